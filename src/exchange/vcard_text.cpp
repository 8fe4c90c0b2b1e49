// Small, strict about what is written, lenient about what is read.

#include "exchange/vcard_text.h"

#include <cstdint>

#include "base/ascii.h"

namespace exchange {

namespace {

constexpr size_t kLongestLine = 75;

int base64_value(char character) {
  if (character >= 'A' && character <= 'Z') return character - 'A';
  if (character >= 'a' && character <= 'z') return character - 'a' + 26;
  if (base::is_digit(character)) return character - '0' + 52;
  if (character == '+') return 62;
  return character == '/' ? 63 : -1;
}

bool is_continuation(char character) { return (static_cast<uint8_t>(character) & 0xC0) == 0x80; }

}  // namespace

std::string decode_quoted_printable(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '=' && i + 2 < text.size()) {
      const int high = base::hex_value(text[i + 1]);
      const int low = base::hex_value(text[i + 2]);
      if (high >= 0 && low >= 0) {
        bytes += static_cast<char>(high * 16 + low);
        i += 2;
        continue;
      }
    }
    bytes += text[i];
  }
  return bytes;
}

std::string decode_base64(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  uint32_t bits = 0;
  int bit_count = 0;
  for (const char character : text) {
    if (character == ' ' || character == '\t' || character == '\n' || character == '\r') continue;
    const int value = base64_value(character);
    if (value < 0) break;
    bits = ((bits << 6) | static_cast<uint32_t>(value)) & 0xFFFFFF;
    bit_count += 6;
    if (bit_count < 8) continue;
    bit_count -= 8;
    bytes += static_cast<char>((bits >> bit_count) & 0xFF);
  }
  return bytes;
}

std::string unescape_vcard(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char next = text[++i];
    if (next == 'n' || next == 'N') {
      out += '\n';
    } else if (next == ',' || next == ';' || next == ':' || next == '\\') {
      out += next;
    } else {
      out += '\\';
      out += next;
    }
  }
  return out;
}

std::vector<std::string_view> split_escaped(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  size_t start = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == separator) {
      pieces.push_back(text.substr(start, i - start));
      start = i + 1;
    }
  }
  pieces.push_back(text.substr(start));
  return pieces;
}

std::string escape_vcard(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const char character = text[i];
    if (character == '\r') {
      // Every kind of line end is written as \n.
      if (i + 1 == text.size() || text[i + 1] != '\n') out += "\\n";
    } else if (character == '\n') {
      out += "\\n";
    } else {
      if (character == '\\' || character == ',' || character == ';') out += '\\';
      out += character;
    }
  }
  return out;
}

void append_folded(std::string& out, std::string_view line) {
  size_t room = kLongestLine;
  while (line.size() > room) {
    size_t cut = room;
    while (cut > 0 && is_continuation(line[cut])) --cut;
    // Text that is no UTF-8 has no border to cut at.
    if (cut == 0) cut = room;
    out += line.substr(0, cut);
    out += "\r\n ";
    line.remove_prefix(cut);
    room = kLongestLine - 1;  // the space counts
  }
  out += line;
  out += "\r\n";
}

}  // namespace exchange
