// The right side of the dashboard: overdue tasks first, then tasks and appointments as they come.

#include <algorithm>

#include "base/sort.h"
#include "crm/parts.h"
#include "crm/queries_state.h"
#include "crm/record_read.h"

namespace crm {

namespace {

using store::Statement;

constexpr int64_t kDay_ms = 86'400'000;
constexpr int64_t kLong_ms = 2 * kDay_ms;

struct Candidate {
  ComingItem item;
  int64_t key = 0;
  int64_t at_ms = 0;  // of a day: its start
};

void add_tasks(Queries::State& state, TaskBucket bucket, uint32_t limit, std::vector<Candidate>& candidates) {
  const std::vector<int32_t>& keys = state.task_buckets().keys[static_cast<size_t>(bucket)];
  Statement row = state.reader.prepare("SELECT uuid, title, due_day, due_ms, done_ms FROM task WHERE key=?1");
  uint32_t taken = 0;
  for (size_t i = 0; i < keys.size() && taken < limit; ++i) {
    row.bind(1, keys[i]);
    // One just done stays in the list of tasks, but it is not coming any more.
    if (row.next() && row.is_null(4)) {
      Candidate candidate;
      candidate.key = keys[i];
      candidate.item.kind = ComingItem::Kind::task;
      candidate.item.record = task_ref(TaskId{row.uuid(0)});
      candidate.item.title = std::string(row.text(1));
      candidate.item.due = due_of(row.optional_integer(2), row.optional_integer(3));
      candidate.item.overdue = bucket == TaskBucket::overdue;
      candidate.at_ms = candidate.item.due.kind == Due::Kind::moment
                            ? candidate.item.due.at_ms
                            : base::to_unix_ms(candidate.item.due.day, 0, *state.zone);
      candidates.push_back(std::move(candidate));
      ++taken;
    }
    state.keep_error(row.status());
    row.reset();
  }
}

void add_appointments(Queries::State& state, Statement rows, std::vector<Candidate>& candidates) {
  while (rows.next()) {
    Candidate candidate;
    candidate.key = rows.integer(0);
    candidate.item.kind = ComingItem::Kind::appointment;
    candidate.item.record = appointment_ref(AppointmentId{rows.uuid(1)});
    candidate.item.title = std::string(rows.text(2));
    candidate.item.span = rows.is_null(3) ? TimeSpan::all_day(base::Date{static_cast<int32_t>(rows.integer(5))},
                                                              base::Date{static_cast<int32_t>(rows.integer(6))})
                                          : TimeSpan::timed(rows.integer(3), rows.integer(4));
    candidate.at_ms = rows.is_null(3) ? base::to_unix_ms(candidate.item.span.first_day, 0, *state.zone)
                                      : candidate.item.span.start_ms;
    candidates.push_back(std::move(candidate));
  }
  state.keep_error(rows.status());
}

#define APPOINTMENT "SELECT key, uuid, title, start_ms, end_ms, first_day, last_day FROM appointment WHERE "

}  // namespace

Coming Queries::coming(uint32_t limit) {
  State& state = *state_;
  Coming coming;
  const DayLimits limits = state.limits();
  const TaskBuckets& buckets = state.task_buckets();
  coming.next_change_ms = buckets.counts.next_change_ms;
  std::vector<Candidate> overdue;
  add_tasks(state, TaskBucket::overdue, limit, overdue);
  coming.overdue_count = buckets.counts.overdue_open;

  std::vector<Candidate> ahead;
  for (const TaskBucket bucket : {TaskBucket::today, TaskBucket::tomorrow, TaskBucket::this_week, TaskBucket::later})
    add_tasks(state, bucket, limit, ahead);
  const int32_t today = limits.today.days_since_epoch;
  add_appointments(state,
                   state.reader.query(APPOINTMENT "start_ms>=?1 AND end_ms>?2 ORDER BY start_ms LIMIT ?3",
                                      limits.now_ms - kLong_ms, limits.now_ms, limit),
                   ahead);
  add_appointments(
      state,
      state.reader.query(APPOINTMENT "end_ms - start_ms > 172800000 AND end_ms>?1 AND start_ms<?2 LIMIT ?3",
                         limits.now_ms, limits.now_ms - kLong_ms, limit),
      ahead);
  add_appointments(state,
                   state.reader.query(APPOINTMENT "first_day>=?1 AND last_day>=?2 ORDER BY first_day LIMIT ?3",
                                      today - 2, today, limit),
                   ahead);
  add_appointments(state,
                   state.reader.query(APPOINTMENT "last_day - first_day > 2 AND last_day>=?1 AND first_day<?2 LIMIT ?3",
                                      today, today - 2, limit),
                   ahead);
  base::stable_sort(ahead, [](const Candidate& a, const Candidate& b) { return a.at_ms < b.at_ms; });

  // The list changes by itself when an appointment is over, too.
  for (const Candidate& candidate : ahead) {
    if (candidate.item.kind != ComingItem::Kind::appointment) continue;
    const TimeSpan& span = candidate.item.span;
    const int64_t ends_ms = span.kind == TimeSpan::Kind::timed
                                ? span.end_ms
                                : base::to_unix_ms(base::add_days(span.last_day, 1), 0, *state.zone);
    coming.next_change_ms = std::min(coming.next_change_ms.value_or(INT64_MAX), ends_ms);
  }

  for (std::vector<Candidate>* candidates : {&overdue, &ahead}) {
    for (Candidate& candidate : *candidates) {
      if (coming.items.size() >= limit) return coming;
      const bool is_task = candidate.item.kind == ComingItem::Kind::task;
      candidate.item.linked = read_links(state.reader, is_task ? SqlType::task : SqlType::appointment, candidate.key);
      coming.items.push_back(std::move(candidate.item));
    }
  }
  return coming;
}

std::optional<int64_t> Queries::next_change_ms() {
  // After every write: without reading what the list shows. What lasts whole days ends at midnight.
  const DayLimits limits = state_->limits();
  int64_t next_ms =
      std::min(limits.tomorrow_ms, state_->task_buckets().counts.next_change_ms.value_or(limits.tomorrow_ms));
  const auto consider = [&](Statement row) {
    if (row.next() && !row.is_null(0)) next_ms = std::min(next_ms, row.integer(0));
    state_->keep_error(row.status());
  };
  consider(
      state_->reader.query("SELECT min(end_ms) FROM (SELECT end_ms FROM appointment WHERE start_ms>=?1 AND end_ms>?2 "
                           "ORDER BY start_ms LIMIT 50)",
                           limits.now_ms - kLong_ms, limits.now_ms));
  consider(state_->reader.query(
      "SELECT min(end_ms) FROM appointment WHERE end_ms - start_ms > 172800000 AND end_ms>?1 AND start_ms<?2",
      limits.now_ms, limits.now_ms - kLong_ms));
  return next_ms;
}

}  // namespace crm
