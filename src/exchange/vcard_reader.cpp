// Finds where cards begin and end. A card without an end (a file cut off, or two files glued together) gives what it
// holds, with a problem that names its line.

#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "exchange/vcard.h"
#include "exchange/vcard_card.h"

namespace exchange {

namespace {

constexpr size_t kMostStrayLines = 20;

bool marks_card(const VcardProperty& property, std::string_view name) {
  return property.name == name && base::equals_ignoring_case(base::trim(property.value), "VCARD");
}

}  // namespace

VcardReader::Next VcardReader::next(ImportedRecord& record) {
  VcardProperty property;
  // The line that showed that the last card had no end begins the next one.
  if (restart_line_ != 0) begin_card(std::exchange(restart_line_, 0));
  for (;;) {
    switch (lines_.next(property)) {
      case VcardLineReader::Next::needs_input: return Next::needs_input;
      case VcardLineReader::Next::end:
        if (!in_card_) return Next::end;
        end_card(record);
        record.problems.push_back(make_problem(Severity::warning, card_line_, {}, "import.vcard_truncated"));
        return Next::record;
      case VcardLineReader::Next::property: break;
    }
    if (!in_card_) {
      read_outside(property);
    } else if (read_inside(std::move(property), record)) {
      return Next::record;
    }
  }
}

void VcardReader::read_outside(const VcardProperty& property) {
  if (marks_card(property, "BEGIN")) {
    begin_card(property.line);
  } else if (stray_lines_.size() < kMostStrayLines) {
    const std::string text = property.name.empty() ? property.value : property.name + ":" + property.value;
    stray_lines_.push_back(
        make_problem(Severity::warning, property.line, {}, "import.vcard_outside_card", {{"value", text}}));
  }
}

// True when the card has ended.
bool VcardReader::read_inside(VcardProperty property, ImportedRecord& record) {
  if (marks_card(property, "BEGIN")) {
    const bool is_nested = nested_depth_ > 0 || (!properties_.empty() && properties_.back().name == "AGENT");
    if (is_nested) {
      ++nested_depth_;
      return false;
    }
    restart_line_ = property.line;
    end_card(record);
    record.problems.push_back(make_problem(Severity::warning, card_line_, {}, "import.vcard_truncated"));
    return true;
  }
  if (marks_card(property, "END")) {
    if (nested_depth_ > 0) {
      --nested_depth_;
      return false;
    }
    end_card(record);
    return true;
  }
  if (nested_depth_ == 0) properties_.push_back(std::move(property));
  return false;
}

void VcardReader::begin_card(int64_t line) {
  in_card_ = true;
  nested_depth_ = 0;
  card_line_ = line;
  properties_.clear();
}

void VcardReader::end_card(ImportedRecord& record) {
  in_card_ = false;
  record = ImportedRecord{};
  record.line = card_line_;
  read_card(properties_, record, skipped_);
  properties_.clear();
}

}  // namespace exchange
