#pragma once
// Long work in slices, so that no frame is long: call advance() once per frame (or as often as time allows) until the
// job has ended. All slices are one step; until the job has finished nobody can undo it, and when the page dies on the
// way the store takes it back at the next start.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "crm/ids.h"
#include "store/database.h"

namespace crm {

class Job {
 public:
  enum class State : uint8_t {
    running,
    rolling_back,  // cancelled or failed: what was done is being taken back, in slices too
    finished,
    cancelled,  // nothing is left of it
    failed,     // nothing is left of it; error() says why
  };
  struct Progress {
    int64_t done = 0;
    int64_t total = 0;
  };

  virtual ~Job() = default;
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;

  // One slice (a few milliseconds). Does nothing while the store is congested, or after the end.
  State advance();
  void cancel();

  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] bool has_ended() const { return state_ >= State::finished; }
  [[nodiscard]] Progress progress() const { return progress_; }
  [[nodiscard]] const base::Error& error() const { return error_; }
  // The step to undo, once it has finished; nothing when there was nothing to do.
  [[nodiscard]] std::optional<store::StepId> step() const;

 protected:
  Job(store::Database& database, store::StepInfo info) : database_(database), info_(std::move(info)) {}
  // One slice of work; true when it was the last.
  virtual base::Result<bool> work() = 0;
  [[nodiscard]] base::Status slice(store::Command command) { return open_->slice(std::move(command)); }

  store::Database& database_;
  Progress progress_;

 private:
  void fail(base::Error error);
  void roll_back();

  store::StepInfo info_;
  std::optional<store::OpenStep> open_;
  std::optional<store::StepId> step_;
  base::Error error_;
  State state_ = State::running;
};

[[nodiscard]] std::unique_ptr<Job> make_delete_job(store::Database& database, std::vector<RecordRef> records);

}  // namespace crm
