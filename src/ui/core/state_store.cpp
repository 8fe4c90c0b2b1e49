// See state_store.h.

#include "ui/core/state_store.h"

#include <cmath>

#include "base/hash.h"

namespace ui {

namespace {
// Numbers that nobody asked for in so many frames begin anew when they are seen again.
constexpr uint32_t kForgetFrames = 120;
}  // namespace

StateStore::~StateStore() {
  for (auto& [key, slot] : slots_) slot.destroy(slot.value);
}

void* StateStore::slot(WidgetId id, const void* tag, Keep keep, uint32_t frame, void* (*make)(),
                       void (*destroy)(void*)) {
  const uint64_t key = base::combine_hash(id, reinterpret_cast<uintptr_t>(tag));
  Slot& slot = slots_[key];
  if (slot.value == nullptr) {
    slot = {tag, make(), destroy, keep, frame};
    if (keep == Keep::while_shown) ++transient_;
  }
  slot.frame = frame;
  return slot.value;
}

void StateStore::sweep(uint32_t frame) {
  if (transient_ == 0) return;
  for (auto at = slots_.begin(); at != slots_.end();) {
    if (at->second.keep == Keep::while_shown && at->second.frame != frame) {
      at->second.destroy(at->second.value);
      at = slots_.erase(at);
      --transient_;
    } else {
      ++at;
    }
  }
}

float ease_enter(float progress) {
  if (progress <= 0) return 0;
  if (progress >= 1) return 1;
  // The curve's x is solved for its parameter by bisection: 12 steps are exact to less than a thousandth.
  const auto bezier = [](float t, float first, float second) {
    const float rest = 1 - t;
    return 3 * rest * rest * t * first + 3 * rest * t * t * second + t * t * t;
  };
  float low = 0;
  float high = 1;
  for (int step = 0; step < 12; ++step) {
    const float middle = (low + high) * 0.5F;
    (bezier(middle, 0.2F, 0.0F) < progress ? low : high) = middle;
  }
  return bezier(low, 0.0F, 1.0F);
}

float Tweens::value(WidgetId id, float from, float target, double now_ms, float duration_ms, uint32_t frame) {
  const auto [at, is_new] = tweens_.try_emplace(id);
  Tween& tween = at->second;
  if (is_new || frame - tween.frame > kForgetFrames) {
    tween = {from, target, now_ms, duration_ms, frame};
  }
  const auto position = [&] {
    if (tween.duration_ms <= 0) return tween.target;
    const auto progress = static_cast<float>((now_ms - tween.start_ms) / tween.duration_ms);
    return tween.from + (tween.target - tween.from) * ease_enter(progress);
  };
  if (tween.target != target) tween = {position(), target, now_ms, duration_ms, frame};
  tween.frame = frame;
  const float now = position();
  if (now != tween.target && now_ms < tween.start_ms + tween.duration_ms) {
    moving_ = true;
    return now;
  }
  tween.from = tween.target;
  return tween.target;
}

void Tweens::sweep(uint32_t frame) {
  if (frame % kForgetFrames != 0) return;
  for (auto at = tweens_.begin(); at != tweens_.end();) {
    at = frame - at->second.frame > kForgetFrames ? tweens_.erase(at) : std::next(at);
  }
}

}  // namespace ui
