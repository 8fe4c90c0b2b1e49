#pragma once
// Where appointments stand in month and week, and what a drag makes of them. Pure functions, so that every rule (lanes,
// overlaps, midnight, clock changes) is tested without a screen.

#include <cstdint>
#include <span>
#include <vector>

#include "base/date.h"
#include "crm/view_data.h"

namespace ui {

// ---- Month: one week's row of days, bars in lanes ----

struct MonthBar {
  size_t item = 0;  // index into the given items
  int32_t first_column = 0;
  int32_t last_column = 0;  // included
  int32_t lane = 0;
  bool begins_before = false;  // continued from the week before
  bool ends_after = false;
};
// Longer ones first, then in the given order; no two bars share a place.
[[nodiscard]] std::vector<MonthBar> month_bars(std::span<const crm::CalendarItem> items, base::Date first_day,
                                               int32_t days);

// ---- Week: one day, side by side where they overlap ----

struct DayBlock {
  size_t item = 0;
  int32_t start_minute = 0;  // 0 to 1440, of this day
  int32_t end_minute = 0;    // at least kShortestBlock_min after the start
  int32_t column = 0;
  int32_t columns = 1;  // of the group that overlaps
};
inline constexpr int32_t kShortestBlock_min = 20;
inline constexpr int32_t kSnap_min = 15;
inline constexpr int32_t kDay_min = 24 * 60;

[[nodiscard]] std::vector<DayBlock> day_blocks(std::span<const crm::CalendarItem> items, base::Date day,
                                               const base::TimeZone& zone);

// ---- Drags ----

[[nodiscard]] int32_t snap_minute(float minute);
// All of it by whole days; local times stay what they are, also over a change of clocks.
[[nodiscard]] crm::TimeSpan move_days(const crm::TimeSpan& span, int32_t days, const base::TimeZone& zone);
// A timed one to another day and minute; its length stays.
[[nodiscard]] crm::TimeSpan move_to(const crm::TimeSpan& span, base::Date day, int32_t start_minute,
                                    const base::TimeZone& zone);
// The end to this minute of that day, at least one step behind the start.
[[nodiscard]] crm::TimeSpan stretch_to(const crm::TimeSpan& span, base::Date day, int32_t end_minute,
                                       const base::TimeZone& zone);
// What was drawn with the pointer in an empty place, in either direction.
[[nodiscard]] crm::TimeSpan drawn_span(base::Date day, int32_t from_minute, int32_t to_minute,
                                       const base::TimeZone& zone);

}  // namespace ui
