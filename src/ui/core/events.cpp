// What the platform tells a Context between frames.

#include "ui/core/parts.h"

namespace ui {

void Context::push(const PointerEvent& event) {
  parts_->interaction.push(event);
  parts_->settle_frames = 2;
}

void Context::push(const WheelEvent& event) {
  parts_->interaction.push(event);
  parts_->settle_frames = 2;
}

bool Context::push(const KeyEvent& event) {
  parts_->interaction.push(event);
  parts_->settle_frames = 2;
  if (event.phase == KeyPhase::up) return false;
  // Whether somebody asked for this key in the last frame; only then the browser must leave it alone.
  if (event.code != KeyCode::character &&
      (parts_->old_focused_keys | parts_->focused_keys) >> static_cast<uint32_t>(event.code) & 1U) {
    return true;
  }
  if (event.code == KeyCode::escape) return parts_->layers.escape_target() != nullptr;
  for (const Shortcut& shortcut : parts_->shortcuts) {
    if (shortcut_matches(shortcut, event)) return true;
  }
  return event.target == KeyTarget::page && is_scroll_key(event);
}

void Context::push(TextInputEvent event) {
  parts_->interaction.push(std::move(event));
  parts_->settle_frames = 2;
}

void Context::push(FileEvent event) {
  parts_->interaction.push(std::move(event));
  parts_->settle_frames = 2;
}

void Context::push_action(NodeAction action, WidgetId node, float x, float y) {
  parts_->interaction.push(action, node, {x, y});
  parts_->settle_frames = 2;
}

void Context::set_viewport(const Viewport& viewport) {
  parts_->viewport = viewport;
  parts_->settle_frames = 2;
}

void Context::set_preferences(const Preferences& preferences) {
  parts_->preferences = preferences;
  parts_->settle_frames = 2;
}

void Context::fonts_changed() {
  parts_->text.forget_all();
  parts_->settle_frames = 2;
}

}  // namespace ui
