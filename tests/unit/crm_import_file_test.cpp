// A file on its way to records: read in slices, with the mapping changed on the way, and refused by name when it is
// something else.

#include <doctest/doctest.h>

#include "crm/import_file.h"
#include "support/test_data.h"

namespace {

std::vector<uint8_t> bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

crm::ImportFile read(std::string name, std::vector<uint8_t> bytes) {
  crm::ImportFile file(std::move(name), std::move(bytes), *base::from_civil({2026, 11, 24}));
  int64_t slices = 0;
  while (file.advance() == crm::ImportFile::State::reading) REQUIRE(++slices < 1'000'000);
  return file;
}

crm::ImportFile read_fixture(const std::string& path) {
  return read(path, bytes_of(test_support::read_test_data(path)));
}

const crm::LabelledValue* value_of(const crm::ContactFields& fields, crm::ValueKind kind) {
  for (const crm::LabelledValue& value : fields.values)
    if (value.kind == kind) return &value;
  return nullptr;
}

}  // namespace

TEST_CASE("import file: a Google export becomes contacts with their values") {
  const crm::ImportFile file = read_fixture("csv/google.csv");
  REQUIRE(file.state() == crm::ImportFile::State::ready);
  CHECK(file.format() == crm::ImportFile::Format::csv);
  CHECK(file.mapping().family == exchange::CsvFamily::google);
  REQUIRE_FALSE(file.records().empty());
  bool any_email = false;
  for (const crm::ImportRecord& record : file.records()) {
    CHECK_FALSE(record.fields.name.empty());
    CHECK(record.line > 1);
    any_email = any_email || value_of(record.fields, crm::ValueKind::email) != nullptr;
  }
  CHECK(any_email);
}

TEST_CASE("import file: every fixture is read or refused, and says why by line") {
  for (const char* path :
       {"csv/google_old.csv", "csv/hubspot_contacts.csv", "csv/linkedin.csv", "csv/malay_semicolon.csv",
        "csv/no_header.csv", "csv/outlook_windows1252.csv", "csv/pipedrive_people.csv", "csv/ragged.csv",
        "csv/scripts.csv", "csv/utf16_be_unmarked.csv", "csv/utf16_le_tab.csv", "csv/zendesk_leads.csv",
        "vcard/John_Doe_IPHONE.vcf", "vcard/outlook-2007.vcf", "vcard/gmail-list.vcf", "vcard/rfc6350-example.vcf"}) {
    const crm::ImportFile file = read_fixture(path);
    CHECK_MESSAGE(file.state() == crm::ImportFile::State::ready, path);
    CHECK_MESSAGE(!file.records().empty(), path);
  }
  const crm::ImportFile unclosed = read_fixture("csv/unclosed_quote.csv");
  REQUIRE(unclosed.state() == crm::ImportFile::State::failed);
  CHECK(unclosed.error().message_key == "import.unclosed_quote");
  REQUIRE_FALSE(unclosed.error().arguments.empty());
  CHECK(unclosed.error().arguments.front().first == "line");
}

TEST_CASE("import file: what is no table of people is refused by what it is") {
  CHECK(read("empty.csv", {}).error().message_key == "import.file_empty");
  CHECK(read("book.xlsx", bytes_of("PK\x03\x04 and more")).error().message_key == "import.file_is_spreadsheet");
  CHECK(read("header.csv", bytes_of("First Name,Last Name\n")).error().message_key == "import.file_has_no_records");
}

TEST_CASE("import file: a changed mapping reads the records again") {
  crm::ImportFile file = read("a.csv", bytes_of("Alpha,Beta\nSiti,siti@example.my\nLim,lim@example.my\n"));
  REQUIRE(file.state() == crm::ImportFile::State::ready);
  const uint64_t revision = file.revision();
  exchange::CsvMapping mapping = file.mapping();
  REQUIRE(mapping.columns.size() == 2);
  mapping.columns[0].field = exchange::TargetField::full_name;
  mapping.columns[1].field = exchange::TargetField::email;
  file.set_mapping(mapping);
  CHECK(file.state() == crm::ImportFile::State::reading);
  while (file.advance() == crm::ImportFile::State::reading) {
  }
  CHECK(file.revision() > revision);
  REQUIRE(file.records().size() == 2);
  CHECK(file.records()[0].fields.name == "Siti");
  const crm::LabelledValue* email = value_of(file.records()[1].fields, crm::ValueKind::email);
  REQUIRE(email != nullptr);
  CHECK(email->value == "lim@example.my");
}

TEST_CASE("import file: a vCard is known by its first line, whatever its name") {
  const crm::ImportFile file = read(
      "contacts.txt", bytes_of("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Nur Aisyah\r\nN:;Nur Aisyah;;;\r\nORG:Acme Sdn Bhd\r\n"
                               "BDAY:--0229\r\nEND:VCARD\r\n"));
  REQUIRE(file.state() == crm::ImportFile::State::ready);
  CHECK(file.format() == crm::ImportFile::Format::vcard);
  REQUIRE(file.records().size() == 1);
  const crm::ContactFields& fields = file.records()[0].fields;
  CHECK(fields.name == "Nur Aisyah");
  REQUIRE(fields.companies.size() == 1);
  CHECK(fields.companies[0].company_name == "Acme Sdn Bhd");
  const crm::LabelledValue* birthday = value_of(fields, crm::ValueKind::date);
  REQUIRE(birthday != nullptr);
  CHECK(birthday->value == "--02-29");
}
