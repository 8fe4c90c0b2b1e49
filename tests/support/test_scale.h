#pragma once
// How much a random test does: little in every test run, much in scripts/soak, which sets KENALAN_TEST_SCALE=nightly.
// KENALAN_TEST_SEED moves every random test to other seeds, so that two soaks do not prove the same twice.

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace test {

inline bool is_soak() {
  const char* scale = std::getenv("KENALAN_TEST_SCALE");
  return scale != nullptr && std::string_view(scale) == "nightly";
}

template <typename T>
T scaled(T usual, T soak) {
  return is_soak() ? soak : usual;
}

inline uint64_t first_seed() {
  const char* seed = std::getenv("KENALAN_TEST_SEED");
  return seed == nullptr ? 0 : std::strtoull(seed, nullptr, 10) * 1'000'000;
}

}  // namespace test
