#pragma once
// The cards of a column and the places between them.

#include "ui/views/deal_column.h"

namespace ui {

// Where the cards of a column lie: a grid of equal cells, `top` moves as it scrolls.
struct CardGrid {
  float x = 0;
  float width = 0;
  float top = 0;
  float card_height = 0;
  float pitch = 0;
  Rect visible;

  [[nodiscard]] Rect cell(float place) const { return {x, std::round(top + place * pitch), width, card_height}; }
};

void column_cards(Context& ctx, Model& model, BoardState& state, const DealColumnDesc& desc, const Rect& list);
// Registers the places where a travelling card can be dropped; an empty grid: one place for the whole column.
void column_cells(Context& ctx, BoardState& state, const DealColumnDesc& desc, const std::optional<CardGrid>& grid);

}  // namespace ui
