// No date is ever off by one: leap years, month ends, and the days on which clocks jump.

#include <doctest/doctest.h>

#include "base/date.h"

using base::Date;
using base::Weekday;

namespace {

Date day(int32_t year, int32_t month, int32_t day_of_month) {
  const auto date = base::from_civil({.year = year, .month = month, .day = day_of_month});
  REQUIRE(date.has_value());
  return *date;
}

class FixedZone final : public base::TimeZone {
 public:
  explicit FixedZone(int32_t seconds) : seconds_(seconds) {}
  int32_t offset_seconds(int64_t) const override { return seconds_; }

 private:
  int32_t seconds_;
};

// One change of offset at one instant.
class ChangingZone final : public base::TimeZone {
 public:
  ChangingZone(int64_t change_ms, int32_t before, int32_t after)
      : change_ms_(change_ms), before_(before), after_(after) {}
  int32_t offset_seconds(int64_t unix_ms) const override { return unix_ms < change_ms_ ? before_ : after_; }

 private:
  int64_t change_ms_;
  int32_t before_;
  int32_t after_;
};

constexpr int64_t kHourMs = 3'600'000;

int64_t utc_ms(Date date, int32_t hour) { return int64_t{date.days_since_epoch} * 24 * kHourMs + hour * kHourMs; }

}  // namespace

TEST_CASE("date: civil dates and day counts agree over eight centuries") {
  CHECK(day(1970, 1, 1).days_since_epoch == 0);
  CHECK(day(2000, 3, 1).days_since_epoch == 11'017);
  CHECK(day(1969, 12, 31).days_since_epoch == -1);
  base::CivilDate previous = base::to_civil(day(1600, 1, 1));
  for (Date date = day(1600, 1, 2); date < day(2400, 1, 1); date = base::add_days(date, 1)) {
    const base::CivilDate civil = base::to_civil(date);
    REQUIRE(base::from_civil(civil) == date);
    REQUIRE(previous < civil);
    previous = civil;
  }
}

TEST_CASE("date: dates that do not exist are refused") {
  CHECK_FALSE(base::from_civil({.year = 2023, .month = 2, .day = 29}));
  CHECK(base::from_civil({.year = 2024, .month = 2, .day = 29}));
  CHECK_FALSE(base::from_civil({.year = 1900, .month = 2, .day = 29}));
  CHECK_FALSE(base::from_civil({.year = 2024, .month = 4, .day = 31}));
  CHECK_FALSE(base::from_civil({.year = 2024, .month = 13, .day = 1}));
  CHECK_FALSE(base::from_civil({.year = 2024, .month = 0, .day = 1}));
  CHECK_FALSE(base::from_civil({.year = 0, .month = 1, .day = 1}));
}

TEST_CASE("date: ISO text is read exactly and written back") {
  CHECK(base::parse_iso_date("2026-11-24") == day(2026, 11, 24));
  CHECK(base::to_iso_date(day(987, 6, 5)) == "0987-06-05");
  CHECK_FALSE(base::parse_iso_date("2026-1-24"));
  CHECK_FALSE(base::parse_iso_date("2026-02-30"));
  CHECK_FALSE(base::parse_iso_date("2026/02/03"));
  CHECK_FALSE(base::parse_iso_date("2026-02-0a"));
  CHECK_FALSE(base::parse_iso_date("2026-02-033"));
}

TEST_CASE("date: weeks and months") {
  CHECK(base::weekday_of(day(2026, 11, 24)) == Weekday::tuesday);
  CHECK(base::weekday_of(day(1969, 12, 28)) == Weekday::sunday);
  CHECK(base::first_of_week(day(2026, 11, 24), Weekday::monday) == day(2026, 11, 23));
  CHECK(base::first_of_week(day(2026, 11, 24), Weekday::sunday) == day(2026, 11, 22));
  CHECK(base::first_of_week(day(2026, 11, 22), Weekday::monday) == day(2026, 11, 16));
  CHECK(base::first_of_month(day(2026, 11, 24)) == day(2026, 11, 1));
  CHECK(base::add_months(day(2024, 1, 31), 1) == day(2024, 2, 29));
  CHECK(base::add_months(day(2023, 1, 31), 1) == day(2023, 2, 28));
  CHECK(base::add_months(day(2024, 1, 15), -1) == day(2023, 12, 15));
  CHECK(base::add_months(day(2024, 2, 29), -12) == day(2023, 2, 28));
  CHECK(base::add_months(day(2024, 1, 31), 25) == day(2026, 2, 28));
}

TEST_CASE("date: the local day of an instant, far east and far west") {
  const int64_t instant_ms = utc_ms(day(2026, 5, 10), 11);
  CHECK(base::local_date(instant_ms, FixedZone(14 * 3600)) == day(2026, 5, 11));
  CHECK(base::local_date(instant_ms, FixedZone(-11 * 3600 - 1800)) == day(2026, 5, 9));
  CHECK(base::local_minute_of_day(instant_ms, FixedZone(14 * 3600)) == 60);
  CHECK(base::local_minute_of_day(-1, FixedZone(0)) == 1439);
  CHECK(base::local_date(-1, FixedZone(0)) == day(1969, 12, 31));
}

TEST_CASE("date: local times in a gap and in an overlap, as RFC 5545 rules") {
  // New York 2024: forward on 10 March 07:00Z, back on 3 November 06:00Z.
  const ChangingZone spring(utc_ms(day(2024, 3, 10), 7), -5 * 3600, -4 * 3600);
  CHECK(base::to_unix_ms(day(2024, 3, 10), 150, spring) == utc_ms(day(2024, 3, 10), 7) + kHourMs / 2);
  CHECK(base::to_unix_ms(day(2024, 3, 10), 60, spring) == utc_ms(day(2024, 3, 10), 6));
  CHECK(base::to_unix_ms(day(2024, 3, 10), 180, spring) == utc_ms(day(2024, 3, 10), 7));
  const ChangingZone autumn(utc_ms(day(2024, 11, 3), 6), -4 * 3600, -5 * 3600);
  CHECK(base::to_unix_ms(day(2024, 11, 3), 90, autumn) == utc_ms(day(2024, 11, 3), 5) + kHourMs / 2);
  CHECK(base::to_unix_ms(day(2024, 11, 3), 120, autumn) == utc_ms(day(2024, 11, 3), 7));
}

TEST_CASE("date: a day that a country left out moves forward by the gap") {
  // Samoa had no 30 December 2011: from UTC-10 to UTC+14.
  const ChangingZone samoa(utc_ms(day(2011, 12, 30), 10), -10 * 3600, 14 * 3600);
  const int64_t moved_ms = base::to_unix_ms(day(2011, 12, 30), 720, samoa);
  CHECK(base::local_date(moved_ms, samoa) == day(2011, 12, 31));
  CHECK(base::local_minute_of_day(moved_ms, samoa) == 720);
}

TEST_CASE("date: every minute around a change comes back as itself unless it lies in the gap") {
  const ChangingZone spring(utc_ms(day(2024, 3, 10), 7), -5 * 3600, -4 * 3600);
  for (int32_t minute = 0; minute < 1440; ++minute) {
    const int64_t instant_ms = base::to_unix_ms(day(2024, 3, 10), minute, spring);
    const int32_t expected = minute >= 120 && minute < 180 ? minute + 60 : minute;
    CHECK(base::local_minute_of_day(instant_ms, spring) == expected);
  }
}
