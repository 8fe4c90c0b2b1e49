// The log as the history reads it: steps in pages, changes with both values, the story of one row, and what the index
// for it costs and needs.

#include <doctest/doctest.h>

#include <limits>

#include "store/log_reader.h"
#include "support/crm_fixture.h"
#include "support/store_fixture.h"

using platform::SimulatedDisk;
using store::LoggedChange;
using store::LogReader;
using store::Operation;
using store::Value;
using test::Tab;

namespace {

constexpr int64_t kNewest = std::numeric_limits<int64_t>::max();

Value text(const char* words) { return std::string(words); }

// What a file of version 1 of the log lacks.
void make_version_1(Tab& tab) {
  tab.run("DROP INDEX change_row");
  tab.run("UPDATE store_meta SET value=1 WHERE name='log_version'");
}

int64_t index_count(Tab& tab) { return tab.count("SELECT count(*) FROM sqlite_schema WHERE name='change_row'"); }

}  // namespace

TEST_CASE("log: steps come newest first, in pages, with all that is known of them") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  for (int i = 0; i < 5; ++i) {
    tab.add_person("Person " + std::to_string(i));
    tab.clock().advance_ms(1000);
  }
  tab.undo();
  LogReader log(tab.database());
  const auto first = log.steps(kNewest, 3);
  REQUIRE(first.size() == 3);
  CHECK(first[0].info.kind == store::StepKind::undo);
  CHECK_FALSE(first[0].can_undo());
  REQUIRE(first[0].target);
  CHECK(*first[0].target == first[1].key);
  CHECK(first[1].state == store::StepState::undone);
  CHECK_FALSE(first[1].can_undo());
  CHECK(first[2].can_undo());
  CHECK(first[1].at_ms == first[2].at_ms + 1000);
  const auto rest = log.steps(first.back().key, 10);
  CHECK(rest.size() == 3);
  CHECK(log.steps(rest.back().key, 10).empty());
  const auto found = log.step(first[2].id);
  REQUIRE(found);
  CHECK(found->key == first[2].key);
  CHECK(log.status().ok());
}

TEST_CASE("log: a condition on steps takes arguments") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  tab.add_person("Ali");
  tab.run("UPDATE person SET name='Abu'");
  LogReader log(tab.database());
  CHECK(log.steps(kNewest, 10, "kind=?3", {static_cast<int>(store::StepKind::normal)}).size() == 2);
  CHECK(log.steps(kNewest, 10, "kind=?3", {static_cast<int>(store::StepKind::undo)}).empty());
}

TEST_CASE("log: the changes of a step hold both values of an update and all of a removal") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  tab.add_person("Ali", "new");
  tab.add_person("Devi", "new");
  tab.run("UPDATE person SET name='Abu' WHERE name='Ali'");
  tab.run("DELETE FROM person WHERE name='Devi'");
  LogReader log(tab.database());
  const store::LoggedTable* person = log.table("person");
  REQUIRE(person != nullptr);
  const size_t name = person->column("name").value();
  const auto steps = log.steps(kNewest, 10);
  REQUIRE(steps.size() == 4);

  const auto removed = log.changes(steps[0].key, 10);
  REQUIRE(removed.size() == 1);
  CHECK(removed[0].operation == Operation::remove);
  CHECK(removed[0].fields.size() == person->columns.size() - 1);
  CHECK((removed[0].fields[name - 1].before == text("Devi")));

  const auto updated = log.changes(steps[1].key, 10);
  REQUIRE(updated.size() == 1);
  REQUIRE(updated[0].fields.size() == 1);
  CHECK(updated[0].fields[0].column == name);
  CHECK((updated[0].fields[0].before == text("Ali")));
  CHECK((updated[0].fields[0].after == text("Abu")));

  const auto inserted = log.changes(steps[2].key, 10);
  REQUIRE(inserted.size() == 1);
  CHECK(inserted[0].operation == Operation::insert);
  CHECK(inserted[0].row_key == inserted[0].last_key);
  const auto values = log.row_after(*person, inserted[0].row_key, steps[2].key);
  REQUIRE(values);
  CHECK(((*values)[name] == text("Devi")));
}

