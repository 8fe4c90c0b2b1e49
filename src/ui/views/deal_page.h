#pragma once
// The pieces of a deal's page. Cards measure and draw with the same code: with Draw::no they only say how high they
// are.

#include <string>
#include <vector>

#include "crm/view_data.h"
#include "ui/views/model.h"
#include "ui/views/support.h"

namespace ui {

// Read once per change of the data.
struct DealPageData {
  uint64_t version = UINT64_MAX;
  base::Uuid id;
  std::optional<crm::Deal> deal;
  std::vector<crm::Stage> stages;
  crm::Related related;
  int32_t probability = 0;  // effective
};

float deal_facts_card(Context& ctx, Model& model, const DealPageData& data, const Rect& area, Draw draw);
float deal_people_card(Context& ctx, Model& model, const DealPageData& data, const Rect& area, Draw draw);
float deal_tasks_card(Context& ctx, Model& model, const DealPageData& data, const Rect& area, Draw draw);
float deal_appointments_card(Context& ctx, Model& model, const DealPageData& data, const Rect& area, Draw draw);

}  // namespace ui
