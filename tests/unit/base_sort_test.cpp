// The sort that is compiled once: equal elements keep their order, whatever the length.

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <random>

#include "base/sort.h"

TEST_SUITE("base sort") {
  TEST_CASE("what it makes is what the standard's stable sort makes") {
    std::mt19937 random(7);
    for (const size_t length : {0, 1, 2, 3, 7, 8, 9, 31, 100, 1000}) {
      std::vector<std::pair<uint32_t, size_t>> ours;
      for (size_t i = 0; i < length; ++i) ours.emplace_back(random() % 10, i);
      auto expected = ours;
      const auto less = [](const auto& a, const auto& b) { return a.first < b.first; };
      std::stable_sort(expected.begin(), expected.end(), less);
      base::stable_sort(ours, less);
      CHECK(ours == expected);
      base::stable_sort(ours, less);
      CHECK(ours == expected);
    }
  }

  TEST_CASE("elements that can only be moved are moved") {
    std::vector<std::unique_ptr<int>> owners;
    for (const int value : {3, 1, 2}) owners.push_back(std::make_unique<int>(value));
    base::stable_sort(owners, [](const auto& a, const auto& b) { return *a < *b; });
    CHECK((*owners[0] == 1 && *owners[1] == 2 && *owners[2] == 3));
  }
}
