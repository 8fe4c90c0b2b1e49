#pragma once
// The board: stages side by side, cards in them, moved by pointer, finger, keyboard or menu. One drop is one step.

#include <vector>

#include "ui/views/board_state.h"

namespace ui {

struct DealBoardDesc {
  std::span<const crm::BoardColumn> columns;
  const crm::BoardFilter& filter;
};
// Does what was dropped since the last frame; true when the columns have to be read again. Before deal_board.
bool take_dropped_deal(Context& ctx, Model& model, BoardState& state, const DealBoardDesc& desc);
void deal_board(Context& ctx, const Rect& area, Model& model, BoardState& state, const DealBoardDesc& desc);

}  // namespace ui
