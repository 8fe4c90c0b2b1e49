// What a record's page shows, read when the data has changed or another record is opened.

#include "ui/views/record_list.h"
#include "ui/views/record_page.h"
#include "ui/views/support.h"

namespace ui {
namespace {

std::string owner_name(Context& ctx, Model& model, crm::UserId owner) {
  for (const crm::User& user : model.queries.users())
    if (user.id == owner) return user.name.empty() ? std::string(tr(ctx, Key::support_you)) : user.name;
  return {};
}

void add_became(Model& model, RecordPage& page, const crm::RecordRef& record) {
  if (record.is_nil()) return;
  std::string name = model.queries.name_of(record);
  if (!name.empty()) page.became.push_back({record, std::move(name)});
}

void read_lead(Context& ctx, Model& model, RecordPage& page) {
  std::optional<crm::Lead> lead = model.queries.lead({page.record.id});
  page.found = lead.has_value();
  if (!lead) return;
  crm::LeadFields& fields = lead->fields;
  page.name = std::move(fields.name);
  page.job_title = std::move(fields.job_title);
  page.lead_company = std::move(fields.company_name);
  page.values = std::move(fields.values);
  page.tags = std::move(fields.tags);
  page.nickname = std::move(fields.parts.nickname);
  page.source = std::move(fields.source);
  page.owner = owner_name(ctx, model, fields.owner);
  page.about = std::move(fields.about);
  page.lead_status = fields.status;
  page.reason_note = std::move(fields.reason_note);
  if (fields.reason) {
    for (const crm::Reason& reason : model.queries.reasons(crm::Outcome::unqualified))
      if (reason.id == *fields.reason) page.reason = reason.name;
  }
  page.created_ms = lead->created_ms;
  page.updated_ms = lead->updated_ms;
  add_became(model, page, crm::person_ref(lead->converted_person));
  add_became(model, page, crm::company_ref(lead->converted_company));
  add_became(model, page, crm::deal_ref(lead->converted_deal));
}

void read_contact(Context& ctx, Model& model, RecordPage& page) {
  std::optional<crm::Contact> contact = model.queries.contact({page.record.id});
  page.found = contact.has_value();
  if (!contact) return;
  crm::ContactFields& fields = contact->fields;
  page.record.type = fields.kind == crm::ContactKind::company ? crm::RecordType::company : crm::RecordType::person;
  page.name = std::move(fields.name);
  page.job_title = std::move(fields.job_title);
  for (crm::Membership& membership : fields.companies)
    page.companies.push_back({membership.company, std::move(membership.company_name), std::move(membership.role)});
  page.values = std::move(fields.values);
  page.tags = std::move(fields.tags);
  page.nickname = std::move(fields.parts.nickname);
  page.source = std::move(fields.source);
  page.owner = owner_name(ctx, model, fields.owner);
  page.about = std::move(fields.about);
  page.contact_status = fields.status;
  page.created_ms = contact->created_ms;
  page.updated_ms = contact->updated_ms;
}

// Where the record stands in its list as the person left it.
void read_neighbours(Context& ctx, Model& model, RecordPage& page) {
  const crm::ListQuery& query = list_state(ctx, page.record.type).query;
  const std::optional<uint32_t> position = model.queries.position(query, page.record.id);
  if (!position) return;
  page.list_count = model.queries.count(query);
  page.position = *position + 1;
  const uint32_t first = *position > 0 ? *position - 1 : 0;
  for (const crm::RecordRef& near : model.queries.refs(query, first, *position - first + 2)) {
    if (near.id == page.record.id) continue;
    (page.previous.is_nil() && *position > 0 && page.next.is_nil() ? page.previous : page.next) = near;
  }
}

}  // namespace

void refresh(Context& ctx, Model& model, RecordPage& page) {
  const uint64_t version = model.database.data_version();
  if (page.loaded && page.version == version) return;
  const crm::RecordRef record = page.record;
  const uint32_t wanted = page.wanted;
  const int32_t tab = page.tab;
  page = {};
  page.record = record;
  page.wanted = wanted;
  page.tab = tab;
  page.version = version;
  page.loaded = true;
  if (record.is_nil()) return;
  if (page.is_lead()) {
    read_lead(ctx, model, page);
  } else {
    read_contact(ctx, model, page);
  }
  if (!page.found) return;
  page.related = model.queries.related(page.record);
  page.more = crm::ActivityCursor{};
  read_neighbours(ctx, model, page);
}

}  // namespace ui
