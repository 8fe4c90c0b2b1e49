// Conversion: a lead becomes a person and, when it names one, a company; with it goes everything that hung on it.

#include <algorithm>

#include "base/text.h"
#include "crm/command_support.h"
#include "crm/normalise.h"
#include "crm/parts.h"
#include "crm/record_read.h"
#include "crm/record_write.h"
#include "crm/rules.h"

namespace crm {

namespace {

// A lead that carries nothing but a company's name.
bool is_company_lead(const LeadFields& lead) {
  return !lead.company_name.empty() && name_from_parts(lead.parts).empty() &&
         base::fold(lead.name) == base::fold(lead.company_name);
}

ContactFields contact_of(const LeadFields& lead, ContactKind kind) {
  ContactFields fields;
  fields.kind = kind;
  fields.name = kind == ContactKind::company ? lead.company_name : lead.name;
  if (kind == ContactKind::person) fields.parts = lead.parts;
  fields.job_title = kind == ContactKind::person ? lead.job_title : std::string();
  fields.source = lead.source;
  fields.owner = lead.owner;
  fields.about = lead.about;
  fields.values = lead.values;
  for (LabelledValue& value : fields.values) value.id = {};
  fields.tags = lead.tags;
  return fields;
}

// What the lead knows is added to a contact that is there already; nothing of the contact is changed.
Status add_to_contact(store::Writer& writer, int64_t key, const LeadFields& lead) {
  const std::optional<Contact> contact = read_contact(writer, key);
  if (!contact) return gone();
  std::vector<LabelledValue> values = contact->fields.values;
  for (LabelledValue value : lead.values) {
    const std::string folded = base::fold(value.value);
    const bool known = std::ranges::any_of(values, [&](const LabelledValue& other) {
      return other.kind == value.kind && base::fold(other.value) == folded;
    });
    if (known) continue;
    value.id = {};
    values.push_back(std::move(value));
  }
  std::vector<std::string> tags = contact->fields.tags;
  tags.insert(tags.end(), lead.tags.begin(), lead.tags.end());
  BASE_TRY(write_values(writer, SqlType::contact, key, values));
  return write_tags(writer, SqlType::contact, key, tags);
}

struct Target {
  std::optional<int64_t> person;
  std::optional<int64_t> company;
  [[nodiscard]] int64_t main() const { return person ? *person : company.value_or(0); }
};

Result<Target> make_contacts(store::Writer& writer, const LeadFields& lead, const LeadConversion& conversion) {
  Target target;
  const bool company_only = is_company_lead(lead) && conversion.existing_person.is_nil();
  if (!conversion.existing_company.is_nil()) {
    BASE_TRY_ASSIGN(key, require_key(writer, SqlType::contact, conversion.existing_company.value));
    target.company = key;
  } else if (!lead.company_name.empty()) {
    target.company = find_company(writer, lead.company_name);
  }
  if (target.company && company_only) BASE_TRY(add_to_contact(writer, *target.company, lead));
  if (!target.company && !lead.company_name.empty()) {
    ContactFields fields = contact_of(lead, ContactKind::company);
    if (!company_only) {
      fields.values.clear();
      fields.about.clear();
    }
    BASE_TRY_ASSIGN(row, insert_contact(writer, fields, Announce::no));
    target.company = row.key;
  }
  if (company_only) return target;

  if (!conversion.existing_person.is_nil()) {
    BASE_TRY_ASSIGN(key, require_key(writer, SqlType::contact, conversion.existing_person.value));
    target.person = key;
    BASE_TRY(add_to_contact(writer, key, lead));
  } else {
    BASE_TRY_ASSIGN(row, insert_contact(writer, contact_of(lead, ContactKind::person), Announce::no));
    target.person = row.key;
  }
  if (target.company) {
    const bool member =
        Reader(writer)
            .integer("SELECT 1 FROM membership WHERE person_key=?1 AND company_key=?2", *target.person, *target.company)
            .has_value();
    if (!member) {
      BASE_TRY(
          writer.execute("INSERT INTO membership(uuid, person_key, company_key, role, position) VALUES(?1, ?2, ?3, ?4,"
                         " (SELECT count(*) FROM membership WHERE person_key=?2))",
                         writer.new_uuid(), *target.person, *target.company, lead.job_title));
    }
  }
  return target;
}

// Tasks, appointments, history and deals of the lead.
Status take_along(store::Writer& writer, int64_t lead, const Target& target) {
  BASE_TRY(
      writer.execute("UPDATE activity SET contact_key=coalesce(contact_key, ?2), company_key=coalesce(company_key, ?3) "
                     "WHERE lead_key=?1",
                     lead, target.person, target.company));
  BASE_TRY(writer.execute(
      "UPDATE link SET record_type=2, record_key=?2 WHERE record_type=1 AND record_key=?1 AND NOT EXISTS(SELECT 1 FROM "
      "link o"
      " WHERE o.record_type=2 AND o.record_key=?2 AND o.source_type=link.source_type AND o.source_key=link.source_key)",
      lead, target.main()));
  BASE_TRY(writer.execute("UPDATE deal SET company_key=?2 WHERE lead_key=?1 AND company_key IS NULL AND ?2 IS NOT NULL",
                          lead, target.company));
  if (!target.person) return base::success();
  std::vector<int64_t> deals;
  {
    store::Statement rows = writer.query(
        "SELECT key FROM deal WHERE lead_key=?1 AND NOT EXISTS(SELECT 1 FROM deal_contact WHERE deal_key=deal.key AND "
        "contact_key=?2)",
        lead, *target.person);
    while (rows.next()) deals.push_back(rows.integer(0));
    BASE_TRY(rows.status());
  }
  for (const int64_t deal : deals) {
    BASE_TRY(
        writer.execute("INSERT INTO deal_contact(uuid, deal_key, contact_key, position) VALUES(?1, ?2, ?3,"
                       " (SELECT count(*) FROM deal_contact WHERE deal_key=?2))",
                       writer.new_uuid(), deal, *target.person));
  }
  return base::success();
}

base::Uuid contact_uuid(const Reader& reader, std::optional<int64_t> key) {
  store::Statement row = reader.query("SELECT uuid FROM contact WHERE key=?1", key);
  return row.next() ? row.uuid(0) : base::Uuid{};
}

Result<Conversion> convert(store::Writer& writer, LeadId id, const LeadConversion& conversion) {
  const Reader reader(writer);
  BASE_TRY_ASSIGN(key, require_key(reader, SqlType::lead, id.value));
  const std::optional<Lead> lead = read_lead(reader, key);
  if (!lead) return gone();
  if (lead->fields.status == LeadStatus::converted) return invalid("crm.error_already_converted");
  BASE_TRY_ASSIGN(target, make_contacts(writer, lead->fields, conversion));
  BASE_TRY(take_along(writer, key, target));

  Conversion result{.lead = id,
                    .person = {contact_uuid(reader, target.person)},
                    .company = {contact_uuid(reader, target.company)},
                    .deal = {}};
  std::optional<int64_t> deal_key;
  if (conversion.deal) {
    DealFields fields = *conversion.deal;
    fields.company = result.company;
    fields.lead = id;
    if (fields.contacts.empty() && target.person) fields.contacts.push_back({result.person, {}, {}});
    if (fields.source.empty()) fields.source = lead->fields.source;
    if (fields.owner.is_nil()) fields.owner = lead->fields.owner;
    if (fields.name.empty()) fields.name = lead->fields.name;
    fields.tags.insert(fields.tags.end(), lead->fields.tags.begin(), lead->fields.tags.end());
    BASE_TRY_ASSIGN(row, insert_deal(writer, fields));
    deal_key = row.key;
    result.deal = {row.id};
  }
  if (conversion.task) {
    TaskFields fields = *conversion.task;
    if (fields.links.empty()) {
      if (deal_key) fields.links.push_back(deal_ref(result.deal));
      fields.links.push_back(target.person ? person_ref(result.person) : company_ref(result.company));
    }
    BASE_TRY(insert_task(writer, fields));
  }
  BASE_TRY(
      writer.execute("UPDATE lead SET status=4, converted_ms=?2, updated_ms=?2, converted_person_key=?3, "
                     "converted_company_key=?4, converted_deal_key=?5 WHERE key=?1",
                     key, writer.now_ms(), target.person, target.company, deal_key));
  BASE_TRY(add_activity(
      writer, {.kind = ActivityKind::lead_converted,
               .filing = {.lead = key, .person = target.person, .company = target.company, .deal = deal_key}}));
  return result;
}

Result<Conversions> convert_all(store::Database& database, const std::vector<LeadId>& leads,
                                LeadConversion conversion) {
  store::StepInfo info =
      counted_step(database, "crm.step_lead_converted", "crm.step_leads_converted", leads.size(),
                   leads.empty() ? std::string() : record_name(database, SqlType::lead, leads.front().value));
  const auto converted = std::make_shared<std::vector<Conversion>>();
  BASE_TRY_ASSIGN(step,
                  database.write(std::move(info), [converted, leads, conversion](store::Writer& writer) -> Status {
                    converted->clear();
                    for (const LeadId& lead : leads) {
                      BASE_TRY_ASSIGN(result, convert(writer, lead, conversion));
                      converted->push_back(result);
                    }
                    return base::success();
                  }));
  return Conversions{*converted, step};
}

}  // namespace

Result<Conversions> Commands::convert_lead(LeadId lead, LeadConversion conversion) {
  if (conversion.deal) {
    normalise(*conversion.deal);
    DealFields check = *conversion.deal;
    if (check.name.empty()) check.name = record_name(database_, SqlType::lead, lead.value);
    BASE_TRY(validate(check));
  }
  if (conversion.task) {
    normalise(*conversion.task);
    BASE_TRY(validate(*conversion.task));
  }
  return convert_all(database_, {lead}, std::move(conversion));
}

Result<Conversions> Commands::convert_leads(std::vector<LeadId> leads, WithDeal with_deal) {
  LeadConversion conversion;
  if (with_deal == WithDeal::yes) conversion.deal.emplace();
  return convert_all(database_, leads, std::move(conversion));
}

}  // namespace crm
