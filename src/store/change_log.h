#pragma once
// The tables of the change log and what is read from and written to them (docs/schema.md). One row of `step` per step,
// in the order of making; its changes in `change`. The log's own schema has a version of its own, apart from the
// product's, and is migrated first.

#include <optional>
#include <vector>

#include "base/hybrid_clock.h"
#include "store/capture.h"
#include "store/connection.h"
#include "store/step.h"

namespace store {

inline constexpr int32_t kLogVersion = 2;

// A row of `step`.
struct StepRecord {
  int64_t key = 0;
  StepId id{};
  StepInfo info{};
  StepState state = StepState::done;
  // The step whose changes must be taken back to flip this one: itself, or its latest undo or redo.
  int64_t effective = 0;
};

// Of a row with the columns key, uuid, actor, name_key, arguments, kind, state, effective.
[[nodiscard]] StepRecord read_step(const Statement& row);

class ChangeLog {
 public:
  explicit ChangeLog(Connection& connection) : connection_(connection) {}

  // 0 for a file without a log.
  [[nodiscard]] base::Result<int32_t> version();
  // Up to a version; the older ones are for files that are compared with what they should be.
  [[nodiscard]] base::Status migrate(int32_t to = kLogVersion);

  [[nodiscard]] base::Result<int64_t> add_step(const StepInfo& info, StepId id, const base::HybridTime& time,
                                               StepState state, std::optional<int64_t> target,
                                               const base::Uuid& writer);
  // Behind what the step has already.
  [[nodiscard]] base::Status add_changes(int64_t step, const Capture& capture, const std::vector<TrackedTable>& tables);
  [[nodiscard]] base::Status set_state(int64_t step, StepState state, int64_t effective);
  [[nodiscard]] base::Status remove_step(int64_t step);

  [[nodiscard]] base::Result<std::optional<StepRecord>> find(StepId id);
  [[nodiscard]] base::Result<std::optional<StepRecord>> next_undo();
  [[nodiscard]] base::Result<std::optional<StepRecord>> next_redo();
  // Open steps with the session that writes them.
  [[nodiscard]] base::Result<std::vector<std::pair<StepRecord, base::Uuid>>> open_steps();
  // Keys that the step inserted so far, one set per table.
  [[nodiscard]] base::Result<std::vector<KeySet>> inserted_keys(int64_t step, const std::vector<TrackedTable>& tables);
  [[nodiscard]] base::Result<std::vector<KeyRange>> rows_made_by(StepKind kind);
  [[nodiscard]] base::Result<std::optional<base::HybridTime>> newest_time();

  // Of this copy of the database: identity of the clock.
  [[nodiscard]] base::Result<uint64_t> node(base::Random& random);

 private:
  [[nodiscard]] base::Result<std::optional<StepRecord>> first_step(Statement rows);
  Connection& connection_;
};

}  // namespace store
