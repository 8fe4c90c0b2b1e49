#pragma once
// TYPE parameters and labels. Programs put three things into TYPE: what a value is for (work), what it can do (voice),
// and that it is the preferred one; only the first is a label.

#include <string>
#include <string_view>
#include <vector>

namespace exchange {

// "work", "mobile", "home fax", …; empty when the types say nothing.
[[nodiscard]] std::string label_of_types(const std::vector<std::string>& types);
// The TYPE values that label_of_types turns into this label; nothing for a label of the person's own (and for an empty
// one), which is written as X-ABLabel.
[[nodiscard]] std::vector<std::string_view> types_of_label(std::string_view label);

}  // namespace exchange
