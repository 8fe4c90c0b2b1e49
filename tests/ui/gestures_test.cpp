// What a hand means: taps, long presses, scrolls and drags, and that a scroll never taps.

#include <doctest/doctest.h>

#include <cmath>

#include "base/hash.h"
#include "ui/gestures.h"

namespace {

using ui::Gesture;
using ui::GestureKind;
using ui::PointerPhase;

struct Hand {
  ui::GestureRecogniser recogniser;
  std::vector<Gesture> out;
  double time_ms = 0;
  ui::PointerKind kind = ui::PointerKind::touch;

  void send(PointerPhase phase, float x, float y, ui::PressTarget target = {}, int32_t id = 1) {
    recogniser.tick(time_ms, out);
    recogniser.feed({.time_ms = time_ms, .x = x, .y = y, .pointer_id = id, .phase = phase, .kind = kind}, target, out);
    time_ms += 10;
  }
  [[nodiscard]] int count(GestureKind wanted) const {
    int number = 0;
    for (const Gesture& gesture : out) number += gesture.kind == wanted ? 1 : 0;
    return number;
  }
};

TEST_CASE("A finger that rests and lifts taps; twice is a double") {
  Hand hand;
  for (int i = 0; i < 2; ++i) {
    hand.send(PointerPhase::down, 50, 50);
    hand.send(PointerPhase::move, 55, 52);
    hand.send(PointerPhase::up, 55, 52);
  }
  CHECK(hand.count(GestureKind::tap) == 2);
  CHECK(hand.out.back().count == 2);
}

TEST_CASE("Half a second is a long press and no tap") {
  Hand hand;
  hand.send(PointerPhase::down, 50, 50);
  CHECK(hand.recogniser.deadline_ms() == 500);
  hand.time_ms = 501;
  hand.send(PointerPhase::up, 50, 50);
  CHECK(hand.count(GestureKind::long_press) == 1);
  CHECK(hand.count(GestureKind::tap) == 0);
}

TEST_CASE("More than ten pixels scroll, with the speed at the end") {
  Hand hand;
  hand.send(PointerPhase::down, 50, 50, {.scrollable = true});
  for (int i = 1; i <= 10; ++i) hand.send(PointerPhase::move, 50, 50 + static_cast<float>(i) * 10);
  hand.send(PointerPhase::up, 50, 150);
  CHECK(hand.count(GestureKind::scroll_begin) == 1);
  CHECK(hand.count(GestureKind::tap) == 0);
  REQUIRE(hand.count(GestureKind::scroll_end) == 1);
  CHECK(hand.out.back().delta.y == doctest::Approx(1000));
  float moved = 0;
  for (const Gesture& gesture : hand.out) moved += gesture.kind == GestureKind::scroll_move ? gesture.delta.y : 0;
  CHECK(moved == 100);
}

TEST_CASE("A finger drags after a long press, at once on a handle; a mouse drags at once") {
  Hand slow;
  slow.send(PointerPhase::down, 50, 50, {.draggable = true, .scrollable = true});
  slow.time_ms = 600;
  slow.send(PointerPhase::move, 50, 80);
  slow.send(PointerPhase::up, 50, 90);
  CHECK(slow.count(GestureKind::drag_begin) == 1);
  CHECK(slow.count(GestureKind::drag_end) == 1);
  CHECK(slow.count(GestureKind::long_press) == 0);

  Hand handle;
  handle.send(PointerPhase::down, 50, 50, {.draggable = true, .handle = true, .scrollable = true});
  handle.send(PointerPhase::move, 50, 80);
  CHECK(handle.count(GestureKind::drag_begin) == 1);

  Hand mouse;
  mouse.kind = ui::PointerKind::mouse;
  mouse.send(PointerPhase::down, 50, 50, {.draggable = true});
  mouse.send(PointerPhase::move, 52, 52);
  CHECK(mouse.count(GestureKind::drag_begin) == 0);
  mouse.send(PointerPhase::move, 56, 52);
  CHECK(mouse.count(GestureKind::drag_begin) == 1);
}

TEST_CASE("Two fingers pinch, and neither taps") {
  Hand hand;
  hand.send(PointerPhase::down, 50, 50, {.scrollable = true}, 1);
  hand.send(PointerPhase::down, 150, 50, {}, 2);
  hand.send(PointerPhase::move, 250, 50, {}, 2);
  REQUIRE(hand.count(GestureKind::pinch) == 1);
  CHECK(hand.out.back().factor == doctest::Approx(2));
  hand.send(PointerPhase::up, 250, 50, {}, 2);
  hand.send(PointerPhase::up, 50, 50, {}, 1);
  CHECK(hand.count(GestureKind::tap) == 0);
  CHECK_FALSE(hand.recogniser.busy());
}

TEST_CASE("1,000 random scrolls never tap, press long or drag") {
  uint64_t state = 7;
  const auto random = [&](double range) {
    state = base::mix64(state + 0x9E3779B97F4A7C15u);
    return static_cast<double>(state >> 11) / 9007199254740992.0 * range;
  };
  for (int trace = 0; trace < 1000; ++trace) {
    Hand hand;
    float x = 200;
    float y = 400;
    hand.send(PointerPhase::down, x, y, {.draggable = random(1) < 0.5, .scrollable = true});
    const double angle = random(6.28);
    const int steps = 3 + static_cast<int>(random(20));
    for (int i = 0; i < steps; ++i) {
      // The first movement already leaves the resting place, as a scroll does; the rest wanders.
      const double length = i == 0 ? 11 + random(20) : random(30);
      x += static_cast<float>(std::cos(angle) * length + (i == 0 ? 0 : random(4) - 2));
      y += static_cast<float>(std::sin(angle) * length + (i == 0 ? 0 : random(4) - 2));
      hand.time_ms += random(i == 0 ? 300 : 700);
      hand.send(PointerPhase::move, x, y);
    }
    hand.send(PointerPhase::up, x, y);
    CHECK(hand.count(GestureKind::tap) == 0);
    CHECK(hand.count(GestureKind::long_press) == 0);
    CHECK(hand.count(GestureKind::drag_begin) == 0);
    CHECK(hand.count(GestureKind::scroll_end) == 1);
  }
}

}  // namespace
