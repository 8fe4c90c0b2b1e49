#pragma once
// The Database behind its interface: runs commands, each in one transaction, hands their commits to the queue, and
// exchanges the image when it must. Database and OpenStep only forward to it.

#include <deque>

#include "store/commit_queue.h"
#include "store/maintenance.h"
#include "store/open_image.h"

namespace store {

class Core final : public CommitHost {
 public:
  explicit Core(Options options);
  ~Core() override = default;

  using OpenDone = std::function<void(base::Status)>;
  void open(OpenDone done);

  struct Outcome {
    StepId step;
    std::optional<UndoOutcome> undo;
    bool is_finished = false;
  };
  // Runs the command; when it succeeds it stays queued until it is durable.
  [[nodiscard]] base::Result<Outcome> submit(std::unique_ptr<QueuedCommand> command);
  [[nodiscard]] StepId new_step_id();
  // A transaction that is no step and no change of the data.
  [[nodiscard]] base::Status run_upkeep(Command command);

  [[nodiscard]] OpenImage& open_image() { return *present_; }
  [[nodiscard]] CommitQueue& queue() { return queue_; }
  [[nodiscard]] const Schema& schema() const { return schema_; }
  [[nodiscard]] Services services() { return {.clock = options_.clock, .random = options_.random, .uuids = uuids_}; }
  [[nodiscard]] uint64_t data_version() const { return data_version_; }
  [[nodiscard]] uint64_t statement_count();
  [[nodiscard]] std::vector<Notice> take_notices() { return std::exchange(notices_, {}); }
  [[nodiscard]] bool has_previous() const { return has_previous_; }
  [[nodiscard]] int64_t now_ms() const { return options_.clock.unix_ms(); }
  [[nodiscard]] Maintenance& maintenance() { return maintenance_; }
  void report(Notice notice) { notices_.push_back(std::move(notice)); }

  // Takes the steps after `keep` back, newest first, some rows of them; true when none is left. Forgets them too: only
  // for a copy (past.h).
  [[nodiscard]] base::Result<bool> rewind(int64_t keep, int64_t row_limit);
  void refuse_writes(base::Error refusal) { refusal_ = std::move(refusal); }
  [[nodiscard]] const std::optional<base::Error>& refusal() const { return refusal_; }
  // Content of another database than before is another version, also when both were changed as often.
  void set_data_version(uint64_t version) { data_version_ = version; }

  void replace(std::unique_ptr<OpenImage> replacement, Database::ReplaceDone done);
  void restore_previous(Database::ReplaceDone done);

  // CommitHost
  [[nodiscard]] Image& image() override { return present_->image(); }
  void image_changed() override;
  void run_again(QueuedCommands commands) override;
  void reload_image(ReloadCause cause, QueuedCommands commands) override;
  void became_read_only(QueuedCommands commands) override;
  void state_changed() override;
  void restored(Restored why) override;

 private:
  // What the clock must know of an image. Read before the image takes its place, when it may still be refused.
  struct ClockFacts {
    uint64_t node = 0;
    std::optional<base::HybridTime> newest;
    int64_t schema_cookie = 0;
  };
  struct Loaded {
    std::unique_ptr<OpenImage> image;
    LoadedImage facts;
    ClockFacts clock;
  };
  void load(std::function<void(base::Result<Loaded>)> done);
  [[nodiscard]] base::Result<Loaded> open_loaded(std::unique_ptr<Image> image, const LoadedImage& loaded);
  void put_in_place(std::unique_ptr<OpenImage> image, const LoadedImage& loaded, const ClockFacts& clock);
  [[nodiscard]] base::Status bring_up_to_date();
  [[nodiscard]] base::Result<ClockFacts> read_clock(OpenImage& image);
  void set_clock(const ClockFacts& facts);
  [[nodiscard]] base::Status roll_back_abandoned(const std::vector<base::Uuid>& live_sessions);

  [[nodiscard]] base::Status perform(QueuedCommand& command);
  [[nodiscard]] base::Status perform_write(QueuedCommand& command);
  [[nodiscard]] base::Status perform_slice(QueuedCommand& command);
  [[nodiscard]] base::Status perform_undo(QueuedCommand& command);
  [[nodiscard]] base::Result<bool> rewind_steps(int64_t keep, int64_t row_limit);
  [[nodiscard]] base::Result<StepRecord> find_open(StepId id);
  [[nodiscard]] base::Status call(QueuedCommand& command);

  Options options_;
  Schema schema_;
  base::UuidGenerator uuids_;
  base::Uuid session_;
  base::HybridClock clock_{0};
  std::unique_ptr<OpenImage> present_;
  CommitQueue queue_;
  Maintenance maintenance_{*this};
  QueuedCommands waiting_for_reload_;
  Database::ReplaceDone restore_done_;
  std::vector<Notice> notices_;
  uint64_t data_version_ = 1;
  uint64_t statements_before_ = 0;
  int64_t seen_schema_cookie_ = 0;
  bool has_previous_ = false;
  bool is_running_ = false;
  bool is_read_only_ = false;
  std::optional<base::Error> refusal_;
  std::shared_ptr<Core*> self_;
};

}  // namespace store
