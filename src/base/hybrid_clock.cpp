// The clock's two rules and its byte order; see the header.

#include "base/hybrid_clock.h"

#include <algorithm>

namespace base {

std::array<uint8_t, 16> HybridTime::to_bytes() const {
  std::array<uint8_t, 16> bytes{};
  for (size_t i = 0; i < 6; ++i) bytes[i] = static_cast<uint8_t>(ms >> (8 * (5 - i)));
  bytes[6] = static_cast<uint8_t>(counter >> 8);
  bytes[7] = static_cast<uint8_t>(counter);
  for (size_t i = 0; i < 8; ++i) bytes[8 + i] = static_cast<uint8_t>(node >> (8 * (7 - i)));
  return bytes;
}

std::optional<HybridTime> HybridTime::from_bytes(std::span<const uint8_t> bytes) {
  if (bytes.size() != 16) return std::nullopt;
  HybridTime time;
  for (size_t i = 0; i < 6; ++i) time.ms = time.ms << 8 | bytes[i];
  time.counter = static_cast<uint16_t>(bytes[6] << 8 | bytes[7]);
  for (size_t i = 0; i < 8; ++i) time.node = time.node << 8 | bytes[8 + i];
  return time;
}

void HybridClock::carry_counter(uint64_t ms, uint32_t counter) {
  ms_ = counter > 0xFFFF ? ms + 1 : ms;
  counter_ = counter > 0xFFFF ? uint16_t{0} : static_cast<uint16_t>(counter);
}

HybridTime HybridClock::tick(int64_t unix_ms) {
  const uint64_t now = static_cast<uint64_t>(std::max<int64_t>(unix_ms, 0));
  const uint64_t ms = std::max(ms_, now);
  carry_counter(ms, ms == ms_ ? counter_ + 1U : 0U);
  return {.ms = ms_, .counter = counter_, .node = node_};
}

void HybridClock::receive(const HybridTime& stamp, int64_t unix_ms) {
  const uint64_t now = static_cast<uint64_t>(std::max<int64_t>(unix_ms, 0));
  const uint64_t ms = std::max({ms_, stamp.ms, now});
  uint32_t counter = 0;
  if (ms == ms_ && ms == stamp.ms)
    counter = std::max(counter_, stamp.counter) + 1U;
  else if (ms == ms_)
    counter = counter_ + 1U;
  else if (ms == stamp.ms)
    counter = stamp.counter + 1U;
  carry_counter(ms, counter);
}

}  // namespace base
