// Cards as real programs write them, in all three versions, damaged in every usual way, and our own round trip.

#include <doctest/doctest.h>

#include "exchange/vcard.h"
#include "exchange/vcard_text.h"
#include "support/test_data.h"

using exchange::ContactRecord;
using exchange::ImportedRecord;
using exchange::RecordKind;
using exchange::VcardReader;
using exchange::VcardVersion;
using Texts = std::vector<std::string>;
using Values = std::vector<exchange::LabelledText>;

namespace {

struct Cards {
  std::vector<ImportedRecord> records;
  std::vector<exchange::SkippedProperty> skipped;
  std::vector<exchange::Problem> stray_lines;
};

Cards read(std::string_view text, size_t chunk = 1'000'000) {
  VcardReader reader;
  Cards cards;
  ImportedRecord record;
  size_t at = 0;
  for (;;) {
    const auto next = reader.next(record);
    if (next == VcardReader::Next::record) {
      cards.records.push_back(record);
    } else if (next == VcardReader::Next::end) {
      break;
    } else if (at < text.size()) {
      reader.feed(text.substr(at, chunk));
      at += chunk;
    } else {
      reader.finish();
    }
  }
  cards.skipped = reader.skipped();
  cards.stray_lines = reader.stray_lines();
  return cards;
}

// The record of one card with these lines.
ImportedRecord read_lines(const std::string& version, const std::string& lines) {
  Cards cards = read("BEGIN:VCARD\r\nVERSION:" + version + "\r\n" + lines + "END:VCARD\r\n");
  REQUIRE(cards.records.size() == 1);
  return cards.records[0];
}

Cards read_file(const std::string& name) {
  const std::string text = test_support::read_test_data("vcard/" + name);
  Cards cards = read(text);
  // However the file is cut into chunks, the same comes out.
  for (const size_t chunk : {1, 7, 100}) {
    const Cards again = read(text, chunk);
    REQUIRE(again.records.size() == cards.records.size());
    for (size_t i = 0; i < cards.records.size(); ++i) {
      CHECK(again.records[i].record == cards.records[i].record);
      CHECK(again.records[i].line == cards.records[i].line);
    }
  }
  return cards;
}

Texts problems_of(const ImportedRecord& imported) {
  Texts texts;
  for (const auto& problem : imported.problems) {
    texts.push_back(problem.message_key + "@" + problem.column + ":" + std::to_string(problem.line));
  }
  return texts;
}

}  // namespace

TEST_CASE("vcard: an iPhone's card, with grouped labels and a photo") {
  const Cards cards = read_file("John_Doe_IPHONE.vcf");
  REQUIRE(cards.records.size() == 1);
  const ContactRecord& record = cards.records[0].record;
  CHECK(cards.records[0].problems.empty());
  CHECK(record.name == exchange::NameParts{"Mr.", "John", "Richter James", "Doe", "Sr."});
  CHECK(record.full_name.empty());
  CHECK(record.nickname == "Johny");
  CHECK(record.organisation == "IBM");
  CHECK(record.department == "Accounting");
  CHECK(record.job_title == "Money Counter");
  CHECK(record.emails == Values{{"", "john.doe@ibm.com"}});
  CHECK(record.phones == Values{{"mobile", "905-555-1234"},
                                {"home", "905-666-1234"},
                                {"work", "905-777-1234"},
                                {"home fax", "905-888-1234"},
                                {"fax", "905-999-1234"},
                                {"Pager", "905-111-1234"},
                                {"AssistantPhone", "905-222-1234"}});
  REQUIRE(record.addresses.size() == 2);
  CHECK(record.addresses[0] == exchange::PostalAddress{"home", "", "", "Silicon Alley 5,", "New York", "New York",
                                                       "12345", "United States of America"});
  CHECK(record.addresses[1].street == "Street4\nBuilding 6\nFloor 8");
  CHECK(record.urls == Values{{"HomePage", "http://www.ibm.com"}});
  CHECK(record.birthday == exchange::PartialDate{2012, 6, 6});
  REQUIRE(cards.skipped.size() == 1);
  CHECK(cards.skipped[0].name == "PHOTO");
  CHECK(cards.skipped[0].first_line == 25);
}

