// Deliberately loose: RFC 5321 allows far stranger addresses than any list of rules written from memory.

#include "exchange/value_checks.h"

#include "base/ascii.h"

namespace exchange {

bool looks_like_email(std::string_view text) {
  const size_t at = text.find('@');
  if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) return false;
  if (text.find_first_of(" \t\r\n,;<>()") != std::string_view::npos) return false;
  const std::string_view domain = text.substr(at + 1);
  const size_t dot = domain.find('.');
  return dot != std::string_view::npos && dot > 0 && !domain.ends_with('.');
}

bool looks_like_link(std::string_view text) {
  if (text.find(' ') != std::string_view::npos) return false;
  return text.find("://") != std::string_view::npos || base::equals_ignoring_case(text.substr(0, 4), "www.");
}

bool looks_like_phone(std::string_view text) {
  size_t digits = 0;
  for (const char character : text) {
    if (base::is_digit(character)) {
      ++digits;
    } else if (std::string_view("+-() ./x").find(character) == std::string_view::npos) {
      return false;
    }
  }
  return digits >= 6;
}

}  // namespace exchange
