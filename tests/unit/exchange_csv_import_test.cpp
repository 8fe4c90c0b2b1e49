// Every export people arrive with, from its bytes to records: family, meaning of each column, values, labels, and a
// problem for each thing that is wrong, with its line and column.

#include <doctest/doctest.h>

#include <algorithm>

#include "base/random.h"
#include "exchange/contact_csv.h"
#include "exchange/csv_import.h"
#include "exchange/encoding.h"
#include "support/test_data.h"

using exchange::ContactRecord;
using exchange::CsvFamily;
using exchange::ImportedRecord;
using exchange::RecordKind;
using exchange::TargetField;

namespace {

struct Table {
  exchange::CsvLayout layout;
  exchange::CsvProfile profile;
  exchange::CsvMapping mapping;
  std::vector<ImportedRecord> records;
};

std::vector<exchange::CsvRow> rows_of(const std::string& text, const exchange::CsvLayout& layout) {
  exchange::CsvReader reader(layout.dialect);
  reader.feed(text);
  reader.finish();
  std::vector<exchange::CsvRow> rows;
  exchange::CsvRow row;
  for (;;) {
    const auto next = reader.next(row);
    REQUIRE(next.ok());
    if (*next != exchange::CsvReader::Next::row) break;
    rows.push_back(row);
  }
  rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(layout.rows_before_data));
  return rows;
}

Table import_text(const std::string& text) {
  Table table;
  table.layout = exchange::detect_csv_layout(text, exchange::Extent::whole_file);
  const auto rows = rows_of(text, table.layout);
  for (const auto& row : rows) table.profile.observe(row);
  table.mapping = exchange::suggest_mapping(table.layout, table.profile, {.this_year = 2026});
  const exchange::CsvImporter importer(table.layout, table.mapping);
  for (const auto& row : rows) {
    if (auto imported = importer.read(row)) table.records.push_back(std::move(*imported));
  }
  return table;
}

Table import_file(const std::string& name) {
  const std::string bytes = test_support::read_test_data("csv/" + name);
  exchange::EncodingDetector detector;
  detector.feed(bytes);
  const auto detected = detector.finish();
  REQUIRE(detected.ok());
  exchange::Decoder decoder(*detected);
  std::string text;
  decoder.feed(bytes, text);
  decoder.finish(text);
  return import_text(text);
}

// "key@column:line" of every problem, in order.
std::vector<std::string> problems_of(const ImportedRecord& imported) {
  std::vector<std::string> texts;
  for (const auto& problem : imported.problems) {
    texts.push_back(problem.message_key + "@" + problem.column + ":" + std::to_string(problem.line));
  }
  return texts;
}

using Texts = std::vector<std::string>;
using Values = std::vector<exchange::LabelledText>;

}  // namespace

TEST_CASE("csv import: Google Contacts") {
  const Table table = import_file("google.csv");
  CHECK(table.mapping.family == CsvFamily::google);
  REQUIRE(table.records.size() == 2);
  const ContactRecord& siti = table.records[0].record;
  CHECK(table.records[0].problems.empty());
  CHECK(siti.kind == RecordKind::person);
  CHECK(siti.name == exchange::NameParts{"Dato'", "Siti", "Nurhaliza", "Tarudin", ""});
  CHECK(exchange::display_name(siti) == "Dato' Siti Nurhaliza Tarudin");
  CHECK(siti.nickname == "Tok Ti");
  CHECK(siti.organisation == "Suria Records Sdn Bhd");
  CHECK(siti.job_title == "Singer");
  CHECK(siti.department == "Music");
  CHECK(siti.birthday == exchange::PartialDate{1979, 1, 11});
  CHECK(siti.notes == "Met in Temerloh.\nLikes durian, \"musang king\".");
  CHECK(siti.tags == Texts{"Navy", "VIP"});
  // "* Work" is the main address and comes first.
  CHECK(siti.emails == Values{{"work", "siti@suria.example"}, {"home", "siti@example.com"}});
  CHECK(siti.phones == Values{{"mobile", "+60 12-345 6789"}, {"mobile", "+60 3-1234 5678"}});
  REQUIRE(siti.addresses.size() == 1);
  CHECK(siti.addresses[0] ==
        exchange::PostalAddress{"home", "", "", "12 Jalan Besar", "Temerloh", "Pahang", "28000", "MY"});
  CHECK(siti.urls == Values{{"Profile", "https://example.com/siti"}});
  REQUIRE(siti.dates.size() == 1);
  CHECK(siti.dates[0] == exchange::LabelledDate{"anniversary", {0, 8, 21}});
  CHECK(siti.custom == Values{{"Shoe size", "37"}});

  const ContactRecord& shop = table.records[1].record;
  CHECK(shop.kind == RecordKind::company);
  CHECK(shop.full_name == "Kedai Kopi Ah Hock");
  CHECK(shop.organisation.empty());
  CHECK(shop.phones == Values{{"main", "04-261 2345"}});
  CHECK(shop.addresses[0].street == "5 Lebuh Chulia\n10200 George Town");
}

