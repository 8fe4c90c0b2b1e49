// Upkeep in idle time: free pages go back in small commits, the structure is looked through once a day, and neither
// changes the data, disturbs a person at work, or outlives a lost race.

#include <doctest/doctest.h>

#include "store/image.h"
#include "store/maintenance.h"
#include "support/store_fixture.h"

using platform::SimulatedDisk;
using store::MaintenancePolicy;
using test::Tab;

namespace {

// Lets time pass as a page does that nobody touches; returns the number of slices.
int be_idle(SimulatedDisk& disk, Tab& tab, int64_t duration_ms) {
  const int64_t end_ms = tab.clock().unix_ms() + duration_ms;
  int slices = 0;
  for (;;) {
    disk.run_all();
    const std::optional<int64_t> due_ms = tab.database().maintain_at_ms();
    if (!due_ms || *due_ms > end_ms) break;
    REQUIRE(slices < 10'000);
    tab.clock().set(std::max(tab.clock().unix_ms(), *due_ms));
    tab.database().maintain();
    ++slices;
  }
  tab.clock().set(end_ms);
  return slices;
}

std::string result_of_check(Tab& tab) {
  auto row = tab.database().query("SELECT value FROM store_meta WHERE name='check_result'");
  return row.next() ? std::string(row.text(0)) : "";
}

void add_large_notes(Tab& tab, int count) {
  const auto step = tab.database().write({.name_key = "step.notes"}, [count](store::Writer& writer) -> base::Status {
    const std::string body(40'000, 'x');
    for (int i = 0; i < count; ++i)
      BASE_TRY(writer.execute("INSERT INTO note(uuid, body) VALUES(?1, ?2)", writer.new_uuid(), body));
    return base::success();
  });
  REQUIRE(step.ok());
}

constexpr int64_t kHourMs = 60 * 60 * 1'000;

}  // namespace

TEST_CASE("maintenance: the structure is looked through once a day, and the result is kept") {
  SimulatedDisk disk(SimulatedDisk::Delivery::queued);
  Tab tab(disk);
  tab.open();
  disk.run_all();
  tab.add_person("Ali");
  disk.run_all();
  const std::string content = tab.content();
  const uint64_t version = tab.database().data_version();
  const auto tables = static_cast<int>(tab.count("SELECT count(*) FROM sqlite_schema WHERE type='table'"));
  REQUIRE(tables > 5);
  // Not while somebody works.
  tab.database().maintain();
  CHECK(result_of_check(tab).empty());
  CHECK(*tab.database().maintain_at_ms() >= tab.clock().unix_ms() + MaintenancePolicy::kQuietMs);
  // What is new needs none. Then a slice to begin, one for each table, one to end.
  CHECK(be_idle(disk, tab, 23 * kHourMs) == 0);
  CHECK(be_idle(disk, tab, 2 * kHourMs) == tables + 2);
  CHECK(result_of_check(tab) == "ok");
  CHECK(tab.database().take_notices().empty());
  CHECK(tab.content() == content);
  CHECK(tab.database().data_version() == version);
  CHECK(tab.count("SELECT count(*) FROM step") == 1);
  CHECK(tab.database().storage_state().state == store::SaveState::saved);
  CHECK(be_idle(disk, tab, 20 * kHourMs) == 0);
  tab.kill();

  Tab later(disk, {.seed = 2});
  later.clock().set(tab.clock().unix_ms());
  later.open();
  disk.run_all();
  CHECK(result_of_check(later) == "ok");
  CHECK(be_idle(disk, later, 2 * kHourMs) == 0);
  CHECK(be_idle(disk, later, 2 * kHourMs) == tables + 2);
}

TEST_CASE("maintenance: work of a person comes first, and the check goes on where it was") {
  SimulatedDisk disk(SimulatedDisk::Delivery::queued);
  Tab tab(disk);
  tab.open();
  disk.run_all();
  tab.clock().advance_ms(*tab.database().maintain_at_ms() - tab.clock().unix_ms());
  tab.clock().advance_ms(MaintenancePolicy::kQuietMs);
  tab.database().maintain();
  tab.add_person("Ali");
  CHECK_FALSE(tab.database().maintain_at_ms());  // not saved yet
  disk.run_all();
  CHECK(*tab.database().maintain_at_ms() == tab.clock().unix_ms() + MaintenancePolicy::kQuietMs);
  be_idle(disk, tab, kHourMs);
  CHECK(result_of_check(tab) == "ok");
}

TEST_CASE("maintenance: many free pages go back in small commits, few stay for what comes next") {
  SimulatedDisk disk(SimulatedDisk::Delivery::queued);
  Tab tab(disk);
  tab.open();
  disk.run_all();
  tab.add_person("Ali");
  be_idle(disk, tab, kHourMs);
  add_large_notes(tab, 20);
  // What the deletion needs to be undone would fill the free pages again.
  tab.run("DELETE FROM note");
  tab.run("DELETE FROM change");
  disk.run_all();
  CHECK(tab.count("PRAGMA freelist_count") > MaintenancePolicy::kFreePagesLeft);
  const uint64_t small = tab.database().image_size();
  // About 200 pages: not worth it.
  CHECK(be_idle(disk, tab, kHourMs) == 0);
  CHECK(tab.database().image_size() == small);

  add_large_notes(tab, 200);
  tab.add_person("Bala");
  disk.run_all();
  tab.run("DELETE FROM note");
  disk.run_all();
  tab.run("DELETE FROM change");
  disk.run_all();
  const std::string content = tab.content();
  const uint64_t large = tab.database().image_size();
  const uint64_t newest = disk.newest_generation();
  const int slices = be_idle(disk, tab, 12 * kHourMs);
  CHECK(slices > 20);
  CHECK(tab.count("PRAGMA freelist_count") <= MaintenancePolicy::kFreePagesLeft);
  CHECK(tab.count("PRAGMA freelist_count") >= MaintenancePolicy::kFreePagesLeft - MaintenancePolicy::kPagesPerSlice);
  CHECK(tab.database().image_size() < large / 4);
  size_t largest = 0;
  for (auto record = disk.log.upper_bound(newest); record != disk.log.end(); ++record)
    largest = std::max(largest, record->second.page_numbers.size());
  CHECK(largest > 0);
  CHECK(largest <= 4 * MaintenancePolicy::kPagesPerSlice);
  CHECK(tab.content() == content);
  CHECK(tab.integrity() == "ok");
  tab.kill();
  Tab later(disk, {.seed = 2});
  later.open();
  disk.run_all();
  CHECK(later.content() == content);
  CHECK(later.integrity() == "ok");
}

TEST_CASE("maintenance: damage in the structure is told once and kept") {
  SimulatedDisk disk(SimulatedDisk::Delivery::queued);
  Tab tab(disk);
  tab.open();
  disk.run_all();
  for (int i = 0; i < 40; ++i) tab.add_person("a person " + std::to_string(i));
  disk.run_all();
  const int64_t root = tab.count("SELECT rootpage FROM sqlite_schema WHERE name='person_search'");
  tab.kill();
  // A page that SQLite itself would never write, under a hash that fits: as if a bug had written it.
  for (auto& [generation, record] : disk.log) {
    for (size_t i = 0; i < record.page_numbers.size(); ++i) {
      if (record.page_numbers[i] != static_cast<uint32_t>(root)) continue;
      uint8_t* page = record.pages.data() + i * store::kPageSize;
      page[3] = 0x0f;  // number of cells
    }
  }
  {
    store::Image image;
    REQUIRE(image.begin_load(disk.head.file_size).ok());
    for (auto& [generation, record] : disk.log) {
      REQUIRE(image.load_record(record).ok());
      image.finish_load();
      record.image_hash = image.hash();
    }
  }
  Tab later(disk, {.seed = 2});
  later.open();
  disk.run_all();
  REQUIRE(later.is_open());
  be_idle(disk, later, 25 * kHourMs);
  const auto notices = later.database().take_notices();
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].kind == store::Notice::Kind::storage_failed);
  CHECK(notices[0].error.message_key == "storage.damaged");
  CHECK(notices[0].error.detail.find("person_search") != std::string::npos);
  CHECK(result_of_check(later).starts_with("person_search: "));
  be_idle(disk, later, kHourMs);
  CHECK(later.database().take_notices().empty());
}

