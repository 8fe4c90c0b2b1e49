// UUIDv7: 48 bits of milliseconds, 12 bits of counter, 62 bits of randomness (RFC 9562 section 5.7). The counter is
// seeded below half its range, so that about two thousand ids fit in a millisecond before the time is borrowed from.

#include "base/uuid.h"

#include "base/ascii.h"
#include "base/hash.h"

namespace base {

namespace {

constexpr char kHexDigits[] = "0123456789abcdef";
constexpr uint32_t kCounterMask = 0xFFF;
constexpr uint32_t kCounterSeedMask = 0x7FF;
constexpr int64_t kTimeMask = (int64_t{1} << 48) - 1;

// In the text form a hyphen stands before these bytes.
bool hyphen_before(size_t byte_index) {
  return byte_index == 4 || byte_index == 6 || byte_index == 8 || byte_index == 10;
}

}  // namespace

std::array<char, 36> Uuid::to_characters() const {
  std::array<char, 36> text{};
  size_t at = 0;
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (hyphen_before(i)) text[at++] = '-';
    text[at++] = kHexDigits[bytes[i] >> 4];
    text[at++] = kHexDigits[bytes[i] & 15];
  }
  return text;
}

std::string Uuid::to_text() const {
  const std::array<char, 36> text = to_characters();
  return {text.data(), text.size()};
}

std::optional<Uuid> Uuid::from_text(std::string_view text) {
  const bool with_hyphens = text.size() == 36;
  if (!with_hyphens && text.size() != 32) return std::nullopt;
  Uuid uuid;
  size_t at = 0;
  for (size_t i = 0; i < uuid.bytes.size(); ++i) {
    if (with_hyphens && hyphen_before(i) && text[at++] != '-') return std::nullopt;
    const int high = hex_value(text[at]);
    const int low = hex_value(text[at + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    uuid.bytes[i] = static_cast<uint8_t>(high * 16 + low);
    at += 2;
  }
  return uuid;
}

Uuid UuidGenerator::next(int64_t unix_ms) {
  Uuid uuid;
  random_.fill(uuid.bytes);
  // The random bytes that the counter will stand in seed it; they are used for nothing else.
  const uint32_t seed = ((uint32_t{uuid.bytes[6]} << 8) | uuid.bytes[7]) & kCounterSeedMask;
  const int64_t now_ms = unix_ms < 0 ? 0 : unix_ms & kTimeMask;
  if (now_ms > last_ms_) {
    last_ms_ = now_ms;
    counter_ = seed;
  } else if (counter_ < kCounterMask) {
    ++counter_;
  } else {
    // The millisecond is full: borrow the next one rather than repeat or go back.
    ++last_ms_;
    counter_ = seed;
  }
  for (size_t i = 0; i < 6; ++i) uuid.bytes[i] = static_cast<uint8_t>(last_ms_ >> (8 * (5 - i)));
  uuid.bytes[6] = static_cast<uint8_t>(0x70 | (counter_ >> 8));
  uuid.bytes[7] = static_cast<uint8_t>(counter_ & 0xFF);
  uuid.bytes[8] = static_cast<uint8_t>(0x80 | (uuid.bytes[8] & 0x3F));
  return uuid;
}

size_t UuidHash::operator()(const Uuid& uuid) const noexcept {
  uint64_t high = 0;
  uint64_t low = 0;
  std::memcpy(&high, uuid.bytes.data(), sizeof high);
  std::memcpy(&low, uuid.bytes.data() + sizeof high, sizeof low);
  return static_cast<size_t>(mix64(high ^ mix64(low)));
}

}  // namespace base
