#pragma once
// The rules of the domain as functions of their arguments: no database, no clock of their own. Everything that says
// "today" takes the moment and the zone.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "crm/records.h"

namespace crm {

// ---- Time ----

// The instants at which the day changes for a person, computed once per query instead of once per row.
struct DayLimits {
  int64_t now_ms = 0;
  base::Date today;
  base::Date week_end;       // last day of this week
  int64_t today_ms = 0;      // start of today
  int64_t tomorrow_ms = 0;   // start of tomorrow
  int64_t day_after_ms = 0;  // start of the day after tomorrow
  int64_t next_week_ms = 0;  // start of the first day of next week
};
[[nodiscard]] DayLimits day_limits(int64_t now_ms, const base::TimeZone& zone, base::Weekday week_start);

enum class TaskBucket : uint8_t { overdue, today, tomorrow, this_week, later, no_date, done };
inline constexpr int kTaskBucketCount = 7;
// A task done less than this ago stays in the bucket it was in, so that the list does not jump.
inline constexpr int64_t kDoneStays_ms = 5 * 60 * 1000;

// A day is overdue when it has ended; a moment when it has passed.
[[nodiscard]] bool is_overdue(const Due& due, const DayLimits& limits);
[[nodiscard]] TaskBucket bucket_of(const Due& due, int64_t done_ms, const DayLimits& limits);
// The next moment at which is_overdue or bucket_of may answer differently for this task; nothing when never by itself.
[[nodiscard]] std::optional<int64_t> next_change_ms(const Due& due, int64_t done_ms, const DayLimits& limits);

// The colour of a deal's next step: none yellow, future grey, today green, overdue red.
enum class NextStep : uint8_t { none, future, today, overdue };
[[nodiscard]] NextStep next_step_of(const Due& due, const DayLimits& limits);

struct Rotting {
  enum class State : uint8_t { never, fresh, rotten };  // never: the stage has no limit, or the deal is closed
  State state = State::never;
  int32_t days_left = 0;  // fresh: until it is rotten, rounded up
  bool operator==(const Rotting&) const = default;
};
// A scheduled activity in the future does not stop the clock.
[[nodiscard]] Rotting rotting_of(const Stage& stage, int64_t last_activity_ms, int64_t now_ms);

// ---- Money ----

inline constexpr int64_t kMaximumMinor = 100'000'000'000'000;

// Digits after the point (ISO 4217): 2 for MYR, 0 for JPY, 3 for KWD.
[[nodiscard]] int32_t currency_digits(std::string_view currency);
// Three capital letters.
[[nodiscard]] bool is_currency_code(std::string_view currency);
// value × percent / 100, half away from zero.
[[nodiscard]] int64_t weighted_minor(int64_t minor, int32_t percent);
// The deal's own, else the stage's; 100 when won, 0 when lost or unqualified.
[[nodiscard]] int32_t effective_probability(std::optional<int32_t> own, const Stage& stage);

// ---- Names and values ----

// "Siti Aminah binti Ahmad" from its parts.
[[nodiscard]] std::string name_from_parts(const PersonName& parts);
// What duplicates are compared by: the last nine digits, so that +60 12-345 6789 and 012 345 6789 are one. Empty when
// there are fewer than five.
[[nodiscard]] std::string comparable_phone(std::string_view phone);
// Never refuses a real address: an @ with something on both sides, no white space.
[[nodiscard]] bool is_plausible_email(std::string_view text);

}  // namespace crm
