// A record of a file as the fields of a contact.

#include "base/text.h"
#include "crm/import_file.h"

namespace crm {
namespace {

void add_line(std::string& text, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  if (!text.empty()) text += '\n';
  if (!label.empty()) {
    text += label;
    text += ": ";
  }
  text += value;
}

void add_values(std::vector<LabelledValue>& values, ValueKind kind, const std::vector<exchange::LabelledText>& texts) {
  for (const exchange::LabelledText& text : texts)
    if (!text.value.empty()) values.push_back({.kind = kind, .label = text.label, .value = text.value});
}

LabelledValue address_of(const exchange::PostalAddress& address) {
  std::string street;
  add_line(street, {}, address.po_box);
  add_line(street, {}, address.extended);
  add_line(street, {}, address.street);
  return {.kind = ValueKind::address,
          .label = address.label,
          .value = std::move(street),
          .city = address.city,
          .region = address.region,
          .postal_code = address.postal_code,
          .country = address.country};
}

void add_deal(std::string& about, const exchange::DealDetails& deal) {
  std::string text = deal.title;
  const auto add = [&](std::string_view part) {
    if (part.empty()) return;
    if (!text.empty()) text += ", ";
    text += part;
  };
  add(deal.value);
  add(deal.currency);
  add(deal.pipeline);
  add(deal.stage);
  add(deal.status);
  add(deal.probability);
  if (deal.close_date) add(exchange::to_text(*deal.close_date));
  add(deal.lost_reason);
  add_line(about, "Deal", text);
}

}  // namespace

ContactFields contact_fields_of(const exchange::ContactRecord& record) {
  ContactFields fields;
  const bool company = record.kind == exchange::RecordKind::company;
  fields.kind = company ? ContactKind::company : ContactKind::person;
  fields.name = record.full_name;
  if (!company) {
    fields.parts = {.prefix = record.name.prefix,
                    .given = record.name.given,
                    .middle = record.name.middle,
                    .family = record.name.family,
                    .suffix = record.name.suffix,
                    .nickname = record.nickname};
    if (!record.organisation.empty())
      fields.companies.push_back({.company = {}, .company_name = record.organisation, .role = {}});
  }
  if (fields.name.empty()) fields.name = exchange::display_name(record);
  fields.job_title = record.job_title;
  fields.source = record.source;
  fields.tags = record.tags;
  if (base::fold(record.status) == "customer") fields.status = ContactStatus::customer;

  add_values(fields.values, ValueKind::email, record.emails);
  add_values(fields.values, ValueKind::phone, record.phones);
  for (const exchange::PostalAddress& address : record.addresses)
    if (!address.is_empty()) fields.values.push_back(address_of(address));
  add_values(fields.values, ValueKind::url, record.urls);
  if (record.birthday)
    fields.values.push_back(
        {.kind = ValueKind::date, .label = "birthday", .value = exchange::to_text(*record.birthday)});
  for (const exchange::LabelledDate& date : record.dates)
    fields.values.push_back({.kind = ValueKind::date, .label = date.label, .value = exchange::to_text(date.date)});

  fields.about = record.notes;
  add_line(fields.about, "Department", record.department);
  if (fields.status != ContactStatus::customer) add_line(fields.about, "Status", record.status);
  add_line(fields.about, "Owner", record.owner);
  for (const exchange::LabelledText& custom : record.custom) add_line(fields.about, custom.label, custom.value);
  if (record.deal) add_deal(fields.about, *record.deal);
  return fields;
}

}  // namespace crm
