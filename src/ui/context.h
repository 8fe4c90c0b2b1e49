#pragma once
// The heart of the screen: one Context lives as long as the page. Views use the upper half (layout, tokens, ids, state,
// focus, keys, toasts, time); app and platform use the lower half (frames, events, what to draw and to mirror).
//
// A view is a function called once a frame with its model and a rectangle; it keeps nothing but what it puts into
// state<T>(). Every string a widget gets must live until the call returns; strings made by tr() and ui/format.h live
// until the frame ends.
//
//   void tasks_view(ui::Context& ctx, ui::Rect area, const Model& model) {
//     struct State { std::string filter; };
//     State& state = ctx.state<State>(ctx.id("tasks"));
//     search_field(ctx, area.cut_top(ctx.metrics().control_height), state.filter, {.label = tr(ctx,
//     Key::tasks_filter)}); …
//   }

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/date.h"
#include "ui/access_node.h"
#include "ui/input.h"
#include "ui/layout.h"
#include "ui/services.h"
#include "ui/theme.h"
#include "ui/widget.h"

struct ImDrawData;
struct ImGuiContext;

namespace ui {

enum class Language : uint8_t { english, malay };
enum class ThemeChoice : uint8_t { system, light, dark };
enum class Urgency : uint8_t { polite, assertive };
enum class HistoryMode : uint8_t { push, replace };
enum class Motion : uint8_t { hover, enter, move, sheet };

// How long something of state<T>() lives: kept until the page closes, or dropped when no frame asks for it.
enum class Keep : uint8_t { always, while_shown };

// `character` for letters, `code` for the other keys; kCommand is Control, on a Mac also Command.
//   if (ctx.shortcut({.character = 'k', .command = true})) open_palette();
//   if (ctx.shortcut({.code = KeyCode::escape})) close();
struct Shortcut {
  KeyCode code = KeyCode::none;
  uint32_t character = 0;
  bool command = false;
  bool shift = false;
  bool alt = false;
  bool in_text_fields = false;  // also while somebody types (always so with command)
};

// Message at the bottom of the window. The action answers later, through ctx.toast_action(action_id).
//   ctx.toast({.text = tr(ctx, Key::contacts_deleted), .action = tr(ctx, Key::common_undo), .action_id = kUndoToast});
//   if (ctx.toast_action(kUndoToast)) steps.undo();
struct ToastDesc {
  std::string_view text;
  Accent accent = Accent::neutral;
  std::string_view action;
  uint32_t action_id = 0;
  float duration_ms = 6000;  // longer with an action; never hides while hovered or focused
};

// Pixels that changed in one of the two textures.
struct TextureUpdate {
  PixelFormat format = PixelFormat::coverage;
  int32_t x = 0;
  int32_t y = 0;
  int32_t width = 0;
  int32_t height = 0;
  std::span<const uint8_t> pixels;  // rows without padding, valid until the next frame begins
};

struct AtlasSize {
  int32_t width = 0;
  int32_t height = 0;
};

struct ContextParts;  // the subsystems, for widgets (ui/core/parts.h)

class Context {
 public:
  explicit Context(const Services& services);
  ~Context();
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  // ---- For views: the window ----
  // Without notches and the phone's keyboard.
  [[nodiscard]] Rect window() const;
  [[nodiscard]] Breakpoint breakpoint() const;
  [[nodiscard]] bool phone() const { return breakpoint() == Breakpoint::phone; }
  [[nodiscard]] bool coarse_pointer() const;  // fingers: larger targets
  [[nodiscard]] float scale() const;
  // CSS pixels to whole device pixels (at least 1 for anything above 0).
  [[nodiscard]] float px(float css) const;
  [[nodiscard]] const Metrics& metrics() const;
  [[nodiscard]] const Palette& palette() const;
  [[nodiscard]] bool dark() const;
  [[nodiscard]] const Services& services() const;

  // ---- Ids and state ----
  void push_id(std::string_view name);
  void push_id(uint64_t number);
  void pop_id();
  [[nodiscard]] WidgetId id(std::string_view name) const;
  [[nodiscard]] WidgetId id(uint64_t number) const;

  // One value of type T per id. The reference is good until the frame ends.
  template <typename T>
  [[nodiscard]] T& state(WidgetId id, Keep keep = Keep::always) {
    return *static_cast<T*>(state_slot(
        id, type_tag<T>(), keep, [] { return static_cast<void*>(new T()); },
        [](void* value) { delete static_cast<T*>(value); }));
  }

