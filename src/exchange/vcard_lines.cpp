// Where the versions differ: 2.1 writes bare parameters (TEL;WORK), joins quoted-printable lines by a trailing '=', and
// folds in front of a space that belongs to the text; 3.0 and 4.0 fold by inserting one.

#include "exchange/vcard_lines.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "exchange/encoding.h"
#include "exchange/vcard_text.h"

namespace exchange {

namespace {

std::string to_lower(std::string_view text) {
  std::string lowered(text);
  for (char& character : lowered) character = base::to_lower(character);
  return lowered;
}

std::string to_upper(std::string_view text) {
  std::string upper(text);
  for (char& character : upper) {
    if (character >= 'a' && character <= 'z') character = static_cast<char>(character - 0x20);
  }
  return upper;
}

bool is_name_character(char character) {
  return base::is_letter(character) || base::is_digit(character) || character == '-' || character == '_';
}

// The first of `marks` outside quotes, from `start` on.
size_t find_unquoted(std::string_view text, std::string_view marks, size_t start) {
  bool quoted = false;
  for (size_t i = start; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (!quoted && marks.find(text[i]) != std::string_view::npos) return i;
  }
  return std::string_view::npos;
}

// Where the value begins. A quote that is never closed hides no colon: then the first colon counts.
size_t find_colon(std::string_view line) {
  const size_t colon = find_unquoted(line, ":", 0);
  return colon != std::string_view::npos ? colon : line.find(':');
}

std::string_view name_of_line(std::string_view line) {
  const std::string_view head = line.substr(0, line.find_first_of(":;"));
  const size_t dot = head.rfind('.');
  return dot == std::string_view::npos ? head : head.substr(dot + 1);
}

bool is_binary_property(std::string_view name) {
  for (const std::string_view binary : {"PHOTO", "LOGO", "SOUND", "KEY"}) {
    if (base::equals_ignoring_case(name, binary)) return true;
  }
  return false;
}

bool contains_ignoring_case(std::string_view text, std::string_view upper) {
  return to_upper(text).find(upper) != std::string::npos;
}

// RFC 6868: how parameters write line ends, carets and quotes.
std::string decode_parameter(std::string_view text) {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (text[i] == '^' && (next == 'n' || next == '\'' || next == '^')) {
      out += next == 'n' ? '\n' : next == '\'' ? '"' : '^';
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

bool is_encoding_word(std::string_view upper) {
  return upper == "QUOTED-PRINTABLE" || upper == "BASE64" || upper == "B" || upper == "8BIT" || upper == "7BIT";
}

void add_parameter(VcardProperty& property, std::string_view text) {
  const size_t equals = text.find('=');
  if (equals == std::string_view::npos) {
    // 2.1: a bare word is a type, or an encoding.
    const std::string word = to_upper(base::trim(text));
    if (word.empty()) return;
    if (is_encoding_word(word)) {
      property.parameters.emplace_back("ENCODING", word);
    } else {
      property.types.push_back(to_lower(word));
    }
    return;
  }
  std::string name = to_upper(base::trim(text.substr(0, equals)));
  std::string value = decode_parameter(base::trim(text.substr(equals + 1)));
  if (name != "TYPE") {
    property.parameters.emplace_back(std::move(name), std::move(value));
    return;
  }
  for (const std::string_view type : split_escaped(value, ',')) {
    if (!base::trim(type).empty()) property.types.push_back(to_lower(base::trim(type)));
  }
}

// The bytes of a decoded value as text: what the card says they are, else UTF-8, else Windows-1252.
void set_bytes(VcardProperty& property, std::string_view bytes) {
  const std::string* charset = property.parameter("CHARSET");
  const std::string name = charset == nullptr ? std::string() : to_upper(*charset);
  if (base::is_valid_utf8(bytes)) {
    property.value = bytes;
  } else if (name.empty() || name.starts_with("ISO-8859-1") || name == "WINDOWS-1252" || name == "US-ASCII") {
    property.value = to_utf8(bytes, Encoding::windows_1252);
  } else {
    property.value = base::to_valid_utf8(bytes);
    property.has_bad_text = true;
  }
}

void decode_value(VcardProperty& property, std::string_view raw) {
  const std::string* encoding = property.parameter("ENCODING");
  const std::string name = encoding == nullptr ? std::string() : to_upper(*encoding);
  if (name == "QUOTED-PRINTABLE") {
    property.uses_escapes = false;
    set_bytes(property, decode_quoted_printable(raw));
  } else if (name == "BASE64" || name == "B") {
    property.uses_escapes = false;
    set_bytes(property, decode_base64(raw));
  } else {
    property.value = raw;
  }
}

}  // namespace

const std::string* VcardProperty::parameter(std::string_view parameter_name) const {
  for (const auto& [name, value] : parameters) {
    if (name == parameter_name) return &value;
  }
  return nullptr;
}

void VcardLineReader::feed(std::string_view text) {
  buffer_.erase(0, position_);
  scanned_ -= position_;
  position_ = 0;
  buffer_ += text;
}

// A line may end in CR LF, and in CR CR LF where a program wrote a text file twice over: an empty line between folded
// lines would tear them apart. False when the end of the chunk hides which it is.
bool VcardLineReader::skip_rest_of_line_end() {
  const std::string_view rest = std::string_view(buffer_).substr(position_);
  if (!finished_ && (rest.empty() || rest == "\r")) return false;
  if (rest.starts_with("\r\n")) {
    position_ += 2;
  } else if (rest.starts_with('\n')) {
    ++position_;
  }
  last_was_return_ = false;
  scanned_ = std::max(scanned_, position_);
  return true;
}

std::optional<std::string_view> VcardLineReader::take_physical_line() {
  if (last_was_return_ && !skip_rest_of_line_end()) return std::nullopt;
  const size_t end = buffer_.find_first_of("\r\n", scanned_);
  if (end == std::string::npos) {
    scanned_ = buffer_.size();
    if (!finished_ || position_ == buffer_.size()) return std::nullopt;
  }
  const size_t stop = std::min(end, buffer_.size());
  const std::string_view line = std::string_view(buffer_).substr(position_, stop - position_);
  last_was_return_ = stop < buffer_.size() && buffer_[stop] == '\r';
  position_ = std::min(stop + 1, buffer_.size());
  scanned_ = position_;
  ++line_;
  return line;
}

bool VcardLineReader::continues(std::string_view line) const {
  if (!has_pending_) return false;
  if (pending_is_quoted_printable_ && pending_.ends_with('=')) return true;
  if (line.starts_with(' ') || line.starts_with('\t')) return true;
  // Base64 of 2.1 need not be indented; it holds no colon and ends with an empty line.
  return pending_is_binary_ && !line.empty() && line.find(':') == std::string_view::npos;
}

void VcardLineReader::begin(std::string_view line) {
  has_pending_ = true;
  pending_line_ = line_;
  const size_t colon = find_colon(line);
  const std::string_view head = line.substr(0, colon);
  pending_is_binary_ = colon != std::string_view::npos && is_binary_property(name_of_line(line));
  pending_is_quoted_printable_ = !pending_is_binary_ && contains_ignoring_case(head, "QUOTED-PRINTABLE");
  pending_ = pending_is_binary_ ? line.substr(0, colon + 1) : line;
}

void VcardLineReader::append(std::string_view line) {
  if (pending_is_binary_) return;
  if (pending_is_quoted_printable_ && pending_.ends_with('=')) {
    pending_.pop_back();
  } else if (!version_2_) {
    line.remove_prefix(1);
  }
  pending_ += line;
}

VcardLineReader::Next VcardLineReader::next(VcardProperty& property) {
  for (;;) {
    const auto line = take_physical_line();
    if (!line) {
      if (!finished_) return Next::needs_input;
      return emit(property) ? Next::property : Next::end;
    }
    if (continues(*line)) {
      append(*line);
      continue;
    }
    // The line stays in the buffer until the next call to feed, so the pending property can be given out first.
    const bool emitted = emit(property);
    if (!base::trim(*line).empty()) begin(*line);
    if (emitted) return Next::property;
  }
}

bool VcardLineReader::emit(VcardProperty& property) {
  if (!has_pending_) return false;
  has_pending_ = false;
  property = VcardProperty{};
  property.line = pending_line_;
  property.is_binary = pending_is_binary_;
  const std::string_view line = pending_;
  const size_t colon = find_colon(line);
  const std::string_view name = name_of_line(line);
  const bool is_property =
      colon != std::string_view::npos && !name.empty() && std::all_of(name.begin(), name.end(), is_name_character);
  if (!is_property) {
    property.value = line;
    return true;
  }
  property.name = to_upper(name);
  const std::string_view head = line.substr(0, colon);
  const size_t head_name_end = std::min(head.find(';'), head.size());
  if (name.data() > head.data())
    property.group = to_lower(head.substr(0, static_cast<size_t>(name.data() - head.data()) - 1));
  for (size_t start = head_name_end; start < head.size();) {
    const size_t end = std::min(find_unquoted(head, ";", start + 1), head.size());
    add_parameter(property, head.substr(start + 1, end - start - 1));
    start = end;
  }
  decode_value(property, line.substr(colon + 1));
  if (property.name == "VERSION") version_2_ = base::trim(property.value).starts_with("2");
  return true;
}

}  // namespace exchange
