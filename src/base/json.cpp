// A recursive descent over the text; depth is bounded, because the stack of a page is small and the text may come
// from a file somebody sent.

#include "base/json.h"

#include "base/ascii.h"
#include "base/number.h"
#include "base/text.h"

namespace base {

namespace {

constexpr int32_t kDeepest = 64;
constexpr char kHexDigits[] = "0123456789abcdef";

void append_quoted(std::string& out, std::string_view value) {
  out += '"';
  for (const char character : value) {
    const uint8_t byte = static_cast<uint8_t>(character);
    switch (character) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (byte < 0x20) {
          out += "\\u00";
          out += kHexDigits[byte >> 4];
          out += kHexDigits[byte & 15];
        } else {
          out += character;
        }
    }
  }
  out += '"';
}

}  // namespace

class JsonParser {
 public:
  explicit JsonParser(std::string_view text) : text_(text) {}

  Result<JsonValue> parse_document() {
    JsonValue value;
    if (!parse_value(value, 0)) return failure();
    skip_white_space();
    if (at_ != text_.size()) return failure();
    return value;
  }

 private:
  Error failure() const {
    return {.code = ErrorCode::invalid_format,
            .message_key = "import.json_malformed",
            .arguments = {{"position", format_integer(static_cast<int64_t>(at_) + 1)}},
            .detail = "JSON does not parse"};
  }

  void skip_white_space() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')) {
      ++at_;
    }
  }

  bool take(char expected) {
    skip_white_space();
    if (at_ >= text_.size() || text_[at_] != expected) return false;
    ++at_;
    return true;
  }

  bool take_word(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  bool parse_value(JsonValue& value, int32_t depth) {
    skip_white_space();
    if (at_ >= text_.size() || depth > kDeepest) return false;
    switch (text_[at_]) {
      case '{': return parse_object(value, depth);
      case '[': return parse_array(value, depth);
      case '"': value.kind_ = JsonValue::Kind::string; return parse_string(value.text_);
      case 't':
      case 'f':
        value.kind_ = JsonValue::Kind::boolean;
        value.boolean_ = text_[at_] == 't';
        return take_word(value.boolean_ ? "true" : "false");
      case 'n': return take_word("null");
      default: return parse_number(value);
    }
  }

  bool parse_object(JsonValue& value, int32_t depth) {
    value.kind_ = JsonValue::Kind::object;
    ++at_;
    if (take('}')) return true;
    do {
      skip_white_space();
      JsonValue::Member member;
      if (at_ >= text_.size() || text_[at_] != '"' || !parse_string(member.first)) return false;
      if (!take(':') || !parse_value(member.second, depth + 1)) return false;
      value.members_.push_back(std::move(member));
    } while (take(','));
    return take('}');
  }

  bool parse_array(JsonValue& value, int32_t depth) {
    value.kind_ = JsonValue::Kind::array;
    ++at_;
    if (take(']')) return true;
    do {
      JsonValue item;
      if (!parse_value(item, depth + 1)) return false;
      value.items_.push_back(std::move(item));
    } while (take(','));
    return take(']');
  }

  bool take_digits() {
    const size_t start = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    return at_ > start;
  }

  bool parse_number(JsonValue& value) {
    const size_t start = at_;
    if (text_[at_] == '-') ++at_;
    const bool leading_zero = at_ < text_.size() && text_[at_] == '0';
    const size_t digits_start = at_;
    if (!take_digits()) return false;
    if (leading_zero && at_ - digits_start > 1) return false;
    if (at_ < text_.size() && text_[at_] == '.') {
      ++at_;
      if (!take_digits()) return false;
    }
    if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
      ++at_;
      if (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
      if (!take_digits()) return false;
    }
    value.kind_ = JsonValue::Kind::number;
    value.text_ = text_.substr(start, at_ - start);
    return true;
  }

  bool parse_string(std::string& out) {
    ++at_;
    std::string raw;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (static_cast<uint8_t>(text_[at_]) < 0x20) return false;
      if (text_[at_] != '\\') {
        raw += text_[at_++];
      } else if (!parse_escape(raw)) {
        return false;
      }
    }
    if (at_ >= text_.size()) return false;
    ++at_;
    out = to_valid_utf8(raw);
    return true;
  }

  bool parse_escape(std::string& out) {
    ++at_;
    if (at_ >= text_.size()) return false;
    switch (text_[at_++]) {
      case '"': out += '"'; return true;
      case '\\': out += '\\'; return true;
      case '/': out += '/'; return true;
      case 'b': out += '\b'; return true;
      case 'f': out += '\f'; return true;
      case 'n': out += '\n'; return true;
      case 'r': out += '\r'; return true;
      case 't': out += '\t'; return true;
      case 'u': return parse_unicode_escape(out);
      default: return false;
    }
  }

  bool parse_unicode_escape(std::string& out) {
    uint32_t unit = 0;
    if (!parse_hex_unit(unit)) return false;
    // Two escapes make one code point above U+FFFF; a lone surrogate becomes U+FFFD in append_utf8.
    if (unit >= 0xD800 && unit <= 0xDBFF && text_.substr(at_).starts_with("\\u")) {
      const size_t before = at_;
      at_ += 2;
      uint32_t low = 0;
      if (!parse_hex_unit(low)) return false;
      if (low >= 0xDC00 && low <= 0xDFFF) {
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
      } else {
        at_ = before;
      }
    }
    append_utf8(out, unit);
    return true;
  }

  bool parse_hex_unit(uint32_t& unit) {
    if (text_.size() - at_ < 4) return false;
    for (int i = 0; i < 4; ++i) {
      const int digit = hex_value(text_[at_++]);
      if (digit < 0) return false;
      unit = unit * 16 + static_cast<uint32_t>(digit);
    }
    return true;
  }

  std::string_view text_;
  size_t at_ = 0;
};

std::optional<bool> JsonValue::boolean() const {
  if (kind_ != Kind::boolean) return std::nullopt;
  return boolean_;
}

std::optional<int64_t> JsonValue::integer() const {
  if (kind_ != Kind::number) return std::nullopt;
  return parse_integer(text_);
}

const JsonValue* JsonValue::find(std::string_view name) const {
  for (auto member = members_.rbegin(); member != members_.rend(); ++member) {
    if (member->first == name) return &member->second;
  }
  return nullptr;
}

Result<JsonValue> parse_json(std::string_view text) { return JsonParser(text).parse_document(); }

void JsonWriter::separate() {
  if (needs_comma_) text_ += ',';
  needs_comma_ = true;
}

JsonWriter& JsonWriter::begin_object() {
  separate();
  text_ += '{';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  text_ += '}';
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  separate();
  text_ += '[';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  text_ += ']';
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  append_quoted(text_, name);
  text_ += ':';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
  separate();
  append_quoted(text_, value);
  return *this;
}

JsonWriter& JsonWriter::integer(int64_t value) {
  separate();
  text_ += format_integer(value);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  separate();
  text_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  separate();
  text_ += "null";
  return *this;
}

}  // namespace base
