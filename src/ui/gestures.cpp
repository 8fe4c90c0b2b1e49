// See gestures.h. Lengths below are CSS pixels, times milliseconds.

#include "ui/gestures.h"

#include <cmath>
#include <limits>

namespace ui {

namespace {

constexpr float kTouchSlop = 10;
constexpr float kMouseSlop = 4;
constexpr double kLongPressMs = 500;
constexpr double kDoubleMs = 400;
constexpr float kDoubleSlop = 6;
constexpr double kVelocityWindowMs = 100;

float distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }
Point middle(Point a, Point b) { return {(a.x + b.x) * 0.5F, (a.y + b.y) * 0.5F}; }

}  // namespace

Gesture GestureRecogniser::make(GestureKind kind) const {
  return {.kind = kind,
          .pointer = pointer_,
          .position = last_,
          .start = start_,
          .modifiers = modifiers_,
          .time_ms = time_ms_};
}

void GestureRecogniser::sample(const PointerEvent& event) {
  samples_[sample_count_++ % samples_.size()] = {event.time_ms, {event.x, event.y}};
}

Point GestureRecogniser::velocity(double now_ms) const {
  const uint32_t kept = std::min<uint32_t>(sample_count_, samples_.size());
  const Sample* oldest = nullptr;
  const Sample* newest = nullptr;
  for (uint32_t i = 0; i < kept; ++i) {
    const Sample& one = samples_[(sample_count_ - kept + i) % samples_.size()];
    if (now_ms - one.time_ms > kVelocityWindowMs) continue;
    if (oldest == nullptr) oldest = &one;
    newest = &one;
  }
  if (oldest == nullptr || newest->time_ms - oldest->time_ms < 1) return {};
  const auto seconds = static_cast<float>((newest->time_ms - oldest->time_ms) / 1000);
  return {(newest->position.x - oldest->position.x) / seconds, (newest->position.y - oldest->position.y) / seconds};
}

void GestureRecogniser::feed(const PointerEvent& event, const PressTarget& target, std::vector<Gesture>& out) {
  time_ms_ = event.time_ms;
  modifiers_ = event.modifiers;
  const bool ours = state_ != State::idle && event.pointer_id == id_;
  switch (event.phase) {
    case PointerPhase::down:
      if (state_ != State::idle && event.kind == PointerKind::touch && event.pointer_id != id_) {
        second_finger(event, out);
      } else if (state_ == State::idle || event.pointer_id == id_) {
        down(event, target, out);
      }
      break;
    case PointerPhase::move:
      if (ours || event.pointer_id == second_id_) {
        move(event, out);
      } else if (state_ == State::idle && event.kind != PointerKind::touch) {
        pointer_ = event.kind;
        last_ = {event.x, event.y};
        out.push_back(make(GestureKind::hover));
      }
      break;
    case PointerPhase::up:
      if (ours || event.pointer_id == second_id_) up(event, out);
      break;
    case PointerPhase::cancel:
      if (ours || event.pointer_id == second_id_) cancel(out);
      break;
    case PointerPhase::leave:
      if (state_ == State::idle) out.push_back(make(GestureKind::leave));
      break;
  }
}

void GestureRecogniser::down(const PointerEvent& event, const PressTarget& target, std::vector<Gesture>& out) {
  if (state_ != State::idle) {
    // Another button of the same mouse: the first press is off.
    if (event.button != 0) return;
    cancel(out);
  }
  pointer_ = event.kind;
  id_ = event.pointer_id;
  second_id_ = -1;
  target_ = target;
  start_ = last_ = {event.x, event.y};
  start_ms_ = event.time_ms;
  sample_count_ = 0;
  sample(event);
  if (event.button == 2) {
    out.push_back(make(GestureKind::secondary));
    return;
  }
  if (event.button != 0) return;
  state_ = State::pending;
  out.push_back(make(GestureKind::press));
}

