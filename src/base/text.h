#pragma once
// Text is UTF-8 everywhere. This header holds what storage, search, sorting and import agree on, byte for byte, in
// the page and on the server: validity, folding for search, and the stored sort key.

#include <cstdint>
#include <string>
#include <string_view>

namespace base {

inline constexpr uint32_t kReplacementCharacter = 0xFFFD;

// Decodes the code point at `offset` and moves `offset` behind it. An ill-formed sequence gives U+FFFD and moves past
// its maximal valid prefix (Unicode 15, section 3.9, table 3-7).
uint32_t decode_utf8(std::string_view text, size_t& offset);
void append_utf8(std::string& out, uint32_t code_point);
[[nodiscard]] bool is_valid_utf8(std::string_view text);
// Replaces every ill-formed sequence by U+FFFD; valid text is returned unchanged.
[[nodiscard]] std::string to_valid_utf8(std::string_view text);

// For search: case folded, diacritics removed (also those Unicode does not decompose: ł ø đ ß æ), full width to
// half width, white space runs to one space, trimmed. "Đặng  Łukasz" gives "dang lukasz".
[[nodiscard]] std::string fold(std::string_view text);

// For ORDER BY with binary comparison: folded text with every run of digits sorted by value, then a tie-break by the
// unfolded text, so that the order is total.
[[nodiscard]] std::string sort_key(std::string_view text);

[[nodiscard]] std::string_view trim(std::string_view text);

}  // namespace base
