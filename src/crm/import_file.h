#pragma once
// A dropped file on its way to ImportRecords, in slices: which encoding, which format, what its columns hold, and then
// the records with everything there is to say about them. Nothing is written; plan_import() and make_import_job()
// follow.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "crm/import.h"
#include "exchange/csv.h"
#include "exchange/csv_import.h"
#include "exchange/csv_layout.h"
#include "exchange/csv_mapping.h"
#include "exchange/encoding.h"
#include "exchange/problem.h"
#include "exchange/vcard.h"

namespace crm {

class ImportFile {
 public:
  enum class Format : uint8_t { csv, vcard };
  enum class State : uint8_t { reading, ready, failed };

  ImportFile(std::string name, std::vector<uint8_t> bytes, base::Date today);

  // A few milliseconds of work.
  State advance();
  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] const base::Error& error() const { return error_; }
  // Bytes gone through, of `total`; the file is gone through several times.
  struct Progress {
    size_t done = 0;
    size_t total = 0;
  };
  [[nodiscard]] Progress progress() const;

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] Format format() const { return format_; }
  // Of a CSV file, once it is ready.
  [[nodiscard]] const exchange::CsvLayout& layout() const { return layout_; }
  [[nodiscard]] const exchange::CsvProfile& profile() const { return profile_; }
  [[nodiscard]] const exchange::CsvMapping& mapping() const { return mapping_; }
  // Reads the records again with it.
  void set_mapping(exchange::CsvMapping mapping);

  // Usable records only; the others are in the problems, as errors.
  [[nodiscard]] const std::vector<ImportRecord>& records() const { return records_; }
  // For the job that writes them: the file has none any more.
  [[nodiscard]] std::vector<ImportRecord> take_records() { return std::exchange(records_, {}); }
  [[nodiscard]] const std::vector<exchange::Problem>& problems() const { return problems_; }
  // Grows whenever records() became others.
  [[nodiscard]] uint64_t revision() const { return revision_; }

 private:
  enum class Phase : uint8_t { detecting, decoding, profiling, reading, done };

  void detect();
  void decode();
  void begin_csv();
  void profile_rows();
  void begin_records();
  void read_records();
  void read_cards();
  void finish_cards();
  // Feeds the next chunk of the text; false at its end.
  bool feed_chunk();
  // The next row behind the header.
  enum class RowOutcome : uint8_t { row, end, failed };
  RowOutcome next_row(exchange::CsvRow& row);
  void take(exchange::ImportedRecord record);
  void fail(base::Error error);
  void finish();

  std::string name_;
  std::vector<uint8_t> bytes_;
  base::Date today_;
  State state_ = State::reading;
  Phase phase_ = Phase::detecting;
  base::Error error_;
  Format format_ = Format::csv;
  size_t position_ = 0;  // of bytes_ or text_, in this phase
  exchange::EncodingDetector detector_;
  std::unique_ptr<exchange::Decoder> decoder_;
  size_t bad_sequences_ = 0;
  std::string text_;
  exchange::CsvLayout layout_;
  exchange::CsvProfile profile_;
  exchange::CsvMapping mapping_;
  std::unique_ptr<exchange::CsvReader> rows_;
  size_t rows_to_skip_ = 0;
  std::unique_ptr<exchange::CsvImporter> importer_;
  std::unique_ptr<exchange::VcardReader> cards_;
  std::vector<ImportRecord> records_;
  std::vector<exchange::Problem> problems_;
  uint64_t revision_ = 0;
};

// What a record of a file becomes. Nothing is dropped: what has no field of its own becomes a line of "about".
[[nodiscard]] ContactFields contact_fields_of(const exchange::ContactRecord& record);

}  // namespace crm
