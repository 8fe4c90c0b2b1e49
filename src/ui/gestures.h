#pragma once
// From pointer events to what the hand means. Nothing is pressed before that is clear: a finger that rests and lifts
// taps, one that moves more than 10 px scrolls and never taps, one that stays 500 ms presses long, and drags when it
// then moves. A mouse drags from 4 px on. Pure: time comes with the events and tick(); recorded traces are replayed in
// tests.

#include <array>
#include <cstdint>
#include <vector>

#include "ui/input.h"
#include "ui/layout.h"

namespace ui {

// What lies under a press: decides what a movement means.
struct PressTarget {
  bool draggable = false;   // by mouse at once, by finger after a long press
  bool handle = false;      // drags at once, by finger too
  bool scrollable = false;  // something under it can scroll
};

enum class GestureKind : uint8_t {
  hover,       // mouse or pen moved without a button
  leave,       // no pointer hovers any more
  press,       // it may become a tap: show it
  press_end,   // it will not
  tap,         // click; `count` 2 for a double click
  secondary,   // right button
  long_press,  // finger, and nothing there can be dragged, or it lifted without dragging
  drag_begin,
  drag_move,
  drag_end,
  drag_cancel,
  scroll_begin,
  scroll_move,  // delta
  scroll_end,   // velocity, px per second
  pinch,        // factor since the last one, around position
};

struct Gesture {
  GestureKind kind = GestureKind::hover;
  PointerKind pointer = PointerKind::mouse;
  Point position;
  Point start;  // of the press
  Point delta;  // scroll_move: since the last one; scroll_end: velocity
  float factor = 1;
  uint8_t count = 1;
  uint8_t modifiers = 0;
  double time_ms = 0;
};

class GestureRecogniser {
 public:
  // scale: device pixels per CSS pixel.
  void set_scale(float scale) { scale_ = scale; }
  // Appends what the event means. For a `down`, target says what is under it.
  void feed(const PointerEvent& event, const PressTarget& target, std::vector<Gesture>& out);
  // Time passes without events (long press).
  void tick(double now_ms, std::vector<Gesture>& out);
  // When tick() has something to say; infinity when not.
  [[nodiscard]] double deadline_ms() const;
  // Another part of the program takes the press over (a drag was cancelled by Escape).
  void cancel(std::vector<Gesture>& out);
  [[nodiscard]] bool busy() const { return state_ != State::idle; }

 private:
  enum class State : uint8_t { idle, pending, held, scrolling, dragging, pinching, dead };
  struct Sample {
    double time_ms = 0;
    Point position;
  };

  void down(const PointerEvent& event, const PressTarget& target, std::vector<Gesture>& out);
  void move(const PointerEvent& event, std::vector<Gesture>& out);
  void up(const PointerEvent& event, std::vector<Gesture>& out);
  void second_finger(const PointerEvent& event, std::vector<Gesture>& out);
  void sample(const PointerEvent& event);
  [[nodiscard]] Point velocity(double now_ms) const;
  [[nodiscard]] Gesture make(GestureKind kind) const;

  State state_ = State::idle;
  PressTarget target_;
  PointerKind pointer_ = PointerKind::mouse;
  int32_t id_ = -1;
  int32_t second_id_ = -1;
  float scale_ = 1;
  Point start_;
  Point last_;
  Point second_;
  double start_ms_ = 0;
  double time_ms_ = 0;
  uint8_t modifiers_ = 0;
  // For double clicks.
  double tap_ms_ = -1e9;
  Point tap_;
  std::array<Sample, 8> samples_{};
  uint32_t sample_count_ = 0;
};

}  // namespace ui
