// The life of a job, and the one that deletes many records; jobs.h says what a job is.

#include "crm/jobs.h"

#include <algorithm>

#include "crm/command_support.h"
#include "crm/record_delete.h"

namespace crm {

Job::State Job::advance() {
  if (has_ended() || database_.is_congested()) return state_;
  if (state_ == State::rolling_back) {
    roll_back();
    return state_;
  }
  if (!open_) {
    base::Result<store::OpenStep> begun = database_.begin_step(info_);
    if (!begun.ok()) {
      error_ = begun.error();
      state_ = State::failed;
      return state_;
    }
    open_.emplace(std::move(begun).value());
  }
  const base::Result<bool> worked = work();
  if (!worked.ok()) {
    fail(worked.error());
  } else if (worked.value()) {
    if (const base::Status closed = open_->close(); !closed.ok()) {
      fail(closed.error());
    } else {
      step_ = open_->id();
      state_ = State::finished;
    }
  }
  return state_;
}

void Job::cancel() {
  if (state_ != State::running) return;
  state_ = open_ ? State::rolling_back : State::cancelled;
}

std::optional<store::StepId> Job::step() const { return step_; }

void Job::fail(base::Error error) {
  error_ = std::move(error);
  state_ = State::rolling_back;
}

void Job::roll_back() {
  constexpr int64_t kRowsAtOnce = 1000;
  const base::Result<bool> rolled = open_->roll_back_slice(kRowsAtOnce);
  if (!rolled.ok()) {
    // The store takes the open step back at the next start.
    error_ = rolled.error();
    state_ = State::failed;
  } else if (rolled.value()) {
    state_ = error_.message_key.empty() ? State::cancelled : State::failed;
  }
}

namespace {

class DeleteJob final : public Job {
 public:
  DeleteJob(store::Database& database, std::vector<RecordRef> records)
      : Job(database,
            counted_step(database, "crm.step_record_deleted", "crm.step_records_deleted", records.size(),
                         records.empty() ? std::string()
                                         : record_name(database, sql_type(records.front().type), records.front().id))),
        records_(std::move(records)) {
    progress_.total = static_cast<int64_t>(records_.size());
  }

 private:
  base::Result<bool> work() override {
    constexpr size_t kAtOnce = 50;
    const size_t from = static_cast<size_t>(progress_.done);
    const size_t to = std::min(records_.size(), from + kAtOnce);
    const std::vector<RecordRef> some(records_.begin() + static_cast<ptrdiff_t>(from),
                                      records_.begin() + static_cast<ptrdiff_t>(to));
    const bool is_last = to == records_.size();
    const int64_t total = progress_.total;
    BASE_TRY(slice([some, is_last, total](store::Writer& writer) -> base::Status {
      std::string name;
      for (const RecordRef& record : some) {
        const SqlType type = sql_type(record.type);
        const std::optional<int64_t> key = find_key(writer, type, record.id);
        if (!key) continue;  // gone meanwhile
        if (total == 1) name = record_name(writer, type, record.id);
        BASE_TRY(delete_record(writer, type, *key));
      }
      if (!is_last || some.empty()) return base::success();
      return announce_deletion(writer, some.back().type, name, total);
    }));
    progress_.done = static_cast<int64_t>(to);
    return is_last;
  }

  std::vector<RecordRef> records_;
};

}  // namespace

std::unique_ptr<Job> make_delete_job(store::Database& database, std::vector<RecordRef> records) {
  return std::make_unique<DeleteJob>(database, std::move(records));
}

}  // namespace crm
