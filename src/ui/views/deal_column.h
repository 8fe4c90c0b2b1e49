#pragma once
// One stage of the board: its header with figures, and its cards. Only cards in view and half a screen around it are
// read, drawn and mirrored, so a column of 20,000 costs what one of 20 costs.

#include "ui/views/board_state.h"

namespace ui {

struct DealColumnDesc {
  const crm::BoardColumn& column;
  uint32_t index = 0;
  Rect rect;
  const crm::BoardFilter& filter;
  int64_t minute = 0;
  bool folded = false;  // a narrow strip: name and figures, still a place to drop
  bool can_fold = false;
  bool near_view = true;  // else only its name and figures are mirrored
};
void deal_column(Context& ctx, Model& model, BoardState& state, const DealColumnDesc& desc);

// Closed stages have no order of their own: one place to drop.
[[nodiscard]] bool has_order(const crm::Stage& stage);
// From -1 to 1: how much a pointer at `position` asks for scrolling near the ends of a range.
[[nodiscard]] float edge_pull(float position, float from, float to, float margin);

}  // namespace ui
