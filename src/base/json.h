#pragma once
// JSON for the small things at the edges: settings, arguments of messages, reports to the page. Numbers stay the text
// they were written as (callers want integers), which spares the page a conversion to floating point; for documents of
// many megabytes this is not the tool.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace base {

class JsonValue {
 public:
  enum class Kind : uint8_t { null, boolean, number, string, array, object };
  using Member = std::pair<std::string, JsonValue>;

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool is_null() const { return kind_ == Kind::null; }
  [[nodiscard]] std::optional<bool> boolean() const;
  // Nothing for another kind, for a fraction, and for what 64 bits do not hold.
  [[nodiscard]] std::optional<int64_t> integer() const;
  // The text of a string or, as it was written, of a number; empty for every other kind.
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::vector<JsonValue>& items() const { return items_; }
  // In the order of the document.
  [[nodiscard]] const std::vector<Member>& members() const { return members_; }
  // The last member of that name, nullptr when there is none or this is no object.
  [[nodiscard]] const JsonValue* find(std::string_view name) const;

 private:
  friend class JsonParser;
  Kind kind_ = Kind::null;
  bool boolean_ = false;
  std::string text_;
  std::vector<JsonValue> items_;
  std::vector<Member> members_;
};

// RFC 8259, strict; ill-formed UTF-8 inside strings becomes U+FFFD. At most 64 levels deep.
[[nodiscard]] Result<JsonValue> parse_json(std::string_view text);

// Writes one document without white space. The caller nests begin and end as the document does; a key before each
// member of an object.
class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view value);
  JsonWriter& integer(int64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  void separate();
  std::string text_;
  bool needs_comma_ = false;
};

}  // namespace base
