// Between the domain's fields and the draft of the form.

#include <algorithm>

#include "base/text.h"
#include "ui/views/record_form.h"

namespace ui {
namespace {

using Labels = std::initializer_list<const char*>;

// Known labels in the order in which they are likely, then the record's own words; the empty one is "no label".
std::vector<std::string> labels_of(Labels known, const std::vector<crm::LabelledValue>& values, crm::ValueKind kind) {
  std::vector<std::string> labels(known.begin(), known.end());
  for (const crm::LabelledValue& value : values)
    if (value.kind == kind && std::ranges::find(labels, value.label) == labels.end()) labels.push_back(value.label);
  return labels;
}

int32_t label_index(const std::vector<std::string>& labels, const std::string& label) {
  const auto found = std::ranges::find(labels, label);
  return found == labels.end() ? 0 : static_cast<int32_t>(found - labels.begin());
}

ValueRows rows_of(const std::vector<crm::LabelledValue>& values, crm::ValueKind kind, Labels known) {
  ValueRows rows{.kind = kind, .rows = {}, .labels = labels_of(known, values, kind), .errors = {}};
  for (const crm::LabelledValue& value : values)
    if (value.kind == kind) rows.rows.push_back({.value = value.value, .label = label_index(rows.labels, value.label)});
  return rows;
}

void read_values(RecordForm& form, const std::vector<crm::LabelledValue>& values) {
  form.emails = rows_of(values, crm::ValueKind::email, {"work", "home", "other", ""});
  form.phones = rows_of(values, crm::ValueKind::phone, {"mobile", "work", "home", "main", "fax", "other", ""});
  form.urls = rows_of(values, crm::ValueKind::url, {"work", "home", "other", ""});
  if (form.emails.rows.empty()) form.emails.rows.emplace_back();
  if (form.phones.rows.empty()) form.phones.rows.emplace_back();
  form.address_labels = labels_of({"work", "home", "other", ""}, values, crm::ValueKind::address);
  form.date_labels = labels_of({"birthday", "anniversary", "other", ""}, values, crm::ValueKind::date);
  for (const crm::LabelledValue& value : values) {
    if (value.kind == crm::ValueKind::address)
      form.addresses.push_back({value, label_index(form.address_labels, value.label)});
    if (value.kind != crm::ValueKind::date) continue;
    DateRow row{
        .day = {}, .label = label_index(form.date_labels, value.label), .year_unknown = value.value.starts_with("--")};
    // A leap year, so that 29 February exists.
    row.day = base::parse_iso_date(row.year_unknown ? "2000" + value.value.substr(1) : value.value);
    form.dates.push_back(row);
  }
}

void add_value(std::vector<crm::LabelledValue>& values, const std::vector<crm::LabelledValue>& before,
               crm::LabelledValue value) {
  // An unchanged value keeps its id, so that the history shows only what changed.
  for (const crm::LabelledValue& old : before) {
    const bool taken = std::ranges::any_of(values, [&](const crm::LabelledValue& one) { return one.id == old.id; });
    if (taken || old.kind != value.kind || old.value != value.value) continue;
    value.id = old.id;
    break;
  }
  values.push_back(std::move(value));
}

void write_rows(std::vector<crm::LabelledValue>& values, const std::vector<crm::LabelledValue>& before,
                const ValueRows& rows) {
  for (const LabelledValue& row : rows.rows) {
    const std::string_view text = base::trim(row.value);
    if (text.empty()) continue;
    crm::LabelledValue value;
    value.kind = rows.kind;
    value.label = rows.labels[static_cast<size_t>(std::max(row.label, 0))];
    value.value = text;
    add_value(values, before, std::move(value));
  }
}

std::vector<crm::LabelledValue> write_values(const RecordForm& form, const std::vector<crm::LabelledValue>& before) {
  std::vector<crm::LabelledValue> values;
  write_rows(values, before, form.emails);
  write_rows(values, before, form.phones);
  for (const AddressRow& row : form.addresses) {
    crm::LabelledValue value = row.value;
    value.kind = crm::ValueKind::address;
    value.label = form.address_labels[static_cast<size_t>(std::max(row.label, 0))];
    if (value.value.empty() && value.city.empty() && value.region.empty() && value.postal_code.empty() &&
        value.country.empty())
      continue;
    values.push_back(std::move(value));
  }
  write_rows(values, before, form.urls);
  for (const DateRow& row : form.dates) {
    if (!row.day) continue;
    crm::LabelledValue value;
    value.kind = crm::ValueKind::date;
    value.label = form.date_labels[static_cast<size_t>(std::max(row.label, 0))];
    value.value = base::to_iso_date(*row.day);
    if (row.year_unknown) value.value = "-" + value.value.substr(4);
    add_value(values, before, std::move(value));
  }
  return values;
}

// A whole name that never was taken apart is shown, and changed, in the first field.
void read_name(RecordForm& form, const std::string& name, const crm::PersonName& parts) {
  form.parts = parts;
  if (crm::name_from_parts(parts).empty()) form.parts.given = name;
  form.parts_before = form.parts;
  form.more_names = !parts.prefix.empty() || !parts.middle.empty() || !parts.suffix.empty() || !parts.nickname.empty();
}

void read_lead(RecordForm& form) {
  const crm::LeadFields& fields = form.lead;
  // A lead that only names a company has its name there.
  const bool company_only = crm::name_from_parts(fields.parts).empty() && fields.name == fields.company_name;
  read_name(form, company_only ? std::string() : fields.name, fields.parts);
  form.companies = {{.name = fields.company_name, .company = {}, .role = {}}};
  form.job_title = fields.job_title;
  form.status = static_cast<int32_t>(fields.status) - 1;
  form.reason_note = fields.reason_note;
  for (size_t index = 0; index < form.reasons.size(); ++index)
    if (fields.reason == form.reasons[index].id) form.reason = static_cast<int32_t>(index);
  form.tags = fields.tags;
  form.source = fields.source;
  form.about = fields.about;
  read_values(form, fields.values);
}

void read_contact(RecordForm& form) {
  const crm::ContactFields& fields = form.contact;
  if (form.type == crm::RecordType::company) {
    form.company_name = fields.name;
  } else {
    read_name(form, fields.name, fields.parts);
    for (const crm::Membership& membership : fields.companies)
      form.companies.push_back({membership.company_name, membership.company, membership.role});
    if (form.companies.empty()) form.companies.emplace_back();
  }
  form.job_title = fields.job_title;
  form.status = static_cast<int32_t>(fields.status) - 1;
  form.tags = fields.tags;
  form.source = fields.source;
  form.about = fields.about;
  read_values(form, fields.values);
}

crm::UserId owner_of(const RecordForm& form, crm::UserId before) {
  return form.owner < 0 ? before : form.users[static_cast<size_t>(form.owner)].id;
}

}  // namespace

void begin_form(Model& model, RecordForm& form, const DialogRequest& request) {
  form.ready = true;
  form.known_tags = model.queries.tags();
  form.known_sources = model.queries.sources();
  form.users = model.queries.users();
  form.reasons = model.queries.reasons(crm::Outcome::unqualified);
  crm::UserId owner = model.queries.me();
  if (form.type == crm::RecordType::lead) {
    if (const std::optional<crm::Lead> lead = model.queries.lead({request.record.id})) {
      form.lead = lead->fields;
      owner = form.lead.owner;
    }
    read_lead(form);
  } else {
    form.contact.kind = form.type == crm::RecordType::company ? crm::ContactKind::company : crm::ContactKind::person;
    if (const std::optional<crm::Contact> contact = model.queries.contact({request.record.id})) {
      form.contact = contact->fields;
      owner = form.contact.owner;
    } else {
      for (const crm::RecordRef& link : request.links) {
        if (link.type != crm::RecordType::company || form.type != crm::RecordType::person) continue;
        form.contact.companies.push_back({{link.id}, model.queries.name_of(link), {}});
      }
    }
    read_contact(form);
  }
  // What somebody has typed elsewhere, to be made a record here.
  if (request.record.is_nil() && !request.name.empty()) {
    (form.type == crm::RecordType::company ? form.company_name : form.parts.given) = request.name;
  }
  for (size_t index = 0; index < form.users.size(); ++index)
    if (form.users[index].id == owner) form.owner = static_cast<int32_t>(index);
  // What the form shows untouched is what it is compared with.
  if (form.type == crm::RecordType::lead) {
    form.lead = lead_fields(form);
  } else {
    form.contact = contact_fields(form);
  }
}

std::string form_name(const RecordForm& form) {
  if (form.type == crm::RecordType::company) return std::string(base::trim(form.company_name));
  std::string name = crm::name_from_parts(form.parts);
  if (name.empty()) name = form.parts.nickname;
  if (name.empty() && form.type == crm::RecordType::lead && !form.companies.empty()) name = form.companies.front().name;
  return std::string(base::trim(name));
}

crm::LeadFields lead_fields(const RecordForm& form) {
  crm::LeadFields fields = form.lead;
  if (form.parts != form.parts_before) {
    fields.parts = form.parts;
    fields.name.clear();
  }
  fields.company_name = base::trim(form.companies.front().name);
  if (crm::name_from_parts(form.parts).empty()) fields.name = fields.company_name;
  fields.job_title = form.job_title;
  fields.status = static_cast<crm::LeadStatus>(form.status + 1);
  fields.reason.reset();
  fields.reason_note.clear();
  if (fields.status == crm::LeadStatus::unqualified) {
    if (form.reason >= 0) fields.reason = form.reasons[static_cast<size_t>(form.reason)].id;
    fields.reason_note = form.reason_note;
  }
  fields.source = base::trim(form.source);
  fields.owner = owner_of(form, form.lead.owner);
  fields.about = form.about;
  fields.tags = form.tags;
  fields.values = write_values(form, form.lead.values);
  return fields;
}

crm::ContactFields contact_fields(const RecordForm& form) {
  crm::ContactFields fields = form.contact;
  if (form.type == crm::RecordType::company) {
    fields.name = base::trim(form.company_name);
  } else if (form.parts != form.parts_before) {
    fields.parts = form.parts;
    fields.name.clear();
  }
  fields.companies.clear();
  for (const CompanyRow& row : form.companies) {
    const std::string_view name = base::trim(row.name);
    if (name.empty()) continue;
    fields.companies.push_back({row.company, std::string(name), row.role});
  }
  fields.job_title = form.job_title;
  fields.status = static_cast<crm::ContactStatus>(form.status + 1);
  fields.source = base::trim(form.source);
  fields.owner = owner_of(form, form.contact.owner);
  fields.about = form.about;
  fields.tags = form.tags;
  fields.values = write_values(form, form.contact.values);
  return fields;
}

bool is_changed(const RecordForm& form) {
  if (!form.tag_query.empty()) return true;
  return form.type == crm::RecordType::lead ? lead_fields(form) != form.lead : contact_fields(form) != form.contact;
}

}  // namespace ui
