// #/contacts: people.

#include "ui/views/record_list.h"
#include "ui/views/views.h"

namespace ui {

void contacts_view(Context& ctx, Rect area, Model& model) {
  record_list(ctx, area, model, list_screen(crm::RecordType::person));
}

}  // namespace ui
