#pragma once
// Every program has its own words for "work" and "mobile". Inside, a label is one of a few known ids, which the
// interface shows in the person's language, or else the person's own word, kept as it was written.

#include <string>
#include <string_view>

namespace exchange {

inline constexpr std::string_view kLabelWork = "work";
inline constexpr std::string_view kLabelHome = "home";
inline constexpr std::string_view kLabelMobile = "mobile";
inline constexpr std::string_view kLabelMain = "main";
inline constexpr std::string_view kLabelFax = "fax";
inline constexpr std::string_view kLabelOther = "other";
inline constexpr std::string_view kLabelAnniversary = "anniversary";

// "Business", "* Work", "_$!<Work>!$_", "Pejabat" become "work"; "Assistant" stays "Assistant".
[[nodiscard]] std::string normalize_label(std::string_view text);

// Google marks the main one of several values: "* Work".
[[nodiscard]] bool is_marked_main(std::string_view label);

}  // namespace exchange
