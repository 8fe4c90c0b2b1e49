// Menus (WAI-ARIA practices: menu button); see layers.h.

#include <cmath>

#include "base/text.h"
#include "ui/core/hash_id.h"
#include "ui/core/parts.h"
#include "ui/widgets/layers.h"
#include "ui/widgets/popup.h"

namespace ui {

namespace {

float item_height(const Context& ctx) { return ctx.metrics().control_height; }

float menu_width(Context& ctx, std::span<const MenuItem> items) {
  float width = ctx.px(180);
  for (const MenuItem& item : items) {
    float wanted = text_width(ctx, item.label) + ctx.px(24);
    if (item.icon || item.checked) wanted += ctx.px(26);
    if (!item.keys.empty()) wanted += text_width(ctx, item.keys, TextStyle::caption) + ctx.px(24);
    width = std::max(width, wanted);
  }
  return width + ctx.px(12);
}

int32_t step_from(std::span<const MenuItem> items, int32_t at, int32_t step) {
  const auto count = static_cast<int32_t>(items.size());
  for (int32_t tried = 0; tried < count; ++tried) {
    at = (at + step + count) % count;
    if (!items[static_cast<size_t>(at)].disabled) return at;
  }
  return at;
}

// The next item after `at` whose label begins with that letter.
std::optional<int32_t> by_letter(std::span<const MenuItem> items, int32_t at, uint32_t letter) {
  const auto count = static_cast<int32_t>(items.size());
  for (int32_t i = 1; i <= count; ++i) {
    const int32_t index = (at + i) % count;
    const std::string folded = base::fold(items[static_cast<size_t>(index)].label);
    size_t offset = 0;
    if (!folded.empty() && base::decode_utf8(folded, offset) == letter) return index;
  }
  return std::nullopt;
}

// Where the keyboard goes from the item that has it.
std::optional<int32_t> key_target(Context& ctx, WidgetId focused, std::span<const MenuItem> items, int32_t at) {
  if (ctx.take_key(focused, KeyCode::arrow_down)) return step_from(items, at, 1);
  if (ctx.take_key(focused, KeyCode::arrow_up)) return step_from(items, at, -1);
  if (ctx.take_key(focused, KeyCode::home)) return step_from(items, -1, 1);
  if (ctx.take_key(focused, KeyCode::end)) return step_from(items, 0, -1);
  const KeyEvent* key = ctx.parts().interaction.key();
  if (key == nullptr || key->code != KeyCode::character || key->modifiers != 0) return std::nullopt;
  const auto found = by_letter(items, at, key->character);
  if (found) ctx.parts().interaction.take_key();
  return found;
}

void paint_item(Context& ctx, const Response& response, const MenuItem& item, bool leading) {
  const Palette& palette = ctx.palette();
  const bool lit = response.hovered || (response.focused && ctx.focus_visible());
  if (lit && !item.disabled) {
    fill_rect(ctx, response.rect, item.danger ? palette.danger_soft : palette.hover, radius::kControl);
  }
  const Tone tone = item.disabled ? Tone::disabled : item.danger ? Tone::danger : Tone::text;
  Rect inner = response.rect.inset(ctx.px(8), 0);
  if (leading) {
    const Rect place = inner.cut_left(ctx.px(18));
    const Colour ink = item.danger && !item.disabled ? palette.danger : palette.text_2;
    if (item.checked.value_or(false)) {
      paint_icon(ctx, Icon::check, place, palette.accent);
    } else if (item.icon) {
      paint_icon(ctx, *item.icon, place, ink);
    }
    inner.cut_left(ctx.px(8));
  }
  if (!item.keys.empty()) {
    const float width = text_width(ctx, item.keys, TextStyle::caption);
    paint_text(ctx, inner.cut_right(width), item.keys, {.style = TextStyle::caption, .tone = Tone::tertiary});
  }
  paint_text(ctx, inner, item.label, {.tone = tone});
}

}  // namespace

std::optional<int32_t> menu(Context& ctx, const MenuDesc& desc, bool& open) {
  if (!open) return std::nullopt;
  ContextParts& parts = ctx.parts();
  const WidgetId id = ctx.id(desc.id);
  if (Layer* layer = parts.layers.find(id); layer != nullptr && layer->dismissed) {
    layer->dismissed = false;
    open = false;
    ctx.wake_in(0);
    return std::nullopt;
  }
  const float padding = ctx.px(6);
  float height = padding * 2;
  bool leading = false;
  for (const MenuItem& item : desc.items) {
    height += item_height(ctx) + (item.separator_before ? ctx.px(9) : 0);
    leading = leading || item.icon || item.checked;
  }
  const Rect window = ctx.window();
  const bool sheet = ctx.phone();
  begin_layer(ctx, id, LayerKind::popover);
  const Rect rect =
      sheet ? Rect{window.x, std::round(window.bottom() - std::min(height + ctx.px(8), window.height * 0.8F)),
                   window.width, std::min(height + ctx.px(8), window.height * 0.8F)}
            : popup_rect(ctx, desc.anchor, std::min(menu_width(ctx, desc.items), window.width - ctx.px(16)), height,
                         desc.align);
  {
    Layer& layer = current_layer(ctx);
    layer.rect = rect;
    layer.owns_focus = layer.closes_outside = layer.closes_on_escape = true;
    layer.modal = sheet;
  }
  const float appear = ctx.tween_from(hash_id(id, "appear"), 0, 1);
  if (sheet) {
    fill_rect(ctx, {0, 0, parts.viewport.width_px, parts.viewport.height_px}, with_alpha(ctx.palette().scrim, appear));
  }
  parts.opacity = appear;
  paint_surface(
      ctx, sheet ? rect.with_height(rect.height + ctx.px(radius::kDialog)) : rect,
      {.radius_css = sheet ? radius::kDialog : radius::kCard, .elevation = Elevation::popover, .raised = true});
  add_node(ctx, rect, {.id = id, .role = Role::menu, .name = desc.label, .state = sheet ? node_state::kModal : 0});
  parts.tree.push_parent(id);
  parts.id_path.push_back(id);
  std::optional<int32_t> chosen;
  {
    ScrollArea scroll{ctx, rect, {.id = "items"}};
    Rect rest = scroll.content().inset(padding);
    rest.height = height;
    for (int32_t i = 0; i < static_cast<int32_t>(desc.items.size()); ++i) {
      const MenuItem& item = desc.items[static_cast<size_t>(i)];
      if (item.separator_before) {
        const Rect line = rest.cut_top(ctx.px(9));
        node(ctx, line, {.role = Role::separator});
        horizontal_line(ctx, line.x, line.centre().y, line.width, ctx.palette().border);
      }
      const Rect place = rest.cut_top(item_height(ctx));
      const WidgetId item_id = ctx.id(static_cast<uint64_t>(i));
      const Response response = interact(ctx, place,
                                         {.exact_id = item_id,
                                          .role = item.checked ? Role::menu_item_checkbox : Role::menu_item,
                                          .name = item.label,
                                          .keys = item.keys,
                                          .state = item.checked.value_or(false) ? node_state::kChecked : 0,
                                          .set_size = static_cast<int32_t>(desc.items.size()),
                                          .position = i + 1,
                                          .disabled = item.disabled});
      if (response.clicked) chosen = i;
      if (response.focused) {
        if (const auto next = key_target(ctx, item_id, desc.items, i)) {
          ctx.focus(ctx.id(static_cast<uint64_t>(*next)));
          scroll.reveal(rest.with_height(item_height(ctx)));
        }
      }
      paint_item(ctx, response, item, leading);
    }
    scroll.set_content_height(height);
  }
  parts.id_path.pop_back();
  parts.tree.pop_parent();
  parts.opacity = 1;
  end_layer(ctx);
  if (chosen) {
    open = false;
    ctx.wake_in(0);
  }
  return chosen;
}

std::optional<int32_t> menu_button(Context& ctx, const Rect& rect, const ButtonDesc& desc,
                                   std::span<const MenuItem> items) {
  const IdScope scope{ctx, desc.id.empty() ? desc.label : desc.id};
  bool& open = ctx.state<bool>(ctx.id("open"));
  ButtonDesc look = desc;
  look.has_popup = true;
  look.expanded = open;
  const Response response = button(ctx, rect, look);
  if (response.clicked) open = !open;
  return menu(ctx, {.id = "menu", .label = desc.label, .anchor = response.rect, .items = items}, open);
}

std::optional<int32_t> icon_menu_button(Context& ctx, const Rect& rect, const IconButtonDesc& desc,
                                        std::span<const MenuItem> items, Align align) {
  const IdScope scope{ctx, desc.id.empty() ? desc.label : desc.id};
  bool& open = ctx.state<bool>(ctx.id("open"));
  IconButtonDesc look = desc;
  look.has_popup = true;
  look.expanded = open;
  const Response response = icon_button(ctx, rect, look);
  if (response.clicked) open = !open;
  return menu(ctx, {.id = "menu", .label = desc.label, .anchor = response.rect, .items = items, .align = align}, open);
}

}  // namespace ui
