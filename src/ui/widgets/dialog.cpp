// Dialogs and confirmations; see layers.h. A dialog fits its content: the first frame measures unseen, the second shows
// it. Its buttons are drawn last, so that they are read last, but what they were asked is known before the body is
// drawn, because clicks are judged against the last frame.

#include "ui/core/hash_id.h"
#include "ui/core/parts.h"
#include "ui/locale.h"
#include "ui/text.h"
#include "ui/widgets/layers.h"

namespace ui {

namespace {

struct DialogState {
  float body_height = 0;
  bool measured = false;
};

// Enter in a one-line field, Control+Enter anywhere: the main button.
bool asks_for_primary(Context& ctx, WidgetId id) {
  ContextParts& parts = ctx.parts();
  const KeyEvent* key = parts.interaction.key();
  if (key == nullptr || key->code != KeyCode::enter) return false;
  for (const Layer& layer : parts.layers.all()) {
    if (layer.order > parts.layers.find(id)->order && layer.kind <= LayerKind::popover) return false;
  }
  const AccessNode* focused = parts.tree.published_node(ctx.focused());
  if (focused == nullptr) return false;
  if ((key->modifiers & (modifier::kControl | modifier::kMeta)) != 0) return true;
  const auto role = static_cast<Role>(focused->role);
  const bool one_line = role == Role::text_field && focused->field_kind != static_cast<uint8_t>(FieldKind::search);
  return one_line && key->target == KeyTarget::text_field;
}

}  // namespace

Dialog::Dialog(Context& ctx, const DialogDesc& desc, bool& open) : ctx_(ctx), desc_(desc) {
  if (!open) return;
  ContextParts& parts = ctx.parts();
  id_ = ctx.id(desc.id.empty() ? desc.title : desc.id);
  desc_.primary = parts.arena.copy(desc.primary);
  desc_.secondary = parts.arena.copy(desc.secondary);
  desc_.cancel = parts.arena.copy(
      !desc.cancel.empty() ? desc.cancel : tr(ctx, desc.primary.empty() ? Key::common_close : Key::common_cancel));

  if (Layer* layer = parts.layers.find(id_); layer != nullptr && layer->dismissed) {
    layer->dismissed = false;
    if (!desc.busy) result_ = DialogResult::cancelled;
  }
  const auto pressed = [&](std::string_view name) { return parts.interaction.click(hash_id(id_, name)) != nullptr; };
  if (pressed("cancel") || pressed("close")) result_ = DialogResult::cancelled;
  if (pressed("secondary")) result_ = DialogResult::secondary;
  const bool can = !desc.primary.empty() && !desc.primary_disabled && !desc.busy;
  if (can && (pressed("primary") || (parts.layers.find(id_) != nullptr && asks_for_primary(ctx, id_)))) {
    result_ = DialogResult::primary;
  }
  // Drawn once more all the same: a question that its owner asks because of this ("Discard your changes?") must open
  // above it, and what stays away for a frame comes back on top.
  if (result_ == DialogResult::cancelled) {
    open = false;
    ctx.wake_in(0);
  }
  shown_ = true;
  DialogState& state = ctx.state<DialogState>(id_, Keep::while_shown);
  begin_layer(ctx, id_, LayerKind::dialog);
  const bool sheet = ctx.phone();
  const Rect window = ctx.window();
  const float header = ctx.px(56);
  const float footer = desc.primary.empty() ? 0 : ctx.metrics().control_height + ctx.px(32);
  const float most = window.height - ctx.px(sheet ? 32 : 64);
  const float body_height = state.measured ? state.body_height : ctx.px(120);
  const float height = std::min(header + body_height + (footer > 0 ? footer : ctx.px(20)), most);
  const float appear =
      state.measured ? ctx.tween_from(hash_id(id_, "appear"), 0, 1, sheet ? Motion::sheet : Motion::enter) : 0.0F;
  Rect rect;
  if (sheet) {
    rect = {window.x, window.bottom() - height + std::round((1 - appear) * height), window.width, height};
  } else {
    rect = window.centred(std::min(ctx.px(desc.width_css), window.width - ctx.px(32)), height);
    // A little above the middle is where the eye looks for it.
    rect.y = std::max(window.y + ctx.px(32), std::round(rect.y - window.height * 0.04F + (1 - appear) * ctx.px(8)));
  }
  {
    Layer& layer = current_layer(ctx);
    layer.rect = rect;
    layer.modal = layer.owns_focus = layer.closes_on_escape = true;
    layer.closes_outside = false;
  }
  fill_rect(ctx, {0, 0, parts.viewport.width_px, parts.viewport.height_px}, with_alpha(ctx.palette().scrim, appear));
  parts.opacity = appear;
  const Rect drawn = sheet ? Rect{rect.x, rect.y, rect.width, rect.height + ctx.px(radius::kDialog)} : rect;
  paint_surface(ctx, drawn, {.radius_css = radius::kDialog, .elevation = Elevation::dialog, .raised = true});
  add_node(ctx, rect,
           {.id = id_,
            .role = desc.alert ? Role::alert_dialog : Role::dialog,
            .name = desc.title,
            .state = node_state::kModal});
  parts.tree.push_parent(id_);
  parts.id_path.push_back(id_);

  const float side = ctx.px(sheet ? 16 : 24);
  Rect rest = rect;
  Rect title = rest.cut_top(header).inset(side, 0);
  const Rect close = title.cut_right(ctx.metrics().control_small);
  heading(ctx, title, desc.title, {.level = 2, .style = TextStyle::title});
  footer_ = footer > 0 ? rest.cut_bottom(footer) : Rect{};
  if (footer <= 0) rest.cut_bottom(ctx.px(20));
  // The cross is left out where there is a Cancel; Close alone stands at the top.
  if (desc.primary.empty()) {
    const IconButtonDesc cross{.icon = Icon::close, .label = desc_.cancel, .id = "close"};
    icon_button(ctx, close, cross);
  }
  // Room around the body for focus rings, which the scroll area would cut off.
  const float ring = ctx.px(6);
  scroll_.emplace(ctx, rest.inset(side - ring, 0), ScrollDesc{.id = "body"});
  body_ = scroll_->content().inset(ring, 0);
  body_.y += ctx.px(4);
  body_.height = ctx.px(100000);
}

void Dialog::draw_footer() {
  if (footer_.empty()) return;
  Context& ctx = ctx_;
  const bool sheet = ctx.phone();
  Rect row = footer_.inset(ctx.px(sheet ? 16 : 24), ctx.px(16));
  const ButtonDesc cancel{.label = desc_.cancel, .id = "cancel", .disabled = desc_.busy};
  const ButtonDesc primary{.label = desc_.primary,
                           .id = "primary",
                           .kind = desc_.primary_kind,
                           .disabled = desc_.primary_disabled,
                           .busy = desc_.busy};
  const ButtonDesc secondary{.label = desc_.secondary, .id = "secondary", .kind = ButtonKind::ghost};
  if (!desc_.secondary.empty()) button(ctx, row.cut_left(button_width(ctx, secondary)), secondary);
  const float minimum = ctx.px(88);
  const Rect primary_place = row.cut_right(std::max(button_width(ctx, primary), minimum));
  row.cut_right(ctx.px(8));
  button(ctx, row.cut_right(std::max(button_width(ctx, cancel), minimum)), cancel);
  button(ctx, primary_place, primary);
}

DialogResult Dialog::result() const {
  if (result_ != DialogResult::primary) return result_;
  const Layer* layer = ctx_.parts().layers.find(id_);
  if (layer == nullptr || layer->unreadable == 0) return result_;
  ctx_.focus(layer->unreadable);
  return DialogResult::none;
}

Dialog::~Dialog() {
  if (!shown_) return;
  ContextParts& parts = ctx_.parts();
  DialogState& state = ctx_.state<DialogState>(id_, Keep::while_shown);
  const float height = scroll_->drawn_height() + ctx_.px(8);
  if (height != state.body_height || !state.measured) ctx_.wake_in(0);
  state.body_height = height;
  state.measured = true;
  scroll_.reset();
  draw_footer();
  parts.id_path.pop_back();
  parts.tree.pop_parent();
  parts.opacity = 1;
  end_layer(ctx_);
}

bool confirm(Context& ctx, const ConfirmDesc& desc, bool& open) {
  Dialog dialog{ctx,
                {.id = desc.id,
                 .title = desc.title,
                 .width_css = 400,
                 .primary = desc.primary,
                 .primary_kind = desc.kind,
                 .alert = true},
                open};
  if (!dialog) return false;
  paragraph(ctx, dialog.body(), desc.text, {.tone = Tone::secondary});
  if (dialog.result() != DialogResult::primary) return false;
  open = false;
  ctx.wake_in(0);
  return true;
}

}  // namespace ui
