// The apostrophe of the formula guard must be removable without knowing whether it was added: it is added to every cell
// that is a formula behind any number of apostrophes, and taken from every such cell that has one.

#include "exchange/csv_writer.h"

namespace exchange {

namespace {

bool is_formula(std::string_view cell) {
  if (cell.empty()) return false;
  switch (cell[0]) {
    case '=':
    case '@':
    case '\t':
    case '\r': return true;
    case '+':
    case '-': return cell.find_first_not_of("0123456789 ().,/-", 1) != std::string_view::npos;
    default: return false;
  }
}

std::string_view without_apostrophes(std::string_view cell) {
  const size_t first = cell.find_first_not_of('\'');
  return first == std::string_view::npos ? std::string_view{} : cell.substr(first);
}

void append_cell(std::string& out, std::string_view cell, char delimiter) {
  const char special[] = {delimiter, '"', '\n', '\r'};
  const bool has_special = cell.find_first_of(std::string_view(special, sizeof special)) != std::string_view::npos;
  const bool has_outer_space = cell.starts_with(' ') || cell.ends_with(' ');
  if (!has_special && !has_outer_space) {
    out += cell;
    return;
  }
  out += '"';
  for (const char character : cell) {
    if (character == '"') out += '"';
    out += character;
  }
  out += '"';
}

}  // namespace

std::string add_formula_guard(std::string_view cell) {
  std::string guarded(cell);
  if (is_formula(without_apostrophes(cell))) guarded.insert(0, 1, '\'');
  return guarded;
}

std::string_view remove_formula_guard(std::string_view cell) {
  if (cell.starts_with('\'') && is_formula(without_apostrophes(cell))) cell.remove_prefix(1);
  return cell;
}

void append_csv_row(std::string& out, std::span<const std::string> cells, const CsvWriteOptions& options) {
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += options.dialect.delimiter;
    if (options.formula_guard == FormulaGuard::on) {
      append_cell(out, add_formula_guard(cells[i]), options.dialect.delimiter);
    } else {
      append_cell(out, cells[i], options.dialect.delimiter);
    }
  }
  // A lone empty cell would be a blank line, which readers pass over.
  if (cells.size() == 1 && cells[0].empty()) out += "\"\"";
  out += "\r\n";
}

}  // namespace exchange