  // ---- Time ----
  [[nodiscard]] double now_ms() const;  // of this frame, monotonic
  // A number on its way to `target`; asks for frames while it moves. Starts at the target when first seen.
  [[nodiscard]] float tween(WidgetId id, float target, Motion motion = Motion::hover);
  // The same, but begins at `from` when first seen (things that appear).
  [[nodiscard]] float tween_from(WidgetId id, float from, float target, Motion motion = Motion::enter);
  void wake_in(double delay_ms);  // 0: the next frame
  // Long work that goes on between this frame and the next, so that frames and input never wait for it: `some` does
  // about a millisecond and returns true while there is more; it must not draw. When there is no more a frame follows.
  void work_between_frames(std::function<bool()> some);
  [[nodiscard]] bool has_work() const;
  void do_some_work();
  [[nodiscard]] bool reduced_motion() const;
  // The person's day and week start, set by the app each frame; date fields and calendars read them.
  void set_calendar(base::Date today, base::Weekday week_start);
  [[nodiscard]] base::Date today() const;
  [[nodiscard]] base::Weekday week_start() const;

  // ---- Focus and keys ----
  [[nodiscard]] WidgetId focused() const;
  void focus(WidgetId id);                   // moves the keyboard focus, now or when the widget next appears
  [[nodiscard]] bool focus_visible() const;  // the last input was a key
  // True once in the frame of the key. Not under a modal dialog that was not asking.
  [[nodiscard]] bool shortcut(const Shortcut& shortcut);
  // A key for the widget that has the focus; taking it hides it from everybody else.
  [[nodiscard]] bool take_key(WidgetId focused_widget, KeyCode code);

  // ---- Words ----
  void set_language(Language language);
  [[nodiscard]] Language language() const;
  // Read out by screen readers, not shown.
  void announce(std::string_view text, Urgency urgency = Urgency::polite);
  // A message came within the last second: saying something of less weight now would cut it off.
  [[nodiscard]] bool told_just_now() const;
  void toast(const ToastDesc& desc);
  [[nodiscard]] bool toast_action(uint32_t action_id);

  // ---- Routes ----
  void navigate(std::string_view route, HistoryMode mode = HistoryMode::push);
  // The route asked for by a link, by navigate() or by the browser, taken by the app once.
  [[nodiscard]] const std::string* take_navigation();

  // ---- Files dropped on the window or chosen (Files::choose with this number) ----
  [[nodiscard]] std::span<const FileEvent> files() const;
  [[nodiscard]] uint32_t new_file_request();

  void set_theme(ThemeChoice theme);
  [[nodiscard]] ThemeChoice theme() const;

  // ================= For app and platform =================
  // Events in the order they happen; taken by the next frames. A key answers whether the product will use it (the
  // platform then keeps the browser from using it too).
  void push(const PointerEvent& event);
  void push(const WheelEvent& event);
  bool push(const KeyEvent& event);
  void push(TextInputEvent event);
  void push(FileEvent event);
  void push_action(NodeAction action, WidgetId node, float x, float y);
  void set_viewport(const Viewport& viewport);
  void set_preferences(const Preferences& preferences);
  void fonts_changed();

  // Everything between is the frame; end_frame answers in how many milliseconds the next one is wanted: 0 at the next
  // chance, infinity never.
  void begin_frame(double now_ms);
  [[nodiscard]] double end_frame();

  // Of the last finished frame, until the next one ends.
  [[nodiscard]] std::span<const AccessNode> access_nodes() const;
  [[nodiscard]] std::string_view access_strings() const;
  [[nodiscard]] uint32_t access_revision() const;  // unchanged: nothing to mirror
  [[nodiscard]] uint32_t focus_request() const;    // grew: move the DOM focus to the node with kFocused
  [[nodiscard]] const ImDrawData* draw_data() const;
  [[nodiscard]] std::span<const TextureUpdate> texture_updates() const;
  [[nodiscard]] AtlasSize atlas_size(PixelFormat format) const;
  void restore_textures();  // the graphics context was lost: the next frame uploads all
  // Programming errors seen since start; tests want 0.
  [[nodiscard]] uint32_t duplicate_ids() const;
  [[nodiscard]] std::string_view last_duplicate() const;

  // For widgets of this layer.
  [[nodiscard]] ContextParts& parts() { return *parts_; }
  [[nodiscard]] const ContextParts& parts() const { return *parts_; }

 private:
  template <typename T>
  static const void* type_tag() {
    static const char tag = 0;
    return &tag;
  }
  void* state_slot(WidgetId id, const void* tag, Keep keep, void* (*make)(), void (*destroy)(void*));

  std::unique_ptr<ContextParts> parts_;
};

}  // namespace ui
