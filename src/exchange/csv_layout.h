#pragma once
// Which delimiter a file uses, where its table begins, and whether its first row names the columns: decided from the
// file's beginning, and always a proposal that the person can change in the preview.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/csv.h"

namespace exchange {

struct CsvLayout {
  CsvDialect dialect;
  // Rows before the first record: notes (LinkedIn writes three lines of them) and the header.
  size_t rows_before_data = 0;
  // One name for each column, trimmed; empty names when the file has no header row.
  std::vector<std::string> header;
  bool has_header = false;
};

// Whether the text is the whole file: then its last line counts even without a line end.
enum class Extent : uint8_t { whole_file, beginning };

// Reads at most the first 64 KB.
[[nodiscard]] CsvLayout detect_csv_layout(std::string_view text, Extent extent);
// The same with the delimiter chosen by the person.
[[nodiscard]] CsvLayout detect_csv_layout(std::string_view text, Extent extent, CsvDialect dialect);

}  // namespace exchange
