// See drag.h. The state lives in the Context; this file is the one place where it changes.

#include "ui/widgets/drag.h"

#include "ui/core/hash_id.h"
#include "ui/core/parts.h"
#include "ui/locale.h"

namespace ui {

namespace {

void say(Context& ctx, Key key, std::string_view item, std::string_view place) {
  ctx.announce(tr(ctx, key, {{"item", item}, {"place", place}}), Urgency::assertive);
}

void begin(Context& ctx, const Response& item, const DragSourceDesc& desc, bool by_keyboard) {
  DragState& drag = ctx.parts().drag;
  drag.active = true;
  drag.by_keyboard = by_keyboard;
  drag.kind = desc.kind;
  drag.item = desc.item;
  drag.from = desc.target;
  drag.source = item.id;
  drag.label.assign(desc.label);
  drag.rect = item.rect;
  drag.chosen.reset();
  drag.from_label.assign(desc.place);
  for (const DragState::Target& target : drag.old_targets) {
    if (target.target == desc.target && drag.from_label.empty()) drag.from_label = target.label;
  }
}

void drop(Context& ctx, const DragState::Target& target) {
  DragState& drag = ctx.parts().drag;
  drag.active = false;
  if (target.target == drag.from && target.index < 0) {
    ctx.announce(tr(ctx, Key::ui_drag_returned, {{"item", std::string_view(drag.label)}}), Urgency::assertive);
    return;
  }
  drag.dropped = Drop{drag.item, target.target, target.index};
  say(ctx, Key::ui_drag_dropped, drag.label, target.label);
}

void put_back(Context& ctx) {
  DragState& drag = ctx.parts().drag;
  drag.active = false;
  ctx.announce(tr(ctx, Key::ui_drag_returned, {{"item", std::string_view(drag.label)}}), Urgency::assertive);
}

// The one under the pointer, the last registered first; -1 when there is none.
int32_t target_under(const DragState& drag, Point at) {
  for (size_t i = drag.old_targets.size(); i-- > 0;) {
    if (drag.old_targets[i].rect.contains(at.x, at.y)) return static_cast<int32_t>(i);
  }
  return -1;
}

bool overlap(float start, float end, float other_start, float other_end) {
  return start < other_end && other_start < end;
}

// How far `other` lies from `from` in a direction, along it and across it; nothing when it does not lie there.
struct Distance {
  float along = 0;
  float across = 0;
};
std::optional<Distance> distance(const Rect& from, const Rect& other, KeyCode direction) {
  const float x = other.centre().x - from.centre().x;
  const float y = other.centre().y - from.centre().y;
  const bool beside = !overlap(from.x, from.right(), other.x, other.right());
  const bool below = !beside && !overlap(from.y, from.bottom(), other.y, other.bottom());
  switch (direction) {
    case KeyCode::arrow_right: return beside && x > 0 ? std::optional(Distance{x, std::abs(y)}) : std::nullopt;
    case KeyCode::arrow_left: return beside && x < 0 ? std::optional(Distance{-x, std::abs(y)}) : std::nullopt;
    case KeyCode::arrow_down: return below && y > 0 ? std::optional(Distance{y, std::abs(x)}) : std::nullopt;
    case KeyCode::arrow_up: return below && y < 0 ? std::optional(Distance{-y, std::abs(x)}) : std::nullopt;
    default: return std::nullopt;
  }
}

// Targets side by side and one below the other: the nearest that lies that way. Where they only stand in one line, all
// four arrows walk along it.
const DragState::Target* next_target(const DragState& drag, KeyCode direction) {
  const DragState::Target* best = nullptr;
  std::optional<Distance> shortest;
  size_t present = 0;
  bool has_cross = false;
  const KeyCode opposite = direction == KeyCode::arrow_right  ? KeyCode::arrow_left
                           : direction == KeyCode::arrow_left ? KeyCode::arrow_right
                           : direction == KeyCode::arrow_down ? KeyCode::arrow_up
                                                              : KeyCode::arrow_down;
  for (size_t i = 0; i < drag.old_targets.size(); ++i) {
    const DragState::Target& target = drag.old_targets[i];
    if (drag.chosen && target.same_as(*drag.chosen)) present = i;
    if (!drag.chosen) continue;
    has_cross = has_cross || distance(drag.chosen->full, target.full, opposite).has_value();
    const std::optional<Distance> far = distance(drag.chosen->full, target.full, direction);
    if (!far) continue;
    // Columns are compared by whole pixels, so that within one the cell at the same height wins.
    const bool nearer = !shortest || far->along < shortest->along - 1 ||
                        (far->along < shortest->along + 1 && far->across < shortest->across);
    if (!nearer) continue;
    shortest = far;
    best = &target;
  }
  if (best != nullptr || has_cross || drag.old_targets.empty()) return best;
  const bool forward = direction == KeyCode::arrow_right || direction == KeyCode::arrow_down;
  if (forward) return present + 1 < drag.old_targets.size() ? &drag.old_targets[present + 1] : nullptr;
  return present > 0 ? &drag.old_targets[present - 1] : nullptr;
}

void drag_by_keyboard(Context& ctx, WidgetId source) {
  DragState& drag = ctx.parts().drag;
  for (const DragState::Target& target : drag.old_targets) {
    // Also each frame: the chosen one moves while its list scrolls.
    if (drag.chosen ? target.same_as(*drag.chosen) : target.target == drag.from) drag.chosen = target;
  }
  for (const KeyCode key : {KeyCode::arrow_right, KeyCode::arrow_left, KeyCode::arrow_down, KeyCode::arrow_up}) {
    if (!ctx.take_key(source, key)) continue;
    if (const DragState::Target* next = next_target(drag, key)) {
      drag.chosen = *next;
      say(ctx, Key::ui_drag_over, drag.label, drag.chosen->label);
    }
    ctx.wake_in(0);
  }
  if (ctx.take_key(source, KeyCode::escape)) {
    put_back(ctx);
  } else if (ctx.take_key(source, KeyCode::space) || ctx.take_key(source, KeyCode::enter)) {
    if (drag.chosen) {
      drop(ctx, DragState::Target(*drag.chosen));
    } else {
      put_back(ctx);
    }
    ctx.wake_in(0);
  }
}

}  // namespace

DragSource drag_source(Context& ctx, const Response& item, const DragSourceDesc& desc) {
  ContextParts& parts = ctx.parts();
  DragState& drag = parts.drag;
  if (Hit* hit = parts.interaction.last_hit(item.id)) hit->press.draggable = true;
  const PointerDrag& pointer = parts.interaction.drag();
  if (pointer.id == item.id && pointer.phase == DragPhase::started && !drag.active) {
    begin(ctx, item, desc, false);
    drag.grip = {pointer.start.x - item.rect.x, pointer.start.y - item.rect.y};
    say(ctx, Key::ui_drag_picked, drag.label, drag.from_label);
  }
  const bool mine = drag.active && drag.kind == desc.kind && drag.item == desc.item;
  if (item.focused && !drag.active && ctx.take_key(item.id, KeyCode::space)) {
    begin(ctx, item, desc, true);
    say(ctx, Key::ui_drag_picked, drag.label, drag.from_label);
    ctx.wake_in(0);
  } else if (mine && drag.by_keyboard) {
    drag_by_keyboard(ctx, item.id);
  }
  DragSource answer;
  answer.dragged = drag.active && drag.kind == desc.kind && drag.item == desc.item;
  answer.by_keyboard = drag.by_keyboard;
  if (!answer.dragged) return answer;
  if (!drag.by_keyboard) {
    answer.ghost = Rect{std::round(pointer.position.x - drag.grip.x), std::round(pointer.position.y - drag.grip.y),
                        drag.rect.width, drag.rect.height};
  } else if (drag.chosen) {
    const Rect& target = drag.chosen->rect;
    answer.ghost = Rect{target.x + ctx.px(8), target.y + ctx.px(8), drag.rect.width, drag.rect.height};
  }
  return answer;
}

DropTarget drop_target(Context& ctx, const Rect& rect, const DropTargetDesc& desc) {
  ContextParts& parts = ctx.parts();
  DragState& drag = parts.drag;
  drag.targets.push_back({desc.target, desc.index, rect.intersected(parts.clip()), rect, std::string(desc.label)});
  DropTarget answer;
  answer.possible = drag.active && drag.kind == desc.kind;
  if (!answer.possible) return answer;
  if (drag.by_keyboard) {
    answer.over = drag.chosen && drag.chosen->target == desc.target && drag.chosen->index == desc.index;
    return answer;
  }
  const int32_t over = target_under(drag, parts.interaction.drag().position);
  if (over < 0 || over >= static_cast<int32_t>(drag.old_targets.size())) return answer;
  const DragState::Target& target = drag.old_targets[static_cast<size_t>(over)];
  answer.over = target.target == desc.target && target.index == desc.index;
  return answer;
}

std::optional<Drop> take_drop(Context& ctx, uint32_t kind) {
  DragState& drag = ctx.parts().drag;
  if (!drag.dropped || drag.kind != kind) return std::nullopt;
  const Drop dropped = *drag.dropped;
  drag.dropped.reset();
  return dropped;
}

void drop_by_menu(Context& ctx, const DragSourceDesc& source, const DropTargetDesc& target) {
  DragState& drag = ctx.parts().drag;
  drag.kind = source.kind;
  drag.item = source.item;
  drag.from = source.target;
  drag.label.assign(source.label);
  drop(ctx, {target.target, target.index, {}, {}, std::string(target.label)});
  ctx.wake_in(0);
}

// What the pointer did to the drag, once per frame, whether its source is still on the screen or not.
void finish_drag(Context& ctx) {
  ContextParts& parts = ctx.parts();
  DragState& drag = parts.drag;
  if (!drag.active || drag.by_keyboard) return;
  const PointerDrag& pointer = parts.interaction.drag();
  const KeyEvent* key = parts.interaction.key();
  if (key != nullptr && key->code == KeyCode::escape) {
    parts.interaction.take_key();
    parts.interaction.cancel_drag();
    put_back(ctx);
    return;
  }
  if (pointer.phase == DragPhase::dropped) {
    const int32_t over = target_under(drag, pointer.position);
    if (over >= 0) {
      drop(ctx, drag.old_targets[static_cast<size_t>(over)]);
    } else {
      put_back(ctx);
    }
    ctx.wake_in(0);
  } else if (pointer.phase == DragPhase::cancelled || pointer.phase == DragPhase::none) {
    put_back(ctx);
  }
}

GhostScope::GhostScope(Context& ctx) : ctx_(ctx) {
  begin_layer(ctx, hash_id(0, "ghost"), LayerKind::ghost);
  ctx.parts().hits_enabled = false;
}
GhostScope::~GhostScope() {
  ctx_.parts().hits_enabled = true;
  end_layer(ctx_);
}

DragArea drag_area(Context& ctx, const Response& item, const DragAreaDesc& desc) {
  ContextParts& parts = ctx.parts();
  if (Hit* hit = parts.interaction.last_hit(item.id)) {
    hit->press.draggable = true;
    hit->press.handle = desc.handle;
    if (desc.cursor != CursorShape::arrow) hit->cursor = desc.cursor;
  }
  const PointerDrag& pointer = parts.interaction.drag();
  if (pointer.id != item.id) return {};
  const KeyEvent* key = parts.interaction.key();
  if (key != nullptr && key->code == KeyCode::escape && pointer.phase != DragPhase::dropped) {
    parts.interaction.take_key();
    parts.interaction.cancel_drag();
  }
  return {pointer.phase, pointer.start, pointer.position, pointer.modifiers};
}

DragArea drag_handle(Context& ctx, const Rect& rect, std::string_view id, CursorShape cursor) {
  const WidgetId handle = ctx.id(id);
  add_hit(ctx, handle, rect, cursor, false);
  return drag_area(ctx, {.id = handle, .rect = rect}, {.handle = true, .cursor = cursor});
}

}  // namespace ui
