// Undo and redo: of single steps, across reloads, and of random sequences against the content that was there.

#include <doctest/doctest.h>

#include <cstdlib>

#include "support/store_fixture.h"

using platform::SimulatedDisk;
using test::Tab;

namespace {

// SCALE=nightly runs as many sequences as the nightly size of the fault list wants.
int sequences() {
  const char* scale = std::getenv("KENALAN_TEST_SCALE");
  return scale != nullptr && std::string_view(scale) == "nightly" ? 10'000 : 300;
}

// One random change of any kind; several rows at once now and then.
void random_change(Tab& tab, base::SeededRandom& random) {
  const uint32_t kind = random.below(9);
  const std::string value = std::to_string(random.below(1'000));
  const std::string some = std::to_string(random.below(6));
  switch (kind) {
    case 0:
    case 1: tab.add_person("a" + value); break;
    case 2: tab.run("UPDATE person SET name='a" + value + "', stage=NULL WHERE key%6=" + some); break;
    case 3:
      tab.run("UPDATE person SET score=" + value + ".25, photo=x'00ff" + (value.size() % 2 == 0 ? value : "0" + value) +
              "' WHERE key%6=" + some);
      break;
    case 4: tab.run("DELETE FROM person WHERE key%6=" + some); break;
    case 5: {
      const auto step = tab.database().write({.name_key = "step.notes"}, [](store::Writer& writer) -> base::Status {
        for (int i = 0; i < 3; ++i)
          BASE_TRY(writer.execute(
              "INSERT INTO note(uuid, person, body) SELECT ?1, key, name FROM person ORDER BY key DESC LIMIT 1",
              writer.new_uuid()));
        return writer.execute("DELETE FROM note WHERE key=?1", writer.last_insert_key());
      });
      REQUIRE(step.ok());
      break;
    }
    case 6: tab.run("UPDATE note SET body=body||'" + value + "' WHERE key%6=" + some); break;
    // Unique numbers change hands inside one step.
    case 7:
      tab.run(
          "UPDATE person SET number=(SELECT 1+coalesce(max(number),0) FROM person) WHERE key=(SELECT max(key) FROM "
          "person)");
      break;
    case 8:
      tab.run("INSERT OR REPLACE INTO person(uuid, name, number) SELECT randomblob(16), 'a" + value +
              "', number FROM person ORDER BY key LIMIT 1");
      break;
  }
}

std::string tracked_content(Tab& tab) { return tab.content(); }

}  // namespace

TEST_CASE("undo: a change of a field, and its redo") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  tab.add_person("Ali", "new");
  tab.run("UPDATE person SET stage='won', score=1.5");
  tab.undo();
  CHECK(tab.count("SELECT count(*) FROM person WHERE stage='new' AND score IS NULL") == 1);
  tab.redo();
  CHECK(tab.count("SELECT count(*) FROM person WHERE stage='won' AND score=1.5") == 1);
  tab.undo();
  tab.undo();
  CHECK(tab.count("SELECT count(*) FROM person") == 0);
  const auto nothing = tab.database().undo();
  REQUIRE(nothing.ok());
  CHECK_FALSE(nothing.value());
  tab.redo();
  CHECK(tab.count("SELECT count(*) FROM person WHERE name='Ali'") == 1);
  CHECK(tab.count("SELECT count(*) FROM person_search WHERE instr(words, 'ali')") == 1);
}

TEST_CASE("undo: something new ends redo, also for what was undone before") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  tab.add_person("first");
  tab.add_person("second");
  tab.undo();
  tab.add_person("third");
  CHECK_FALSE(tab.database().next_redo());
  tab.undo();
  tab.redo();
  CHECK_FALSE(tab.database().next_redo());
  CHECK(tab.count("SELECT count(*) FROM person WHERE name IN ('first', 'third')") == 2);
}

TEST_CASE("undo: a field changed since keeps its value, and the outcome counts it") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  tab.add_person("Ali", "new");
  const auto step = tab.database().write({.name_key = "step.edit"}, [](store::Writer& writer) {
    return writer.execute("UPDATE person SET stage='won', name='Abu'");
  });
  REQUIRE(step.ok());
  tab.run("UPDATE person SET stage='lost'");
  const auto outcome = tab.database().undo_step(step.value());
  REQUIRE(outcome.ok());
  REQUIRE(outcome.value());
  CHECK(outcome.value()->kept_fields == 1);
  CHECK(tab.count("SELECT count(*) FROM person WHERE stage='lost' AND name='Ali'") == 1);
  CHECK_FALSE(tab.database().undo_step(step.value()).ok());
}

