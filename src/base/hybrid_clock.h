#pragma once
// Hybrid logical clock: wall-clock milliseconds that never go back, a counter for what happens within one, and the node
// that counted. Stamps of different devices compare as bytes, and a later edit wins in human terms. Rules after
// Kulkarni et al., "Logical Physical Clocks" (2014), with carry of the counter instead of an error.

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>

namespace base {

struct HybridTime {
  uint64_t ms = 0;  // 48 bits are stored
  uint16_t counter = 0;
  uint64_t node = 0;

  auto operator<=>(const HybridTime&) const = default;
  // Big-endian, 6 + 2 + 8 bytes: memcmp orders as <=> does.
  [[nodiscard]] std::array<uint8_t, 16> to_bytes() const;
  // Nothing when there are not 16 bytes.
  [[nodiscard]] static std::optional<HybridTime> from_bytes(std::span<const uint8_t> bytes);
};

class HybridClock {
 public:
  explicit HybridClock(uint64_t node) : node_(node) {}

  // The stamp of a local change; later than every stamp given or received before.
  HybridTime tick(int64_t unix_ms);
  // Another device's stamp, or one read back at start: later ticks come after it.
  void receive(const HybridTime& stamp, int64_t unix_ms);

 private:
  void carry_counter(uint64_t ms, uint32_t counter);
  uint64_t node_;
  uint64_t ms_ = 0;
  uint16_t counter_ = 0;
};

}  // namespace base
