// What every caller of the store counts on: reads, writes as steps, errors that leave nothing, migrations.

#include <doctest/doctest.h>

#include "support/store_fixture.h"

using platform::SimulatedDisk;
using test::Tab;

TEST_CASE("store: a new database has the newest schema, and what is written is read") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  REQUIRE_MESSAGE(tab.is_open(), (tab.open_error() ? tab.open_error()->detail : ""));
  tab.add_person("Siti Aminah");
  auto rows = tab.database().query("SELECT name, uuid, score, photo FROM person WHERE name=?1", "Siti Aminah");
  REQUIRE(rows.next());
  CHECK(rows.text(0) == "Siti Aminah");
  CHECK_FALSE(rows.uuid(1).is_nil());
  CHECK(rows.is_null(2));
  CHECK_FALSE(rows.optional_uuid(3));
  CHECK_FALSE(rows.next());
  CHECK(rows.status().ok());
  CHECK(tab.count("PRAGMA user_version") == 2);
  CHECK(tab.count("SELECT count(*) FROM person_search WHERE instr(words, 'aminah')") == 1);
  CHECK(tab.count("PRAGMA auto_vacuum") == 2);
  CHECK(tab.count("PRAGMA page_size") == 4096);
}

TEST_CASE("store: everything is there after a reload") {
  SimulatedDisk disk;
  Tab first(disk);
  first.open();
  for (int i = 0; i < 50; ++i) first.add_person("Person " + std::to_string(i));
  const std::string content = first.content();
  first.kill();
  Tab second(disk);
  second.open();
  REQUIRE(second.is_open());
  CHECK(second.content() == content);
  CHECK(second.integrity() == "ok");
}

TEST_CASE("store: a command that fails leaves nothing behind") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  tab.add_person("Ali");
  const std::string before = tab.content();
  const uint64_t version = tab.database().data_version();
  const auto step = tab.database().write({.name_key = "step.bad"}, [](store::Writer& writer) -> base::Status {
    BASE_TRY(writer.execute("UPDATE person SET name='Abu'"));
    return base::Error{
        .code = base::ErrorCode::invalid_argument, .message_key = "test.refused", .arguments = {}, .detail = {}};
  });
  REQUIRE_FALSE(step.ok());
  CHECK(step.error().message_key == "test.refused");
  CHECK(tab.content() == before);
  CHECK(tab.database().data_version() == version);
  const auto broken = tab.database().write(
      {.name_key = "step.bad"}, [](store::Writer& writer) { return writer.execute("UPDATE nowhere SET x=1"); });
  CHECK_FALSE(broken.ok());
  tab.add_person("Bala");
  CHECK(tab.count("SELECT count(*) FROM person") == 2);
}

TEST_CASE("store: a query cannot write and a statement that does not compile says so") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  auto writing = tab.database().query("DELETE FROM person");
  CHECK_FALSE(writing.step().ok());
  auto wrong = tab.database().query("SELECT nothing FROM nowhere");
  CHECK_FALSE(wrong.next());
  CHECK_FALSE(wrong.status().ok());
}

TEST_CASE("store: one text may be in use twice at a time") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  tab.add_person("Ali");
  tab.add_person("Bala");
  int64_t pairs = 0;
  auto outer = tab.database().query("SELECT key FROM person ORDER BY key");
  while (outer.next()) {
    auto inner = tab.database().query("SELECT key FROM person ORDER BY key");
    while (inner.next()) ++pairs;
  }
  CHECK(pairs == 4);
}

TEST_CASE("store: many different statements are forgotten again, those in use are not") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  tab.add_person("Ali");
  auto kept = tab.database().query("SELECT name FROM person");
  REQUIRE(kept.next());
  for (int i = 0; i < 2'000; ++i) {
    auto other = tab.database().query("SELECT " + std::to_string(i));
    REQUIRE(other.next());
    REQUIRE(other.integer(0) == i);
  }
  CHECK(kept.text(0) == "Ali");
}

TEST_CASE("store: settings leave no step, and steps have names and arguments") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  tab.run("INSERT INTO setting VALUES('theme', 'dark')");
  CHECK(tab.count("SELECT count(*) FROM step") == 0);
  CHECK_FALSE(tab.database().next_undo());
  tab.add_person("Siti \"S\" Aminah");
  const auto next = tab.database().next_undo();
  REQUIRE(next);
  CHECK(next->name_key == "step.person_added");
  REQUIRE(next->arguments.size() == 1);
  CHECK(next->arguments[0].second == "Siti \"S\" Aminah");
}

TEST_CASE("store: an older file is migrated, a newer one is refused") {
  SimulatedDisk disk;
  Tab old_tab(disk, {.seed = 3, .schema = test::migrations().first(1)});
  old_tab.open();
  REQUIRE(old_tab.is_open());
  old_tab.run("INSERT INTO person(uuid, name) VALUES(x'01', 'Ahmad')");
  old_tab.kill();

  Tab new_tab(disk, {.seed = 4});
  new_tab.open();
  REQUIRE(new_tab.is_open());
  CHECK(new_tab.count("PRAGMA user_version") == 2);
  CHECK(new_tab.count("SELECT count(*) FROM person") == 1);
  new_tab.kill();

  Tab older_again(disk, {.seed = 5, .schema = test::migrations().first(1)});
  older_again.open();
  REQUIRE(older_again.open_error());
  CHECK(older_again.open_error()->message_key == "storage.newer_version");
}

TEST_CASE("store: a bulk of rows is one step of a few log rows") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  const auto step = tab.database().write(
      {.name_key = "step.import", .kind = store::StepKind::import}, [](store::Writer& writer) -> base::Status {
        for (int i = 0; i < 5'000; ++i) {
          BASE_TRY(writer.execute("INSERT INTO person(uuid, name) VALUES(?1, ?2)", writer.new_uuid(),
                                  "Person " + std::to_string(i)));
          BASE_TRY(writer.execute("INSERT INTO note(uuid, person, body) VALUES(?1, ?2, 'x')", writer.new_uuid(),
                                  writer.last_insert_key()));
        }
        return writer.execute("UPDATE person SET stage='imported'");
      });
  REQUIRE(step.ok());
  CHECK(tab.count("SELECT count(*) FROM person WHERE stage='imported'") == 5'000);
  CHECK(tab.count("SELECT count(*) FROM change") == 2);
  tab.undo();
  CHECK(tab.count("SELECT count(*) FROM person") + tab.count("SELECT count(*) FROM note") == 0);
}
