#pragma once
// What widgets and views keep between frames, by id: values of any type (Context::state), numbers on their way
// (Context::tween).

#include <cstdint>
#include <unordered_map>

#include "ui/context.h"

namespace ui {

class StateStore {
 public:
  StateStore() = default;
  ~StateStore();
  StateStore(const StateStore&) = delete;
  StateStore& operator=(const StateStore&) = delete;

  void* slot(WidgetId id, const void* tag, Keep keep, uint32_t frame, void* (*make)(), void (*destroy)(void*));
  // Drops what was kept only while shown and was not asked for in this frame.
  void sweep(uint32_t frame);

 private:
  struct Slot {
    const void* tag = nullptr;
    void* value = nullptr;
    void (*destroy)(void*) = nullptr;
    Keep keep = Keep::always;
    uint32_t frame = 0;
  };
  std::unordered_map<uint64_t, Slot> slots_;
  uint32_t transient_ = 0;  // how many are Keep::while_shown
};

// Where a moving number is at a moment. Pure.
[[nodiscard]] float ease_enter(float progress);  // cubic-bezier(.2, 0, 0, 1)

class Tweens {
 public:
  float value(WidgetId id, float from, float target, double now_ms, float duration_ms, uint32_t frame);
  [[nodiscard]] bool moving() const { return moving_; }
  void begin_frame() { moving_ = false; }
  void sweep(uint32_t frame);

 private:
  struct Tween {
    float from = 0;
    float target = 0;
    double start_ms = 0;
    float duration_ms = 0;
    uint32_t frame = 0;
  };
  std::unordered_map<WidgetId, Tween> tweens_;
  bool moving_ = false;
};

}  // namespace ui
