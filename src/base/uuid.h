#pragma once
// Identity of every record: UUIDv7 (RFC 9562 section 5.7), made on the device, unique without a server, and in
// order of creation, so that an index over it grows at its end. Records carry typed ids (crm/ids.h) around it.

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace base {

struct Uuid {
  std::array<uint8_t, 16> bytes{};

  bool operator==(const Uuid&) const = default;
  // Written out: libc++ 14 has no three-way comparison of arrays.
  std::strong_ordering operator<=>(const Uuid& other) const {
    return std::memcmp(bytes.data(), other.bytes.data(), bytes.size()) <=> 0;
  }
  [[nodiscard]] bool is_nil() const { return *this == Uuid{}; }

  // Lower-case text with hyphens: 36 characters (RFC 9562 section 4).
  [[nodiscard]] std::string to_text() const;
  // The same without the heap, for what is written in every frame.
  [[nodiscard]] std::array<char, 36> to_characters() const;
  // Accepts 36 characters with hyphens or 32 without, in either case; nothing else.
  [[nodiscard]] static std::optional<Uuid> from_text(std::string_view text);
};

// Source of randomness; injected, so that tests are deterministic.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<uint8_t> bytes) = 0;
};

// Makes UUIDv7 values that never go backwards, even when the clock does or many are made in one
// millisecond (RFC 9562 section 6.2, method 1: a counter in rand_a, seeded randomly).
class UuidGenerator {
 public:
  explicit UuidGenerator(Random& random) : random_(random) {}
  // unix_ms: wall clock in milliseconds since 1970-01-01T00:00Z.
  Uuid next(int64_t unix_ms);

 private:
  Random& random_;
  int64_t last_ms_ = 0;
  uint32_t counter_ = 0;
};

struct UuidHash {
  size_t operator()(const Uuid& uuid) const noexcept;
};

}  // namespace base
