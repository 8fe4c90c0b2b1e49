#pragma once
// Several values in one cell: Google writes them with " ::: " between them, people with a semicolon, a comma or a
// slash. What people wrote is only taken apart when every piece looks like a value of its kind.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace exchange {

enum class Splitting : uint8_t { marked_only, by_looks };

[[nodiscard]] std::vector<std::string> split_values(std::string_view cell, Splitting splitting,
                                                    bool (*looks_like_value)(std::string_view));
// Tags and Google's groups; "* myContacts", the group every contact is in, is left out.
[[nodiscard]] std::vector<std::string> split_tags(std::string_view cell);

inline constexpr std::string_view kValueSeparator = " ::: ";

// Whether a list has the value already. Only its first entries are looked at: nobody has more, and a file made to have
// a million must not cost a million times a million comparisons.
template <typename T>
[[nodiscard]] bool contains_value(const std::vector<T>& list, const T& value) {
  constexpr size_t kLookedAt = 200;
  const auto end = list.begin() + static_cast<std::ptrdiff_t>(std::min(list.size(), kLookedAt));
  return std::find(list.begin(), end, value) != end;
}

}  // namespace exchange
