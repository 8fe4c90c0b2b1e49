// Tasks, the calendar, the feed and what is coming, in zones at both ends of the world.

#include <doctest/doctest.h>

#include <algorithm>

#include "base/random.h"
#include "support/crm_fixture.h"

namespace {

using namespace crm;
using test::must;

constexpr int64_t kHour_ms = 3'600'000;
constexpr int64_t kDay_ms = 24 * kHour_ms;

base::Date day(const char* text) { return *base::parse_iso_date(text); }

std::vector<std::string> titles(const CalendarRange& range) {
  std::vector<std::string> titles;
  for (const CalendarItem& item : range.items) titles.push_back(item.title);
  return titles;
}

}  // namespace

TEST_CASE("the calendar holds what touches its days, in every zone") {
  for (const int32_t offset_hours : {8, 14, -11, 0}) {
    CAPTURE(offset_hours);
    test::Workspace workspace(offset_hours * 3600);
    Commands& commands = workspace.commands;
    const int64_t midnight_ms = base::to_unix_ms(day("2026-03-10"), 0, workspace.zone());
    const auto timed = [&](const char* title, int64_t start_ms, int64_t end_ms) {
      must(commands.create_appointment({.title = title, .span = TimeSpan::timed(start_ms, end_ms)}));
    };
    const auto all_day = [&](const char* title, const char* first, const char* last) {
      must(commands.create_appointment({.title = title, .span = TimeSpan::all_day(day(first), day(last))}));
    };
    timed("ends at midnight", midnight_ms - kHour_ms, midnight_ms);
    timed("over midnight", midnight_ms - kHour_ms, midnight_ms + kHour_ms);
    timed("morning", midnight_ms + 9 * kHour_ms, midnight_ms + 10 * kHour_ms);
    timed("next day", midnight_ms + 24 * kHour_ms, midnight_ms + 25 * kHour_ms);
    timed("a week long", midnight_ms - 4 * kDay_ms, midnight_ms + 3 * kDay_ms);
    all_day("that day", "2026-03-10", "2026-03-10");
    all_day("the day before", "2026-03-09", "2026-03-09");
    all_day("three weeks", "2026-02-25", "2026-03-17");
    all_day("three days before", "2026-03-07", "2026-03-09");
    all_day("until that day", "2026-03-08", "2026-03-10");
    const CalendarRange range = workspace.queries.calendar(day("2026-03-10"), day("2026-03-10"));
    CHECK(titles(range) == std::vector<std::string>{"three weeks", "a week long", "until that day", "over midnight",
                                                    "that day", "morning"});
    for (const CalendarItem& item : range.items) {
      if (item.title == "over midnight")
        CHECK((item.first_day == day("2026-03-09") && item.last_day == day("2026-03-10")));
      if (item.title == "morning") CHECK((item.first_day == day("2026-03-10") && item.last_day == day("2026-03-10")));
    }
    const CalendarRange before = workspace.queries.calendar(day("2026-03-09"), day("2026-03-09"));
    for (const CalendarItem& item : before.items) {
      if (item.title == "ends at midnight") CHECK(item.last_day == day("2026-03-09"));
    }
  }
}

TEST_CASE("random appointments against a walk over all of them") {
  test::Workspace workspace(-11 * 3600);
  base::SeededRandom random(3);
  struct Model {
    std::string title;
    base::Date first;
    base::Date last;
  };
  std::vector<Model> model;
  for (int i = 0; i < 150; ++i) {
    const std::string title = "A" + std::to_string(i);
    if (random.chance(50)) {
      const base::Date first{static_cast<int32_t>(random.between(20'000, 20'100))};
      const base::Date last = base::add_days(
          first, random.chance(20) ? static_cast<int32_t>(random.below(40)) : static_cast<int32_t>(random.below(3)));
      must(workspace.commands.create_appointment({.title = title, .span = TimeSpan::all_day(first, last)}));
      model.push_back({title, first, last});
    } else {
      const int64_t start_ms = random.between(20'000, 20'100) * kDay_ms + random.between(0, 23) * kHour_ms;
      const int64_t end_ms =
          start_ms + (random.chance(20) ? random.between(1, 20) * kDay_ms : random.between(1, 30) * kHour_ms);
      must(workspace.commands.create_appointment({.title = title, .span = TimeSpan::timed(start_ms, end_ms)}));
      model.push_back(
          {title, base::local_date(start_ms, workspace.zone()), base::local_date(end_ms - 1, workspace.zone())});
    }
  }
  for (int i = 0; i < 60; ++i) {
    const base::Date from{static_cast<int32_t>(random.between(19'995, 20'110))};
    const base::Date to = base::add_days(from, static_cast<int32_t>(random.below(40)));
    std::vector<std::string> expected;
    for (const Model& each : model) {
      if (each.first <= to && each.last >= from) expected.push_back(each.title);
    }
    std::vector<std::string> found = titles(workspace.queries.calendar(from, to));
    std::ranges::sort(expected);
    std::ranges::sort(found);
    CHECK(found == expected);
  }
}

