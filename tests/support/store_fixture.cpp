// The schema of the store's tests: one table with every kind of column, one that refers to it, a search index.

#include "support/store_fixture.h"

#include <doctest/doctest.h>

#include <array>

namespace test {

namespace {

constexpr std::string_view kVersion1 =
    "CREATE TABLE person(key INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, name TEXT NOT NULL, stage "
    "TEXT, score REAL, photo BLOB, number INTEGER UNIQUE);"
    "CREATE TABLE note(key INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, person INTEGER, body TEXT);"
    "CREATE INDEX note_person ON note(person);"
    "CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT);";

constexpr std::string_view kVersion2 =
    "CREATE TABLE person_search(person INTEGER PRIMARY KEY, words TEXT NOT NULL);"
    "CREATE TRIGGER person_added AFTER INSERT ON person BEGIN INSERT INTO person_search(person, words) VALUES(new.key, "
    "fold(new.name)); END;"
    "CREATE TRIGGER person_renamed AFTER UPDATE OF name ON person BEGIN"
    " DELETE FROM person_search WHERE person=old.key; INSERT INTO person_search(person, words) VALUES(new.key, "
    "fold(new.name)); END;"
    "CREATE TRIGGER person_removed AFTER DELETE ON person BEGIN DELETE FROM person_search WHERE person=old.key; END;";

constexpr std::array kMigrations{store::Migration{.version = 1, .sql = kVersion1},
                                 store::Migration{.version = 2, .sql = kVersion2}};
constexpr std::array<std::string_view, 2> kTracked{"person", "note"};

}  // namespace

std::span<const store::Migration> migrations() { return kMigrations; }
std::span<const std::string_view> tracked_tables() { return kTracked; }

Tab::Tab(platform::SimulatedDisk& disk, Setup setup) : random_(setup.seed), setup_(setup), persistence_(disk) {}

void Tab::open() {
  store::Database::open({.persistence = persistence_,
                         .clock = clock_,
                         .random = random_,
                         .migrations = setup_.schema,
                         .tracked_tables = setup_.tables,
                         .on_change = {},
                         .on_load_progress = {}},
                        [this](base::Result<std::unique_ptr<store::Database>> opened) {
                          if (opened.ok())
                            database_ = std::move(opened).value();
                          else
                            open_error_ = opened.error();
                        });
}

void Tab::kill() {
  persistence_.kill();
  database_.reset();
}

store::StepId Tab::add_person(std::string name, std::string stage) {
  const auto step = database_->write({.name_key = "step.person_added", .arguments = {{"name", name}}},
                                     [=](store::Writer& writer) -> base::Status {
                                       return writer.execute("INSERT INTO person(uuid, name, stage) VALUES(?1, ?2, ?3)",
                                                             writer.new_uuid(), name, stage);
                                     });
  REQUIRE_MESSAGE(step.ok(), (step.ok() ? "" : step.error().detail));
  return step.value();
}

void Tab::run(std::string sql) {
  const auto step =
      database_->write({.name_key = "step.sql"}, [=](store::Writer& writer) { return writer.execute(sql); });
  REQUIRE_MESSAGE(step.ok(), (step.ok() ? "" : step.error().detail));
}

void Tab::undo() {
  const auto outcome = database_->undo();
  REQUIRE_MESSAGE(outcome.ok(), (outcome.ok() ? "" : outcome.error().detail));
}

void Tab::redo() {
  const auto outcome = database_->redo();
  REQUIRE_MESSAGE(outcome.ok(), (outcome.ok() ? "" : outcome.error().detail));
}

int64_t Tab::count(std::string_view sql) {
  auto rows = database_->query(sql);
  const bool found = rows.next();
  REQUIRE_MESSAGE(rows.status().ok(), (rows.status().ok() ? "" : rows.status().error().detail));
  return found ? rows.integer(0) : 0;
}

std::string Tab::content() {
  std::string text;
  for (const std::string_view sql :
       {"SELECT hex(uuid), name, stage, score, hex(photo), number FROM person ORDER BY uuid",
        "SELECT hex(note.uuid), hex(person.uuid), body FROM note LEFT JOIN person ON person.key=note.person ORDER BY "
        "note.uuid",
        "SELECT name, value, '' FROM setting ORDER BY name",
        "SELECT count(*), '', '' FROM person_search WHERE instr(words, 'a')"}) {
    auto rows = database_->query(sql);
    while (rows.next()) {
      for (int column = 0; column < rows.column_count(); ++column) {
        text += rows.is_null(column) ? std::string_view("NULL") : rows.text(column);
        text += '|';
      }
      text += '\n';
    }
    REQUIRE_MESSAGE(rows.status().ok(), (rows.status().ok() ? "" : rows.status().error().detail));
  }
  return text;
}

std::string Tab::integrity() {
  auto rows = database_->query("PRAGMA integrity_check(3)");
  std::string result;
  while (rows.next()) result += rows.text(0);
  if (!rows.status().ok()) result += rows.status().error().detail;
  return result;
}

}  // namespace test
