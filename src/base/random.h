#pragma once
// A deterministic generator behind the Random interface: sample data, simulations and fuzz tests give the same result
// for the same seed on every machine. Never for secrets. xoshiro256** (Blackman, Vigna 2018), seeded by SplitMix64.

#include <array>
#include <cstdint>
#include <span>

#include "base/hash.h"
#include "base/uuid.h"

namespace base {

class SeededRandom final : public Random {
 public:
  explicit SeededRandom(uint64_t seed) {
    for (uint64_t& word : state_) word = mix64(seed += 0x9E3779B97F4A7C15u);
  }

  uint64_t next() {
    const uint64_t result = rotate_left(state_[1] * 5, 7) * 9;
    const uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = rotate_left(state_[3], 45);
    return result;
  }

  // Uniform in [0, bound); 0 when the bound is 0. The upper 32 bits are scaled (Lemire), whose bias is below 2^-32
  // times the bound: nothing a sample or a test could notice.
  uint32_t below(uint32_t bound) { return static_cast<uint32_t>(((next() >> 32) * bound) >> 32); }

  // Uniform in [first, last], both included.
  int64_t between(int64_t first, int64_t last) {
    const uint64_t count = static_cast<uint64_t>(last) - static_cast<uint64_t>(first) + 1;
    return first + static_cast<int64_t>(count == 0 ? next() : next() % count);
  }

  // True in `percent` of a hundred calls.
  bool chance(uint32_t percent) { return below(100) < percent; }

  template <typename T>
  const T& pick(std::span<const T> choices) {
    return choices[below(static_cast<uint32_t>(choices.size()))];
  }

  void fill(std::span<uint8_t> bytes) override {
    uint64_t word = 0;
    for (size_t i = 0; i < bytes.size(); ++i) {
      if (i % 8 == 0) word = next();
      bytes[i] = static_cast<uint8_t>(word >> (8 * (i % 8)));
    }
  }

 private:
  static constexpr uint64_t rotate_left(uint64_t value, int count) {
    return (value << count) | (value >> (64 - count));
  }

  std::array<uint64_t, 4> state_{};
};

}  // namespace base
