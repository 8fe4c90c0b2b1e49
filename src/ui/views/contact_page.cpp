// #/contacts/ID and #/companies/ID. An address with the other word finds the record too: a person can become known
// under either in links that were written down.

#include "ui/views/record_page.h"
#include "ui/views/views.h"

namespace ui {

void contact_page(Context& ctx, Rect area, Model& model) {
  const bool company = model.route.segment(0) == "companies";
  record_page(ctx, area, model, company ? crm::RecordType::company : crm::RecordType::person);
}

}  // namespace ui
