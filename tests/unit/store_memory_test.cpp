// T3 of the fault list: memory runs out at the n-th allocation of SQLite or of the image, once or for ever, in every
// kind of work the store does. Nothing crashes, nothing leaks, a change is there as a whole or not at all, what was
// acknowledged is there after a reload, and when memory is back the tab goes on.

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <memory>

#include "support/failing_memory.h"
#include "support/store_fixture.h"
#include "support/test_scale.h"

using platform::SimulatedDisk;
using test::Failing;
using test::FailingMemory;
using test::Tab;

namespace {

base::Error error(base::ErrorCode code, std::string detail) {
  return {.code = code, .message_key = {}, .arguments = {}, .detail = std::move(detail)};
}

template <typename T>
base::Status status_of(const base::Result<T>& result) {
  if (!result.ok()) return result.error();
  return base::success();
}

struct Scene {
  SimulatedDisk disk{SimulatedDisk::Delivery::queued};
  std::unique_ptr<Tab> tab = std::make_unique<Tab>(disk, Tab::Setup{.seed = 1});
  std::unique_ptr<Tab> other;
  std::optional<store::OpenStep> open_step;
  std::vector<uint8_t> file;

  void open() {
    tab->open();
    disk.run_all();
    REQUIRE(tab->is_open());
  }
  void open_other() {
    other = std::make_unique<Tab>(disk, Tab::Setup{.seed = 2});
    other->open();
    disk.run_all();
    REQUIRE(other->is_open());
  }
  // Commits that wait for their next try get it; another tab's are followed.
  void settle() {
    for (int round = 0; round < 12; ++round) {
      for (Tab* each : {tab.get(), other.get()}) {
        if (each == nullptr || !each->is_open()) continue;
        each->clock().advance_ms(60'000);
        each->persistence().wake();
        each->database().poll();
      }
      disk.run_all();
    }
  }
};

void fill(Scene& scene) {
  for (int i = 0; i < 12; ++i) scene.tab->add_person("a person whose name takes some room " + std::to_string(i));
  scene.tab->run("UPDATE person SET photo=zeroblob(3000), score=key*1.5");
  scene.tab->run("INSERT INTO note(uuid, person, body) SELECT uuid, key, hex(zeroblob(3000)) FROM person");
  scene.disk.run_all();
}

std::vector<uint8_t> exported(Tab& tab) {
  std::vector<uint8_t> bytes;
  tab.database().export_image(
      [&bytes](std::span<const uint8_t> piece) { bytes.insert(bytes.end(), piece.begin(), piece.end()); });
  return bytes;
}

base::Status change_much(store::Writer& writer) {
  BASE_TRY(writer.execute("UPDATE person SET name=name||' changed', stage='won' WHERE key%2=0"));
  BASE_TRY(writer.execute("DELETE FROM person WHERE key%5=0"));
  BASE_TRY(writer.execute("UPDATE note SET body=body||'x' WHERE key<4"));
  // A command that reads and writes back what it read.
  store::Statement rows = writer.query("SELECT key, body FROM note WHERE key BETWEEN 6 AND 8");
  std::vector<std::pair<int64_t, std::string>> bodies;
  while (rows.next()) bodies.emplace_back(rows.integer(0), rows.text(1));
  BASE_TRY(rows.status());
  for (const auto& [key, body] : bodies)
    BASE_TRY(writer.execute("UPDATE note SET body=?2 WHERE key=?1", key, body + "y"));
  return writer.execute("INSERT INTO person(uuid, name) VALUES(?1, 'anew')", writer.new_uuid());
}

base::Status write_large(store::Writer& writer) {
  const std::string body(30'000, 'x');
  for (int i = 0; i < 20; ++i)
    BASE_TRY(writer.execute("INSERT INTO note(uuid, body) VALUES(?1, ?2)", writer.new_uuid(), body));
  return base::success();
}

base::Status write(Scene& scene, store::Command command) {
  return status_of(scene.tab->database().write({.name_key = "step.work"}, std::move(command)));
}

base::Status exchange(Scene& scene, const std::function<void(store::Database::ReplaceDone)>& start) {
  std::optional<base::Status> result;
  start([&result](base::Status status) { result = std::move(status); });
  scene.disk.run_all();
  if (!result) return error(base::ErrorCode::internal, "never answered");
  return *result;
}

struct Scenario {
  const char* name;
  std::function<void(Scene&)> prepare;
  // An error means: nothing happened.
  std::function<base::Status(Scene&)> act;
};

const Scenario kScenarios[] = {
    {"commit",
     [](Scene& scene) {
       scene.open();
       fill(scene);
     },
     [](Scene& scene) { return write(scene, change_much); }},
    {"large commit",
     [](Scene& scene) {
       scene.open();
       fill(scene);
     },
     [](Scene& scene) { return write(scene, write_large); }},
    {"undo",
     [](Scene& scene) {
       scene.open();
       fill(scene);
       REQUIRE(write(scene, change_much).ok());
     },
     [](Scene& scene) { return status_of(scene.tab->database().undo()); }},
    {"redo",
     [](Scene& scene) {
       scene.open();
       fill(scene);
       REQUIRE(write(scene, change_much).ok());
       scene.tab->undo();
     },
     [](Scene& scene) { return status_of(scene.tab->database().redo()); }},
    {"import slice",
     [](Scene& scene) {
       scene.open();
       fill(scene);
       auto step = scene.tab->database().begin_step({.name_key = "step.import"});
       REQUIRE(step.ok());
       scene.open_step = step.value();
       REQUIRE(scene.open_step->slice(change_much).ok());
     },
     [](Scene& scene) { return scene.open_step->slice(write_large); }},
    {"roll back",
     [](Scene& scene) {
       scene.open();
       fill(scene);
       auto step = scene.tab->database().begin_step({.name_key = "step.import"});
       REQUIRE(step.ok());
       scene.open_step = step.value();
       REQUIRE(scene.open_step->slice(change_much).ok());
     },
     [](Scene& scene) { return status_of(scene.open_step->roll_back_slice(1'000)); }},
    {"checkpoint",
     [](Scene& scene) {
       scene.open();
       fill(scene);
       for (int i = 0; i < 3; ++i) REQUIRE(write(scene, write_large).ok());
       scene.disk.run_all();
     },
     [](Scene& scene) {
       scene.tab->database().on_hide();
       scene.disk.run_all();
       return base::success();
     }},
    {"read",
     [](Scene& scene) {
       scene.open();
       fill(scene);
       // Statements are prepared once; here each must be prepared anew.
       scene.tab->run("CREATE INDEX note_body ON note(body)");
     },
     [](Scene& scene) -> base::Status {
       store::Statement rows = scene.tab->database().query(
           "SELECT body, upper(name), fold(name) FROM note JOIN person ON person.key=note.person ORDER BY 2 DESC");
       int count = 0;
       while (rows.next()) {
         ++count;
         CHECK(rows.text(0).size() == 6'000);
         CHECK(rows.text(1).starts_with("A PERSON WHOSE NAME"));
         CHECK(rows.text(2).starts_with("a person whose name"));
       }
       if (rows.status().ok()) CHECK(count == 12);
       return rows.status();
     }},
    {"foreign commit",
     [](Scene& scene) {
       scene.open();
       fill(scene);
       scene.open_other();
       REQUIRE(status_of(scene.other->database().write({.name_key = "step.work"}, change_much)).ok());
       REQUIRE(status_of(scene.other->database().write({.name_key = "step.work"}, write_large)).ok());
     },
     [](Scene& scene) {
       scene.disk.run_all();
       return base::success();
     }},
    {"lost race",
     [](Scene& scene) {
       scene.open();
       fill(scene);
       scene.open_other();
       REQUIRE(status_of(scene.other->database().write({.name_key = "step.work"}, change_much)).ok());
       REQUIRE(scene.disk.run_one(1));
       scene.tab->add_person("late");
     },
     [](Scene& scene) {
       scene.disk.run_all();
       return base::success();
     }},
    {"export",
     [](Scene& scene) {
       scene.open();
       fill(scene);
       scene.file = exported(*scene.tab);
     },
     [](Scene& scene) {
       CHECK(exported(*scene.tab) == scene.file);
       return base::success();
     }},
    {"inspect",
     [](Scene& scene) {
       scene.open();
       fill(scene);
       scene.file = exported(*scene.tab);
     },
     [](Scene& scene) { return status_of(scene.tab->database().inspect_image(scene.file)); }},
    {"replace",
     [](Scene& scene) {
       scene.open();
       fill(scene);
       scene.file = exported(*scene.tab);
       scene.tab->run("DELETE FROM person");
       scene.disk.run_all();
     },
     [](Scene& scene) {
       return exchange(scene, [&scene](store::Database::ReplaceDone done) {
         scene.tab->database().replace_image(scene.file, std::move(done));
       });
     }},
};

constexpr uint64_t kNever = UINT64_MAX;

bool is_shared(const Scene& scene) { return scene.other != nullptr; }

// Runs one scenario with a failure; `before` and `after` are the contents that may be found.
void run_with_failure(const Scenario& scenario, FailingMemory& memory, uint64_t number, Failing failing,
                      const std::string& before, const std::string& after) {
  Scene scene;
  scenario.prepare(scene);
  memory.fail_from(number, failing);
  const base::Status status = scenario.act(scene);
  memory.stop();
  if (!memory.has_failed()) REQUIRE(status.ok());
  if (!status.ok()) CHECK_MESSAGE(status.error().code == base::ErrorCode::out_of_memory, status.error().detail);
  if (!is_shared(scene)) {
    // Seen by this tab at once, before anything is tried again.
    REQUIRE(scene.tab->integrity() == "ok");
    REQUIRE((scene.tab->content() == (status.ok() ? after : before)));
  }
  scene.settle();
  if (is_shared(scene)) REQUIRE((scene.tab->content() == scene.other->content()));
  REQUIRE(scene.tab->integrity() == "ok");
  REQUIRE(scene.tab->database().storage_state().state == store::SaveState::saved);
  scene.tab->add_person("and on it goes");
  scene.settle();
  REQUIRE(scene.tab->database().storage_state().state == store::SaveState::saved);
  // An open step is taken back at the next start, when its tab is gone.
  if (scene.open_step && status.ok()) (void)scene.open_step->close();
  if (scene.open_step && !status.ok()) REQUIRE(scene.open_step->roll_back().ok());
  scene.settle();
  const std::string content = scene.tab->content();
  scene.tab->kill();
  if (scene.other) scene.other->kill();
  Tab later(scene.disk, {.seed = 9});
  later.open();
  scene.disk.run_all();
  REQUIRE(later.is_open());
  REQUIRE((later.content() == content));
  REQUIRE(later.integrity() == "ok");
  later.kill();
}

// Numbers from 1 to `count`, all of them in a soak, some spread over the whole otherwise.
std::vector<uint64_t> some_of(uint64_t count, uint64_t wanted) {
  std::vector<uint64_t> numbers;
  const uint64_t stride = test::is_soak() ? 1 : std::max<uint64_t>(1, count / wanted);
  for (uint64_t number = 1; number <= count; number += stride) numbers.push_back(number);
  return numbers;
}

}  // namespace

TEST_CASE("memory: a failure at any allocation leaves the change whole or undone, and the tab goes on") {
  const int64_t blocks_before = FailingMemory::sqlite_blocks();
  uint64_t failures = 0;
  for (const Scenario& scenario : kScenarios) {
    CAPTURE(std::string(scenario.name));
    FailingMemory memory;
    std::string before;
    std::string after;
    uint64_t allocations = 0;
    {
      Scene scene;
      scenario.prepare(scene);
      before = scene.tab->content();
      memory.fail_from(kNever, Failing::once);
      const base::Status status = scenario.act(scene);
      memory.stop();
      REQUIRE_MESSAGE(status.ok(), (status.ok() ? "" : status.error().detail));
      allocations = memory.allocations();
      after = scene.tab->content();
    }
    for (const Failing failing : {Failing::once, Failing::for_ever}) {
      CAPTURE(static_cast<int>(failing));
      for (const uint64_t number : some_of(allocations, 25)) {
        CAPTURE(number);
        run_with_failure(scenario, memory, number, failing, before, after);
        ++failures;
      }
    }
  }
  CHECK(failures > 300);
  CHECK(FailingMemory::sqlite_blocks() == blocks_before);
  MESSAGE("allocations that failed: ", failures);
}

TEST_CASE("memory: a start that fails can be tried again, and finds everything") {
  uint64_t failures = 0;
  for (const bool is_new : {true, false}) {
    CAPTURE(is_new);
    FailingMemory memory;
    const auto prepare = [is_new](Scene& scene) {
      if (is_new) return;
      Tab writer(scene.disk, {.seed = 5});
      writer.open();
      scene.disk.run_all();
      for (int i = 0; i < 10; ++i) writer.add_person("a" + std::to_string(i));
      // Left open: the start has to take it back.
      auto step = writer.database().begin_step({.name_key = "step.import"});
      REQUIRE(step.ok());
      REQUIRE(step->slice(change_much).ok());
      scene.disk.run_all();
      writer.kill();
    };
    uint64_t allocations = 0;
    std::string expected;
    {
      Scene scene;
      prepare(scene);
      memory.fail_from(kNever, Failing::once);
      scene.open();
      memory.stop();
      allocations = memory.allocations();
      expected = scene.tab->content();
    }
    for (const Failing failing : {Failing::once, Failing::for_ever}) {
      for (const uint64_t number : some_of(allocations, 50)) {
        CAPTURE(static_cast<int>(failing));
        CAPTURE(number);
        Scene scene;
        prepare(scene);
        memory.fail_from(number, failing);
        scene.tab->open();
        scene.disk.run_all();
        memory.stop();
        if (!scene.tab->is_open()) {
          REQUIRE(scene.tab->open_error());
          CHECK_MESSAGE(scene.tab->open_error()->code == base::ErrorCode::out_of_memory,
                        scene.tab->open_error()->detail);
          scene.tab->kill();
          scene.tab = std::make_unique<Tab>(scene.disk, Tab::Setup{.seed = 6});
          scene.open();
        }
        REQUIRE(scene.tab->integrity() == "ok");
        REQUIRE((scene.tab->content() == expected));
        scene.tab->add_person("and on it goes");
        scene.settle();
        REQUIRE(scene.tab->database().storage_state().state == store::SaveState::saved);
        ++failures;
      }
    }
  }
  CHECK(failures > 100);
}
