#pragma once
// The one vertex format of everything on the screen: text, icons, boxes, shadows and images share one shader program
// and so one batch (shaders/kenalan.vert and kenalan.frag). Dear ImGui's own format is replaced by it
// (ui/imgui_config.h); ImDrawList writes pos, uv and col only, so all drawing goes through ui/paint.h, which fills the
// rest.

#include <cstdint>

namespace ui {

enum class DrawMode : uint32_t {
  coverage = 0,  // alpha from the single-channel atlas at uv, tinted by col: glyphs, shaped runs, icons
  colour = 1,    // premultiplied RGBA from the colour atlas at uv, col.a only: emoji, images
  solid = 2,     // col; uv unused: lines and filled polygons
  box = 3,     // rounded rectangle by distance field; uv = pixel offset from the box's centre; amount 0 fills, else an
               // inner stroke of that width
  shadow = 4,  // closed-form soft shadow of a rounded box; amount = Gaussian sigma
};

// 28 bytes. Lengths are physical pixels.
struct DrawVertex {
  float pos[2];
  float uv[2];
  uint32_t col;    // ImGui order: R in the lowest byte, straight (not premultiplied) alpha
  uint32_t box;    // half width in 1/8 px in the low 16 bits, half height in the high 16
  uint32_t style;  // bits 0-3 DrawMode, 4-17 corner radius in 1/8 px, 18-31 amount in 1/8 px
};

[[nodiscard]] constexpr uint32_t pack_box(float half_width_px, float half_height_px) {
  return (static_cast<uint32_t>(half_width_px * 8.0F + 0.5F) & 0xFFFFU) |
         (static_cast<uint32_t>(half_height_px * 8.0F + 0.5F) << 16U);
}

[[nodiscard]] constexpr uint32_t pack_style(DrawMode mode, float radius_px, float amount_px) {
  return static_cast<uint32_t>(mode) | ((static_cast<uint32_t>(radius_px * 8.0F + 0.5F) & 0x3FFFU) << 4U) |
         ((static_cast<uint32_t>(amount_px * 8.0F + 0.5F) & 0x3FFFU) << 18U);
}

}  // namespace ui
