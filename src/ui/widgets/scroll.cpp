// See scroll.h. The offset lives in a Scroller, which the pointer moves between frames (core/interaction_scroll.cpp).

#include "ui/widgets/scroll.h"

#include <imgui.h>

#include <cmath>

#include "ui/core/hash_id.h"
#include "ui/core/parts.h"

namespace ui {

namespace {

struct ScrollState {
  Scroller scroller;
  float content_width = 0;
  float content_height = 0;
  float padding = 0;
  bool measured = false;  // told by the view in this frame
  bool measured_width = false;
  std::optional<Rect> reveal;
  std::optional<Point> target;  // waits for the next frame: what is drawn first has no height yet to scroll in
  double moved_ms = -1e9;
  Point last;
};

// A thin bar that shows while something moves or the pointer is near.
void scrollbar(Context& ctx, const Rect& view, ScrollAxis& axis, bool vertical, WidgetId id, double moved_ms) {
  const float length = vertical ? view.height : view.width;
  const float content = length + axis.maximum();
  if (axis.maximum() <= 0 || length < ctx.px(40)) return;
  const float thickness = ctx.px(10);
  const Rect track = vertical ? Rect{view.right() - thickness, view.y, thickness, view.height}
                              : Rect{view.x, view.bottom() - thickness, view.width, thickness};
  ContextParts& parts = ctx.parts();
  add_hit(ctx, id, track, CursorShape::arrow, false);
  const DragArea drag = drag_area(ctx, {.id = id, .rect = track}, {.handle = true});
  const float thumb = std::max(length * length / content, ctx.px(28));
  const float travel = length - thumb;
  struct Grip {
    float offset = 0;
  };
  Grip& grip = ctx.state<Grip>(id, Keep::while_shown);
  if (drag.phase == DragPhase::started) grip.offset = axis.shown();
  if (drag.active() && travel > 0) {
    const float moved = vertical ? drag.position.y - drag.start.y : drag.position.x - drag.start.x;
    axis.set(grip.offset + moved * axis.maximum() / travel);
  }
  if (const Click* click = parts.interaction.click(id)) {
    // A press beside the thumb goes one page that way.
    const float at = (vertical ? click->at.y - track.y : click->at.x - track.x) - thumb * 0.5F;
    axis.move(at * axis.maximum() / std::max(travel, 1.0F) > axis.shown() ? length * 0.9F : -length * 0.9F);
  }
  const bool near = parts.interaction.hovered() == id || drag.active();
  const bool recent = ctx.now_ms() - moved_ms < 900;
  if (recent && !near) ctx.wake_in(900 - (ctx.now_ms() - moved_ms) + 1);
  const bool shown =
      near || recent ||
      (!ctx.coarse_pointer() && view.contains(parts.interaction.pointer().x, parts.interaction.pointer().y));
  const float strength = ctx.tween(hash_id(id, "strength"), near ? 1.0F : shown ? 0.6F : 0.0F);
  if (strength <= 0.01F) return;
  const float offset = std::clamp(axis.shown() / axis.maximum(), 0.0F, 1.0F) * travel;
  const float width = ctx.px(near ? 8 : 6);
  const float edge = ctx.px(2);
  const Rect bar = vertical ? Rect{track.right() - width - edge, track.y + offset + edge, width, thumb - 2 * edge}
                            : Rect{track.x + offset + edge, track.bottom() - width - edge, thumb - 2 * edge, width};
  fill_rect(ctx, bar, with_alpha(ctx.palette().text_3, 0.55F * strength), 4);
}

void reveal_in(ScrollAxis& axis, float start, float end, float length) {
  if (start < axis.shown()) {
    axis.set(start);
  } else if (end > axis.shown() + length) {
    axis.set(std::min(end - length, start));
  }
}

}  // namespace

ScrollArea::ScrollArea(Context& ctx, const Rect& rect, const ScrollDesc& desc) : ctx_(ctx), visible_(rect) {
  ContextParts& parts = ctx.parts();
  id_ = ctx.id(desc.id.empty() ? std::string_view("scroll") : desc.id);
  ScrollState& state = ctx.state<ScrollState>(id_);
  const bool x = desc.axes != ScrollAxes::vertical;
  const bool y = desc.axes != ScrollAxes::horizontal;
  state.padding = ctx.px(desc.padding_css);
  state.scroller.x.set_range(x ? state.content_width - rect.width : 0, rect.width);
  state.scroller.y.set_range(y ? state.content_height - rect.height : 0, rect.height);
  if (state.target) {
    state.scroller.x.set(state.target->x);
    state.scroller.y.set(state.target->y);
    state.target.reset();
  }
  if (state.reveal) {
    reveal_in(state.scroller.x, state.reveal->x, state.reveal->right(), rect.width);
    reveal_in(state.scroller.y, state.reveal->y, state.reveal->bottom(), rect.height);
    state.reveal.reset();
  }
  offset_ = {state.scroller.x.shown(), state.scroller.y.shown()};
  if (offset_.x != state.last.x || offset_.y != state.last.y) state.moved_ms = ctx.now_ms();
  state.last = offset_;
  content_ = {rect.x - offset_.x, rect.y - offset_.y, x ? std::max(state.content_width, rect.width) : rect.width,
              y ? std::max(state.content_height, rect.height) : rect.height};
  state.measured = state.measured_width = false;

  const Rect seen = rect.intersected(parts.clip());
  parts.interaction.add(ScrollHit{.id = id_,
                                  .rect = seen,
                                  .layer = parts.layer_index(),
                                  .scroller = &state.scroller,
                                  .axes = desc.axes,
                                  .snap = ctx.px(desc.snap_css)});
  const bool scrolls = state.scroller.x.maximum() > 0 || state.scroller.y.maximum() > 0;
  uint32_t flags = node_state::kScrollable;
  if (!desc.label.empty() && scrolls) flags |= node_state::kFocusable | node_state::kTabStop;
  add_node(ctx, rect,
           {.id = id_, .role = desc.label.empty() ? Role::none : Role::group, .name = desc.label, .state = flags});
  parts.tree.push_parent(id_);
  parts.extents.push_back({content_.x, content_.y});
  parts.clips.push_back(seen);
  parts.list->PushClipRect({seen.x, seen.y}, {seen.right(), seen.bottom()}, true);
}

ScrollArea::~ScrollArea() {
  ContextParts& parts = ctx_.parts();
  ScrollState& state = ctx_.state<ScrollState>(id_);
  const Point lowest = parts.extents.back();
  parts.extents.pop_back();
  const float width = state.measured_width ? state.content_width : lowest.x - content_.x + state.padding;
  const float height = state.measured ? state.content_height : lowest.y - content_.y + state.padding;
  if (width != state.content_width || height != state.content_height) ctx_.wake_in(0);
  state.content_width = width;
  state.content_height = height;
  parts.tree.pop_parent();
  parts.clips.pop_back();
  parts.list->PopClipRect();
  extend_content(ctx_, visible_);
  scrollbar(ctx_, visible_, state.scroller.y, true, hash_id(id_, "bar_y"), state.moved_ms);
  scrollbar(ctx_, visible_, state.scroller.x, false, hash_id(id_, "bar_x"), state.moved_ms);
}

float ScrollArea::drawn_height() const {
  const ContextParts& parts = ctx_.parts();
  return parts.extents.back().y - content_.y;
}

void ScrollArea::set_content_height(float height_px) {
  ScrollState& state = ctx_.state<ScrollState>(id_);
  const float height = height_px + state.padding;
  if (height != state.content_height) ctx_.wake_in(0);
  state.content_height = height;
  state.measured = true;
}

void ScrollArea::set_content_width(float width_px) {
  ScrollState& state = ctx_.state<ScrollState>(id_);
  const float width = width_px + state.padding;
  if (width != state.content_width) ctx_.wake_in(0);
  state.content_width = width;
  state.measured_width = true;
}

void ScrollArea::reveal(const Rect& rect) {
  ctx_.state<ScrollState>(id_).reveal = rect.moved(-content_.x, -content_.y);
  ctx_.wake_in(0);
}

void ScrollArea::scroll_to(float x_px, float y_px) {
  ctx_.state<ScrollState>(id_).target = Point{x_px, y_px};
  ctx_.wake_in(0);
}

}  // namespace ui
