#pragma once
// RFC 4180 as it is found in the wild: any of four delimiters, line ends of every system, line breaks inside quotes,
// spaces around quotes, quotes that nobody escaped. The reader takes UTF-8 in chunks and gives rows one at a time, so a
// caller decides how much work fits a frame. Only one thing stops it: a quote that is never closed, because from there
// on nobody can say what is a cell and what is a row.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace exchange {

struct CsvDialect {
  char delimiter = ',';
};

struct CsvRow {
  // The physical line on which the row starts, from 1.
  int64_t line = 0;
  std::vector<std::string> cells;
  // Read, but worth a word: a quote inside a quoted cell that was not doubled; zero bytes, which were left out.
  bool has_stray_quote = false;
  bool has_zero_bytes = false;
};

class CsvReader {
 public:
  explicit CsvReader(CsvDialect dialect) : dialect_(dialect) {}

  // Valid UTF-8 without a byte order mark. Chunks may end anywhere, but large ones cost a copy: 64 KB is a good size.
  void feed(std::string_view text);
  // No more input follows.
  void finish() { finished_ = true; }

  enum class Next : uint8_t { row, needs_input, end };
  // Fills the row; its strings are reused. Lines without anything are passed over.
  [[nodiscard]] base::Result<Next> next(CsvRow& row);

 private:
  enum class State : uint8_t { cell_start, unquoted, quoted, after_quote };

  bool step();
  void step_cell_start(char character);
  bool step_unquoted();
  void step_quoted();
  bool step_after_quote(char character);
  bool end_of_line(char character);
  void end_cell();
  bool end_row();
  void give(CsvRow& row);

  CsvDialect dialect_;
  std::string buffer_;
  size_t position_ = 0;
  int64_t line_ = 1;
  int64_t quote_line_ = 0;
  State state_ = State::cell_start;
  bool finished_ = false;
  // A carriage return ended the row; a line feed that follows belongs to it.
  bool after_return_ = false;
  bool counted_return_ = false;  // the same inside quotes, for counting lines
  bool cell_was_quoted_ = false;
  std::string cell_;
  std::string spaces_;  // behind a closing quote
  CsvRow row_;
  size_t cell_count_ = 0;
};

}  // namespace exchange