TEST_CASE("tasks stand in their buckets, in the calendar on their day, and a task just done stays") {
  test::Workspace workspace;
  Commands& commands = workspace.commands;
  Queries& queries = workspace.queries;
  const int64_t now_ms = workspace.clock().unix_ms();  // Monday, 2 March 2026, 9:00
  const auto add = [&](const char* title, Due due) { return must(commands.create_task(test::task(title, due))).id; };
  add("later", Due::on(day("2026-03-20")));
  add("no date", {});
  add("today, any time", Due::on(day("2026-03-02")));
  const TaskId soon = add("today, at ten", Due::at(now_ms + kHour_ms));
  add("late", Due::at(now_ms - 1));
  add("very late", Due::on(day("2026-02-01")));
  add("tomorrow", Due::on(day("2026-03-03")));
  add("friday", Due::on(day("2026-03-06")));
  const auto names = [&](TaskBucket bucket) {
    std::vector<std::string> names;
    for (const TaskRow& row : queries.tasks_in(bucket, 0, 10)) names.push_back(row.title);
    return names;
  };
  using Names = std::vector<std::string>;
  CHECK(names(TaskBucket::overdue) == Names{"very late", "late"});
  CHECK(names(TaskBucket::today) == Names{"today, at ten", "today, any time"});
  CHECK(names(TaskBucket::tomorrow) == Names{"tomorrow"});
  CHECK(names(TaskBucket::this_week) == Names{"friday"});
  CHECK(names(TaskBucket::later) == Names{"later"});
  CHECK(names(TaskBucket::no_date) == Names{"no date"});
  CHECK(queries.task_counts().next_change_ms == now_ms + kHour_ms + 1);

  must(commands.complete_tasks({soon}));
  CHECK(names(TaskBucket::today) == Names{"today, at ten", "today, any time"});
  CHECK(queries.task_counts().next_change_ms == now_ms + kDoneStays_ms);
  CHECK(queries.coming(10).items.at(2).title == "today, any time");
  workspace.clock().advance_ms(kDoneStays_ms);
  CHECK(names(TaskBucket::today) == Names{"today, any time"});
  CHECK(names(TaskBucket::done) == Names{"today, at ten"});
  must(commands.reopen_tasks({soon}));
  CHECK(names(TaskBucket::today) == Names{"today, at ten", "today, any time"});
  // Reopening takes the entry of the feed away.
  CHECK(queries.feed({.groups = {ActivityGroup::tasks}}, {}, 20).entries.size() == 8);

  const CalendarRange range = queries.calendar(day("2026-03-02"), day("2026-03-03"));
  REQUIRE(range.tasks.size() == 4);
  CHECK(range.tasks[0].title == "today, any time");
  CHECK(range.tasks[1].title == "late");
  CHECK(range.tasks[1].overdue);
  CHECK(range.tasks[2].title == "today, at ten");
  CHECK(range.tasks[3].day == day("2026-03-03"));
}

