#pragma once
// Layout is cutting rectangles. A view gets one rectangle in physical pixels and cuts bands off its sides; what is left
// is the rest. No solver, no second pass: the code reads in the order of the screen, and a cut is a subtraction.
//
//   Rect page = ctx.window();
//   Rect header = page.cut_top(ctx.px(56));                      // page is now what lies below
//   Rect actions = header.cut_right(ctx.px(240));
//   Rect side = page.cut_left(page.width * 0.3F), main = page.inset(ctx.px(24));
//
// "left" means start and "right" end of the line; a mirrored layout would mirror here.

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace ui {

struct Point {
  float x = 0;
  float y = 0;
};

struct Rect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;

  [[nodiscard]] constexpr float right() const { return x + width; }
  [[nodiscard]] constexpr float bottom() const { return y + height; }
  [[nodiscard]] constexpr Point centre() const { return {x + width * 0.5F, y + height * 0.5F}; }
  [[nodiscard]] constexpr bool empty() const { return width <= 0 || height <= 0; }
  [[nodiscard]] constexpr bool contains(float at_x, float at_y) const {
    return at_x >= x && at_y >= y && at_x < right() && at_y < bottom();
  }
  [[nodiscard]] constexpr bool overlaps(const Rect& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
  constexpr bool operator==(const Rect&) const = default;

  // Each takes a band off that side and returns it; never more than there is.
  constexpr Rect cut_top(float amount) {
    const float taken = std::clamp(amount, 0.0F, std::max(height, 0.0F));
    const Rect band{x, y, width, taken};
    y += taken;
    height -= taken;
    return band;
  }
  constexpr Rect cut_bottom(float amount) {
    const float taken = std::clamp(amount, 0.0F, std::max(height, 0.0F));
    height -= taken;
    return {x, y + height, width, taken};
  }
  constexpr Rect cut_left(float amount) {
    const float taken = std::clamp(amount, 0.0F, std::max(width, 0.0F));
    const Rect band{x, y, taken, height};
    x += taken;
    width -= taken;
    return band;
  }
  constexpr Rect cut_right(float amount) {
    const float taken = std::clamp(amount, 0.0F, std::max(width, 0.0F));
    width -= taken;
    return {x + width, y, taken, height};
  }

  // Copies, smaller on every side (negative: larger).
  [[nodiscard]] constexpr Rect inset(float horizontal, float vertical) const {
    return {x + horizontal, y + vertical, std::max(width - 2 * horizontal, 0.0F),
            std::max(height - 2 * vertical, 0.0F)};
  }
  [[nodiscard]] constexpr Rect inset(float amount) const { return inset(amount, amount); }
  [[nodiscard]] constexpr Rect moved(float by_x, float by_y) const { return {x + by_x, y + by_y, width, height}; }
  [[nodiscard]] constexpr Rect with_height(float new_height) const { return {x, y, width, new_height}; }
  [[nodiscard]] constexpr Rect with_width(float new_width) const { return {x, y, new_width, height}; }
  // A rectangle of this size in the middle of this one, on whole pixels.
  [[nodiscard]] Rect centred(float inner_width, float inner_height) const {
    return {std::floor(x + (width - inner_width) * 0.5F), std::floor(y + (height - inner_height) * 0.5F), inner_width,
            inner_height};
  }
  // The full width, this high, in the vertical middle.
  [[nodiscard]] Rect centred_y(float inner_height) const { return centred(width, inner_height); }
  [[nodiscard]] constexpr Rect intersected(const Rect& other) const {
    const float left = std::max(x, other.x);
    const float top = std::max(y, other.y);
    return {left, top, std::max(std::min(right(), other.right()) - left, 0.0F),
            std::max(std::min(bottom(), other.bottom()) - top, 0.0F)};
  }
};

// One of `count` equal columns with gaps between them, on whole pixels.
[[nodiscard]] inline Rect column_of(const Rect& area, int32_t count, float gap, int32_t index, int32_t span = 1) {
  const float step = (area.width + gap) / static_cast<float>(std::max(count, 1));
  const float left = std::round(step * static_cast<float>(index));
  const float right = std::round(step * static_cast<float>(index + span)) - gap;
  return {area.x + left, area.y, std::max(right - left, 0.0F), area.height};
}

// Stacks things from the top: `Flow flow{area, ctx.px(8)}; button(ctx, flow.next(h), …); … flow.used()`.
struct Flow {
  Rect area;
  float gap = 0;
  float offset = 0;  // of the next thing

  // The next thing's rectangle; the gap comes before every thing but the first.
  Rect next(float height) {
    if (offset > 0) offset += gap;
    const Rect rect{area.x, area.y + offset, area.width, height};
    offset += height;
    return rect;
  }
  void space(float amount) { offset += amount; }
  [[nodiscard]] float used() const { return offset; }
  // What is left below.
  [[nodiscard]] Rect rest() const {
    return {area.x, area.y + offset, area.width, std::max(area.height - offset, 0.0F)};
  }
};

// Places things from the start of a line and begins a new line when one does not fit (chips, buttons of a toolbar).
struct WrapFlow {
  Rect area;
  float gap = 0;
  float line_height = 0;
  Point at{0, 0};

  Rect next(float width) {
    if (at.x > 0 && at.x + width > area.width) at = {0, at.y + line_height + gap};
    const Rect rect{area.x + at.x, area.y + at.y, std::min(width, area.width), line_height};
    at.x += width + gap;
    return rect;
  }
  [[nodiscard]] float used() const { return at.x > 0 ? at.y + line_height : at.y; }
};

// Widths of the window in CSS pixels: under 600, under 1024, and above.
enum class Breakpoint : uint8_t { phone, tablet, desktop };

}  // namespace ui
