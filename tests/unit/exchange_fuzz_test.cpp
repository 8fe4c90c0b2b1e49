// Files that nobody wrote on purpose: the fixtures with bytes changed, cut, doubled and mixed, and plain noise.
// Whatever comes in, the readers end, give no more than they were given, and only valid UTF-8 comes out. The seed is
// fixed, so a failure is a regression test; the value lies in running this under the sanitizers.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/json.h"
#include "base/number.h"
#include "base/random.h"
#include "base/text.h"
#include "exchange/contact_csv.h"
#include "exchange/csv_import.h"
#include "exchange/encoding.h"
#include "exchange/vcard.h"
#include "support/test_data.h"

namespace {

using exchange::ImportedRecord;

const char* const kFixtures[] = {"csv/google.csv",
                                 "csv/google_old.csv",
                                 "csv/outlook_windows1252.csv",
                                 "csv/hubspot_contacts.csv",
                                 "csv/hubspot_deals.csv",
                                 "csv/linkedin.csv",
                                 "csv/malay_semicolon.csv",
                                 "csv/no_header.csv",
                                 "csv/pipedrive_deals.csv",
                                 "csv/pipedrive_people.csv",
                                 "csv/ragged.csv",
                                 "csv/scripts.csv",
                                 "csv/unclosed_quote.csv",
                                 "csv/utf16_be_unmarked.csv",
                                 "csv/utf16_le_tab.csv",
                                 "csv/zendesk_leads.csv",
                                 "vcard/gmail-list.vcf",
                                 "vcard/John_Doe_EVOLUTION.vcf",
                                 "vcard/outlook-2007.vcf",
                                 "vcard/rfc2426-example.vcf",
                                 "vcard/rfc6350-example.vcf"};

void mutate(std::string& bytes, base::SeededRandom& random) {
  const std::string_view kTelling[] = {"\"",
                                       ",",
                                       ";",
                                       "\r",
                                       "\n",
                                       "\r\n ",
                                       "=",
                                       "\\",
                                       ":",
                                       "\xFF\xFE",
                                       std::string_view("\0", 1),
                                       "BEGIN:VCARD\n",
                                       "END:VCARD\n",
                                       "=E2=",
                                       " ::: ",
                                       "\xF0\x9F",
                                       "0000-00-00",
                                       "9999999999"};
  for (uint32_t count = 1 + random.below(6); count > 0 && !bytes.empty(); --count) {
    const size_t at = random.below(static_cast<uint32_t>(bytes.size()));
    const size_t length = random.below(40);
    switch (random.below(5)) {
      case 0: bytes[at] = static_cast<char>(random.below(256)); break;
      case 1: bytes.erase(at, length); break;
      case 2: bytes.insert(at, bytes.substr(at, length)); break;
      case 3: bytes.insert(at, random.pick<std::string_view>(kTelling)); break;
      default: bytes.resize(at); break;
    }
  }
}

class Harness {
 public:
  explicit Harness(uint64_t seed) : random_(seed) {}

  // The whole way of a dropped file, in chunks of random sizes.
  void import_bytes(const std::string& bytes) {
    exchange::EncodingDetector detector;
    for_chunks(bytes, [&](std::string_view chunk) { detector.feed(chunk); });
    const auto detected = detector.finish();
    if (!detected.ok()) {
      keys_.insert(detected.error().message_key);
      return;
    }
    exchange::Decoder decoder(*detected);
    std::string text;
    for_chunks(bytes, [&](std::string_view chunk) { decoder.feed(chunk, text); });
    decoder.finish(text);
    REQUIRE(base::is_valid_utf8(text));
    // A file of either kind is read as both: a sniffer may be wrong.
    read_csv(text);
    read_vcard(text);
  }

  void read_csv(const std::string& text) {
    const exchange::CsvLayout layout = exchange::detect_csv_layout(text, exchange::Extent::whole_file);
    exchange::CsvProfile profile;
    std::vector<exchange::CsvRow> rows;
    for_rows(text, layout.dialect, [&](const exchange::CsvRow& row) {
      profile.observe(row);
      rows.push_back(row);
    });
    CHECK(rows.size() <= text.size());
    const exchange::CsvImporter importer(layout, exchange::suggest_mapping(layout, profile, {}));
    for (const exchange::CsvRow& row : rows) {
      if (const auto imported = importer.read(row)) take(*imported);
    }
  }

  void read_vcard(const std::string& text) {
    exchange::VcardReader reader;
    ImportedRecord record;
    size_t at = 0;
    size_t records = 0;
    for (;;) {
      const auto next = reader.next(record);
      if (next == exchange::VcardReader::Next::end) break;
      if (next == exchange::VcardReader::Next::record) {
        take(record);
        REQUIRE(++records <= text.size());
      } else if (at < text.size()) {
        const std::string_view chunk = next_chunk(text, at);
        reader.feed(chunk);
        at += chunk.size();
      } else {
        reader.finish();
      }
    }
  }

  [[nodiscard]] const std::set<std::string>& keys() const { return keys_; }
  [[nodiscard]] int64_t usable() const { return usable_; }

