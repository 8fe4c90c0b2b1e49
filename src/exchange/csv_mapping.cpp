// A name decides where there is one; values decide for columns without a known name, and always the order of dates and
// the decimal separator.

#include "exchange/csv_mapping.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "exchange/value_checks.h"

namespace exchange {

namespace {

constexpr int64_t kSampleRows = 20;
constexpr size_t kMostSamples = 3;
constexpr size_t kLongestSample = 120;
// Judging megabytes in one cell as a date would only cost time.
constexpr size_t kLongestJudged = 64;

std::string sample_of(std::string_view cell) {
  size_t offset = 0;
  while (offset < cell.size() && offset < kLongestSample) base::decode_utf8(cell, offset);
  std::string sample(cell.substr(0, offset));
  if (offset < cell.size()) sample += "…";
  return sample;
}

void observe_cell(ColumnProfile& column, std::string_view cell, int64_t row) {
  ++column.filled;
  if (row <= kSampleRows && column.samples.size() < kMostSamples) column.samples.push_back(sample_of(cell));
  if (cell.size() > kLongestJudged) return;
  if (looks_like_email(cell)) {
    ++column.emails;
  } else if (looks_like_link(cell)) {
    ++column.links;
  } else {
    // Dates, phones and amounts all have digits; most cells have none and are done here.
    if (cell.find_first_of("0123456789") == std::string_view::npos) return;
    const int64_t dates_before = column.dates.dates();
    column.dates.observe(cell);
    if (column.dates.dates() == dates_before && looks_like_phone(cell)) ++column.phones;
    if (const auto separator = base::guess_decimal_separator(cell)) {
      ++(*separator == base::DecimalSeparator::point ? column.decimal_points : column.decimal_commas);
    }
  }
}

// More than half of the values agree.
bool most(int64_t count, const ColumnProfile& column) { return count * 2 > column.filled; }

ColumnMeaning meaning_by_values(const ColumnProfile& column, std::string_view header) {
  ColumnMeaning meaning{.field = TargetField::custom, .label = std::string(header), .group = 1};
  if (column.filled == 0) {
    meaning.field = TargetField::skip;
  } else if (most(column.emails, column)) {
    meaning = {.field = TargetField::email, .label = {}, .group = 1};
  } else if (most(column.links, column)) {
    meaning = {.field = TargetField::url, .label = std::string(header), .group = 1};
  } else if (header.empty() && most(column.phones, column)) {
    meaning = {.field = TargetField::phone, .label = {}, .group = 1};
  } else if (most(column.dates.dates(), column)) {
    meaning = {.field = TargetField::date, .label = std::string(header), .group = 1};
  }
  return meaning;
}

// "E-mail opt-in" is no address: a column of values that are none is not taken for one because of its name.
bool contradicts(const ColumnMeaning& meaning, const ColumnProfile& column) {
  constexpr int64_t kEnoughValues = 3;
  return meaning.field == TargetField::email && column.filled >= kEnoughValues && column.emails == 0 &&
         column.samples.size() == kMostSamples &&
         std::none_of(column.samples.begin(), column.samples.end(),
                      [](const std::string& sample) { return sample.find('@') != std::string::npos; });
}

// A table without names: the first column of plain words that is left is the name.
void choose_name_column(CsvMapping& mapping, const CsvProfile& profile) {
  const auto has_name = std::any_of(mapping.columns.begin(), mapping.columns.end(), [](const ColumnMapping& column) {
    return column.field == TargetField::full_name || column.field == TargetField::given_name ||
           column.field == TargetField::family_name || column.field == TargetField::organisation ||
           column.field == TargetField::deal_title;
  });
  if (has_name) return;
  for (size_t i = 0; i < mapping.columns.size() && i < profile.columns().size(); ++i) {
    const ColumnProfile& column = profile.columns()[i];
    ColumnMapping& target = mapping.columns[i];
    const bool is_plain = target.field == TargetField::custom && column.filled > 0 && !most(column.phones, column) &&
                          column.decimal_points + column.decimal_commas == 0;
    if (!is_plain) continue;
    target.field = TargetField::full_name;
    target.label.clear();
    return;
  }
}

}  // namespace

void CsvProfile::observe(const CsvRow& row) {
  ++rows_;
  if (row.cells.size() > columns_.size()) columns_.resize(row.cells.size());
  for (size_t i = 0; i < row.cells.size(); ++i) {
    const std::string_view cell = base::trim(row.cells[i]);
    if (!cell.empty()) observe_cell(columns_[i], cell, rows_);
  }
}

CsvMapping suggest_mapping(const CsvLayout& layout, const CsvProfile& profile, const MappingHints& hints) {
  CsvMapping mapping;
  mapping.this_year = hints.this_year;
  if (layout.has_header) mapping.family = detect_family(layout.header);
  const ColumnProfile no_profile;
  for (size_t i = 0; i < layout.header.size(); ++i) {
    const ColumnProfile& column = i < profile.columns().size() ? profile.columns()[i] : no_profile;
    auto meaning = meaning_of(layout.header[i], mapping.family);
    if (!meaning || contradicts(*meaning, column)) meaning = meaning_by_values(column, layout.header[i]);
    ColumnMapping target{.field = meaning->field, .label = std::move(meaning->label), .group = meaning->group};
    target.date_order = column.dates.order(hints.date_order);
    if (column.decimal_commas > column.decimal_points) target.decimal_separator = base::DecimalSeparator::comma;
    mapping.columns.push_back(std::move(target));
  }
  choose_name_column(mapping, profile);
  return mapping;
}

std::string column_name(const CsvLayout& layout, size_t column) {
  if (column < layout.header.size() && !layout.header[column].empty()) return layout.header[column];
  return base::format_integer(static_cast<int64_t>(column) + 1);
}

}  // namespace exchange
