// The pieces every widget is made of; see widget.h and parts.h.

#include "ui/widget.h"

#include <imgui.h>

#include "ui/core/hash_id.h"
#include "ui/core/parts.h"
#include "ui/paint.h"
#include "ui/widgets/tooltip.h"

namespace ui {

WidgetId widget_id(Context& ctx, std::string_view id, std::string_view label) {
  return ctx.id(id.empty() ? label : id);
}

void extend_content(Context& ctx, const Rect& rect) {
  ContextParts& parts = ctx.parts();
  if (parts.extents.empty()) return;
  Point& lowest = parts.extents.back();
  lowest.x = std::max(lowest.x, rect.right());
  lowest.y = std::max(lowest.y, rect.bottom());
}

uint32_t add_node(Context& ctx, const Rect& rect, const NodeDesc& desc) {
  extend_content(ctx, rect);
  return ctx.parts().tree.add(rect, desc, ctx.parts().layer_index());
}

WidgetId node(Context& ctx, const Rect& rect, const NodeDesc& desc) {
  const uint32_t index = add_node(ctx, rect, desc);
  return ctx.parts().tree.at(index).id;
}

NodeScope::NodeScope(Context& ctx, const Rect& rect, const NodeDesc& desc) : ctx_(ctx), id_(node(ctx, rect, desc)) {
  ctx.parts().tree.push_parent(id_);
}
NodeScope::NodeScope(Context& ctx, WidgetId parent) : ctx_(ctx), id_(parent) { ctx.parts().tree.push_parent(parent); }
NodeScope::~NodeScope() { ctx_.parts().tree.pop_parent(); }

IdScope::IdScope(Context& ctx, std::string_view name) : ctx_(ctx) { ctx.push_id(name); }
IdScope::IdScope(Context& ctx, uint64_t number) : ctx_(ctx) { ctx.push_id(number); }
IdScope::~IdScope() { ctx_.pop_id(); }

void add_hit(Context& ctx, WidgetId id, const Rect& rect, CursorShape cursor, bool disabled) {
  ContextParts& parts = ctx.parts();
  const Rect visible = rect.intersected(parts.clip());
  if (visible.empty() || !parts.hits_enabled || !parts.paint_enabled) return;
  parts.interaction.add(
      Hit{.id = id, .rect = visible, .layer = parts.layer_index(), .cursor = cursor, .disabled = disabled});
}

Response respond(Context& ctx, WidgetId id, const Rect& rect, bool disabled) {
  ContextParts& parts = ctx.parts();
  Response response{.id = id, .rect = rect};
  response.focused = parts.focused == id;
  if (disabled) return response;
  const Interaction& interaction = parts.interaction;
  response.hovered = interaction.hovered() == id;
  response.pressed = interaction.pressed(id);
  if (const Click* click = interaction.click(id)) {
    response.clicked = true;
    response.double_clicked = click->count == 2;
    response.pointer = click->at;
    response.modifiers = click->modifiers;
  }
  if (const Click* context = interaction.context(id)) {
    response.context_menu = true;
    response.pointer = context->at;
  }
  return response;
}

Response interact(Context& ctx, const Rect& rect, const InteractDesc& desc) {
  const WidgetId id = desc.exact_id != 0 ? desc.exact_id : widget_id(ctx, desc.id, desc.name);
  Response response = respond(ctx, id, rect, desc.disabled);
  add_hit(ctx, id, rect, desc.cursor, desc.disabled);
  uint32_t state = desc.state;
  if (desc.disabled) {
    state |= node_state::kDisabled;
  } else if (desc.focusable) {
    state |= node_state::kFocusable;
    if (desc.tab_stop) state |= node_state::kTabStop;
  }
  add_node(ctx, rect,
           {.id = id,
            .role = desc.role,
            .name = desc.name,
            .value = desc.value,
            .description = desc.description,
            .href = desc.href,
            .keys = desc.keys,
            .state = state,
            .level = desc.level,
            .set_size = desc.set_size,
            .position = desc.position,
            .column = desc.column});
  if (response.focused && !desc.disabled) {
    // Buttons and links come as activations from the page; the other roles by their keys.
    if (ctx.take_key(id, KeyCode::enter) ||
        ((desc.state & node_state::kDraggable) == 0 && ctx.take_key(id, KeyCode::space))) {
      response.clicked = true;
      response.pointer = rect.centre();
    }
    if (ctx.take_key(id, KeyCode::context_menu)) {
      response.context_menu = true;
      response.pointer = rect.centre();
    }
  }
  if (response.clicked && desc.href.starts_with('#')) ctx.navigate(desc.href);
  if (!desc.tooltip.empty()) tooltip(ctx, response, desc.tooltip);
  return response;
}

void focus_ring(Context& ctx, const Response& response, float radius_css) {
  if (!response.focused || !ctx.focus_visible()) return;
  const float gap = ctx.px(2);
  const float width = ctx.px(2);
  stroke_rect(ctx, response.rect.inset(-gap - width), ctx.palette().accent, radius_css + 4, width);
}

}  // namespace ui
