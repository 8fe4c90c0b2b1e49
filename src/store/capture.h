#pragma once
// What a command does to tracked tables, noted by SQLite's preupdate hook: whatever SQL did it, nothing goes round it.
// Inserted rows are noted as ranges of keys, and what happens afterwards, in the same step, to a row that the step
// inserted is not noted at all: taking the step back removes the row, and the removal notes its values.

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "store/change_format.h"
#include "store/tracked_table.h"

struct sqlite3;

namespace store {

// Keys in ascending, disjoint ranges.
class KeySet {
 public:
  struct Range {
    int64_t first = 0;
    int64_t last = 0;
  };
  void add(int64_t first, int64_t last);
  [[nodiscard]] bool contains(int64_t key) const;
  [[nodiscard]] const std::vector<Range>& ranges() const { return ranges_; }

 private:
  std::vector<Range> ranges_;
};

struct CapturedChange {
  Operation operation = Operation::update;  // never insert
  size_t table = 0;                         // index in the tracked tables
  int64_t row_key = 0;
  size_t data_begin = 0;
  size_t data_end = 0;
};

class Capture {
 public:
  // `tables` may grow to its final size until the first start().
  Capture(sqlite3* database, const std::vector<TrackedTable>& tables);
  ~Capture();
  Capture(const Capture&) = delete;
  Capture& operator=(const Capture&) = delete;

  // `inserted_before`: keys that earlier slices of the same step inserted, one set per table.
  void start(std::vector<KeySet> inserted_before);
  // Fails when the command did something that cannot be logged.
  [[nodiscard]] base::Status stop();

  [[nodiscard]] bool is_empty() const;
  [[nodiscard]] const std::vector<CapturedChange>& changes() const { return changes_; }
  [[nodiscard]] std::span<const uint8_t> data(const CapturedChange& change) const {
    return std::span(data_).subspan(change.data_begin, change.data_end - change.data_begin);
  }
  // Of this slice alone, one set per table.
  [[nodiscard]] const std::vector<KeySet>& inserted() const { return inserted_; }

 private:
  static void on_change(void* self, sqlite3* database, int operation, const char* schema, const char* table,
                        int64_t old_key, int64_t new_key);
  void note(int operation, const char* table, int64_t old_key, int64_t new_key);
  void note_old_values(size_t table, int64_t key, Operation operation);
  [[nodiscard]] size_t find_table(const char* name);

  static constexpr size_t kUntracked = SIZE_MAX;
  sqlite3* database_;
  const std::vector<TrackedTable>& tables_;
  bool running_ = false;
  bool key_changed_ = false;
  bool is_out_of_memory_ = false;
  const char* latest_name_ = nullptr;
  size_t latest_table_ = kUntracked;
  std::vector<KeySet> inserted_before_;
  std::vector<KeySet> inserted_;
  std::vector<CapturedChange> changes_;
  std::vector<uint8_t> data_;
};

}  // namespace store
