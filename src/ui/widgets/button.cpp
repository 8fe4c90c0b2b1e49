// Buttons, icon buttons and links; see button.h. A state shows by fill and border together, and every change of state
// takes 90 ms.

#include "ui/widgets/button.h"

#include "ui/core/hash_id.h"
#include "ui/core/parts.h"
#include "ui/widgets/display.h"
#include "ui/widgets/tooltip.h"

namespace ui {

namespace {

struct ButtonLook {
  Colour fill = 0;
  Colour fill_hovered = 0;
  Colour border = 0;
  Colour ink = 0;
  bool shadow = false;
};

ButtonLook look_of(const Context& ctx, ButtonKind kind, bool on) {
  const Palette& palette = ctx.palette();
  if (on) return {palette.selection, palette.selection, palette.accent, palette.text, false};
  switch (kind) {
    case ButtonKind::primary: return {palette.accent, palette.accent_hover, 0, palette.on_accent, true};
    case ButtonKind::secondary: return {palette.raised, palette.hover, palette.border, palette.text, true};
    case ButtonKind::ghost: return {with_alpha(palette.hover, 0), palette.hover, 0, palette.text_2, false};
    case ButtonKind::danger:
      return {palette.danger, mix(palette.danger, palette.text, 0.12F), 0, palette.surface, true};
  }
  return {};
}

// Frame of a button; returns the colour for its label.
Colour paint_button(Context& ctx, const Response& response, const ButtonLook& look, bool disabled, bool expanded) {
  const float hover = ctx.tween(hash_id(response.id, "hover"), response.hovered || expanded ? 1.0F : 0.0F);
  const float press = ctx.tween(hash_id(response.id, "press"), response.pressed ? 1.0F : 0.0F);
  const float strength = disabled ? 0.45F : 1.0F;
  Colour fill = mix(look.fill, look.fill_hovered, hover);
  if (press > 0) fill = mix(fill, mix(look.fill_hovered, ctx.palette().text, 0.1F), press);
  if (look.shadow && !disabled) shadow(ctx, response.rect, Elevation::card, radius::kControl);
  fill_rect(ctx, response.rect, with_alpha(fill, strength), radius::kControl);
  if (look.border != 0) stroke_rect(ctx, response.rect, with_alpha(look.border, strength), radius::kControl);
  focus_ring(ctx, response, radius::kControl);
  return with_alpha(look.ink, strength);
}

uint32_t toggle_state(std::optional<bool> pressed, bool has_popup, bool expanded, bool busy) {
  uint32_t state = 0;
  if (pressed.value_or(false)) state |= node_state::kPressed;
  if (has_popup) state |= node_state::kHasPopup | node_state::kExpandable;
  if (expanded) state |= node_state::kExpanded;
  if (busy) state |= node_state::kBusy;
  return state;
}

float padding_of(const Context& ctx, ButtonSize size) { return ctx.px(size == ButtonSize::small ? 10 : 14); }

}  // namespace

float button_height(const Context& ctx, ButtonSize size) {
  return size == ButtonSize::small ? ctx.metrics().control_small : ctx.metrics().control_height;
}

float button_width(Context& ctx, const ButtonDesc& desc) {
  float width = padding_of(ctx, desc.size) * 2 + text_width(ctx, desc.label, TextStyle::label);
  if (desc.icon || desc.busy) width += ctx.metrics().icon + ctx.px(6);
  if (desc.has_popup) width += ctx.px(14) + ctx.px(4);
  return width;
}

Response button(Context& ctx, const Rect& rect, const ButtonDesc& desc) {
  const bool disabled = desc.disabled || desc.busy;
  const Rect place = rect.centred_y(std::min(button_height(ctx, desc.size), rect.height));
  Response response = interact(ctx, place,
                               {.id = desc.id.empty() ? desc.label : desc.id,
                                .role = desc.pressed ? Role::toggle_button : Role::button,
                                .name = desc.label,
                                .description = desc.description,
                                .keys = desc.keys,
                                .state = toggle_state(desc.pressed, desc.has_popup, desc.expanded, desc.busy),
                                .disabled = disabled});
  const Colour ink =
      paint_button(ctx, response, look_of(ctx, desc.kind, desc.pressed.value_or(false)), disabled, desc.expanded);
  const float icon = ctx.metrics().icon;
  const float gap = ctx.px(6);
  const float label = text_width(ctx, desc.label, TextStyle::label);
  const float used = button_width(ctx, desc) - padding_of(ctx, desc.size) * 2;
  Rect inner = place.inset(ctx.px(6), 0);
  if (used < inner.width) inner = place.centred(used, place.height);
  if (desc.busy) {
    spinner(ctx, inner.cut_left(icon), ink);
    inner.cut_left(gap);
  } else if (desc.icon) {
    paint_icon(ctx, *desc.icon, inner.cut_left(icon), ink);
    inner.cut_left(gap);
  }
  if (desc.has_popup) {
    paint_icon(ctx, Icon::chevron_down, inner.cut_right(ctx.px(14)), ink, 14);
    inner.cut_right(ctx.px(4));
  }
  paint_text(ctx, inner.with_width(std::min(label, inner.width)), desc.label,
             {.style = TextStyle::label, .colour = ink});
  if (!desc.tooltip.empty() || !desc.keys.empty()) {
    tooltip(ctx, response, desc.tooltip.empty() ? desc.label : desc.tooltip, desc.keys);
  }
  return response;
}

Response icon_button(Context& ctx, const Rect& rect, const IconButtonDesc& desc) {
  const float size = std::min({rect.width, rect.height, ctx.metrics().control_height});
  Response response = interact(ctx, rect.centred(size, size),
                               {.id = desc.id.empty() ? desc.label : desc.id,
                                .role = desc.pressed ? Role::toggle_button : Role::button,
                                .name = desc.label,
                                .keys = desc.keys,
                                .state = toggle_state(desc.pressed, desc.has_popup, desc.expanded, false),
                                .disabled = desc.disabled,
                                .tab_stop = desc.tab_stop});
  ButtonLook look = look_of(ctx, desc.kind, desc.pressed.value_or(false));
  if (desc.kind == ButtonKind::ghost) look.ink = tone_colour(ctx, desc.tone);
  const Colour ink = paint_button(ctx, response, look, desc.disabled, desc.expanded);
  paint_icon(ctx, desc.icon, response.rect, ink, desc.icon_css);
  if (!desc.expanded) tooltip(ctx, response, desc.label, desc.keys);
  return response;
}

Response link(Context& ctx, const Rect& rect, const LinkDesc& desc) {
  const float icon = desc.icon ? ctx.metrics().icon + ctx.px(4) : 0;
  const float wanted = std::min(text_width(ctx, desc.label, desc.style) + icon, rect.width);
  Rect place = rect.with_width(wanted);
  if (desc.align == Align::centre) place.x = std::round(rect.x + (rect.width - wanted) * 0.5F);
  if (desc.align == Align::end) place.x = rect.right() - wanted;
  Response response = interact(ctx, place,
                               {.id = desc.id.empty() ? desc.label : desc.id,
                                .role = Role::link,
                                .name = desc.label,
                                .href = desc.href,
                                .tab_stop = desc.tab_stop});
  if (response.clicked && !desc.href.empty() && !desc.href.starts_with('#')) {
    ctx.services().navigator.open_external(desc.href);
  }
  const Colour ink = tone_colour(ctx, desc.tone);
  Rect inner = place;
  if (desc.icon) {
    paint_icon(ctx, *desc.icon, inner.cut_left(ctx.metrics().icon), ink);
    inner.cut_left(ctx.px(4));
  }
  paint_text(ctx, inner, desc.label, {.style = desc.style, .colour = ink});
  const float hover = ctx.tween(hash_id(response.id, "hover"), response.hovered ? 1.0F : 0.0F);
  if (hover > 0) {
    const float below = inner.centre().y + line_height(ctx, desc.style) * 0.5F - ctx.px(2);
    horizontal_line(ctx, inner.x, below, inner.width, with_alpha(ink, hover));
  }
  focus_ring(ctx, response, radius::kInner);
  return response;
}

}  // namespace ui
