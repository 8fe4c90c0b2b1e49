// The month: a grid of days, each a place to click, draw over and drop on; bars of appointments in lanes; tasks below
// them. What does not fit stands behind "+3 more".

#include <array>

#include "ui/text.h"
#include "ui/views/calendar.h"
#include "ui/widgets/display.h"
#include "ui/widgets/drag.h"
#include "ui/widgets/layers.h"

namespace ui {
namespace {

constexpr int32_t kColumns = 7;
constexpr size_t kMostWeeks = 6;
constexpr uint32_t kAppointmentDrag = 0x41505054;  // "APPT"
constexpr float kDayNumber_css = 28;
constexpr float kBar_css = 22;

struct MonthState {
  std::optional<base::Date> drawing_from;  // a span is drawn over the days
  base::Date drawing_to;
  std::optional<base::Date> more_day;  // whose hidden items are listed
  bool more_open = false;
  // The bars of each week, laid out once for what was read.
  std::array<std::vector<MonthBar>, kMostWeeks> bars;
  uint64_t bars_reading = 0;
};

struct MonthGrid {
  Rect days;  // without the names of the weekdays
  base::Date first_day;
  int32_t weeks = 0;

  [[nodiscard]] Rect cell(int32_t week, int32_t column) const {
    const float row = days.height / static_cast<float>(weeks);
    const float top = std::round(row * static_cast<float>(week));
    const float bottom = std::round(row * static_cast<float>(week + 1));
    const Rect line{days.x, days.y + top, days.width, bottom - top};
    return column_of(line, kColumns, 0, column);
  }
  [[nodiscard]] base::Date day(int32_t week, int32_t column) const {
    return base::add_days(first_day, week * kColumns + column);
  }
  [[nodiscard]] base::Date day_at(Point point) const {
    const int32_t column = std::clamp(
        static_cast<int32_t>((point.x - days.x) / days.width * static_cast<float>(kColumns)), 0, kColumns - 1);
    const int32_t week =
        std::clamp(static_cast<int32_t>((point.y - days.y) / days.height * static_cast<float>(weeks)), 0, weeks - 1);
    return day(week, column);
  }
};

void weekday_names(Context& ctx, const Rect& line, base::Date first_day) {
  for (int32_t column = 0; column < kColumns; ++column) {
    const Rect cell = column_of(line, kColumns, 0, column);
    paint_text(ctx, cell.inset(ctx.px(space::kS), 0),
               format_date(ctx, base::add_days(first_day, column), DateStyle::weekday_short),
               {.style = TextStyle::caption_strong, .tone = Tone::tertiary});
  }
}

void day_cell(Context& ctx, Model& model, MonthState& state, const CalendarData& data, const MonthGrid& grid,
              const Rect& cell, base::Date day, int32_t month) {
  const base::CivilDate civil = base::to_civil(day);
  const bool outside = civil.month != month;
  const bool today = day == model.today();
  const size_t count = entries_on(data.range, day);
  const std::string_view name = join(
      ctx, {format_date(ctx, day, DateStyle::long_date), ", ", tr(ctx, Key::calendar_entries, {{"count", count}})});
  const Response response = interact(ctx, cell,
                                     {.id = "day",
                                      .role = Role::button,
                                      .name = name,
                                      .state = today ? node_state::kCurrent : 0U,
                                      .tab_stop = today || civil.day == 1,
                                      .cursor = CursorShape::arrow});
  const Palette& colours = ctx.palette();
  if (outside) fill_rect(ctx, cell, with_alpha(colours.sunken, 0.6F));
  const bool drawn = state.drawing_from && std::min(*state.drawing_from, state.drawing_to) <= day &&
                     day <= std::max(*state.drawing_from, state.drawing_to);
  const DropTarget drop = drop_target(ctx, cell,
                                      {.kind = kAppointmentDrag,
                                       .target = static_cast<uint64_t>(static_cast<uint32_t>(day.days_since_epoch)),
                                       .label = format_date(ctx, day, DateStyle::long_date)});
  if (drawn || drop.over) fill_rect(ctx, cell, colours.selection);
  horizontal_line(ctx, cell.x, cell.y, cell.width, colours.border);
  vertical_line(ctx, cell.x, cell.y, cell.height, colours.border);

  const std::string_view number = format_date(ctx, day, DateStyle::day_of_month);
  const float circle = ctx.px(22);
  const Rect corner{cell.x + ctx.px(4), cell.y + ctx.px(3), circle, circle};
  if (today) fill_circle(ctx, corner.centre(), circle * 0.5F, colours.accent);
  paint_text(ctx, corner, number,
             {.style = today ? TextStyle::caption_strong : TextStyle::caption,
              .tone = today     ? Tone::on_accent
                      : outside ? Tone::tertiary
                                : Tone::text,
              .align = Align::centre});
  focus_ring(ctx, response, radius::kInner);

  const DragArea drag = drag_area(ctx, response, {});
  if (drag.active()) {
    state.drawing_from = grid.day_at(drag.start);
    state.drawing_to = grid.day_at(drag.position);
  } else if (drag.phase == DragPhase::dropped) {
    const base::Date from = grid.day_at(drag.start);
    const base::Date to = grid.day_at(drag.position);
    state.drawing_from.reset();
    if (from != to) new_appointment(model, crm::TimeSpan::all_day(std::min(from, to), std::max(from, to)));
  } else if (drag.phase == DragPhase::cancelled) {
    state.drawing_from.reset();
  }
  if (response.clicked) new_appointment(model, usual_span(day, model));
}

// A bar: filled when it lasts all day or several, else a dot, the time and the title.
void paint_bar(Context& ctx, const Model& model, const Rect& rect, const crm::CalendarItem& item, bool hovered) {
  const Palette& colours = ctx.palette();
  const bool filled = item.span.kind == crm::TimeSpan::Kind::all_day || item.first_day != item.last_day;
  if (filled) {
    fill_rect(ctx, rect, hovered ? colours.selection : colours.accent_soft, radius::kInner);
    paint_text(ctx, rect.inset(ctx.px(6), 0), item.title, {.style = TextStyle::caption_strong, .tone = Tone::accent});
    return;
  }
  if (hovered) fill_rect(ctx, rect, colours.hover, radius::kInner);
  Rect rest = rect.inset(ctx.px(4), 0);
  const float dot = ctx.px(6);
  const Rect dot_box = rest.cut_left(dot);
  fill_circle(ctx, dot_box.centre(), dot * 0.5F, colours.accent);
  rest.cut_left(ctx.px(5));
  const std::string_view time = format_time(ctx, base::local_minute_of_day(item.span.start_ms, model.zone));
  const float time_width = text_width(ctx, time, TextStyle::caption) + ctx.px(5);
  if (rest.width > time_width + ctx.px(40))
    paint_text(ctx, rest.cut_left(time_width), time, {.style = TextStyle::caption, .tone = Tone::tertiary});
  paint_text(ctx, rest, item.title, {.style = TextStyle::caption});
}

void item_bar(Context& ctx, Model& model, const Rect& rect, const crm::CalendarItem& item) {
  const Response response = interact(
      ctx, rect,
      {.id = "item", .role = Role::button, .name = item_name(ctx, model, item), .state = node_state::kDraggable});
  const DragSource drag =
      drag_source(ctx, response,
                  {.kind = kAppointmentDrag,
                   .item = id_number(item.id.value),
                   .label = item.title,
                   .target = static_cast<uint64_t>(static_cast<uint32_t>(item.first_day.days_since_epoch))});
  if (!drag.dragged) paint_bar(ctx, model, rect, item, response.hovered);
  focus_ring(ctx, response, radius::kInner);
  if (drag.ghost) {
    const GhostScope ghost{ctx};
    shadow(ctx, *drag.ghost, Elevation::dialog, radius::kInner);
    fill_rect(ctx, *drag.ghost, ctx.palette().raised, radius::kInner);
    paint_bar(ctx, model, *drag.ghost, item, true);
  }
  if (response.clicked) open_appointment(model, item.id);
}

void task_bar(Context& ctx, Model& model, const Rect& rect, const crm::CalendarTask& task) {
  const Response response = interact(ctx, rect, {.id = "task", .role = Role::button, .name = task_name(ctx, task)});
  if (response.hovered) fill_rect(ctx, rect, ctx.palette().hover, radius::kInner);
  focus_ring(ctx, response, radius::kInner);
  Rect rest = rect.inset(ctx.px(2), 0);
  const bool done = task.done_ms != 0;
  const Tone tone = done ? Tone::tertiary : task.overdue ? Tone::danger : Tone::secondary;
  paint_icon(ctx, done ? Icon::check_circle : Icon::circle, rest.cut_left(ctx.px(16)), tone_colour(ctx, tone), 12);
  rest.cut_left(ctx.px(2));
  paint_text(ctx, rest, task.title, {.style = TextStyle::caption, .tone = tone});
  if (response.clicked) open_task(model, task.id);
}

// The bars and tasks of one week, as many lanes as fit; what is left is counted per day.
void week_entries(Context& ctx, Model& model, MonthState& state, const CalendarData& data, const MonthGrid& grid,
                  int32_t week) {
  const std::vector<MonthBar>& bars = state.bars[static_cast<size_t>(week)];
  const Rect first = grid.cell(week, 0);
  const float bar_height = ctx.px(kBar_css);
  const float top = first.y + ctx.px(kDayNumber_css);
  const int32_t lanes = std::max(static_cast<int32_t>((first.bottom() - top) / bar_height), 1);
  std::array<int32_t, kColumns> used{};    // lanes taken by bars
  std::array<int32_t, kColumns> wanted{};  // entries in all
  for (const MonthBar& bar : bars)
    for (int32_t column = bar.first_column; column <= bar.last_column; ++column) {
      const auto index = static_cast<size_t>(column);
      used[index] = std::max(used[index], bar.lane + 1);
      ++wanted[index];
    }
  for (const crm::CalendarTask& task : data.range.tasks) {
    const int32_t column = task.day.days_since_epoch - grid.day(week, 0).days_since_epoch;
    if (column >= 0 && column < kColumns) ++wanted[static_cast<size_t>(column)];
  }
  // The last lane of a day that is too full holds "more".
  const auto lane_limit = [&](int32_t column) {
    const auto index = static_cast<size_t>(column);
    return std::max(wanted[index], used[index]) > lanes ? lanes - 1 : lanes;
  };
  std::array<int32_t, kColumns> shown{};
  const auto lane_rect = [&](int32_t from, int32_t to, int32_t lane) {
    const Rect left = grid.cell(week, from);
    const Rect right = grid.cell(week, to);
    return Rect{left.x + ctx.px(3), top + bar_height * static_cast<float>(lane), right.right() - left.x - ctx.px(6),
                bar_height - ctx.px(2)};
  };
  for (const MonthBar& bar : bars) {
    bool fits = true;
    for (int32_t column = bar.first_column; column <= bar.last_column; ++column)
      fits = fits && bar.lane < lane_limit(column);
    if (!fits) continue;
    for (int32_t column = bar.first_column; column <= bar.last_column; ++column) ++shown[static_cast<size_t>(column)];
    const crm::CalendarItem& item = data.range.items[bar.item];
    const IdScope scope{ctx, id_number(item.id.value) + static_cast<uint64_t>(week)};
    item_bar(ctx, model, lane_rect(bar.first_column, bar.last_column, bar.lane), item);
  }
  for (const crm::CalendarTask& task : data.range.tasks) {
    const int32_t column = task.day.days_since_epoch - grid.day(week, 0).days_since_epoch;
    if (column < 0 || column >= kColumns) continue;
    int32_t& lane = used[static_cast<size_t>(column)];
    if (lane >= lane_limit(column)) continue;
    const IdScope scope{ctx, id_number(task.id.value)};
    task_bar(ctx, model, lane_rect(column, column, lane++), task);
    ++shown[static_cast<size_t>(column)];
  }
  for (int32_t column = 0; column < kColumns; ++column) {
    const int32_t hidden = wanted[static_cast<size_t>(column)] - shown[static_cast<size_t>(column)];
    if (hidden <= 0) continue;
    const base::Date day = grid.day(week, column);
    const IdScope scope{ctx, static_cast<uint64_t>(static_cast<uint32_t>(day.days_since_epoch))};
    const Rect rect = lane_rect(column, column, lanes - 1);
    const std::string_view words = tr(ctx, Key::calendar_more, {{"count", hidden}});
    const Response more = interact(ctx, rect,
                                   {.id = "more",
                                    .role = Role::button,
                                    .name = join(ctx, {words, ", ", format_date(ctx, day, DateStyle::day_month)}),
                                    .state = node_state::kHasPopup});
    if (more.hovered) fill_rect(ctx, rect, ctx.palette().hover, radius::kInner);
    focus_ring(ctx, more, radius::kInner);
    paint_text(ctx, rect.inset(ctx.px(4), 0), words, {.style = TextStyle::caption_strong, .tone = Tone::secondary});
    if (more.clicked) {
      state.more_day = day;
      state.more_open = true;
    }
  }
}

// Everything of one day, beside its cell.
void more_popover(Context& ctx, Model& model, MonthState& state, const CalendarData& data, const MonthGrid& grid) {
  if (!state.more_day) return;
  const int32_t index = state.more_day->days_since_epoch - grid.first_day.days_since_epoch;
  if (index < 0 || index >= grid.weeks * kColumns) return;
  const std::string_view title = format_date(ctx, *state.more_day, DateStyle::long_date);
  if (Popover day{ctx,
                  {.id = "more_of_day",
                   .label = title,
                   .anchor = grid.cell(index / kColumns, index % kColumns),
                   .width_css = 280},
                  state.more_open}) {
    Flow flow{day.body(), ctx.px(2)};
    heading(ctx, flow.next(ctx.px(28)), title, {.level = 3, .style = TextStyle::label});
    const float height = ctx.metrics().control_height;
    for (const crm::CalendarItem& item : data.range.items) {
      if (item.first_day > *state.more_day || item.last_day < *state.more_day) continue;
      const IdScope scope{ctx, id_number(item.id.value)};
      item_bar(ctx, model, flow.next(height), item);
    }
    for (const crm::CalendarTask& task : data.range.tasks) {
      if (task.day != *state.more_day) continue;
      const IdScope scope{ctx, id_number(task.id.value)};
      task_bar(ctx, model, flow.next(height), task);
    }
  }
}

}  // namespace

void calendar_month(Context& ctx, Rect area, Model& model, const CalendarData& data, base::Date anchor) {
  MonthState& state = ctx.state<MonthState>(ctx.id("month"));
  paint_surface(ctx, area, {});
  const ClipScope clip{ctx, area};
  weekday_names(ctx, area.cut_top(ctx.px(28)), data.first_day);
  const MonthGrid grid{.days = area, .first_day = data.first_day, .weeks = weeks_of_month(anchor, ctx.week_start())};
  const int32_t month = base::to_civil(anchor).month;
  const NodeScope scope{ctx, area, {.role = Role::group, .name = format_date(ctx, anchor, DateStyle::month_year)}};
  for (int32_t week = 0; week < grid.weeks; ++week) {
    for (int32_t column = 0; column < kColumns; ++column) {
      const base::Date day = grid.day(week, column);
      const IdScope day_scope{ctx, static_cast<uint64_t>(static_cast<uint32_t>(day.days_since_epoch))};
      day_cell(ctx, model, state, data, grid, grid.cell(week, column), day, month);
    }
  }
  if (state.bars_reading != data.reading) {
    state.bars_reading = data.reading;
    for (int32_t week = 0; week < grid.weeks; ++week)
      state.bars[static_cast<size_t>(week)] = month_bars(data.range.items, grid.day(week, 0), kColumns);
  }
  for (int32_t week = 0; week < grid.weeks; ++week) week_entries(ctx, model, state, data, grid, week);
  more_popover(ctx, model, state, data, grid);

  if (const std::optional<Drop> drop = take_drop(ctx, kAppointmentDrag)) {
    for (const crm::CalendarItem& item : data.range.items) {
      if (id_number(item.id.value) != drop->item) continue;
      const int32_t days = static_cast<int32_t>(static_cast<uint32_t>(drop->target)) - item.first_day.days_since_epoch;
      set_span(ctx, model, item, move_days(item.span, days, model.zone));
      break;
    }
  }
}

}  // namespace ui