 private:
  std::string_view next_chunk(std::string_view text, size_t at) {
    return text.substr(at, 1 + random_.below(random_.chance(50) ? 5 : 5000));
  }

  template <typename Function>
  void for_chunks(std::string_view text, Function function) {
    for (size_t at = 0; at < text.size();) {
      const std::string_view chunk = next_chunk(text, at);
      function(chunk);
      at += chunk.size();
    }
  }

  template <typename Function>
  void for_rows(const std::string& text, exchange::CsvDialect dialect, Function function) {
    exchange::CsvReader reader(dialect);
    exchange::CsvRow row;
    size_t at = 0;
    int64_t last_line = 0;
    for (;;) {
      const auto next = reader.next(row);
      if (!next.ok()) {
        keys_.insert(next.error().message_key);
        return;
      }
      if (*next == exchange::CsvReader::Next::end) return;
      if (*next == exchange::CsvReader::Next::row) {
        CHECK(row.line > last_line);
        last_line = row.line;
        function(row);
      } else if (at < text.size()) {
        const std::string_view chunk = next_chunk(text, at);
        reader.feed(chunk);
        at += chunk.size();
      } else {
        reader.finish();
      }
    }
  }

  // What came out can be shown and written again.
  void take(const ImportedRecord& imported) {
    for (const auto& problem : imported.problems) {
      keys_.insert(problem.message_key);
      for (const auto& [name, value] : problem.arguments) REQUIRE(base::is_valid_utf8(value));
    }
    if (imported.is_usable()) ++usable_;
    std::string out;
    exchange::ContactCsvShape shape;
    shape.include(imported.record);
    exchange::ContactCsvWriter(shape).append_record(out, imported.record);
    exchange::append_vcard(out, imported.record, exchange::VcardVersion::v4);
    REQUIRE(base::is_valid_utf8(out));
  }

  base::SeededRandom random_;
  std::set<std::string> keys_;
  int64_t usable_ = 0;
};

}  // namespace

TEST_CASE("fuzz: damaged files are read to their end") {
  base::SeededRandom random(2026);
  Harness harness(1);
  for (const char* fixture : kFixtures) {
    const std::string original = test_support::read_test_data(fixture);
    harness.import_bytes(original);
    for (int i = 0; i < 25; ++i) {
      std::string bytes = original;
      mutate(bytes, random);
      harness.import_bytes(bytes);
    }
  }
  CHECK(harness.usable() > 500);

  // Every sentence that was needed exists in both languages.
  CHECK(harness.keys().size() > 10);
  for (const char* language : {"en", "ms"}) {
    const std::string path = std::string("../../assets/locales/") + language + "/import.json";
    const auto texts = base::parse_json(test_support::read_test_data(path));
    REQUIRE(texts.ok());
    for (const std::string& key : harness.keys()) {
      CHECK_MESSAGE(texts->find(std::string_view(key).substr(std::string_view("import.").size())) != nullptr, key);
    }
  }
}

TEST_CASE("fuzz: noise, as bytes and as text") {
  base::SeededRandom random(7);
  Harness harness(2);
  const std::string alphabet = "\",;\t|\r\n =:\\aB1-/.@+\xC3\xA9\xFF" + std::string(1, '\0');
  for (int i = 0; i < 400; ++i) {
    std::string bytes(random.below(600), '\0');
    for (char& byte : bytes)
      byte = random.chance(90) ? alphabet[random.below(static_cast<uint32_t>(alphabet.size()))]
                               : static_cast<char>(random.below(256));
    harness.import_bytes(bytes);
    const std::string text = base::to_valid_utf8(bytes);
    harness.read_csv(text);
    harness.read_vcard("BEGIN:VCARD\n" + text);
  }
  CHECK(harness.keys().contains("import.vcard_truncated"));
}

TEST_CASE("fuzz: single values") {
  base::SeededRandom random(9);
  const std::string alphabet = "0123456789.,-/ ():'RM€aprilmac{}[]\"\\untrue\xE2\x80\xAF\xCC\x81";
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (uint32_t count = random.below(16); count > 0; --count)
      text += alphabet[random.below(static_cast<uint32_t>(alphabet.size()))];
    if (const auto amount = base::parse_amount(text, {})) {
      // What was understood is understood again when it is written plainly.
      const auto again = base::parse_amount(base::format_amount(amount->minor_units, {}), {});
      REQUIRE(again.has_value());
      REQUIRE(again->minor_units == amount->minor_units);
    }
    const exchange::DateReading reading = exchange::read_date(text, {});
    if (reading.kind == exchange::DateReading::Kind::date) {
      const exchange::DateReading again = exchange::read_date(exchange::to_text(reading.date), {});
      REQUIRE(again.kind == exchange::DateReading::Kind::date);
      REQUIRE(again.date == reading.date);
    }
    REQUIRE(base::is_valid_utf8(base::fold(text)));
    REQUIRE(base::fold(base::fold(text)) == base::fold(text));
    if (base::parse_json(text).ok()) CHECK(!base::trim(text).empty());
  }
}
