#pragma once
// The picture of one deal on the board, and the same in words. The board places cards, moves them and makes them
// clickable; this file only knows what a card says: what it is worth, who it is about, when it should close, what comes
// next, and whether it has been left alone for too long.

#include <string_view>

#include "crm/view_data.h"
#include "ui/views/model.h"

namespace ui {

struct CardLook {
  float hover = 0;           // 0 to 1
  bool lifted = false;       // follows the pointer
  bool left_behind = false;  // its place while it is on its way
  bool selected = false;
  int32_t stacked = 1;  // how many cards travel together
};

// All cards are equally high, so that a column of any length is laid out without reading it.
[[nodiscard]] float deal_card_height(const Context& ctx);
// Where the button "Move to…" lies in a card.
[[nodiscard]] Rect deal_card_button(const Context& ctx, const Rect& card);
void paint_deal_card(Context& ctx, const Model& model, const Rect& rect, const crm::BoardCard& card,
                     const CardLook& look);
// Value, company, next step and rotting as a sentence for screen readers.
[[nodiscard]] std::string_view deal_card_words(Context& ctx, const Model& model, const crm::BoardCard& card);

// "Call Siti · tomorrow", "No activity planned".
[[nodiscard]] std::string_view next_step_words(Context& ctx, const Model& model, const crm::BoardCard& card);
// "No activity for 12 days", "Turns red in 2 days"; empty when there is nothing to say.
[[nodiscard]] std::string_view rotting_words(Context& ctx, const Model& model, const crm::BoardCard& card);

}  // namespace ui
