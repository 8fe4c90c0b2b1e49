// UTF-8 by the letter of Unicode 15, section 3.9: what is ill-formed is replaced per maximal valid prefix, the same way
// browsers do it, so that a text seen by the page and by the server stays the same text.

#include "base/text.h"

namespace base {

namespace {

// What a lead byte promises: the sequence's length and the range of its second byte (table 3-7). Length 0: not a lead.
struct LeadByte {
  uint8_t length = 0;
  uint8_t second_low = 0x80;
  uint8_t second_high = 0xBF;
};

LeadByte read_lead_byte(uint8_t byte) {
  if (byte < 0x80) return {.length = 1};
  if (byte < 0xC2) return {};
  if (byte < 0xE0) return {.length = 2};
  if (byte == 0xE0) return {.length = 3, .second_low = 0xA0};
  if (byte == 0xED) return {.length = 3, .second_high = 0x9F};
  if (byte < 0xF0) return {.length = 3};
  if (byte == 0xF0) return {.length = 4, .second_low = 0x90};
  if (byte < 0xF4) return {.length = 4};
  if (byte == 0xF4) return {.length = 4, .second_high = 0x8F};
  return {};
}

enum class Validity : uint8_t { valid, ill_formed };

struct Decoded {
  uint32_t code_point = kReplacementCharacter;
  Validity validity = Validity::ill_formed;
};

Decoded decode(std::string_view text, size_t& offset) {
  const uint8_t first = static_cast<uint8_t>(text[offset++]);
  const LeadByte lead = read_lead_byte(first);
  if (lead.length == 0) return {};
  if (lead.length == 1) return {first, Validity::valid};
  uint32_t code_point = first & (0x7Fu >> lead.length);
  for (uint8_t i = 1; i < lead.length; ++i) {
    if (offset >= text.size()) return {};
    const uint8_t byte = static_cast<uint8_t>(text[offset]);
    const uint8_t low = i == 1 ? lead.second_low : 0x80;
    const uint8_t high = i == 1 ? lead.second_high : 0xBF;
    if (byte < low || byte > high) return {};
    code_point = (code_point << 6) | (byte & 0x3Fu);
    ++offset;
  }
  return {code_point, Validity::valid};
}

bool is_trimmed(char character) {
  return character == ' ' || character == '\t' || character == '\n' || character == '\r' || character == '\v' ||
         character == '\f';
}

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

}  // namespace

uint32_t decode_utf8(std::string_view text, size_t& offset) { return decode(text, offset).code_point; }

void append_utf8(std::string& out, uint32_t code_point) {
  const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (is_surrogate || code_point > 0x10FFFF) code_point = kReplacementCharacter;
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += static_cast<char>(0xC0 | (code_point >> 6));
    out += static_cast<char>(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    out += static_cast<char>(0xE0 | (code_point >> 12));
    out += static_cast<char>(0x80 | ((code_point >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code_point & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (code_point >> 18));
    out += static_cast<char>(0x80 | ((code_point >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((code_point >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code_point & 0x3F));
  }
}

bool is_valid_utf8(std::string_view text) {
  size_t offset = 0;
  while (offset < text.size()) {
    if (static_cast<uint8_t>(text[offset]) < 0x80) {
      ++offset;
    } else if (decode(text, offset).validity == Validity::ill_formed) {
      return false;
    }
  }
  return true;
}

std::string to_valid_utf8(std::string_view text) {
  if (is_valid_utf8(text)) return std::string(text);
  std::string valid;
  valid.reserve(text.size());
  size_t offset = 0;
  while (offset < text.size()) append_utf8(valid, decode(text, offset).code_point);
  return valid;
}

std::string_view trim(std::string_view text) {
  for (;;) {
    if (!text.empty() && is_trimmed(text.front())) {
      text.remove_prefix(1);
    } else if (text.starts_with(kNoBreakSpace)) {
      text.remove_prefix(kNoBreakSpace.size());
    } else {
      break;
    }
  }
  for (;;) {
    if (!text.empty() && is_trimmed(text.back())) {
      text.remove_suffix(1);
    } else if (text.ends_with(kNoBreakSpace)) {
      text.remove_suffix(kNoBreakSpace.size());
    } else {
      break;
    }
  }
  return text;
}

}  // namespace base