TEST_CASE("another time zone or first day of the week puts tasks elsewhere, though no task changed") {
  test::Workspace workspace;  // UTC+8; Monday, 2 March 2026, 9:00
  Queries& queries = workspace.queries;
  must(workspace.commands.create_task(test::task("today", Due::on(day("2026-03-02")))));
  must(workspace.commands.create_task(test::task("sunday", Due::on(day("2026-03-08")))));
  const auto count = [&](TaskBucket bucket) { return queries.task_counts().buckets[static_cast<size_t>(bucket)]; };
  CHECK(count(TaskBucket::today) == 1);
  CHECK(count(TaskBucket::this_week) == 1);
  const platform::FixedZone honolulu{-10 * 3600};
  queries.set_time_zone(honolulu);
  CHECK(count(TaskBucket::today) == 0);
  CHECK(count(TaskBucket::tomorrow) == 1);
  queries.set_time_zone(workspace.zone());
  CHECK(count(TaskBucket::this_week) == 1);
  queries.set_week_start(base::Weekday::sunday);
  CHECK(count(TaskBucket::this_week) == 0);
  CHECK(count(TaskBucket::later) == 1);
}

TEST_CASE("what is coming: overdue first, then by time, until it is over") {
  test::Workspace workspace;
  Commands& commands = workspace.commands;
  Queries& queries = workspace.queries;
  const int64_t now_ms = workspace.clock().unix_ms();
  must(commands.create_task(test::task("task tomorrow", Due::on(day("2026-03-03")))));
  must(commands.create_task(test::task("overdue", Due::on(day("2026-03-01")))));
  must(
      commands.create_appointment({.title = "running", .span = TimeSpan::timed(now_ms - kHour_ms, now_ms + kHour_ms)}));
  must(commands.create_appointment(
      {.title = "over", .span = TimeSpan::timed(now_ms - 2 * kHour_ms, now_ms - kHour_ms)}));
  must(commands.create_appointment(
      {.title = "in two hours", .span = TimeSpan::timed(now_ms + 2 * kHour_ms, now_ms + 3 * kHour_ms)}));
  must(commands.create_appointment({.title = "fair", .span = TimeSpan::all_day(day("2026-02-20"), day("2026-03-02"))}));
  const auto names = [&](uint32_t limit) {
    std::vector<std::string> names;
    for (const ComingItem& item : queries.coming(limit).items) names.push_back(item.title);
    return names;
  };
  CHECK(names(10) == std::vector<std::string>{"overdue", "fair", "running", "in two hours", "task tomorrow"});
  CHECK(names(2) == std::vector<std::string>{"overdue", "fair"});
  CHECK(queries.coming(1).overdue_count == 1);
  CHECK(queries.next_change_ms() == now_ms + kHour_ms);
  workspace.clock().set(now_ms + kHour_ms);
  CHECK(names(10) == std::vector<std::string>{"overdue", "fair", "in two hours", "task tomorrow"});
  workspace.clock().set(base::to_unix_ms(day("2026-03-04"), 0, workspace.zone()));
  CHECK(names(10) == std::vector<std::string>{"overdue", "task tomorrow"});
  CHECK(queries.coming(1).overdue_count == 2);
}

TEST_CASE("the feed pages through everything once, newest first, and filters by kind and period") {
  test::Workspace workspace;
  workspace.add_sample();
  Queries& queries = workspace.queries;
  std::vector<base::Uuid> seen;
  ActivityCursor cursor;
  int64_t previous_ms = INT64_MAX;
  for (bool more = true; more;) {
    const ActivityPage page = queries.feed({}, cursor, 37);
    for (const ActivityEntry& entry : page.entries) {
      REQUIRE(entry.at_ms <= previous_ms);
      previous_ms = entry.at_ms;
      seen.push_back(entry.id.value);
    }
    more = page.next.has_value();
    if (more) cursor = *page.next;
  }
  CHECK(seen.size() == 2500);
  std::ranges::sort(seen);
  CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());

  const int64_t since_ms = workspace.clock().unix_ms() - 30 * kDay_ms;
  const int64_t until_ms = workspace.clock().unix_ms() - 10 * kDay_ms;
  const ActivityPage calls =
      queries.feed({.groups = {ActivityGroup::calls}, .since_ms = since_ms, .until_ms = until_ms}, {}, 1000);
  CHECK(static_cast<int64_t>(calls.entries.size()) ==
        workspace.count("SELECT count(*) FROM activity WHERE kind=2 AND at_ms>=" + std::to_string(since_ms) +
                        " AND at_ms<" + std::to_string(until_ms)));
  CHECK_FALSE(calls.entries.empty());
  CHECK(queries.feed({.actor = UserId{calls.entries.front().id.value}}, {}, 10).entries.empty());
  CHECK(queries.feed({.actor = queries.me()}, {}, 10).entries.size() == 10);
}
