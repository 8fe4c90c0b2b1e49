// See scroller.h.

#include "ui/core/scroller.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {
constexpr float kTimeConstantMs = 325;
constexpr float kRubber = 0.55F;
constexpr float kReturnMs = 90;
constexpr float kSnapMs = 110;
constexpr float kStopPxPerSecond = 4;

// Grows ever slower, never reaching `view`.
float rubber(float over, float view) { return (1 - 1 / (over * kRubber / view + 1)) * view; }
}  // namespace

void ScrollAxis::set_range(float maximum, float view) {
  maximum_ = std::max(maximum, 0.0F);
  view_ = std::max(view, 1.0F);
  if (!held_ && !moving_) offset_ = std::clamp(offset_, 0.0F, maximum_);
}

void ScrollAxis::drag(float delta) {
  held_ = true;
  moving_ = false;
  offset_ += delta;
}

void ScrollAxis::release(float velocity, float scale, float snap) {
  held_ = false;
  scale_ = scale;
  velocity_ = velocity;
  moving_ = true;
  snap_to_ = -1;
  if (snap > 0) {
    const float rest = offset_ + velocity * kTimeConstantMs / 1000;
    snap_to_ = std::clamp(std::round(rest / snap) * snap, 0.0F, maximum_);
  }
}

void ScrollAxis::move(float delta) { set(offset_ + delta); }

void ScrollAxis::set(float offset) {
  stop();
  offset_ = std::clamp(offset, 0.0F, maximum_);
}

void ScrollAxis::stop() {
  held_ = moving_ = false;
  velocity_ = 0;
  offset_ = std::clamp(offset_, 0.0F, maximum_);
}

bool ScrollAxis::step(float elapsed_ms) {
  if (!moving_) return false;
  const float outside = offset_ < 0 ? offset_ : std::max(offset_ - maximum_, 0.0F);
  if (snap_to_ >= 0) {
    offset_ += (snap_to_ - offset_) * (1 - std::exp(-elapsed_ms / kSnapMs));
    if (std::abs(snap_to_ - offset_) < 0.5F) {
      offset_ = snap_to_;
      moving_ = false;
    }
  } else if (outside != 0) {
    velocity_ = 0;
    offset_ -= outside * (1 - std::exp(-elapsed_ms / kReturnMs));
    if (std::abs(outside) < 0.5F) stop();
  } else {
    const float decay = std::exp(-elapsed_ms / kTimeConstantMs);
    offset_ += velocity_ * (kTimeConstantMs / 1000) * (1 - decay);
    velocity_ *= decay;
    const bool at_end = offset_ <= 0 || offset_ >= maximum_;
    if (std::abs(velocity_) < kStopPxPerSecond * scale_ && !at_end) moving_ = false;
    if (at_end) offset_ = std::clamp(offset_, -view_ * 0.1F, maximum_ + view_ * 0.1F);
    if (std::abs(velocity_) < kStopPxPerSecond * scale_ && at_end) stop();
  }
  return moving_;
}

float ScrollAxis::shown() const {
  if (offset_ < 0) return -std::round(rubber(-offset_, view_));
  if (offset_ > maximum_) return std::round(maximum_ + rubber(offset_ - maximum_, view_));
  return std::round(offset_);
}

bool ScrollAxis::can_move(float direction) const { return direction < 0 ? offset_ > 0.5F : offset_ < maximum_ - 0.5F; }

}  // namespace ui
