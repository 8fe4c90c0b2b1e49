// See calendar_popup.h.

#include "ui/widgets/calendar_popup.h"

#include "ui/core/hash_id.h"
#include "ui/core/parts.h"
#include "ui/format.h"
#include "ui/locale.h"
#include "ui/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layers.h"

namespace ui {

namespace {

struct MonthState {
  bool started = false;
  base::Date shown;  // first of the month
  base::Date focused;
};

WidgetId day_id(Context& ctx, base::Date day) {
  return ctx.id(static_cast<uint64_t>(static_cast<uint32_t>(day.days_since_epoch)));
}

std::optional<base::Date> key_day(Context& ctx, WidgetId id, base::Date day) {
  if (ctx.take_key(id, KeyCode::arrow_right)) return base::add_days(day, 1);
  if (ctx.take_key(id, KeyCode::arrow_left)) return base::add_days(day, -1);
  if (ctx.take_key(id, KeyCode::arrow_down)) return base::add_days(day, 7);
  if (ctx.take_key(id, KeyCode::arrow_up)) return base::add_days(day, -7);
  if (ctx.take_key(id, KeyCode::page_down)) return base::add_months(day, 1);
  if (ctx.take_key(id, KeyCode::page_up)) return base::add_months(day, -1);
  if (ctx.take_key(id, KeyCode::home)) return base::first_of_week(day, ctx.week_start());
  if (ctx.take_key(id, KeyCode::end)) return base::add_days(base::first_of_week(day, ctx.week_start()), 6);
  return std::nullopt;
}

void paint_day(Context& ctx, const Response& response, base::Date day, bool chosen, bool other_month) {
  const Palette& palette = ctx.palette();
  const float size = std::min(response.rect.width, response.rect.height) - ctx.px(2);
  Response ring = response;
  ring.rect = response.rect.centred(size, size);
  const float hover = ctx.tween(hash_id(response.id, "hover"), response.hovered ? 1.0F : 0.0F);
  const bool today = day == ctx.today();
  if (chosen) {
    fill_rect(ctx, ring.rect, palette.accent, radius::kControl);
  } else {
    fill_rect(ctx, ring.rect, with_alpha(palette.hover, hover), radius::kControl);
    if (today) stroke_rect(ctx, ring.rect, palette.accent, radius::kControl);
  }
  const Tone tone = chosen ? Tone::on_accent : other_month ? Tone::tertiary : today ? Tone::accent : Tone::text;
  paint_text(
      ctx, response.rect, format_number(ctx, base::to_civil(day).day),
      {.style = today || chosen ? TextStyle::label : TextStyle::label_plain, .tone = tone, .align = Align::centre});
  focus_ring(ctx, ring, radius::kControl);
}

}  // namespace

std::optional<base::Date> calendar_popup(Context& ctx, const Rect& anchor, std::optional<base::Date> value,
                                         std::string_view label, bool& open) {
  MonthState& state = ctx.state<MonthState>(ctx.id("month"), Keep::while_shown);
  Popover popover{ctx, {.id = "calendar", .label = label, .anchor = anchor, .width_css = 292, .padding_css = 12}, open};
  if (!popover) return std::nullopt;
  if (!state.started) {
    state.focused = value.value_or(ctx.today());
    state.shown = base::first_of_month(state.focused);
    state.started = true;
    ctx.focus(day_id(ctx, state.focused));
  }
  Rect rest = popover.body();
  Rect title = rest.cut_top(ctx.metrics().control_height);
  if (icon_button(ctx, title.cut_left(title.height),
                  {.icon = Icon::chevron_left, .label = tr(ctx, Key::ui_previous_month)})) {
    state.shown = base::add_months(state.shown, -1);
  }
  if (icon_button(ctx, title.cut_right(title.height),
                  {.icon = Icon::chevron_right, .label = tr(ctx, Key::ui_next_month)})) {
    state.shown = base::add_months(state.shown, 1);
  }
  const std::string_view month = format_date(ctx, state.shown, DateStyle::month_year);
  text(ctx, title, month, {.style = TextStyle::label, .align = Align::centre});
  rest.cut_top(ctx.px(4));

  std::optional<base::Date> picked;
  const base::Date first = base::first_of_week(state.shown, ctx.week_start());
  const float cell = ctx.px(ctx.coarse_pointer() ? 40 : 34);
  const Rect names = rest.cut_top(ctx.px(24));
  for (int32_t i = 0; i < 7; ++i) {
    paint_text(ctx, column_of(names, 7, 0, i), format_date(ctx, base::add_days(first, i), DateStyle::weekday_short),
               {.style = TextStyle::caption, .tone = Tone::tertiary, .align = Align::centre});
  }
  const Rect area = rest.cut_top(cell * 6);
  const NodeScope grid{ctx, area, {.role = Role::grid, .name = month}};
  const int32_t this_month = base::to_civil(state.shown).month;
  for (int32_t week = 0; week < 6; ++week) {
    const Rect row{area.x, area.y + cell * static_cast<float>(week), area.width, cell};
    const NodeScope row_node{ctx, row, {.role = Role::row}};
    for (int32_t i = 0; i < 7; ++i) {
      const base::Date day = base::add_days(first, week * 7 + i);
      const WidgetId id = day_id(ctx, day);
      const bool chosen = value && *value == day;
      const Response response = interact(ctx, column_of(row, 7, 0, i),
                                         {.exact_id = id,
                                          .role = Role::grid_cell,
                                          .name = format_date(ctx, day, DateStyle::long_date),
                                          .state = chosen ? node_state::kSelected : 0,
                                          .tab_stop = day == state.focused});
      if (response.clicked) picked = day;
      if (response.focused) {
        if (const auto next = key_day(ctx, id, day)) {
          state.focused = *next;
          state.shown = base::first_of_month(*next);
          ctx.focus(day_id(ctx, *next));
        }
      }
      paint_day(ctx, response, day, chosen, base::to_civil(day).month != this_month);
    }
  }
  return picked;
}

}  // namespace ui
