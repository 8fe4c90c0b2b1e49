// See fixed_glyph_source.h.

#include "platform/native/fixed_glyph_source.h"

#include <cmath>

#include "base/text.h"

namespace platform {

namespace {

// "AV" is kerned, so that kerning is tested at all.
constexpr float kKernedPart = -0.1F;

bool is_wide(uint32_t code_point) { return code_point >= 0x2E80; }

}  // namespace

ui::FontMetrics FixedGlyphSource::metrics(ui::FontKey font) {
  const float line_px = std::round(font.size_px * 1.4F);
  const float descent_px = std::round(line_px * 0.25F);
  return {.ascent_px = line_px - descent_px,
          .descent_px = descent_px,
          .line_height_px = line_px,
          .cap_height_px = font.size_px * 0.7F};
}

float FixedGlyphSource::advance_px(ui::FontKey font, uint32_t code_point) {
  return is_wide(code_point) ? font.size_px : font.size_px * 0.5F;
}

float FixedGlyphSource::kerning_px(ui::FontKey font, uint32_t left, uint32_t right) {
  return left == 'A' && right == 'V' ? font.size_px * kKernedPart : 0;
}

float FixedGlyphSource::run_width_px(ui::FontKey font, std::string_view text) {
  float width_px = 0;
  for (size_t offset = 0; offset < text.size();) width_px += advance_px(font, base::decode_utf8(text, offset));
  return width_px;
}

ui::Bitmap FixedGlyphSource::box(float width_px, float height_px, float ascent_px, float advance_px) {
  ++drawn_;
  ui::Bitmap bitmap;
  bitmap.width_px = static_cast<int32_t>(std::ceil(width_px));
  bitmap.height_px = static_cast<int32_t>(std::ceil(height_px));
  bitmap.top_px = -static_cast<int32_t>(std::ceil(ascent_px));
  bitmap.advance_px = advance_px;
  pixels_.assign(static_cast<size_t>(bitmap.width_px) * static_cast<size_t>(bitmap.height_px), uint8_t{128});
  bitmap.pixels = pixels_;
  return bitmap;
}

ui::Bitmap FixedGlyphSource::glyph(ui::FontKey font, uint32_t code_point, uint32_t, ui::InkClass) {
  const float advance = advance_px(font, code_point);
  if (code_point == ' ') return {.advance_px = advance};
  return box(advance, font.size_px, font.size_px * 0.75F, advance);
}

ui::Bitmap FixedGlyphSource::run(ui::FontKey font, std::string_view text, uint32_t, ui::InkClass) {
  const float width = run_width_px(font, text);
  return box(width, font.size_px, font.size_px * 0.75F, width);
}

ui::Bitmap FixedGlyphSource::icon(ui::Icon, float size_px, float) { return box(size_px, size_px, 0, size_px); }

}  // namespace platform
