#pragma once
// Rows to records, as a mapping says. The importer has no state between rows: the preview and the import itself call it
// in slices, in any order, and get the same.

#include <optional>
#include <string>
#include <vector>

#include "exchange/contact_record.h"
#include "exchange/csv.h"
#include "exchange/csv_layout.h"
#include "exchange/csv_mapping.h"

namespace exchange {

class CsvImporter {
 public:
  CsvImporter(const CsvLayout& layout, CsvMapping mapping);
  // Nothing when every mapped cell of the row is empty.
  [[nodiscard]] std::optional<ImportedRecord> read(const CsvRow& row) const;

 private:
  struct RowReader;

  std::vector<std::string> names_;
  CsvMapping mapping_;
  // For each column the one that holds its label, or none.
  std::vector<std::optional<size_t>> label_columns_;
};

}  // namespace exchange
