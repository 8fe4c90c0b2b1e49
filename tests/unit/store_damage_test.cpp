// T9 of the fault list: what lies in the browser's storage is damaged at random. The start notices it before the first
// write, every time, unless the damage is where nothing is read; and it never crashes.

#include <doctest/doctest.h>

#include <algorithm>

#include "support/store_fixture.h"
#include "support/store_workload.h"
#include "support/test_scale.h"

using platform::SimulatedDisk;
using test::Tab;
using test::Workload;

namespace {

// The file as the storage holds it, put together in the plainest way: what the product must come to as well.
std::vector<uint8_t> file_in(const SimulatedDisk& disk) {
  std::vector<uint8_t> file(disk.head.file_size);
  for (const auto& [id, bytes] : disk.segments) {
    const uint64_t offset = uint64_t{id.second} * store::kSegmentSize;
    if (id.first != disk.head.era || offset >= file.size()) continue;
    std::copy_n(bytes.begin(), std::min<uint64_t>(bytes.size(), file.size() - offset),
                file.begin() + static_cast<ptrdiff_t>(offset));
  }
  for (auto entry = disk.log.upper_bound(disk.head.checkpoint_generation); entry != disk.log.end(); ++entry) {
    const store::CommitRecord& record = entry->second;
    file.resize(record.file_size);
    for (size_t i = 0; i < record.page_numbers.size(); ++i) {
      const uint64_t offset = uint64_t{record.page_numbers[i] - 1} * store::kPageSize;
      if (record.page_numbers[i] == 0 || offset >= file.size() || (i + 1) * store::kPageSize > record.pages.size())
        continue;
      std::copy_n(record.pages.begin() + static_cast<ptrdiff_t>(i * store::kPageSize), store::kPageSize,
                  file.begin() + static_cast<ptrdiff_t>(offset));
    }
  }
  return file;
}

enum class Damage : uint8_t {
  bit_of_segment,
  bit_of_record,
  drop_segment,
  drop_record,
  duplicate_segment,
  duplicate_record,
  exchange_segments,
  exchange_records,
  exchange_pages,
  stale_segment,
  stale_record,
  short_segment,
  short_record,
  field_of_record,
  head_size,
  head_hash,
  head_generation,
  head_era,
};
constexpr uint32_t kDamages = static_cast<uint32_t>(Damage::head_era) + 1;

class Vandal {
  template <typename Map>
  auto pick(Map& map) {
    REQUIRE_FALSE(map.empty());
    auto entry = map.begin();
    std::advance(entry, random_.below(static_cast<uint32_t>(map.size())));
    return entry;
  }

 public:
  // `earlier`: the same storage some time ago.
  Vandal(SimulatedDisk& disk, const SimulatedDisk& earlier, base::SeededRandom& random)
      : disk_(disk), earlier_(earlier), random_(random) {}

  void damage(Damage damage) {
    switch (damage) {
      case Damage::bit_of_segment: flip_bit(segment().second); break;
      case Damage::bit_of_record: flip_bit(record().pages); break;
      case Damage::drop_segment: disk_.segments.erase(segment().first); break;
      case Damage::drop_record: disk_.log.erase(record().generation); break;
      case Damage::duplicate_segment: segment().second = std::vector(segment().second); break;
      case Damage::duplicate_record: record() = store::CommitRecord(record()); break;
      case Damage::exchange_segments: std::swap(segment().second, segment().second); break;
      case Damage::exchange_records: std::swap(record(), record()); break;
      case Damage::exchange_pages: exchange_pages(record()); break;
      case Damage::stale_segment: {
        const auto found = earlier_.segments.find(segment().first);
        if (found != earlier_.segments.end()) disk_.segments[found->first] = found->second;
        break;
      }
      case Damage::stale_record: {
        store::CommitRecord& victim = record();
        store::CommitRecord old = pick(earlier_.log)->second;
        old.generation = victim.generation;
        old.previous = victim.previous;
        victim = std::move(old);
        break;
      }
      case Damage::short_segment: {
        std::vector<uint8_t>& bytes = segment().second;
        bytes.resize(random_.below(static_cast<uint32_t>(bytes.size())));
        break;
      }
      case Damage::short_record: {
        base::ByteBuffer& pages = record().pages;
        pages.resize_for_overwrite(random_.below(static_cast<uint32_t>(pages.size() + 1)));
        break;
      }
      case Damage::field_of_record: damage_field(record()); break;
      case Damage::head_size:
        disk_.head.file_size =
            random_.chance(50) ? random_.below(200) * uint64_t{store::kPageSize} : random_.next() >> 40;
        break;
      case Damage::head_hash: disk_.head.image_hash ^= uint64_t{1} << random_.below(64); break;
      case Damage::head_generation:
        // One at or above the newest record would make a whole, older file of the segments: nothing in it could tell.
        disk_.head.checkpoint_generation = random_.below(static_cast<uint32_t>(disk_.log.rbegin()->first));
        break;
      case Damage::head_era: disk_.head.era ^= 1U << random_.below(4); break;
    }
  }