TEST_CASE("vcard: Evolution") {
  const Cards cards = read_file("John_Doe_EVOLUTION.vcf");
  REQUIRE(cards.records.size() == 1);
  const ContactRecord& record = cards.records[0].record;
  CHECK(cards.records[0].problems.empty());
  CHECK(record.name.middle == "Richter, James");
  CHECK(record.full_name.empty());
  CHECK(record.department == "Accounting, Dungeon");
  CHECK(record.phones == Values{{"mobile", "905-666-1234"}, {"work", "905-555-1234"}});
  CHECK(record.emails == Values{{"work", "john.doe@ibm.com"}});
  CHECK(record.urls == Values{{"home", "aim:johnny5@aol.com"}, {"", "http://www.ibm.com"}});
  CHECK(record.addresses[0].po_box == "ASB-123");
  CHECK(record.tags == Texts{"VIP"});
  CHECK(record.notes.starts_with("THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS \"AS IS\" AND"));
  CHECK(record.notes.ends_with("EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE."));
  CHECK(record.birthday == exchange::PartialDate{1980, 3, 22});
  CHECK(record.dates == std::vector<exchange::LabelledDate>{{"anniversary", {1980, 3, 22}}});
  CHECK(record.external_id == "477343c8e6bf375a9bac1f96a5000837");
  CHECK(record.custom == Values{{"Spouse", "Maria"}, {"Manager", "Big Blue"}, {"Assistant", "Little Red"}});
}

TEST_CASE("vcard: Outlook 2007, version 2.1 with quoted-printable and two pictures' worth of base64") {
  const Cards cards = read_file("outlook-2007.vcf");
  REQUIRE(cards.records.size() == 1);
  const ContactRecord& record = cards.records[0].record;
  CHECK(cards.records[0].problems.empty());
  CHECK(record.name == exchange::NameParts{"Mr.", "Michael", "", "Angstadt", "Jr."});
  CHECK(record.organisation == "TheCompany");
  CHECK(record.notes ==
        "This is the NOTE field\t\nI assume it encodes this text inside a NOTE vCard type.\n"
        "But I'm not sure because there's text formatting going on here.\nIt does not preserve the formatting");
  CHECK(record.phones == Values{{"work", "(111) 555-1111"},
                                {"home", "(111) 555-2222"},
                                {"mobile", "(111) 555-4444"},
                                {"fax", "(111) 555-3333"}});
  CHECK(record.addresses == std::vector<exchange::PostalAddress>{
                                {"work", "", "TheOffice", "222 Broadway", "New York", "NY", "99999", "USA"}});
  CHECK(record.urls ==
        Values{{"home", "http://mikeangstadt.name"}, {"work", "http://mikeangstadt.name"}, {"", "im:im@aim.com"}});
  CHECK(record.birthday == exchange::PartialDate{1922, 3, 10});
  CHECK(record.dates == std::vector<exchange::LabelledDate>{{"anniversary", {2012, 8, 1}}});
  Texts names;
  for (const auto& skipped : cards.skipped) names.push_back(skipped.name);
  REQUIRE(names.size() == 4);
  CHECK(names[0] == "X-MS-TEL");
  CHECK(names[1] == "KEY");
  CHECK(names[2] == "PHOTO");
  CHECK(names[3] == "FBURL");
}

TEST_CASE("vcard: the standards' examples and Gmail's list") {
  const Cards rfc2426 = read_file("rfc2426-example.vcf");
  REQUIRE(rfc2426.records.size() == 2);
  CHECK(rfc2426.records[0].record.full_name == "Frank Dawson");
  CHECK(rfc2426.records[0].record.addresses[0] ==
        exchange::PostalAddress{"work", "", "", "6544 Battleford Drive", "Raleigh", "NC", "27613-3502", "U.S.A."});
  CHECK(rfc2426.records[0].record.emails[0].value == "Frank_Dawson@Lotus.com");
  CHECK(rfc2426.records[1].record.addresses[0].postal_code == "94043");

  const Cards rfc6350 = read_file("rfc6350-example.vcf");
  REQUIRE(rfc6350.records.size() == 1);
  const ContactRecord& simon = rfc6350.records[0].record;
  CHECK(simon.birthday == exchange::PartialDate{0, 2, 3});
  CHECK(simon.dates == std::vector<exchange::LabelledDate>{{"anniversary", {2009, 8, 8}}});
  CHECK(simon.phones == Values{{"work", "+1-418-656-9254 ext. 102"}, {"mobile", "+1-418-262-6501"}});
  CHECK(simon.name.suffix == "ing. jr M.Sc.");
  CHECK(simon.addresses[0].extended == "Suite D2-630");

  const Cards gmail = read_file("gmail-list.vcf");
  REQUIRE(gmail.records.size() == 3);
  CHECK(gmail.records[2].line == 13);
  CHECK(exchange::display_name(gmail.records[2].record) == "Doug White");
}

TEST_CASE("vcard: character sets inside quoted-printable") {
  CHECK(read_lines("2.1", "FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=FCrgen\r\n").record.full_name == "Jürgen");
  CHECK(read_lines("2.1", "FN;CHARSET=UTF-8;QUOTED-PRINTABLE:=E7=8E=8B=\r\n=E5=B0=8F=E6=98=8E\r\n").record.full_name ==
        "王小明");
  CHECK(read_lines("2.1", "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Zo=C3=AB\r\n").record.name.family ==
        "Müller");
  const ImportedRecord bad = read_lines("2.1", "FN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=82=A0!\r\n");
  CHECK(problems_of(bad) == Texts{"import.vcard_bad_text@FN:3"});
  CHECK(bad.record.full_name.ends_with("!"));
  CHECK(read_lines("3.0", "FN;ENCODING=b:U2l0aQ==\r\n").record.full_name == "Siti");
}

