// Records on their way out: nothing that a file has a place for is lost, and what comes in again is the same.

#include <doctest/doctest.h>

#include "crm/contact_export.h"
#include "exchange/vcard.h"
#include "support/crm_fixture.h"

namespace {

crm::Contact full_person() {
  crm::Contact contact;
  contact.id.value.bytes[15] = 7;
  crm::ContactFields& fields = contact.fields;
  fields.parts.prefix = "Dr.";
  fields.parts.given = "Siti Aminah";
  fields.parts.family = "binti Ahmad";
  fields.name = "Dr. Siti Aminah binti Ahmad";
  fields.job_title = "Director";
  fields.companies.push_back({{}, "Kedai Kopi Sdn Bhd", "Owner"});
  fields.companies.push_back({{}, "Second Company", "Adviser"});
  fields.values = {test::value(crm::ValueKind::email, "siti@example.com"),
                   test::value(crm::ValueKind::email, "aminah@example.org", "home"),
                   test::value(crm::ValueKind::phone, "+60 12-345 6789", "mobile"),
                   test::value(crm::ValueKind::url, "https://example.com"),
                   test::value(crm::ValueKind::date, "--02-29", "birthday"),
                   test::value(crm::ValueKind::date, "2020-05-31", "anniversary")};
  crm::LabelledValue address = test::value(crm::ValueKind::address, "12 Jalan Ampang\nTingkat 3", "work");
  address.city = "Kuala Lumpur";
  address.postal_code = "50450";
  address.country = "Malaysia";
  fields.values.push_back(address);
  fields.tags = {"VIP", "Kopi"};
  fields.about = "Met at the fair.\nLikes tea.";
  fields.status = crm::ContactStatus::customer;
  return contact;
}

}  // namespace

TEST_CASE("export: a person's values keep their order and labels") {
  const exchange::ContactRecord record = crm::export_record(full_person());
  CHECK(record.kind == exchange::RecordKind::person);
  CHECK(record.name.family == "binti Ahmad");
  CHECK(record.organisation == "Kedai Kopi Sdn Bhd");
  CHECK(record.job_title == "Director");
  REQUIRE(record.emails.size() == 2);
  CHECK(record.emails[1] == exchange::LabelledText{"home", "aminah@example.org"});
  REQUIRE(record.addresses.size() == 1);
  CHECK(record.addresses[0].street == "12 Jalan Ampang\nTingkat 3");
  CHECK(record.addresses[0].city == "Kuala Lumpur");
  CHECK(record.birthday == exchange::PartialDate{0, 2, 29});
  REQUIRE(record.dates.size() == 1);
  CHECK(record.dates[0].date == exchange::PartialDate{2020, 5, 31});
  CHECK(record.status == "Customer");
  CHECK(record.external_id == full_person().id.value.to_text());
}

TEST_CASE("export: a second birthday and a day that does not exist") {
  crm::Contact contact = full_person();
  contact.fields.values.push_back(test::value(crm::ValueKind::date, "1985-11-23", "birthday"));
  contact.fields.values.push_back(test::value(crm::ValueKind::date, "2021-02-29", "other"));
  const exchange::ContactRecord record = crm::export_record(contact);
  CHECK(record.birthday == exchange::PartialDate{0, 2, 29});
  REQUIRE(record.dates.size() == 2);
  CHECK(record.dates[1].date == exchange::PartialDate{1985, 11, 23});
}

TEST_CASE("export: a company, and a lead with its status") {
  crm::Contact company;
  company.fields = test::company("Acme");
  CHECK(crm::export_record(company).kind == exchange::RecordKind::company);
  CHECK(crm::export_record(company).full_name == "Acme");

  crm::Lead lead;
  lead.fields = test::lead("Tan Ah Kow", "Acme", "tan@example.com");
  lead.fields.status = crm::LeadStatus::working;
  const exchange::ContactRecord record = crm::export_record(lead);
  CHECK(record.organisation == "Acme");
  CHECK(record.status == "Working");
  REQUIRE(record.emails.size() == 1);
}

TEST_CASE("export: a vCard read again has the same person") {
  std::string text;
  exchange::append_vcard(text, crm::export_record(full_person()), exchange::VcardVersion::v3);
  exchange::VcardReader reader;
  reader.feed(text);
  reader.finish();
  exchange::ImportedRecord read;
  REQUIRE(reader.next(read) == exchange::VcardReader::Next::record);
  const exchange::ContactRecord record = crm::export_record(full_person());
  CHECK(read.record.name == record.name);
  CHECK(read.record.emails == record.emails);
  CHECK(read.record.phones == record.phones);
  CHECK(read.record.addresses == record.addresses);
  CHECK(read.record.birthday == record.birthday);
  CHECK(read.record.tags == record.tags);
  CHECK(read.record.notes == record.notes);
}
