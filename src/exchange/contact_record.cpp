// The few questions about a record that both formats and the preview ask.

#include "exchange/contact_record.h"

#include <algorithm>

namespace exchange {

bool PostalAddress::is_empty() const {
  return po_box.empty() && extended.empty() && street.empty() && city.empty() && region.empty() &&
         postal_code.empty() && country.empty();
}

std::string compose_name(const NameParts& parts) {
  std::string name;
  for (const std::string* part : {&parts.prefix, &parts.given, &parts.middle, &parts.family, &parts.suffix}) {
    if (part->empty()) continue;
    if (!name.empty()) name += ' ';
    name += *part;
  }
  return name;
}

std::string display_name(const ContactRecord& record) {
  if (!record.full_name.empty()) return record.full_name;
  if (!record.name.is_empty()) return compose_name(record.name);
  if (!record.nickname.empty()) return record.nickname;
  if (!record.organisation.empty()) return record.organisation;
  if (!record.emails.empty()) return record.emails[0].value;
  return record.phones.empty() ? std::string() : record.phones[0].value;
}

void add_to_notes(ContactRecord& record, std::string_view label, std::string_view value) {
  if (!record.notes.empty() && !record.notes.ends_with('\n')) record.notes += '\n';
  if (!label.empty()) {
    record.notes += label;
    record.notes += ": ";
  }
  record.notes += value;
}

bool ImportedRecord::is_usable() const {
  return std::none_of(problems.begin(), problems.end(),
                      [](const Problem& problem) { return problem.severity == Severity::error; });
}

}  // namespace exchange
