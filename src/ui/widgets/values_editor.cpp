// Several labelled values in rows; see select.h.

#include "ui/core/hash_id.h"
#include "ui/core/parts.h"
#include "ui/locale.h"
#include "ui/widgets/button.h"
#include "ui/widgets/select.h"

namespace ui {

namespace {

float error_height(Context& ctx, const ValuesEditorDesc& desc, size_t row) {
  if (row >= desc.errors.size() || desc.errors[row].empty()) return 0;
  return ctx.px(4) + line_height(ctx, TextStyle::caption);
}

}  // namespace

float values_editor_height(Context& ctx, size_t count, const ValuesEditorDesc& desc) {
  const float gap = ctx.px(8);
  float height = line_height(ctx, TextStyle::label) + ctx.px(6);
  for (size_t i = 0; i < count; ++i) height += ctx.metrics().control_height + gap + error_height(ctx, desc, i);
  return height + ctx.metrics().control_small;
}

ValuesResponse values_editor(Context& ctx, const Rect& rect, std::vector<LabelledValue>& values,
                             const ValuesEditorDesc& desc) {
  ValuesResponse response;
  const std::string_view id = desc.text.id.empty() ? desc.text.label : desc.text.id;
  const float height = values_editor_height(ctx, values.size(), desc);
  const NodeScope group{
      ctx, rect.with_height(height), {.id = ctx.id(id), .role = Role::group, .name = desc.text.label}};
  const IdScope scope{ctx, id};
  Rect rest = rect.with_height(height);
  paint_text(ctx, rest.cut_top(line_height(ctx, TextStyle::label)), desc.text.label,
             {.style = TextStyle::label, .tone = Tone::secondary});
  rest.cut_top(ctx.px(6));
  const float control = ctx.metrics().control_height;
  std::optional<size_t> removed;
  for (size_t i = 0; i < values.size(); ++i) {
    const IdScope row_scope{ctx, static_cast<uint64_t>(i)};
    LabelledValue& value = values[i];
    Rect row = rest.cut_top(control);
    const IconButtonDesc remove{
        .icon = Icon::close,
        .label = tr(ctx, Key::ui_remove_value,
                    {{"value", value.value.empty() ? desc.value_label : std::string_view(value.value)}}),
        .id = "remove"};
    const Rect cross = row.cut_right(control);
    row.cut_right(ctx.px(4));
    Rect type;
    if (!desc.labels.empty()) {
      type = row.cut_right(std::min(ctx.px(120), row.width * 0.4F));
      row.cut_right(ctx.px(8));
    }
    const std::string_view error = i < desc.errors.size() ? std::string_view(desc.errors[i]) : std::string_view{};
    const FieldText text{.label = desc.value_label.empty() ? desc.text.label : desc.value_label,
                         .error = error,
                         .id = "value",
                         .place = LabelPlace::hidden,
                         .disabled = desc.text.disabled};
    if (text_field(ctx, row, value.value, {.text = text, .kind = desc.kind})) response.changed = true;
    if (!desc.labels.empty()) {
      const FieldText type_text{.label = tr(ctx, Key::ui_value_type, {{"value", text.label}}),
                                .id = "type",
                                .place = LabelPlace::hidden,
                                .disabled = desc.text.disabled};
      if (select(ctx, type, value.label, {.text = type_text, .options = desc.labels})) response.changed = true;
    }
    if (icon_button(ctx, cross, remove)) removed = i;
    const float error_room = error_height(ctx, desc, i);
    if (error_room > 0) {
      paint_text(ctx, rest.cut_top(error_room), error, {.style = TextStyle::caption, .tone = Tone::danger});
    }
    rest.cut_top(ctx.px(8));
  }
  const ButtonDesc add{.label = desc.add_label,
                       .id = "add",
                       .icon = Icon::plus,
                       .kind = ButtonKind::ghost,
                       .size = ButtonSize::small,
                       .disabled = desc.text.disabled};
  Rect add_row = rest.cut_top(ctx.metrics().control_small);
  if (button(ctx, add_row.with_width(button_width(ctx, add)), add)) {
    values.emplace_back();
    response.changed = true;
    ctx.focus(hash_id(hash_id(ctx.parts().scope(), static_cast<uint64_t>(values.size() - 1)), "value"));
  }
  if (removed) {
    values.erase(values.begin() + static_cast<std::ptrdiff_t>(*removed));
    response.changed = true;
    ctx.wake_in(0);
  }
  return response;
}

}  // namespace ui
