#pragma once
// The way of commits from memory to durable. SQLite commits come in one by one; what comes while the platform is busy
// is grouped, and each group becomes one CommitRecord, one generation. A group keeps what its commits replaced and the
// commands that made them until it is durable, so that a lost race against another tab can be answered: memory back to
// the last durable generation, the other tab's records on top, our commands again.
//
// What only adds to an open step has nothing to be told of before the step is closed: it waits until much of it has
// come together, because slices touch the same pages again and again.
//
// One operation of the platform is under way at a time: a commit, catching up with other tabs, a slice of a
// checkpoint, or a replacement. next() decides which comes when one ends.

#include <deque>
#include <functional>
#include <optional>

#include "store/checkpoint.h"
#include "store/database.h"
#include "store/image.h"
#include "store/queued_command.h"

namespace store {

// may_wait: a slice of an open step, which counts when its step is closed.
enum class Urgency : uint8_t { may_wait, now };

enum class ReloadCause : uint8_t { lost_track, replaced };

// What the queue asks of the Core. Never called inside a statement.
class CommitHost {
 public:
  virtual ~CommitHost() = default;
  [[nodiscard]] virtual Image& image() = 0;
  // The image was changed behind SQLite's back.
  virtual void image_changed() = 0;
  virtual void run_again(QueuedCommands commands) = 0;
  // The image in memory is of no use any more: load it again, then run these again. Ends with resume().
  virtual void reload_image(ReloadCause cause, QueuedCommands commands) = 0;
  // Another tab runs newer code.
  virtual void became_read_only(QueuedCommands commands) = 0;
  virtual void state_changed() = 0;
  virtual void restored(Restored why) = 0;
};

class CommitQueue final : public PersistenceEvents {
 public:
  CommitQueue(CommitHost& host, Persistence& persistence, const base::Clock& clock, base::Random& random);
  ~CommitQueue() override;

  // After open and after a reload.
  void resume(const LoadedImage& loaded, uint32_t schema_epoch);
  void reload_failed();
  // Gives up what is not durable, because the image it belongs to is being exchanged.
  [[nodiscard]] QueuedCommands abandon();
  void push(std::vector<ChangeSet> changes, std::unique_ptr<QueuedCommand> command, Durability durability,
            Urgency urgency = Urgency::now);

  [[nodiscard]] StorageState state() const;
  [[nodiscard]] bool is_congested() const;
  void poll();
  [[nodiscard]] std::optional<int64_t> poll_at_ms() const;
  void on_hide();

  // Waits for everything to be durable and checkpointed, then exchanges the database. The image stays alive until then.
  void replace(Image& image, uint32_t schema_epoch, Persistence::CommitDone done);
  void swap_previous(Persistence::CommitDone done);

  void foreign_commit(const CommitRecord& record) override;
  void foreign_commits_missed() override;
  void image_replaced() override;
  void restored(Restored why) override { host_.restored(why); }

 private:
  struct Group {
    std::vector<ChangeSet> changes{};
    QueuedCommands commands{};
    Durability durability = Durability::relaxed;
    Urgency urgency = Urgency::may_wait;
    int64_t begun_ms = 0;
    size_t page_count = 0;
    std::optional<CommitRecord> record{};  // once sealed nothing is added
  };
  struct Exchange {
    Image* image = nullptr;  // nullptr: the previous database
    uint32_t schema_epoch = 0;
    Persistence::CommitDone done{};
  };

  void next();
  [[nodiscard]] bool may_wait(const Group& group) const;
  void seal(Group& group);
  void send();
  void commit_ended(CommitResult result);
  void catch_up();
  void caught_up(base::Result<std::vector<CommitRecord>> records);
  void become_read_only();
  [[nodiscard]] QueuedCommands take_back_all();
  void send_checkpoint();
  void send_exchange();
  void wait_to_retry(FailureReason reason);
  void reload(ReloadCause cause);
  void checkpoint_ended(CommitResult result);
  void exchange_ended(CommitResult result);
  template <typename T>
  [[nodiscard]] std::function<void(T)> guarded(void (CommitQueue::*method)(T));

  CommitHost& host_;
  Persistence& persistence_;
  const base::Clock& clock_;
  base::Random& random_;
  std::deque<Group> groups_;
  CheckpointPlan checkpoint_;
  std::optional<Exchange> exchange_;
  uint64_t durable_ = 0;
  uint32_t schema_epoch_ = 0;
  bool is_busy_ = true;  // until resume()
  bool is_read_only_ = false;
  bool missed_foreign_ = false;
  bool is_replaced_ = false;
  // The newest generation is this tab's own: only then is folding the log its business.
  bool is_newest_own_ = false;
  FailureReason failure_ = FailureReason::none;
  uint32_t failures_in_a_row_ = 0;
  std::optional<int64_t> retry_at_ms_;
  // Callbacks hold a weak reference: they may come after this object is gone.
  std::shared_ptr<CommitQueue*> self_;
};

}  // namespace store
