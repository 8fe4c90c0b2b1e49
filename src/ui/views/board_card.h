#pragma once
// A card in its column. What it looks like is deal_card.h; this is what it does.

#include "ui/views/deal_column.h"

namespace ui {

struct BoardCardDesc {
  uint32_t index = 0;  // in its column
  Rect rect;
  bool tab_stop = false;
  bool in_view = true;  // else it is only mirrored
};
void board_card(Context& ctx, Model& model, BoardState& state, const DealColumnDesc& desc, const BoardWindow& window,
                const BoardCardDesc& place);

// Offers a card for dragging; `place` names where it is. While it is on its way: where its picture is (empty by
// keyboard).
std::optional<Rect> board_card_source(Context& ctx, BoardState& state, const Response& response,
                                      const crm::BoardCard& card, const BoardCell& here, std::string_view place);
// Under the pointer, above everything.
void draw_travelling_card(Context& ctx, const Model& model, const BoardState& state, const Rect& place,
                          const Rect& ghost);

}  // namespace ui
