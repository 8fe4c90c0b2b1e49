// T7 and T8 of the fault list, natively: tabs over one storage see each other's commits, a lost race runs commands
// again, a tab that slept catches up, newer code makes an older tab read-only.

#include <doctest/doctest.h>

#include <cstdlib>
#include <memory>

#include "support/store_fixture.h"

using platform::SimulatedDisk;
using test::Tab;

namespace {

void open_tab(SimulatedDisk& disk, Tab& tab) {
  tab.open();
  disk.run_all();
  REQUIRE_MESSAGE(tab.is_open(), (tab.open_error() ? tab.open_error()->detail : ""));
}

}  // namespace

TEST_CASE("tabs: a commit shows in the other tab once it is durable, not before") {
  SimulatedDisk disk(SimulatedDisk::Delivery::queued);
  Tab first(disk, {.seed = 1});
  Tab second(disk, {.seed = 2});
  open_tab(disk, first);
  open_tab(disk, second);
  const uint64_t seen = second.database().data_version();
  first.add_person("Ali");
  CHECK(second.count("SELECT count(*) FROM person") == 0);
  disk.run_all();
  CHECK(second.count("SELECT count(*) FROM person WHERE name='Ali'") == 1);
  CHECK(second.database().data_version() > seen);
  second.add_person("Bala");
  disk.run_all();
  CHECK(first.content() == second.content());
  // Undo takes the latest step, from whichever tab.
  first.undo();
  disk.run_all();
  CHECK(second.count("SELECT count(*) FROM person") == 1);
  CHECK(second.content() == first.content());
}

TEST_CASE("tabs: two new tabs may make the new database at the same time") {
  SimulatedDisk disk(SimulatedDisk::Delivery::queued);
  Tab first(disk, {.seed = 1});
  Tab second(disk, {.seed = 2});
  first.open();
  second.open();
  base::SeededRandom order(3);
  while (disk.run_one(order.below(2))) {
  }
  REQUIRE(first.is_open());
  REQUIRE(second.is_open());
  first.add_person("Ali");
  second.add_person("Bala");
  while (disk.run_one(order.below(2))) {
  }
  CHECK(first.count("SELECT count(*) FROM person") == 2);
  CHECK(first.content() == second.content());
  CHECK(first.integrity() == "ok");
  CHECK(second.integrity() == "ok");
}

TEST_CASE("tabs: the loser of a race runs its commands again, with the ids it had") {
  SimulatedDisk disk(SimulatedDisk::Delivery::queued);
  Tab first(disk, {.seed = 1});
  Tab second(disk, {.seed = 2});
  open_tab(disk, first);
  open_tab(disk, second);
  first.add_person("Ali");
  const store::StepId step = second.add_person("Bala");
  auto rows = std::make_unique<store::Statement>(second.database().query("SELECT uuid FROM person WHERE name='Bala'"));
  REQUIRE(rows->next());
  const base::Uuid uuid = rows->uuid(0);
  rows.reset();
  disk.run_all();
  CHECK(first.content() == second.content());
  CHECK(first.count("SELECT count(*) FROM person") == 2);
  auto again = first.database().query("SELECT key FROM person WHERE uuid=?1", uuid);
  CHECK(again.next());
  again.reset();
  const auto undone = first.database().undo_step(step);
  REQUIRE(undone.ok());
  CHECK(first.count("SELECT count(*) FROM person WHERE name='Bala'") == 0);
}

TEST_CASE("tabs: a command that no longer makes sense after a lost race is reported") {
  SimulatedDisk disk(SimulatedDisk::Delivery::queued);
  Tab first(disk, {.seed = 1});
  Tab second(disk, {.seed = 2});
  open_tab(disk, first);
  open_tab(disk, second);
  first.add_person("Ali");
  disk.run_all();
  first.run("DELETE FROM person");
  const auto step = second.database().write({.name_key = "step.renamed"}, [](store::Writer& writer) -> base::Status {
    BASE_TRY(writer.execute("UPDATE person SET name='Abu' WHERE name='Ali'"));
    if (writer.changed_rows() == 0)
      return base::Error{.code = base::ErrorCode::not_found, .message_key = "test.gone", .arguments = {}, .detail = {}};
    return base::success();
  });
  REQUIRE(step.ok());
  disk.run_all();
  const auto notices = second.database().take_notices();
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].kind == store::Notice::Kind::command_rejected);
  CHECK(notices[0].step.name_key == "step.renamed");
  CHECK(notices[0].error.message_key == "test.gone");
  CHECK(second.content() == first.content());
  CHECK(second.database().storage_state().state == store::SaveState::saved);
}

