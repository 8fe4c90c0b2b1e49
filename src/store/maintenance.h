#pragma once
// What a database needs now and then and nobody waits for: pages that deletions left free go back, a few at a time, and
// once a day SQLite looks through the structure of every table (of a database of moderate size). Work is cut into
// slices that are called in idle time; one is a small vacuum, or the check of one table (a few milliseconds; the
// longest table decides).
//
// Nothing of it is a step of the change log, nothing of it counts as a change of the data, and when another tab was
// first it is not done again.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace store {

class Core;

struct MaintenancePolicy {
  // Nothing has changed for so long.
  static constexpr int64_t kQuietMs = 5'000;
  static constexpr int64_t kBetweenChecksMs = 24 * 60 * 60 * 1'000;
  // A table of a larger file would hold up the page for longer than anybody should notice.
  static constexpr uint64_t kLargestChecked_bytes = 64U << 20;
  // Free pages are used again by what comes next; only a great many are given back, and some are left.
  static constexpr uint32_t kFreePagesWorthIt = 512;
  static constexpr uint32_t kFreePagesLeft = 128;
  // One free page in so many pages must be free.
  static constexpr uint32_t kFreePart = 8;
  static constexpr uint32_t kPagesPerSlice = 32;
};

class Maintenance {
 public:
  explicit Maintenance(Core& core) : core_(core) {}

  // Nothing: something is not saved yet, this tab only reads, or nothing will be needed.
  [[nodiscard]] std::optional<int64_t> due_at_ms();
  // One slice, when it is due.
  void run();
  // Another image took the place of the one looked at.
  void forget();

 private:
  [[nodiscard]] uint32_t free_pages() const;
  [[nodiscard]] bool has_pages_to_free();
  [[nodiscard]] int64_t next_check_ms();
  [[nodiscard]] base::Status free_some_pages();
  [[nodiscard]] base::Status begin_check();
  [[nodiscard]] base::Status check_one_table();
  [[nodiscard]] base::Status end_check();

  Core& core_;
  uint64_t seen_version_ = 0;
  int64_t quiet_since_ms_ = 0;
  bool is_freeing_ = false;
  // Of the check under way: tables still to be looked at.
  std::optional<std::vector<std::string>> tables_;
  std::string problem_;
  // Of the latest check; 0 when there was none. Unknown until it is read.
  std::optional<int64_t> checked_at_ms_;
};

}  // namespace store
