#pragma once
// vCard 2.1, 3.0 and 4.0 in, 3.0 and 4.0 out. Any number of cards in one file, read one at a time from chunks. What the
// product has no field for is either kept (relations, custom labels, extra words in the notes) or counted, so that the
// preview can say what stays behind.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/contact_record.h"
#include "exchange/vcard_lines.h"

namespace exchange {

// A property that is not imported, over the whole file.
struct SkippedProperty {
  std::string name;
  int64_t count = 0;
  int64_t first_line = 0;
};

class VcardReader {
 public:
  // Valid UTF-8 without a byte order mark.
  void feed(std::string_view text) { lines_.feed(text); }
  void finish() { lines_.finish(); }

  enum class Next : uint8_t { record, needs_input, end };
  [[nodiscard]] Next next(ImportedRecord& record);

  [[nodiscard]] const std::vector<SkippedProperty>& skipped() const { return skipped_; }
  // Lines outside any card; the first few are enough to say what is wrong with a file.
  [[nodiscard]] const std::vector<Problem>& stray_lines() const { return stray_lines_; }

 private:
  void read_outside(const VcardProperty& property);
  bool read_inside(VcardProperty property, ImportedRecord& record);
  void begin_card(int64_t line);
  void end_card(ImportedRecord& record);

  VcardLineReader lines_;
  bool in_card_ = false;
  int32_t nested_depth_ = 0;  // cards inside a card (AGENT of 2.1) are passed over
  int64_t card_line_ = 0;
  int64_t restart_line_ = 0;  // a card began while this one was open: where
  std::vector<VcardProperty> properties_;
  std::vector<SkippedProperty> skipped_;
  std::vector<Problem> stray_lines_;
};

enum class VcardVersion : uint8_t { v3, v4 };

// Reading it again gives the same record. (A deal is not part of a card.)
void append_vcard(std::string& out, const ContactRecord& record, VcardVersion version);

}  // namespace exchange
