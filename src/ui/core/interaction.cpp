// See interaction.h. Scrolling is in interaction_scroll.cpp.

#include "ui/core/interaction.h"

#include <algorithm>

namespace ui {

namespace {

bool is_navigation(const KeyEvent& key) { return key.code != KeyCode::none && key.code != KeyCode::character; }

}  // namespace

void Interaction::begin_frame(double now_ms, float scale, LayerStack& layers) {
  now_ms_ = now_ms;
  scale_ = scale;
  layers_ = &layers;
  gestures_.set_scale(scale);
  click_ = context_ = {};
  adjust_ = {};
  pressed_now_ = false;
  key_.reset();
  key_taken_ = false;
  texts_.clear();
  files_.clear();
  had_events_ = has_queued();
  if (drag_.phase == DragPhase::dropped || drag_.phase == DragPhase::cancelled) drag_ = {};
  if (drag_.phase == DragPhase::started) drag_.phase = DragPhase::moved;

  bool wait = run_gestures();
  if (!wait) {
    gestures_.tick(now_ms, gesture_queue_);
    wait = run_gestures();
  }
  while (!wait && has_queued()) {
    // Moved on first: taking may push.
    Event event = std::move(queue_[queue_head_++]);
    wait = std::visit([this](auto& one) { return take(one); }, event);
  }
  if (!has_queued()) {
    queue_.clear();
    queue_head_ = 0;
  }
  scrolling_ = false;
  for (const ScrollHit& scroll : old_scrolls_) {
    const auto elapsed = static_cast<float>(now_ms - scroll.scroller->stepped_ms);
    scroll.scroller->stepped_ms = now_ms;
    const bool x = scroll.scroller->x.step(elapsed);
    const bool y = scroll.scroller->y.step(elapsed);
    scrolling_ = scrolling_ || x || y;
  }
  find_hover();
}

void Interaction::end_frame() {
  old_hits_.swap(hits_);
  old_scrolls_.swap(scrolls_);
  hits_.clear();
  scrolls_.clear();
}

Hit* Interaction::last_hit(WidgetId id) {
  for (size_t i = hits_.size(); i-- > 0;) {
    if (hits_[i].id == id) return &hits_[i];
  }
  return nullptr;
}

const Hit* Interaction::hit_at(Point at) const {
  const uint16_t floor = layers_ != nullptr ? layers_->modal_index() : 0;
  const Hit* best = nullptr;
  for (const Hit& hit : old_hits_) {
    if (hit.layer < floor || !hit.rect.contains(at.x, at.y)) continue;
    if (best == nullptr || hit.layer >= best->layer) best = &hit;
  }
  if (best == nullptr || layers_ == nullptr) return best;
  // A layer's surface covers what is below, also where nothing on it can be pressed.
  const std::vector<Layer>& layers = layers_->all();
  for (size_t i = layers.size(); i-- > best->layer + 1U;) {
    if (layers[i].kind <= LayerKind::toast && layers[i].rect.contains(at.x, at.y)) return nullptr;
  }
  return best;
}

void Interaction::find_hover() {
  hovered_ = 0;
  cursor_ = CursorShape::arrow;
  if (drag_.phase == DragPhase::moved || drag_.phase == DragPhase::started) {
    cursor_ = CursorShape::grabbing;
    for (const Hit& hit : old_hits_) {
      const bool resizes = hit.cursor == CursorShape::resize_horizontal || hit.cursor == CursorShape::resize_vertical;
      if (hit.id == drag_.id && resizes) cursor_ = hit.cursor;
    }
    return;
  }
  const Hit* hit = touch_ ? nullptr : hit_at(pointer_);
  if (pressed_ != 0) {
    pressed_inside_ = false;
    const Hit* under = hit_at(pointer_);
    pressed_inside_ = under != nullptr && under->id == pressed_;
    if (hit != nullptr && hit->id != pressed_) hit = nullptr;
  }
  if (hit == nullptr) return;
  cursor_ = hit->disabled ? CursorShape::not_allowed : hit->cursor;
  hovered_ = hit->id;
}

bool Interaction::run_gestures() {
  while (!gesture_queue_.empty()) {
    const Gesture gesture = gesture_queue_.front();
    gesture_queue_.erase(gesture_queue_.begin());
    if (take(gesture)) return true;
  }
  return false;
}

bool Interaction::take(const PointerEvent& event) {
  PressTarget target;
  if (event.phase == PointerPhase::down) {
    focus_visible_ = false;
    touch_ = event.kind == PointerKind::touch;
    pointer_ = {event.x, event.y};
    pressed_now_ = true;
    if (press_outside(pointer_)) {
      swallow_press_ = true;
      return true;
    }
    swallow_press_ = false;
    if (const Hit* hit = hit_at(pointer_)) {
      if (!hit->disabled) target = hit->press;
    }
    target.scrollable = scroll_at(pointer_, {}) != nullptr;
  }
  if (swallow_press_) {
    if (event.phase == PointerPhase::up || event.phase == PointerPhase::cancel) swallow_press_ = false;
    return false;
  }
  gestures_.feed(event, target, gesture_queue_);
  return run_gestures();
}

// A press beyond the topmost layers that close by it; true when one closed, which uses the press up.
bool Interaction::press_outside(Point at) {
  std::vector<Layer>& layers = layers_->all();
  for (size_t i = layers.size(); i-- > 1;) {
    Layer& layer = layers[i];
    if (layer.kind != LayerKind::dialog && layer.kind != LayerKind::popover) continue;
    if (layer.rect.contains(at.x, at.y)) return false;
    if (layer.closes_outside) {
      layer.dismissed = true;
      return true;
    }
    if (layer.modal) return false;
  }
  return false;
}

bool Interaction::take(const Gesture& gesture) {
  if (gesture.kind != GestureKind::leave) pointer_ = gesture.position;
  touch_ = gesture.pointer == PointerKind::touch;
  switch (gesture.kind) {
    case GestureKind::hover: return false;
    case GestureKind::leave: pointer_ = {-1e6F, -1e6F}; return false;
    case GestureKind::press: {
      const Hit* hit = hit_at(gesture.start);
      pressed_ = hit != nullptr && !hit->disabled && !stop_scrolling_at(gesture.start) ? hit->id : 0;
      pressed_inside_ = true;
      return false;
    }
    case GestureKind::press_end: return false;
    case GestureKind::tap: {
      const Hit* hit = hit_at(gesture.position);
      const WidgetId was = pressed_;
      pressed_ = 0;
      if (hit == nullptr || hit->disabled || hit->id != was) return false;
      click_ = {hit->id, gesture.position, gesture.count, gesture.modifiers};
      return true;
    }
    case GestureKind::secondary:
    case GestureKind::long_press: {
      pressed_ = 0;
      const Hit* hit = hit_at(gesture.start);
      if (hit == nullptr || hit->disabled) return false;
      context_ = {hit->id, gesture.start, 1, gesture.modifiers};
      return true;
    }
    case GestureKind::drag_begin:
      if (pressed_ == 0) return false;
      drag_ = {pressed_, DragPhase::started, gesture.start, gesture.position, gesture.modifiers};
      pressed_ = 0;
      return true;
    case GestureKind::drag_move:
    case GestureKind::drag_end:
    case GestureKind::drag_cancel:
      if (drag_.phase == DragPhase::none) return false;
      drag_.position = gesture.position;
      drag_.modifiers = gesture.modifiers;
      if (gesture.kind == GestureKind::drag_move) return false;
      drag_.phase = gesture.kind == GestureKind::drag_end ? DragPhase::dropped : DragPhase::cancelled;
      return true;
    case GestureKind::scroll_begin: {
      pressed_ = 0;
      const Point moved{gesture.position.x - gesture.start.x, gesture.position.y - gesture.start.y};
      const ScrollHit* scroll = scroll_at(gesture.start, {-moved.x, -moved.y});
      scrolled_ = scroll != nullptr ? scroll->id : 0;
      return false;
    }
    case GestureKind::scroll_move:
    case GestureKind::scroll_end:
      for (const ScrollHit& scroll : old_scrolls_) {
        if (scroll.id != scrolled_ || scrolled_ == 0) continue;
        const bool x = scroll.axes != ScrollAxes::vertical;
        const bool y = scroll.axes != ScrollAxes::horizontal;
        if (gesture.kind == GestureKind::scroll_move) {
          if (x) scroll.scroller->x.drag(-gesture.delta.x);
          if (y) scroll.scroller->y.drag(-gesture.delta.y);
        } else {
          if (x) scroll.scroller->x.release(-gesture.delta.x, scale_, scroll.snap);
          if (y) scroll.scroller->y.release(-gesture.delta.y, scale_, 0);
        }
      }
      return false;
    case GestureKind::pinch: return false;
  }
  return false;
}

bool Interaction::take(const KeyEvent& event) {
  if (event.phase == KeyPhase::up) return false;
  if (is_navigation(event)) focus_visible_ = true;
  key_ = event;
  return true;
}

bool Interaction::take(TextInputEvent& event) {
  for (TextInputEvent& text : texts_) {
    if (text.node_id == event.node_id) {
      text = std::move(event);
      return false;
    }
  }
  texts_.push_back(std::move(event));
  return false;
}

bool Interaction::take(FileEvent& event) {
  files_.push_back(std::move(event));
  return false;
}

bool Interaction::take(const Action& action) {
  const auto centre = [&] {
    for (const Hit& hit : old_hits_) {
      if (hit.id == action.node) return hit.rect.centre();
    }
    return pointer_;
  };
  switch (action.action) {
    case NodeAction::activate:
      for (const Hit& hit : old_hits_) {
        if (hit.id == action.node && hit.disabled) return false;
      }
      click_ = {action.node, centre(), 1, 0};
      return true;
    case NodeAction::context_menu: context_ = {action.node, centre(), 1, 0}; return true;
    case NodeAction::focus: focus_change_ = action.node; return false;
    case NodeAction::blur:
      if (!focus_change_) focus_change_ = 0;
      return false;
    case NodeAction::scroll_into_view:
      for (const ScrollHit& scroll : old_scrolls_) {
        if (scroll.id != action.node) continue;
        scroll.scroller->x.move(action.at.x);
        scroll.scroller->y.move(action.at.y);
      }
      return false;
    case NodeAction::increment:
    case NodeAction::decrement: adjust_ = {action.node, action.action == NodeAction::increment ? 1 : -1}; return true;
  }
  return false;
}

bool Interaction::clicked_elsewhere(WidgetId widget, WidgetId layer) const {
  if (!pressed_now_) return false;
  const Layer* over = layers_->find(layer);
  if (over != nullptr && over->rect.contains(pointer_.x, pointer_.y)) return false;
  const Hit* hit = hit_at(pointer_);
  return hit == nullptr || hit->id != widget;
}

void Interaction::cancel_drag() {
  gestures_.cancel(gesture_queue_);
  drag_.phase = DragPhase::cancelled;
  gesture_queue_.clear();
}

std::optional<WidgetId> Interaction::take_focus_change() {
  const std::optional<WidgetId> change = focus_change_;
  focus_change_.reset();
  return change;
}

}  // namespace ui
