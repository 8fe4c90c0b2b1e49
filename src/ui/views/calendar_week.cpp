// The week: all-day entries above, hours below. Draw in an empty place to make an appointment, drag one to move it,
// drag its lower edge to stretch it; quarter hours.

#include <array>

#include "ui/text.h"
#include "ui/views/calendar.h"
#include "ui/widgets/drag.h"
#include "ui/widgets/scroll.h"

namespace ui {
namespace {

constexpr size_t kMostDays = 7;
constexpr float kHour_css = 48;
constexpr float kHours_css = 64;  // width of the column of hours
constexpr float kLane_css = 24;
constexpr int32_t kLanes = 4;      // of all-day entries, at most
constexpr int32_t kFirstHour = 7;  // in view at first
constexpr float kEdge_css = 8;     // what can be gripped to stretch

struct WeekState {
  bool scrolled = false;
  // Laid out once for what was read: entries without times above the hours, the others day by day.
  uint64_t reading = 0;
  std::vector<crm::CalendarItem> all_day;
  std::vector<MonthBar> bars;
  std::array<std::vector<DayBlock>, kMostDays> blocks;
  // A span being drawn, moved or stretched; shown instead of what it will become.
  std::optional<crm::TimeSpan> preview;
  base::Uuid preview_item;  // nil: a new one
};

struct HourGrid {
  Rect days;  // as high as the whole day, moved by the scroll offset
  base::Date first_day;
  int32_t count = 7;

