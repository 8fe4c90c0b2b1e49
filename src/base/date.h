#pragma once
// Calendar days without a zone, and local times with one. "Due today" is a rule about days, so days are values of
// their own and never midnights. Algorithms: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace base {

// Proleptic Gregorian day, counted from 1970-01-01.
struct Date {
  int32_t days_since_epoch = 0;
  auto operator<=>(const Date&) const = default;
};

struct CivilDate {
  int32_t year = 1970;
  int32_t month = 1;  // 1 to 12
  int32_t day = 1;    // 1 to 31
  auto operator<=>(const CivilDate&) const = default;
};

enum class Weekday : uint8_t { sunday, monday, tuesday, wednesday, thursday, friday, saturday };

[[nodiscard]] CivilDate to_civil(Date date);
// Nothing when the date does not exist (31 April, 29 February of a common year).
[[nodiscard]] std::optional<Date> from_civil(const CivilDate& civil);
[[nodiscard]] Weekday weekday_of(Date date);
[[nodiscard]] int32_t days_in_month(int32_t year, int32_t month);
[[nodiscard]] Date add_days(Date date, int32_t days);
// 31 January + 1 month is the last day of February.
[[nodiscard]] Date add_months(Date date, int32_t months);
[[nodiscard]] Date first_of_week(Date date, Weekday week_start);
[[nodiscard]] Date first_of_month(Date date);
// ISO 8601 calendar date, exactly YYYY-MM-DD; nothing when it does not exist.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);
[[nodiscard]] std::string to_iso_date(Date date);

// The local day on which an instant falls.
[[nodiscard]] Date local_date(int64_t unix_ms, const TimeZone& zone);
// Minutes since local midnight, 0 to 1439.
[[nodiscard]] int32_t local_minute_of_day(int64_t unix_ms, const TimeZone& zone);
// The instant of a local date and minute. In a gap (clocks go forward) the time moves forward by the gap; in an
// overlap the first of the two (RFC 5545 section 3.3.5).
[[nodiscard]] int64_t to_unix_ms(Date date, int32_t minute_of_day, const TimeZone& zone);

}  // namespace base
