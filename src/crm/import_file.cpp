// From the bytes of a file to the records that an import would make, with its problems named by line.

#include "crm/import_file.h"

#include <algorithm>
#include <utility>

namespace crm {
namespace {

constexpr size_t kChunk = 64 * 1024;
// Bytes of a cheap pass (detecting, decoding) in one slice.
constexpr size_t kCheapSlice = 1024 * 1024;
constexpr int32_t kRowsPerSlice = 200;

std::string_view as_text(const std::vector<uint8_t>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// A vCard begins with its first line whatever the file is called (RFC 6350 section 3.3).
bool is_vcard(std::string_view text) {
  const size_t start = text.find_first_not_of(" \t\r\n");
  constexpr std::string_view kBegin = "BEGIN:VCARD";
  if (start == std::string_view::npos || text.size() - start < kBegin.size()) return false;
  for (size_t index = 0; index < kBegin.size(); ++index) {
    const char character = text[start + index];
    const char upper = character >= 'a' && character <= 'z' ? static_cast<char>(character - 32) : character;
    if (upper != kBegin[index]) return false;
  }
  return true;
}

}  // namespace

ImportFile::ImportFile(std::string name, std::vector<uint8_t> bytes, base::Date today)
    : name_(std::move(name)), bytes_(std::move(bytes)), today_(today) {}

ImportFile::State ImportFile::advance() {
  if (state_ != State::reading) return state_;
  switch (phase_) {
    case Phase::detecting: detect(); break;
    case Phase::decoding: decode(); break;
    case Phase::profiling: profile_rows(); break;
    case Phase::reading: format_ == Format::csv ? read_records() : read_cards(); break;
    case Phase::done: state_ = State::ready; break;
  }
  return state_;
}

ImportFile::Progress ImportFile::progress() const {
  const size_t size = std::max(bytes_.size(), text_.size());
  const size_t done = static_cast<size_t>(phase_) * size + std::min(position_, size);
  return {std::min(done, 4 * size), 4 * size};
}

void ImportFile::detect() {
  const std::string_view text = as_text(bytes_).substr(position_, kCheapSlice);
  detector_.feed(text);
  position_ += text.size();
  if (position_ < bytes_.size()) return;
  base::Result<exchange::DetectedEncoding> detected = detector_.finish();
  if (!detected.ok()) return fail(std::move(detected).error());
  bad_sequences_ = detected->bad_sequences;
  decoder_ = std::make_unique<exchange::Decoder>(*detected);
  text_.reserve(bytes_.size() + bytes_.size() / 8);
  position_ = 0;
  phase_ = Phase::decoding;
}

void ImportFile::decode() {
  const std::string_view text = as_text(bytes_).substr(position_, kCheapSlice);
  decoder_->feed(text, text_);
  position_ += text.size();
  if (position_ < bytes_.size()) return;
  decoder_->finish(text_);
  bytes_ = {};
  position_ = 0;
  format_ = is_vcard(text_) ? Format::vcard : Format::csv;
  if (format_ == Format::csv) return begin_csv();
  begin_records();
}

void ImportFile::begin_csv() {
  layout_ = exchange::detect_csv_layout(text_, exchange::Extent::whole_file);
  rows_ = std::make_unique<exchange::CsvReader>(layout_.dialect);
  rows_to_skip_ = layout_.rows_before_data;
  phase_ = Phase::profiling;
}

bool ImportFile::feed_chunk() {
  if (position_ >= text_.size()) return false;
  const std::string_view chunk = std::string_view(text_).substr(position_, kChunk);
  position_ += chunk.size();
  if (format_ == Format::csv) {
    rows_->feed(chunk);
    if (position_ >= text_.size()) rows_->finish();
  } else {
    cards_->feed(chunk);
    if (position_ >= text_.size()) cards_->finish();
  }
  return true;
}

ImportFile::RowOutcome ImportFile::next_row(exchange::CsvRow& row) {
  while (true) {
    base::Result<exchange::CsvReader::Next> next = rows_->next(row);
    if (!next.ok()) {
      fail(std::move(next).error());
      return RowOutcome::failed;
    }
    switch (*next) {
      case exchange::CsvReader::Next::row:
        if (rows_to_skip_ == 0) return RowOutcome::row;
        --rows_to_skip_;
        break;
      case exchange::CsvReader::Next::needs_input:
        if (!feed_chunk()) return RowOutcome::end;
        break;
      case exchange::CsvReader::Next::end: return RowOutcome::end;
    }
  }
}

void ImportFile::profile_rows() {
  exchange::CsvRow row;
  for (int32_t count = 0; count < kRowsPerSlice; ++count) {
    switch (next_row(row)) {
      case RowOutcome::row: profile_.observe(row); break;
      case RowOutcome::failed: return;
      case RowOutcome::end:
        mapping_ = exchange::suggest_mapping(layout_, profile_, {.this_year = base::to_civil(today_).year});
        return begin_records();
    }
  }
}

void ImportFile::begin_records() {
  position_ = 0;
  records_.clear();
  problems_.clear();
  if (bad_sequences_ > 0)
    problems_.push_back(exchange::make_problem(exchange::Severity::warning, 0, {}, "import.bad_encoding",
                                               {{"count", std::to_string(bad_sequences_)}}));
  if (format_ == Format::csv) {
    rows_ = std::make_unique<exchange::CsvReader>(layout_.dialect);
    rows_to_skip_ = layout_.rows_before_data;
    importer_ = std::make_unique<exchange::CsvImporter>(layout_, mapping_);
  } else {
    cards_ = std::make_unique<exchange::VcardReader>();
  }
  phase_ = Phase::reading;
  state_ = State::reading;
}

void ImportFile::read_records() {
  exchange::CsvRow row;
  for (int32_t count = 0; count < kRowsPerSlice; ++count) {
    switch (next_row(row)) {
      case RowOutcome::row:
        if (std::optional<exchange::ImportedRecord> record = importer_->read(row)) take(std::move(*record));
        break;
      case RowOutcome::failed: return;
      case RowOutcome::end: return finish();
    }
  }
}

void ImportFile::read_cards() {
  exchange::ImportedRecord record;
  for (int32_t count = 0; count < kRowsPerSlice;) {
    switch (cards_->next(record)) {
      case exchange::VcardReader::Next::record:
        take(std::move(record));
        record = {};
        ++count;
        break;
      case exchange::VcardReader::Next::needs_input:
        if (!feed_chunk()) return finish_cards();
        break;
      case exchange::VcardReader::Next::end: return finish_cards();
    }
  }
}

// What the cards hold and we do not take is said once per property, not once per card.
void ImportFile::finish_cards() {
  const std::vector<exchange::Problem>& stray = cards_->stray_lines();
  problems_.insert(problems_.end(), stray.begin(), stray.end());
  for (const exchange::SkippedProperty& skipped : cards_->skipped())
    problems_.push_back(exchange::make_problem(exchange::Severity::warning, skipped.first_line, skipped.name,
                                               "import.vcard_value_skipped"));
  finish();
}

void ImportFile::take(exchange::ImportedRecord record) {
  const bool usable = record.is_usable();
  std::move(record.problems.begin(), record.problems.end(), std::back_inserter(problems_));
  if (usable) records_.push_back({.fields = contact_fields_of(record.record), .line = record.line});
}

void ImportFile::set_mapping(exchange::CsvMapping mapping) {
  mapping_ = std::move(mapping);
  begin_records();
}

void ImportFile::fail(base::Error error) {
  error_ = std::move(error);
  state_ = State::failed;
}

void ImportFile::finish() {
  if (records_.empty() && problems_.empty())
    return fail({.code = base::ErrorCode::invalid_format, .message_key = "import.file_has_no_records"});
  ++revision_;
  phase_ = Phase::done;
  state_ = State::ready;
}

}  // namespace crm
