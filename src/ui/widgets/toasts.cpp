// Messages at the bottom of the window; see Context::toast. They stay while the pointer or the keyboard is on them.

#include <cmath>

#include "ui/core/hash_id.h"
#include "ui/core/parts.h"
#include "ui/locale.h"
#include "ui/widgets/button.h"

namespace ui {

namespace {

struct ToastMark {
  Icon icon = Icon::check_circle;
  bool shown = true;
};

ToastMark mark_of(Accent accent) {
  switch (accent) {
    case Accent::danger:
    case Accent::warning: return {Icon::alert};
    case Accent::info: return {Icon::info};
    case Accent::success:
    case Accent::accent: return {Icon::check_circle};
    case Accent::neutral: return {Icon::check_circle, false};
  }
  return {};
}

// Returns whether it is in use (pointer or focus on it).
bool draw_toast(Context& ctx, Toast& toast, const Rect& rect, float appear) {
  ContextParts& parts = ctx.parts();
  const IdScope scope{ctx, uint64_t{toast.number}};
  const NodeScope group{ctx, rect, {.role = Role::group, .name = toast.text}};
  parts.opacity = appear;
  paint_surface(ctx, rect, {.elevation = Elevation::dialog, .raised = true});
  Rect inner = rect.inset(ctx.px(14), 0);
  const ToastMark mark = mark_of(toast.accent);
  if (mark.shown) {
    paint_icon(ctx, mark.icon, inner.cut_left(ctx.px(16)), accent_ink(ctx, toast.accent));
    inner.cut_left(ctx.px(10));
  }
  const Response close = icon_button(ctx, inner.cut_right(ctx.metrics().control_small),
                                     {.icon = Icon::close, .label = tr(ctx, Key::ui_dismiss), .icon_css = 14});
  bool used =
      close.hovered || close.focused || rect.contains(parts.interaction.pointer().x, parts.interaction.pointer().y);
  if (close.clicked) toast.closing = true;
  if (!toast.action.empty()) {
    inner.cut_right(ctx.px(4));
    const ButtonDesc action{.label = toast.action, .kind = ButtonKind::ghost, .size = ButtonSize::small};
    const Response press = button(ctx, inner.cut_right(button_width(ctx, action)), action);
    used = used || press.focused;
    if (press.clicked) {
      parts.toasts.actions.push_back(toast.action_id);
      toast.closing = true;
      ctx.wake_in(0);
    }
  }
  const float height = paragraph_height(ctx, toast.text, inner.width, TextStyle::body, 3);
  paint_paragraph(ctx, inner.centred_y(height), toast.text, {}, 3);
  parts.opacity = 1;
  return used;
}

}  // namespace

void draw_toasts(Context& ctx) {
  ContextParts& parts = ctx.parts();
  std::vector<Toast>& toasts = parts.toasts.toasts;
  if (toasts.empty()) return;
  const Rect window = ctx.window();
  const float width = std::min(ctx.px(420), window.width - ctx.px(24));
  // They never lie over the buttons of a dialog: what was told before it opened goes, what it causes itself is told
  // above.
  const uint16_t modal = parts.layers.modal_index();
  if (modal > 0 && parts.layers.all()[modal].opened) {
    for (Toast& toast : toasts) toast.closing = true;
  }
  float bottom = window.bottom() - ctx.px(ctx.phone() ? 72 : 24);
  float top = window.y + ctx.px(8);
  const WidgetId id = hash_id(0, "toasts");
  begin_layer(ctx, id, LayerKind::toast);
  // A landmark, so that a screen reader finds the way back to Undo.
  parts.tree.push_parent(node(ctx, window, {.id = id, .role = Role::region, .name = tr(ctx, Key::ui_notifications)}));
  Rect cover{window.x, bottom, 0, 0};
  for (size_t i = toasts.size(); i-- > 0;) {
    Toast& toast = toasts[i];
    const WidgetId toast_id = hash_id(id, uint64_t{toast.number});
    const float appear = ctx.tween_from(toast_id, 0, toast.closing ? 0 : 1, Motion::enter);
    if (toast.closing && appear <= 0) {
      toasts.erase(toasts.begin() + static_cast<std::ptrdiff_t>(i));
      ctx.wake_in(0);
      continue;
    }
    const float words = width - ctx.px(28) - ctx.metrics().control_small - ctx.px(4) -
                        (toast.action.empty() ? 0 : text_width(ctx, toast.action, TextStyle::label) + ctx.px(24));
    const float height =
        std::max(paragraph_height(ctx, toast.text, words, TextStyle::body, 3) + ctx.px(22), ctx.px(48));
    const float x = std::round(window.x + (window.width - width) * 0.5F);
    Rect rect{x, std::round(bottom - height + (1 - appear) * ctx.px(12)), width, height};
    if (modal > 0) rect.y = std::round(top - (1 - appear) * ctx.px(12));
    bottom -= height + ctx.px(8);
    top += height + ctx.px(8);
    cover = modal > 0 ? Rect{x, window.y, width, top - window.y} : Rect{x, bottom, width, window.bottom() - bottom};
    const bool used = draw_toast(ctx, toast, rect, appear);
    if (used) toast.shown_ms = ctx.now_ms();
    const double left_ms = toast.shown_ms + toast.duration_ms - ctx.now_ms();
    if (toast.closing) continue;
    if (left_ms <= 0) {
      toast.closing = true;
      ctx.wake_in(0);
    } else {
      ctx.wake_in(left_ms);
    }
  }
  current_layer(ctx).rect = toasts.empty() ? Rect{} : cover;
  parts.tree.pop_parent();
  end_layer(ctx);
}

}  // namespace ui