 private:
  std::pair<const std::pair<uint32_t, uint32_t>, std::vector<uint8_t>>& segment() { return *pick(disk_.segments); }
  // One that a start reads, mostly.
  store::CommitRecord& record() {
    const auto live = disk_.log.upper_bound(disk_.head.checkpoint_generation);
    const auto count = static_cast<uint32_t>(std::distance(live, disk_.log.end()));
    if (count == 0 || random_.chance(10)) return pick(disk_.log)->second;
    return std::next(live, random_.below(count))->second;
  }
  void flip_bit(std::span<uint8_t> bytes) {
    if (bytes.empty()) return;
    bytes[random_.below(static_cast<uint32_t>(bytes.size()))] ^= static_cast<uint8_t>(1U << random_.below(8));
  }
  void exchange_pages(store::CommitRecord& victim) {
    const auto count = static_cast<uint32_t>(victim.page_numbers.size());
    if (count == 0) return;
    std::swap(victim.page_numbers[random_.below(count)], victim.page_numbers[random_.below(count)]);
  }
  void damage_field(store::CommitRecord& victim) {
    switch (random_.below(4)) {
      case 0: victim.file_size = random_.below(300) * uint64_t{store::kPageSize}; break;
      case 1: victim.image_hash ^= uint64_t{1} << random_.below(64); break;
      case 2:
        if (!victim.page_numbers.empty())
          victim.page_numbers[random_.below(static_cast<uint32_t>(victim.page_numbers.size()))] =
              random_.chance(20) ? static_cast<uint32_t>(random_.next()) : random_.below(200);
        break;
      default: victim.file_size += 1 + random_.below(4'000); break;
    }
  }

  SimulatedDisk& disk_;
  const SimulatedDisk& earlier_;
  base::SeededRandom& random_;
};

// A storage with a checkpoint, records above it, records kept below it, and a state of some time before.
struct Victim {
  SimulatedDisk disk;
  SimulatedDisk earlier;
  Workload work;
  std::vector<uint8_t> file;
  std::string content;

  explicit Victim(uint64_t seed) : work(seed) {
    Tab tab(disk, {.seed = seed + 1});
    tab.open();
    work.note(tab);
    for (int i = 0; i < 60; ++i) {
      work.one(tab);
      work.note(tab);
      if (i == 25) {
        tab.database().on_hide();
        test::copy_stored(disk, earlier);
      }
      if (i == 45) tab.database().on_hide();
    }
    content = tab.content();
    file = file_in(disk);
    std::vector<uint8_t> exported;
    tab.database().export_image(
        [&exported](std::span<const uint8_t> piece) { exported.insert(exported.end(), piece.begin(), piece.end()); });
    REQUIRE((exported == file));
    tab.kill();
  }
};

}  // namespace

TEST_CASE("damage: whatever is flipped, dropped, doubled, exchanged or stale is noticed before the first write") {
  const uint64_t storages = test::scaled<uint64_t>(3, 20);
  const uint32_t rounds = test::scaled(180U, 500U);
  uint64_t noticed = 0;
  uint64_t harmless = 0;
  for (uint64_t seed = test::first_seed(); seed < test::first_seed() + storages; ++seed) {
    CAPTURE(seed);
    const Victim victim(seed);
    base::SeededRandom random(seed + 17);
    for (uint32_t round = 0; round < rounds; ++round) {
      const auto damage = static_cast<Damage>(round % kDamages);
      CAPTURE(round);
      CAPTURE(static_cast<int>(damage));
      SimulatedDisk disk;
      test::copy_stored(victim.disk, disk);
      Vandal(disk, victim.earlier, random).damage(damage);
      const bool is_same_file = file_in(disk) == victim.file;
      const uint64_t transactions = disk.transaction_count();
      const size_t records = disk.log.size();
      Tab tab(disk, {.seed = 3});
      tab.open();
      if (tab.is_open()) {
        if (is_same_file) {
          // The damage is where nothing is read any more.
          REQUIRE((tab.content() == victim.content));
          ++harmless;
        } else {
          // Without its newest records a storage is what it was before them, and cannot be told from that.
          REQUIRE(damage == Damage::drop_record);
          REQUIRE(disk.newest_generation() < victim.disk.newest_generation());
          const auto counter = static_cast<size_t>(tab.count("SELECT value FROM setting WHERE name='counter'"));
          REQUIRE((tab.content() == victim.work.contents().at(counter)));
        }
        REQUIRE(tab.integrity() == "ok");
      } else {
        REQUIRE(tab.open_error()->message_key == "storage.damaged");
        REQUIRE(disk.transaction_count() == transactions);
        REQUIRE(disk.log.size() == records);
        // Nobody is refused for damage that does not reach the file.
        if (damage <= Damage::drop_segment) REQUIRE_FALSE(is_same_file);
        ++noticed;
      }
      tab.kill();
    }
  }
  CHECK(noticed > storages * rounds / 3);
  CHECK(harmless > 0);
  MESSAGE("noticed: ", noticed, ", without effect: ", harmless);
}

TEST_CASE("damage: another copy, when the storage has one, is loaded in its place and told of, and is asked for once") {
  const Victim victim(test::first_seed());
  for (const bool is_whole : {true, false}) {
    CAPTURE(is_whole);
    SimulatedDisk disk;
    test::copy_stored(victim.disk, disk);
    REQUIRE_FALSE(disk.log.empty());
    disk.log.rbegin()->second.pages.data()[100] ^= 1;
    Tab tab(disk, {.seed = 3});
    int asked = 0;
    tab.persistence().mend = [&] {
      if (++asked > 1) return false;
      if (is_whole) test::copy_stored(victim.disk, disk);
      return true;
    };
    tab.open();
    if (!is_whole) {
      CHECK(asked == 2);
      REQUIRE_FALSE(tab.is_open());
      CHECK(tab.open_error()->message_key == "storage.damaged");
      continue;
    }
    CHECK(asked == 1);
    REQUIRE(tab.is_open());
    CHECK((tab.content() == victim.content));
    tab.persistence().tell_restored(store::Restored::damaged);
    const std::vector<store::Notice> notices = tab.database().take_notices();
    REQUIRE(notices.size() == 1);
    CHECK(notices.front().kind == store::Notice::Kind::restored);
    CHECK(notices.front().error.message_key == "storage.restored_damaged");
  }
}
