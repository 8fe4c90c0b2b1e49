#pragma once
// Who is under the pointer, and what happened to whom. Widgets register where they are (hits) while they draw; events
// are judged against the hits of the last frame, when they arrive, so that a press and its release in one task are a
// click like any other. At most one thing that can change the screen (a click, a key, a drop) is handed out per frame;
// the events behind it wait for the next, and meet what the first one made of the screen.

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "ui/access_node.h"
#include "ui/core/layer_stack.h"
#include "ui/core/scroller.h"
#include "ui/gestures.h"
#include "ui/input.h"
#include "ui/services.h"
#include "ui/widgets/drag.h"
#include "ui/widgets/scroll.h"

namespace ui {

struct Hit {
  WidgetId id = 0;
  Rect rect;  // visible part
  uint16_t layer = 0;
  PressTarget press;
  CursorShape cursor = CursorShape::pointer;
  bool disabled = false;
};

struct ScrollHit {
  WidgetId id = 0;
  Rect rect;
  uint16_t layer = 0;
  Scroller* scroller = nullptr;
  ScrollAxes axes = ScrollAxes::vertical;
  float snap = 0;
};

struct Click {
  WidgetId id = 0;
  Point at;
  uint8_t count = 1;
  uint8_t modifiers = 0;
};

struct PointerDrag {
  WidgetId id = 0;
  DragPhase phase = DragPhase::none;
  Point start;
  Point position;
  uint8_t modifiers = 0;
};

struct AdjustAction {
  WidgetId id = 0;
  int32_t by = 0;
};

class Interaction {
 public:
  // ---- Events in ----
  void push(PointerEvent event) { queue_.emplace_back(event); }
  void push(WheelEvent event) { queue_.emplace_back(event); }
  void push(KeyEvent event) { queue_.emplace_back(event); }
  void push(TextInputEvent event) { queue_.emplace_back(std::move(event)); }
  void push(FileEvent event) { queue_.emplace_back(std::move(event)); }
  void push(NodeAction action, WidgetId node, Point at) { queue_.emplace_back(Action{action, node, at}); }

  // Works through the queue up to the first event that may change the screen.
  void begin_frame(double now_ms, float scale, LayerStack& layers);
  // What was registered becomes what the next events meet.
  void end_frame();
  [[nodiscard]] bool has_queued() const { return queue_head_ < queue_.size(); }
  [[nodiscard]] bool had_events() const { return had_events_; }
  [[nodiscard]] double deadline_ms() const { return gestures_.deadline_ms(); }
  [[nodiscard]] bool scrolling() const { return scrolling_; }

  // ---- Registered by widgets ----
  void add(const Hit& hit) { hits_.push_back(hit); }
  void add(const ScrollHit& hit) { scrolls_.push_back(hit); }
  [[nodiscard]] Hit* last_hit(WidgetId id);
  // Everything inside is seen as one: hidden to the pointer (ghosts).
  [[nodiscard]] std::span<const ScrollHit> scroll_hits() const { return old_scrolls_; }

  // ---- Answers for this frame ----
  [[nodiscard]] WidgetId hovered() const { return hovered_; }
  [[nodiscard]] bool pressed(WidgetId id) const { return pressed_ == id && id != 0 && pressed_inside_; }
  [[nodiscard]] const Click* click(WidgetId id) const { return click_.id == id && id != 0 ? &click_ : nullptr; }
  [[nodiscard]] const Click* context(WidgetId id) const { return context_.id == id && id != 0 ? &context_ : nullptr; }
  // A press in this frame that hit neither of the two (nor anything inside the layer `layer`).
  [[nodiscard]] bool clicked_elsewhere(WidgetId widget, WidgetId layer) const;
  [[nodiscard]] const PointerDrag& drag() const { return drag_; }
  void cancel_drag();
  [[nodiscard]] Point pointer() const { return pointer_; }
  [[nodiscard]] bool touch() const { return touch_; }
  [[nodiscard]] CursorShape cursor() const { return cursor_; }
  [[nodiscard]] std::span<const TextInputEvent> texts() const { return texts_; }
  [[nodiscard]] std::span<const FileEvent> files() const { return files_; }
  [[nodiscard]] const AdjustAction& adjust() const { return adjust_; }

  // The key of this frame, until somebody takes it.
  [[nodiscard]] const KeyEvent* key() const { return key_ && !key_taken_ ? &*key_ : nullptr; }
  void take_key() { key_taken_ = true; }

  // Focus as the DOM (or the test) says it.
  [[nodiscard]] std::optional<WidgetId> take_focus_change();
  [[nodiscard]] bool focus_visible() const { return focus_visible_; }

  // The topmost enabled hit at a point (of the last frame).
  [[nodiscard]] const Hit* hit_at(Point at) const;

 private:
  struct Action {
    NodeAction action = NodeAction::activate;
    WidgetId node = 0;
    Point at;
  };
  using Event = std::variant<PointerEvent, WheelEvent, KeyEvent, TextInputEvent, FileEvent, Action>;

  // Each answers whether the rest of the queue must wait.
  bool take(const PointerEvent& event);
  bool take(const WheelEvent& event);
  bool take(const KeyEvent& event);
  bool take(TextInputEvent& event);
  bool take(FileEvent& event);
  bool take(const Action& action);
  bool take(const Gesture& gesture);
  bool run_gestures();
  bool press_outside(Point at);
  [[nodiscard]] const ScrollHit* scroll_at(Point at, Point direction) const;
  [[nodiscard]] bool stop_scrolling_at(Point at);
  void find_hover();

  std::vector<Event> queue_;
  size_t queue_head_ = 0;
  GestureRecogniser gestures_;
  std::vector<Gesture> gesture_queue_;
  std::vector<Hit> hits_, old_hits_;
  std::vector<ScrollHit> scrolls_, old_scrolls_;
  LayerStack* layers_ = nullptr;
  double now_ms_ = 0;
  float scale_ = 1;
  bool had_events_ = false;
  bool scrolling_ = false;

  Point pointer_{-1e6F, -1e6F};
  bool touch_ = false;
  bool swallow_press_ = false;
  WidgetId hovered_ = 0;
  CursorShape cursor_ = CursorShape::arrow;
  WidgetId pressed_ = 0;
  bool pressed_inside_ = false;
  bool pressed_now_ = false;  // a press began in this frame
  Click click_;
  Click context_;
  PointerDrag drag_;
  AdjustAction adjust_;
  WidgetId scrolled_ = 0;  // by finger
  std::optional<KeyEvent> key_;
  bool key_taken_ = false;
  std::vector<TextInputEvent> texts_;
  std::vector<FileEvent> files_;
  std::optional<WidgetId> focus_change_;
  bool focus_visible_ = false;
};

}  // namespace ui