void GestureRecogniser::move(const PointerEvent& event, std::vector<Gesture>& out) {
  const Point at{event.x, event.y};
  if (state_ == State::pinching) {
    Point& mine = event.pointer_id == second_id_ ? second_ : last_;
    const float before = distance(last_, second_);
    mine = at;
    const float after = distance(last_, second_);
    Gesture pinch = make(GestureKind::pinch);
    pinch.position = middle(last_, second_);
    pinch.factor = before > 1 ? after / before : 1;
    out.push_back(pinch);
    return;
  }
  const Point before = last_;
  last_ = at;
  sample(event);
  switch (state_) {
    case State::pending: {
      const bool touch = pointer_ == PointerKind::touch;
      if (distance(at, start_) <= (touch ? kTouchSlop : kMouseSlop) * scale_) return;
      if (target_.handle || (target_.draggable && !touch)) {
        state_ = State::dragging;
        out.push_back(make(GestureKind::press_end));
        out.push_back(make(GestureKind::drag_begin));
        out.push_back(make(GestureKind::drag_move));
      } else if (touch) {
        out.push_back(make(GestureKind::press_end));
        state_ = target_.scrollable ? State::scrolling : State::dead;
        if (state_ != State::scrolling) return;
        out.push_back(make(GestureKind::scroll_begin));
        Gesture scroll = make(GestureKind::scroll_move);
        scroll.delta = {at.x - start_.x, at.y - start_.y};
        out.push_back(scroll);
      }
      // A mouse that moves on without dragging still clicks where it is let go.
      return;
    }
    case State::held:
      if (distance(at, start_) <= kTouchSlop * scale_) return;
      state_ = State::dragging;
      out.push_back(make(GestureKind::drag_begin));
      out.push_back(make(GestureKind::drag_move));
      return;
    case State::scrolling: {
      Gesture scroll = make(GestureKind::scroll_move);
      scroll.delta = {at.x - before.x, at.y - before.y};
      out.push_back(scroll);
      return;
    }
    case State::dragging: out.push_back(make(GestureKind::drag_move)); return;
    default: return;
  }
}

void GestureRecogniser::up(const PointerEvent& event, std::vector<Gesture>& out) {
  if (state_ == State::pinching) {
    state_ = State::dead;
    second_id_ = -1;
    if (event.pointer_id != id_) return;
    state_ = State::idle;
    return;
  }
  if (event.pointer_id == second_id_) {
    second_id_ = -1;
    return;
  }
  last_ = {event.x, event.y};
  const State was = state_;
  state_ = State::idle;
  switch (was) {
    case State::pending: {
      const bool twice = event.time_ms - tap_ms_ < kDoubleMs && distance(last_, tap_) < kDoubleSlop * scale_;
      Gesture tap = make(GestureKind::tap);
      tap.count = twice ? 2 : 1;
      tap_ms_ = twice ? -1e9 : event.time_ms;
      tap_ = last_;
      out.push_back(make(GestureKind::press_end));
      out.push_back(tap);
      return;
    }
    case State::held: out.push_back(make(GestureKind::long_press)); return;
    case State::scrolling: {
      Gesture end = make(GestureKind::scroll_end);
      end.delta = velocity(event.time_ms);
      out.push_back(end);
      return;
    }
    case State::dragging: out.push_back(make(GestureKind::drag_end)); return;
    default: return;
  }
}

void GestureRecogniser::second_finger(const PointerEvent& event, std::vector<Gesture>& out) {
  if (state_ == State::dragging || second_id_ != -1) return;
  if (state_ == State::pending) out.push_back(make(GestureKind::press_end));
  if (state_ == State::scrolling) out.push_back(make(GestureKind::scroll_end));
  second_id_ = event.pointer_id;
  second_ = {event.x, event.y};
  state_ = State::pinching;
}

void GestureRecogniser::tick(double now_ms, std::vector<Gesture>& out) {
  if (now_ms < deadline_ms()) return;
  time_ms_ = now_ms;
  out.push_back(make(GestureKind::press_end));
  if (target_.draggable) {
    state_ = State::held;
  } else {
    state_ = State::dead;
    out.push_back(make(GestureKind::long_press));
  }
}

double GestureRecogniser::deadline_ms() const {
  if (state_ != State::pending || pointer_ == PointerKind::mouse) return std::numeric_limits<double>::infinity();
  return start_ms_ + kLongPressMs;
}

void GestureRecogniser::cancel(std::vector<Gesture>& out) {
  if (state_ == State::pending) out.push_back(make(GestureKind::press_end));
  if (state_ == State::dragging) out.push_back(make(GestureKind::drag_cancel));
  if (state_ == State::scrolling) out.push_back(make(GestureKind::scroll_end));
  state_ = State::idle;
  id_ = second_id_ = -1;
}

}  // namespace ui
