// #/leads: people and companies that are not in the pipeline yet. Converted ones show only when the status asks for
// them.

#include "ui/views/record_list.h"
#include "ui/views/views.h"

namespace ui {

void leads_view(Context& ctx, Rect area, Model& model) {
  record_list(ctx, area, model, list_screen(crm::RecordType::lead));
}

}  // namespace ui
