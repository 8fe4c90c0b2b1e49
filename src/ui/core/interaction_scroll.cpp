// Which area a wheel or a finger scrolls: the innermost one under the pointer that can still move that way.

#include <cmath>

#include "ui/core/interaction.h"

namespace ui {

namespace {

bool can_follow(const ScrollHit& scroll, Point direction) {
  const bool sideways = std::abs(direction.x) > std::abs(direction.y);
  if (sideways && scroll.axes == ScrollAxes::vertical) return false;
  if (!sideways && scroll.axes == ScrollAxes::horizontal) return false;
  if (sideways) return scroll.scroller->x.can_move(direction.x);
  return scroll.scroller->y.can_move(direction.y);
}

bool is_long(const ScrollHit& scroll) { return scroll.scroller->x.maximum() > 0 || scroll.scroller->y.maximum() > 0; }

}  // namespace

// Areas are registered when they begin: an inner one comes after its outer one. Without a direction: any that has
// something to scroll. When all are at their end, the innermost with any room, for the rubber band.
const ScrollHit* Interaction::scroll_at(Point at, Point direction) const {
  const uint16_t floor = layers_->modal_index();
  const std::vector<Layer>& layers = layers_->all();
  uint16_t top = 0;
  for (size_t i = 0; i < layers.size(); ++i) {
    const bool solid = layers[i].kind == LayerKind::dialog || layers[i].kind == LayerKind::popover;
    if (solid && layers[i].rect.contains(at.x, at.y)) top = static_cast<uint16_t>(i);
  }
  if (top < floor) return nullptr;
  const ScrollHit* fallback = nullptr;
  const bool any = direction.x == 0 && direction.y == 0;
  for (size_t i = old_scrolls_.size(); i-- > 0;) {
    const ScrollHit& scroll = old_scrolls_[i];
    if (scroll.layer != top || !scroll.rect.contains(at.x, at.y) || !is_long(scroll)) continue;
    if (any || can_follow(scroll, direction)) return &scroll;
    const bool sideways = std::abs(direction.x) > std::abs(direction.y);
    const bool fits = sideways ? scroll.axes != ScrollAxes::vertical : scroll.axes != ScrollAxes::horizontal;
    if (fallback == nullptr && fits) fallback = &scroll;
  }
  return fallback;
}

// A press on what still runs stops it and is no click.
bool Interaction::stop_scrolling_at(Point at) {
  bool stopped = false;
  for (const ScrollHit& scroll : old_scrolls_) {
    if (!scroll.rect.contains(at.x, at.y)) continue;
    if (!scroll.scroller->x.moving() && !scroll.scroller->y.moving()) continue;
    scroll.scroller->x.stop();
    scroll.scroller->y.stop();
    stopped = true;
  }
  return stopped && touch_;
}

bool Interaction::take(const WheelEvent& event) {
  pointer_ = {event.x, event.y};
  Point delta{event.delta_x_px, event.delta_y_px};
  // Shift turns a wheel sideways, where the system has not done so.
  if ((event.modifiers & modifier::kShift) != 0 && delta.x == 0) delta = {delta.y, 0};
  const ScrollHit* scroll = scroll_at(pointer_, delta);
  if (scroll == nullptr || !can_follow(*scroll, delta)) return false;
  if (scroll->axes != ScrollAxes::vertical && delta.x != 0) scroll->scroller->x.move(delta.x);
  if (scroll->axes != ScrollAxes::horizontal && delta.y != 0) scroll->scroller->y.move(delta.y);
  return false;
}

}  // namespace ui
