#pragma once
// Several values in one cell: Google writes them with " ::: " between them, people with a semicolon, a comma or a
// slash. What people wrote is only taken apart when every piece looks like a value of its kind.

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

}  // namespace exchange
