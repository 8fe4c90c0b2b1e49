// The dry run of an import: the same decisions as the job, counted instead of written. What the job would have written
// so far is remembered beside the database, so that the counts hold for files that repeat themselves.

#include <algorithm>

#include "base/text.h"
#include "crm/commands.h"
#include "crm/import_matcher.h"
#include "crm/parts.h"
#include "crm/record_read.h"

namespace crm {

struct ImportPlanner::State {
  State(store::Database& database_in, const std::vector<ImportRecord>& records_in, ImportOptions options_in)
      : reader(database_in), records(records_in), options(std::move(options_in)), matcher(reader, options.target) {}

  void plan_one(size_t index);
  [[nodiscard]] ImportAction create(ContactFields fields, const Likeness& likeness);
  [[nodiscard]] ImportAction update(const ContactFields& fields, int64_t target);
  void name_companies(const ContactFields& fields);

  Reader reader;
  const std::vector<ImportRecord>& records;
  ImportOptions options;
  ImportMatcher matcher;
  ImportPlan plan;
  bool is_loaded = false;
  // What records would be by now, by target: those of the file, and those of the database that were added to.
  std::unordered_map<int64_t, ContactFields> changed_contacts;
  std::unordered_map<int64_t, LeadFields> changed_leads;
  int64_t newest = 0;  // target; counts down
};

ImportAction ImportPlanner::State::create(ContactFields fields, const Likeness& likeness) {
  const int64_t target = --newest;
  matcher.remember({likeness, target});
  if (options.target == ImportTarget::leads) {
    ++plan.leads;
    changed_leads.emplace(target, lead_of(fields));
    return ImportAction::create;
  }
  ++(fields.kind == ContactKind::company ? plan.companies : plan.people);
  name_companies(fields);
  changed_contacts.emplace(target, std::move(fields));
  return ImportAction::create;
}

void ImportPlanner::State::name_companies(const ContactFields& fields) {
  for (const Membership& membership : fields.companies) {
    if (!membership.company.is_nil()) continue;
    const Likeness likeness{
        .is_company = true, .name = base::fold(membership.company_name), .emails = {}, .phones = {}, .companies = {}};
    if (matcher.match(likeness, reader)) continue;
    ContactFields company;
    company.kind = ContactKind::company;
    company.name = membership.company_name;
    matcher.remember({likeness, --newest});
    changed_contacts.emplace(newest, std::move(company));
    ++plan.companies;
    ++plan.named_companies;
  }
}

ImportAction ImportPlanner::State::update(const ContactFields& fields, int64_t target) {
  bool changes = false;
  if (options.target == ImportTarget::leads) {
    const auto known = changed_leads.find(target);
    const std::optional<Lead> stored = known == changed_leads.end() ? read_lead(reader, target) : std::nullopt;
    const LeadFields present = known != changed_leads.end() ? known->second : (stored ? stored->fields : LeadFields{});
    LeadFields after = merged(present, fields);
    changes = after != present;
    if (changes) matcher.remember({likeness_of(contact_of(after)), target});
    changed_leads[target] = std::move(after);
  } else {
    const auto known = changed_contacts.find(target);
    const std::optional<Contact> stored = known == changed_contacts.end() ? read_contact(reader, target) : std::nullopt;
    const ContactFields present =
        known != changed_contacts.end() ? known->second : (stored ? stored->fields : ContactFields{});
    ContactFields after = merged(present, fields);
    changes = after != present;
    if (changes) matcher.remember({likeness_of(after), target});
    name_companies(after);
    changed_contacts[target] = std::move(after);
  }
  if (!changes) {
    ++plan.skipped;
    return ImportAction::skip;
  }
  ++plan.updated;
  return ImportAction::update;
}

void ImportPlanner::State::plan_one(size_t index) {
  ContactFields fields = records[index].fields;
  prepare(fields, options);
  ImportAction action = ImportAction::invalid;
  base::Uuid match_id;
  if (!validate(fields).ok()) {
    ++plan.invalid;
  } else {
    const Likeness likeness = likeness_of(fields);
    const std::optional<int64_t> target = matcher.match(likeness, reader);
    if (target && *target > 0) {
      store::Statement row = options.target == ImportTarget::leads
                                 ? reader.query("SELECT uuid FROM lead WHERE key=?1", *target)
                                 : reader.query("SELECT uuid FROM contact WHERE key=?1", *target);
      if (row.next()) match_id = row.uuid(0);
    }
    const bool makes_new = !target || options.duplicates == DuplicatePolicy::create;
    if (makes_new) {
      action = create(std::move(fields), likeness);
    } else if (options.duplicates == DuplicatePolicy::update) {
      action = update(fields, *target);
    } else {
      ++plan.skipped;
      action = ImportAction::skip;
    }
  }
  plan.actions.push_back(action);
  plan.matches.push_back(match_id);
}

ImportPlanner::ImportPlanner(store::Database& database, const std::vector<ImportRecord>& records, ImportOptions options)
    : state_(std::make_unique<State>(database, records, std::move(options))) {}
ImportPlanner::~ImportPlanner() = default;

bool ImportPlanner::advance() {
  if (!state_->is_loaded) {
    state_->is_loaded = state_->matcher.load_some();
    return false;
  }
  constexpr size_t kAtOnce = 50;
  const size_t end = std::min(state_->records.size(), state_->plan.actions.size() + kAtOnce);
  while (state_->plan.actions.size() < end) state_->plan_one(state_->plan.actions.size());
  return end == state_->records.size();
}

Job::Progress ImportPlanner::progress() const {
  return {static_cast<int64_t>(state_->plan.actions.size()), static_cast<int64_t>(state_->records.size())};
}

const ImportPlan& ImportPlanner::plan() const { return state_->plan; }

ImportPlan plan_import(store::Database& database, const std::vector<ImportRecord>& records,
                       const ImportOptions& options) {
  ImportPlanner planner(database, records, options);
  while (!planner.advance()) {
  }
  return planner.plan();
}

}  // namespace crm
