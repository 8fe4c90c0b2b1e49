// Identity is the one thing that must never repeat or go backwards: order, uniqueness, and the exact text form.

#include <doctest/doctest.h>

#include <set>

#include "base/random.h"
#include "base/uuid.h"

using base::Uuid;

TEST_CASE("uuid: version, variant and time stand where RFC 9562 puts them") {
  base::SeededRandom random(1);
  base::UuidGenerator generator(random);
  const Uuid uuid = generator.next(0x017F22E279B0);
  const std::string text = uuid.to_text();
  CHECK(text.size() == 36);
  CHECK(text.substr(0, 13) == "017f22e2-79b0");
  CHECK(text[14] == '7');
  CHECK((text[19] == '8' || text[19] == '9' || text[19] == 'a' || text[19] == 'b'));
}

TEST_CASE("uuid: text round trip in every accepted form") {
  const std::string text = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";
  const auto uuid = Uuid::from_text(text);
  REQUIRE(uuid.has_value());
  CHECK(uuid->to_text() == text);
  CHECK(Uuid::from_text("017F22E279B07CC398C4DC0C0C07398F") == uuid);
}

TEST_CASE("uuid: other text is refused") {
  CHECK_FALSE(Uuid::from_text(""));
  CHECK_FALSE(Uuid::from_text("017f22e2-79b0-7cc3-98c4-dc0c0c07398"));
  CHECK_FALSE(Uuid::from_text("017f22e2-79b0-7cc3-98c4-dc0c0c07398g"));
  CHECK_FALSE(Uuid::from_text("017f22e279b0-7cc3-98c4-dc0c0c07398f-"));
  CHECK_FALSE(Uuid::from_text("{017f22e2-79b0-7cc3-98c4-dc0c0c0739}"));
}

TEST_CASE("uuid: ids only grow, also within one millisecond and when the clock goes back") {
  base::SeededRandom random(7);
  base::UuidGenerator generator(random);
  Uuid previous;
  std::set<Uuid> seen;
  for (int i = 0; i < 20'000; ++i) {
    const int64_t now_ms = 1'700'000'000'000 - (i % 3) * 1000;
    const Uuid uuid = generator.next(now_ms);
    CHECK_MESSAGE(previous < uuid, i);
    previous = uuid;
    seen.insert(uuid);
  }
  CHECK(seen.size() == 20'000);
}

TEST_CASE("uuid: the hash tells neighbours apart") {
  base::SeededRandom random(3);
  base::UuidGenerator generator(random);
  std::set<size_t> hashes;
  for (int i = 0; i < 1000; ++i) hashes.insert(base::UuidHash{}(generator.next(1'700'000'000'000)));
  CHECK(hashes.size() == 1000);
}

TEST_CASE("random: the same seed gives the same numbers, within bounds") {
  base::SeededRandom first(42);
  base::SeededRandom second(42);
  uint32_t largest = 0;
  for (int i = 0; i < 1000; ++i) {
    const uint32_t value = first.below(10);
    CHECK(value == second.below(10));
    CHECK(value < 10);
    largest = value > largest ? value : largest;
    const int64_t between = first.between(-3, 3);
    CHECK(between == second.between(-3, 3));
    CHECK((between >= -3 && between <= 3));
  }
  CHECK(largest == 9);
}
