// The random commands; store_workload.h says what they prove.

#include "support/store_workload.h"

namespace test {

void Workload::one(Tab& tab) {
  const int number = ++done_;
  const uint32_t kind = random_.below(10);
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
      case 4:
        BASE_TRY(writer.execute("DROP INDEX IF EXISTS person_stage"));
        return writer.execute("CREATE INDEX person_stage ON person(stage, name)");
      default: break;
    }
    for (int i = 0; i < 5; ++i)
      BASE_TRY(writer.execute("INSERT INTO person(uuid, name) VALUES(?1, ?2)", writer.new_uuid(),
                              "a" + std::to_string(number)));
    return base::success();
  });
  REQUIRE_MESSAGE(step.ok(), (step.ok() ? "" : step.error().detail));
  if (kind == 1) {
    const auto vacuum = tab.database().write(
        {.name_key = "step.vacuum"}, [](store::Writer& writer) { return writer.execute("PRAGMA incremental_vacuum"); });
    REQUIRE(vacuum.ok());
  }
}

void copy_stored(const platform::SimulatedDisk& from, platform::SimulatedDisk& to) {
  to.head = from.head;
  to.previous = from.previous;
  to.segments = from.segments;
  to.log = from.log;
}

int check_reopened(platform::SimulatedDisk& disk, const Workload& workload) {
  Tab tab(disk, {.seed = 77});
  tab.open();
  disk.run_all();
  REQUIRE_MESSAGE(tab.is_open(), (tab.open_error() ? tab.open_error()->detail : ""));
  const int counter = static_cast<int>(tab.count("SELECT value FROM setting WHERE name='counter'"));
  REQUIRE(counter < static_cast<int>(workload.contents().size()));
  REQUIRE((tab.content() == workload.contents()[static_cast<size_t>(counter)]));
  REQUIRE(tab.integrity() == "ok");
  tab.kill();
  return counter;
}

}  // namespace test
