// The month where a column is too narrow for words: dots under the days, and below them what the chosen day holds. The
// chosen day is the one in the address, so that it survives a reload and follows back and forward.

#include <algorithm>
#include <array>

#include "ui/text.h"
#include "ui/views/calendar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/scroll.h"

namespace ui {
namespace {

constexpr int32_t kColumns = 7;
constexpr int32_t kDots = 3;  // at most, under one day
constexpr float kDay_css = 48;
constexpr float kTimeColumn_css = 76;

bool is_on(const crm::CalendarItem& item, base::Date day) { return item.first_day <= day && day <= item.last_day; }

void dots(Context& ctx, const CalendarData& data, base::Date day, const Rect& line) {
  const Palette& colours = ctx.palette();
  std::array<Colour, kDots> shown{};
  size_t count = 0;
  const auto add = [&](Colour colour) {
    if (count < shown.size()) shown[count++] = colour;
  };
  // What is late comes first: it must not be what is left out.
  for (const crm::CalendarTask& task : data.range.tasks)
    if (task.day == day && task.overdue) add(colours.danger);
  for (const crm::CalendarItem& item : data.range.items)
    if (is_on(item, day)) add(colours.accent);
  for (const crm::CalendarTask& task : data.range.tasks)
    if (task.day == day && !task.overdue) add(colours.border_strong);
  const float step = ctx.px(7);
  float x = line.centre().x - step * 0.5F * static_cast<float>(std::max<size_t>(count, 1) - 1);
  for (size_t i = 0; i < count; ++i, x += step) fill_circle(ctx, {x, line.centre().y}, ctx.px(2), shown[i]);
}

void day_button(Context& ctx, const Model& model, const CalendarData& data, const Rect& cell, base::Date day,
                base::Date chosen) {
  const bool today = day == model.today();
  const bool outside = base::to_civil(day).month != base::to_civil(chosen).month;
  const std::string_view entries = tr(ctx, Key::calendar_entries, {{"count", entries_on(data.range, day)}});
  uint32_t state = day == chosen ? node_state::kPressed : 0U;
  if (today) state |= node_state::kCurrent;
  const Response response = interact(ctx, cell,
                                     {.id = "day",
                                      .role = Role::button,
                                      .name = join(ctx, {format_date(ctx, day, DateStyle::long_date), ", ", entries}),
                                      .state = state,
                                      .tab_stop = day == chosen});
  Rect rest = cell.inset(0, ctx.px(2));
  const float size = ctx.px(32);
  const Rect circle = rest.cut_top(size).centred(size, size);
  const Palette& colours = ctx.palette();
  if (day == chosen) fill_circle(ctx, circle.centre(), size * 0.5F, today ? colours.accent : colours.accent_soft);
  const Tone tone = today           ? (day == chosen ? Tone::on_accent : Tone::accent)
                    : day == chosen ? Tone::accent
                    : outside       ? Tone::tertiary
                                    : Tone::text;
  paint_text(
      ctx, circle, format_date(ctx, day, DateStyle::day_of_month),
      {.style = today || day == chosen ? TextStyle::label : TextStyle::body, .tone = tone, .align = Align::centre});
  dots(ctx, data, day, rest.cut_top(ctx.px(8)));
  focus_ring(ctx, response, radius::kControl);
  if (response.clicked) go_to_day(ctx, day);
}

std::string_view when_on(Context& ctx, const Model& model, const crm::CalendarItem& item, base::Date day) {
  if (item.span.kind == crm::TimeSpan::Kind::all_day) return tr(ctx, Key::calendar_all_day);
  // The days in the middle of one that lasts several are whole.
  if (item.first_day == day) return format_time(ctx, base::local_minute_of_day(item.span.start_ms, model.zone));
  if (item.last_day != day) return tr(ctx, Key::calendar_all_day);
  return join(ctx, {"– ", format_time(ctx, base::local_minute_of_day(item.span.end_ms, model.zone))});
}

std::string_view time_of(Context& ctx, const Model& model, const crm::CalendarTask& task) {
  if (task.due.kind != crm::Due::Kind::moment) return {};
  return format_time(ctx, base::local_minute_of_day(task.due.at_ms, model.zone));
}

void row_ground(Context& ctx, const Rect& row, const Response& response) {
  if (response.hovered) fill_rect(ctx, row, ctx.palette().hover, radius::kControl);
  focus_ring(ctx, response, radius::kControl);
}

void entries_of_day(Context& ctx, Model& model, const CalendarData& data, base::Date day, Flow& flow) {
  const float height = ctx.metrics().control_height;
  for (const crm::CalendarItem& item : data.range.items) {
    if (!is_on(item, day)) continue;
    const IdScope scope{ctx, id_number(item.id.value)};
    const Rect row = flow.next(height);
    const Response response =
        interact(ctx, row, {.id = "item", .role = Role::button, .name = item_name(ctx, model, item)});
    row_ground(ctx, row, response);
    Rect rest = row.inset(ctx.px(space::kS), ctx.px(space::kS));
    paint_text(ctx, rest.cut_left(ctx.px(kTimeColumn_css)), when_on(ctx, model, item, day),
               {.style = TextStyle::caption, .tone = Tone::secondary});
    fill_rect(ctx, rest.cut_left(ctx.px(4)), ctx.palette().accent, 2);
    rest.cut_left(ctx.px(10));
    const std::string_view words =
        item.location.empty() ? std::string_view(item.title) : join(ctx, {item.title, " · ", item.location});
    paint_text(ctx, rest, words, {.style = TextStyle::body_strong});
    if (response.clicked) open_appointment(model, item.id);
  }
  for (const crm::CalendarTask& task : data.range.tasks) {
    if (task.day != day) continue;
    const IdScope scope{ctx, id_number(task.id.value)};
    const Rect row = flow.next(height);
    const Response response = interact(ctx, row, {.id = "task", .role = Role::button, .name = task_name(ctx, task)});
    row_ground(ctx, row, response);
    const bool done = task.done_ms != 0;
    const Tone tone = done ? Tone::tertiary : task.overdue ? Tone::danger : Tone::secondary;
    Rect rest = row.inset(ctx.px(space::kS), 0);
    paint_text(ctx, rest.cut_left(ctx.px(kTimeColumn_css)), time_of(ctx, model, task),
               {.style = TextStyle::caption, .tone = tone});
    paint_icon(ctx, done ? Icon::check_circle : Icon::circle, rest.cut_left(ctx.px(4)), tone_colour(ctx, tone), 14);
    rest.cut_left(ctx.px(10));
    paint_text(ctx, rest, task.title, {.tone = done ? Tone::tertiary : task.overdue ? Tone::danger : Tone::text});
    if (response.clicked) open_task(model, task.id);
  }
}

void chosen_day(Context& ctx, Rect area, Model& model, const CalendarData& data, base::Date day) {
  Rect line = area.cut_top(ctx.metrics().control_height);
  const std::string_view name = format_date(ctx, day, DateStyle::long_date);
  if (icon_button(ctx, line.cut_right(line.height),
                  {.icon = Icon::plus, .label = tr(ctx, Key::calendar_add_on, {{"day", name}}), .id = "add"}))
    new_appointment(model, usual_span(day, model));
  heading(ctx, line, name, {.level = 3, .style = TextStyle::label});
  ScrollArea scroll{ctx, area, {.id = "entries", .label = format_date(ctx, day, DateStyle::long_date)}};
  Flow flow{scroll.content(), ctx.px(2)};
  entries_of_day(ctx, model, data, day, flow);
  if (flow.used() == 0)
    text(ctx, flow.next(ctx.metrics().control_height), tr(ctx, Key::calendar_entries, {{"count", 0}}),
         {.tone = Tone::tertiary});
  scroll.set_content_height(flow.used() + ctx.px(space::kL));
}

}  // namespace

void calendar_month_phone(Context& ctx, Rect area, Model& model, const CalendarData& data, base::Date chosen) {
  const Rect names = area.cut_top(ctx.px(24));
  for (int32_t column = 0; column < kColumns; ++column)
    paint_text(ctx, column_of(names, kColumns, 0, column),
               format_date(ctx, base::add_days(data.first_day, column), DateStyle::weekday_short),
               {.style = TextStyle::caption_strong, .tone = Tone::tertiary, .align = Align::centre});
  const int32_t weeks = weeks_of_month(chosen, ctx.week_start());
  {
    const Rect grid = area.with_height(ctx.px(kDay_css) * static_cast<float>(weeks));
    const NodeScope month{ctx, grid, {.role = Role::group, .name = format_date(ctx, chosen, DateStyle::month_year)}};
    for (int32_t week = 0; week < weeks; ++week) {
      const Rect line = area.cut_top(ctx.px(kDay_css));
      for (int32_t column = 0; column < kColumns; ++column) {
        const base::Date day = base::add_days(data.first_day, week * kColumns + column);
        const IdScope scope{ctx, static_cast<uint64_t>(static_cast<uint32_t>(day.days_since_epoch))};
        day_button(ctx, model, data, column_of(line, kColumns, 0, column), day, chosen);
      }
    }
  }
  horizontal_line(ctx, area.x, area.y, area.width, ctx.palette().border);
  area.cut_top(ctx.px(space::kXs));
  chosen_day(ctx, area, model, data, chosen);
}

}  // namespace ui
