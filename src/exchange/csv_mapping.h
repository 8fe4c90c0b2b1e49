#pragma once
// From columns to fields: what a first pass over the file learns about each column, the proposal made of that, and the
// importer that turns rows into records as the (perhaps changed) mapping says. Nothing of a row is dropped in silence:
// what has no field goes to the custom fields or the notes, and what looks wrong is kept as text with a warning.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "exchange/contact_record.h"
#include "exchange/csv.h"
#include "exchange/csv_headers.h"
#include "exchange/csv_layout.h"
#include "exchange/date_text.h"
#include "exchange/target_field.h"

namespace exchange {

// What one column holds, over all rows.
struct ColumnProfile {
  // The first values that are not empty, among the first rows; shown beside the column.
  std::vector<std::string> samples;
  int64_t filled = 0;
  int64_t emails = 0;
  int64_t links = 0;
  int64_t phones = 0;
  DateOrderGuess dates;
  int64_t decimal_points = 0;
  int64_t decimal_commas = 0;
};

class CsvProfile {
 public:
  void observe(const CsvRow& row);
  [[nodiscard]] int64_t rows() const { return rows_; }
  [[nodiscard]] const std::vector<ColumnProfile>& columns() const { return columns_; }

 private:
  int64_t rows_ = 0;
  std::vector<ColumnProfile> columns_;
};

struct ColumnMapping {
  TargetField field = TargetField::skip;
  // Of the value ("work", "mobile", a custom field's name) where no column gives it.
  std::string label;
  // Ties a value to its label column, and the parts of an address together.
  int32_t group = 1;
  DateOrder date_order = DateOrder::day_month_year;
  base::DecimalSeparator decimal_separator = base::DecimalSeparator::point;
};

struct CsvMapping {
  CsvFamily family = CsvFamily::unknown;
  std::vector<ColumnMapping> columns;
  // For birthdays with two-digit years: 24/11/85 is 1985 when it is 2026.
  int32_t this_year = 2026;
};

struct MappingHints {
  int32_t this_year = 2026;
  // Where no value of a column tells.
  DateOrder date_order = DateOrder::day_month_year;
};

[[nodiscard]] CsvMapping suggest_mapping(const CsvLayout& layout, const CsvProfile& profile, const MappingHints& hints);

// The header, or the column's number where there is none.
[[nodiscard]] std::string column_name(const CsvLayout& layout, size_t column);

}  // namespace exchange
