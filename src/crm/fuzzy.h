#pragma once
// Similar spellings, for search: at most one slip (a letter too many, too few, wrong, or two exchanged) in a word of
// four to seven letters, two in a longer one; shorter words must be right. Texts are folded; letters are bytes, so a
// slip in a script of several bytes a letter costs more, which is the safe side.

#include <string_view>

namespace crm {

[[nodiscard]] int allowed_slips(std::string_view word);
// Number of slips, or limit + 1 when there are more (optimal string alignment).
[[nodiscard]] int count_slips(std::string_view a, std::string_view b, int limit);
// Whether `word`, still being typed, may be meant by `candidate`: similar to it or to a beginning of it.
[[nodiscard]] bool is_similar(std::string_view word, std::string_view candidate);

}  // namespace crm