TEST_CASE("log: a row's story, and a removed row is found by its uuid") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  tab.add_person("Ali", "new");
  tab.run("UPDATE person SET stage='won'");
  tab.run("DELETE FROM person");
  tab.undo();
  tab.run("UPDATE person SET name='Abu'");
  base::Uuid uuid;
  int64_t key = 0;
  {
    auto row = tab.database().prepare("SELECT uuid, key FROM person");
    REQUIRE(row.next());
    uuid = row.uuid(0);
    key = row.integer(1);
  }
  LogReader log(tab.database());
  const store::LoggedTable& person = *log.table("person");
  const std::vector<LoggedChange> story = log.row_changes(person, key);
  REQUIRE(story.size() == 3);
  CHECK(story[0].operation == Operation::update);
  CHECK(story[1].operation == Operation::remove);
  CHECK(story[2].operation == Operation::update);
  int insertions = 0;
  log.insertions([&](const LoggedChange& change) {
    if (change.table_id == person.id && change.row_key <= key && key <= change.last_key) ++insertions;
  });
  CHECK(insertions == 2);
  int removals = 0;
  log.removals(person, [&](const LoggedChange& change) { removals += change.row_key == key ? 1 : 0; });
  CHECK(removals == 1);
  const auto removal = log.removal(person, uuid);
  REQUIRE(removal);
  CHECK(removal->row_key == key);
  CHECK_FALSE(log.removal(person, base::Uuid{}));
}

TEST_CASE("log: taking all changes back leads to the rows of the beginning") {
  test::Workspace office;
  office.add_sample();
  const int64_t last_step = office.count("SELECT max(key) FROM step");
  const std::string contacts = "SELECT count(*) FROM contact";
  const int64_t before = office.count(contacts);
  const std::vector<crm::RecordRef> refs = office.queries.refs({.type = crm::RecordType::person}, 0, 3);
  test::must(office.commands.delete_records(refs));
  int64_t rows = office.count(contacts);
  LogReader log(office.database());
  const int64_t contact = log.table("contact")->id;
  log.backwards(last_step + 1, [&](const LoggedChange& change) {
    if (change.table_id == contact && change.operation == Operation::remove) ++rows;
    return true;
  });
  CHECK(rows == before);
}

TEST_CASE("log: a file of version 1 gets the index, in place and when it is taken over") {
  SimulatedDisk disk;
  {
    Tab tab(disk);
    tab.open();
    tab.add_person("Ali");
    tab.run("UPDATE person SET name='Abu'");
    make_version_1(tab);
    CHECK(index_count(tab) == 0);
    std::vector<uint8_t> bytes;
    tab.database().export_image(
        [&bytes](std::span<const uint8_t> piece) { bytes.insert(bytes.end(), piece.begin(), piece.end()); });
    SimulatedDisk other_disk;
    Tab other(other_disk, {.seed = 7});
    other.open();
    const auto summary = other.database().inspect_image(bytes);
    REQUIRE_MESSAGE(summary.ok(), (summary.ok() ? "" : summary.error().detail));
    CHECK(summary->needs_migration);
    bool replaced = false;
    other.database().replace_image(bytes, [&replaced](const base::Status& status) { replaced = status.ok(); });
    other_disk.run_all();
    REQUIRE(replaced);
    CHECK(index_count(other) == 1);
    CHECK(other.integrity() == "ok");
  }
  disk.run_all();
  Tab later(disk, {.seed = 2});
  later.open();
  CHECK(index_count(later) == 1);
  CHECK(later.count("SELECT value FROM store_meta WHERE name='log_version'") == 2);
  LogReader log(later.database());
  CHECK(log.row_changes(*log.table("person"), 1).size() == 1);
  CHECK(later.integrity() == "ok");
}

TEST_CASE("log: the story of a row reads an index, and an import does not pay for it") {
  test::Workspace office;
  office.add_sample();
  const std::string plan = office.plan(
      "SELECT step FROM change WHERE table_id=1 AND row_key=2 AND operation<>0 ORDER BY step DESC, sequence DESC");
  CHECK_MESSAGE(plan.find("change_row") != std::string::npos, plan);
  CHECK_MESSAGE(plan.find("TEMP B-TREE") == std::string::npos, plan);
  // A partial index has a row for each update and removal, so its cost is theirs to the row.
  CHECK(office.count("SELECT count(*) FROM change WHERE operation<>0") <
        office.count("SELECT count(*) FROM contact") / 10);
}
