// Date and time fields with their calendar and list of times; see field.h.

#include <array>

#include "base/text.h"
#include "ui/core/hash_id.h"
#include "ui/format.h"
#include "ui/locale.h"
#include "ui/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/calendar_popup.h"
#include "ui/widgets/field_frame.h"
#include "ui/widgets/option_list.h"

namespace ui {

namespace {

struct PickerState : TypedState {
  bool open = false;
};

// The button at the end of the control that opens the picker.
Response picker_button(Context& ctx, const Rect& control, Icon icon, std::string_view label, bool open, bool disabled) {
  Rect room = control.inset(ctx.px(3), 0);
  return icon_button(
      ctx, room.cut_right(ctx.px(28)).centred(ctx.px(26), ctx.px(26)),
      {.icon = icon, .label = label, .id = "open", .disabled = disabled, .has_popup = true, .expanded = open});
}

}  // namespace

FieldResponse date_field(Context& ctx, const Rect& rect, std::optional<base::Date>& value, const DateFieldDesc& desc) {
  const WidgetId id = field_id(ctx, desc.text);
  PickerState& state = ctx.state<PickerState>(id);
  if (ctx.focused() != id && !state.editing && !state.unreadable) {
    state.text.assign(value ? format_date(ctx, *value) : std::string_view{});
  }
  FieldText text = desc.text;
  if (state.unreadable && text.error.empty()) text.error = tr(ctx, Key::ui_bad_date);
  const Rect control = field_control(ctx, rect, text);
  // Without a label beside it the field says itself what it is for.
  const std::string_view placeholder = text.place == LabelPlace::hidden ? text.label : tr(ctx, Key::ui_date_hint);
  FieldResponse response = edit_control(
      ctx, control, state.text,
      {.id = id, .text = &text, .kind = FieldKind::date, .placeholder = placeholder, .end_room = ctx.px(22)});
  if (response.changed) state.editing = true;
  const bool done = state.editing && (response.committed || response.submitted);
  response.changed = response.committed = false;
  if (done) {
    state.editing = false;
    const bool empty = base::trim(state.text).empty();
    const auto parsed = parse_typed_date(state.text, ctx.today());
    state.unreadable = !parsed && !(empty && desc.can_clear);
    if (!state.unreadable) {
      response.changed = response.committed = value != parsed;
      value = parsed;
    }
    ctx.wake_in(0);
  }
  mark_unreadable(ctx, response, state.unreadable);
  const IdScope scope{ctx, desc.text.id.empty() ? desc.text.label : desc.text.id};
  const bool disabled = desc.text.disabled || desc.text.read_only;
  const std::string_view label = tr(ctx, Key::ui_open_calendar, {{"field", desc.text.label}});
  if (picker_button(ctx, control, Icon::calendar, label, state.open, disabled)) state.open = !state.open;
  if (const auto picked = calendar_popup(ctx, control, value, desc.text.label, state.open)) {
    response.changed = response.committed = value != *picked;
    value = *picked;
    state.editing = state.unreadable = false;
    state.text.assign(format_date(ctx, *picked));
    state.open = false;
    ctx.wake_in(0);
  }
  return response;
}

FieldResponse time_field(Context& ctx, const Rect& rect, std::optional<int32_t>& minute_of_day,
                         const TimeFieldDesc& desc) {
  const WidgetId id = field_id(ctx, desc.text);
  PickerState& state = ctx.state<PickerState>(id);
  if (ctx.focused() != id && !state.editing && !state.unreadable) {
    state.text.assign(minute_of_day ? format_time(ctx, *minute_of_day) : std::string_view{});
  }
  FieldText text = desc.text;
  if (state.unreadable && text.error.empty()) text.error = tr(ctx, Key::ui_bad_time);
  const Rect control = field_control(ctx, rect, text);
  FieldResponse response = edit_control(ctx, control, state.text,
                                        {.id = id,
                                         .text = &text,
                                         .kind = FieldKind::time,
                                         .placeholder = tr(ctx, Key::ui_time_hint),
                                         .end_room = ctx.px(22)});
  if (response.changed) state.editing = true;
  const bool done = state.editing && (response.committed || response.submitted);
  response.changed = response.committed = false;
  if (done) {
    state.editing = false;
    const bool empty = base::trim(state.text).empty();
    const auto parsed = parse_typed_time(state.text);
    state.unreadable = !parsed && !(empty && desc.can_clear);
    if (!state.unreadable) {
      response.changed = response.committed = minute_of_day != parsed;
      minute_of_day = parsed;
    }
    ctx.wake_in(0);
  }
  mark_unreadable(ctx, response, state.unreadable);
  const IdScope scope{ctx, desc.text.id.empty() ? desc.text.label : desc.text.id};
  const bool disabled = desc.text.disabled || desc.text.read_only;
  const std::string_view label = tr(ctx, Key::ui_open_times, {{"field", desc.text.label}});
  const Response opener = picker_button(ctx, control, Icon::clock, label, state.open, disabled);
  const bool opened = opener.clicked && !state.open;
  if (opener.clicked) state.open = !state.open;
  if (!state.open) return response;
  std::array<Option, 96> quarters;
  for (size_t i = 0; i < quarters.size(); ++i) quarters[i].label = format_time(ctx, static_cast<int32_t>(i) * 15);
  const int32_t near = minute_of_day ? *minute_of_day / 15 : 36;
  const OptionListResult list = option_list(ctx, {.owner = opener.id,
                                                  .label = label,
                                                  .anchor = control,
                                                  .options = quarters,
                                                  .active = near,
                                                  .selected = minute_of_day ? near : -1,
                                                  .reveal_active = opened});
  if (ctx.parts().interaction.clicked_elsewhere(opener.id, option_list_id(opener.id)) ||
      ctx.take_key(opener.id, KeyCode::escape)) {
    state.open = false;
  }
  if (list.chosen) {
    minute_of_day = *list.chosen * 15;
    response.changed = response.committed = true;
    state.editing = state.unreadable = state.open = false;
    state.text.assign(format_time(ctx, *minute_of_day));
    ctx.wake_in(0);
  }
  return response;
}

}  // namespace ui
