// CSV by RFC 4180 and as it is found: reading in chunks of any size gives the same rows, and what is written is read
// back byte for byte.

#include <doctest/doctest.h>

#include <vector>

#include "base/random.h"
#include "exchange/csv.h"
#include "exchange/csv_layout.h"
#include "exchange/csv_writer.h"

using exchange::CsvReader;
using exchange::CsvRow;
using Cells = std::vector<std::string>;

namespace {

struct Reading {
  std::vector<CsvRow> rows;
  std::string error_key;
  std::string error_line;
};

Reading read_all(std::string_view text, char delimiter = ',', size_t chunk = 1'000'000) {
  CsvReader reader({.delimiter = delimiter});
  Reading reading;
  size_t at = 0;
  CsvRow row;
  for (;;) {
    const auto next = reader.next(row);
    if (!next.ok()) {
      reading.error_key = next.error().message_key;
      reading.error_line = next.error().arguments[0].second;
      return reading;
    }
    if (*next == CsvReader::Next::row) {
      reading.rows.push_back(row);
    } else if (*next == CsvReader::Next::end) {
      return reading;
    } else if (at < text.size()) {
      reader.feed(text.substr(at, chunk));
      at += chunk;
    } else {
      reader.finish();
    }
  }
}

std::vector<Cells> cells_of(std::string_view text, char delimiter = ',', size_t chunk = 1'000'000) {
  std::vector<Cells> cells;
  for (CsvRow& row : read_all(text, delimiter, chunk).rows) cells.push_back(std::move(row.cells));
  return cells;
}

}  // namespace

TEST_CASE("csv: rows and cells") {
  struct Case {
    const char* text;
    std::vector<Cells> cells;
  };
  const Case cases[] = {
      {"", {}},
      {"a,b\r\nc,d\r\n", {{"a", "b"}, {"c", "d"}}},
      {"a,b\nc,d", {{"a", "b"}, {"c", "d"}}},
      {"a,b\rc,d\r", {{"a", "b"}, {"c", "d"}}},
      {"a,\n,b\n,\n", {{"a", ""}, {"", "b"}, {"", ""}}},
      {"\n\r\n\na\n\n", {{"a"}}},
      {"\"\"\nx\n", {{""}, {"x"}}},
      {"\"a,b\",\"c\"\"d\",\"e\nf\"\n", {{"a,b", "c\"d", "e\nf"}}},
      {"\"a\r\nb\",c\n", {{"a\r\nb", "c"}}},
      {"a, \"b, c\" ,d\n", {{"a", "b, c", "d"}}},
      {"5\" pipe,x\n", {{"5\" pipe", "x"}}},
      {"\"a\"\"\"\n", {{"a\""}}},
      {" a , b \n", {{" a ", " b "}}},
      {"a,\"\"", {{"a", ""}}},
      {"a,", {{"a", ""}}},
  };
  for (const Case& example : cases) {
    for (const size_t chunk : {1, 2, 3, 1000})
      CHECK_MESSAGE(cells_of(example.text, ',', chunk) == example.cells, example.text);
  }
}

TEST_CASE("csv: lines are counted as an editor counts them") {
  const Reading reading = read_all("a\r\n\"x\ny\r\nz\"\n\nlast\rend\n");
  REQUIRE(reading.rows.size() == 4);
  CHECK(reading.rows[0].line == 1);
  CHECK(reading.rows[1].line == 2);
  CHECK(reading.rows[2].line == 6);
  CHECK(reading.rows[3].line == 7);
}

TEST_CASE("csv: a quote that is never closed names its line") {
  for (const size_t chunk : {1, 5, 1000}) {
    const Reading reading = read_all("a,b\r\nc,d\r\ne,\"f\r\ng,h\r\n", ',', chunk);
    CHECK(reading.error_key == "import.unclosed_quote");
    CHECK(reading.error_line == "3");
    CHECK(reading.rows.size() == 2);
  }
}

TEST_CASE("csv: stray quotes and zero bytes are read and reported") {
  const Reading reading = read_all(std::string("\"John \"Johnny\" Doe\",x\nplain,a\0b\nfine,row\n", 41));
  REQUIRE(reading.rows.size() == 3);
  CHECK(reading.rows[0].cells == Cells{"John \"Johnny\" Doe\"", "x"});
  CHECK(reading.rows[0].has_stray_quote);
  CHECK(reading.rows[1].cells == Cells{"plain", "ab"});
  CHECK(reading.rows[1].has_zero_bytes);
  CHECK_FALSE(reading.rows[2].has_stray_quote);
  CHECK_FALSE(reading.rows[2].has_zero_bytes);
}

