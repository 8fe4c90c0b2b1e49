// Where appointments lie in a day and in a month: columns for what overlaps, lanes for what lasts several days.

#include "ui/views/calendar_layout.h"

#include <algorithm>
#include <cmath>

#include "base/sort.h"

namespace ui {
namespace {

constexpr int64_t kMinute_ms = 60'000;

int64_t at(base::Date day, int32_t minute, const base::TimeZone& zone) {
  // Midnight at the end of a day is the next day's beginning.
  return base::to_unix_ms(base::add_days(day, minute / kDay_min), minute % kDay_min, zone);
}

}  // namespace

std::vector<MonthBar> month_bars(std::span<const crm::CalendarItem> items, base::Date first_day, int32_t days) {
  const base::Date last_day = base::add_days(first_day, days - 1);
  std::vector<MonthBar> bars;
  for (size_t index = 0; index < items.size(); ++index) {
    const crm::CalendarItem& item = items[index];
    if (item.last_day < first_day || item.first_day > last_day) continue;
    bars.push_back({.item = index,
                    .first_column = std::max(item.first_day.days_since_epoch - first_day.days_since_epoch, 0),
                    .last_column = std::min(item.last_day.days_since_epoch - first_day.days_since_epoch, days - 1),
                    .begins_before = item.first_day<first_day, .ends_after = item.last_day> last_day});
  }
  base::stable_sort(bars, [](const MonthBar& left, const MonthBar& right) {
    const int32_t left_days = left.last_column - left.first_column;
    const int32_t right_days = right.last_column - right.first_column;
    return left_days != right_days && (left_days > 0 || right_days > 0) ? left_days > right_days : false;
  });
  // The first lane that is free over all of the bar's days.
  std::vector<std::vector<bool>> taken;
  for (MonthBar& bar : bars) {
    for (size_t lane = 0;; ++lane) {
      if (lane == taken.size()) taken.emplace_back(static_cast<size_t>(days), false);
      std::vector<bool>& row = taken[lane];
      const auto begin = row.begin() + bar.first_column;
      const auto end = row.begin() + bar.last_column + 1;
      if (std::find(begin, end, true) != end) continue;
      std::fill(begin, end, true);
      bar.lane = static_cast<int32_t>(lane);
      break;
    }
  }
  return bars;
}

std::vector<DayBlock> day_blocks(std::span<const crm::CalendarItem> items, base::Date day, const base::TimeZone& zone) {
  std::vector<DayBlock> blocks;
  for (size_t index = 0; index < items.size(); ++index) {
    const crm::CalendarItem& item = items[index];
    if (item.span.kind != crm::TimeSpan::Kind::timed || day < item.first_day || day > item.last_day) continue;
    const int32_t start = item.first_day == day ? base::local_minute_of_day(item.span.start_ms, zone) : 0;
    int32_t end = kDay_min;
    if (item.last_day == day && base::local_date(item.span.end_ms, zone) == day)
      end = base::local_minute_of_day(item.span.end_ms, zone);
    end = std::max(end, start + kShortestBlock_min);
    blocks.push_back({.item = index, .start_minute = start, .end_minute = std::min(end, kDay_min)});
  }
  base::stable_sort(blocks, [](const DayBlock& left, const DayBlock& right) {
    return left.start_minute != right.start_minute ? left.start_minute < right.start_minute
           : left.end_minute != right.end_minute   ? left.end_minute > right.end_minute
                                                   : left.item < right.item;
  });
  // A group is a run of blocks of which each overlaps one before it; in it every block takes the first free column.
  size_t group_begin = 0;
  int32_t group_end_minute = 0;
  std::vector<int32_t> column_ends;
  const auto close_group = [&](size_t group_end) {
    for (size_t index = group_begin; index < group_end; ++index)
      blocks[index].columns = static_cast<int32_t>(column_ends.size());
    column_ends.clear();
    group_begin = group_end;
  };
  for (size_t index = 0; index < blocks.size(); ++index) {
    DayBlock& block = blocks[index];
    if (index > group_begin && block.start_minute >= group_end_minute) close_group(index);
    if (index == group_begin) group_end_minute = 0;
    const auto free =
        std::find_if(column_ends.begin(), column_ends.end(), [&](int32_t end) { return end <= block.start_minute; });
    block.column = static_cast<int32_t>(free - column_ends.begin());
    if (free == column_ends.end())
      column_ends.push_back(block.end_minute);
    else
      *free = block.end_minute;
    group_end_minute = std::max(group_end_minute, block.end_minute);
  }
  close_group(blocks.size());
  return blocks;
}

int32_t snap_minute(float minute) {
  const int32_t steps = static_cast<int32_t>(std::floor(minute / static_cast<float>(kSnap_min) + 0.5F));
  return std::clamp(steps * kSnap_min, 0, kDay_min);
}

crm::TimeSpan move_days(const crm::TimeSpan& span, int32_t days, const base::TimeZone& zone) {
  if (span.kind == crm::TimeSpan::Kind::all_day)
    return crm::TimeSpan::all_day(base::add_days(span.first_day, days), base::add_days(span.last_day, days));
  const base::Date day = base::local_date(span.start_ms, zone);
  return move_to(span, base::add_days(day, days), base::local_minute_of_day(span.start_ms, zone), zone);
}

crm::TimeSpan move_to(const crm::TimeSpan& span, base::Date day, int32_t start_minute, const base::TimeZone& zone) {
  const int64_t start_ms = at(day, std::clamp(start_minute, 0, kDay_min - kSnap_min), zone);
  return crm::TimeSpan::timed(start_ms, start_ms + (span.end_ms - span.start_ms));
}

crm::TimeSpan stretch_to(const crm::TimeSpan& span, base::Date day, int32_t end_minute, const base::TimeZone& zone) {
  const int64_t end_ms = std::max(at(day, end_minute, zone), span.start_ms + kSnap_min * kMinute_ms);
  return crm::TimeSpan::timed(span.start_ms, end_ms);
}

crm::TimeSpan drawn_span(base::Date day, int32_t from_minute, int32_t to_minute, const base::TimeZone& zone) {
  int32_t first = std::min(from_minute, to_minute);
  int32_t last = std::max(from_minute, to_minute);
  first = std::min(first, kDay_min - kSnap_min);
  last = std::max(last, first + kSnap_min);
  return crm::TimeSpan::timed(at(day, first, zone), at(day, last, zone));
}

}  // namespace ui
