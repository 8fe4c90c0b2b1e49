#pragma once
// Quick looks at single values. They decide what a column without a name holds and whether a value deserves a warning;
// nothing is refused because of them, because real address books are full of odd but working values.

#include <string_view>

namespace exchange {

// One @ with something on both sides, a dot in the domain, no spaces.
[[nodiscard]] bool looks_like_email(std::string_view text);
// With a scheme, or "www." in front.
[[nodiscard]] bool looks_like_link(std::string_view text);
// Six digits or more, and otherwise only what people write between them.
[[nodiscard]] bool looks_like_phone(std::string_view text);

}  // namespace exchange
