#pragma once
// The lower half of a vCard reader: physical lines to properties. It unfolds, joins quoted-printable soft breaks, takes
// group, name and parameters apart and decodes the value, for all three versions at once. Pictures and other binary
// values are recognised by their first line and never copied: an address book of a phone is mostly photos.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace exchange {

struct VcardProperty {
  int64_t line = 0;
  std::string group;  // "item1", lower case; mostly empty
  std::string name;   // upper case; empty when the line is no property
  // TYPE values of every spelling, lower case, in order ("work", "voice", "pref").
  std::vector<std::string> types;
  // The other parameters, names upper case.
  std::vector<std::pair<std::string, std::string>> parameters;
  // Decoded from quoted-printable and base64, still with its backslashes. Of a line that is no property the line.
  std::string value;
  bool is_binary = false;     // the value was passed over
  bool has_bad_text = false;  // parts did not decode
  bool uses_escapes = true;   // a quoted-printable value has none of its own for line ends

  // Nullptr when there is no such parameter.
  [[nodiscard]] const std::string* parameter(std::string_view parameter_name) const;
};

class VcardLineReader {
 public:
  void feed(std::string_view text);
  void finish() { finished_ = true; }

  enum class Next : uint8_t { property, needs_input, end };
  [[nodiscard]] Next next(VcardProperty& property);

 private:
  // One line without its end; nothing when it is not complete yet.
  std::optional<std::string_view> take_physical_line();
  bool skip_rest_of_line_end();
  bool continues(std::string_view line) const;
  void begin(std::string_view line);
  void append(std::string_view line);
  bool emit(VcardProperty& property);

  std::string buffer_;
  size_t position_ = 0;
  size_t scanned_ = 0;  // no line end before this place
  int64_t line_ = 0;    // of the last physical line taken
  bool finished_ = false;
  bool last_was_return_ = false;

  bool has_pending_ = false;
  std::string pending_;  // the property so far, unfolded
  int64_t pending_line_ = 0;
  bool pending_is_quoted_printable_ = false;
  bool pending_is_binary_ = false;
  bool version_2_ = false;  // of the card being read: its folding keeps the space
};

}  // namespace exchange
