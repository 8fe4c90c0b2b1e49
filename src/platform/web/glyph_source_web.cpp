// See glyph_source_web.h.

#include "platform/web/glyph_source_web.h"

#include <cstring>

#include "platform/web/abi.h"

namespace platform {

namespace {

// Of most glyphs and short runs; longer ones take a second call.
constexpr size_t kFirstCapacity = 16384;

int32_t weight_of(ui::FontKey font) { return font.weight == ui::FontWeight::semibold ? 600 : 400; }

}  // namespace

uint8_t* GlyphSourceWeb::buffer() {
  if (buffer_.empty()) buffer_.resize(kFirstCapacity);
  return buffer_.data();
}

ui::Bitmap GlyphSourceWeb::answer(int32_t bytes) {
  if (bytes > capacity()) {
    buffer_.resize(static_cast<size_t>(bytes));
    kenalan_result_copy(buffer_.data());
  }
  BitmapHeader header;
  std::memcpy(&header, buffer_.data(), sizeof header);
  return {.left_px = header.left_px,
          .top_px = header.top_px,
          .width_px = header.width_px,
          .height_px = header.height_px,
          .advance_px = header.advance_px,
          .format = static_cast<ui::PixelFormat>(header.format),
          .pixels = {buffer_.data() + sizeof header, static_cast<size_t>(bytes) - sizeof header}};
}

ui::FontMetrics GlyphSourceWeb::metrics(ui::FontKey font) {
  float out[4] = {};
  kenalan_font_metrics(font.size_px, weight_of(font), out);
  return {.ascent_px = out[0], .descent_px = out[1], .line_height_px = out[2], .cap_height_px = out[3]};
}

float GlyphSourceWeb::advance_px(ui::FontKey font, uint32_t code_point) {
  return kenalan_glyph_advance(font.size_px, weight_of(font), code_point);
}

float GlyphSourceWeb::kerning_px(ui::FontKey font, uint32_t left, uint32_t right) {
  return kenalan_glyph_kerning(font.size_px, weight_of(font), left, right);
}

ui::Bitmap GlyphSourceWeb::glyph(ui::FontKey font, uint32_t code_point, uint32_t phase, ui::InkClass ink) {
  uint8_t* out = buffer();
  return answer(kenalan_glyph_draw(font.size_px, weight_of(font), code_point, static_cast<int32_t>(phase),
                                   static_cast<int32_t>(ink), out, capacity()));
}

float GlyphSourceWeb::run_width_px(ui::FontKey font, std::string_view text) {
  return kenalan_run_width(font.size_px, weight_of(font), text.data(), static_cast<int32_t>(text.size()));
}

ui::Bitmap GlyphSourceWeb::run(ui::FontKey font, std::string_view text, uint32_t phase, ui::InkClass ink) {
  uint8_t* out = buffer();
  return answer(kenalan_run_draw(font.size_px, weight_of(font), text.data(), static_cast<int32_t>(text.size()),
                                 static_cast<int32_t>(phase), static_cast<int32_t>(ink), out, capacity()));
}

ui::Bitmap GlyphSourceWeb::icon(ui::Icon icon, float size_px, float stroke_px) {
  uint8_t* out = buffer();
  return answer(kenalan_icon_draw(static_cast<int32_t>(icon), size_px, stroke_px, out, capacity()));
}

}  // namespace platform
