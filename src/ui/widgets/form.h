#pragma once
// A grid of fields: two columns where there is room, one on phones; rows as high as their tallest field.

#include "ui/widgets/field.h"

namespace ui {

struct FormDesc {
  int32_t columns = 2;  // at most; one when narrower than minimum_column_css each
  float minimum_column_css = 220;
  float gap_css = 16;
};

struct FieldPlace {
  int32_t lines = 1;  // of a text area
  bool whole_row = false;
};

class FormLayout {
 public:
  FormLayout(Context& ctx, const Rect& area, const FormDesc& desc = {});
  // The next field's rectangle.
  [[nodiscard]] Rect place(const FieldText& text, const FieldPlace& place = {});
  // A whole row of this height in device pixels (checkboxes, editors, headings).
  [[nodiscard]] Rect place_height(float height);
  // A sub-heading, with its node: one level below the dialog's title, or below the page's.
  void section(std::string_view title, uint8_t level = 3);
  // Device pixels from the top of the area to the end of the last row.
  [[nodiscard]] float used_height() const;

 private:
  void end_row();

  Context& ctx_;
  Rect area_;
  int32_t columns_ = 1;
  float gap_ = 0;
  float top_ = 0;  // of the present row, relative to the area
  float row_height_ = 0;
  int32_t column_ = 0;
};

}  // namespace ui
