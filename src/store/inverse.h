#pragma once
// Takes the changes of a step back, row by row: undo, redo (which takes an undo back), and the removal of an open step
// whose writer is gone. Inserted rows go first, then the other changes in reverse, so that every unique value is free
// when it is needed again.

#include "store/change_log.h"

namespace store {

class Inverse {
 public:
  Inverse(Connection& connection, const std::vector<TrackedTable>& tables) : connection_(connection), tables_(tables) {}

  // A field that no longer has the value the step gave it keeps its value and is counted in kept_fields().
  [[nodiscard]] base::Status apply(int64_t step);
  [[nodiscard]] int64_t kept_fields() const { return kept_fields_; }

  // Takes at most `row_limit` rows back and forgets their changes; true when the step has none left.
  [[nodiscard]] base::Result<bool> take_back(int64_t step, int64_t row_limit);

 private:
  // Rows of the newest range; 0 when no inserted rows are left.
  [[nodiscard]] base::Result<int64_t> take_back_inserted(int64_t step, int64_t row_limit);
  // False when no change is left.
  [[nodiscard]] base::Result<bool> take_back_newest_change(int64_t step);
  [[nodiscard]] base::Result<const TrackedTable*> table_of(int64_t id) const;
  [[nodiscard]] base::Status apply_update(const TrackedTable& table, int64_t row_key, std::span<const uint8_t> data);
  [[nodiscard]] base::Status apply_remove(const TrackedTable& table, int64_t row_key, std::span<const uint8_t> data);
  [[nodiscard]] base::Status apply_change(Operation operation, int64_t table_id, int64_t row_key,
                                          std::span<const uint8_t> data);

  Connection& connection_;
  const std::vector<TrackedTable>& tables_;
  int64_t kept_fields_ = 0;
};

}  // namespace store