  [[nodiscard]] Rect column(int32_t index) const { return column_of(days, count, 0, index); }
  [[nodiscard]] float y_of(int32_t minute) const {
    return days.y + std::round(days.height * static_cast<float>(minute) / static_cast<float>(kDay_min));
  }
  [[nodiscard]] float minute_at(float y) const { return (y - days.y) / days.height * static_cast<float>(kDay_min); }
  [[nodiscard]] base::Date day_at(float x) const {
    const int32_t index =
        std::clamp(static_cast<int32_t>((x - days.x) / days.width * static_cast<float>(count)), 0, count - 1);
    return base::add_days(first_day, index);
  }
};

void day_names(Context& ctx, const Rect& line, base::Date first_day, int32_t count, base::Date today) {
  for (int32_t index = 0; index < count; ++index) {
    const base::Date day = base::add_days(first_day, index);
    const bool is_today = day == today;
    const IdScope scope{ctx, static_cast<uint64_t>(index)};
    Rect cell = column_of(line, count, 0, index);
    node(ctx, cell, {.role = Role::heading, .name = format_date(ctx, day, DateStyle::long_date), .level = 3});
    paint_text(
        ctx, cell.cut_top(std::round(cell.height * 0.42F)), format_date(ctx, day, DateStyle::weekday_short),
        {.style = TextStyle::caption_strong, .tone = is_today ? Tone::accent : Tone::tertiary, .align = Align::centre});
    const float size = std::min(cell.height, ctx.px(28));
    const Rect circle = cell.centred(size, size);
    if (is_today) fill_circle(ctx, circle.centre(), size * 0.5F, ctx.palette().accent);
    paint_text(ctx, circle, format_date(ctx, day, DateStyle::day_of_month),
               {.style = TextStyle::title, .tone = is_today ? Tone::on_accent : Tone::text, .align = Align::centre});
  }
}

// Appointments without times and tasks, above the hours.
float all_day_lanes(Context& ctx, Model& model, const WeekState& state, const CalendarData& data, Rect area,
                    int32_t count, Draw draw) {
  std::array<int32_t, kMostDays> used{};
  int32_t lanes = 0;
  for (const MonthBar& bar : state.bars)
    for (int32_t column = bar.first_column; column <= bar.last_column; ++column) {
      int32_t& lane = used[static_cast<size_t>(column)];
      lane = std::max(lane, bar.lane + 1);
      lanes = std::max(lanes, lane);
    }
  std::array<int32_t, kMostDays> total = used;
  for (const crm::CalendarTask& task : data.range.tasks) {
    const int32_t column = task.day.days_since_epoch - data.first_day.days_since_epoch;
    if (column >= 0 && column < count) lanes = std::max(lanes, ++total[static_cast<size_t>(column)]);
  }
  const int32_t shown = std::min(std::max(lanes, 1), kLanes);
  const float lane_height = ctx.px(kLane_css);
  const float height = lane_height * static_cast<float>(shown) + ctx.px(space::kXs);
  if (draw == Draw::no) return height;

  const auto lane_rect = [&](int32_t from, int32_t to, int32_t lane) {
    const Rect left = column_of(area, count, 0, from);
    const Rect right = column_of(area, count, 0, to);
    return Rect{left.x + ctx.px(2), area.y + lane_height * static_cast<float>(lane), right.right() - left.x - ctx.px(4),
                lane_height - ctx.px(2)};
  };
  for (const MonthBar& bar : state.bars) {
    if (bar.lane >= shown) continue;
    const crm::CalendarItem& item = state.all_day[bar.item];
    const IdScope scope{ctx, id_number(item.id.value)};
    const Rect rect = lane_rect(bar.first_column, bar.last_column, bar.lane);
    const Response response =
        interact(ctx, rect, {.id = "all_day", .role = Role::button, .name = item_name(ctx, model, item)});
    fill_rect(ctx, rect, response.hovered ? ctx.palette().selection : ctx.palette().accent_soft, radius::kInner);
    paint_text(ctx, rect.inset(ctx.px(6), 0), item.title, {.style = TextStyle::caption_strong, .tone = Tone::accent});
    focus_ring(ctx, response, radius::kInner);
    if (response.clicked) open_appointment(model, item.id);
  }
  for (const crm::CalendarTask& task : data.range.tasks) {
    const int32_t column = task.day.days_since_epoch - data.first_day.days_since_epoch;
    if (column < 0 || column >= count) continue;
    const int32_t lane = used[static_cast<size_t>(column)]++;
    if (lane >= shown) continue;
    const IdScope scope{ctx, id_number(task.id.value)};
    const Rect rect = lane_rect(column, column, lane);
    const Response response = interact(ctx, rect, {.id = "task", .role = Role::button, .name = task_name(ctx, task)});
    if (response.hovered) fill_rect(ctx, rect, ctx.palette().hover, radius::kInner);
    Rect rest = rect.inset(ctx.px(2), 0);
    const bool done = task.done_ms != 0;
    const Tone tone = done ? Tone::tertiary : task.overdue ? Tone::danger : Tone::secondary;
    paint_icon(ctx, done ? Icon::check_circle : Icon::circle, rest.cut_left(ctx.px(16)), tone_colour(ctx, tone), 12);
    rest.cut_left(ctx.px(2));
    paint_text(ctx, rest, task.title, {.style = TextStyle::caption, .tone = tone});
    focus_ring(ctx, response, radius::kInner);
    if (response.clicked) open_task(model, task.id);
  }
  return height;
}

void hour_lines(Context& ctx, const HourGrid& grid, const Rect& hours, const Rect& visible) {
  const Palette& colours = ctx.palette();
  for (int32_t hour = 0; hour < 24; ++hour) {
    const float y = grid.y_of(hour * 60);
    if (y > visible.bottom() || y + ctx.px(kHour_css) < visible.y) continue;
    if (hour > 0) {
      horizontal_line(ctx, grid.days.x, y, grid.days.width, colours.border);
      const float line = line_height(ctx, TextStyle::caption);
      paint_text(ctx, {hours.x, y - line * 0.5F, hours.width - ctx.px(space::kS), line}, format_time(ctx, hour * 60),
                 {.style = TextStyle::caption, .tone = Tone::tertiary, .align = Align::end});
    }
  }
  for (int32_t index = 0; index < grid.count; ++index)
    vertical_line(ctx, grid.column(index).x, grid.days.y, grid.days.height, colours.border);
}

void paint_block(Context& ctx, const Model& model, const Rect& rect, std::string_view title, const crm::TimeSpan& span,
                 bool raised, bool hovered) {
  const Palette& colours = ctx.palette();
  if (raised) shadow(ctx, rect, Elevation::dialog, radius::kInner);
  fill_rect(ctx, rect, colours.surface, radius::kInner);
  fill_rect(ctx, rect, hovered || raised ? colours.selection : colours.accent_soft, radius::kInner);
  Rect rest = rect;
  fill_rect(ctx, rest.cut_left(ctx.px(3)), colours.accent, 2);
  rest = rest.inset(ctx.px(5), ctx.px(2));
  const ClipScope clip{ctx, rect};
  const float line = line_height(ctx, TextStyle::caption);
  paint_text(ctx, rest.cut_top(std::min(line, rest.height)), title,
             {.style = TextStyle::caption_strong, .tone = Tone::accent});
  if (rest.height < line * 0.8F) return;
  const std::string_view time =
      join(ctx, {format_time(ctx, base::local_minute_of_day(span.start_ms, model.zone)), " – ",
                 format_time(ctx, base::local_minute_of_day(span.end_ms, model.zone))});
  paint_text(ctx, rest.cut_top(line), time, {.style = TextStyle::caption, .tone = Tone::secondary});
}

// The span as it is being dragged, over everything.
void draw_preview(Context& ctx, const Model& model, const HourGrid& grid, const WeekState& state,
                  std::string_view title) {
  if (!state.preview) return;
  const base::Date day = base::local_date(state.preview->start_ms, model.zone);
  const int32_t index = day.days_since_epoch - grid.first_day.days_since_epoch;
  if (index < 0 || index >= grid.count) return;
  const float top = grid.y_of(base::local_minute_of_day(state.preview->start_ms, model.zone));
  const float minutes = static_cast<float>(state.preview->end_ms - state.preview->start_ms) / 60'000.0F;
  const float height = std::round(grid.days.height * minutes / static_cast<float>(kDay_min));
  const Rect column = grid.column(index);
  paint_block(ctx, model, {column.x + ctx.px(2), top, column.width - ctx.px(6), height}, title, *state.preview, true,
              true);
}

void block(Context& ctx, Model& model, WeekState& state, const HourGrid& grid, const crm::CalendarItem& item,
           const Rect& rect) {
  const IdScope scope{ctx, id_number(item.id.value)};
  Rect body = rect;
  const Rect edge = body.cut_bottom(std::min(ctx.px(kEdge_css), rect.height * 0.3F));
  const Response response = interact(ctx, body,
                                     {.id = "block",
                                      .role = Role::button,
                                      .name = item_name(ctx, model, item),
                                      .state = node_state::kDraggable,
                                      .cursor = CursorShape::grab});
  const bool dragged = state.preview && state.preview_item == item.id.value;
  if (!dragged) paint_block(ctx, model, rect, item.title, item.span, false, response.hovered);
  focus_ring(ctx, response, radius::kInner);

  const DragArea drag = drag_area(ctx, response, {.cursor = CursorShape::grabbing});
  if (drag.phase != DragPhase::none) {
    const float grabbed_minutes =
        grid.minute_at(drag.start.y) - static_cast<float>(base::local_minute_of_day(item.span.start_ms, model.zone));
    const int32_t minute = snap_minute(grid.minute_at(drag.position.y) - grabbed_minutes);
    const crm::TimeSpan moved = move_to(item.span, grid.day_at(drag.position.x), minute, model.zone);
    state.preview.reset();
    if (drag.active()) {
      state.preview = moved;
      state.preview_item = item.id.value;
    } else if (drag.phase == DragPhase::dropped) {
      set_span(ctx, model, item, moved);
    }
  }
  const DragArea stretch = drag_handle(ctx, edge, "stretch", CursorShape::resize_vertical);
  if (stretch.phase != DragPhase::none) {
    const crm::TimeSpan stretched = stretch_to(item.span, base::local_date(item.span.start_ms, model.zone),
                                               snap_minute(grid.minute_at(stretch.position.y)), model.zone);
    state.preview.reset();
    if (stretch.active()) {
      state.preview = stretched;
      state.preview_item = item.id.value;
    } else if (stretch.phase == DragPhase::dropped) {
      set_span(ctx, model, item, stretched);
    }
  }
  if (response.clicked) open_appointment(model, item.id);
}

// One day's empty column: click or draw to make an appointment.
void day_column(Context& ctx, Model& model, WeekState& state, const HourGrid& grid, int32_t index) {
  const base::Date day = base::add_days(grid.first_day, index);
  const IdScope scope{ctx, static_cast<uint64_t>(index)};
  const Response response =
      interact(ctx, grid.column(index),
               {.id = "day",
                .role = Role::button,
                .name = tr(ctx, Key::calendar_add_on, {{"day", format_date(ctx, day, DateStyle::long_date)}}),
                .cursor = CursorShape::arrow});
  focus_ring(ctx, response, radius::kInner);
  const DragArea drag = drag_area(ctx, response, {});
  if (drag.phase != DragPhase::none) {
    const crm::TimeSpan drawn = drawn_span(day, snap_minute(grid.minute_at(drag.start.y) - kSnap_min * 0.5F),
                                           snap_minute(grid.minute_at(drag.position.y)), model.zone);
    state.preview.reset();
    if (drag.active()) {
      state.preview = drawn;
      state.preview_item = {};
    } else if (drag.phase == DragPhase::dropped) {
      new_appointment(model, drawn);
    }
  }
  if (response.clicked) {
    const bool by_pointer = response.rect.contains(response.pointer.x, response.pointer.y);
    const int32_t minute = by_pointer ? snap_minute(grid.minute_at(response.pointer.y) - kSnap_min) / 30 * 30 : 9 * 60;
    new_appointment(model, drawn_span(day, minute, minute + 60, model.zone));
  }
}

void now_line(Context& ctx, const Model& model, const HourGrid& grid) {
  const int32_t index = model.today().days_since_epoch - grid.first_day.days_since_epoch;
  if (index < 0 || index >= grid.count) return;
  const Rect column = grid.column(index);
  const float y = grid.y_of(base::local_minute_of_day(model.clock.unix_ms(), model.zone));
  const float thickness = std::max(ctx.px(2), 2.0F);
  fill_rect(ctx, {column.x, y - thickness * 0.5F, column.width, thickness}, ctx.palette().danger);
  fill_circle(ctx, {column.x, y}, ctx.px(4), ctx.palette().danger);
}

void lay_out(const Model& model, const CalendarData& data, int32_t days, WeekState& state) {
  if (state.reading == data.reading) return;
  state.reading = data.reading;
  state.all_day.clear();
  for (const crm::CalendarItem& item : data.range.items)
    if (item.span.kind == crm::TimeSpan::Kind::all_day) state.all_day.push_back(item);
  state.bars = month_bars(state.all_day, data.first_day, days);
  for (int32_t index = 0; index < days; ++index)
    state.blocks[static_cast<size_t>(index)] =
        day_blocks(data.range.items, base::add_days(data.first_day, index), model.zone);
}

}  // namespace

void calendar_week(Context& ctx, Rect area, Model& model, const CalendarData& data, int32_t days) {
  WeekState& state = ctx.state<WeekState>(ctx.id("week"));
  lay_out(model, data, days, state);
  paint_surface(ctx, area, {});
  const ClipScope clip{ctx, area};
  const NodeScope group{ctx, area, {.role = Role::group, .name = tr(ctx, Key::calendar_week)}};
  const float hours_width = ctx.px(kHours_css);
  Rect names = area.cut_top(ctx.px(56));
  names.cut_left(hours_width);
  day_names(ctx, names, data.first_day, days, model.today());
  Rect lanes = area.cut_top(all_day_lanes(ctx, model, state, data, area, days, Draw::no));
  lanes.cut_left(hours_width);
  all_day_lanes(ctx, model, state, data, lanes, days, Draw::yes);
  horizontal_line(ctx, area.x, area.y, area.width, ctx.palette().border_strong);

  ScrollArea scroll{ctx, area, {.id = "hours", .label = tr(ctx, Key::calendar_hours), .scrollbar = false}};
  const float day_height = ctx.px(kHour_css) * 24;
  if (!state.scrolled) {
    state.scrolled = true;
    scroll.scroll_to(0, ctx.px(kHour_css) * kFirstHour);
  }
  Rect content = scroll.content().with_height(day_height);
  const Rect hours = content.cut_left(hours_width);
  const HourGrid grid{.days = content, .first_day = data.first_day, .count = days};
  for (int32_t index = 0; index < days; ++index) day_column(ctx, model, state, grid, index);
  hour_lines(ctx, grid, hours, scroll.visible());
  std::string_view preview_title = tr(ctx, Key::calendar_new);
  for (int32_t index = 0; index < days; ++index) {
    const Rect column = grid.column(index);
    for (const DayBlock& entry : state.blocks[static_cast<size_t>(index)]) {
      const crm::CalendarItem& item = data.range.items[entry.item];
      if (state.preview_item == item.id.value && !item.id.is_nil()) preview_title = item.title;
      const float width = (column.width - ctx.px(6)) / static_cast<float>(entry.columns);
      const Rect rect{column.x + ctx.px(2) + std::round(width * static_cast<float>(entry.column)),
                      grid.y_of(entry.start_minute), std::round(width) - ctx.px(1),
                      grid.y_of(entry.end_minute) - grid.y_of(entry.start_minute) - ctx.px(1)};
      const IdScope scope{ctx, static_cast<uint64_t>(index)};
      block(ctx, model, state, grid, item, rect);
    }
  }
  now_line(ctx, model, grid);
  draw_preview(ctx, model, grid, state, preview_title);
  scroll.set_content_height(day_height);
}

}  // namespace ui
