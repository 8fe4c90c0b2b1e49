#pragma once
// Positions that never need renumbering: text keys in base 62 that compare byte by byte, with room for a new one
// between any two ("fractional indexing"). A card dropped between two others changes one row, and two devices that move
// different cards at the same time do not disturb each other.
//
// A key is an integer part with its length in its first letter ('a' to 'z': 1 to 26 digits from zero upwards, 'Z' to
// 'A': below zero), then a fraction that does not end in '0'. So keys at either end stay short for ever.

#include <string>
#include <string_view>
#include <vector>

namespace crm {

// A key greater than `low` and less than `high`; an empty one means no limit on that side. Asks for low < high; when
// they are equal (two devices made the same key) the new one goes directly behind `low`.
[[nodiscard]] std::string order_key_between(std::string_view low, std::string_view high);
// `count` keys in order, as short as can be, between the two.
[[nodiscard]] std::vector<std::string> order_keys_between(std::string_view low, std::string_view high, size_t count);

}  // namespace crm
