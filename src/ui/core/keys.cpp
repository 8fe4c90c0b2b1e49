// What becomes of a key that no widget took: Escape closes the topmost layer, arrows and page keys scroll. And where
// the keyboard focus goes when layers open and close.

#include <cmath>

#include "ui/core/parts.h"

namespace ui {

bool shortcut_matches(const Shortcut& shortcut, const KeyEvent& key) {
  const bool command = (key.modifiers & (modifier::kControl | modifier::kMeta)) != 0;
  if (shortcut.command != command) return false;
  if (shortcut.alt != ((key.modifiers & modifier::kAlt) != 0)) return false;
  if (key.target == KeyTarget::text_field && !shortcut.command && !shortcut.in_text_fields) return false;
  const bool shift = (key.modifiers & modifier::kShift) != 0;
  if (shortcut.character != 0) {
    // "?" and the like already say whether Shift was held; letters do not.
    const bool letter = shortcut.character >= 'a' && shortcut.character <= 'z';
    return key.code == KeyCode::character && key.character == shortcut.character &&
           (!letter || shift == shortcut.shift);
  }
  return key.code == shortcut.code && shift == shortcut.shift;
}

bool is_scroll_key(const KeyEvent& key) {
  if (key.modifiers != 0) return false;
  switch (key.code) {
    case KeyCode::arrow_left:
    case KeyCode::arrow_right:
    case KeyCode::arrow_up:
    case KeyCode::arrow_down:
    case KeyCode::page_up:
    case KeyCode::page_down:
    case KeyCode::home:
    case KeyCode::end: return true;
    default: return false;
  }
}

namespace {

// The area around the focused node; without one the largest of the topmost layer.
const ScrollHit* scroll_for_keys(ContextParts& parts) {
  const ScrollHit* best = nullptr;
  const uint16_t floor = parts.layers.modal_index();
  const uint32_t focused = parts.tree.index_of(parts.focused);
  for (const ScrollHit& scroll : parts.interaction.scroll_hits()) {
    if (scroll.layer < floor) continue;
    if (focused != IdMap::kMissing) {
      for (WidgetId at = parts.focused; at != 0;) {
        if (at == scroll.id) best = &scroll;
        const uint32_t index = parts.tree.index_of(at);
        at = index == IdMap::kMissing ? 0 : parts.tree.at(index).parent;
      }
      if (best == &scroll) continue;
    }
    const auto area = [](const ScrollHit& one) { return one.rect.width * one.rect.height; };
    if (focused == IdMap::kMissing && (best == nullptr || area(scroll) > area(*best))) best = &scroll;
  }
  return best;
}

void scroll_by_key(Context& ctx, const KeyEvent& key) {
  const ScrollHit* scroll = scroll_for_keys(ctx.parts());
  if (scroll == nullptr) return;
  const float line = ctx.px(48);
  const float page = std::max(scroll->rect.height - line, line);
  Scroller& scroller = *scroll->scroller;
  switch (key.code) {
    case KeyCode::arrow_up: scroller.y.move(-line); break;
    case KeyCode::arrow_down: scroller.y.move(line); break;
    case KeyCode::arrow_left: scroller.x.move(-line); break;
    case KeyCode::arrow_right: scroller.x.move(line); break;
    case KeyCode::page_up: scroller.y.move(-page); break;
    case KeyCode::page_down: scroller.y.move(page); break;
    case KeyCode::home: scroller.y.set(0); break;
    case KeyCode::end: scroller.y.set(scroller.y.maximum()); break;
    default: return;
  }
  ctx.wake_in(0);
}

// First field of a layer that just opened, else its first button.
WidgetId first_focus(ContextParts& parts, uint16_t layer) {
  WidgetId first = 0;
  for (uint32_t i = 0; i < parts.tree.count(); ++i) {
    const AccessNode& node = parts.tree.at(i);
    if (parts.tree.layer_of(i) != layer || (node.state & node_state::kTabStop) == 0) continue;
    const auto role = static_cast<Role>(node.role);
    const bool field = role == Role::text_field || role == Role::combobox || role == Role::text_area;
    if (field) return node.id;
    // The last one of a dialog is its main button, but what comes first is where reading begins.
    if (first == 0) first = node.id;
  }
  return first;
}

void focus_first(Context& ctx, const Layer& layer) {
  ContextParts& parts = ctx.parts();
  if (const WidgetId first = first_focus(parts, parts.layers.index_of(layer.id))) ctx.focus(first);
}

}  // namespace

void finish_keys(Context& ctx) {
  ContextParts& parts = ctx.parts();
  const KeyEvent* key = parts.interaction.key();
  if (key == nullptr) return;
  if (key->code == KeyCode::escape) {
    if (Layer* layer = parts.layers.escape_target()) {
      layer->dismissed = true;
      parts.interaction.take_key();
      ctx.wake_in(0);
    }
  } else if (key->target == KeyTarget::page && is_scroll_key(*key)) {
    scroll_by_key(ctx, *key);
    parts.interaction.take_key();
  }
}

void finish_focus(Context& ctx) {
  ContextParts& parts = ctx.parts();
  for (const Layer& layer : parts.layers.all()) {
    if (!layer.opened || !layer.owns_focus || !layer.takes_focus || parts.focus_asked) continue;
    focus_first(ctx, layer);
  }
  // What had the focus went away inside a dialog (a button that is a progress bar now): the keyboard stays in the
  // dialog (ARIA Authoring Practices, modal dialog).
  const bool is_gone = parts.focused != 0 && parts.wanted_focus == 0 &&
                       parts.tree.index_of(parts.focused) == IdMap::kMissing &&
                       parts.tree.published_node(parts.focused) != nullptr;
  if (is_gone) {
    const Layer* holder = nullptr;
    for (const Layer& layer : parts.layers.all())
      if (layer.owns_focus && layer.takes_focus) holder = &layer;
    if (holder != nullptr) focus_first(ctx, *holder);
  }
  if (parts.wanted_focus != 0 && parts.tree.index_of(parts.wanted_focus) != IdMap::kMissing) {
    // What went away and came back (the field of the search, opened again) lost the page's focus with its element.
    const bool is_new = parts.tree.published_node(parts.wanted_focus) == nullptr;
    if (parts.focused != parts.wanted_focus || is_new) ++parts.focus_request;
    parts.focused = parts.wanted_focus;
    parts.wanted_focus = 0;
  } else if (parts.wanted_focus != 0 && ++parts.wanted_focus_frames > 8) {
    parts.wanted_focus = 0;
  }
  const uint32_t index = parts.tree.index_of(parts.focused);
  if (parts.focused == 0 || index == IdMap::kMissing) return;
  parts.tree.at(index).state |= node_state::kFocused;
}

}  // namespace ui
