// Companies, people and leads of the sample.

#include "base/text.h"
#include "crm/sample_job.h"
#include "crm/sample_names.h"
#include "crm/sample_texts.h"

namespace crm {

namespace {

LabelledValue labelled(ValueKind kind, std::string_view label, std::string value) {
  LabelledValue made;
  made.kind = kind;
  made.label = std::string(label);
  made.value = std::move(value);
  return made;
}

LabelledValue address(base::SeededRandom& random, std::string_view label, bool is_malaysian) {
  const SamplePlace& place = sample_place(random, is_malaysian);
  LabelledValue made = labelled(ValueKind::address, label, sample_street(random));
  made.city = std::string(place.city);
  made.region = std::string(place.region);
  made.postal_code = std::string(place.postal_code);
  made.country = std::string(place.country);
  return made;
}

base::Status maybe_tag(SampleSlice& slice, base::SeededRandom& random, SqlType type, int64_t key, uint32_t percent) {
  if (!random.chance(percent) || slice.keys.tags.empty()) return base::success();
  return slice.rows.tag(type, key, slice.keys.tags[random.below(static_cast<uint32_t>(slice.keys.tags.size()))]);
}

}  // namespace

base::Result<int64_t> write_sample_company(SampleSlice& slice, uint32_t number) {
  base::SeededRandom random = slice.plan.random_of(SampleKind::company, number);
  const SampleCompany company = sample_company(random, number);
  ContactFields fields;
  fields.kind = ContactKind::company;
  fields.name = company.name;
  fields.source = std::string(sample_source(random));
  fields.status = slice.plan.is_customer_company(number) ? ContactStatus::customer : ContactStatus::prospect;
  const auto first_person =
      static_cast<uint32_t>(int64_t{number} * slice.plan.counts().people / slice.plan.counts().companies);
  BASE_TRY_ASSIGN(key, slice.rows.contact(fields, slice.plan.met_ms(first_person)));
  BASE_TRY(slice.rows.value(SqlType::contact, key, labelled(ValueKind::email, "work", "info@" + company.domain), 0));
  BASE_TRY(slice.rows.value(SqlType::contact, key,
                            labelled(ValueKind::phone, "main", sample_phone(random, company.is_malaysian)), 0));
  BASE_TRY(slice.rows.value(SqlType::contact, key, address(random, "work", company.is_malaysian), 0));
  BASE_TRY(slice.rows.value(SqlType::contact, key, labelled(ValueKind::url, "main", "https://" + company.domain), 0));
  BASE_TRY(maybe_tag(slice, random, SqlType::contact, key, 15));
  return key;
}

base::Result<int64_t> write_sample_person(SampleSlice& slice, uint32_t number) {
  base::SeededRandom random = slice.plan.random_of(SampleKind::person, number);
  const SamplePerson person = sample_person(random);
  const std::optional<uint32_t> company = slice.plan.company_of(number);
  ContactFields fields;
  fields.name = person.name;
  fields.parts = person.parts;
  if (company) fields.job_title = std::string(sample_job_title(random));
  fields.source = std::string(sample_source(random));
  fields.status = slice.plan.is_customer(number) ? ContactStatus::customer : ContactStatus::prospect;
  BASE_TRY_ASSIGN(key, slice.rows.contact(fields, slice.plan.met_ms(number)));
  if (company) BASE_TRY(slice.rows.membership(key, slice.keys.companies[*company], fields.job_title));
  // Numbers keep mailboxes apart where names repeat.
  const std::string mailbox = person.mailbox + (number < 60 ? std::string() : std::to_string(number));
  int64_t emails = 0;
  if (company && random.chance(92)) {
    BASE_TRY(slice.rows.value(SqlType::contact, key,
                              labelled(ValueKind::email, "work", mailbox + '@' + slice.keys.company_domains[*company]),
                              emails++));
  }
  if (random.chance(company ? 6 : 90)) {
    BASE_TRY(
        slice.rows.value(SqlType::contact, key, labelled(ValueKind::email, "home", mailbox + "@mail.example"), emails));
  }
  if (random.chance(82))
    BASE_TRY(slice.rows.value(SqlType::contact, key,
                              labelled(ValueKind::phone, "mobile", sample_phone(random, person.is_malaysian)), 0));
  if (random.chance(30))
    BASE_TRY(slice.rows.value(SqlType::contact, key, address(random, "home", person.is_malaysian), 0));
  if (random.chance(5))
    BASE_TRY(
        slice.rows.value(SqlType::contact, key,
                         labelled(ValueKind::date, "birthday",
                                  "19" + std::to_string(random.between(60, 99)) + "-0" +
                                      std::to_string(random.between(1, 9)) + "-1" + std::to_string(random.below(10))),
                         0));
  BASE_TRY(maybe_tag(slice, random, SqlType::contact, key, 20));
  return key;
}

base::Result<int64_t> write_sample_lead(SampleSlice& slice, uint32_t number) {
  base::SeededRandom random = slice.plan.random_of(SampleKind::lead, number);
  const SamplePerson person = sample_person(random);
  const SampleCompany company = sample_company(random, number + 100'000);
  LeadFields fields;
  const bool only_company = random.chance(10);
  if (only_company) {
    fields.name = company.name;
  } else {
    fields.name = person.name;
    fields.parts = person.parts;
    fields.job_title = std::string(sample_job_title(random));
  }
  if (only_company || random.chance(70)) fields.company_name = company.name;
  const uint32_t share = random.below(100);
  fields.status = share < 45 ? LeadStatus::fresh : share < 85 ? LeadStatus::working : LeadStatus::unqualified;
  fields.source = std::string(sample_source(random));
  const auto days = static_cast<int32_t>(-random.between(0, 90));
  BASE_TRY_ASSIGN(key, slice.rows.lead(fields, slice.plan.office_ms(random, days)));
  if (random.chance(80)) {
    const std::string mailbox = only_company ? "info" : person.mailbox + std::to_string(number);
    BASE_TRY(
        slice.rows.value(SqlType::lead, key, labelled(ValueKind::email, "work", mailbox + '@' + company.domain), 0));
  }
  if (random.chance(75))
    BASE_TRY(slice.rows.value(SqlType::lead, key,
                              labelled(ValueKind::phone, "mobile", sample_phone(random, person.is_malaysian)), 0));
  BASE_TRY(maybe_tag(slice, random, SqlType::lead, key, 20));
  return key;
}

}  // namespace crm
