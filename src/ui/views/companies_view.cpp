// #/companies: the organisations that people belong to and deals are made with.

#include "ui/views/record_list.h"
#include "ui/views/views.h"

namespace ui {

void companies_view(Context& ctx, Rect area, Model& model) {
  record_list(ctx, area, model, list_screen(crm::RecordType::company));
}

}  // namespace ui
