#pragma once
// Quads of ui::DrawVertex into Dear ImGui's draw list: the only place that writes vertices.

#include <imgui.h>

#include "ui/core/parts.h"
#include "ui/draw_vertex.h"
#include "ui/paint.h"

namespace ui {

struct QuadStyle {
  uint32_t box = 0;
  uint32_t style = 0;
};

// Of the current layer. uv runs from uv_min to uv_max over the rectangle.
void add_quad(ContextParts& parts, const Rect& rect, Point uv_min, Point uv_max, Colour colour, QuadStyle style);
// False: outside of the clip, or painting is off.
[[nodiscard]] bool is_seen(const ContextParts& parts, const Rect& rect);
// The colour with the opacity of what is being painted.
[[nodiscard]] Colour seen_colour(const ContextParts& parts, Colour colour);
[[nodiscard]] FontKey font_of(const Context& ctx, TextStyle style);
[[nodiscard]] TextMetrics text_metrics(const Context& ctx, TextStyle style);
// The luminance class of text in that colour (text.md section 3).
[[nodiscard]] InkClass ink_of(Colour colour);
// A laid-out line with its pen at x (rounded) on the baseline.
void paint_layout(Context& ctx, const TextLayout& layout, float x, float baseline_y, Colour colour);
// Baseline of one line in the vertical middle of the rectangle, a whole pixel.
[[nodiscard]] float baseline_in(Context& ctx, const Rect& rect, FontKey font);

}  // namespace ui