TEST_CASE("csv import: Google Contacts of the older form") {
  const Table table = import_file("google_old.csv");
  CHECK(table.mapping.family == CsvFamily::google_old);
  REQUIRE(table.records.size() == 1);
  const ContactRecord& record = table.records[0].record;
  // Only the parts put together: not kept twice.
  CHECK(record.full_name.empty());
  CHECK(exchange::display_name(record) == "Łukasz Żółć");
  CHECK(record.name.given == "Łukasz");
  CHECK(record.birthday == exchange::PartialDate{0, 12, 24});
  CHECK(record.emails == Values{{"work", "lukasz@example.pl"}, {"work", "l.zolc@example.pl"}});
  CHECK(record.phones == Values{{"fax", "+48 12 345 67 89"}});
  CHECK(record.organisation == "Chór Mariacki");
  CHECK(record.job_title == "Tenor");
  CHECK(record.tags == Texts{"Choir"});
  CHECK(record.urls == Values{{"Blog", "http://blog.example.pl"}});
  CHECK(record.addresses[0] == exchange::PostalAddress{"home", "PO 7", "m. 4", "Rynek 1", "Kraków", "", "", ""});
  CHECK(record.custom == Values{{"Yomi Name", "Wukash"}, {"Location", "Kraków"}});
}

TEST_CASE("csv import: Outlook in Windows-1252") {
  const Table table = import_file("outlook_windows1252.csv");
  CHECK(table.mapping.family == CsvFamily::outlook);
  REQUIRE(table.records.size() == 2);
  const ContactRecord& record = table.records[0].record;
  CHECK(table.records[0].problems.empty());
  CHECK(record.name == exchange::NameParts{"Dr.", "Jürgen", "", "Müller", "Jr."});
  CHECK(record.organisation == "Müller & Söhne");
  CHECK(record.job_title == "Geschäftsführer");
  CHECK(record.emails == Values{{"", "juergen@mueller.example"}, {"", "j.m@example.org"}});
  CHECK(record.phones == Values{{"fax", "+49 221 1234568"},
                                {"work", "+49 221 1234567"},
                                {"home fax", "+49 228 111"},
                                {"mobile", "+49 171 7654321"}});
  REQUIRE(record.addresses.size() == 2);
  CHECK(record.addresses[0] ==
        exchange::PostalAddress{"work", "", "", "Hauptstraße 5\nHinterhaus", "Köln", "", "50667", "Germany"});
  CHECK(record.addresses[1].label == "home");
  CHECK(record.birthday == exchange::PartialDate{1961, 3, 24});
  CHECK(record.dates.empty());
  CHECK(record.tags == Texts{"Kunden", "Köln"});
  CHECK(record.notes == "Zahlt 30 € – pünktlich");
  CHECK(record.urls == Values{{"", "www.mueller.example"}});
  CHECK(record.custom == Values{{"Spouse", "Käthe"}});

  CHECK(problems_of(table.records[1]) == Texts{"import.no_such_date@Anniversary:3"});
  CHECK(table.records[1].record.dates.empty());
  CHECK(table.records[1].record.notes == "Anniversary: 31/4/2001\nNo such anniversary");
  CHECK(table.records[1].is_usable());
}

