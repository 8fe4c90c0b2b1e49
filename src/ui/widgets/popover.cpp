// Popovers and menus; see layers.h. They open under their anchor, above it when there is more room, and on phones come
// as a sheet from below.

#include "ui/core/hash_id.h"
#include "ui/core/parts.h"
#include "ui/widgets/layers.h"
#include "ui/widgets/popup.h"

namespace ui {

namespace {

struct PopoverState {
  float height = 0;
  bool measured = false;
};

}  // namespace

Rect popup_rect(Context& ctx, const Rect& anchor, float width, float height, Align align) {
  const Rect window = ctx.window().inset(ctx.px(8));
  const float gap = ctx.px(4);
  const float below = window.bottom() - anchor.bottom() - gap;
  const float above = anchor.y - gap - window.y;
  const bool under = height <= below || below >= above;
  const float fitted = std::min(height, std::max(under ? below : above, ctx.px(80)));
  float x = anchor.x;
  if (align == Align::end) x = anchor.right() - width;
  if (align == Align::centre) x = anchor.centre().x - width * 0.5F;
  x = std::clamp(std::round(x), window.x, std::max(window.right() - width, window.x));
  return {x, std::round(under ? anchor.bottom() + gap : anchor.y - gap - fitted), width, fitted};
}

Popover::Popover(Context& ctx, const PopoverDesc& desc, bool& open) : ctx_(ctx) {
  if (!open) return;
  ContextParts& parts = ctx.parts();
  id_ = ctx.id(desc.id);
  if (Layer* layer = parts.layers.find(id_); layer != nullptr && layer->dismissed) {
    layer->dismissed = false;
    open = false;
    ctx.wake_in(0);
    return;
  }
  shown_ = true;
  PopoverState& state = ctx.state<PopoverState>(id_, Keep::while_shown);
  begin_layer(ctx, id_, LayerKind::popover);
  const Rect window = ctx.window();
  const float padding = ctx.px(desc.padding_css);
  const float wanted = state.measured ? state.height + padding * 2 : ctx.px(160);
  const bool sheet = ctx.phone();
  Rect rect;
  if (sheet) {
    const float height = std::min(wanted + ctx.px(8), window.height * 0.8F);
    rect = {window.x, std::round(window.bottom() - height), window.width, height};
  } else {
    const float width = std::min(ctx.px(desc.width_css), window.width - ctx.px(16));
    rect = popup_rect(ctx, desc.anchor, width, std::min(wanted, ctx.px(desc.maximum_height_css)), desc.align);
  }
  {
    Layer& layer = current_layer(ctx);
    layer.rect = rect;
    layer.owns_focus = layer.closes_outside = layer.closes_on_escape = true;
    layer.modal = sheet;
  }
  const float appear = state.measured ? ctx.tween_from(hash_id(id_, "appear"), 0, 1) : 0.0F;
  if (sheet) {
    fill_rect(ctx, {0, 0, parts.viewport.width_px, parts.viewport.height_px}, with_alpha(ctx.palette().scrim, appear));
  }
  parts.opacity = appear;
  const Rect drawn = sheet ? rect.with_height(rect.height + ctx.px(radius::kDialog)) : rect;
  paint_surface(
      ctx, drawn,
      {.radius_css = sheet ? radius::kDialog : radius::kCard, .elevation = Elevation::popover, .raised = true});
  add_node(ctx, rect, {.id = id_, .role = Role::dialog, .name = desc.label, .state = sheet ? node_state::kModal : 0});
  parts.tree.push_parent(id_);
  parts.id_path.push_back(id_);
  scroll_.emplace(ctx, rect, ScrollDesc{.id = "body"});
  body_ = scroll_->content().inset(padding);
  body_.height = ctx.px(100000);
}

Popover::~Popover() {
  if (!shown_) return;
  ContextParts& parts = ctx_.parts();
  PopoverState& state = ctx_.state<PopoverState>(id_, Keep::while_shown);
  const float height = ctx_.parts().extents.back().y - body_.y;
  if (height != state.height || !state.measured) ctx_.wake_in(0);
  state.height = height;
  state.measured = true;
  scroll_->set_content_height(height + (body_.y - scroll_->content().y) * 2);
  scroll_.reset();
  parts.id_path.pop_back();
  parts.tree.pop_parent();
  parts.opacity = 1;
  end_layer(ctx_);
}

}  // namespace ui
