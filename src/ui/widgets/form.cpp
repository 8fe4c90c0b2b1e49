// See form.h.

#include "ui/widgets/form.h"

#include "ui/core/parts.h"
#include "ui/text.h"

namespace ui {

FormLayout::FormLayout(Context& ctx, const Rect& area, const FormDesc& desc) : ctx_(ctx), area_(area) {
  gap_ = ctx.px(desc.gap_css);
  while (columns_ < desc.columns &&
         (area.width - gap_ * static_cast<float>(columns_)) / static_cast<float>(columns_ + 1) >=
             ctx.px(desc.minimum_column_css)) {
    ++columns_;
  }
}

void FormLayout::end_row() {
  if (column_ == 0) return;
  top_ += row_height_ + gap_;
  row_height_ = 0;
  column_ = 0;
}

Rect FormLayout::place(const FieldText& text, const FieldPlace& place) {
  const int32_t span = place.whole_row ? columns_ : 1;
  if (column_ + span > columns_) end_row();
  Rect cell = column_of(area_, columns_, gap_, column_, span);
  const float height = field_height(ctx_, text, cell.width, place.lines);
  cell.y = area_.y + top_;
  cell.height = height;
  row_height_ = std::max(row_height_, height);
  column_ += span;
  return cell;
}

Rect FormLayout::place_height(float height) {
  end_row();
  const Rect row{area_.x, area_.y + top_, area_.width, height};
  row_height_ = height;
  column_ = columns_;
  return row;
}

void FormLayout::section(std::string_view title, uint8_t level) {
  end_row();
  if (top_ > 0) top_ += ctx_.px(space::kS);
  heading(ctx_, place_height(line_height(ctx_, TextStyle::body_strong)), title,
          {.level = level, .style = TextStyle::body_strong});
}

float FormLayout::used_height() const { return column_ > 0 ? top_ + row_height_ : std::max(top_ - gap_, 0.0F); }

}  // namespace ui
