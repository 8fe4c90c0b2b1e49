// The right delimiter is the one that cuts the most rows to the same number of cells. A cell of the header is a name;
// as soon as one of them looks like an address, a number or a date, the row is a record.

#include "exchange/csv_layout.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "base/text.h"

namespace exchange {

namespace {

constexpr size_t kHeadBytes = 64 * 1024;
constexpr size_t kHeadRows = 40;
// How far down the header may stand.
constexpr size_t kMostNoteRows = 10;
constexpr char kDelimiters[] = {',', ';', '\t', '|'};

using Rows = std::vector<CsvRow>;

Rows read_head(std::string_view text, Extent extent, CsvDialect dialect) {
  CsvReader reader(dialect);
  reader.feed(text.substr(0, kHeadBytes));
  if (extent == Extent::whole_file && text.size() <= kHeadBytes) reader.finish();
  Rows rows;
  CsvRow row;
  while (rows.size() < kHeadRows) {
    const auto next = reader.next(row);
    // An unclosed quote is reported when the file is read; here the rows before it have to do.
    if (!next.ok() || *next != CsvReader::Next::row) break;
    rows.push_back(row);
  }
  return rows;
}

struct Shape {
  size_t width = 1;  // the most frequent number of cells above one
  size_t count = 0;  // rows that have it
};

Shape shape_of(const Rows& rows) {
  Shape best;
  for (const CsvRow& row : rows) {
    const size_t width = row.cells.size();
    if (width < 2) continue;
    const size_t count = static_cast<size_t>(
        std::count_if(rows.begin(), rows.end(), [&](const CsvRow& other) { return other.cells.size() == width; }));
    if (count > best.count || (count == best.count && width > best.width)) best = {width, count};
  }
  return best;
}

size_t filled_cells(const CsvRow& row) {
  return static_cast<size_t>(std::count_if(row.cells.begin(), row.cells.end(),
                                           [](const std::string& cell) { return !base::trim(cell).empty(); }));
}

// No header is called like this: an e-mail address, a link, or mostly digits (numbers, phones, dates).
bool looks_like_data(std::string_view cell) {
  if (cell.find("://") != std::string_view::npos || cell.find('@') != std::string_view::npos) return true;
  size_t digits = 0;
  size_t others = 0;
  for (const char character : cell) {
    if (base::is_digit(character)) ++digits;
    if (base::is_letter(character) || (static_cast<uint8_t>(character) & 0x80) != 0) ++others;
  }
  return digits > 0 && digits >= others;
}

bool looks_like_header(const CsvRow& row) {
  return filled_cells(row) > 0 && std::none_of(row.cells.begin(), row.cells.end(), looks_like_data);
}

// Excel's own hint, a first line "sep=;".
std::optional<char> separator_hint(std::string_view text) {
  if (!text.starts_with("sep=") || text.size() < 6) return std::nullopt;
  const bool alone = text[5] == '\n' || text[5] == '\r';
  const bool known = std::find(std::begin(kDelimiters), std::end(kDelimiters), text[4]) != std::end(kDelimiters);
  if (!alone || !known) return std::nullopt;
  return text[4];
}

CsvDialect detect_dialect(std::string_view text, Extent extent) {
  if (const auto hint = separator_hint(text)) return {.delimiter = *hint};
  CsvDialect best;
  size_t best_score = 0;
  for (const char delimiter : kDelimiters) {
    const Rows rows = read_head(text, extent, {.delimiter = delimiter});
    const Shape shape = shape_of(rows);
    if (shape.count == 0) continue;
    // The share of rows in shape decides, the number of columns breaks ties.
    const size_t score = shape.count * 1000 / rows.size() * 1000 + std::min<size_t>(shape.width, 999);
    if (score > best_score) {
      best_score = score;
      best.delimiter = delimiter;
    }
  }
  return best;
}

}  // namespace

CsvLayout detect_csv_layout(std::string_view text, Extent extent) {
  return detect_csv_layout(text, extent, detect_dialect(text, extent));
}

CsvLayout detect_csv_layout(std::string_view text, Extent extent, CsvDialect dialect) {
  CsvLayout layout;
  layout.dialect = dialect;
  const Rows rows = read_head(text, extent, dialect);
  if (rows.empty()) return layout;
  const Shape shape = shape_of(rows);
  // "sep=;" cut at the semicolon is a row like any other.
  size_t first = separator_hint(text) ? 1 : 0;
  const size_t last_candidate = std::min(rows.size(), first + kMostNoteRows);
  for (size_t i = first; i < last_candidate; ++i) {
    // Notes fill one cell, the table's own rows at least half of the columns.
    if (filled_cells(rows[i]) * 2 < shape.width) continue;
    first = i;
    break;
  }
  if (first >= rows.size()) return layout;
  const CsvRow& row = rows[first];
  layout.has_header = looks_like_header(row);
  layout.rows_before_data = first + (layout.has_header ? 1 : 0);
  layout.header.resize(std::max(row.cells.size(), layout.has_header ? 0 : shape.width));
  if (layout.has_header) {
    for (size_t i = 0; i < row.cells.size(); ++i) layout.header[i] = base::trim(row.cells[i]);
  }
  return layout;
}

}  // namespace exchange