TEST_CASE("csv import: HubSpot contacts") {
  const Table table = import_file("hubspot_contacts.csv");
  CHECK(table.mapping.family == CsvFamily::hubspot_contacts);
  REQUIRE(table.records.size() == 2);
  const ContactRecord& record = table.records[0].record;
  CHECK(record.external_id == "101");
  CHECK(record.emails == Values{{"", "priya@raman.example"}});
  CHECK(record.phones == Values{{"", "+60 4-222 3333"}, {"mobile", "+60 16-555 0000"}});
  CHECK(record.organisation == "Raman Trading");
  CHECK(record.addresses[0] ==
        exchange::PostalAddress{"", "", "", "9 Jalan Masjid", "Ipoh", "Perak", "30000", "Malaysia"});
  CHECK(record.status == "OPEN");
  CHECK(record.owner == "Aina");
  CHECK(record.source == "Organic Search");
  CHECK(record.custom == Values{{"Lifecycle Stage", "customer"}});
  CHECK(problems_of(table.records[1]) == Texts{"import.bad_email@Email:3"});
  CHECK(table.records[1].record.emails == Values{{"", "not an address"}});
  CHECK(table.records[1].record.kind == RecordKind::company);
}

TEST_CASE("csv import: deals of HubSpot and Pipedrive") {
  const Table hubspot = import_file("hubspot_deals.csv");
  CHECK(hubspot.mapping.family == CsvFamily::hubspot_deals);
  REQUIRE(hubspot.records[0].record.deal.has_value());
  const exchange::DealDetails& deal = *hubspot.records[0].record.deal;
  CHECK(deal.title == "Roof repair");
  CHECK(deal.value == "12500.00");
  CHECK(deal.currency == "MYR");
  CHECK(deal.stage == "Quote");
  CHECK(deal.close_date == exchange::PartialDate{2026, 12, 31});
  CHECK(hubspot.records[0].record.full_name == "Priya Raman");
  CHECK(problems_of(hubspot.records[1]) == Texts{"import.bad_amount@Amount:3", "import.no_such_date@Close Date:3"});
  CHECK(hubspot.records[1].is_usable());

  const Table pipedrive = import_file("pipedrive_deals.csv");
  CHECK(pipedrive.mapping.family == CsvFamily::pipedrive_deals);
  CHECK(pipedrive.records[0].record.deal->value == "1234.50");
  CHECK(pipedrive.records[0].record.deal->currency == "EUR");
  CHECK(pipedrive.records[0].record.organisation == "Ali Maju");
}

TEST_CASE("csv import: LinkedIn behind its notes") {
  const Table table = import_file("linkedin.csv");
  CHECK(table.mapping.family == CsvFamily::linkedin);
  REQUIRE(table.records.size() == 2);
  CHECK(table.records[0].line == 5);
  CHECK(table.records[0].record.job_title == "Rear Admiral");
  CHECK(table.records[0].record.urls == Values{{"LinkedIn", "https://www.linkedin.com/in/grace"}});
  CHECK(table.records[0].record.dates[0] == exchange::LabelledDate{"Connected On", {2022, 12, 9}});
  CHECK(table.records[1].record.organisation == "Analytical, Ltd.");
}

TEST_CASE("csv import: Pipedrive people and Zendesk Sell leads") {
  const Table people = import_file("pipedrive_people.csv");
  CHECK(people.mapping.family == CsvFamily::pipedrive_people);
  const ContactRecord& ahmad = people.records[0].record;
  CHECK(ahmad.full_name == "Ahmad bin Ali");
  CHECK(ahmad.tags == Texts{"Hot lead"});
  CHECK(ahmad.emails ==
        Values{{"work", "ahmad@alimaju.example"}, {"work", "sales@alimaju.example"}, {"home", "ahmad@home.example"}});
  CHECK(ahmad.phones == Values{{"work", "03-7777 1111"}, {"mobile", "013-222 3344"}});

  const Table leads = import_file("zendesk_leads.csv");
  CHECK(leads.mapping.family == CsvFamily::zendesk_leads);
  const ContactRecord& mei = leads.records[0].record;
  CHECK(mei.name.given == "Mei");
  CHECK(mei.job_title == "Manager");
  CHECK(mei.organisation == "Lotus Hair");
  CHECK(mei.status == "New");
  CHECK(mei.tags == Texts{"hair", "retail"});
  CHECK(mei.notes == "Asked about dye");
  CHECK(mei.addresses[0].city == "Kuala Lumpur");
}

TEST_CASE("csv import: UTF-16 as Excel writes it, marked and unmarked") {
  for (const char* name : {"utf16_le_tab.csv", "utf16_be_unmarked.csv"}) {
    const Table table = import_file(name);
    REQUIRE_MESSAGE(table.records.size() == 2, name);
    CHECK(table.records[0].record.full_name == "王小明");
    CHECK(table.records[0].record.organisation == "小米");
    CHECK(table.records[1].record.full_name == "محمد علي");
    CHECK(table.records[1].record.phones == Values{{"", "+966 1 234 5678"}});
  }
}

