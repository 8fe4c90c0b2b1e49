// Radio groups, segmented controls and tabs: one Tab stop for the group, arrows move inside it (WAI-ARIA practices:
// radio group, tabs with automatic activation).

#include "ui/core/hash_id.h"
#include "ui/core/parts.h"
#include "ui/format.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/tooltip.h"

namespace ui {

namespace {

int32_t next_enabled(std::span<const Choice> choices, int32_t from, int32_t step) {
  const auto count = static_cast<int32_t>(choices.size());
  for (int32_t tried = 0, at = from; tried < count; ++tried) {
    at = (at + step + count) % count;
    if (!choices[static_cast<size_t>(at)].disabled) return at;
  }
  return from;
}

// What an arrow, Home or End asks for while one of the group has the focus.
std::optional<int32_t> key_choice(Context& ctx, WidgetId focused, std::span<const Choice> choices, int32_t at) {
  if (ctx.take_key(focused, KeyCode::arrow_right) || ctx.take_key(focused, KeyCode::arrow_down)) {
    return next_enabled(choices, at, 1);
  }
  if (ctx.take_key(focused, KeyCode::arrow_left) || ctx.take_key(focused, KeyCode::arrow_up)) {
    return next_enabled(choices, at, -1);
  }
  if (ctx.take_key(focused, KeyCode::home)) return next_enabled(choices, -1, 1);
  if (ctx.take_key(focused, KeyCode::end)) return next_enabled(choices, 0, -1);
  return std::nullopt;
}

struct GroupKind {
  Role role = Role::radio_group;
  Role item_role = Role::radio;
};

// The common part: nodes, clicks, keys. `place` gives each choice its rectangle, `paint` draws it.
template <typename Place, typename Paint>
ToggleResponse choices_group(Context& ctx, const Rect& rect, int32_t& selected, const ChoicesDesc& desc, GroupKind kind,
                             Place place, Paint paint) {
  ToggleResponse answer;
  const WidgetId group_id = widget_id(ctx, desc.id, desc.label);
  answer.id = group_id;
  answer.rect = rect;
  const NodeScope group{ctx, rect, {.id = group_id, .role = kind.role, .name = desc.label}};
  const IdScope scope{ctx, desc.id.empty() ? desc.label : desc.id};
  const auto count = static_cast<int32_t>(desc.choices.size());
  const int32_t before = selected;
  for (int32_t i = 0; i < count; ++i) {
    const Choice& choice = desc.choices[static_cast<size_t>(i)];
    const WidgetId id = ctx.id(static_cast<uint64_t>(i));
    const bool is_selected = before == i;
    uint32_t state = 0;
    if (is_selected) state = kind.item_role == Role::tab ? node_state::kSelected : node_state::kChecked;
    if (kind.item_role == Role::tab) state |= node_state::kSelectable;
    const Response response = interact(ctx, place(i),
                                       {.exact_id = id,
                                        .role = kind.item_role,
                                        .name = choice.label,
                                        .description = choice.description,
                                        .state = state,
                                        .set_size = count,
                                        .position = i + 1,
                                        .disabled = desc.disabled || choice.disabled,
                                        .tab_stop = is_selected || (before < 0 && i == 0)});
    std::optional<int32_t> wanted;
    if (response.clicked) wanted = i;
    if (response.focused) {
      if (const auto by_key = key_choice(ctx, id, desc.choices, i)) wanted = by_key;
    }
    if (wanted && *wanted != selected) {
      selected = *wanted;
      answer.changed = true;
      if (response.focused) ctx.focus(ctx.id(static_cast<uint64_t>(*wanted)));
    }
    paint(i, choice, response, is_selected);
  }
  return answer;
}

float segment_width(Context& ctx, const Choice& choice, bool icons_only) {
  float width = ctx.px(12) * 2;
  if (choice.icon) width += ctx.metrics().icon;
  if (icons_only && choice.icon) return ctx.px(8) * 2 + ctx.metrics().icon;
  if (choice.icon) width += ctx.px(6);
  return width + text_width(ctx, choice.label, TextStyle::label);
}

float tab_width(Context& ctx, const Choice& choice) {
  float width = text_width(ctx, choice.label, TextStyle::label);
  if (choice.icon) width += ctx.metrics().icon + ctx.px(6);
  if (choice.count >= 0) width += ctx.px(6) + text_width(ctx, format_count(ctx, choice.count), TextStyle::caption);
  return width;
}

}  // namespace

float radio_group_height(const Context& ctx, const ChoicesDesc& desc) {
  return ctx.metrics().control_height * static_cast<float>(desc.choices.size());
}

ToggleResponse radio_group(Context& ctx, const Rect& rect, int32_t& selected, const ChoicesDesc& desc) {
  const float height = ctx.metrics().control_height;
  return choices_group(
      ctx, rect, selected, desc, {},
      [&](int32_t i) {
        return Rect{rect.x, rect.y + height * static_cast<float>(i), rect.width, height};
      },
      [&](int32_t, const Choice& choice, const Response& response, bool on) {
        const Palette& palette = ctx.palette();
        Rect row = response.rect;
        const Rect box = row.cut_left(ctx.px(18)).centred(ctx.px(18), ctx.px(18));
        row.cut_left(ctx.px(10));
        const float filled = ctx.tween(hash_id(response.id, "on"), on ? 1.0F : 0.0F);
        const float hover = ctx.tween(hash_id(response.id, "hover"), response.hovered ? 1.0F : 0.0F);
        fill_rect(ctx, box, mix(palette.raised, palette.hover, hover), 9);
        stroke_rect(ctx, box, mix(palette.border_strong, palette.accent, std::max(filled, hover)), 9,
                    ctx.px(1.5F + filled * 3.5F));
        paint_text(ctx, row, choice.label, {.tone = choice.disabled || desc.disabled ? Tone::disabled : Tone::text});
        focus_ring(ctx, response, radius::kControl);
      });
}

float segmented_width(Context& ctx, const ChoicesDesc& desc) {
  float width = ctx.px(2) * 2;
  for (const Choice& choice : desc.choices) width += segment_width(ctx, choice, desc.icons_only);
  return width;
}

ToggleResponse segmented(Context& ctx, const Rect& rect, int32_t& selected, const ChoicesDesc& desc) {
  const Palette& palette = ctx.palette();
  const Rect frame = rect.centred_y(std::min(rect.height, ctx.metrics().control_height));
  fill_rect(ctx, frame, palette.sunken, radius::kControl + 2);
  stroke_rect(ctx, frame, palette.border, radius::kControl + 2);
  Rect inner = frame.inset(ctx.px(2));
  const float natural = segmented_width(ctx, desc) - ctx.px(4);
  // Too little room: all shrink alike.
  const float factor = std::min(inner.width / std::max(natural, 1.0F), 1.0F);
  const auto width_of = [&](const Choice& choice) {
    return std::floor(segment_width(ctx, choice, desc.icons_only) * factor);
  };
  // The raised plate glides to the chosen one.
  float chosen_x = 0;
  float chosen_width = 0;
  float at = 0;
  for (size_t i = 0; i < desc.choices.size(); ++i) {
    const float width = width_of(desc.choices[i]);
    if (static_cast<int32_t>(i) == selected) {
      chosen_x = at;
      chosen_width = width;
    }
    at += width;
  }
  const WidgetId id = widget_id(ctx, desc.id, desc.label);
  if (chosen_width > 0) {
    const Rect plate{inner.x + std::round(ctx.tween(hash_id(id, "x"), chosen_x, Motion::enter)), inner.y,
                     std::round(ctx.tween(hash_id(id, "width"), chosen_width, Motion::enter)), inner.height};
    paint_surface(ctx, plate, {.radius_css = radius::kControl, .elevation = Elevation::card, .raised = true});
  }
  return choices_group(
      ctx, frame, selected, desc, {},
      [&](int32_t i) { return inner.cut_left(width_of(desc.choices[static_cast<size_t>(i)])); },
      [&](int32_t, const Choice& choice, const Response& response, bool on) {
        const Tone tone = desc.disabled || choice.disabled ? Tone::disabled
                          : on || response.hovered         ? Tone::text
                                                           : Tone::secondary;
        const float content = segment_width(ctx, choice, desc.icons_only) - ctx.px(24);
        Rect place = response.rect.centred(std::min(content, response.rect.width - ctx.px(8)), response.rect.height);
        if (desc.icons_only && choice.icon) {
          paint_icon(ctx, *choice.icon, response.rect, tone_colour(ctx, tone));
          tooltip(ctx, response, choice.label);
        } else {
          if (choice.icon) {
            paint_icon(ctx, *choice.icon, place.cut_left(ctx.metrics().icon), tone_colour(ctx, tone));
            place.cut_left(ctx.px(6));
          }
          paint_text(ctx, place, choice.label, {.style = TextStyle::label, .tone = tone});
        }
        focus_ring(ctx, response, radius::kControl);
      });
}

float tabs_height(const Context& ctx) { return ctx.coarse_pointer() ? ctx.px(48) : ctx.px(40); }

ToggleResponse tabs(Context& ctx, const Rect& rect, int32_t& selected, const ChoicesDesc& desc) {
  const Palette& palette = ctx.palette();
  horizontal_line(ctx, rect.x, rect.bottom() - ctx.metrics().hairline, rect.width, palette.border);
  const ClipScope clip{ctx, rect.inset(-ctx.px(4), -ctx.px(4))};
  const float gap = ctx.px(20);
  float at = rect.x;
  float chosen_x = 0;
  float chosen_width = 0;
  for (size_t i = 0; i < desc.choices.size(); ++i) {
    const float width = tab_width(ctx, desc.choices[i]);
    if (static_cast<int32_t>(i) == selected) {
      chosen_x = at - rect.x;
      chosen_width = width;
    }
    at += width + gap;
  }
  const WidgetId id = widget_id(ctx, desc.id, desc.label);
  const float line_x = ctx.tween(hash_id(id, "x"), chosen_x, Motion::enter);
  const float line_width = ctx.tween(hash_id(id, "width"), chosen_width, Motion::enter);
  at = rect.x;
  const ToggleResponse answer = choices_group(
      ctx, rect, selected, desc, {Role::tab_list, Role::tab},
      [&](int32_t i) {
        const float width = tab_width(ctx, desc.choices[static_cast<size_t>(i)]);
        const Rect place{at, rect.y, width, rect.height};
        at += width + gap;
        return place;
      },
      [&](int32_t, const Choice& choice, const Response& response, bool on) {
        const Tone tone = choice.disabled ? Tone::disabled : on || response.hovered ? Tone::text : Tone::secondary;
        Rect place = response.rect;
        if (choice.icon) {
          paint_icon(ctx, *choice.icon, place.cut_left(ctx.metrics().icon), tone_colour(ctx, tone));
          place.cut_left(ctx.px(6));
        }
        const float width = paint_text(ctx, place, choice.label, {.style = TextStyle::label, .tone = tone});
        if (choice.count >= 0) {
          place.cut_left(width + ctx.px(6));
          paint_text(ctx, place, format_count(ctx, choice.count),
                     {.style = TextStyle::caption, .tone = Tone::tertiary});
        }
        Response ring = response;
        ring.rect = response.rect.inset(0, ctx.px(6));
        focus_ring(ctx, ring, radius::kInner);
      });
  if (line_width > 0) {
    fill_rect(ctx, {std::round(rect.x + line_x), rect.bottom() - ctx.px(2), std::round(line_width), ctx.px(2)},
              palette.accent);
  }
  return answer;
}

}  // namespace ui
