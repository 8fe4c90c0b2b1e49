// Optimal string alignment in a band around the diagonal; fuzzy.h says what it is for.

#include "crm/fuzzy.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace crm {

namespace {

constexpr size_t kMaximumLength = 48;

uint32_t letters_of(std::string_view text) {
  uint32_t letters = 0;
  for (const char c : text) letters |= uint32_t{1} << (static_cast<unsigned char>(c) % 32);
  return letters;
}

}  // namespace

int allowed_slips(std::string_view word) {
  if (word.size() < 4) return 0;
  return word.size() < 8 ? 1 : 2;
}

int count_slips(std::string_view a, std::string_view b, int limit) {
  const int too_many = limit + 1;
  const auto rows = static_cast<int>(a.size());
  const auto columns = static_cast<int>(b.size());
  if (rows - columns > limit || columns - rows > limit) return too_many;
  if (a.size() > kMaximumLength || b.size() > kMaximumLength) return a == b ? 0 : too_many;
  std::array<std::array<int, kMaximumLength + 1>, 3> table;
  for (int column = 0; column <= columns; ++column) table[0][static_cast<size_t>(column)] = column;
  for (int row = 1; row <= rows; ++row) {
    auto& present = table[static_cast<size_t>(row % 3)];
    const auto& above = table[static_cast<size_t>((row + 2) % 3)];
    const auto& above_that = table[static_cast<size_t>((row + 1) % 3)];
    present[0] = row;
    int best = row;
    for (int column = 1; column <= columns; ++column) {
      const auto i = static_cast<size_t>(row);
      const auto j = static_cast<size_t>(column);
      const int changed = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      int slips = std::min({changed, above[j] + 1, present[j - 1] + 1});
      if (row > 1 && column > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        slips = std::min(slips, above_that[j - 2] + 1);
      present[j] = slips;
      best = std::min(best, slips);
    }
    if (best > limit) return too_many;
  }
  return std::min(table[static_cast<size_t>(rows % 3)][static_cast<size_t>(columns)], too_many);
}

bool is_similar(std::string_view word, std::string_view candidate) {
  const int limit = allowed_slips(word);
  if (limit == 0) return candidate.starts_with(word);
  // Each slip can bring one new letter; far cheaper than the table for the many that have nothing in common.
  if (__builtin_popcount(letters_of(word) & ~letters_of(candidate)) > limit) return false;
  if (count_slips(word, candidate, limit) <= limit) return true;
  // The word is a beginning: the candidate's beginning may be longer or shorter by the slips.
  for (int difference = -limit; difference <= limit; ++difference) {
    const auto length = static_cast<size_t>(static_cast<int>(word.size()) + difference);
    if (length < candidate.size() && count_slips(word, candidate.substr(0, length), limit) <= limit) return true;
  }
  return false;
}

}  // namespace crm
