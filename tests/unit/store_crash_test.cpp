// T1 and T2 of the fault list: the tab is killed at every event of random workloads, transactions fail, callbacks never
// come. What was acknowledged is there afterwards, nothing is there by half, and the image hash holds.

#include <doctest/doctest.h>

#include <algorithm>

#include "support/store_fixture.h"
#include "support/store_workload.h"
#include "support/test_scale.h"

using platform::SimulatedDisk;
using store::CommitOutcome;
using store::FailureReason;
using store::SaveState;
using test::check_reopened;
using test::copy_stored;
using test::Tab;
using test::Workload;

namespace {

constexpr uint64_t kForEver = UINT64_MAX;

bool is_saved(Tab& tab) { return tab.database().storage_state().state == SaveState::saved; }

// Failed commits get their next try until there is nothing left to save.
void settle(SimulatedDisk& disk, Tab& tab) {
  for (int i = 0; i < 40 && (!is_saved(tab) || i < 3); ++i) {
    tab.clock().advance_ms(60'000);
    tab.database().poll();
    disk.run_all();
  }
}

}  // namespace

TEST_CASE("crash: a kill at every event loses nothing acknowledged") {
  const int count = test::scaled(115, 4'600);
  uint64_t crash_points = 0;
  uint64_t checkpoints = 0;
  for (int run = 0; run < count; ++run) {
    const uint64_t seed = test::first_seed() + static_cast<uint64_t>(run);
    CAPTURE(seed);
    SimulatedDisk disk(SimulatedDisk::Delivery::queued);
    Tab tab(disk, {.seed = seed});
    tab.open();
    disk.run_all();
    REQUIRE(tab.is_open());
    Workload work(seed);
    work.note(tab);
    int acknowledged = 0;
    // What was applied stays, what was not is gone: that is what a new start finds, whatever was under way.
    const auto kill_a_twin = [&] {
      SimulatedDisk left;
      copy_stored(disk, left);
      const int found = check_reopened(left, work);
      REQUIRE(found >= acknowledged);
      ++crash_points;
      return found;
    };
    const auto one_event = [&] {
      if (!disk.run_one()) return false;
      if (is_saved(tab)) acknowledged = work.done();
      kill_a_twin();
      return true;
    };
    while (work.done() < 25) {
      work.one(tab);
      work.note(tab);
      if (work.random().chance(10)) tab.database().on_hide();
      for (uint32_t i = work.random().below(5); i > 0 && one_event(); --i) {
      }
    }
    while (one_event()) {
    }
    REQUIRE(acknowledged == 25);
    REQUIRE(kill_a_twin() == 25);
    if (disk.head.checkpoint_generation > 0) ++checkpoints;
  }
  CHECK(crash_points > static_cast<uint64_t>(count) * 40);
  CHECK(checkpoints > 0);
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

TEST_CASE("crash: whichever transaction fails, however and for how long, nothing acknowledged is lost") {
  struct Failure {
    FailureReason reason;
    CommitOutcome outcome;
  };
  constexpr Failure kFailures[] = {{FailureReason::quota, CommitOutcome::failed},
                                   {FailureReason::closed, CommitOutcome::failed},
                                   {FailureReason::unavailable, CommitOutcome::failed},
                                   {FailureReason::unknown, CommitOutcome::failed},
                                   {FailureReason::none, CommitOutcome::conflict}};
  const uint64_t seeds = test::scaled<uint64_t>(1, 8);
  uint64_t failures = 0;
  for (uint64_t seed = test::first_seed() + 300; seed < test::first_seed() + 300 + seeds; ++seed) {
    for (const Failure& failure : kFailures) {
      for (const uint64_t times : {uint64_t{1}, uint64_t{4}, kForEver}) {
        if (times == 4 && !test::is_soak()) continue;
        // Until the workload has no transaction with that number.
        for (uint64_t index = 0;; ++index) {
          CAPTURE(seed);
          CAPTURE(static_cast<int>(failure.reason));
          CAPTURE(times);
          CAPTURE(index);
          SimulatedDisk disk(SimulatedDisk::Delivery::queued);
          Tab tab(disk, {.seed = seed});
          tab.open();
          disk.run_all();
          Workload work(seed);
          work.note(tab);
          const uint64_t before = disk.transaction_count();
          disk.fail(index, times, failure.reason, failure.outcome);
          int acknowledged = 0;
          while (work.done() < 20) {
            work.one(tab);
            work.note(tab);
            if (work.done() % 6 == 0) tab.database().on_hide();
            for (int event = 0; event < 4; ++event) {
              disk.run_one();
              if (is_saved(tab)) acknowledged = work.done();
            }
            tab.clock().advance_ms(400);
            tab.database().poll();
          }
          disk.run_all();
          const bool came_to_it = disk.transaction_count() > before + index;
          if (came_to_it && times == kForEver && !is_saved(tab)) {
            const store::StorageState state = tab.database().storage_state();
            REQUIRE(state.state == SaveState::not_saved);
            REQUIRE(state.reason ==
                    (failure.outcome == CommitOutcome::failed ? failure.reason : FailureReason::unknown));
            REQUIRE(tab.database().poll_at_ms());
          }
          SimulatedDisk left;
          copy_stored(disk, left);
          REQUIRE(check_reopened(left, work) >= acknowledged);
          disk.fail(0, 0, FailureReason::none);
          settle(disk, tab);
          REQUIRE(is_saved(tab));
          REQUIRE_FALSE(tab.database().poll_at_ms());
          REQUIRE((tab.content() == work.contents().back()));
          tab.kill();
          REQUIRE(check_reopened(disk, work) == 20);
          if (!came_to_it) break;
          ++failures;
        }
      }
    }
  }
  CHECK(failures > 150);
  MESSAGE("failures: ", failures);
}

TEST_CASE("crash: a transaction that is applied and never answers is found at the next start") {
  for (uint64_t index = 0; index < 12; ++index) {
    CAPTURE(index);
    SimulatedDisk disk(SimulatedDisk::Delivery::queued);
    Tab tab(disk);
    tab.open();
    disk.run_all();
    Workload work(index);
    work.note(tab);
    disk.hang(index);
    int acknowledged = 0;
    while (work.done() < 20) {
      work.one(tab);
      work.note(tab);
      disk.run_all();
      if (is_saved(tab)) acknowledged = work.done();
    }
    CHECK(tab.database().storage_state().state == SaveState::saving);
    REQUIRE((tab.content() == work.contents().back()));
    tab.kill();
    const int found = check_reopened(disk, work);
    // What it was told, and the one that was applied without a word.
    REQUIRE(found >= acknowledged);
    REQUIRE(found > 0);
  }
}

TEST_CASE("crash: reading that fails is tried again, at the start by the person, while following by itself") {
  SimulatedDisk disk(SimulatedDisk::Delivery::queued);
  Tab writer(disk, {.seed = 1});
  writer.open();
  disk.run_all();
  writer.add_person("Ali");
  disk.run_all();
  disk.fail_reads(1);
  Tab refused(disk, {.seed = 2});
  refused.open();
  disk.run_all();
  REQUIRE(refused.open_error());
  CHECK(refused.open_error()->message_key == "storage.load_failed");
  refused.kill();

  Tab follower(disk, {.seed = 3});
  follower.open();
  disk.run_all();
  for (const int changes : {3, 1'200}) {  // the second time the records are gone, so the image is loaded again
    CAPTURE(changes);
    follower.persistence().freeze();
    for (int i = 0; i < changes; ++i) {
      writer.add_person("a" + std::to_string(i));
      disk.run_all();
    }
    follower.add_person("own " + std::to_string(changes));
    disk.fail_reads(3);
    follower.persistence().wake();
    disk.run_all();
    settle(disk, follower);
    CHECK(is_saved(follower));
    CHECK((follower.content() == writer.content()));
    CHECK(follower.integrity() == "ok");
    CHECK(follower.count("SELECT count(*) FROM person WHERE name='own " + std::to_string(changes) + "'") == 1);
    CHECK(follower.database().take_notices().empty());
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
  disk.run_all();
  Workload work(5);
  for (int i = 0; i < 600; ++i) {
    work.one(tab);
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
