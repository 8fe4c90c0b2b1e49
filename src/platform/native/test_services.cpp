// See test_services.h.

#include "platform/native/test_services.h"

#include <array>
#include <cmath>

#include "base/number.h"

namespace platform {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kWeekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                       "Thursday", "Friday", "Saturday"};

std::string two_digits(int32_t value) { return (value < 10 ? "0" : "") + base::format_integer(value); }

}  // namespace

std::string PlainFormatter::date(base::Date date, ui::DateStyle style) {
  const base::CivilDate civil = base::to_civil(date);
  const std::string day = base::format_integer(civil.day);
  const std::string month(kMonths[static_cast<size_t>(civil.month - 1)]);
  const std::string weekday(kWeekdays[static_cast<size_t>(base::weekday_of(date))]);
  const std::string year = base::format_integer(civil.year);
  switch (style) {
    case ui::DateStyle::short_date: return two_digits(civil.day) + "/" + two_digits(civil.month) + "/" + year;
    case ui::DateStyle::medium_date: return day + " " + month.substr(0, 3) + " " + year;
    case ui::DateStyle::long_date: return weekday + ", " + day + " " + month + " " + year;
    case ui::DateStyle::day_month: return day + " " + month.substr(0, 3);
    case ui::DateStyle::month_year: return month + " " + year;
    case ui::DateStyle::weekday_short: return weekday.substr(0, 3);
    case ui::DateStyle::weekday_long: return weekday;
    case ui::DateStyle::day_of_month: return day;
  }
  return {};
}

std::string PlainFormatter::time(int32_t minute_of_day) {
  return two_digits(minute_of_day / 60) + ":" + two_digits(minute_of_day % 60);
}

std::string PlainFormatter::number(double value, int32_t maximum_fraction_digits) {
  const double factor = std::pow(10.0, maximum_fraction_digits);
  return base::format_amount(std::llround(value * factor), {.fraction_digits = maximum_fraction_digits});
}

std::string PlainFormatter::money(int64_t minor_units, std::string_view currency, MoneyStyle style) {
  const std::string unit = currency == "MYR" ? "RM" : std::string(currency);
  if (style == MoneyStyle::full) return unit + " " + base::format_amount(minor_units, {});
  return unit + " " + base::format_amount(minor_units / 100, {.fraction_digits = 0});
}

std::string PlainFormatter::relative_days(int32_t days) {
  if (days == 0) return "today";
  return days > 0 ? "in " + base::format_integer(days) + " days" : base::format_integer(-days) + " days ago";
}

std::string PlainFormatter::percent(double ratio) { return base::format_integer(std::llround(ratio * 100)) + " %"; }

}  // namespace platform
