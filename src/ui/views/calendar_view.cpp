// The calendar: month or week around the day in the address, with what moves it.

#include "ui/views/calendar.h"

#include <array>

#include "ui/text.h"
#include "ui/views/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"

namespace ui {
namespace {

constexpr int32_t kWeek = 7;
constexpr int32_t kPhoneDays = 3;

enum class CalendarMode : uint8_t { month, week };

CalendarMode mode_of(const Route& route) {
  return route.parameter("view") == "week" ? CalendarMode::week : CalendarMode::month;
}

void go(Context& ctx, CalendarMode mode, base::Date anchor) {
  Route route{.segments = {"calendar"}};
  route.set("view", mode == CalendarMode::week ? "week" : "month");
  route.set("date", base::to_iso_date(anchor));
  ctx.navigate(build_route(route), HistoryMode::replace);
}

struct Period {
  base::Date first_day;
  int32_t days = kWeek;
};

Period period_of(const Context& ctx, CalendarMode mode, base::Date anchor) {
  if (mode == CalendarMode::month) {
    const base::Date first = base::first_of_week(base::first_of_month(anchor), ctx.week_start());
    return {first, weeks_of_month(anchor, ctx.week_start()) * kWeek};
  }
  if (ctx.phone()) return {anchor, kPhoneDays};
  return {base::first_of_week(anchor, ctx.week_start()), kWeek};
}

void refresh(Model& model, CalendarData& data, const Period& period) {
  const base::Date last_day = base::add_days(period.first_day, period.days - 1);
  const uint64_t version = model.database.data_version();
  if (data.version == version && data.first_day == period.first_day && data.last_day == last_day &&
      model.clock.unix_ms() < data.outdated_at_ms)
    return;
  data.version = version;
  ++data.reading;
  data.first_day = period.first_day;
  data.last_day = last_day;
  data.range = model.queries.calendar(period.first_day, last_day);
  data.outdated_at_ms = model.queries.next_change_ms().value_or(INT64_MAX);
}

std::string_view title_of(Context& ctx, CalendarMode mode, base::Date anchor, const Period& period) {
  if (mode == CalendarMode::month) return format_date(ctx, anchor, DateStyle::month_year);
  return join(ctx, {format_date(ctx, period.first_day, DateStyle::day_month), " – ",
                    format_date(ctx, base::add_days(period.first_day, period.days - 1), DateStyle::medium_date)});
}

void toolbar(Context& ctx, Rect bar, Model& model, CalendarMode mode, base::Date anchor, const Period& period) {
  const float control = ctx.metrics().control_height;
  const float gap = ctx.px(space::kS);
  const Rect line = bar.centred_y(control);
  Rect rest = line;
  const ButtonDesc today{.label = tr(ctx, Key::common_today), .id = "today"};
  if (button(ctx, rest.cut_left(button_width(ctx, today)), today)) go(ctx, mode, model.today());
  rest.cut_left(gap);
  const int32_t step = ctx.phone() ? kPhoneDays : kWeek;
  const auto moved = [&](int32_t direction) {
    return mode == CalendarMode::month ? base::add_months(base::first_of_month(anchor), direction)
                                       : base::add_days(anchor, direction * step);
  };
  if (icon_button(
          ctx, rest.cut_left(control),
          {.icon = Icon::chevron_left,
           .label = tr(ctx, mode == CalendarMode::month ? Key::calendar_previous_month : Key::calendar_previous_week)}))
    go(ctx, mode, moved(-1));
  if (icon_button(ctx, rest.cut_left(control),
                  {.icon = Icon::chevron_right,
                   .label = tr(ctx, mode == CalendarMode::month ? Key::calendar_next_month : Key::calendar_next_week)}))
    go(ctx, mode, moved(1));
  rest.cut_left(gap);

  if (!ctx.phone()) {
    const ButtonDesc add{.label = tr(ctx, Key::app_add_appointment), .icon = Icon::plus, .kind = ButtonKind::primary};
    if (button(ctx, rest.cut_right(button_width(ctx, add)), add)) open_dialog(model, {.kind = DialogKind::appointment});
    rest.cut_right(gap);
  }
  const std::array choices = {Choice{.label = tr(ctx, Key::calendar_month)},
                              Choice{.label = tr(ctx, Key::calendar_week)}};
  const ChoicesDesc view{.label = tr(ctx, Key::calendar_view), .choices = choices, .id = "view"};
  int32_t selected = static_cast<int32_t>(mode);
  if (segmented(ctx, rest.cut_right(std::min(segmented_width(ctx, view), rest.width)), selected, view))
    go(ctx, static_cast<CalendarMode>(selected),
       mode == CalendarMode::month && base::to_civil(model.today()).month == base::to_civil(anchor).month
           ? model.today()
           : anchor);
  rest.cut_right(gap);
  if (!ctx.phone()) heading(ctx, rest, title_of(ctx, mode, anchor, period), {.level = 2, .style = TextStyle::title});
}

}  // namespace

int32_t weeks_of_month(base::Date anchor, base::Weekday week_start) {
  const base::Date first = base::first_of_month(anchor);
  const base::Date next = base::add_months(first, 1);
  const int32_t lead = first.days_since_epoch - base::first_of_week(first, week_start).days_since_epoch;
  return (lead + next.days_since_epoch - first.days_since_epoch + kWeek - 1) / kWeek;
}

void go_to_day(Context& ctx, base::Date day) { go(ctx, CalendarMode::month, day); }

crm::TimeSpan usual_span(base::Date day, const Model& model) {
  constexpr int32_t kStart_min = 9 * 60;
  return drawn_span(day, kStart_min, kStart_min + 60, model.zone);
}

size_t entries_on(const crm::CalendarRange& range, base::Date day) {
  size_t count = 0;
  for (const crm::CalendarItem& item : range.items) count += item.first_day <= day && day <= item.last_day;
  for (const crm::CalendarTask& task : range.tasks) count += task.day == day;
  return count;
}

void new_appointment(Model& model, const crm::TimeSpan& span) {
  open_dialog(model, {.kind = DialogKind::appointment, .span = span});
}

void open_appointment(Model& model, crm::AppointmentId id) {
  open_dialog(model, {.kind = DialogKind::appointment, .record = crm::appointment_ref(id)});
}

void open_task(Model& model, crm::TaskId id) {
  open_dialog(model, {.kind = DialogKind::task, .record = crm::task_ref(id)});
}

void set_span(Context& ctx, Model& model, const crm::CalendarItem& item, const crm::TimeSpan& span) {
  if (span == item.span) return;
  report(ctx, model, model.commands.set_appointment_span(item.id, span),
         tr(ctx, Key::calendar_moved, {{"title", item.title}, {"when", span_text(ctx, model, span)}}));
}

std::string_view item_name(Context& ctx, const Model& model, const crm::CalendarItem& item) {
  const std::string_view when = span_text(ctx, model, item.span);
  return item.location.empty() ? join(ctx, {item.title, ", ", when})
                               : join(ctx, {item.title, ", ", when, ", ", item.location});
}

std::string_view task_name(Context& ctx, const crm::CalendarTask& task) {
  const std::string_view name = tr(ctx, Key::calendar_task, {{"title", task.title}});
  return task.overdue ? join(ctx, {name, ", ", tr(ctx, Key::dashboard_overdue)}) : name;
}

void calendar_view(Context& ctx, Rect area, Model& model) {
  const CalendarMode mode = mode_of(model.route);
  const base::Date anchor = base::parse_iso_date(model.route.parameter("date")).value_or(model.today());
  const Period period = period_of(ctx, mode, anchor);
  CalendarData& data = ctx.state<CalendarData>(ctx.id("calendar"));
  refresh(model, data, period);

  const float gutter = ctx.metrics().gutter;
  area.cut_left(gutter);
  area.cut_right(gutter);
  // Beside the buttons of a phone there is no room for it.
  if (ctx.phone())
    heading(ctx, area.cut_top(ctx.px(28)), title_of(ctx, mode, anchor, period),
            {.level = 2, .style = TextStyle::title});
  toolbar(ctx, area.cut_top(ctx.px(space::k3xl)), model, mode, anchor, period);
  area.cut_top(ctx.px(space::kXs));
  area.cut_bottom(ctx.phone() ? 0 : ctx.px(space::kL));
  if (mode == CalendarMode::month && ctx.phone())
    calendar_month_phone(ctx, area, model, data, anchor);
  else if (mode == CalendarMode::month)
    calendar_month(ctx, area, model, data, anchor);
  else
    calendar_week(ctx, area, model, data, period.days);
}

}  // namespace ui
