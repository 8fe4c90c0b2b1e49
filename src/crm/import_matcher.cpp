// The rule of duplicates (crm/import.h) and the way two records become one.

#include "crm/import_matcher.h"

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"
#include "crm/normalise.h"
#include "crm/parts.h"
#include "crm/rules.h"

namespace crm {

namespace {

void add_once(std::vector<std::string>& list, std::string text) {
  if (!text.empty() && std::ranges::find(list, text) == list.end()) list.push_back(std::move(text));
}

bool share_one(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& text) { return std::ranges::find(b, text) != b.end(); });
}

// Of two people with one name. Those of whom nothing else is known cannot be told apart: so that a file imported twice
// makes nothing twice.
bool is_same_person(const Likeness& a, const Likeness& b) {
  if (share_one(a.phones, b.phones) || share_one(a.companies, b.companies)) return true;
  const auto is_bare = [](const Likeness& each) {
    return each.emails.empty() && each.phones.empty() && each.companies.empty();
  };
  return is_bare(a) && is_bare(b);
}

// A lead is a person and a company in one.
bool is_company(const Likeness& likeness, ImportTarget target) {
  return likeness.is_company && target == ImportTarget::contacts;
}

std::string name_key(const Likeness& likeness, ImportTarget target) {
  return (is_company(likeness, target) ? "c" : "p") + likeness.name;
}

bool is_same_value(const LabelledValue& a, const LabelledValue& b) {
  if (a.kind != b.kind) return false;
  if (a.kind == ValueKind::phone) {
    const std::string phone = comparable_phone(a.value);
    if (!phone.empty()) return phone == comparable_phone(b.value);
  }
  const auto text = [](const LabelledValue& value) {
    return base::fold(value.value + ' ' + value.city + ' ' + value.region + ' ' + value.postal_code + ' ' +
                      value.country);
  };
  return text(a) == text(b);
}

void add_values(std::vector<LabelledValue>& values, const std::vector<LabelledValue>& more) {
  for (const LabelledValue& value : more) {
    if (std::ranges::none_of(values, [&](const LabelledValue& each) { return is_same_value(each, value); }))
      values.push_back(value);
  }
  base::stable_sort(values, [](const LabelledValue& a, const LabelledValue& b) { return a.kind < b.kind; });
}

void add_tags(std::vector<std::string>& tags, const std::vector<std::string>& more) {
  for (const std::string& tag : more) add_once(tags, tag);
}

void fill(std::string& text, const std::string& more) {
  if (text.empty()) text = more;
}

void fill(PersonName& parts, const PersonName& more) {
  fill(parts.prefix, more.prefix);
  fill(parts.given, more.given);
  fill(parts.middle, more.middle);
  fill(parts.family, more.family);
  fill(parts.suffix, more.suffix);
  fill(parts.nickname, more.nickname);
}

}  // namespace

Likeness likeness_of(const ContactFields& fields) {
  Likeness likeness{.is_company = fields.kind == ContactKind::company,
                    .name = base::fold(fields.name),
                    .emails = {},
                    .phones = {},
                    .companies = {}};
  for (const LabelledValue& value : fields.values) {
    if (value.kind == ValueKind::email) add_once(likeness.emails, base::fold(value.value));
    if (value.kind == ValueKind::phone) add_once(likeness.phones, comparable_phone(value.value));
  }
  for (const Membership& membership : fields.companies)
    add_once(likeness.companies, base::fold(membership.company_name));
  return likeness;
}

bool ImportMatcher::load_some() {
  constexpr int64_t kAtOnce = 4000;
  store::Statement rows = reader_.query(
      "SELECT record_key, value, kind FROM labelled_value WHERE record_type=?1 AND record_key>?2 ORDER BY record_key "
      "LIMIT ?3",
      target_ == ImportTarget::leads ? 1 : 2, loaded_until_, kAtOnce);
  int64_t read = 0;
  int64_t last = loaded_until_;
  int64_t before_last = loaded_until_;
  while (rows.next()) {
    ++read;
    if (rows.integer(0) != last) before_last = last;
    last = rows.integer(0);
    if (rows.integer(2) == static_cast<int64_t>(ValueKind::email)) emails_.emplace(base::fold(rows.text(1)), last);
  }
  // The last record may have been cut in two; it is read again, which does no harm.
  loaded_until_ = read == kAtOnce && before_last > loaded_until_ ? before_last : last;
  return read < kAtOnce;
}

Likeness ImportMatcher::stored_likeness(int64_t key, std::string_view name, const Reader& reader) const {
  ContactFields fields;
  if (target_ == ImportTarget::leads) {
    store::Statement row = reader.query("SELECT company_name FROM lead WHERE key=?1 AND company_name<>''", key);
    if (row.next()) fields.companies.push_back({{}, std::string(row.text(0)), {}});
  } else {
    fields.companies = read_memberships(reader, key);
  }
  fields.values = read_values(reader, target_ == ImportTarget::leads ? SqlType::lead : SqlType::contact, key);
  Likeness likeness = likeness_of(fields);
  likeness.name = name;
  return likeness;
}

