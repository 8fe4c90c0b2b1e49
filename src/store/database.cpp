// The public face: every function forwards to the Core.

#include "store/database.h"

#include "store/core.h"
#include "store/image_file.h"

namespace store {

namespace {

std::unique_ptr<QueuedCommand> make_command(QueuedCommand::Action action, StepId step) {
  auto command = std::make_unique<QueuedCommand>();
  command->action = action;
  command->step = step;
  return command;
}

base::Result<std::optional<UndoOutcome>> flip(Core& core, QueuedCommand::Action action, StepId target) {
  std::unique_ptr<QueuedCommand> command = make_command(action, core.new_step_id());
  command->target = target;
  BASE_TRY_ASSIGN(outcome, core.submit(std::move(command)));
  return outcome.undo;
}

std::optional<StepInfo> info_of(base::Result<std::optional<StepRecord>> step) {
  if (!step.ok() || !step.value()) return std::nullopt;
  return std::move((*step)->info);
}

}  // namespace

base::Status OpenStep::slice(Command command) {
  std::unique_ptr<QueuedCommand> queued = make_command(QueuedCommand::Action::slice, id_);
  queued->command = std::move(command);
  BASE_TRY_ASSIGN(outcome, core_->submit(std::move(queued)));
  (void)outcome;
  return base::success();
}

base::Status OpenStep::close() {
  BASE_TRY_ASSIGN(outcome, core_->submit(make_command(QueuedCommand::Action::close_step, id_)));
  (void)outcome;
  return base::success();
}

base::Result<bool> OpenStep::roll_back_slice(int64_t row_limit) {
  std::unique_ptr<QueuedCommand> command = make_command(QueuedCommand::Action::roll_back_slice, id_);
  command->row_limit = row_limit;
  BASE_TRY_ASSIGN(outcome, core_->submit(std::move(command)));
  return outcome.is_finished;
}

base::Status OpenStep::roll_back() {
  constexpr int64_t kRowsPerTransaction = 2'000;
  for (;;) {
    BASE_TRY_ASSIGN(is_finished, roll_back_slice(kRowsPerTransaction));
    if (is_finished) return base::success();
  }
}

Database::Database(std::unique_ptr<Core> core) : core_(std::move(core)) {}
Database::~Database() = default;

void Database::open(Options options, OpenDone done) {
  // The Core lives in the callback until the load has ended, whenever that is.
  auto core = std::make_shared<std::unique_ptr<Core>>(std::make_unique<Core>(std::move(options)));
  Core& opening = **core;
  opening.open([core, done = std::move(done)](base::Status status) {
    if (!status.ok()) {
      done(std::move(status).error());
      return;
    }
    done(std::unique_ptr<Database>(new Database(std::move(*core))));
  });
}

Statement Database::prepare(std::string_view sql) {
  return core_->open_image().connection().statements().borrow(sql, StatementCache::Access::read);
}

base::Result<StepId> Database::write(StepInfo info, Command command) {
  std::unique_ptr<QueuedCommand> queued = make_command(QueuedCommand::Action::write, core_->new_step_id());
  queued->info = std::move(info);
  queued->command = std::move(command);
  BASE_TRY_ASSIGN(outcome, core_->submit(std::move(queued)));
  return outcome.step;
}

base::Result<OpenStep> Database::begin_step(StepInfo info) {
  std::unique_ptr<QueuedCommand> queued = make_command(QueuedCommand::Action::open_step, core_->new_step_id());
  queued->info = std::move(info);
  BASE_TRY_ASSIGN(outcome, core_->submit(std::move(queued)));
  return OpenStep(*core_, outcome.step);
}

base::Result<std::optional<UndoOutcome>> Database::undo() { return flip(*core_, QueuedCommand::Action::undo, {}); }
base::Result<std::optional<UndoOutcome>> Database::redo() { return flip(*core_, QueuedCommand::Action::redo, {}); }
base::Result<std::optional<UndoOutcome>> Database::undo_step(StepId id) {
  return flip(*core_, QueuedCommand::Action::undo, id);
}

void Database::find_next_steps() {
  if (next_steps_version_ == core_->data_version()) return;
  next_steps_version_ = core_->data_version();
  next_undo_ = info_of(core_->open_image().log().next_undo());
  next_redo_ = info_of(core_->open_image().log().next_redo());
}

const std::optional<StepInfo>& Database::next_undo() {
  find_next_steps();
  return next_undo_;
}

const std::optional<StepInfo>& Database::next_redo() {
  find_next_steps();
  return next_redo_;
}

base::Result<std::vector<KeyRange>> Database::rows_made_by(StepKind kind) {
  return core_->open_image().log().rows_made_by(kind);
}

uint64_t Database::data_version() const { return core_->data_version(); }
StorageState Database::storage_state() const { return core_->queue().state(); }
bool Database::is_congested() const { return core_->queue().is_congested(); }
std::vector<Notice> Database::take_notices() { return core_->take_notices(); }
uint64_t Database::statement_count() const { return core_->statement_count(); }
void Database::poll() { core_->queue().poll(); }
std::optional<int64_t> Database::poll_at_ms() const { return core_->queue().poll_at_ms(); }
void Database::maintain() { core_->maintenance().run(); }
std::optional<int64_t> Database::maintain_at_ms() { return core_->maintenance().due_at_ms(); }
void Database::on_hide() { core_->queue().on_hide(); }

void Database::export_image(const std::function<void(std::span<const uint8_t>)>& piece) const {
  const Image& image = core_->image();
  for (uint32_t number = 0; number < image.segment_count(); ++number) piece(image.segment(number));
}

uint64_t Database::image_size() const { return core_->image().file_size(); }

base::Result<ImageSummary> Database::inspect_image(std::span<const uint8_t> bytes) const {
  BASE_TRY_ASSIGN(inspected, inspect_file(bytes, core_->schema(), core_->services()));
  return std::move(inspected.summary);
}

void Database::replace_image(std::span<const uint8_t> bytes, ReplaceDone done) {
  if (const std::optional<base::Error>& refusal = core_->refusal()) return done(*refusal);
  base::Result<InspectedImage> inspected = inspect_file(bytes, core_->schema(), core_->services());
  if (!inspected.ok()) {
    done(std::move(inspected).error());
    return;
  }
  std::unique_ptr<OpenImage> image = std::move(inspected->image);
  const base::Status adopted = image->adopt(core_->schema(), core_->services());
  if (!adopted.ok()) {
    done(adopted);
    return;
  }
  core_->replace(std::move(image), std::move(done));
}

bool Database::has_previous() const { return core_->has_previous(); }
void Database::restore_previous(ReplaceDone done) {
  if (const std::optional<base::Error>& refusal = core_->refusal()) return done(*refusal);
  core_->restore_previous(std::move(done));
}

}  // namespace store
