// Badges, chips, avatars, dividers and bars; see display.h.

#include "ui/widgets/display.h"

#include <cmath>

#include "ui/core/hash_id.h"
#include "ui/core/parts.h"
#include "ui/text.h"

namespace ui {

float badge_width(Context& ctx, std::string_view words, bool icon) {
  const float width = text_width(ctx, words, TextStyle::caption_strong) + ctx.px(8) * 2;
  return icon ? width + ctx.px(12) + ctx.px(4) : width;
}

float badge(Context& ctx, const Rect& rect, std::string_view words, Accent accent, std::optional<Icon> icon) {
  const float width = std::min(badge_width(ctx, words, icon.has_value()), rect.width);
  const Rect place = rect.centred_y(std::min(ctx.px(20), rect.height)).with_width(width);
  node(ctx, place, {.role = Role::paragraph, .name = words});
  fill_rect(ctx, place, accent_fill(ctx, accent), 10);
  const Colour ink = accent_ink(ctx, accent);
  Rect inner = place.inset(ctx.px(8), 0);
  if (icon) {
    paint_icon(ctx, *icon, inner.cut_left(ctx.px(12)), ink, 12);
    inner.cut_left(ctx.px(4));
  }
  paint_text(ctx, inner, words, {.style = TextStyle::caption_strong, .colour = ink});
  return width;
}

float chip_height(const Context& ctx) { return ctx.px(ctx.coarse_pointer() ? 36 : 26); }

float chip_width(Context& ctx, const ChipDesc& desc) {
  float width = text_width(ctx, desc.label, TextStyle::label) + ctx.px(10) * 2;
  if (desc.icon) width += ctx.px(14) + ctx.px(6);
  if (!desc.remove_label.empty()) width += ctx.px(18);
  return width;
}

ChipResponse chip(Context& ctx, const Rect& rect, const ChipDesc& desc) {
  const Rect place = rect.centred_y(std::min(chip_height(ctx), rect.height));
  const Palette& palette = ctx.palette();
  ChipResponse answer;
  const std::string_view name = desc.id.empty() ? desc.label : desc.id;
  const bool presses = desc.interactive || desc.selected.has_value();
  if (presses) {
    const uint32_t state = desc.selected.value_or(false) ? node_state::kPressed : 0;
    static_cast<Response&>(answer) = interact(
        ctx, place,
        {.id = name, .role = desc.selected ? Role::toggle_button : Role::button, .name = desc.label, .state = state});
  } else {
    answer.rect = place;
    answer.id = node(ctx, place, {.role = Role::group, .name = desc.label});
  }
  const bool on = desc.selected.value_or(false);
  const float hover = ctx.tween(hash_id(answer.id, "hover"), answer.hovered ? 1.0F : 0.0F);
  fill_rect(ctx, place, mix(on ? palette.selection : palette.sunken, palette.hover, on ? 0 : hover), 13);
  stroke_rect(ctx, place, on ? palette.accent : palette.border, 13);
  focus_ring(ctx, answer, 13);
  Rect inner = place.inset(ctx.px(10), 0);
  if (desc.icon) {
    paint_icon(ctx, *desc.icon, inner.cut_left(ctx.px(14)), palette.text_2, 14);
    inner.cut_left(ctx.px(6));
  }
  if (!desc.remove_label.empty()) {
    const NodeScope inside{ctx, answer.id};
    const IdScope scope{ctx, name};
    const Rect cross = inner.cut_right(ctx.px(16)).inset(-ctx.px(4), 0);
    const Response remove = interact(ctx, cross, {.id = "remove", .name = desc.remove_label});
    answer.removed = remove.clicked;
    const float near = ctx.tween(hash_id(remove.id, "hover"), remove.hovered ? 1.0F : 0.0F);
    fill_circle(ctx, cross.centre(), ctx.px(8), with_alpha(palette.text_3, near * 0.25F));
    paint_icon(ctx, Icon::close, cross, palette.text_3, 12);
    focus_ring(ctx, remove, 8);
  }
  paint_text(ctx, inner, desc.label, {.style = TextStyle::label, .tone = on ? Tone::text : Tone::secondary});
  return answer;
}

void avatar(Context& ctx, const Rect& rect, std::string_view name, bool decoration) {
  if (!decoration) node(ctx, rect, {.role = Role::image, .name = name});
  paint_avatar(ctx, rect, name);
}

void divider(Context& ctx, const Rect& rect) {
  horizontal_line(ctx, rect.x, rect.centre().y, rect.width, ctx.palette().border);
}

void bar(Context& ctx, const Rect& rect, std::string_view name, float value, float maximum, Colour colour) {
  node(ctx, rect, {.role = Role::image, .name = name});
  const float radius = std::min(rect.height / ctx.scale() * 0.5F, 4.0F);
  fill_rect(ctx, rect, ctx.palette().sunken, radius);
  if (maximum <= 0 || value <= 0) return;
  // Never shorter than it is high: a little is something.
  const float width = std::max(rect.width * std::min(value / maximum, 1.0F), rect.height);
  fill_rect(ctx, rect.with_width(width), colour, radius);
}

void skeleton(Context& ctx, const Rect& rect) {
  const Palette& palette = ctx.palette();
  float glow = 0.5F;
  if (!ctx.reduced_motion()) {
    const auto turn = static_cast<float>(std::fmod(ctx.now_ms(), 1600.0) / 1600.0);
    glow = turn < 0.5F ? turn * 2 : 2 - turn * 2;
    ctx.wake_in(50);
  }
  fill_rect(ctx, rect, mix(palette.sunken, palette.hover, glow), radius::kInner);
}

void spinner(Context& ctx, const Rect& rect, Colour colour) {
  const float size = std::min({rect.width, rect.height, ctx.px(16)});
  const Point centre = rect.centre();
  const float radius = size * 0.5F - ctx.px(1);
  const auto turn = ctx.reduced_motion() ? 0.0F : static_cast<float>(std::fmod(ctx.now_ms(), 900.0) / 900.0);
  if (!ctx.reduced_motion()) ctx.wake_in(0);
  // Eight dots, each paler than the one before it.
  for (int i = 0; i < 8; ++i) {
    const float angle = (turn + static_cast<float>(i) / 8) * 6.2831853F;
    const Point at{centre.x + std::cos(angle) * radius, centre.y + std::sin(angle) * radius};
    fill_circle(ctx, at, size * 0.09F, with_alpha(colour, 0.2F + 0.8F * static_cast<float>(i) / 7));
  }
}

float progress_height(Context& ctx, const ProgressDesc& desc) {
  const float row = desc.cancel.empty() ? line_height(ctx, TextStyle::label) : ctx.metrics().control_small;
  return row + ctx.px(8) + ctx.px(6) + (desc.detail.empty() ? 0 : ctx.px(6) + line_height(ctx, TextStyle::caption));
}

bool progress(Context& ctx, const Rect& rect, const ProgressDesc& desc) {
  const Palette& palette = ctx.palette();
  const WidgetId id = widget_id(ctx, desc.id, desc.label);
  Rect rest = rect;
  Rect row = rest.cut_top(desc.cancel.empty() ? line_height(ctx, TextStyle::label) : ctx.metrics().control_small);
  bool cancelled = false;
  if (!desc.cancel.empty()) {
    const IdScope scope{ctx, desc.id.empty() ? desc.label : desc.id};
    const ButtonDesc cancel{.label = desc.cancel, .kind = ButtonKind::ghost, .size = ButtonSize::small};
    cancelled = button(ctx, row.cut_right(button_width(ctx, cancel)), cancel).clicked;
  }
  text(ctx, row, desc.label, {.style = TextStyle::label});
  rest.cut_top(ctx.px(8));
  const Rect track = rest.cut_top(ctx.px(6));
  const bool known = desc.maximum > 0;
  const auto share = known ? static_cast<float>(std::clamp(desc.value / desc.maximum, 0.0, 1.0)) : 0;
  node(ctx, track,
       {.id = id,
        .role = Role::progress_bar,
        .name = desc.label,
        .value = desc.detail,
        .value_now = static_cast<float>(desc.value),
        .value_max = static_cast<float>(desc.maximum)});
  fill_rect(ctx, track, palette.sunken, 3);
  if (known) {
    const float shown = ctx.tween(hash_id(id, "share"), share, Motion::enter);
    fill_rect(ctx, track.with_width(std::max(std::round(track.width * shown), track.height)), palette.accent, 3);
  } else {
    const auto turn = ctx.reduced_motion() ? 0.5F : static_cast<float>(std::fmod(ctx.now_ms(), 1400.0) / 1400.0);
    if (!ctx.reduced_motion()) ctx.wake_in(0);
    const float width = track.width * 0.3F;
    const Rect part{track.x + (track.width + width) * turn - width, track.y, width, track.height};
    fill_rect(ctx, part.intersected(track), palette.accent, 3);
  }
  if (!desc.detail.empty()) {
    rest.cut_top(ctx.px(6));
    text(ctx, rest.cut_top(line_height(ctx, TextStyle::caption)), desc.detail,
         {.style = TextStyle::caption, .tone = Tone::tertiary});
  }
  return cancelled;
}

}  // namespace ui
