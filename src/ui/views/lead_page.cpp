// #/leads/ID

#include "ui/views/record_page.h"
#include "ui/views/views.h"

namespace ui {

void lead_page(Context& ctx, Rect area, Model& model) { record_page(ctx, area, model, crm::RecordType::lead); }

}  // namespace ui