TEST_CASE("maintenance: of two idle tabs one does it, the other follows, and neither is bothered") {
  SimulatedDisk disk(SimulatedDisk::Delivery::queued);
  Tab first(disk, {.seed = 1});
  Tab second(disk, {.seed = 2});
  first.open();
  second.open();
  disk.run_all();
  add_large_notes(first, 200);
  disk.run_all();
  first.run("DELETE FROM note");
  first.run("DELETE FROM change");
  disk.run_all();
  const std::string content = first.content();
  for (Tab* tab : {&first, &second}) tab->clock().advance_ms(25 * kHourMs);
  for (int round = 0; round < 2'000; ++round) {
    for (Tab* tab : {&first, &second}) {
      tab->clock().advance_ms(2'000);
      tab->database().maintain();
    }
    disk.run_all();
    for (Tab* tab : {&first, &second}) tab->database().poll();
  }
  disk.run_all();
  for (Tab* tab : {&first, &second}) {
    CHECK(tab->content() == content);
    CHECK(tab->integrity() == "ok");
    CHECK(result_of_check(*tab) == "ok");
    CHECK(tab->count("PRAGMA freelist_count") <= MaintenancePolicy::kFreePagesLeft);
    CHECK(tab->database().take_notices().empty());
    CHECK(tab->database().storage_state().state == store::SaveState::saved);
  }
}
