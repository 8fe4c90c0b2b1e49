#pragma once
// Dates as other programs write them. Day before month or month before day cannot be told from "3/4/2025", so the order
// is decided for a whole column from all of its values. Names of months are read in English and Malay.

#include <cstdint>
#include <string>
#include <string_view>

namespace exchange {

// A day of which the year may be unknown (0): 29 February exists then.
struct PartialDate {
  int32_t year = 0;
  int32_t month = 1;
  int32_t day = 1;
  bool operator==(const PartialDate&) const = default;
};

// YYYY-MM-DD, or --MM-DD when the year is unknown.
[[nodiscard]] std::string to_text(const PartialDate& date);
[[nodiscard]] bool exists(const PartialDate& date);

// For dates that do not begin with their year.
enum class DateOrder : uint8_t { day_month_year, month_day_year };

struct DateRules {
  DateOrder order = DateOrder::day_month_year;
  // A year of two digits is the last such year that is not later than this one.
  int32_t latest_year = 2099;
};

struct DateReading {
  enum class Kind : uint8_t {
    date,
    nothing,         // empty, or what programs write for "no date": 0/0/00, 0000-00-00, 1/1/4501
    not_a_date,      // cannot be understood
    does_not_exist,  // understood, but there is no such day
  };
  Kind kind = Kind::not_a_date;
  PartialDate date;
};

// A time behind the date is read over.
[[nodiscard]] DateReading read_date(std::string_view text, const DateRules& rules);

// Counts the values of a column that can only be read one way.
class DateOrderGuess {
 public:
  void observe(std::string_view text);
  [[nodiscard]] bool is_decided() const { return day_first_ != month_first_; }
  // `undecided` when no value decides, or as many each way.
  [[nodiscard]] DateOrder order(DateOrder undecided) const;
  // Values that are dates in either order; tells whether a column without a name holds dates.
  [[nodiscard]] int64_t dates() const { return dates_; }

 private:
  int64_t day_first_ = 0;
  int64_t month_first_ = 0;
  int64_t dates_ = 0;
};

}  // namespace exchange