std::vector<int64_t> ImportMatcher::keys_called(const Likeness& likeness, const Reader& reader) const {
  const NameRange range = name_range(likeness.name);
  store::Statement rows =
      target_ == ImportTarget::leads
          ? reader.query("SELECT key FROM lead_order WHERE sort>=?1 AND sort<?2 ORDER BY key", range.low, range.high)
          : reader.query("SELECT key FROM contact_order WHERE kind=?3 AND sort>=?1 AND sort<?2 ORDER BY key", range.low,
                         range.high, likeness.is_company ? 2 : 1);
  std::vector<int64_t> keys;
  while (rows.next()) keys.push_back(rows.integer(0));
  return keys;
}

std::vector<ImportMatcher::Known>& ImportMatcher::known_as(const Likeness& likeness, const Reader& reader) {
  const auto [at, is_new] = names_.try_emplace(name_key(likeness, target_));
  if (is_new && !is_company(likeness, target_))
    for (const int64_t key : keys_called(likeness, reader))
      at->second.push_back({stored_likeness(key, likeness.name, reader), key});
  return at->second;
}

std::optional<int64_t> ImportMatcher::match(const Likeness& likeness, const Reader& reader,
                                            std::span<const Known> lately) {
  for (const std::string& email : likeness.emails) {
    if (const auto found = emails_.find(email); found != emails_.end()) return found->second;
    for (const Known& known : lately)
      if (std::ranges::find(known.likeness.emails, email) != known.likeness.emails.end()) return known.target;
  }
  if (likeness.name.empty()) return std::nullopt;
  std::optional<int64_t> oldest;
  const auto is_older = [](int64_t a, int64_t b) { return (a > 0) != (b > 0) ? a > 0 : a > 0 ? a < b : a > b; };
  const auto look_at = [&](const Known& known) {
    if (oldest && !is_older(known.target, *oldest)) return;
    // A company is its name; of people many have the same.
    if (likeness.is_company || is_same_person(known.likeness, likeness)) oldest = known.target;
  };
  const std::string key = name_key(likeness, target_);
  if (is_company(likeness, target_)) {
    const std::vector<int64_t> keys = keys_called(likeness, reader);
    if (!keys.empty()) oldest = keys.front();
  }
  for (const Known& known : known_as(likeness, reader)) look_at(known);
  for (const Known& known : lately)
    if (name_key(known.likeness, target_) == key) look_at(known);
  return oldest;
}

void ImportMatcher::remember(const Known& known) {
  for (const std::string& email : known.likeness.emails) emails_.emplace(email, known.target);
  if (known.likeness.name.empty()) return;
  std::vector<Known>& called = known_as(known.likeness, reader_);
  const auto same = std::ranges::find(called, known.target, &Known::target);
  if (same == called.end())
    called.push_back(known);
  else
    same->likeness = known.likeness;
}

ContactFields merged(ContactFields present, const ContactFields& more) {
  if (present.kind == ContactKind::person) fill(present.parts, more.parts);
  fill(present.job_title, more.job_title);
  fill(present.source, more.source);
  fill(present.about, more.about);
  add_values(present.values, more.values);
  add_tags(present.tags, more.tags);
  for (const Membership& membership : more.companies) {
    const std::string folded = base::fold(membership.company_name);
    const auto same = std::ranges::find_if(
        present.companies, [&](const Membership& each) { return base::fold(each.company_name) == folded; });
    if (same == present.companies.end()) {
      present.companies.push_back(membership);
    } else {
      fill(same->role, membership.role);
    }
  }
  return present;
}

LeadFields lead_of(const ContactFields& fields) {
  LeadFields lead;
  lead.name = fields.name;
  lead.parts = fields.parts;
  lead.job_title = fields.job_title;
  lead.source = fields.source;
  lead.about = fields.about;
  lead.values = fields.values;
  lead.tags = fields.tags;
  lead.owner = fields.owner;
  if (fields.kind == ContactKind::company) lead.company_name = fields.name;
  if (!fields.companies.empty()) lead.company_name = fields.companies.front().company_name;
  if (lead.job_title.empty() && !fields.companies.empty()) lead.job_title = fields.companies.front().role;
  return lead;
}

ContactFields contact_of(const LeadFields& lead) {
  ContactFields fields;
  fields.name = lead.name;
  fields.values = lead.values;
  if (!lead.company_name.empty()) fields.companies.push_back({{}, lead.company_name, {}});
  return fields;
}

LeadFields merged(LeadFields present, const ContactFields& more) {
  const LeadFields lead = lead_of(more);
  fill(present.parts, lead.parts);
  fill(present.company_name, lead.company_name);
  fill(present.job_title, lead.job_title);
  fill(present.source, lead.source);
  fill(present.about, lead.about);
  add_values(present.values, lead.values);
  add_tags(present.tags, lead.tags);
  return present;
}

void prepare(ContactFields& fields, const ImportOptions& options) {
  normalise(fields);
  add_tags(fields.tags, options.tags);
  const auto is_impossible_date = [](const LabelledValue& value) {
    if (value.kind != ValueKind::date) return false;
    const std::string_view text = value.value;
    return text.starts_with("--") ? !base::parse_iso_date("2000-" + std::string(text.substr(2)))
                                  : !base::parse_iso_date(text);
  };
  for (const LabelledValue& value : fields.values) {
    if (!is_impossible_date(value)) continue;
    if (!fields.about.empty()) fields.about += '\n';
    fields.about += value.label.empty() ? value.value : value.label + ": " + value.value;
  }
  std::erase_if(fields.values, is_impossible_date);
}

}  // namespace crm
