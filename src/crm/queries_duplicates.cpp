// The warning in forms: who is here already. An equal e-mail address is enough; an equal name counts more when the
// phone or the company is equal too (the rule of the import, crm/import.h).

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"
#include "crm/parts.h"
#include "crm/queries_state.h"
#include "crm/rules.h"

namespace crm {

namespace {

using store::Statement;

constexpr uint32_t kMaximum = 8;

struct Asked {
  std::string email;    // folded
  std::string phone;    // comparable
  std::string company;  // folded
};

void keep_strongest(std::vector<Duplicate>& found, Duplicate duplicate) {
  const auto same = std::ranges::find(found, duplicate.record, &Duplicate::record);
  if (same == found.end()) {
    found.push_back(std::move(duplicate));
  } else if (duplicate.reason < same->reason) {
    *same = std::move(duplicate);
  }
}

void find_by_email(const Reader& reader, const Asked& asked, std::vector<Duplicate>& found) {
  Statement contacts = reader.query(
      "SELECT c.uuid, c.name, c.kind, v.value FROM contact_search s JOIN labelled_value v ON v.record_type=2 AND "
      "v.record_key=s.key AND v.kind=1"
      " JOIN contact c ON c.key=s.key WHERE instr(s.text, ?1)>0 AND fold(v.value)=?1 LIMIT ?2",
      asked.email, kMaximum);
  while (contacts.next()) {
    const RecordType type = contacts.integer(2) == 2 ? RecordType::company : RecordType::person;
    keep_strongest(found, {{type, contacts.uuid(0)},
                           std::string(contacts.text(1)),
                           std::string(contacts.text(3)),
                           DuplicateReason::same_email});
  }
  Statement leads = reader.query(
      "SELECT l.uuid, l.name, v.value FROM lead_search s JOIN labelled_value v ON v.record_type=1 AND "
      "v.record_key=s.key AND v.kind=1"
      " JOIN lead l ON l.key=s.key WHERE instr(s.text, ?1)>0 AND fold(v.value)=?1 AND l.status<>4 LIMIT ?2",
      asked.email, kMaximum);
  while (leads.next()) {
    keep_strongest(found, {{RecordType::lead, leads.uuid(0)},
                           std::string(leads.text(1)),
                           std::string(leads.text(2)),
                           DuplicateReason::same_email});
  }
}

// What makes an equal name stronger.
Duplicate judged(const Reader& reader, RecordRef record, int64_t key, std::string name, std::string company,
                 const Asked& asked) {
  Duplicate duplicate{
      .record = record, .name = std::move(name), .detail = company, .reason = DuplicateReason::same_name};
  if (!asked.company.empty() && base::fold(company) == asked.company)
    duplicate.reason = DuplicateReason::same_name_and_company;
  if (asked.phone.empty()) return duplicate;
  for (const LabelledValue& value : read_values(reader, sql_type(record.type), key)) {
    if (value.kind != ValueKind::phone || comparable_phone(value.value) != asked.phone) continue;
    duplicate.reason = DuplicateReason::same_name_and_phone;
    duplicate.detail = value.value;
  }
  return duplicate;
}

void find_by_name(const Reader& reader, std::string_view name, const Asked& asked, std::vector<Duplicate>& found) {
  const NameRange range = name_range(name);
  for (const ContactKind kind : {ContactKind::person, ContactKind::company}) {
    Statement rows = reader.query(
        "SELECT c.key, c.uuid, c.name, (SELECT k.name FROM membership m JOIN contact k ON k.key=m.company_key WHERE "
        "m.person_key=c.key ORDER BY m.position LIMIT 1)"
        " FROM contact_order o JOIN contact c ON c.key=o.key WHERE o.kind=?1 AND o.sort>=?2 AND o.sort<?3 LIMIT ?4",
        static_cast<int>(kind), range.low, range.high, kMaximum);
    const RecordType type = kind == ContactKind::company ? RecordType::company : RecordType::person;
    while (rows.next()) {
      keep_strongest(found, judged(reader, {type, rows.uuid(1)}, rows.integer(0), std::string(rows.text(2)),
                                   std::string(rows.text(3)), asked));
    }
  }
  Statement leads = reader.query(
      "SELECT l.key, l.uuid, l.name, l.company_name FROM lead_order o JOIN lead l ON l.key=o.key WHERE o.sort>=?1 AND "
      "o.sort<?2 AND l.status<>4 LIMIT ?3",
      range.low, range.high, kMaximum);
  while (leads.next()) {
    keep_strongest(found, judged(reader, {RecordType::lead, leads.uuid(1)}, leads.integer(0),
                                 std::string(leads.text(2)), std::string(leads.text(3)), asked));
  }
}

}  // namespace

std::vector<Duplicate> Queries::possible_duplicates(std::string_view name, std::string_view email,
                                                    std::string_view phone, std::string_view company,
                                                    const RecordRef& self) {
  state_->refresh();
  std::string question;
  for (const std::string_view part : {name, email, phone, company}) question.append(part).push_back('\n');
  question += self.id.to_text();
  if (state_->duplicates && state_->duplicates->question == question) return state_->duplicates->found;

  const Asked asked{.email = base::fold(email), .phone = comparable_phone(phone), .company = base::fold(company)};
  std::vector<Duplicate> found;
  if (is_plausible_email(asked.email)) find_by_email(state_->reader, asked, found);
  if (!base::trim(name).empty()) find_by_name(state_->reader, name, asked, found);
  std::erase_if(found, [&](const Duplicate& duplicate) { return duplicate.record.id == self.id; });
  base::stable_sort(found, [](const Duplicate& a, const Duplicate& b) { return a.reason < b.reason; });
  if (found.size() > kMaximum) found.resize(kMaximum);
  state_->duplicates = KeptDuplicates{question, found};
  return found;
}

}  // namespace crm
