// Day arithmetic after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil,
// civil_from_days): years counted from March in eras of 400 years, so that no table and no loop is needed.

#include "base/date.h"

#include "base/ascii.h"

namespace base {

namespace {

constexpr int64_t kMsPerMinute = 60'000;
constexpr int64_t kMinutesPerDay = 1'440;
constexpr int64_t kMsPerDay = kMsPerMinute * kMinutesPerDay;
// The widest span that this product shows; beyond it a year is a typing error, and four digits no longer hold it.
constexpr int32_t kFirstYear = 1;
constexpr int32_t kLastYear = 9999;

constexpr int64_t floor_divide(int64_t value, int64_t divisor) {
  const int64_t quotient = value / divisor;
  return value % divisor < 0 ? quotient - 1 : quotient;
}

bool is_leap_year(int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int32_t days_from_civil(int32_t year, int32_t month, int32_t day) {
  const int32_t shifted_year = month <= 2 ? year - 1 : year;
  const int32_t era = static_cast<int32_t>(floor_divide(shifted_year, 400));
  const int32_t year_of_era = shifted_year - era * 400;
  const int32_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

int64_t local_ms(int64_t unix_ms, const TimeZone& zone) {
  return unix_ms + int64_t{zone.offset_seconds(unix_ms)} * 1000;
}

void append_two_digits(std::string& text, int32_t value) {
  text += static_cast<char>('0' + value / 10);
  text += static_cast<char>('0' + value % 10);
}

}  // namespace

CivilDate to_civil(Date date) {
  const int64_t shifted = int64_t{date.days_since_epoch} + 719'468;
  const int64_t era = floor_divide(shifted, 146'097);
  const int32_t day_of_era = static_cast<int32_t>(shifted - era * 146'097);
  const int32_t year_of_era = (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int32_t month_from_march = (5 * day_of_year + 2) / 153;
  const int32_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const int32_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const int32_t year = static_cast<int32_t>(era * 400) + year_of_era + (month <= 2 ? 1 : 0);
  return {.year = year, .month = month, .day = day};
}

std::optional<Date> from_civil(const CivilDate& civil) {
  if (civil.year < kFirstYear || civil.year > kLastYear) return std::nullopt;
  if (civil.month < 1 || civil.month > 12) return std::nullopt;
  if (civil.day < 1 || civil.day > days_in_month(civil.year, civil.month)) return std::nullopt;
  return Date{days_from_civil(civil.year, civil.month, civil.day)};
}

Weekday weekday_of(Date date) {
  const int64_t days = date.days_since_epoch;  // 1970-01-01 was a Thursday
  return static_cast<Weekday>(days + 4 - 7 * floor_divide(days + 4, 7));
}

int32_t days_in_month(int32_t year, int32_t month) {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

Date add_days(Date date, int32_t days) { return {date.days_since_epoch + days}; }

Date add_months(Date date, int32_t months) {
  const CivilDate civil = to_civil(date);
  const int64_t month_index = int64_t{civil.year} * 12 + (civil.month - 1) + months;
  const int32_t year = static_cast<int32_t>(floor_divide(month_index, 12));
  const int32_t month = static_cast<int32_t>(month_index - int64_t{year} * 12) + 1;
  const int32_t last_day = days_in_month(year, month);
  return {days_from_civil(year, month, civil.day < last_day ? civil.day : last_day)};
}

Date first_of_week(Date date, Weekday week_start) {
  const int32_t into_week = (static_cast<int32_t>(weekday_of(date)) - static_cast<int32_t>(week_start) + 7) % 7;
  return add_days(date, -into_week);
}

Date first_of_month(Date date) { return add_days(date, 1 - to_civil(date).day); }

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int32_t fields[3] = {0, 0, 0};
  size_t field = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7) {
      ++field;
      continue;
    }
    if (!is_digit(text[i])) return std::nullopt;
    fields[field] = fields[field] * 10 + (text[i] - '0');
  }
  return from_civil({.year = fields[0], .month = fields[1], .day = fields[2]});
}

std::string to_iso_date(Date date) {
  const CivilDate civil = to_civil(date);
  std::string text;
  text.reserve(10);
  append_two_digits(text, civil.year / 100 % 100);
  append_two_digits(text, civil.year % 100);
  text += '-';
  append_two_digits(text, civil.month);
  text += '-';
  append_two_digits(text, civil.day);
  return text;
}

Date local_date(int64_t unix_ms, const TimeZone& zone) {
  return {static_cast<int32_t>(floor_divide(local_ms(unix_ms, zone), kMsPerDay))};
}

int32_t local_minute_of_day(int64_t unix_ms, const TimeZone& zone) {
  const int64_t minutes = floor_divide(local_ms(unix_ms, zone), kMsPerMinute);
  return static_cast<int32_t>(minutes - floor_divide(minutes, kMinutesPerDay) * kMinutesPerDay);
}

int64_t to_unix_ms(Date date, int32_t minute_of_day, const TimeZone& zone) {
  const int64_t wanted_ms = int64_t{date.days_since_epoch} * kMsPerDay + int64_t{minute_of_day} * kMsPerMinute;
  // No zone is a whole day from UTC and none changes twice within two days, so the offsets a day before and a day
  // after are the only two that can rule here (also when a whole day is left out, as Samoa's 30 December 2011).
  const int64_t offset_before_ms = int64_t{zone.offset_seconds(wanted_ms - kMsPerDay)} * 1000;
  const int64_t offset_after_ms = int64_t{zone.offset_seconds(wanted_ms + kMsPerDay)} * 1000;
  const int64_t by_before_ms = wanted_ms - offset_before_ms;
  const int64_t by_after_ms = wanted_ms - offset_after_ms;
  const bool before_holds = local_ms(by_before_ms, zone) == wanted_ms;
  // In an overlap both hold and the offset before gives the first; in a gap neither does, and the offset before
  // moves the time forward by the gap.
  if (before_holds || local_ms(by_after_ms, zone) != wanted_ms) return by_before_ms;
  return by_after_ms;
}

}  // namespace base
