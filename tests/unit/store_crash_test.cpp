// T1 and T2 of the fault list: the tab is killed at every event of random workloads, transactions fail, callbacks never
// come. What was acknowledged is there afterwards, nothing is there by half, and the image hash holds.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "support/store_fixture.h"

using platform::SimulatedDisk;
using test::Tab;

namespace {

uint64_t workloads(uint64_t usual) {
  const char* scale = std::getenv("KENALAN_TEST_SCALE");
  return scale != nullptr && std::string_view(scale) == "nightly" ? usual * 40 : usual;
}

// The person rows hold a running number, so that "some prefix" is a number: the content after n commands has exactly
// the rows and the counter of n commands.
struct Workload {
  uint64_t seed = 0;
  int done = 0;

  void one(Tab& tab, base::SeededRandom& random) {
    const int number = ++done;
    const uint32_t kind = random.below(8);
    const auto step = tab.database().write({.name_key = "step.work"}, [=](store::Writer& writer) -> base::Status {
      BASE_TRY(writer.execute("INSERT INTO setting VALUES('counter', ?1) ON CONFLICT(name) DO UPDATE SET value=?1",
                              std::to_string(number)));
      switch (kind) {
        case 0: {  // large: several groups, overflow pages
          const std::string body(30'000, static_cast<char>('a' + number % 26));
          for (int i = 0; i < 8; ++i)
            BASE_TRY(writer.execute("INSERT INTO note(uuid, body) VALUES(?1, ?2)", writer.new_uuid(), body));
          return base::success();
        }
        case 1: return writer.execute("DELETE FROM note");  // frees pages
        case 2: return writer.execute("UPDATE person SET name=name||'x', score=?1", number);
        case 3: return writer.execute("DELETE FROM person WHERE key=(SELECT min(key) FROM person)");
        default: break;
      }
      for (int i = 0; i < 5; ++i)
        BASE_TRY(writer.execute("INSERT INTO person(uuid, name) VALUES(?1, ?2)", writer.new_uuid(),
                                "a" + std::to_string(number)));
      return base::success();
    });
    REQUIRE_MESSAGE(step.ok(), (step.ok() ? "" : step.error().detail));
    if (kind == 1) {
      auto vacuum = tab.database().write({.name_key = "step.vacuum"}, [](store::Writer& writer) {
        return writer.execute("PRAGMA incremental_vacuum");
      });
      REQUIRE(vacuum.ok());
    }
  }
};

// Number of commands whose effect is in the database, and proof that nothing else is.
int check_reopened(SimulatedDisk& disk, const std::vector<std::string>& contents) {
  Tab tab(disk, {.seed = 77});
  tab.open();
  disk.run_all();
  REQUIRE_MESSAGE(tab.is_open(), (tab.open_error() ? tab.open_error()->detail : ""));
  const int counter = static_cast<int>(tab.count("SELECT value FROM setting WHERE name='counter'"));
  REQUIRE(counter < static_cast<int>(contents.size()));
  if (!contents[static_cast<size_t>(counter)].empty()) REQUIRE(tab.content() == contents[static_cast<size_t>(counter)]);
  REQUIRE(tab.integrity() == "ok");
  tab.kill();
  return counter;
}

}  // namespace

TEST_CASE("crash: a kill at every event loses nothing acknowledged") {
  const uint64_t count = workloads(30);
  uint64_t crash_points = 0;
  for (uint64_t seed = 0; seed < count; ++seed) {
    // First without a crash: how many events there are and what the content is after each command.
    uint64_t events = 0;
    for (uint64_t crash_at = 0; crash_at == 0 || crash_at < events; ++crash_at) {
      const bool is_rehearsal = crash_at == 0;
      CAPTURE(seed);
      CAPTURE(crash_at);
      SimulatedDisk disk(SimulatedDisk::Delivery::queued);
      Tab tab(disk, {.seed = seed});
      tab.open();
      disk.run_all();
      REQUIRE(tab.is_open());
      base::SeededRandom random(seed);
      Workload work{.seed = seed};
      std::vector<std::string> contents{tab.content()};
      uint64_t event = 0;
      int acknowledged = 0;
      bool crashed = false;
      while (work.done < 25 && !crashed) {
        work.one(tab, random);
        contents.push_back(tab.content());
        for (uint32_t i = random.below(4); i > 0 && !crashed; --i) {
          crashed = !is_rehearsal && ++event == crash_at;
          if (!crashed && !disk.run_one()) break;
          if (is_rehearsal) ++events;
          if (tab.database().storage_state().state == store::SaveState::saved) acknowledged = work.done;
        }
      }
      while (!crashed && disk.busy_tabs() > 0) {
        crashed = !is_rehearsal && ++event == crash_at;
        if (!crashed) disk.run_one();
        if (is_rehearsal) ++events;
        if (tab.database().storage_state().state == store::SaveState::saved) acknowledged = work.done;
      }
      tab.kill();
      const int found = check_reopened(disk, contents);
      REQUIRE(found >= acknowledged);
      if (is_rehearsal) REQUIRE(found == 25);
      ++crash_points;
    }
  }
  MESSAGE("crash points: ", crash_points);
}

TEST_CASE("crash: a step in slices is there as a whole or not at all, wherever its tab is killed") {
  int whole = 0;
  int nothing = 0;
  for (int crash_at = 0; crash_at < 60; ++crash_at) {
    CAPTURE(crash_at);
    SimulatedDisk disk(SimulatedDisk::Delivery::queued);
    Tab tab(disk);
    tab.open();
    disk.run_all();
    tab.add_person("own", "new");
    disk.run_all();
    auto step = tab.database().begin_step({.name_key = "step.import"});
    REQUIRE(step.ok());
    int events = 0;
    const auto run = [&](int count) {
      for (int i = 0; i < count && events < crash_at; ++i, ++events) disk.run_one();
    };
    for (int slice = 0; slice < 6 && events < crash_at; ++slice) {
      REQUIRE(step->slice([](store::Writer& writer) -> base::Status {
                    for (int i = 0; i < 40; ++i)
                      BASE_TRY(writer.execute("INSERT INTO person(uuid, name) VALUES(?1, 'a')", writer.new_uuid()));
                    return writer.execute("UPDATE person SET stage='touched' WHERE name='own'");
                  })
                  .ok());
      run(2);
    }
    if (events < crash_at) REQUIRE(step->close().ok());
    run(60);
    tab.kill();

    Tab again(disk, {.seed = 2});
    again.open();
    disk.run_all();
    REQUIRE(again.is_open());
    const int64_t rows = again.count("SELECT count(*) FROM person WHERE name='a'");
    const int64_t touched = again.count("SELECT count(*) FROM person WHERE stage='touched'");
    REQUIRE((rows == 0 || rows == 240));
    REQUIRE(touched == rows / 240);
    REQUIRE(again.count("SELECT count(*) FROM step WHERE state=0") == 0);
    REQUIRE(again.integrity() == "ok");
    ++(rows == 0 ? nothing : whole);
  }
  CHECK(whole > 0);
  CHECK(nothing > 0);
}

TEST_CASE("crash: transactions that fail are tried again until they are durable") {
  for (uint64_t index = 0; index < 12; ++index) {
    for (const uint64_t failures : {uint64_t{1}, uint64_t{5}}) {
      CAPTURE(index);
      CAPTURE(failures);
      SimulatedDisk disk(SimulatedDisk::Delivery::queued);
      Tab tab(disk);
      tab.open();
      disk.run_all();
      disk.fail(index, failures, store::FailureReason::quota);
      bool was_not_saved = false;
      for (int i = 0; i < 12; ++i) {
        tab.add_person("a" + std::to_string(i));
        disk.run_all();
        const store::StorageState state = tab.database().storage_state();
        if (state.state == store::SaveState::not_saved) {
          was_not_saved = true;
          CHECK(state.reason == store::FailureReason::quota);
          REQUIRE(tab.database().poll_at_ms());
        }
      }
      const std::string content = tab.content();
      for (int i = 0; i < 10 && tab.database().storage_state().state != store::SaveState::saved; ++i) {
        tab.clock().set(*tab.database().poll_at_ms());
        tab.database().poll();
        disk.run_all();
      }
      CHECK(was_not_saved);
      CHECK(tab.database().storage_state().state == store::SaveState::saved);
      CHECK_FALSE(tab.database().poll_at_ms());
      tab.kill();
      Tab again(disk, {.seed = 2});
      again.open();
      disk.run_all();
      CHECK(again.content() == content);
    }
  }
}

TEST_CASE("crash: a storage that never answers again keeps the tab usable and says saving") {
  SimulatedDisk disk(SimulatedDisk::Delivery::queued);
  Tab tab(disk);
  tab.open();
  disk.run_all();
  for (int i = 0; i < 200; ++i) tab.add_person("a" + std::to_string(i));
  CHECK(tab.database().storage_state().state == store::SaveState::saving);
  CHECK(tab.database().storage_state().queued == 200);
  CHECK(tab.count("SELECT count(*) FROM person") == 200);
}

TEST_CASE("crash: the log is folded into segments, and what is loaded is the same") {
  SimulatedDisk disk(SimulatedDisk::Delivery::queued);
  Tab tab(disk);
  tab.open();
  base::SeededRandom random(5);
  disk.run_all();
  Workload work{.seed = 5};
  for (int i = 0; i < 600; ++i) {
    work.one(tab, random);
    disk.run_all();
  }
  CHECK(disk.head.checkpoint_generation > 256);
  CHECK(disk.log.size() <= 512 + 256);
  const std::string content = tab.content();
  tab.kill();
  Tab again(disk, {.seed = 2});
  again.open();
  disk.run_all();
  REQUIRE(again.is_open());
  CHECK(again.content() == content);
  CHECK(again.integrity() == "ok");
}

TEST_CASE("damage: every flipped, dropped or stale record is noticed before the first write") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  base::SeededRandom random(11);
  Workload work{.seed = 11};
  for (int i = 0; i < 300; ++i) work.one(tab, random);
  tab.kill();
  const auto opens = [&disk] {
    Tab reopened(disk, {.seed = 3});
    reopened.open();
    const bool is_open = reopened.is_open();
    if (!is_open) CHECK(reopened.open_error()->message_key == "storage.damaged");
    reopened.kill();
    return is_open;
  };
  const uint64_t rounds = workloads(60);
  for (uint64_t round = 0; round < rounds; ++round) {
    CAPTURE(round);
    if (random.chance(50)) {
      auto segment = disk.segments.begin();
      std::advance(segment, random.below(static_cast<uint32_t>(disk.segments.size())));
      const std::vector<uint8_t> kept = segment->second;
      // Where a record of the log replaces the page anyway, damage does no harm: only the others must be noticed.
      const uint32_t page_in_segment = random.below(static_cast<uint32_t>(kept.size() / store::kPageSize));
      const uint32_t page = segment->first.second * (store::kSegmentSize / store::kPageSize) + page_in_segment + 1;
      bool is_replaced = false;
      for (auto record = disk.log.upper_bound(disk.head.checkpoint_generation); record != disk.log.end(); ++record)
        is_replaced =
            is_replaced || std::ranges::find(record->second.page_numbers, page) != record->second.page_numbers.end();
      segment->second[page_in_segment * store::kPageSize + random.below(store::kPageSize)] ^=
          static_cast<uint8_t>(1U << random.below(8));
      CHECK(opens() == is_replaced);
      segment->second = kept;
    } else {
      auto record = disk.log.upper_bound(disk.head.checkpoint_generation);
      const auto live = static_cast<uint32_t>(std::distance(record, disk.log.end()));
      if (live < 2) continue;
      std::advance(record, random.below(live));
      const store::CommitRecord kept = record->second;
      // Only the newest version of a page counts.
      const uint32_t index = random.below(static_cast<uint32_t>(kept.page_numbers.size()));
      bool is_replaced = false;
      for (auto later = std::next(record); later != disk.log.end(); ++later)
        is_replaced = is_replaced ||
                      std::ranges::find(later->second.page_numbers, kept.page_numbers[index]) !=
                          later->second.page_numbers.end() ||
                      later->second.file_size / store::kPageSize < kept.page_numbers[index];
      record->second.pages[size_t{index} * store::kPageSize + random.below(store::kPageSize)] ^= 0x40;
      CHECK(opens() == is_replaced);
      record->second = kept;
    }
  }
  CHECK(opens());
}