TEST_CASE("vcard: folding of the versions") {
  CHECK(read_lines("3.0", "FN:x\r\nNOTE:one t\r\n wo th\r\n\tree\r\n").record.notes == "one two three");
  CHECK(read_lines("2.1", "FN:x\r\nNOTE:one\r\n two\r\n three\r\n").record.notes == "one two three");
  CHECK(read_lines("3.0", "FN:x\r\nNOTE:\xC3\r\n \xA9t\xC3\xA9\r\n").record.notes == "été");
}

TEST_CASE("vcard: companies") {
  CHECK(read_lines("3.0", "FN:Acme\r\nORG:Acme\r\nX-ABShowAs:COMPANY\r\n").record.kind == RecordKind::company);
  CHECK(read_lines("4.0", "FN:Acme\r\nKIND:org\r\n").record.kind == RecordKind::company);
  const ContactRecord named = read_lines("3.0", "FN:Acme\r\nORG:Acme;Sales\r\nN:;;;;\r\n").record;
  CHECK(named.kind == RecordKind::company);
  CHECK(named.organisation.empty());
  CHECK(named.department == "Sales");
  CHECK(read_lines("3.0", "FN:Ann\r\nORG:Acme\r\n").record.kind == RecordKind::person);
}

TEST_CASE("vcard: dates with and without a year, and dates that do not exist") {
  CHECK(read_lines("3.0", "FN:x\r\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29\r\n").record.birthday ==
        exchange::PartialDate{0, 2, 29});
  CHECK(read_lines("3.0", "FN:x\r\nBDAY:1985-11-24T00:00:00Z\r\n").record.birthday ==
        exchange::PartialDate{1985, 11, 24});
  const ImportedRecord bad = read_lines("4.0", "FN:x\r\nBDAY:20230229\r\nitem1.X-ABDATE:soon\r\n");
  CHECK(problems_of(bad) == Texts{"import.no_such_date@BDAY:4", "import.bad_date@X-ABDATE:5"});
  CHECK(bad.record.notes == "BDAY: 20230229\nX-ABDATE: soon");
}

TEST_CASE("vcard: preference decides the order") {
  const ContactRecord record =
      read_lines("4.0", "FN:x\r\nEMAIL;PREF=50:b@x.yy\r\nEMAIL:c@x.yy\r\nEMAIL;PREF=1:a@x.yy\r\n").record;
  CHECK(record.emails == Values{{"", "a@x.yy"}, {"", "b@x.yy"}, {"", "c@x.yy"}});
}

TEST_CASE("vcard: a card that is cut off keeps what it holds and is named") {
  const Cards cut =
      read("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ben\r\nTEL:012-34");
  REQUIRE(cut.records.size() == 2);
  CHECK(problems_of(cut.records[0]).empty());
  CHECK(problems_of(cut.records[1]) == Texts{"import.vcard_truncated@:5"});
  CHECK(cut.records[1].record.full_name == "Ben");
  CHECK(cut.records[1].record.phones == Values{{"", "012-34"}});

  const Cards glued = read("BEGIN:VCARD\nFN:Ana\nBEGIN:VCARD\nFN:Ben\nEND:VCARD\n");
  REQUIRE(glued.records.size() == 2);
  CHECK(problems_of(glued.records[0]) == Texts{"import.vcard_truncated@:1"});
  CHECK(glued.records[1].line == 3);
  CHECK(problems_of(glued.records[1]).empty());
}

TEST_CASE("vcard: an agent's card inside a card is passed over") {
  const Cards cards =
      read("BEGIN:VCARD\nVERSION:2.1\nFN:Boss\nAGENT:\nBEGIN:VCARD\nFN:Agent\nEND:VCARD\nTEL:123\nEND:VCARD\n");
  REQUIRE(cards.records.size() == 1);
  CHECK(cards.records[0].record.full_name == "Boss");
  CHECK(cards.records[0].record.phones.size() == 1);
}

TEST_CASE("vcard: lines that are no properties are kept in the notes and named") {
  const ImportedRecord imported = read_lines("3.0", "FN:Ana\r\nNOTE:first line\r\nsecond line without fold\r\n");
  CHECK(problems_of(imported) == Texts{"import.vcard_bad_line@:5"});
  CHECK(imported.record.notes == "first line\nsecond line without fold");
  const Cards outside = read("hello\nBEGIN:VCARD\nFN:Ana\nEND:VCARD\nName,Email\n");
  CHECK(outside.records.size() == 1);
  REQUIRE(outside.stray_lines.size() == 2);
  CHECK(outside.stray_lines[0].line == 1);
  CHECK(outside.stray_lines[1].line == 5);
  CHECK(read("").records.empty());
}

