#pragma once
// CSV out, as RFC 4180 has it (CRLF, quotes doubled), which every spreadsheet and every other CRM reads.
//
// Formulas: a cell that begins with = @ + - or a tab is run as a formula by spreadsheets, and a contact's name is
// written by strangers. So an apostrophe is put before such a cell, as people do by hand; phone numbers and plain
// numbers ("+60 12-345 6789", "-5") are left alone. The import takes exactly that apostrophe away again: an own export
// comes back identical.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "exchange/csv.h"

namespace exchange {

enum class FormulaGuard : uint8_t { off, on };

struct CsvWriteOptions {
  CsvDialect dialect;
  FormulaGuard formula_guard = FormulaGuard::on;
};

// Written first, it makes Excel read the file as UTF-8.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

void append_csv_row(std::string& out, std::span<const std::string> cells, const CsvWriteOptions& options);

// remove_formula_guard(add_formula_guard(cell)) is the cell, for every cell.
[[nodiscard]] std::string add_formula_guard(std::string_view cell);
[[nodiscard]] std::string_view remove_formula_guard(std::string_view cell);

}  // namespace exchange