TEST_CASE("csv: a megabyte in one cell is read whole") {
  const std::string big(1'500'000, 'x');
  const auto cells = cells_of("a,\"" + big + "\",b\n", ',', 65'536);
  REQUIRE(cells.size() == 1);
  CHECK(cells[0][1] == big);
}

TEST_CASE("csv: layout of a table") {
  using exchange::detect_csv_layout;
  using exchange::Extent;
  CHECK(detect_csv_layout("a,b\nc,d\n", Extent::whole_file).dialect.delimiter == ',');
  CHECK(detect_csv_layout("Name;Betrag\nA;1,5\nB;2,5\n", Extent::whole_file).dialect.delimiter == ';');
  CHECK(detect_csv_layout("Name\tMail\nDoe, J\tx\nRoe, R\ty\n", Extent::whole_file).dialect.delimiter == '\t');
  CHECK(detect_csv_layout("Name|Mail\nx|y\n", Extent::whole_file).dialect.delimiter == '|');
  CHECK(detect_csv_layout("Name\nx\n", Extent::whole_file).header == Cells{"Name"});

  const auto hinted = detect_csv_layout("sep=;\r\nName;Mail\r\nA;b\r\n", Extent::whole_file);
  CHECK(hinted.dialect.delimiter == ';');
  CHECK(hinted.header == Cells{"Name", "Mail"});
  CHECK(hinted.rows_before_data == 2);

  const auto noted = detect_csv_layout("Notes:\n\"long, note\"\n\nFirst,Last,URL\nA,B,C\nD,E,F\n", Extent::whole_file);
  CHECK(noted.header == Cells{"First", "Last", "URL"});
  CHECK(noted.rows_before_data == 3);

  const auto bare = detect_csv_layout("Ana,ana@example.com\nBen,ben@example.com\n", Extent::whole_file);
  CHECK_FALSE(bare.has_header);
  CHECK(bare.rows_before_data == 0);
  CHECK(bare.header == Cells{"", ""});

  CHECK(detect_csv_layout("", Extent::whole_file).header.empty());
  CHECK(detect_csv_layout("a,b", Extent::whole_file).header == Cells{"a", "b"});
  CHECK(detect_csv_layout("a,b", Extent::beginning).header.empty());
  CHECK(detect_csv_layout("Name,Mail\n\"open", Extent::whole_file).header == Cells{"Name", "Mail"});
}

TEST_CASE("csv: what is written is read back, whatever it holds") {
  base::SeededRandom random(5);
  const std::string pieces[] = {"a", "\"",     ",", ";", "\n", "\r\n", " ",  "=1+1",
                                "'", "+60 12", "-", "@", "é",  "😀",    "\t", ""};
  for (int i = 0; i < 2000; ++i) {
    std::vector<Cells> table(1 + random.below(3), Cells(1 + random.below(4)));
    std::string text;
    const char delimiter = ",;\t|"[random.below(4)];
    for (Cells& row : table) {
      row.resize(table[0].size());
      for (std::string& cell : row) {
        for (uint32_t count = random.below(5); count > 0; --count) cell += random.pick<std::string>(pieces);
      }
      exchange::append_csv_row(text, row, {.dialect = {.delimiter = delimiter}});
    }
    std::vector<Cells> read = cells_of(text, delimiter, 1 + random.below(20));
    for (Cells& row : read) {
      for (std::string& cell : row) cell = std::string(exchange::remove_formula_guard(cell));
    }
    REQUIRE_MESSAGE(read == table, text);
  }
}

TEST_CASE("csv: formulas are disarmed, phone numbers are not touched") {
  CHECK(exchange::add_formula_guard("=HYPERLINK(\"x\")") == "'=HYPERLINK(\"x\")");
  CHECK(exchange::add_formula_guard("@SUM(A1)") == "'@SUM(A1)");
  CHECK(exchange::add_formula_guard("+cmd|' /C calc'!A0") == "'+cmd|' /C calc'!A0");
  CHECK(exchange::add_formula_guard("+60 12-345 6789") == "+60 12-345 6789");
  CHECK(exchange::add_formula_guard("-5,000.00") == "-5,000.00");
  CHECK(exchange::add_formula_guard("'=x") == "''=x");
  CHECK(exchange::remove_formula_guard("''=x") == "'=x");
  CHECK(exchange::remove_formula_guard("'tis") == "'tis");
  CHECK(exchange::remove_formula_guard("'") == "'");
}