TEST_CASE("tabs: one that slept catches up; one that slept too long loads again") {
  for (const int changes : {5, 1'200}) {
    CAPTURE(changes);
    SimulatedDisk disk(SimulatedDisk::Delivery::queued);
    Tab first(disk, {.seed = 1});
    Tab second(disk, {.seed = 2});
    open_tab(disk, first);
    open_tab(disk, second);
    second.persistence().freeze();
    for (int i = 0; i < changes; ++i) {
      first.add_person("a" + std::to_string(i));
      disk.run_all();
    }
    CHECK(second.count("SELECT count(*) FROM person") == 0);
    second.add_person("own");  // before it knows
    second.persistence().wake();
    disk.run_all();
    CHECK(second.count("SELECT count(*) FROM person") == changes + 1);
    CHECK(second.content() == first.content());
    CHECK(second.integrity() == "ok");
  }
}

TEST_CASE("tabs: an older tab becomes read-only when newer code writes") {
  SimulatedDisk disk(SimulatedDisk::Delivery::queued);
  Tab old_tab(disk, {.seed = 1, .schema = test::migrations().first(1)});
  open_tab(disk, old_tab);
  Tab new_tab(disk, {.seed = 2});
  open_tab(disk, new_tab);
  disk.run_all();
  CHECK(old_tab.database().storage_state().state == store::SaveState::read_only);
  const auto refused = old_tab.database().write(
      {.name_key = "step.x"}, [](store::Writer& writer) { return writer.execute("DELETE FROM person"); });
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message_key == "storage.newer_version");
  new_tab.add_person("Ali");
  disk.run_all();
  CHECK(new_tab.count("SELECT count(*) FROM person") == 1);
}

TEST_CASE(
    "tabs: random edits, kills, sleep and races leave every tab with the same content and lose nothing acknowledged") {
  const char* scale = std::getenv("KENALAN_TEST_SCALE");
  const uint64_t runs = scale != nullptr && std::string_view(scale) == "nightly" ? 2'000 : 200;
  for (uint64_t seed = 0; seed < runs; ++seed) {
    CAPTURE(seed);
    SimulatedDisk disk(SimulatedDisk::Delivery::queued);
    base::SeededRandom random(seed);
    std::vector<std::unique_ptr<Tab>> tabs;
    std::vector<std::string> acknowledged;
    // Names whose tab has not yet said "saved" since.
    std::vector<std::vector<std::string>> unsaved;
    uint64_t next_seed = seed * 1'000 + 1;
    const auto add_tab = [&] {
      tabs.push_back(std::make_unique<Tab>(disk, Tab::Setup{.seed = next_seed++}));
      unsaved.emplace_back();
      tabs.back()->open();
    };
    const auto note_saved = [&] {
      for (size_t i = 0; i < tabs.size(); ++i) {
        if (!tabs[i]->is_open() || tabs[i]->database().storage_state().state != store::SaveState::saved) continue;
        acknowledged.insert(acknowledged.end(), unsaved[i].begin(), unsaved[i].end());
        unsaved[i].clear();
      }
    };
    add_tab();
    disk.run_all();
    add_tab();
    int number = 0;
    for (int i = 0; i < 120; ++i) {
      const size_t index = random.below(static_cast<uint32_t>(tabs.size()));
      Tab& tab = *tabs[index];
      switch (random.below(12)) {
        case 0:
          if (tabs.size() < 5) add_tab();
          break;
        case 1:
          if (tabs.size() > 1) {
            tab.kill();
            tabs.erase(tabs.begin() + static_cast<ptrdiff_t>(index));
            unsaved.erase(unsaved.begin() + static_cast<ptrdiff_t>(index));
          }
          break;
        case 2: tab.persistence().freeze(); break;
        case 3: tab.persistence().wake(); break;
        case 4:
          if (tab.is_open()) tab.database().on_hide();
          break;
        case 5: disk.fail(0, random.below(3), store::FailureReason::unknown); break;
        case 6:
          if (tab.is_open())
            tab.run("UPDATE person SET stage='s" + std::to_string(i) +
                    "' WHERE key%3=" + std::to_string(random.below(3)));
          break;
        default:
          if (tab.is_open()) {
            const std::string name = "a" + std::to_string(++number);
            tab.add_person(name);
            unsaved[index].push_back(name);
          }
          break;
      }
      for (uint32_t events = random.below(6); events > 0; --events) {
        if (!disk.run_one(random.below(8))) break;
        note_saved();
      }
      for (const auto& each : tabs) {
        each->clock().advance_ms(1'500);
        if (each->is_open()) each->database().poll();
      }
    }
    for (int rounds = 0; rounds < 20; ++rounds) {
      for (const auto& each : tabs) {
        each->persistence().wake();
        each->clock().advance_ms(60'000);
        if (each->is_open()) each->database().poll();
      }
      disk.run_all();
    }
    note_saved();
    const std::string content = tabs.front()->content();
    for (const auto& each : tabs) {
      REQUIRE(each->is_open());
      REQUIRE(each->database().storage_state().state == store::SaveState::saved);
      REQUIRE(each->content() == content);
      REQUIRE(each->integrity() == "ok");
      REQUIRE(each->database().take_notices().empty());
    }
    for (const std::string& name : acknowledged) {
      CAPTURE(name);
      auto rows = tabs.front()->database().query("SELECT 1 FROM person WHERE name=?1", name);
      REQUIRE(rows.next());
    }
  }
}
