// See field_frame.h.

#include "ui/widgets/field_frame.h"

#include "ui/core/hash_id.h"
#include "ui/core/painter.h"
#include "ui/locale.h"
#include "ui/text/classify.h"

namespace ui {

namespace {

struct EditState {
  std::string shown;  // what the page's field holds, as far as is known
  uint32_t revision = 0;
  bool known = false;
  bool dirty = false;  // changed since the focus came
  bool was_focused = false;
  bool left = false;  // in this frame
};

void cut_to(std::string& text, size_t most) {
  if (text.size() <= most) return;
  size_t end = most;
  while (end > 0 && (static_cast<uint8_t>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
}

// Takes what was typed since the last frame; true when the value changed.
bool take_typing(Context& ctx, EditState& state, std::string& value, const EditDesc& desc) {
  bool changed = false;
  for (const TextInputEvent& event : ctx.parts().interaction.texts()) {
    if (event.node_id != desc.id || desc.read_only || desc.text->disabled || desc.text->read_only) continue;
    changed = value != event.text;
    value = event.text;
    cut_to(value, desc.maximum_bytes);
    state.shown = event.text;
    state.dirty = state.dirty || changed;
  }
  if (!state.known || state.shown != value) {
    // The program changed it (or cut it): the page's field takes it over.
    ++state.revision;
    state.shown = value;
    state.known = true;
  }
  return changed;
}

void paint_frame(Context& ctx, const FieldResponse& response, bool invalid, bool disabled, bool read_only) {
  const Palette& palette = ctx.palette();
  const float focus = ctx.tween(hash_id(response.id, "focus"), response.focused && !disabled ? 1.0F : 0.0F);
  const float hover = ctx.tween(hash_id(response.id, "hover"), response.hovered ? 1.0F : 0.0F);
  const float strength = disabled ? 0.5F : 1.0F;
  const Colour ground = disabled || read_only ? palette.sunken : palette.raised;
  fill_rect(ctx, response.rect, ground, radius::kControl);
  const Colour rest = mix(palette.border_strong, palette.text_2, hover);
  const Colour border = invalid ? palette.danger : mix(with_alpha(rest, strength), palette.accent, focus);
  if (focus > 0) {
    // A soft ring outside, like the glow of a lamp behind the frame.
    stroke_rect(ctx, response.rect.inset(-ctx.px(3)),
                with_alpha(invalid ? palette.danger : palette.accent, 0.22F * focus), radius::kControl + 3, ctx.px(3));
  }
  stroke_rect(ctx, response.rect, border, radius::kControl, focus > 0.5F ? ctx.px(1.5F) : 0);
}

}  // namespace

WidgetId field_id(Context& ctx, const FieldText& text) { return widget_id(ctx, text.id, text.label); }

float field_height(Context& ctx, const FieldText& text, float width, int32_t lines) {
  float height = ctx.metrics().control_height;
  if (lines > 1) height = line_height(ctx) * static_cast<float>(lines) + ctx.px(14);
  if (text.place == LabelPlace::hidden) return height;
  height += line_height(ctx, TextStyle::label) + ctx.px(6);
  const std::string_view below = text.error.empty() ? text.help : text.error;
  if (!below.empty()) height += ctx.px(4) + paragraph_height(ctx, below, width, TextStyle::caption);
  return height;
}

Rect field_control(Context& ctx, const Rect& rect, const FieldText& text, int32_t lines) {
  if (text.place == LabelPlace::hidden)
    return lines > 1 ? rect : rect.centred_y(std::min(rect.height, ctx.metrics().control_height));
  extend_content(ctx, rect.with_height(field_height(ctx, text, rect.width, lines)));
  Rect rest = rect;
  Rect label = rest.cut_top(line_height(ctx, TextStyle::label));
  const Tone tone = text.disabled ? Tone::disabled : Tone::secondary;
  const float width = paint_text(ctx, label, text.label, {.style = TextStyle::label, .tone = tone});
  if (text.required) {
    label.cut_left(width + ctx.px(3));
    paint_text(ctx, label, "*", {.style = TextStyle::label, .tone = Tone::danger});
  }
  rest.cut_top(ctx.px(6));
  const float height =
      lines > 1 ? line_height(ctx) * static_cast<float>(lines) + ctx.px(14) : ctx.metrics().control_height;
  const Rect control{rest.x, rest.y, rest.width, height};
  const std::string_view below = text.error.empty() ? text.help : text.error;
  const Rect help{rest.x, control.bottom() + ctx.px(4), rest.width, ctx.px(400)};
  paint_paragraph(ctx, help, below,
                  {.style = TextStyle::caption, .tone = text.error.empty() ? Tone::tertiary : Tone::danger});
  return control;
}

bool just_left(const Context& ctx, const FieldResponse& response) {
  return const_cast<Context&>(ctx).state<EditState>(response.id).left;
}

void mark_unreadable(Context& ctx, FieldResponse& response, bool unreadable) {
  response.unreadable = unreadable;
  if (unreadable) current_layer(ctx).unreadable = response.id;
}

FieldResponse edit_control(Context& ctx, const Rect& control, std::string& value, const EditDesc& desc) {
  ContextParts& parts = ctx.parts();
  const FieldText& text = *desc.text;
  EditState& state = ctx.state<EditState>(desc.id);
  FieldResponse response{respond(ctx, desc.id, control, text.disabled)};
  if (desc.autofocus && !state.known) ctx.focus(desc.id);
  response.changed = take_typing(ctx, state, value, desc);
  const bool typed_into = !desc.read_only && !text.read_only && !text.disabled;

  state.left = state.was_focused && !response.focused;
  // Also when it was typed into and left between two frames, or written into without ever having had the focus.
  if (state.dirty && !response.focused) {
    response.committed = true;
    state.dirty = false;
  }
  state.was_focused = response.focused;
  const KeyEvent* key = response.focused ? parts.interaction.key() : nullptr;
  if (key != nullptr && key->code == KeyCode::enter && desc.lines == 1) {
    // Not taken: a dialog presses its main button by the same key.
    response.submitted = true;
    response.committed = response.committed || state.dirty;
    state.dirty = false;
  }
  if (key != nullptr && key->code == KeyCode::escape) response.cancelled = true;

  const std::string_view error = text.error.empty() ? desc.error : text.error;
  add_hit(ctx, desc.id, control, desc.read_only ? CursorShape::pointer : CursorShape::text, text.disabled);
  paint_frame(ctx, response, !error.empty(), text.disabled, text.read_only);
  Rect inner = control.inset(ctx.px(10), 0);
  if (desc.icon) {
    paint_icon(ctx, *desc.icon, inner.cut_left(ctx.metrics().icon), ctx.palette().text_3);
    inner.cut_left(ctx.px(8));
  }
  inner.cut_right(desc.end_room);
  if (!desc.suffix.empty()) {
    const float width = text_width(ctx, desc.suffix, TextStyle::body);
    paint_text(ctx, inner.cut_right(width), desc.suffix, {.tone = Tone::tertiary});
    inner.cut_right(ctx.px(6));
  }

  uint32_t flags = desc.state;
  if (!error.empty()) flags |= node_state::kInvalid;
  if (text.required) flags |= node_state::kRequired;
  if (text.read_only || desc.read_only) flags |= node_state::kReadOnly;
  if (desc.password) flags |= node_state::kPassword;
  flags |= text.disabled ? node_state::kDisabled : node_state::kFocusable | node_state::kTabStop;
  const bool editing = response.focused && typed_into;
  if (editing) flags |= node_state::kEditing;
  const uint32_t index = add_node(ctx, control,
                                  {.id = desc.id,
                                   .role = desc.role,
                                   .name = text.label,
                                   .value = value,
                                   .description = error.empty() ? text.help : error,
                                   .state = flags,
                                   .active_descendant = desc.active_descendant,
                                   .controls = desc.controls});
  const FontKey font = font_of(ctx, TextStyle::body);
  const float line = line_height(ctx);
  const Rect first_line =
      desc.lines > 1 ? Rect{inner.x, control.y + ctx.px(7), inner.width, line} : inner.centred_y(line);
  const Colour ink = tone_colour(ctx, text.disabled ? Tone::disabled : Tone::text);
  AccessNode& node = parts.tree.at(index);
  node.placeholder = parts.tree.intern(desc.placeholder);
  node.field_kind = static_cast<uint8_t>(desc.kind);
  node.font_size_px = font.size_px;
  node.text_x = inner.x - control.x;
  node.text_width = inner.width;
  node.baseline_y = baseline_in(ctx, first_line, font) - control.y;
  node.line_height_px = line;
  node.text_colour = ink;
  node.font_weight = 400;
  node.text_revision = state.revision;

  if (editing) return response;
  const bool empty = value.empty();
  const std::string_view words = empty ? desc.placeholder : std::string_view(value);
  // Where the page's own field, which is dir=auto, puts it.
  const Align align = starts_right_to_left(words) ? Align::end : desc.align;
  const TextPaint paint{.colour = empty ? tone_colour(ctx, Tone::tertiary) : ink, .align = align};
  if (desc.lines > 1) {
    const ClipScope clip{ctx, control.inset(ctx.px(2))};
    paint_paragraph(ctx, {inner.x, first_line.y, inner.width, control.height}, words, paint, desc.lines);
  } else if (desc.password && !empty) {
    paint_text(ctx, first_line, "\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022", paint);
  } else {
    paint_text(ctx, first_line, words, paint);
  }
  return response;
}

}  // namespace ui
