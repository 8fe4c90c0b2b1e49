#pragma once
// The movement of one scroll area: follows a finger, runs on with its speed (time constant 325 ms, ends under 4 px a
// second), gives way beyond its ends like rubber (0.55) and comes back. Pure: time is given.

#include "ui/layout.h"

namespace ui {

class ScrollAxis {
 public:
  // Of the content beyond the view; view is the length of the window on it.
  void set_range(float maximum, float view);
  // By a finger, raw: beyond the ends it is kept and shown as rubber.
  void drag(float delta);
  void release(float velocity, float scale, float snap);
  // By wheel or key: never beyond the ends, stops any movement.
  void move(float delta);
  void set(float offset);
  void stop();
  // True while it moves by itself.
  bool step(float elapsed_ms);

  [[nodiscard]] float shown() const;  // what the content is moved by
  [[nodiscard]] float maximum() const { return maximum_; }
  [[nodiscard]] bool moving() const { return moving_; }
  // Whether a move in that direction (sign) would do anything.
  [[nodiscard]] bool can_move(float direction) const;

 private:
  float offset_ = 0;
  float maximum_ = 0;
  float view_ = 1;
  float velocity_ = 0;  // px per second
  float scale_ = 1;
  float snap_to_ = -1;  // rests there
  bool held_ = false;
  bool moving_ = false;
};

struct Scroller {
  ScrollAxis x;
  ScrollAxis y;
  double stepped_ms = 0;
};

}  // namespace ui
