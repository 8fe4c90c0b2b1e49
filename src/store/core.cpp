// Commands and what they do to the log. Loading and exchanging images: core_image.cpp.

#include "store/core.h"

#include <algorithm>
#include <cassert>

namespace store {

namespace {

base::Error refused(base::ErrorCode code, std::string_view key, std::string_view detail) {
  return {.code = code, .message_key = std::string(key), .arguments = {}, .detail = std::string(detail)};
}

}  // namespace

StepId Core::new_step_id() { return {uuids_.next(options_.clock.unix_ms())}; }

uint64_t Core::statement_count() { return statements_before_ + present_->connection().statements().run_count(); }

base::Result<Core::Outcome> Core::submit(std::unique_ptr<QueuedCommand> command) {
  if (refusal_) return *refusal_;
  if (is_read_only_)
    return refused(base::ErrorCode::unsupported, "storage.newer_version", "another tab runs newer code");
  if (is_running_) return refused(base::ErrorCode::internal, "storage.failed", "a command inside a command");
  Connection& connection = present_->connection();
  is_running_ = true;
  base::Status status = connection.begin();
  if (status.ok()) {
    status = perform(*command);
    if (status.ok()) status = connection.execute("COMMIT");
    if (!status.ok()) {
      // The first error is the one to report.
      const base::Status stopped = present_->capture().stop();
      (void)stopped;
      connection.roll_back();
    }
  }
  is_running_ = false;
  std::vector<ChangeSet> changes = connection.vfs().take_committed();
  if (!status.ok()) return std::move(status).error();
  Outcome outcome{.step = command->step, .undo = command->undo_outcome, .is_finished = command->is_finished};
  if (!changes.empty() && command->action != QueuedCommand::Action::upkeep) ++data_version_;
  const Urgency urgency = command->action == QueuedCommand::Action::slice ? Urgency::may_wait : Urgency::now;
  queue_.push(std::move(changes), std::move(command), Durability::relaxed, urgency);
  return outcome;
}

base::Status Core::perform(QueuedCommand& command) {
  switch (command.action) {
    case QueuedCommand::Action::write: return perform_write(command);
    case QueuedCommand::Action::open_step: {
      const base::HybridTime time = clock_.tick(options_.clock.unix_ms());
      BASE_TRY_ASSIGN(
          key, present_->log().add_step(command.info, command.step, time, StepState::open, std::nullopt, session_));
      (void)key;
      return base::success();
    }
    case QueuedCommand::Action::slice: return perform_slice(command);
    case QueuedCommand::Action::close_step: {
      BASE_TRY_ASSIGN(step, find_open(command.step));
      Statement changes = present_->connection().query("SELECT 1 FROM change WHERE step=?1 LIMIT 1", step.key);
      BASE_TRY_ASSIGN(has_changes, changes.step());
      if (!has_changes) return present_->log().remove_step(step.key);
      return present_->log().set_state(step.key, StepState::done, step.key);
    }
    case QueuedCommand::Action::roll_back_slice: {
      BASE_TRY_ASSIGN(step, find_open(command.step));
      BASE_TRY_ASSIGN(is_finished, present_->inverse().take_back(step.key, command.row_limit));
      command.is_finished = is_finished;
      if (is_finished) return present_->log().remove_step(step.key);
      return base::success();
    }
    case QueuedCommand::Action::undo:
    case QueuedCommand::Action::redo: return perform_undo(command);
    case QueuedCommand::Action::upkeep: return call(command);
  }
  return refused(base::ErrorCode::internal, "storage.failed", "unknown action");
}

base::Status Core::run_upkeep(Command command) {
  auto queued = std::make_unique<QueuedCommand>();
  queued->action = QueuedCommand::Action::upkeep;
  queued->command = std::move(command);
  BASE_TRY_ASSIGN(outcome, submit(std::move(queued)));
  (void)outcome;
  return base::success();
}

base::Status Core::call(QueuedCommand& command) {
  WriteContext context{
      .connection = present_->connection(), .uuids = uuids_, .clock = options_.clock, .draws = command.draws};
  Writer writer = context.writer();
  return command.command(writer);
}

base::Status Core::perform_write(QueuedCommand& command) {
  Capture& capture = present_->capture();
  capture.start({});
  BASE_TRY(call(command));
  BASE_TRY(capture.stop());
  if (capture.is_empty()) return base::success();
  const base::HybridTime time = clock_.tick(options_.clock.unix_ms());
  BASE_TRY_ASSIGN(key,
                  present_->log().add_step(command.info, command.step, time, StepState::done, std::nullopt, session_));
  return present_->log().add_changes(key, capture, present_->tables());
}

base::Result<StepRecord> Core::find_open(StepId id) {
  BASE_TRY_ASSIGN(step, present_->log().find(id));
  if (!step || step->state != StepState::open)
    return refused(base::ErrorCode::not_found, "storage.failed", "the step is not open");
  return *step;
}

base::Status Core::perform_slice(QueuedCommand& command) {
  BASE_TRY_ASSIGN(step, find_open(command.step));
  BASE_TRY_ASSIGN(inserted, present_->log().inserted_keys(step.key, present_->tables()));
  Capture& capture = present_->capture();
  capture.start(std::move(inserted));
  BASE_TRY(call(command));
  BASE_TRY(capture.stop());
  return present_->log().add_changes(step.key, capture, present_->tables());
}

base::Status Core::perform_undo(QueuedCommand& command) {
  ChangeLog& log = present_->log();
  const bool is_undo = command.action == QueuedCommand::Action::undo;
  const StepState expected = is_undo ? StepState::done : StepState::undone;
  std::optional<StepRecord> target;
  if (command.target.value.is_nil()) {
    BASE_TRY_ASSIGN(newest, is_undo ? log.next_undo() : log.next_redo());
    target = std::move(newest);
    if (!target) return base::success();
    command.target = target->id;
  } else {
    BASE_TRY_ASSIGN(chosen, log.find(command.target));
    target = std::move(chosen);
    const bool can_flip = target && target->state == expected && target->info.kind != StepKind::undo &&
                          target->info.kind != StepKind::redo;
    if (!can_flip)
      return refused(base::ErrorCode::conflict, "storage.step_not_undoable", "the step is gone or was undone already");
  }

  Capture& capture = present_->capture();
  capture.start({});
  BASE_TRY(present_->inverse().apply(target->effective));
  BASE_TRY(capture.stop());
  command.info = {.name_key = target->info.name_key,
                  .arguments = target->info.arguments,
                  .kind = is_undo ? StepKind::undo : StepKind::redo,
                  .actor = target->info.actor};
  const base::HybridTime time = clock_.tick(options_.clock.unix_ms());
  BASE_TRY_ASSIGN(key, log.add_step(command.info, command.step, time, StepState::done, target->key, session_));
  BASE_TRY(log.add_changes(key, capture, present_->tables()));
  BASE_TRY(log.set_state(target->key, is_undo ? StepState::undone : StepState::done, key));
  command.undo_outcome = UndoOutcome{.step = target->info, .kept_fields = present_->inverse().kept_fields()};
  return base::success();
}

base::Result<bool> Core::rewind_steps(int64_t keep, int64_t row_limit) {
  // A step without rows costs something too.
  constexpr int64_t kRowsOfAStep = 4;
  for (; row_limit > 0; row_limit -= kRowsOfAStep) {
    Statement newest =
        present_->connection().query("SELECT key, kind, target FROM step WHERE key>?1 ORDER BY key DESC LIMIT 1", keep);
    BASE_TRY_ASSIGN(found, newest.step());
    if (!found) return true;
    const int64_t key = newest.integer(0);
    const bool is_undo = newest.integer(1) == static_cast<int64_t>(StepKind::undo);
    const std::optional<int64_t> target = newest.optional_integer(2);
    newest.reset();
    BASE_TRY_ASSIGN(is_finished, present_->inverse().take_back(key, row_limit));
    if (!is_finished) return false;
    BASE_TRY(present_->log().remove_step(key));
    if (target) BASE_TRY(present_->log().set_state(*target, is_undo ? StepState::done : StepState::undone, *target));
  }
  return false;
}

base::Result<bool> Core::rewind(int64_t keep, int64_t row_limit) {
  Connection& connection = present_->connection();
  BASE_TRY(connection.begin());
  base::Result<bool> finished = rewind_steps(keep, row_limit);
  base::Status ended = finished.ok() ? connection.execute("COMMIT") : base::success();
  if (!finished.ok() || !ended.ok()) connection.roll_back();
  ++data_version_;
  queue_.push(connection.vfs().take_committed(), nullptr, Durability::relaxed);
  if (finished.ok() && !ended.ok()) return std::move(ended).error();
  return finished;
}

void Core::run_again(QueuedCommands commands) {
  for (std::unique_ptr<QueuedCommand>& command : commands) {
    if (command->action == QueuedCommand::Action::upkeep) continue;
    const StepInfo info = command->info;
    base::Result<Outcome> outcome = submit(std::move(command));
    if (!outcome.ok())
      notices_.push_back({.kind = Notice::Kind::command_rejected, .step = info, .error = std::move(outcome).error()});
  }
}

void Core::became_read_only(QueuedCommands commands) {
  is_read_only_ = true;
  for (const std::unique_ptr<QueuedCommand>& command : commands) {
    if (command->action == QueuedCommand::Action::upkeep) continue;
    notices_.push_back(
        {.kind = Notice::Kind::command_rejected,
         .step = command->info,
         .error = refused(base::ErrorCode::unsupported, "storage.newer_version", "another tab runs newer code")});
  }
}

void Core::restored(Restored why) {
  std::string_view key = "storage.restored_empty";
  switch (why) {
    case Restored::empty: break;
    case Restored::older: key = "storage.restored_older"; break;
    case Restored::damaged: key = "storage.restored_damaged"; break;
    case Restored::partly: key = "storage.restored_partly"; break;
  }
  notices_.push_back({.kind = Notice::Kind::restored,
                      .step = {},
                      .error = refused(base::ErrorCode::io, key, "restored from the second copy")});
  state_changed();
}

void Core::state_changed() {
  if (options_.on_change) options_.on_change();
}

}  // namespace store
