// A database file leaves and comes back: export, inspection of good and bad files, replacement and the way back.

#include <doctest/doctest.h>

#include <cstring>

#include "support/store_fixture.h"

using platform::SimulatedDisk;
using test::Tab;

namespace {

std::vector<uint8_t> exported(Tab& tab) {
  std::vector<uint8_t> bytes;
  tab.database().export_image(
      [&bytes](std::span<const uint8_t> piece) { bytes.insert(bytes.end(), piece.begin(), piece.end()); });
  return bytes;
}

std::string refusal(Tab& tab, std::span<const uint8_t> bytes) {
  const auto summary = tab.database().inspect_image(bytes);
  return summary.ok() ? "" : summary.error().message_key;
}

void replace(SimulatedDisk& disk, Tab& tab, std::span<const uint8_t> bytes) {
  std::optional<base::Status> result;
  tab.database().replace_image(bytes, [&result](base::Status status) { result = std::move(status); });
  disk.run_all();
  REQUIRE(result);
  REQUIRE_MESSAGE(result->ok(), (result->ok() ? "" : result->error().detail));
}

}  // namespace

TEST_CASE("file: what is exported is a whole SQLite database and says what is in it") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  for (int i = 0; i < 300; ++i) tab.add_person("Person " + std::to_string(i));
  const std::vector<uint8_t> bytes = exported(tab);
  CHECK(bytes.size() == tab.database().image_size());
  CHECK(std::memcmp(bytes.data(), "SQLite format 3", 16) == 0);
  const auto summary = tab.database().inspect_image(bytes);
  REQUIRE_MESSAGE(summary.ok(), (summary.ok() ? "" : summary.error().detail));
  CHECK(summary->schema_version == 2);
  CHECK_FALSE(summary->needs_migration);
  CHECK(summary->steps == 300);
  CHECK(summary->newest_change_ms == tab.clock().unix_ms());
  REQUIRE(summary->counts.size() == 2);
  CHECK(summary->counts[0].table == "person");
  CHECK(summary->counts[0].rows == 300);
}

TEST_CASE("file: what is not ours is refused, each with its reason, and nothing changes") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  for (int i = 0; i < 100; ++i) tab.add_person("Person " + std::to_string(i));
  const std::vector<uint8_t> good = exported(tab);
  const std::string content = tab.content();

  CHECK(refusal(tab, {}) == "storage.file_not_database");
  std::vector<uint8_t> text(5'000, 'x');
  CHECK(refusal(tab, text) == "storage.file_not_database");
  std::vector<uint8_t> foreign = good;
  foreign[68] = 0;
  CHECK(refusal(tab, foreign) == "storage.file_foreign");
  std::vector<uint8_t> large_pages = good;
  large_pages[16] = 0;
  large_pages[17] = 1;
  CHECK(refusal(tab, large_pages) == "storage.file_foreign");
  std::vector<uint8_t> newer = good;
  newer[63] = 99;
  CHECK(refusal(tab, newer) == "storage.file_newer");
  CHECK(refusal(tab, std::span(good).first(good.size() - 4096)) == "storage.file_truncated");
  CHECK(refusal(tab, std::span(good).first(good.size() - 100)) == "storage.file_truncated");
  CHECK(refusal(tab, std::span(good).first(50)) == "storage.file_not_database");
  std::vector<uint8_t> longer = good;
  longer.resize(good.size() + 4096);
  CHECK(refusal(tab, longer) == "storage.file_damaged");
  std::vector<uint8_t> overwritten = good;
  std::fill(overwritten.begin() + 4096, overwritten.end(), uint8_t{0x5a});
  CHECK(refusal(tab, overwritten) == "storage.file_damaged");
  CHECK(tab.content() == content);
}

TEST_CASE("file: strange objects in the schema are refused") {
  for (const std::string sql :
       {"CREATE TRIGGER spy AFTER INSERT ON person BEGIN DELETE FROM note; END",
        "CREATE VIEW all_people AS SELECT * FROM person", "CREATE TABLE other(x)", "DROP INDEX note_person"}) {
    CAPTURE(sql);
    SimulatedDisk disk;
    Tab hostile(disk);
    hostile.open();
    hostile.run(sql);
    const std::vector<uint8_t> bytes = exported(hostile);
    SimulatedDisk other_disk;
    Tab tab(other_disk);
    tab.open();
    CHECK(refusal(tab, bytes) == "storage.file_unexpected_content");
  }
}

