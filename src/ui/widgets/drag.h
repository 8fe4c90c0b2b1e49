#pragma once
// Moving things: one state machine for the pointer, the keyboard (Space picks up, arrows choose, Space drops, Escape
// puts back) and the "Move to…" menu, with the same result and the same announcements.
//
//   for each column: { … for each card:
//        Response card = interact(ctx, rect, {.id = "card", .name = deal.name, .state = node_state::kDraggable});
//        DragSource source = drag_source(ctx, card, {.kind = kDealDrag, .item = deal.key, .label = deal.name});
//        if (source.dragged) … draw it paler in its place; when source.ghost is set, draw the card there above all
//      drop_target(ctx, column_rect, {.kind = kDealDrag, .target = stage.key, .label = stage.name}) }
//   if (auto drop = take_drop(ctx, kDealDrag)) commands.move(drop->item, drop->target, drop->index);
//
// Free dragging (calendar: create, move, stretch) reads the pointer with drag_area().

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "ui/paint.h"

namespace ui {

struct DragSourceDesc {
  uint32_t kind = 0;  // of things: only targets of the same kind take it
  uint64_t item = 0;
  std::string_view label;  // for the announcements
  uint64_t target = 0;     // where it is now
  std::string_view place;  // the same in words (default: the label of that target)
};
struct DragSource {
  bool dragged = false;  // this one is on its way
  bool by_keyboard = false;
  std::optional<Rect> ghost;  // where its picture follows the pointer
};
DragSource drag_source(Context& ctx, const Response& item, const DragSourceDesc& desc);

struct DropTargetDesc {
  uint32_t kind = 0;
  uint64_t target = 0;
  std::string_view label;
  int32_t index = -1;  // place inside the target, when that matters
};
struct DropTarget {
  bool possible = false;  // something of this kind is on its way
  bool over = false;      // and is above this one
};
DropTarget drop_target(Context& ctx, const Rect& rect, const DropTargetDesc& desc);

struct Drop {
  uint64_t item = 0;
  uint64_t target = 0;
  int32_t index = -1;
};
// What was dropped in this frame. Something dropped where it came from is not told.
[[nodiscard]] std::optional<Drop> take_drop(Context& ctx, uint32_t kind);
// The same from a menu: announces and is taken like any other.
void drop_by_menu(Context& ctx, const DragSourceDesc& source, const DropTargetDesc& target);
// Draw the ghost of drag_source inside this scope: it lies above everything and cannot be clicked.
class [[nodiscard]] GhostScope {
 public:
  explicit GhostScope(Context& ctx);
  ~GhostScope();
  GhostScope(const GhostScope&) = delete;
  GhostScope& operator=(const GhostScope&) = delete;

 private:
  Context& ctx_;
};

// Pointer dragging as it is: from the press (touch: after a long press, or at once on a handle) to the release.
enum class DragPhase : uint8_t { none, started, moved, dropped, cancelled };
struct DragArea {
  DragPhase phase = DragPhase::none;
  Point start;
  Point position;
  uint8_t modifiers = 0;
  [[nodiscard]] bool active() const { return phase == DragPhase::started || phase == DragPhase::moved; }
};
struct DragAreaDesc {
  bool handle = false;  // touch: drags at once instead of scrolling
  CursorShape cursor = CursorShape::arrow;
};
// For an interact() of this frame.
DragArea drag_area(Context& ctx, const Response& item, const DragAreaDesc& desc = {});
// A thin edge that is only dragged (the end of an appointment); keyboard users have the form.
DragArea drag_handle(Context& ctx, const Rect& rect, std::string_view id, CursorShape cursor);

}  // namespace ui
