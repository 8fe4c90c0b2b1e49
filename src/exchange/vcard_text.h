#pragma once
// The three layers of encoding a vCard value can wear: quoted-printable or base64 around the bytes, a character set,
// and backslashes inside the text.

#include <string>
#include <string_view>
#include <vector>

namespace exchange {

// "=0D=0A" to bytes; what is no escape stays as it is.
[[nodiscard]] std::string decode_quoted_printable(std::string_view text);
// White space is read over; stops at the first character that is not base64.
[[nodiscard]] std::string decode_base64(std::string_view text);

// \n, \N, \, \; \: \\ to what they stand for; a backslash before anything else stays.
[[nodiscard]] std::string unescape_vcard(std::string_view text);
// Cuts at separators without a backslash in front; the pieces keep their escapes.
[[nodiscard]] std::vector<std::string_view> split_escaped(std::string_view text, char separator);

// For a whole value or one component of it.
[[nodiscard]] std::string escape_vcard(std::string_view text);
// Appends one content line, folded at 75 octets on the border of a code point (RFC 6350 section 3.2).
void append_folded(std::string& out, std::string_view line);

}  // namespace exchange