TEST_CASE("file: random damage never gets in unnoticed as another structure, and never crashes") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  for (int i = 0; i < 200; ++i) tab.add_person("Person " + std::to_string(i));
  const std::vector<uint8_t> good = exported(tab);
  const std::string content = tab.content();
  base::SeededRandom random(21);
  int refused = 0;
  for (int round = 0; round < 150; ++round) {
    std::vector<uint8_t> bad = good;
    for (uint32_t i = 0; i < 40; ++i)
      bad[random.below(static_cast<uint32_t>(bad.size()))] = static_cast<uint8_t>(random.next());
    const std::string reason = refusal(tab, bad);
    if (reason.empty()) continue;
    ++refused;
    CHECK(reason.starts_with("storage.file_"));
  }
  CHECK(refused > 100);
  CHECK(tab.content() == content);
}

TEST_CASE("file: replacing keeps the old database one call away, in both directions and after a reload") {
  SimulatedDisk source_disk;
  Tab source(source_disk, {.seed = 50});
  source.open();
  source.add_person("Chandra");
  const std::vector<uint8_t> bytes = exported(source);

  SimulatedDisk disk(SimulatedDisk::Delivery::queued);
  Tab tab(disk);
  Tab other(disk, {.seed = 2});
  tab.open();
  other.open();
  disk.run_all();
  for (int i = 0; i < 50; ++i) tab.add_person("Person " + std::to_string(i));
  disk.run_all();
  const std::string before = tab.content();
  CHECK_FALSE(tab.database().has_previous());

  replace(disk, tab, bytes);
  CHECK(tab.content() == source.content());
  CHECK(tab.database().has_previous());
  CHECK(other.content() == source.content());
  const auto notices = other.database().take_notices();
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].kind == store::Notice::Kind::image_replaced);
  tab.add_person("Devi");
  disk.run_all();
  const std::string with_devi = tab.content();
  CHECK(other.content() == with_devi);
  // Undo goes on in the file that came.
  tab.undo();
  tab.undo();
  CHECK(tab.count("SELECT count(*) FROM person") == 0);
  tab.redo();
  tab.redo();
  disk.run_all();

  std::optional<base::Status> restored;
  tab.database().restore_previous([&restored](base::Status status) { restored = std::move(status); });
  disk.run_all();
  REQUIRE(restored);
  CHECK(restored->ok());
  CHECK(tab.content() == before);
  CHECK(other.content() == before);
  CHECK(tab.database().has_previous());
  tab.kill();
  other.kill();

  Tab later(disk, {.seed = 4});
  later.open();
  disk.run_all();
  REQUIRE(later.is_open());
  CHECK(later.content() == before);
  later.database().restore_previous([&restored](base::Status status) { restored = std::move(status); });
  disk.run_all();
  CHECK(later.content() == with_devi);
  CHECK(later.integrity() == "ok");
}

TEST_CASE("file: an older file is migrated when it is taken over, and an open step in it is taken back") {
  SimulatedDisk source_disk;
  Tab source(source_disk, {.seed = 50, .schema = test::migrations().first(1)});
  source.open();
  source.run("INSERT INTO person(uuid, name) VALUES(randomblob(16), 'Eswari')");
  auto open = source.database().begin_step({.name_key = "step.import"});
  REQUIRE(open.ok());
  REQUIRE(open->slice([](store::Writer& writer) {
                return writer.execute("INSERT INTO person(uuid, name) VALUES(randomblob(16), 'half')");
              })
              .ok());
  const std::vector<uint8_t> bytes = exported(source);

  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  const auto summary = tab.database().inspect_image(bytes);
  REQUIRE_MESSAGE(summary.ok(), (summary.ok() ? "" : summary.error().detail));
  CHECK(summary->needs_migration);
  replace(disk, tab, bytes);
  CHECK(tab.count("PRAGMA user_version") == 2);
  CHECK(tab.count("SELECT count(*) FROM person") == 1);
  CHECK(tab.integrity() == "ok");
}

TEST_CASE("file: a replacement that the platform refuses leaves everything as it was") {
  SimulatedDisk source_disk;
  Tab source(source_disk, {.seed = 50});
  source.open();
  const std::vector<uint8_t> bytes = exported(source);
  SimulatedDisk disk(SimulatedDisk::Delivery::queued);
  Tab tab(disk);
  tab.open();
  disk.run_all();
  tab.add_person("Ali");
  disk.run_all();
  const std::string before = tab.content();
  disk.fail(0, 5, store::FailureReason::quota);
  std::optional<base::Status> result;
  tab.database().replace_image(bytes, [&result](base::Status status) { result = std::move(status); });
  disk.run_all();
  REQUIRE(result);
  REQUIRE_FALSE(result->ok());
  CHECK(result->error().message_key == "storage.no_space");
  CHECK(tab.content() == before);
  tab.add_person("Bala");
  CHECK(tab.count("SELECT count(*) FROM person") == 2);
}