TEST_CASE("undo: a removed row comes back with every value, under its old key") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  tab.run(
      "INSERT INTO person(uuid, name, stage, score, photo, number) VALUES(x'0102030405060708090a0b0c0d0e0f10', '', "
      "NULL, -0.5, x'', 9007199254740993)");
  const std::string before = tab.content();
  tab.run("DELETE FROM person");
  tab.undo();
  CHECK(tab.content() == before);
  CHECK(tab.count("SELECT key FROM person") == 1);
  CHECK(tab.count("SELECT length(photo)=0 AND typeof(photo)='blob' AND name='' AND stage IS NULL FROM person") == 1);
}

TEST_CASE("undo: more than a thousand steps, after a reload") {
  SimulatedDisk disk;
  Tab first(disk);
  first.open();
  for (int i = 0; i < 1'100; ++i) first.add_person("Person " + std::to_string(i));
  first.kill();
  Tab second(disk, {.seed = 9});
  second.open();
  for (int i = 0; i < 1'100; ++i) second.undo();
  CHECK(second.count("SELECT count(*) FROM person") == 0);
  CHECK_FALSE(second.database().next_undo());
  second.kill();
  Tab third(disk, {.seed = 10});
  third.open();
  for (int i = 0; i < 1'100; ++i) third.redo();
  CHECK(third.count("SELECT count(*) FROM person") == 1'100);
  CHECK_FALSE(third.database().next_redo());
  CHECK(third.integrity() == "ok");
}

TEST_CASE("undo: random sequences end where they began, and redo where they ended") {
  const int count = sequences();
  for (int sequence = 0; sequence < count; ++sequence) {
    CAPTURE(sequence);
    SimulatedDisk disk;
    Tab tab(disk, {.seed = static_cast<uint64_t>(sequence) + 1'000});
    tab.open();
    base::SeededRandom random(static_cast<uint64_t>(sequence));
    std::vector<std::string> history{tracked_content(tab)};
    size_t position = 0;
    const uint32_t length = 5 + random.below(20);
    for (uint32_t i = 0; i < length; ++i) {
      const uint32_t what = random.below(10);
      if (what < 6) {
        const int64_t steps_before = tab.count("SELECT count(*) FROM step");
        random_change(tab, random);
        if (tab.count("SELECT count(*) FROM step") == steps_before) continue;  // it touched no row
        history.resize(++position);
        history.push_back(tracked_content(tab));
      } else if (what < 8) {
        tab.undo();
        if (position > 0) --position;
      } else {
        tab.redo();
        if (position + 1 < history.size()) ++position;
      }
      REQUIRE(tracked_content(tab) == history[position]);
    }
    while (tab.database().next_undo()) tab.undo();
    REQUIRE(tracked_content(tab) == history.front());
    while (tab.database().next_redo()) tab.redo();
    REQUIRE(tracked_content(tab) == history.back());
    REQUIRE(tab.integrity() == "ok");
  }
}

TEST_CASE("steps: slices of one step, undone as one") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  tab.add_person("Ali", "new");
  auto step = tab.database().begin_step({.name_key = "step.import", .kind = store::StepKind::import});
  REQUIRE(step.ok());
  for (int slice = 0; slice < 4; ++slice) {
    const auto status = step->slice([slice](store::Writer& writer) -> base::Status {
      for (int i = 0; i < 100; ++i)
        BASE_TRY(writer.execute("INSERT INTO person(uuid, name) VALUES(?1, ?2)", writer.new_uuid(),
                                "Person " + std::to_string(slice * 100 + i)));
      return writer.execute("UPDATE person SET stage=coalesce(stage,'')||'i'");
    });
    REQUIRE(status.ok());
    // Other work goes on meanwhile.
    tab.run("UPDATE person SET score=" + std::to_string(slice) + " WHERE name='Ali'");
  }
  REQUIRE(step->close().ok());
  CHECK_FALSE(step->slice([](store::Writer&) { return base::success(); }).ok());
  CHECK(tab.count("SELECT count(*) FROM person WHERE stage='newiiii'") == 1);
  CHECK(tab.count("SELECT count(*) FROM change JOIN step ON step.key=change.step WHERE kind=4 AND operation=0") == 1);
  const auto outcome = tab.database().undo_step(step->id());
  REQUIRE(outcome.ok());
  CHECK(tab.count("SELECT count(*) FROM person") == 1);
  CHECK(tab.count("SELECT score=3 AND stage='new' FROM person") == 1);
}

TEST_CASE("steps: an open step is taken back on demand, in portions") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  tab.add_person("Ali", "new");
  const std::string before = tab.content();
  auto step = tab.database().begin_step({.name_key = "step.import"});
  REQUIRE(step.ok());
  for (int slice = 0; slice < 3; ++slice)
    REQUIRE(step->slice([](store::Writer& writer) -> base::Status {
                  for (int i = 0; i < 50; ++i)
                    BASE_TRY(writer.execute("INSERT INTO person(uuid, name) VALUES(?1, 'x')", writer.new_uuid()));
                  return writer.execute("UPDATE person SET stage='y' WHERE name='Ali'");
                })
                .ok());
  int portions = 0;
  for (bool finished = false; !finished; ++portions) {
    const auto result = step->roll_back_slice(40);
    REQUIRE(result.ok());
    finished = result.value();
  }
  CHECK(portions == 4);
  CHECK(tab.content() == before);
  CHECK(tab.count("SELECT count(*) FROM step") == 1);
}

TEST_CASE("steps: an open step whose writer died is taken back at start, one whose writer lives is not") {
  SimulatedDisk disk;
  Tab writer_tab(disk);
  writer_tab.open();
  writer_tab.add_person("Ali");
  auto step = writer_tab.database().begin_step({.name_key = "step.import"});
  REQUIRE(step.ok());
  REQUIRE(step->slice([](store::Writer& writer) {
                return writer.execute("INSERT INTO person(uuid, name) VALUES(?1, 'half')", writer.new_uuid());
              })
              .ok());
  // A slice waits for others; after a second it goes alone.
  writer_tab.clock().advance_ms(1'000);
  writer_tab.database().poll();

  Tab other(disk, {.seed = 7});
  other.open();
  CHECK(other.count("SELECT count(*) FROM person") == 2);
  writer_tab.kill();
  other.kill();

  Tab later(disk, {.seed = 8});
  later.open();
  CHECK(later.count("SELECT count(*) FROM person") == 1);
  CHECK(later.count("SELECT count(*) FROM step WHERE state=0") == 0);
}

TEST_CASE("steps: slices of an open step are written together; another change, hiding and closing send them at once") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  tab.add_person("Ali");
  const auto durable = [&] { return tab.database().storage_state().durable; };
  const auto queued = [&] { return tab.database().storage_state().queued; };
  auto step = tab.database().begin_step({.name_key = "step.import"});
  REQUIRE(step.ok());
  const uint64_t begun = durable();
  const auto slice = [&] {
    REQUIRE(step->slice([](store::Writer& writer) {
                  return writer.execute("INSERT INTO person(uuid, name) VALUES(?1, 'one of many')", writer.new_uuid());
                })
                .ok());
  };
  for (int i = 0; i < 5; ++i) slice();
  CHECK(queued() == 5);
  CHECK(durable() == begun);
  REQUIRE(tab.database().poll_at_ms());
  CHECK(*tab.database().poll_at_ms() == tab.clock().unix_ms() + 1'000);

  tab.add_person("Bala");
  CHECK(queued() == 0);
  CHECK(durable() == begun + 1);
  CHECK_FALSE(tab.database().poll_at_ms());

  slice();
  tab.database().on_hide();
  CHECK(durable() == begun + 2);

  slice();
  tab.clock().advance_ms(1'000);
  tab.database().poll();
  CHECK(durable() == begun + 3);

  slice();
  REQUIRE(step->close().ok());
  CHECK(queued() == 0);
  CHECK(durable() == begun + 4);
  CHECK(tab.count("SELECT count(*) FROM person") == 10);
}

TEST_CASE("steps: what sample data inserted is removed as one step, the user's rows stay") {
  SimulatedDisk disk;
  Tab tab(disk);
  tab.open();
  const auto sample = tab.database().write(
      {.name_key = "step.sample", .kind = store::StepKind::sample}, [](store::Writer& writer) -> base::Status {
        for (int i = 0; i < 20; ++i)
          BASE_TRY(writer.execute("INSERT INTO person(uuid, name) VALUES(?1, 'sample')", writer.new_uuid()));
        return base::success();
      });
  REQUIRE(sample.ok());
  tab.run("UPDATE person SET name='edited' WHERE key=5");
  tab.run("DELETE FROM person WHERE key=20");
  tab.add_person("own");
  tab.run("INSERT INTO note(uuid, person, body) VALUES(x'aa', 5, 'own note')");
  const std::string before = tab.content();

  const auto ranges = tab.database().rows_made_by(store::StepKind::sample);
  REQUIRE(ranges.ok());
  const auto removed = tab.database().write(
      {.name_key = "step.sample_removed"}, [ranges = ranges.value()](store::Writer& writer) -> base::Status {
        for (const store::KeyRange& range : ranges) {
          BASE_TRY(
              writer.execute("UPDATE note SET person=NULL WHERE person BETWEEN ?1 AND ?2", range.first, range.last));
          BASE_TRY(
              writer.execute("DELETE FROM " + range.table + " WHERE key BETWEEN ?1 AND ?2", range.first, range.last));
        }
        return base::success();
      });
  REQUIRE(removed.ok());
  CHECK(tab.count("SELECT count(*) FROM person") == 1);
  CHECK(tab.count("SELECT count(*) FROM person WHERE name='own'") == 1);
  CHECK(tab.count("SELECT count(*) FROM note WHERE person IS NULL") == 1);
  tab.undo();
  CHECK(tab.content() == before);
}