TEST_CASE("csv import: Malay headers, semicolons, a formula that stays text") {
  const Table table = import_file("malay_semicolon.csv");
  CHECK(table.mapping.family == CsvFamily::unknown);
  REQUIRE(table.records.size() == 2);
  const ContactRecord& aisyah = table.records[0].record;
  CHECK(aisyah.full_name == "Nur Aisyah binti Hassan");
  CHECK(aisyah.birthday == exchange::PartialDate{1985, 11, 24});
  CHECK(aisyah.phones == Values{{"mobile", "011-1234 5678"}});
  CHECK(aisyah.addresses[0] ==
        exchange::PostalAddress{"", "", "", "3, Lorong 2; Taman Sri", "Alor Setar", "Kedah", "05000", ""});
  CHECK(problems_of(table.records[1]) == Texts{"import.no_such_date@Tarikh Lahir:3"});
  CHECK(table.records[1].record.notes == "Tarikh Lahir: 29/2/2023\n=HYPERLINK(\"http://evil.example\")");
}

TEST_CASE("csv import: ragged rows are read and named") {
  const Table table = import_file("ragged.csv");
  REQUIRE(table.records.size() == 4);
  CHECK(problems_of(table.records[0]) == Texts{"import.row_short@:2"});
  CHECK(table.records[0].record.emails.size() == 1);
  CHECK(problems_of(table.records[1]) == Texts{"import.row_long@:3"});
  CHECK(table.records[1].record.notes == "surplus");
  CHECK(table.records[1].problems[0].arguments[0].second == "5");
  CHECK(table.records[1].problems[0].arguments[1].second == "3");
  CHECK(problems_of(table.records[2]).empty());
  CHECK(table.records[2].line == 5);
  CHECK(problems_of(table.records[3]) == Texts{"import.stray_quote@:6"});
}

TEST_CASE("csv import: names in every script come through untouched") {
  const Table table = import_file("scripts.csv");
  REQUIRE(table.records.size() == 5);
  CHECK(table.records[0].record.full_name == "👩‍👩‍👧 Family");
  CHECK(table.records[1].record.full_name == "שלומית כהן");
  CHECK(table.records[2].record.organisation == "شركة النور");
  CHECK(table.records[3].record.full_name == "สมชาย ใจดี");
  for (const ImportedRecord& imported : table.records) CHECK(imported.problems.empty());
}

TEST_CASE("csv import: a table without names is understood by its values") {
  const Table table = import_file("no_header.csv");
  CHECK_FALSE(table.layout.has_header);
  REQUIRE(table.records.size() == 2);
  CHECK(table.records[0].record.full_name == "Ana Silva");
  CHECK(table.records[0].record.emails == Values{{"", "ana@example.com"}});
  CHECK(table.records[0].record.phones == Values{{"", "+55 11 91234-5678"}});
  CHECK(exchange::column_name(table.layout, 2) == "3");
}

TEST_CASE("csv import: samples are the first filled values of the first rows") {
  std::string text = "Name,Remark\n";
  for (int i = 0; i < 30; ++i) text += "N" + std::to_string(i) + (i == 4 || i == 25 ? ",seen\n" : ",\n");
  const Table table = import_text(text);
  CHECK(table.profile.columns()[0].samples == Texts{"N0", "N1", "N2"});
  CHECK(table.profile.columns()[1].samples == Texts{"seen"});
  CHECK(table.profile.columns()[1].filled == 2);
  CHECK(table.profile.rows() == 30);
}

TEST_CASE("csv import: headers in any case, order and number") {
  const auto meaning = [](const char* header) { return exchange::meaning_of(header, CsvFamily::unknown); };
  CHECK(meaning("E-MAIL 7 - VALUE")->group == 7);
  CHECK(meaning("e_mail 7 value")->field == TargetField::email);
  CHECK(meaning("Address 12 - Postal Code")->group == 12);
  CHECK(meaning("Home Phone 2")->label == "home");
  CHECK(meaning("E-mail 3 Address")->field == TargetField::email);
  CHECK(meaning("No. Telefon Pejabat")->field == TargetField::phone);
  CHECK(meaning("Customer e-mail (new)")->field == TargetField::email);
  CHECK(meaning("Nama Syarikat")->field == TargetField::organisation);
  CHECK_FALSE(meaning("Shoe size"));
  CHECK_FALSE(meaning(""));
  CHECK(exchange::meaning_of("Title", CsvFamily::outlook)->field == TargetField::name_prefix);
  CHECK(exchange::meaning_of("Title", CsvFamily::unknown)->field == TargetField::job_title);
}

