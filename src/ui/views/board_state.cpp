// Small questions about the board's state.

#include "ui/views/board_state.h"

#include <algorithm>

#include "ui/views/record_ids.h"
#include "ui/views/support.h"

namespace ui {

bool BoardState::is_selected(crm::DealId deal) const { return std::ranges::find(selected, deal) != selected.end(); }

void BoardState::toggle(crm::DealId deal) {
  const auto place = std::ranges::find(selected, deal);
  if (place == selected.end()) {
    selected.push_back(deal);
  } else {
    selected.erase(place);
  }
}

bool BoardState::is_folded(const crm::Stage& stage, bool by_default) const {
  for (const Fold& fold : folds) {
    if (fold.stage == stage.id) return fold.folded;
  }
  return by_default;
}

void BoardState::set_folded(const crm::Stage& stage, bool folded) {
  for (Fold& fold : folds) {
    if (fold.stage != stage.id) continue;
    fold.folded = folded;
    return;
  }
  folds.push_back({stage.id, folded});
}

uint64_t deal_number(crm::DealId deal) { return id_number(deal.value); }

WidgetId deal_card_id(crm::DealId deal, uint32_t part) { return record_widget_id(deal.value, part); }

std::vector<crm::DealId> affected_deals(const BoardState& state, crm::DealId deal) {
  if (state.is_selected(deal)) return state.selected;
  return {deal};
}

}  // namespace ui
