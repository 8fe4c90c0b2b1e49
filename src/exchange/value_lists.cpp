// Pieces are trimmed and empty ones dropped; when in doubt a cell stays one value.

#include "exchange/value_lists.h"

#include <algorithm>

#include "base/text.h"
#include "exchange/labels.h"

namespace exchange {

namespace {

void add_piece(std::vector<std::string>& pieces, std::string_view piece) {
  piece = base::trim(piece);
  if (!piece.empty()) pieces.emplace_back(piece);
}

std::vector<std::string> split_at(std::string_view text, std::string_view separator) {
  std::vector<std::string> pieces;
  size_t start = 0;
  while (start <= text.size()) {
    const size_t end = std::min(text.find(separator, start), text.size());
    add_piece(pieces, text.substr(start, end - start));
    start = end + separator.size();
  }
  return pieces;
}

std::vector<std::string> split_at_any(std::string_view text, std::string_view separators) {
  std::vector<std::string> pieces;
  size_t start = 0;
  while (start <= text.size()) {
    const size_t end = std::min(text.find_first_of(separators, start), text.size());
    add_piece(pieces, text.substr(start, end - start));
    start = end + 1;
  }
  return pieces;
}

}  // namespace

std::vector<std::string> split_values(std::string_view cell, Splitting splitting,
                                      bool (*looks_like_value)(std::string_view)) {
  if (splitting == Splitting::marked_only || cell.find(kValueSeparator) != std::string_view::npos) {
    return split_at(cell, kValueSeparator);
  }
  std::vector<std::string> pieces = split_at_any(cell, ",;\n");
  if (pieces.size() < 2) pieces = split_at(cell, " / ");
  if (pieces.size() >= 2 && std::all_of(pieces.begin(), pieces.end(), looks_like_value)) return pieces;
  return split_at(cell, kValueSeparator);
}

std::vector<std::string> split_tags(std::string_view cell) {
  // A star marks Google's own groups; without any mark of Google's the separators are people's.
  const bool is_google = cell.find(kValueSeparator) != std::string_view::npos || is_marked_main(cell);
  std::vector<std::string> tags = is_google ? split_at(cell, kValueSeparator) : split_at_any(cell, ";,");
  for (std::string& tag : tags) {
    if (is_marked_main(tag)) tag = std::string(base::trim(std::string_view(tag).substr(1)));
  }
  std::erase_if(tags, [](const std::string& tag) { return tag.empty() || tag == "myContacts"; });
  return tags;
}

}  // namespace exchange
