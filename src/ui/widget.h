#pragma once
// What all widgets have in common: ids, the answer they give, and the pieces for making a new one.

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>

#include "ui/access_node.h"
#include "ui/layout.h"
#include "ui/services.h"

namespace ui {

class Context;

// A hash over the path of scopes (Context::push_id) and the widget's own id or label; 0 is none.
using WidgetId = uint32_t;

// What a widget tells its view about this frame.
struct Response {
  WidgetId id = 0;
  Rect rect;
  bool clicked = false;  // pressed and released, Enter or Space, or activated by assistive technology
  bool double_clicked = false;
  bool hovered = false;  // by a mouse or pen; never by touch
  bool pressed = false;
  bool focused = false;       // has the keyboard focus
  bool context_menu = false;  // secondary press, long press or the menu key
  Point pointer;              // where it was clicked or asked for its menu
  uint8_t modifiers = 0;      // held at the click (ui/input.h)
  explicit operator bool() const { return clicked; }
};

// A callback that lives as long as the call it is given to: no copy, no heap.
template <typename Signature>
class FunctionRef;
template <typename Return, typename... Arguments>
class FunctionRef<Return(Arguments...)> {
 public:
  FunctionRef() = default;
  template <typename Callable>
  requires(!std::is_same_v<std::remove_cvref_t<Callable>, FunctionRef>) FunctionRef(Callable&& callable)
      : object_(const_cast<void*>(static_cast<const void*>(&callable))),
        call_([](void* object, Arguments... arguments) -> Return {
          return (*static_cast<std::remove_reference_t<Callable>*>(object))(std::forward<Arguments>(arguments)...);
        }) {}
  Return operator()(Arguments... arguments) const { return call_(object_, std::forward<Arguments>(arguments)...); }
  explicit operator bool() const { return call_ != nullptr; }

 private:
  void* object_ = nullptr;
  Return (*call_)(void*, Arguments...) = nullptr;
};

// A node of the accessibility tree. `id` 0: made from the parent and the order (static texts).
struct NodeDesc {
  WidgetId id = 0;
  Role role = Role::group;
  std::string_view name;
  std::string_view value;
  std::string_view description;
  std::string_view href;
  std::string_view keys;  // aria-keyshortcuts, "Control+K"
  uint32_t state = 0;     // node_state bits; focus is added by itself
  uint8_t level = 0;
  int32_t set_size = 0;
  int32_t position = 0;  // from 1
  int32_t column = 0;
  float value_now = 0;
  float value_max = 0;
  WidgetId active_descendant = 0;
  WidgetId controls = 0;
};

// Adds a node without interaction; returns its id.
WidgetId node(Context& ctx, const Rect& rect, const NodeDesc& desc);

// What lies inside becomes its child in the tree:
//   NodeScope list{ctx, rect, {.role = Role::list, .name = tr(ctx, Key::tasks_list)}};
//   for (…) { NodeScope item{ctx, row, {.role = Role::list_item, .set_size = n, .position = i + 1}}; … }
class [[nodiscard]] NodeScope {
 public:
  NodeScope(Context& ctx, const Rect& rect, const NodeDesc& desc);
  // Children of a node that exists already (of an interact() for example).
  NodeScope(Context& ctx, WidgetId parent);
  ~NodeScope();
  NodeScope(const NodeScope&) = delete;
  NodeScope& operator=(const NodeScope&) = delete;
  [[nodiscard]] WidgetId id() const { return id_; }

 private:
  Context& ctx_;
  WidgetId id_ = 0;
};

// Ids inside get this prefix; needed around everything that is drawn in a loop.
//   for (const Task& task : tasks) { IdScope scope{ctx, task.id.value.low}; checkbox(ctx, …); }
class [[nodiscard]] IdScope {
 public:
  IdScope(Context& ctx, std::string_view name);
  IdScope(Context& ctx, uint64_t number);
  ~IdScope();
  IdScope(const IdScope&) = delete;
  IdScope& operator=(const IdScope&) = delete;

 private:
  Context& ctx_;
};

// An area of a view's own that can be clicked: a card, an appointment, a row. Draw into the rectangle after the call
// with ui/paint.h; put inner widgets into `NodeScope{ctx, response.id}`.
//   Response card = interact(ctx, rect, {.id = "card", .role = Role::button, .name = deal.name, .href = route});
//   paint_card(ctx, rect, card.hovered);
struct InteractDesc {
  std::string_view id;
  WidgetId exact_id = 0;  // instead of id, when the id was computed before
  Role role = Role::button;
  std::string_view name;
  std::string_view value;
  std::string_view description;
  std::string_view href;
  std::string_view keys;
  uint32_t state = 0;  // further node_state bits
  int32_t set_size = 0;
  int32_t position = 0;
  int32_t column = 0;
  uint8_t level = 0;
  bool disabled = false;
  bool tab_stop = true;  // reached by Tab; false for the other members of a composite
  bool focusable = true;
  CursorShape cursor = CursorShape::pointer;
  std::string_view tooltip;
};
Response interact(Context& ctx, const Rect& rect, const InteractDesc& desc);

// The 2 px focus ring around a control, drawn only for keyboard focus.
void focus_ring(Context& ctx, const Response& response, float radius_css);

}  // namespace ui