TEST_CASE("csv import: the order of a column's dates is decided by all of its rows") {
  const Table american = import_text("Name,Birthday\nA,3/4/1990\nB,12/25/1991\n");
  CHECK(american.records[0].record.birthday == exchange::PartialDate{1990, 3, 4});
  const Table local = import_text("Name,Birthday\nA,3/4/1990\nB,25/12/1991\n");
  CHECK(local.records[0].record.birthday == exchange::PartialDate{1990, 4, 3});
}

TEST_CASE("csv import: a column that is only called e-mail is kept under its name") {
  const Table table = import_text("Name,Email opt-in\nA,yes\nB,no\nC,yes\n");
  CHECK(table.records[0].record.emails.empty());
  CHECK(table.records[0].record.custom == Values{{"Email opt-in", "yes"}});
  CHECK(table.records[0].problems.empty());
  // Three people who never learnt their address are another matter.
  const Table wrong = import_text("Name,Email\nA,a@\nB,b@home\nC,c\n");
  CHECK(wrong.records[0].record.emails == Values{{"", "a@"}});
}

TEST_CASE("csv import: a row with nothing to call it by is an error, an empty one is nothing") {
  const Table table = import_text("Name,Email,City\n,,Ipoh\n,,\nAna,,\n");
  REQUIRE(table.records.size() == 2);
  CHECK(problems_of(table.records[0]) == Texts{"import.no_name@:2"});
  CHECK_FALSE(table.records[0].is_usable());
  CHECK(table.records[1].is_usable());
}

TEST_CASE("csv import: a megabyte in a cell is kept whole and named") {
  const Table table = import_text("Name,Notes\nAna,\"" + std::string(1'200'000, 'x') + "\"\n");
  CHECK(problems_of(table.records[0]) == Texts{"import.cell_huge@Notes:2"});
  CHECK(table.records[0].record.notes.size() == 1'200'000);
}

TEST_CASE("csv import: two columns for one field lose nothing") {
  const Table table = import_text("Company,Employer,Name\nA,A,x\nA,B,y\n");
  CHECK(table.records[0].record.custom.empty());
  CHECK(table.records[1].record.organisation == "A");
  CHECK(table.records[1].record.custom == Values{{"Employer", "B"}});
}

TEST_CASE("csv export: what is exported is imported as the same records") {
  std::vector<ContactRecord> records;
  for (const char* name :
       {"google.csv", "google_old.csv", "outlook_windows1252.csv", "hubspot_contacts.csv", "linkedin.csv",
        "pipedrive_people.csv", "zendesk_leads.csv", "scripts.csv", "malay_semicolon.csv"}) {
    for (ImportedRecord& imported : import_file(name).records) records.push_back(std::move(imported.record));
  }
  ContactRecord hard;
  hard.full_name = "=cmd|' /C calc'!A0";
  hard.organisation = "Comma, \"Quote\" & Sons;\tLtd";
  hard.notes = "  first line\n\nthird line \n";
  hard.tags = {"Navy, retired", "a;b"};
  hard.phones = {{"work", "+60 3-1234 5678"}, {"Car", "'+1"}};
  hard.dates = {{"", {2020, 2, 29}}, {"first met", {0, 2, 29}}};
  hard.custom = {{"Size", "-1+1"}};
  records.push_back(hard);

  exchange::ContactCsvShape shape;
  for (const ContactRecord& record : records) shape.include(record);
  const exchange::ContactCsvWriter writer(shape);
  std::string text;
  writer.append_header(text);
  for (const ContactRecord& record : records) writer.append_record(text, record);
  CHECK(text.starts_with(exchange::kByteOrderMark));

  const Table again = import_text(text.substr(exchange::kByteOrderMark.size()));
  CHECK(again.mapping.family == CsvFamily::google);
  REQUIRE(again.records.size() == records.size());
  for (size_t i = 0; i < records.size(); ++i) {
    CHECK_MESSAGE(again.records[i].record == records[i], exchange::display_name(records[i]));
  }
}
