#pragma once
// Drawing. Every shape of the product is made here, so that all of it shares one shader and one batch. None of these
// adds a node: they draw inside a widget or an interact() that has one. Colours come from ctx.palette(); rectangles
// should lie on whole pixels (ctx.px gives them).
//
//   paint_surface(ctx, card, {.radius_css = radius::kCard, .elevation = Elevation::card});
//   paint_icon(ctx, Icon::phone, card.cut_left(ctx.px(16)), ctx.palette().text_2);
//   paint_text(ctx, card, contact.name, {.style = TextStyle::body_strong});

#include <cstdint>
#include <span>
#include <string_view>

#include "generated/ui/icons.h"
#include "ui/context.h"
#include "ui/layout.h"
#include "ui/theme.h"

namespace ui {

using Colour = uint32_t;  // 0xAABBGGRR, straight alpha

[[nodiscard]] Colour with_alpha(Colour colour, float alpha);     // multiplies
[[nodiscard]] Colour mix(Colour from, Colour to, float amount);  // for tweens between states
[[nodiscard]] Colour tone_colour(const Context& ctx, Tone tone);
[[nodiscard]] Colour accent_ink(const Context& ctx, Accent accent);   // text on accent_fill
[[nodiscard]] Colour accent_fill(const Context& ctx, Accent accent);  // the soft surface
// One of eight distinguishable colours (stages, calendars, avatars); any number is good.
[[nodiscard]] Colour data_colour(const Context& ctx, uint32_t index);

void fill_rect(Context& ctx, const Rect& rect, Colour colour, float radius_css = 0);
// A border of `width_px` device pixels inside the rectangle.
void stroke_rect(Context& ctx, const Rect& rect, Colour colour, float radius_css = 0,
                 float width_px = 0 /* hairline */);
void shadow(Context& ctx, const Rect& rect, Elevation elevation, float radius_css);
void horizontal_line(Context& ctx, float x, float y, float width, Colour colour);  // hairline
void vertical_line(Context& ctx, float x, float y, float height, Colour colour);
void fill_circle(Context& ctx, Point centre, float radius_px, Colour colour);
// Smooth lines of any direction (charts, check marks).
void polyline(Context& ctx, std::span<const Point> points, Colour colour, float width_px);
void fill_polygon(Context& ctx, std::span<const Point> points, Colour colour);  // convex

// A surface with border and shadow: page cards, popovers.
struct SurfaceDesc {
  float radius_css = radius::kCard;
  Elevation elevation = Elevation::card;
  bool raised = false;  // the popover surface instead of the card's
};
void paint_surface(Context& ctx, const Rect& rect, const SurfaceDesc& desc);

// In the middle of the rectangle.
void paint_icon(Context& ctx, Icon icon, const Rect& rect, Colour colour, float size_css = 16);

// ---- Text ----
enum class Align : uint8_t { start, centre, end };

struct TextPaint {
  TextStyle style = TextStyle::body;
  Tone tone = Tone::text;
  Colour colour = 0;  // instead of the tone
  Align align = Align::start;
};
// One line in the vertical middle of the rectangle, with an ellipsis when it does not fit. Returns the width drawn.
float paint_text(Context& ctx, const Rect& rect, std::string_view text, const TextPaint& paint = {});
// Broken at spaces (and anywhere between CJK letters), top-aligned; at most max_lines (0: all), the last one with an
// ellipsis. Returns the height drawn.
float paint_paragraph(Context& ctx, const Rect& rect, std::string_view text, const TextPaint& paint = {},
                      int32_t max_lines = 0);

[[nodiscard]] float text_width(Context& ctx, std::string_view text, TextStyle style = TextStyle::body);
[[nodiscard]] float line_height(const Context& ctx, TextStyle style = TextStyle::body);
[[nodiscard]] float paragraph_height(Context& ctx, std::string_view text, float width,
                                     TextStyle style = TextStyle::body, int32_t max_lines = 0);

// Initials on a colour that belongs to the name.
void paint_avatar(Context& ctx, const Rect& rect, std::string_view name);

// Everything inside is cut at the rectangle, drawing and clicks alike.
class [[nodiscard]] ClipScope {
 public:
  ClipScope(Context& ctx, const Rect& rect);
  ~ClipScope();
  ClipScope(const ClipScope&) = delete;
  ClipScope& operator=(const ClipScope&) = delete;

 private:
  Context& ctx_;
};

}  // namespace ui
