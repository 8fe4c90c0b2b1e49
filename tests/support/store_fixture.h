#pragma once
// A small schema and a tab over a simulated disk, for tests of the store.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/random.h"
#include "platform/native/manual_clock.h"
#include "platform/native/simulated_persistence.h"
#include "store/database.h"

namespace test {

// person and note are tracked; person_search is derived by triggers, setting is local.
[[nodiscard]] std::span<const store::Migration> migrations();
[[nodiscard]] std::span<const std::string_view> tracked_tables();

class Tab {
 public:
  struct Setup {
    uint64_t seed = 1;
    std::span<const store::Migration> schema = migrations();
    std::span<const std::string_view> tables = tracked_tables();
  };
  // `open()` must follow; with queued delivery run the disk until is_open().
  explicit Tab(platform::SimulatedDisk& disk) : Tab(disk, Setup{}) {}
  Tab(platform::SimulatedDisk& disk, Setup setup);

  void open();
  [[nodiscard]] bool is_open() const { return database_ != nullptr; }
  [[nodiscard]] const std::optional<base::Error>& open_error() const { return open_error_; }
  [[nodiscard]] store::Database& database() { return *database_; }
  [[nodiscard]] platform::SimulatedPersistence& persistence() { return persistence_; }
  [[nodiscard]] platform::ManualClock& clock() { return clock_; }
  void kill();

  // Short forms that fail the test when the store fails.
  store::StepId add_person(std::string name, std::string stage = "new");
  void run(std::string sql);
  void undo();
  void redo();
  [[nodiscard]] int64_t count(std::string_view sql);
  // The content of the tracked tables and of the search index, row by row; keys left out.
  [[nodiscard]] std::string content();
  // "ok", or what SQLite finds wrong.
  [[nodiscard]] std::string integrity();

 private:
  platform::ManualClock clock_;
  base::SeededRandom random_;
  Setup setup_;
  platform::SimulatedPersistence persistence_;
  std::unique_ptr<store::Database> database_;
  std::optional<base::Error> open_error_;
};

}  // namespace test
