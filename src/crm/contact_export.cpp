// Pure: values in, values out. Status goes out under the names that the import reads, in English whatever language the
// screen has, because the file outlives the screen.

#include "crm/contact_export.h"

#include <charconv>

namespace crm {
namespace {

int32_t digits(std::string_view text) {
  int32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// YYYY-MM-DD or --MM-DD.
std::optional<exchange::PartialDate> partial_date(std::string_view text) {
  exchange::PartialDate date;
  if (text.size() == 7 && text.starts_with("--")) {
    date = {0, digits(text.substr(2, 2)), digits(text.substr(5, 2))};
  } else if (text.size() == 10) {
    date = {digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8, 2))};
  } else {
    return std::nullopt;
  }
  return exchange::exists(date) ? std::optional(date) : std::nullopt;
}

void add_value(exchange::ContactRecord& record, const LabelledValue& value) {
  switch (value.kind) {
    case ValueKind::email: record.emails.push_back({value.label, value.value}); break;
    case ValueKind::phone: record.phones.push_back({value.label, value.value}); break;
    case ValueKind::url: record.urls.push_back({value.label, value.value}); break;
    case ValueKind::address:
      record.addresses.push_back({.label = value.label,
                                  .po_box = {},
                                  .extended = {},
                                  .street = value.value,
                                  .city = value.city,
                                  .region = value.region,
                                  .postal_code = value.postal_code,
                                  .country = value.country});
      break;
    case ValueKind::date: {
      const std::optional<exchange::PartialDate> date = partial_date(value.value);
      if (!date) break;
      if (value.label == "birthday" && !record.birthday) {
        record.birthday = date;
      } else {
        record.dates.push_back({value.label, *date});
      }
      break;
    }
  }
}

exchange::NameParts name_parts(const PersonName& parts) {
  return {.prefix = parts.prefix,
          .given = parts.given,
          .middle = parts.middle,
          .family = parts.family,
          .suffix = parts.suffix};
}

std::string status_name(LeadStatus status) {
  switch (status) {
    case LeadStatus::fresh: return "New";
    case LeadStatus::working: return "Working";
    case LeadStatus::unqualified: return "Unqualified";
    case LeadStatus::converted: return "Converted";
  }
  return {};
}

}  // namespace

exchange::ContactRecord export_record(const Lead& lead) {
  const LeadFields& fields = lead.fields;
  exchange::ContactRecord record;
  record.full_name = fields.name;
  record.name = name_parts(fields.parts);
  record.nickname = fields.parts.nickname;
  record.organisation = fields.company_name;
  record.job_title = fields.job_title;
  for (const LabelledValue& value : fields.values) add_value(record, value);
  record.notes = fields.about;
  record.tags = fields.tags;
  record.source = fields.source;
  record.status = status_name(fields.status);
  record.external_id = lead.id.value.to_text();
  return record;
}

exchange::ContactRecord export_record(const Contact& contact) {
  const ContactFields& fields = contact.fields;
  exchange::ContactRecord record;
  record.kind = fields.kind == ContactKind::company ? exchange::RecordKind::company : exchange::RecordKind::person;
  record.full_name = fields.name;
  record.name = name_parts(fields.parts);
  record.nickname = fields.parts.nickname;
  if (!fields.companies.empty()) record.organisation = fields.companies.front().company_name;
  record.job_title = fields.job_title;
  if (record.job_title.empty() && !fields.companies.empty()) record.job_title = fields.companies.front().role;
  for (const LabelledValue& value : fields.values) add_value(record, value);
  record.notes = fields.about;
  record.tags = fields.tags;
  record.source = fields.source;
  record.status = fields.status == ContactStatus::customer ? "Customer" : "Prospect";
  record.external_id = contact.id.value.to_text();
  return record;
}

}  // namespace crm
