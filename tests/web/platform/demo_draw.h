#pragma once
// Draws the demo's boxes and text as ui/paint.h and ui/text do in the product, in the smallest way: one glyph cache,
// kerning pairs, quarter-pixel phases.

#include <map>
#include <memory>
#include <string_view>
#include <tuple>

#include "imgui.h"
#include "platform/web/glyph_source_web.h"
#include "platform/web/renderer.h"

namespace demo {

class Painter {
 public:
  Painter();
  void begin(float width, float height);
  void clip(float x, float y, float width, float height);
  void unclip();
  // stroke 0 fills.
  void box(float x, float y, float width, float height, float radius, uint32_t colour, float stroke);
  void shadow(float x, float y, float width, float height, float radius, float sigma, uint32_t colour);
  // Baseline at y.
  void text(std::string_view text, float x, float y, float size, uint32_t colour);
  void emoji_line(float x, float y, float size);
  void render(uint32_t page_colour);
  // Fonts changed; the context came back.
  void forget();
  void restore();

 private:
  struct Cell {
    int32_t left, top, width, height, x, y;
    ui::PixelFormat format;
  };
  Cell store(const ui::Bitmap& bitmap);
  void quad(float x0, float y0, float x1, float y1, const float (&uv)[4], uint32_t colour, uint32_t shape,
            uint32_t style);
  void cell(const Cell& cell, float x, float y, uint32_t colour);

  platform::GlyphSourceWeb glyphs_;
  platform::Renderer renderer_;
  bool has_textures_ = false;
  std::unique_ptr<ImDrawList> list_;
  ImDrawData data_;
  std::map<std::tuple<float, uint32_t, uint32_t, uint32_t>, Cell> cells_;
  int32_t pen_x_[2] = {0, 0};
  int32_t pen_y_[2] = {0, 0};
};

}  // namespace demo
