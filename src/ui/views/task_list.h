#pragma once
// The sections of the task list: overdue, today, …, done. Each is as long as it is; only rows in view and half a screen
// around it are read, drawn and mirrored.

#include <array>
#include <vector>

#include "crm/list_query.h"
#include "crm/view_data.h"
#include "ui/views/model.h"

namespace ui {

// The rows of a section that were read last, and for what.
struct TaskWindow {
  uint64_t version = UINT64_MAX;
  int64_t outdated_at_ms = 0;
  uint32_t offset = 0;
  uint32_t count = 0;
  std::vector<crm::TaskRow> rows;
};

// A row drawn in this frame: where the arrow keys go.
struct DrawnTask {
  crm::TaskId task;
  Rect rect;
};

struct TaskListState {
  std::array<TaskWindow, crm::kTaskBucketCount> windows;
  std::array<bool, crm::kTaskBucketCount> folded{false, false, false, false, false, false, true};
  crm::TaskId last_focused;      // the row that Tab reaches
  std::vector<DrawnTask> drawn;  // of this frame, in their order; its memory is kept
};
void task_list(Context& ctx, const Rect& area, Model& model, TaskListState& state, const crm::TaskCounts& counts);

[[nodiscard]] std::string_view bucket_text(Context& ctx, crm::TaskBucket bucket);

}  // namespace ui
