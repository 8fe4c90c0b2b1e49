// A state machine whose state survives the end of a chunk, so that nothing is ever scanned twice. Runs of ordinary
// characters are appended at once.

#include "exchange/csv.h"

#include <algorithm>
#include <utility>

#include "base/number.h"

namespace exchange {

void CsvReader::feed(std::string_view text) {
  buffer_.erase(0, position_);
  position_ = 0;
  buffer_ += text;
}

base::Result<CsvReader::Next> CsvReader::next(CsvRow& row) {
  while (position_ < buffer_.size()) {
    if (step()) {
      give(row);
      return Next::row;
    }
  }
  if (!finished_) return Next::needs_input;
  if (state_ == State::quoted) {
    return base::Error{.code = base::ErrorCode::invalid_format,
                       .message_key = "import.unclosed_quote",
                       .arguments = {{"line", base::format_integer(quote_line_)}},
                       .detail = "CSV ends inside a quoted cell"};
  }
  // The last line need not have an end.
  const bool has_content = state_ != State::cell_start || cell_count_ > 0;
  if (has_content && end_row()) {
    give(row);
    return Next::row;
  }
  return Next::end;
}

// Works on the characters at the position; true when a row is complete.
bool CsvReader::step() {
  const char character = buffer_[position_];
  if (after_return_) {
    after_return_ = false;
    if (character == '\n') {
      ++position_;
      return false;
    }
  }
  switch (state_) {
    case State::cell_start: step_cell_start(character); return false;
    case State::unquoted: return step_unquoted();
    case State::quoted: step_quoted(); return false;
    case State::after_quote: return step_after_quote(character);
  }
  return false;
}

void CsvReader::step_cell_start(char character) {
  if (cell_count_ == 0) row_.line = line_;
  if (character == '"') {
    state_ = State::quoted;
    quote_line_ = line_;
    cell_was_quoted_ = true;
    ++position_;
  } else {
    state_ = State::unquoted;
  }
}

bool CsvReader::step_unquoted() {
  const char special[] = {dialect_.delimiter, '\n', '\r', '"'};
  const size_t stop =
      std::min(buffer_.find_first_of(std::string_view(special, sizeof special), position_), buffer_.size());
  cell_.append(buffer_, position_, stop - position_);
  position_ = stop;
  if (stop == buffer_.size()) return false;
  const char character = buffer_[position_++];
  if (character == dialect_.delimiter) {
    end_cell();
    return false;
  }
  if (character == '"') {
    // Spaces before an opening quote are somebody's formatting; any other quote is a character.
    if (cell_.find_first_not_of(' ') == std::string::npos) {
      cell_.clear();
      --position_;
      step_cell_start('"');
    } else {
      cell_ += '"';
    }
    return false;
  }
  return end_of_line(character);
}

void CsvReader::step_quoted() {
  const size_t stop = std::min(buffer_.find('"', position_), buffer_.size());
  for (size_t i = position_; i < stop; ++i) {
    const char character = buffer_[i];
    if (character == '\r' || (character == '\n' && !counted_return_)) ++line_;
    counted_return_ = character == '\r';
  }
  cell_.append(buffer_, position_, stop - position_);
  position_ = stop;
  if (stop == buffer_.size()) return;
  ++position_;
  counted_return_ = false;
  state_ = State::after_quote;
}

bool CsvReader::step_after_quote(char character) {
  ++position_;
  if (character == dialect_.delimiter) {
    end_cell();
    return false;
  }
  if (character == '\n' || character == '\r') return end_of_line(character);
  if (character == '"' && spaces_.empty()) {
    cell_ += '"';
    state_ = State::quoted;
    return false;
  }
  if (character == ' ') {
    spaces_ += ' ';
    return false;
  }
  // The quote did not close the cell after all: keep everything that was written.
  row_.has_stray_quote = true;
  cell_ += '"';
  cell_ += spaces_;
  spaces_.clear();
  cell_ += character;
  state_ = State::unquoted;
  return false;
}

bool CsvReader::end_of_line(char character) {
  after_return_ = character == '\r';
  ++line_;
  return end_row();
}

void CsvReader::end_cell() {
  if (cell_.find('\0') != std::string::npos) {
    row_.has_zero_bytes = true;
    std::erase(cell_, '\0');
  }
  if (cell_count_ == row_.cells.size()) row_.cells.emplace_back();
  std::swap(row_.cells[cell_count_], cell_);
  ++cell_count_;
  cell_.clear();
  spaces_.clear();
  state_ = State::cell_start;
}

// True when there is a row: a line with nothing in it, not even quotes, is none.
bool CsvReader::end_row() {
  end_cell();
  const bool is_blank = cell_count_ == 1 && row_.cells[0].empty() && !cell_was_quoted_;
  row_.cells.resize(cell_count_);
  cell_count_ = 0;
  cell_was_quoted_ = false;
  return !is_blank;
}

void CsvReader::give(CsvRow& row) {
  std::swap(row, row_);
  row_.has_stray_quote = false;
  row_.has_zero_bytes = false;
}

}  // namespace exchange
