// Boxes, borders, shadows, lines and colours; see paint.h. Text is in paint_text.cpp.

#include "ui/core/painter.h"

#include <cmath>
#include <cstddef>

namespace ui {

static_assert(sizeof(ImDrawVert) == sizeof(DrawVertex) && offsetof(ImDrawVert, uv) == offsetof(DrawVertex, uv) &&
              offsetof(ImDrawVert, col) == offsetof(DrawVertex, col) &&
              offsetof(ImDrawVert, box) == offsetof(DrawVertex, box) &&
              offsetof(ImDrawVert, style) == offsetof(DrawVertex, style));
static_assert(sizeof(ImDrawIdx) == 4);

bool is_seen(const ContextParts& parts, const Rect& rect) {
  return parts.paint_enabled && !rect.empty() && rect.overlaps(parts.clip());
}

Colour seen_colour(const ContextParts& parts, Colour colour) {
  return parts.opacity >= 1 ? colour : with_alpha(colour, parts.opacity);
}

void add_quad(ContextParts& parts, const Rect& rect, Point uv_min, Point uv_max, Colour colour, QuadStyle style) {
  ImDrawList& list = *parts.list;
  list.PrimReserve(6, 4);
  const auto first = static_cast<ImDrawIdx>(list._VtxCurrentIdx);
  const ImVec2 corners[4] = {
      {rect.x, rect.y}, {rect.right(), rect.y}, {rect.right(), rect.bottom()}, {rect.x, rect.bottom()}};
  const ImVec2 uvs[4] = {{uv_min.x, uv_min.y}, {uv_max.x, uv_min.y}, {uv_max.x, uv_max.y}, {uv_min.x, uv_max.y}};
  for (int i = 0; i < 4; ++i) {
    list._VtxWritePtr[i] = {.pos = corners[i], .uv = uvs[i], .col = colour, .box = style.box, .style = style.style};
  }
  const ImDrawIdx order[6] = {0, 1, 2, 0, 2, 3};
  for (int i = 0; i < 6; ++i) list._IdxWritePtr[i] = first + order[i];
  list._VtxWritePtr += 4;
  list._IdxWritePtr += 6;
  list._VtxCurrentIdx += 4;
}

namespace {

// A rounded box by distance field: `grow` beyond its edge for the soft rim or the shadow.
void add_box(ContextParts& parts, const Rect& rect, Colour colour, DrawMode mode, float radius_px, float amount_px,
             float grow) {
  const Rect outer = rect.inset(-grow);
  if (!is_seen(parts, outer)) return;
  const float half_width = rect.width * 0.5F;
  const float half_height = rect.height * 0.5F;
  add_quad(parts, outer, {-half_width - grow, -half_height - grow}, {half_width + grow, half_height + grow},
           seen_colour(parts, colour), {pack_box(half_width, half_height), pack_style(mode, radius_px, amount_px)});
}

// The part of a shadow that its box does not cover: below a card the most costly pixels of the screen would be drawn to
// be painted over.
void add_shadow_around(ContextParts& parts, const Rect& rect, const Rect& covered, Colour colour, float radius_px,
                       float sigma_px) {
  const Rect outer = rect.inset(-std::ceil(sigma_px * 3));
  if (!is_seen(parts, outer)) return;
  const float half_width = rect.width * 0.5F;
  const float half_height = rect.height * 0.5F;
  const Point centre{rect.x + half_width, rect.y + half_height};
  const QuadStyle style{pack_box(half_width, half_height), pack_style(DrawMode::shadow, radius_px, sigma_px)};
  const auto piece = [&](float left, float top, float right, float bottom) {
    const Rect part{left, top, right - left, bottom - top};
    if (part.width <= 0 || part.height <= 0 || !is_seen(parts, part)) return;
    add_quad(parts, part, {left - centre.x, top - centre.y}, {right - centre.x, bottom - centre.y},
             seen_colour(parts, colour), style);
  };
  // On whole pixels, so that the pieces meet without a seam.
  const float left = std::ceil(std::max(covered.x, outer.x));
  const float top = std::ceil(std::max(covered.y, outer.y));
  const float right = std::floor(std::min(covered.right(), outer.right()));
  const float bottom = std::floor(std::min(covered.bottom(), outer.bottom()));
  if (right <= left || bottom <= top) {
    piece(outer.x, outer.y, outer.right(), outer.bottom());
    return;
  }
  piece(outer.x, outer.y, outer.right(), top);
  piece(outer.x, top, left, bottom);
  piece(right, top, outer.right(), bottom);
  piece(outer.x, bottom, outer.right(), outer.bottom());
}

bool is_aligned(const Rect& rect) {
  return rect.x == std::floor(rect.x) && rect.y == std::floor(rect.y) && rect.width == std::floor(rect.width) &&
         rect.height == std::floor(rect.height);
}

// Vertices that Dear ImGui's own path functions wrote lack our two fields.
void style_new_vertices(ImDrawList& list, int first) {
  for (int i = first; i < list.VtxBuffer.Size; ++i) {
    list.VtxBuffer[i].box = 0;
    list.VtxBuffer[i].style = static_cast<uint32_t>(DrawMode::solid);
  }
}

}  // namespace

Colour with_alpha(Colour colour, float alpha) {
  const auto old_alpha = static_cast<float>(colour >> 24U);
  const auto new_alpha = static_cast<uint32_t>(std::clamp(old_alpha * alpha, 0.0F, 255.0F) + 0.5F);
  return (colour & 0x00FFFFFFU) | (new_alpha << 24U);
}

Colour mix(Colour from, Colour to, float amount) {
  if (amount <= 0) return from;
  if (amount >= 1) return to;
  Colour result = 0;
  for (uint32_t shift = 0; shift < 32; shift += 8) {
    const auto a = static_cast<float>(from >> shift & 255U);
    const auto b = static_cast<float>(to >> shift & 255U);
    result |= static_cast<uint32_t>(a + (b - a) * amount + 0.5F) << shift;
  }
  return result;
}

Colour tone_colour(const Context& ctx, Tone tone) {
  const Palette& palette = ctx.palette();
  switch (tone) {
    case Tone::text: return palette.text;
    case Tone::secondary: return palette.text_2;
    case Tone::tertiary: return palette.text_3;
    case Tone::accent: return palette.accent;
    case Tone::danger: return palette.danger;
    case Tone::warning: return palette.warning;
    case Tone::success: return palette.success;
    case Tone::info: return palette.info;
    case Tone::on_accent: return palette.on_accent;
    case Tone::disabled: return with_alpha(palette.text_3, 0.7F);
  }
  return palette.text;
}

Colour accent_ink(const Context& ctx, Accent accent) {
  const Palette& palette = ctx.palette();
  switch (accent) {
    case Accent::neutral: return palette.text_2;
    case Accent::accent: return palette.accent;
    case Accent::danger: return palette.danger;
    case Accent::warning: return palette.warning;
    case Accent::success: return palette.success;
    case Accent::info: return palette.info;
  }
  return palette.text_2;
}

Colour accent_fill(const Context& ctx, Accent accent) {
  const Palette& palette = ctx.palette();
  switch (accent) {
    case Accent::neutral: return palette.sunken;
    case Accent::accent: return palette.accent_soft;
    case Accent::danger: return palette.danger_soft;
    case Accent::warning: return palette.warning_soft;
    case Accent::success: return palette.success_soft;
    case Accent::info: return palette.info_soft;
  }
  return palette.sunken;
}

Colour data_colour(const Context& ctx, uint32_t index) {
  const Palette& palette = ctx.palette();
  const Colour colours[] = {palette.data_1, palette.data_2, palette.data_3, palette.data_4,
                            palette.data_5, palette.data_6, palette.data_7, palette.data_8};
  return colours[index % std::size(colours)];
}

void fill_rect(Context& ctx, const Rect& rect, Colour colour, float radius_css) {
  ContextParts& parts = ctx.parts();
  if (colour >> 24U == 0) return;
  if (radius_css <= 0 && is_aligned(rect)) {
    // Whole pixels need no soft rim.
    if (!is_seen(parts, rect)) return;
    add_quad(parts, rect, {}, {}, seen_colour(parts, colour), {0, static_cast<uint32_t>(DrawMode::solid)});
    return;
  }
  add_box(parts, rect, colour, DrawMode::box, radius_css * ctx.scale(), 0, 1);
}

void stroke_rect(Context& ctx, const Rect& rect, Colour colour, float radius_css, float width_px) {
  if (colour >> 24U == 0) return;
  const float width = width_px > 0 ? width_px : ctx.metrics().hairline;
  add_box(ctx.parts(), rect, colour, DrawMode::box, radius_css * ctx.scale(), width, 1);
}

void shadow(Context& ctx, const Rect& rect, Elevation elevation, float radius_css) {
  struct Cast {
    float y;
    float blur;
    float alpha;
  };
  // CSS blur radius is twice the Gaussian's sigma.
  static constexpr Cast kCasts[4][2] = {
      {}, {{1, 2, 0.06F}, {1, 3, 0.10F}}, {{4, 12, 0.12F}, {}}, {{12, 32, 0.18F}, {}}};
  for (const Cast& cast : kCasts[static_cast<size_t>(elevation)]) {
    if (cast.blur == 0) continue;
    const float sigma = cast.blur * 0.5F * ctx.scale();
    const float alpha = std::min(cast.alpha * (ctx.dark() ? 2.2F : 1.0F), 1.0F);
    const float radius = radius_css * ctx.scale();
    // While it fades in its shadow shines through.
    const Rect covered = ctx.parts().opacity < 1 ? Rect{} : rect.inset(radius);
    add_shadow_around(ctx.parts(), rect.moved(0, cast.y * ctx.scale()), covered,
                      with_alpha(ctx.palette().shadow, alpha), radius, sigma);
  }
}

void horizontal_line(Context& ctx, float x, float y, float width, Colour colour) {
  fill_rect(ctx, {std::round(x), std::round(y), std::round(width), ctx.metrics().hairline}, colour);
}

void vertical_line(Context& ctx, float x, float y, float height, Colour colour) {
  fill_rect(ctx, {std::round(x), std::round(y), ctx.metrics().hairline, std::round(height)}, colour);
}

void fill_circle(Context& ctx, Point centre, float radius_px, Colour colour) {
  const Rect rect{centre.x - radius_px, centre.y - radius_px, radius_px * 2, radius_px * 2};
  add_box(ctx.parts(), rect, colour, DrawMode::box, radius_px, 0, 1);
}

void polyline(Context& ctx, std::span<const Point> points, Colour colour, float width_px) {
  ContextParts& parts = ctx.parts();
  if (!parts.paint_enabled || points.size() < 2) return;
  const int first = parts.list->VtxBuffer.Size;
  static_assert(sizeof(Point) == sizeof(ImVec2));
  parts.list->AddPolyline(reinterpret_cast<const ImVec2*>(points.data()), static_cast<int>(points.size()),
                          seen_colour(parts, colour), 0, width_px);
  style_new_vertices(*parts.list, first);
}

void fill_polygon(Context& ctx, std::span<const Point> points, Colour colour) {
  ContextParts& parts = ctx.parts();
  if (!parts.paint_enabled || points.size() < 3) return;
  const int first = parts.list->VtxBuffer.Size;
  parts.list->AddConvexPolyFilled(reinterpret_cast<const ImVec2*>(points.data()), static_cast<int>(points.size()),
                                  seen_colour(parts, colour));
  style_new_vertices(*parts.list, first);
}

void paint_surface(Context& ctx, const Rect& rect, const SurfaceDesc& desc) {
  const Palette& palette = ctx.palette();
  shadow(ctx, rect, desc.elevation, desc.radius_css);
  fill_rect(ctx, rect, desc.raised ? palette.raised : palette.surface, desc.radius_css);
  stroke_rect(ctx, rect, palette.border, desc.radius_css);
}

ClipScope::ClipScope(Context& ctx, const Rect& rect) : ctx_(ctx) {
  ContextParts& parts = ctx.parts();
  const Rect clip = rect.intersected(parts.clip());
  parts.clips.push_back(clip);
  parts.list->PushClipRect({clip.x, clip.y}, {clip.right(), clip.bottom()}, true);
}

ClipScope::~ClipScope() {
  ctx_.parts().clips.pop_back();
  ctx_.parts().list->PopClipRect();
}

}  // namespace ui
