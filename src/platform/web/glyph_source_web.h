#pragma once
// Glyphs, runs and icons from the browser's own text engine (web/glyphs.ts). No cache here: ui/text keeps what it
// asked.

#include <vector>

#include "ui/services.h"

namespace platform {

class GlyphSourceWeb final : public ui::GlyphSource {
 public:
  ui::FontMetrics metrics(ui::FontKey font) override;
  float advance_px(ui::FontKey font, uint32_t code_point) override;
  float kerning_px(ui::FontKey font, uint32_t left, uint32_t right) override;
  ui::Bitmap glyph(ui::FontKey font, uint32_t code_point, uint32_t phase, ui::InkClass ink) override;
  float run_width_px(ui::FontKey font, std::string_view text) override;
  ui::Bitmap run(ui::FontKey font, std::string_view text, uint32_t phase, ui::InkClass ink) override;
  ui::Bitmap icon(ui::Icon icon, float size_px, float stroke_px) override;
  [[nodiscard]] uint32_t revision() const override { return revision_; }

  // Fonts arrived.
  void bump_revision() { ++revision_; }

 private:
  // Reads the answer that lies in buffer_, or is fetched into it when it did not fit.
  ui::Bitmap answer(int32_t bytes);
  uint8_t* buffer();
  [[nodiscard]] int32_t capacity() const { return static_cast<int32_t>(buffer_.size()); }

  std::vector<uint8_t> buffer_;
  uint32_t revision_ = 1;
};

}  // namespace platform
