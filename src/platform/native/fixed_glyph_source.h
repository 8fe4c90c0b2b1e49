#pragma once
// Text with made-up, fixed measures, for native tests: every letter is half the font size wide (CJK: the whole), a line
// is 1.4 sizes high, and a picture is a grey box. Results are the same on every machine.

#include <vector>

#include "ui/services.h"

namespace platform {

class FixedGlyphSource final : public ui::GlyphSource {
 public:
  ui::FontMetrics metrics(ui::FontKey font) override;
  float advance_px(ui::FontKey font, uint32_t code_point) override;
  float kerning_px(ui::FontKey font, uint32_t left, uint32_t right) override;
  ui::Bitmap glyph(ui::FontKey font, uint32_t code_point, uint32_t phase, ui::InkClass ink) override;
  float run_width_px(ui::FontKey font, std::string_view text) override;
  ui::Bitmap run(ui::FontKey font, std::string_view text, uint32_t phase, ui::InkClass ink) override;
  ui::Bitmap icon(ui::Icon icon, float size_px, float stroke_px) override;
  [[nodiscard]] uint32_t revision() const override { return revision_; }

  void change_fonts() { ++revision_; }
  [[nodiscard]] uint32_t drawn() const { return drawn_; }

 private:
  ui::Bitmap box(float width_px, float height_px, float ascent_px, float advance_px);

  std::vector<uint8_t> pixels_;
  uint32_t revision_ = 1;
  uint32_t drawn_ = 0;
};

}  // namespace platform
