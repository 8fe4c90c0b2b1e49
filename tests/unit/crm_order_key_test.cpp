// Positions between any two others: always in between, short in the common cases, never the same twice in one place.

#include <doctest/doctest.h>

#include <algorithm>

#include "base/random.h"
#include "crm/order_key.h"

using crm::order_key_between;
using crm::order_keys_between;

TEST_CASE("a key lies between its neighbours") {
  CHECK(order_key_between("", "") == "a0");
  CHECK(order_key_between("a0", "") == "a1");
  CHECK(order_key_between("", "a0") == "Zz");
  CHECK(order_key_between("a0", "a1") == "a0V");
  CHECK(order_key_between("az", "") == "b00");
  CHECK(order_key_between("", "Z0") == "Yzz");
  CHECK(order_key_between("a0", "a0V") > "a0");
  CHECK(order_key_between("a0", "a0V") < "a0V");
}

TEST_CASE("three thousand insertions at random places keep the order, and keys stay short") {
  base::SeededRandom random(7);
  std::vector<std::string> keys = {"a0"};
  for (int i = 0; i < 3'000; ++i) {
    const size_t at = random.below(static_cast<uint32_t>(keys.size()) + 1);
    const std::string low = at == 0 ? "" : keys[at - 1];
    const std::string high = at == keys.size() ? "" : keys[at];
    const std::string key = order_key_between(low, high);
    REQUIRE((low.empty() || low < key));
    REQUIRE((high.empty() || key < high));
    REQUIRE(key.back() != (key.size() > 2 ? '0' : '\0'));
    keys.insert(keys.begin() + static_cast<ptrdiff_t>(at), key);
  }
  std::vector<size_t> lengths;
  for (const std::string& key : keys) lengths.push_back(key.size());
  std::ranges::sort(lengths);
  CHECK(lengths[lengths.size() * 99 / 100] <= 32);
}

TEST_CASE("adding at either end for ever stays short") {
  std::string low = "a0";
  std::string high = "a0";
  for (int i = 0; i < 100'000; ++i) {
    const std::string above = order_key_between("", low);
    const std::string below = order_key_between(high, "");
    REQUIRE(above < low);
    REQUIRE(below > high);
    low = above;
    high = below;
  }
  CHECK(low.size() <= 5);
  CHECK(high.size() <= 5);
}

TEST_CASE("inserting always at the same place") {
  std::string high = "a1";
  for (int i = 0; i < 200; ++i) {
    const std::string key = order_key_between("a0", high);
    REQUIRE(key > "a0");
    REQUIRE(key < high);
    high = key;
  }
  CHECK(high.size() < 60);
}

TEST_CASE("many keys at once are in order and between") {
  for (const auto& [low, high] : {std::pair{"", ""}, std::pair{"a5", ""}, std::pair{"", "a5"}, std::pair{"a5", "a6"}}) {
    const std::vector<std::string> keys = order_keys_between(low, high, 500);
    REQUIRE(keys.size() == 500);
    CHECK(std::ranges::is_sorted(keys));
    CHECK(std::adjacent_find(keys.begin(), keys.end()) == keys.end());
    CHECK(keys.front() > low);
    if (*high != '\0') CHECK(keys.back() < high);
  }
}

TEST_CASE("equal keys of two devices are told apart from then on") {
  const std::string key = order_key_between("a3", "a3");
  CHECK(key > "a3");
}
