// See past.h.

#include "store/past.h"

#include <array>

#include "store/core.h"
#include "store/log_reader.h"

namespace store {

namespace {

int64_t steps_after(Database& database, int64_t key) {
  Statement row = database.query("SELECT count(*) FROM step WHERE key>?1", key);
  return row.next() ? row.integer(0) : 0;
}

}  // namespace

base::Result<std::unique_ptr<Past>> Past::begin(Database& present, const base::Clock& clock, base::Random& random,
                                                StepId step, base::Error refusal) {
  const std::optional<LoggedStep> last = LogReader(present).step(step);
  if (!last)
    return base::Error{.code = base::ErrorCode::not_found,
                       .message_key = "storage.step_not_undoable",
                       .arguments = {},
                       .detail = "no such step"};
  Core& core = *present.core_;
  std::unique_ptr<Past> past(new Past(core.image()));
  past->refusal_ = std::move(refusal);
  past->keep_ = last->key;
  base::Status status = base::success();
  Database::open({.persistence = past->persistence_,
                  .clock = clock,
                  .random = random,
                  .migrations = core.schema().migrations,
                  .tracked_tables = core.schema().tracked_tables},
                 [&](base::Result<std::unique_ptr<Database>> opened) {
                   if (opened.ok())
                     past->database_ = std::move(opened).value();
                   else
                     status = std::move(opened).error();
                 });
  BASE_TRY(std::move(status));
  // Views compare versions to know whether to read again: no two pasts may count alike, nor one with the present.
  std::array<uint8_t, 5> bytes{};
  random.fill(bytes);
  uint64_t version = 1;
  for (const uint8_t byte : bytes) version = version << 8 | byte;
  past->database_->core_->set_data_version(version << 20);
  past->steps_total_ = past->steps_left_ = steps_after(*past->database_, past->keep_);
  return past;
}

base::Result<bool> Past::rewind(int64_t row_limit) {
  Core& core = *database_->core_;
  BASE_TRY_ASSIGN(arrived, core.rewind(keep_, row_limit));
  steps_left_ = steps_after(*database_, keep_);
  if (arrived) core.refuse_writes(refusal_);
  return arrived;
}

}  // namespace store
