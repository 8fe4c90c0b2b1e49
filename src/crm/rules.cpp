// Rules about time: days and moments; rules.h says what they mean. Rules about money and text are in rules_values.cpp.

#include "crm/rules.h"

#include <algorithm>

namespace crm {

namespace {

constexpr int64_t kDay_ms = 86'400'000;

// Starts and ends of the buckets for one kind of due, in that kind's unit.
struct Limits {
  int64_t overdue_before;
  int64_t tomorrow;
  int64_t day_after;
  int64_t next_week;
};

TaskBucket bucket_by(int64_t due, const Limits& limits) {
  if (due < limits.overdue_before) return TaskBucket::overdue;
  if (due < limits.tomorrow) return TaskBucket::today;
  if (due < limits.day_after) return TaskBucket::tomorrow;
  return due < limits.next_week ? TaskBucket::this_week : TaskBucket::later;
}

TaskBucket open_bucket(const Due& due, const DayLimits& limits) {
  switch (due.kind) {
    case Due::Kind::none: return TaskBucket::no_date;
    case Due::Kind::day: {
      const int64_t today = limits.today.days_since_epoch;
      return bucket_by(due.day.days_since_epoch,
                       {today, today + 1, today + 2, int64_t{limits.week_end.days_since_epoch} + 1});
    }
    case Due::Kind::moment:
      return bucket_by(due.at_ms, {limits.now_ms, limits.tomorrow_ms, limits.day_after_ms, limits.next_week_ms});
  }
  return TaskBucket::no_date;
}

}  // namespace

DayLimits day_limits(int64_t now_ms, const base::TimeZone& zone, base::Weekday week_start) {
  DayLimits limits;
  limits.now_ms = now_ms;
  limits.today = base::local_date(now_ms, zone);
  limits.week_end = base::add_days(base::first_of_week(limits.today, week_start), 6);
  limits.today_ms = base::to_unix_ms(limits.today, 0, zone);
  limits.tomorrow_ms = base::to_unix_ms(base::add_days(limits.today, 1), 0, zone);
  limits.day_after_ms = base::to_unix_ms(base::add_days(limits.today, 2), 0, zone);
  limits.next_week_ms = base::to_unix_ms(base::add_days(limits.week_end, 1), 0, zone);
  return limits;
}

bool is_overdue(const Due& due, const DayLimits& limits) { return open_bucket(due, limits) == TaskBucket::overdue; }

TaskBucket bucket_of(const Due& due, int64_t done_ms, const DayLimits& limits) {
  if (done_ms != 0 && limits.now_ms - done_ms >= kDoneStays_ms) return TaskBucket::done;
  return open_bucket(due, limits);
}

std::optional<int64_t> next_change_ms(const Due& due, int64_t done_ms, const DayLimits& limits) {
  if (done_ms != 0) {
    const int64_t leaves_ms = done_ms + kDoneStays_ms;
    if (leaves_ms <= limits.now_ms) return std::nullopt;
    return std::min(leaves_ms, limits.tomorrow_ms);
  }
  switch (open_bucket(due, limits)) {
    case TaskBucket::overdue:
    case TaskBucket::no_date:
    case TaskBucket::done: return std::nullopt;
    case TaskBucket::today:
      // It turns overdue in the millisecond after the moment.
      return due.kind == Due::Kind::moment ? std::min(due.at_ms + 1, limits.tomorrow_ms) : limits.tomorrow_ms;
    case TaskBucket::tomorrow:
    case TaskBucket::this_week:
    case TaskBucket::later: return limits.tomorrow_ms;
  }
  return std::nullopt;
}

NextStep next_step_of(const Due& due, const DayLimits& limits) {
  switch (open_bucket(due, limits)) {
    case TaskBucket::overdue: return NextStep::overdue;
    case TaskBucket::today: return NextStep::today;
    case TaskBucket::no_date:
    case TaskBucket::done:
    case TaskBucket::tomorrow:
    case TaskBucket::this_week:
    case TaskBucket::later: return NextStep::future;
  }
  return NextStep::future;
}

Rotting rotting_of(const Stage& stage, int64_t last_activity_ms, int64_t now_ms) {
  if (!stage.rotting_days || stage.outcome != Outcome::open) return {};
  const int64_t rots_ms = last_activity_ms + *stage.rotting_days * kDay_ms;
  if (rots_ms <= now_ms) return {Rotting::State::rotten, 0};
  return {Rotting::State::fresh, static_cast<int32_t>((rots_ms - now_ms + kDay_ms - 1) / kDay_ms)};
}

}  // namespace crm
