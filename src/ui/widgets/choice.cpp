// Checkbox and switch; see choice.h. Groups of choices are in choice_group.cpp.

#include "ui/widgets/choice.h"

#include "ui/core/hash_id.h"
#include "ui/core/parts.h"

namespace ui {

namespace {

uint32_t checked_state(bool checked, bool mixed) {
  if (mixed) return node_state::kMixed;
  return checked ? node_state::kChecked : 0;
}

// Label and second line beside a box.
void paint_label(Context& ctx, const Rect& rect, const ToggleDesc& desc) {
  if (desc.label_hidden) return;
  const Tone tone = desc.disabled ? Tone::disabled : Tone::text;
  if (desc.description.empty()) {
    paint_text(ctx, rect, desc.label, {.tone = tone});
    return;
  }
  const float first = line_height(ctx);
  const float second = line_height(ctx, TextStyle::caption);
  Rect lines = rect.centred_y(first + second);
  paint_text(ctx, lines.cut_top(first), desc.label, {.tone = tone});
  paint_text(ctx, lines, desc.description, {.style = TextStyle::caption, .tone = Tone::tertiary});
}

}  // namespace

ToggleResponse checkbox(Context& ctx, const Rect& rect, bool& checked, const ToggleDesc& desc) {
  ToggleResponse response{interact(ctx, rect,
                                   {.id = desc.id.empty() ? desc.label : desc.id,
                                    .role = Role::checkbox,
                                    .name = desc.label,
                                    .description = desc.description,
                                    .state = checked_state(checked, desc.mixed),
                                    .disabled = desc.disabled,
                                    .tab_stop = desc.tab_stop})};
  if (response.clicked) {
    checked = desc.mixed || !checked;
    response.changed = true;
  }
  const Palette& palette = ctx.palette();
  const float size = ctx.px(18);
  Rect row = rect;
  const Rect box = (desc.label_hidden ? row : row.cut_left(size)).centred(size, size);
  row.cut_left(ctx.px(10));
  const bool on = checked || desc.mixed;
  const float filled = ctx.tween(hash_id(response.id, "on"), on ? 1.0F : 0.0F);
  const float hover = ctx.tween(hash_id(response.id, "hover"), response.hovered ? 1.0F : 0.0F);
  const float strength = desc.disabled ? 0.45F : 1.0F;
  fill_rect(ctx, box, with_alpha(mix(palette.raised, palette.hover, hover), strength), 5);
  fill_rect(ctx, box, with_alpha(palette.accent, filled * strength), 5);
  stroke_rect(ctx, box, with_alpha(mix(palette.border_strong, palette.accent, std::max(filled, hover)), strength), 5,
              ctx.px(1.5F));
  if (filled > 0) {
    const Colour ink = with_alpha(palette.on_accent, filled * strength);
    paint_icon(ctx, desc.mixed ? Icon::minus : Icon::check, box, ink, 14);
  }
  Response ring = response;
  ring.rect = desc.label_hidden ? box : rect;
  focus_ring(ctx, ring, radius::kControl);
  paint_label(ctx, row, desc);
  return response;
}

ToggleResponse switch_control(Context& ctx, const Rect& rect, bool& on, const ToggleDesc& desc) {
  ToggleResponse response{interact(ctx, rect,
                                   {.id = desc.id.empty() ? desc.label : desc.id,
                                    .role = Role::switch_,
                                    .name = desc.label,
                                    .description = desc.description,
                                    .state = checked_state(on, false),
                                    .disabled = desc.disabled})};
  if (response.clicked) {
    on = !on;
    response.changed = true;
  }
  const Palette& palette = ctx.palette();
  Rect row = rect;
  const Rect track = row.cut_right(ctx.px(36)).centred(ctx.px(36), ctx.px(20));
  row.cut_right(ctx.px(12));
  const float slide = ctx.tween(hash_id(response.id, "on"), on ? 1.0F : 0.0F, Motion::enter);
  const float strength = desc.disabled ? 0.45F : 1.0F;
  fill_rect(ctx, track, with_alpha(mix(palette.border_strong, palette.accent, slide), strength), 10);
  const float knob = ctx.px(14);
  const float travel = track.width - knob - ctx.px(6);
  const Point centre{track.x + ctx.px(3) + knob * 0.5F + travel * slide, track.centre().y};
  fill_circle(ctx, centre, knob * 0.5F,
              with_alpha(mix(palette.surface, palette.on_accent, ctx.dark() ? slide : 0), strength));
  Response ring = response;
  ring.rect = track;
  focus_ring(ctx, ring, 10);
  paint_label(ctx, row, desc);
  return response;
}

}  // namespace ui
