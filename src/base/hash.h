#pragma once
// A fast 64-bit hash for look-up tables and for noticing that content changed. It is not for security and it is not
// written to disk: the value differs between machines of different byte order.

#include <cstdint>
#include <cstring>
#include <string_view>

namespace base {

// Spreads every input bit over all output bits: Stafford's variant 13 of the 64-bit finaliser, as in SplitMix64
// (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators", 2014).
[[nodiscard]] constexpr uint64_t mix64(uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
  return value ^ (value >> 31);
}

[[nodiscard]] constexpr uint64_t combine_hash(uint64_t first, uint64_t second) {
  return mix64(first + 0x9E3779B97F4A7C15u + mix64(second));
}

// Eight bytes a step; the length takes part, so that trailing zero bytes count.
[[nodiscard]] inline uint64_t hash_bytes(std::string_view bytes, uint64_t seed = 0) {
  uint64_t state = mix64(seed + 0x9E3779B97F4A7C15u * (bytes.size() + 1));
  const char* at = bytes.data();
  size_t left = bytes.size();
  while (left > 0) {
    const size_t step = left < 8 ? left : 8;
    uint64_t word = 0;
    std::memcpy(&word, at, step);
    state = mix64(state ^ word) + 0x9E3779B97F4A7C15u;
    at += step;
    left -= step;
  }
  return mix64(state);
}

}  // namespace base
