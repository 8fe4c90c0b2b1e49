#pragma once
// The parts of the calendar, for calendar_view.cpp only.

#include <optional>

#include "crm/view_data.h"
#include "ui/views/calendar_layout.h"
#include "ui/views/model.h"
#include "ui/views/support.h"

namespace ui {

// What is in the days shown; read once per state of the data.
struct CalendarData {
  std::optional<uint64_t> version;
  uint64_t reading = 0;  // grows whenever it is read anew: what was laid out for an older one is outdated
  int64_t outdated_at_ms = 0;
  base::Date first_day;
  base::Date last_day;
  crm::CalendarRange range;
};

// The month of `anchor`, whole weeks.
void calendar_month(Context& ctx, Rect area, Model& model, const CalendarData& data, base::Date anchor);
// The same on a phone; `chosen` is also the day whose entries are listed.
void calendar_month_phone(Context& ctx, Rect area, Model& model, const CalendarData& data, base::Date chosen);
// `days` days from data.first_day.
void calendar_week(Context& ctx, Rect area, Model& model, const CalendarData& data, int32_t days);

[[nodiscard]] int32_t weeks_of_month(base::Date anchor, base::Weekday week_start);

// The month with this day chosen.
void go_to_day(Context& ctx, base::Date day);
// An hour in the morning.
[[nodiscard]] crm::TimeSpan usual_span(base::Date day, const Model& model);
[[nodiscard]] size_t entries_on(const crm::CalendarRange& range, base::Date day);

// Opens the form for a new appointment, or the one that is there.
void new_appointment(Model& model, const crm::TimeSpan& span);
void open_appointment(Model& model, crm::AppointmentId id);
void open_task(Model& model, crm::TaskId id);
// A drag's result, as one step.
void set_span(Context& ctx, Model& model, const crm::CalendarItem& item, const crm::TimeSpan& span);
// "Meeting, 23 Nov, 3:00 PM – 4:00 PM, Kuala Lumpur".
[[nodiscard]] std::string_view item_name(Context& ctx, const Model& model, const crm::CalendarItem& item);
// "Task: Send invoice, Overdue".
[[nodiscard]] std::string_view task_name(Context& ctx, const crm::CalendarTask& task);

}  // namespace ui
