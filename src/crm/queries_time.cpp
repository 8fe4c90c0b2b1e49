// Tasks by bucket, the calendar, and what is coming.

#include <algorithm>

#include "base/sort.h"
#include "crm/parts.h"
#include "crm/queries_state.h"
#include "crm/record_read.h"

namespace crm {

namespace {

using store::Statement;

constexpr int64_t kDay_ms = 86'400'000;
// Appointments longer than this are found through an index of their own (schema_tables.cpp), so that a range has to
// look back no further.
constexpr int64_t kLong_ms = 2 * kDay_ms;
constexpr int32_t kLong_days = 2;

struct DatedTask {
  int32_t key;
  Due due;
  int64_t done_ms;
  int64_t order;
};

}  // namespace

const TaskBuckets& Queries::State::task_buckets() {
  refresh();
  const int64_t now_ms = clock.unix_ms();
  if (task_buckets_ && task_buckets_->made_ms <= now_ms &&
      task_buckets_->counts.next_change_ms.value_or(INT64_MAX) > now_ms)
    return *task_buckets_;
  TaskBuckets& buckets = task_buckets_.emplace();
  buckets.made_ms = now_ms;
  const DayLimits day = limits();
  const int64_t offset_ms = int64_t{zone->offset_seconds(now_ms)} * 1000;

  std::vector<DatedTask> tasks;
  const auto add = [&](const Statement& row) {
    const Due due = due_of(row.optional_integer(1), row.optional_integer(2));
    // Days and moments on one line: a day stands at its end.
    const int64_t order = due.kind == Due::Kind::moment ? due.at_ms + offset_ms
                          : due.kind == Due::Kind::day  ? due.day.days_since_epoch * kDay_ms + kDay_ms - 1
                                                        : INT64_MAX;
    tasks.push_back({static_cast<int32_t>(row.integer(0)), due, row.integer(3), order});
  };
  Statement open =
      reader.query("SELECT key, due_day, due_ms, 0 FROM task WHERE done_ms IS NULL ORDER BY due_day, due_ms");
  while (open.next()) add(open);
  keep_error(open.status());
  Statement lately_done =
      reader.query("SELECT key, due_day, due_ms, done_ms FROM task WHERE done_ms>?1", now_ms - kDoneStays_ms);
  while (lately_done.next()) add(lately_done);
  keep_error(lately_done.status());
  base::stable_sort(tasks, [](const DatedTask& a, const DatedTask& b) {
    return a.order != b.order ? a.order < b.order : a.key < b.key;
  });

  TaskCounts& counts = buckets.counts;
  for (const DatedTask& task : tasks) {
    const auto bucket = static_cast<size_t>(bucket_of(task.due, task.done_ms, day));
    buckets.keys[bucket].push_back(task.key);
    if (task.done_ms == 0 && bucket == static_cast<size_t>(TaskBucket::overdue)) ++buckets.overdue_open;
    if (const std::optional<int64_t> change = crm::next_change_ms(task.due, task.done_ms, day)) {
      counts.next_change_ms = std::min(counts.next_change_ms.value_or(INT64_MAX), *change);
    }
  }
  for (size_t i = 0; i < kTaskBucketCount; ++i) counts.buckets[i] = static_cast<uint32_t>(buckets.keys[i].size());
  counts.buckets[static_cast<size_t>(TaskBucket::done)] = static_cast<uint32_t>(
      reader.integer("SELECT count(*) FROM task WHERE done_ms<=?1", now_ms - kDoneStays_ms).value_or(0));
  return buckets;
}

TaskCounts Queries::task_counts() { return state_->task_buckets().counts; }

std::vector<TaskRow> Queries::tasks_in(TaskBucket bucket, uint32_t offset, uint32_t limit) {
  std::vector<int32_t> keys;
  if (bucket == TaskBucket::done) {
    Statement rows =
        state_->reader.query("SELECT key FROM task WHERE done_ms<=?1 ORDER BY done_ms DESC LIMIT ?2 OFFSET ?3",
                             state_->clock.unix_ms() - kDoneStays_ms, limit, offset);
    while (rows.next()) keys.push_back(static_cast<int32_t>(rows.integer(0)));
    state_->keep_error(rows.status());
  } else {
    const std::vector<int32_t>& all = state_->task_buckets().keys[static_cast<size_t>(bucket)];
    const size_t end = std::min(all.size(), static_cast<size_t>(offset) + limit);
    for (size_t i = offset; i < end; ++i) keys.push_back(all[i]);
  }
  const DayLimits limits = state_->limits();
  std::vector<TaskRow> tasks;
  Statement row = state_->reader.prepare(kTaskRowSql);
  for (const int32_t key : keys) {
    row.bind(1, key);
    if (row.next()) tasks.push_back(read_task_row(state_->reader, row, limits));
    state_->keep_error(row.status());
    row.reset();
  }
  return tasks;
}

CalendarRange Queries::calendar(base::Date first_day, base::Date last_day) {
  CalendarRange range;
  const base::TimeZone& zone = *state_->zone;
  const int64_t from_ms = base::to_unix_ms(first_day, 0, zone);
  const int64_t to_ms = base::to_unix_ms(base::add_days(last_day, 1), 0, zone);
  const int32_t first = first_day.days_since_epoch;
  const int32_t last = last_day.days_since_epoch;

  const auto add_timed = [&](const Statement& row) {
    const TimeSpan span = TimeSpan::timed(row.integer(3), row.integer(4));
    range.items.push_back({.id = {row.uuid(0)},
                           .title = std::string(row.text(1)),
                           .location = std::string(row.text(2)),
                           .span = span,
                           .first_day = base::local_date(span.start_ms, zone),
                           .last_day = base::local_date(span.end_ms - 1, zone)});
  };
  Statement timed = state_->reader.query(
      "SELECT uuid, title, location, start_ms, end_ms FROM appointment WHERE start_ms>=?1 AND start_ms<?2 AND "
      "end_ms>?3",
      from_ms - kLong_ms, to_ms, from_ms);
  while (timed.next()) add_timed(timed);
  state_->keep_error(timed.status());
  Statement long_timed = state_->reader.query(
      "SELECT uuid, title, location, start_ms, end_ms FROM appointment WHERE end_ms - start_ms > 172800000 AND "
      "end_ms>?1 AND start_ms<?2",
      from_ms, from_ms - kLong_ms);
  while (long_timed.next()) add_timed(long_timed);
  state_->keep_error(long_timed.status());

  const auto add_days = [&](const Statement& row) {
    const base::Date begins{static_cast<int32_t>(row.integer(3))};
    const base::Date ends{static_cast<int32_t>(row.integer(4))};
    range.items.push_back({.id = {row.uuid(0)},
                           .title = std::string(row.text(1)),
                           .location = std::string(row.text(2)),
                           .span = TimeSpan::all_day(begins, ends),
                           .first_day = begins,
                           .last_day = ends});
  };
  Statement days = state_->reader.query(
      "SELECT uuid, title, location, first_day, last_day FROM appointment WHERE first_day>=?1 AND first_day<=?2 AND "
      "last_day>=?3",
      first - kLong_days, last, first);
  while (days.next()) add_days(days);
  state_->keep_error(days.status());
  Statement long_days = state_->reader.query(
      "SELECT uuid, title, location, first_day, last_day FROM appointment WHERE last_day - first_day > 2 AND "
      "last_day>=?1 AND first_day<?2",
      first, first - kLong_days);
  while (long_days.next()) add_days(long_days);
  state_->keep_error(long_days.status());

  base::stable_sort(range.items, [](const CalendarItem& a, const CalendarItem& b) {
    if (a.first_day != b.first_day) return a.first_day < b.first_day;
    if (a.span.kind != b.span.kind) return a.span.kind == TimeSpan::Kind::all_day;
    if (a.span.start_ms != b.span.start_ms) return a.span.start_ms < b.span.start_ms;
    return a.title != b.title ? a.title < b.title : a.id < b.id;
  });

  const DayLimits limits = state_->limits();
  const auto add_task = [&](const Statement& row) {
    const Due due = due_of(row.optional_integer(2), row.optional_integer(3));
    range.tasks.push_back({.id = {row.uuid(0)},
                           .title = std::string(row.text(1)),
                           .due = due,
                           .day = due.kind == Due::Kind::day ? due.day : base::local_date(due.at_ms, zone),
                           .done_ms = row.integer(4),
                           .overdue = row.is_null(4) && is_overdue(due, limits)});
  };
  Statement by_day = state_->reader.query(
      "SELECT uuid, title, due_day, due_ms, done_ms FROM task WHERE due_day>=?1 AND due_day<=?2", first, last);
  while (by_day.next()) add_task(by_day);
  state_->keep_error(by_day.status());
  Statement by_moment = state_->reader.query(
      "SELECT uuid, title, due_day, due_ms, done_ms FROM task WHERE due_ms>=?1 AND due_ms<?2", from_ms, to_ms);
  while (by_moment.next()) add_task(by_moment);
  state_->keep_error(by_moment.status());
  base::stable_sort(range.tasks, [](const CalendarTask& a, const CalendarTask& b) {
    if (a.day != b.day) return a.day < b.day;
    if (a.due.at_ms != b.due.at_ms) return a.due.at_ms < b.due.at_ms;
    return a.id < b.id;
  });
  return range;
}

}  // namespace crm
