#pragma once
// A write that was made and may have to be made again: kept until its commit is durable.

#include <memory>

#include "store/change_log.h"
#include "store/write_context.h"

namespace store {

struct QueuedCommand {
  enum class Action : uint8_t { write, open_step, slice, close_step, roll_back_slice, undo, redo, upkeep };

  Action action = Action::write;
  StepInfo info{};
  // The step this makes or continues.
  StepId step{};
  // Of undo and redo: the step to flip. Chosen at the first run when nil.
  StepId target{};
  Command command{};
  int64_t row_limit = 0;
  Draws draws{};

  // Outcome of the latest run.
  std::optional<UndoOutcome> undo_outcome{};
  bool is_finished = false;
};

using QueuedCommands = std::vector<std::unique_ptr<QueuedCommand>>;

}  // namespace store
