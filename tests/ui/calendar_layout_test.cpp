// Lanes of the month, overlaps of a day, and what drags make of spans.

#include <doctest/doctest.h>

#include "platform/native/manual_clock.h"
#include "ui/views/calendar_layout.h"

namespace {

constexpr int32_t kEightHours_s = 8 * 3600;

base::Date day(int32_t number) { return *base::from_civil({2026, 11, number}); }

crm::CalendarItem timed(int32_t on, int32_t from_minute, int32_t to_minute, const base::TimeZone& zone) {
  crm::CalendarItem item;
  item.span =
      crm::TimeSpan::timed(base::to_unix_ms(day(on), from_minute, zone), base::to_unix_ms(day(on), to_minute, zone));
  item.first_day = item.last_day = day(on);
  return item;
}

crm::CalendarItem all_day(int32_t from, int32_t to) {
  crm::CalendarItem item;
  item.span = crm::TimeSpan::all_day(day(from), day(to));
  item.first_day = day(from);
  item.last_day = day(to);
  return item;
}

// Summer time in the southern hemisphere's manner would do as well: forward by an hour at one instant.
class OneJump final : public base::TimeZone {
 public:
  explicit OneJump(int64_t at_ms) : at_ms_(at_ms) {}
  [[nodiscard]] int32_t offset_seconds(int64_t unix_ms) const override { return unix_ms < at_ms_ ? 0 : 3600; }

 private:
  int64_t at_ms_;
};

}  // namespace

TEST_CASE("month bars: no two share a place, long ones come first") {
  const std::vector<crm::CalendarItem> items = {all_day(24, 24), all_day(23, 26), all_day(25, 28), all_day(18, 23)};
  const std::vector<ui::MonthBar> bars = ui::month_bars(items, day(23), 7);
  REQUIRE(bars.size() == 4);
  CHECK(bars.front().item == 1);
  for (size_t left = 0; left < bars.size(); ++left)
    for (size_t right = left + 1; right < bars.size(); ++right) {
      const bool apart =
          bars[left].last_column < bars[right].first_column || bars[right].last_column < bars[left].first_column;
      CHECK_MESSAGE((apart || bars[left].lane != bars[right].lane), left << " and " << right);
    }
  for (const ui::MonthBar& bar : bars) {
    CHECK(bar.begins_before == (bar.item == 3));
    CHECK_FALSE(bar.ends_after);
  }
}

TEST_CASE("month bars: what goes on into the next week is cut at the edge") {
  const std::vector<crm::CalendarItem> items = {all_day(27, 30)};
  const std::vector<ui::MonthBar> bars = ui::month_bars(items, day(23), 7);
  REQUIRE(bars.size() == 1);
  CHECK(bars[0].first_column == 4);
  CHECK(bars[0].last_column == 6);
  CHECK(bars[0].ends_after);
  CHECK(ui::month_bars(items, day(9), 7).empty());
}

TEST_CASE("day blocks stand side by side only where they overlap") {
  const platform::FixedZone zone{kEightHours_s};
  const std::vector<crm::CalendarItem> items = {timed(24, 540, 600, zone), timed(24, 570, 660, zone),
                                                timed(24, 600, 630, zone), timed(24, 720, 780, zone)};
  const std::vector<ui::DayBlock> blocks = ui::day_blocks(items, day(24), zone);
  REQUIRE(blocks.size() == 4);
  CHECK(blocks[0].columns == 2);
  CHECK(blocks[1].columns == 2);
  // The third takes the place the first has left.
  CHECK(blocks[2].column == blocks[0].column);
  CHECK(blocks[3].columns == 1);
  CHECK(blocks[3].column == 0);
}

TEST_CASE("an appointment over midnight shows on both days, one that ends at midnight on one") {
  const platform::FixedZone zone{kEightHours_s};
  crm::CalendarItem late = timed(24, 23 * 60, 23 * 60, zone);
  late.span.end_ms = base::to_unix_ms(day(25), 60, zone);
  late.last_day = day(25);
  const std::vector<crm::CalendarItem> items = {late};
  const std::vector<ui::DayBlock> first = ui::day_blocks(items, day(24), zone);
  REQUIRE(first.size() == 1);
  CHECK(first[0].start_minute == 23 * 60);
  CHECK(first[0].end_minute == ui::kDay_min);
  const std::vector<ui::DayBlock> second = ui::day_blocks(items, day(25), zone);
  REQUIRE(second.size() == 1);
  CHECK(second[0].start_minute == 0);
  CHECK(second[0].end_minute == 60);

  crm::CalendarItem until_midnight = timed(24, 22 * 60, 22 * 60, zone);
  until_midnight.span.end_ms = base::to_unix_ms(day(25), 0, zone);
  const std::vector<crm::CalendarItem> one = {until_midnight};
  const std::vector<ui::DayBlock> blocks = ui::day_blocks(one, day(24), zone);
  REQUIRE(blocks.size() == 1);
  CHECK(blocks[0].end_minute == ui::kDay_min);
}

TEST_CASE("minutes snap to quarter hours and stay in the day") {
  CHECK(ui::snap_minute(7.4F) == 0);
  CHECK(ui::snap_minute(7.6F) == 15);
  CHECK(ui::snap_minute(-40) == 0);
  CHECK(ui::snap_minute(5000) == ui::kDay_min);
}

TEST_CASE("moving keeps length and local time, also over a change of clocks") {
  const OneJump zone{base::to_unix_ms(day(25), 120, platform::FixedZone{0})};
  const int64_t nine_ms = base::to_unix_ms(day(24), 540, zone);
  const crm::TimeSpan span = crm::TimeSpan::timed(nine_ms, nine_ms + 3'600'000);
  const crm::TimeSpan moved = ui::move_days(span, 2, zone);
  CHECK(base::local_date(moved.start_ms, zone) == day(26));
  CHECK(base::local_minute_of_day(moved.start_ms, zone) == 540);
  CHECK(moved.end_ms - moved.start_ms == 3'600'000);
  const crm::TimeSpan days = ui::move_days(crm::TimeSpan::all_day(day(24), day(25)), -3, zone);
  CHECK(days == crm::TimeSpan::all_day(day(21), day(22)));
}

TEST_CASE("stretching never turns a span round; drawing works in either direction") {
  const platform::FixedZone zone{kEightHours_s};
  const crm::TimeSpan span = ui::drawn_span(day(24), 600, 660, zone);
  CHECK(ui::stretch_to(span, day(24), 540, zone).end_ms == span.start_ms + 15 * 60'000);
  CHECK(ui::stretch_to(span, day(24), ui::kDay_min, zone).end_ms == base::to_unix_ms(day(25), 0, zone));
  CHECK(ui::drawn_span(day(24), 660, 600, zone) == span);
  const crm::TimeSpan at_the_end = ui::drawn_span(day(24), ui::kDay_min, ui::kDay_min, zone);
  CHECK(at_the_end.end_ms == base::to_unix_ms(day(25), 0, zone));
  CHECK(at_the_end.end_ms > at_the_end.start_ms);
}
