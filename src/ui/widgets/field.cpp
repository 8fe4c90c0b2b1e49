// Fields of text; see field.h. Fields of values are in field_typed.cpp and field_date.cpp.

#include "ui/widgets/field.h"

#include "ui/core/hash_id.h"
#include "ui/locale.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field_frame.h"

namespace ui {

namespace {

// The small cross at the end of a field; true when it was pressed.
bool clear_button(Context& ctx, const Rect& control, std::string_view label) {
  const float size = ctx.px(20);
  Rect room = control.inset(ctx.px(6), 0);
  const Response clear =
      interact(ctx, room.cut_right(size).centred(size, size),
               {.id = "clear", .name = tr(ctx, Key::ui_clear_field, {{"field", label}}), .tab_stop = false});
  const float hover = ctx.tween(hash_id(clear.id, "hover"), clear.hovered ? 1.0F : 0.0F);
  fill_rect(ctx, clear.rect, with_alpha(ctx.palette().hover, hover), 10);
  paint_icon(ctx, Icon::close, clear.rect, ctx.palette().text_3, 14);
  return clear.clicked;
}

}  // namespace

FieldResponse text_field(Context& ctx, const Rect& rect, std::string& value, const TextFieldDesc& desc) {
  const Rect control = field_control(ctx, rect, desc.text);
  const WidgetId id = field_id(ctx, desc.text);
  const bool clear = desc.clear_button && !value.empty() && !desc.text.disabled && !desc.text.read_only;
  FieldResponse response = edit_control(ctx, control, value,
                                        {.id = id,
                                         .text = &desc.text,
                                         .kind = desc.kind,
                                         .placeholder = desc.placeholder,
                                         .icon = desc.icon,
                                         .suffix = desc.suffix,
                                         .end_room = clear ? ctx.px(20) : 0,
                                         .align = desc.align,
                                         .password = desc.password,
                                         .autofocus = desc.autofocus,
                                         .maximum_bytes = desc.maximum_bytes});
  const IdScope scope{ctx, desc.text.id.empty() ? desc.text.label : desc.text.id};
  if (clear && clear_button(ctx, control, desc.text.label)) {
    value.clear();
    response.changed = response.committed = true;
    ctx.focus(id);
  }
  return response;
}

FieldResponse text_area(Context& ctx, const Rect& rect, std::string& value, const TextAreaDesc& desc) {
  const int32_t lines = std::max(desc.lines, 2);
  const Rect control = field_control(ctx, rect, desc.text, lines);
  const WidgetId id = field_id(ctx, desc.text);
  FieldResponse response = edit_control(ctx, control, value,
                                        {.id = id,
                                         .text = &desc.text,
                                         .role = Role::text_area,
                                         .placeholder = desc.placeholder,
                                         .lines = lines,
                                         .autofocus = desc.autofocus,
                                         .maximum_bytes = desc.maximum_bytes});
  const KeyEvent* key = response.focused ? ctx.parts().interaction.key() : nullptr;
  const bool command = key != nullptr && (key->modifiers & (modifier::kControl | modifier::kMeta)) != 0;
  if (command && key->code == KeyCode::enter) response.submitted = response.committed = true;
  return response;
}

FieldResponse search_field(Context& ctx, const Rect& rect, std::string& value, const SearchFieldDesc& desc) {
  const FieldText text{.label = desc.label, .id = desc.id, .place = LabelPlace::hidden};
  const Rect control = field_control(ctx, rect, text);
  const WidgetId id = field_id(ctx, text);
  const bool clear = !value.empty();
  FieldResponse response = edit_control(ctx, control, value,
                                        {.id = id,
                                         .text = &text,
                                         .kind = FieldKind::search,
                                         .placeholder = desc.placeholder.empty() ? desc.label : desc.placeholder,
                                         .icon = Icon::search,
                                         .end_room = clear ? ctx.px(20) : 0,
                                         .autofocus = desc.autofocus});
  const IdScope scope{ctx, desc.id.empty() ? desc.label : desc.id};
  // Escape empties a field with something in it, and only an empty one lets it go on to a dialog.
  const bool emptied = clear && response.focused && ctx.take_key(id, KeyCode::escape);
  if (clear && (clear_button(ctx, control, desc.label) || emptied)) {
    value.clear();
    response.changed = response.committed = true;
    ctx.focus(id);
  }
  return response;
}

}  // namespace ui