TEST_CASE("vcard: groups of contacts and cards without a name are not imported, and say so") {
  const ImportedRecord group = read_lines("4.0", "KIND:group\r\nFN:Friends\r\nMEMBER:urn:uuid:1\r\n");
  CHECK(problems_of(group) == Texts{"import.vcard_group@:1"});
  CHECK_FALSE(group.is_usable());
  CHECK(problems_of(read_lines("3.0", "FN:\r\nN:;;;;\r\n")) == Texts{"import.no_name@:1"});
}

TEST_CASE("vcard: text helpers") {
  CHECK(exchange::decode_quoted_printable("a=3Db=zz=") == "a=b=zz=");
  CHECK(exchange::decode_base64("aGVs\n bG8=") == "hello");
  CHECK(exchange::unescape_vcard("a\\nb\\,c\\;d\\\\e\\x\\") == "a\nb,c;d\\e\\x\\");
  CHECK(exchange::escape_vcard("a\r\nb\rc\nd,e;f\\") == "a\\nb\\nc\\nd\\,e\\;f\\\\");
  CHECK(exchange::split_escaped("a\\;b;c;", ';').size() == 3);
}

TEST_CASE("vcard: lines are folded at 75 octets, never inside a character") {
  std::string out;
  std::string note = "NOTE:";
  for (int i = 0; i < 100; ++i) note += i % 3 == 0 ? "😀" : i % 3 == 1 ? "é" : "a";
  exchange::append_folded(out, note);
  std::string unfolded;
  size_t start = 0;
  for (size_t end = 0; (end = out.find("\r\n", start)) != std::string::npos; start = end + 2) {
    const std::string line = out.substr(start, end - start);
    CHECK(line.size() <= 75);
    CHECK((static_cast<unsigned char>(line[start == 0 ? 0 : 1]) & 0xC0) != 0x80);
    unfolded += start == 0 ? line : line.substr(1);
  }
  CHECK(unfolded == note);
}

TEST_CASE("vcard: what is written is read back as the same record, in both versions") {
  std::vector<ContactRecord> records;
  for (const char* name : {"John_Doe_IPHONE.vcf", "John_Doe_EVOLUTION.vcf", "outlook-2007.vcf", "rfc2426-example.vcf",
                           "rfc6350-example.vcf", "gmail-list.vcf"}) {
    for (const ImportedRecord& imported : read_file(name).records) records.push_back(imported.record);
  }
  ContactRecord hard;
  hard.name = {.prefix = "Dato'", .given = "王", .middle = "a;b", .family = "c,d\\", .suffix = "é"};
  hard.full_name = "Another name: \"quoted\"";
  hard.nickname = "x,y";
  hard.organisation = "A;B, C";
  hard.department = "D;E";
  hard.notes = std::string(300, 'n') + "\n😀 end ";
  hard.emails = {{"work", "a@b.cc"}, {"My own; label", "c@d.ee"}, {"", "not one"}};
  hard.phones = {{"home fax", "1"}, {"main", "2"}, {"other fax", "3"}, {"Car", "4"}, {"other", "5"}};
  hard.addresses = {{"Holiday", "1", "2", "3\n4", "5", "6", "7", "8"}};
  hard.birthday = exchange::PartialDate{0, 2, 29};
  hard.dates = {{"first met", {2020, 2, 29}}, {"anniversary", {0, 12, 31}}, {"", {1999, 1, 1}}};
  hard.tags = {"a,b", "c;d"};
  hard.source = "Web; form";
  hard.owner = "Aina";
  hard.status = "New";
  hard.external_id = "id-7";
  hard.custom = {{"Size; cm", "a;b,c"}};
  records.push_back(hard);
  ContactRecord company;
  company.kind = RecordKind::company;
  company.full_name = "Acme Sdn Bhd";
  company.department = "HQ";
  records.push_back(company);
  ContactRecord nameless;
  nameless.emails = {{"", "only@mail.example"}};
  records.push_back(nameless);

  for (const VcardVersion version : {VcardVersion::v3, VcardVersion::v4}) {
    std::string text;
    for (const ContactRecord& record : records) exchange::append_vcard(text, record, version);
    const Cards again = read(text);
    REQUIRE(again.records.size() == records.size());
    for (size_t i = 0; i < records.size(); ++i) {
      CHECK_MESSAGE(again.records[i].record == records[i], exchange::display_name(records[i]));
    }
    CHECK(again.skipped.empty());
  }
}
