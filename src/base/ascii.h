#pragma once
// Questions about single ASCII characters, for parsers of formats that are defined over ASCII. The C library's own
// depend on the locale and have undefined behaviour for bytes above 127. For the text of people use fold().

#include <string_view>

namespace base {

[[nodiscard]] constexpr bool is_digit(char character) { return character >= '0' && character <= '9'; }

[[nodiscard]] constexpr char to_lower(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character + 0x20) : character;
}

[[nodiscard]] constexpr bool is_letter(char character) {
  return to_lower(character) >= 'a' && to_lower(character) <= 'z';
}

[[nodiscard]] constexpr bool equals_ignoring_case(std::string_view first, std::string_view second) {
  if (first.size() != second.size()) return false;
  for (size_t i = 0; i < first.size(); ++i) {
    if (to_lower(first[i]) != to_lower(second[i])) return false;
  }
  return true;
}

// The value of a hexadecimal digit, -1 for every other character.
[[nodiscard]] constexpr int hex_value(char character) {
  if (is_digit(character)) return character - '0';
  const char lower = to_lower(character);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace base
