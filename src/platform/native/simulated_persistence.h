#pragma once
// The platform's storage as a model, for tests: what IndexedDB promises and no more. A SimulatedDisk outlives the tabs;
// each tab has a SimulatedPersistence over it. Transactions are applied one after the other, each whole or not at all;
// between the call and the transaction, and between the transaction and the callback, anything may happen:
//
//   disk.run_one(n)   does the next thing of one of the tabs that have something to do
//   persistence.kill() forgets everything that tab has not done yet: what was applied stays, callbacks never come
//   disk.fail()       lets the transaction with that number fail
//   disk.hang()       its callback never comes
//   disk.fail_reads() loading and catching up fail
//
// With Delivery::immediate everything happens inside the call, for tests that are not about storage.

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/persistence.h"

namespace platform {

class SimulatedPersistence;

class SimulatedDisk {
 public:
  enum class Delivery : uint8_t { immediate, queued };
  explicit SimulatedDisk(Delivery delivery = Delivery::immediate) : delivery_(delivery) {}
  SimulatedDisk(const SimulatedDisk&) = delete;
  SimulatedDisk& operator=(const SimulatedDisk&) = delete;

  // Tabs with something to do, and the next thing of the one chosen (index modulo their number). False: none has.
  [[nodiscard]] size_t busy_tabs() const;
  bool run_one(size_t choice = 0);
  void run_all();

  // The transaction number `index` from now (0: the next one) fails, `count` times in a row. As a conflict it fails
  // like the constraint on a generation that exists, though there may be none.
  void fail(uint64_t index, uint64_t count, store::FailureReason reason,
            store::CommitOutcome outcome = store::CommitOutcome::failed);
  // The transaction number `index` from now is applied, and nobody is told.
  void hang(uint64_t index) { hang_at_ = transactions_ + index; }
  // The next `count` loads and readings of records fail.
  void fail_reads(uint64_t count) { failing_reads_ = count; }
  [[nodiscard]] uint64_t transaction_count() const { return transactions_; }

  struct Head {
    uint32_t era = 0;
    uint64_t checkpoint_generation = 0;
    uint64_t file_size = 0;
    uint64_t image_hash = 0;
    uint32_t schema_epoch = 0;
  };
  // For tests that damage what lies on the disk.
  Head head;
  std::optional<Head> previous;
  std::map<std::pair<uint32_t, uint32_t>, std::vector<uint8_t>> segments;  // by era and number
  std::map<uint64_t, store::CommitRecord> log;                             // by generation
  [[nodiscard]] uint64_t newest_generation() const;

 private:
  friend class SimulatedPersistence;
  Delivery delivery_;
  std::vector<SimulatedPersistence*> tabs_;
  uint64_t transactions_ = 0;
  uint64_t fail_from_ = 0;
  uint64_t fail_until_ = 0;
  store::FailureReason fail_reason_ = store::FailureReason::none;
  store::CommitOutcome fail_outcome_ = store::CommitOutcome::failed;
  std::optional<uint64_t> hang_at_;
  uint64_t failing_reads_ = 0;
};

class SimulatedPersistence final : public store::Persistence {
 public:
  explicit SimulatedPersistence(SimulatedDisk& disk);
  ~SimulatedPersistence() override;

  void subscribe(store::PersistenceEvents* events) override { events_ = events; }
  void load(const base::Uuid& session, store::LoadTarget& target, LoadDone done) override;
  [[nodiscard]] bool reject_loaded() override { return mend && mend(); }
  void commit(const store::CommitRecord& record, store::Durability durability, CommitDone done) override;
  void read_since(uint64_t generation, RecordsDone done) override;
  void checkpoint(const store::CheckpointSlice& slice, CommitDone done) override;
  void replace(const store::CheckpointSlice& slice, CommitDone done) override;
  void swap_previous(uint64_t generation, CommitDone done) override;

  // Puts another copy in the place of a damaged one; false when there is none.
  std::function<bool()> mend;
  void tell_restored(store::Restored why) {
    if (events_ != nullptr) events_->restored(why);
  }
  // The tab is gone, from one moment to the next.
  void kill();
  [[nodiscard]] bool is_alive() const { return is_alive_; }
  // Messages of other tabs are lost for a while, as in a frozen tab; on waking it is told that it missed some.
  void freeze() { is_frozen_ = true; }
  void wake();

 private:
  friend class SimulatedDisk;
  using Transaction = std::function<store::CommitResult(SimulatedDisk&)>;
  void enqueue(std::function<void()> event);
  [[nodiscard]] bool read_fails();
  void transact(Transaction transaction, CommitDone done);
  void tell_others(std::function<void(store::PersistenceEvents&)> message);

  SimulatedDisk& disk_;
  store::PersistenceEvents* events_ = nullptr;
  std::deque<std::function<void()>> queue_;
  base::Uuid session_;
  uint32_t era_ = 0;
  bool is_alive_ = true;
  bool is_frozen_ = false;
};

}  // namespace platform
