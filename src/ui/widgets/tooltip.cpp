// See tooltip.h. Only one is shown at a time; it asks for a frame when its time has come and none before.

#include "ui/widgets/tooltip.h"

#include "ui/core/hash_id.h"
#include "ui/core/parts.h"
#include "ui/widgets/tooltip.h"

namespace ui {

namespace {

constexpr double kDelayMs = 500;
// After one was shown, the next comes at once for so long: a person is reading a toolbar.
constexpr double kWarmMs = 300;

struct TooltipState {
  WidgetId over = 0;
  double since_ms = 0;
  double last_shown_ms = -1e9;
};

}  // namespace

void tooltip(Context& ctx, const Response& response, std::string_view words, std::string_view keys) {
  ContextParts& parts = ctx.parts();
  TooltipState& state = ctx.state<TooltipState>(hash_id(0, "tooltip"));
  const bool by_focus = response.focused && ctx.focus_visible();
  if (words.empty() || response.pressed || response.clicked || (!response.hovered && !by_focus)) {
    if (state.over == response.id) state.over = 0;
    return;
  }
  if (state.over != response.id) {
    if (by_focus && !response.hovered && state.over != 0 && parts.interaction.hovered() == state.over) return;
    state.over = response.id;
    state.since_ms = ctx.now_ms();
  }
  const bool warm = ctx.now_ms() - state.last_shown_ms < kWarmMs;
  const double wait_ms = warm ? 0 : kDelayMs - (ctx.now_ms() - state.since_ms);
  if (wait_ms > 0) {
    ctx.wake_in(wait_ms);
    return;
  }
  state.last_shown_ms = ctx.now_ms();

  const float words_width = text_width(ctx, words, TextStyle::caption);
  const float keys_width = keys.empty() ? 0 : text_width(ctx, keys, TextStyle::caption) + ctx.px(10);
  const Rect window = ctx.window();
  const float most = std::min(ctx.px(320), window.width - ctx.px(16));
  const float width = std::min(words_width + keys_width + ctx.px(16), most);
  const float lines = paragraph_height(ctx, words, width - keys_width - ctx.px(16), TextStyle::caption);
  const float height = lines + ctx.px(10);
  const Rect& anchor = response.rect;
  const float below = anchor.bottom() + ctx.px(6);
  const float top = below + height < window.bottom() ? below : anchor.y - ctx.px(6) - height;
  const float left = std::clamp(std::round(anchor.centre().x - width * 0.5F), window.x + ctx.px(4),
                                std::max(window.right() - width - ctx.px(4), window.x + ctx.px(4)));
  const Rect rect{left, top, width, height};

  const WidgetId id = hash_id(response.id, "tooltip");
  begin_layer(ctx, id, LayerKind::tooltip);
  current_layer(ctx).rect = rect;
  const float shown = ctx.tween_from(hash_id(id, "shown"), 0, 1);
  const float before = parts.opacity;
  parts.opacity = shown;
  add_node(ctx, rect, {.id = id, .role = Role::tooltip, .name = words});
  const Palette& palette = ctx.palette();
  shadow(ctx, rect, Elevation::popover, radius::kControl);
  const Colour ground = ctx.dark() ? palette.hover : palette.text;
  const Colour ink = ctx.dark() ? palette.text : palette.surface;
  fill_rect(ctx, rect, ground, radius::kControl);
  Rect inner = rect.inset(ctx.px(8), ctx.px(5));
  if (!keys.empty()) {
    paint_text(ctx, inner.cut_right(keys_width), keys,
               {.style = TextStyle::caption, .colour = mix(ground, ink, 0.65F), .align = Align::end});
  }
  paint_paragraph(ctx, inner, words, {.style = TextStyle::caption, .colour = ink});
  parts.opacity = before;
  end_layer(ctx);
}

}  // namespace ui
