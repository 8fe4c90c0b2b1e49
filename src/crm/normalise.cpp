// Putting input in order; normalise.h says why.

#include "crm/normalise.h"

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"
#include "crm/rules.h"

namespace crm {

namespace {

void clean(std::string& text) { text = one_line(text); }

void clean(PersonName& parts) {
  for (std::string* part : {&parts.prefix, &parts.given, &parts.middle, &parts.family, &parts.suffix, &parts.nickname})
    clean(*part);
}

void clean(std::vector<LabelledValue>& values) {
  for (LabelledValue& value : values) {
    clean(value.label);
    value.value = value.kind == ValueKind::address ? several_lines(value.value) : one_line(value.value);
    for (std::string* part : {&value.city, &value.region, &value.postal_code, &value.country}) clean(*part);
  }
  std::erase_if(values, [](const LabelledValue& value) {
    return value.value.empty() && value.city.empty() && value.region.empty() && value.postal_code.empty() &&
           value.country.empty();
  });
  // Stored by kind, in the order given within it.
  base::stable_sort(values, [](const LabelledValue& a, const LabelledValue& b) { return a.kind < b.kind; });
}

void clean(std::vector<std::string>& tags) {
  std::vector<std::string> clean_tags;
  for (const std::string& tag : tags) {
    std::string name = one_line(tag);
    if (!name.empty() && std::ranges::find(clean_tags, name) == clean_tags.end()) clean_tags.push_back(std::move(name));
  }
  tags = std::move(clean_tags);
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string line = base::to_valid_utf8(text);
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return std::string(base::trim(line));
}

std::string several_lines(std::string_view text) {
  std::string lines;
  lines.reserve(text.size());
  for (const char c : base::to_valid_utf8(text)) {
    if (c == '\n' || c == '\t' || static_cast<unsigned char>(c) >= 0x20) lines += c;  // \r\n becomes \n
  }
  return std::string(base::trim(lines));
}

void normalise(LeadFields& fields) {
  clean(fields.parts);
  for (std::string* text : {&fields.name, &fields.company_name, &fields.job_title, &fields.source}) clean(*text);
  fields.about = several_lines(fields.about);
  fields.reason_note = several_lines(fields.reason_note);
  clean(fields.values);
  clean(fields.tags);
  if (fields.name.empty()) fields.name = name_from_parts(fields.parts);
  if (fields.name.empty()) fields.name = fields.company_name;
  if (fields.status != LeadStatus::unqualified) {
    fields.reason.reset();
    fields.reason_note.clear();
  }
}

void normalise(ContactFields& fields) {
  clean(fields.parts);
  for (std::string* text : {&fields.name, &fields.job_title, &fields.source}) clean(*text);
  fields.about = several_lines(fields.about);
  clean(fields.values);
  clean(fields.tags);
  if (fields.kind == ContactKind::company) {
    fields.parts = {};
    fields.companies.clear();
  }
  for (Membership& membership : fields.companies) {
    clean(membership.company_name);
    clean(membership.role);
  }
  std::erase_if(fields.companies, [](const Membership& membership) {
    return membership.company.is_nil() && membership.company_name.empty();
  });
  if (fields.name.empty()) fields.name = name_from_parts(fields.parts);
}

void normalise(DealFields& fields) {
  clean(fields.name);
  clean(fields.source);
  clean(fields.value.currency);
  fields.about = several_lines(fields.about);
  fields.reason_note = several_lines(fields.reason_note);
  clean(fields.tags);
  for (DealContact& contact : fields.contacts) clean(contact.role);
  std::erase_if(fields.contacts, [](const DealContact& contact) { return contact.contact.is_nil(); });
}

void normalise(TaskFields& fields) {
  clean(fields.title);
  fields.note = several_lines(fields.note);
}

void normalise(AppointmentFields& fields) {
  clean(fields.title);
  clean(fields.location);
  fields.note = several_lines(fields.note);
}

}  // namespace crm
