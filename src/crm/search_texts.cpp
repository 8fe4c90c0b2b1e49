// Finding words in many texts at once; search_texts.h says what for.

#include "crm/search_texts.h"

#include <algorithm>
#include <cstring>

namespace crm {

namespace {

// How often a byte occurs in names, addresses and numbers, roughly: the search stops at the rarest letter of a word.
int frequency(unsigned char byte) {
  constexpr std::string_view kMostFrequentFirst = "aenio rlmtsuhdg0k.1y2bp3c456789jf@wz-xvq";
  const size_t place = kMostFrequentFirst.find(static_cast<char>(byte));
  return place == std::string_view::npos ? 0 : static_cast<int>(kMostFrequentFirst.size() - place);
}

size_t rarest_letter(std::string_view word) {
  size_t rarest = 0;
  for (size_t i = 1; i < word.size(); ++i) {
    if (frequency(static_cast<unsigned char>(word[i])) < frequency(static_cast<unsigned char>(word[rarest])))
      rarest = i;
  }
  return rarest;
}

}  // namespace

base::Status SearchTexts::load_some(const Reader& reader, std::string_view table, int64_t row_limit) {
  store::Statement rows =
      reader.prepare("SELECT key, text FROM " + std::string(table) + " WHERE key>?1 ORDER BY key LIMIT ?2");
  rows.bind(1, keys_.empty() ? int64_t{INT64_MIN} : int64_t{keys_.back()});
  rows.bind(2, row_limit);
  int64_t read = 0;
  for (; rows.next(); ++read) {
    starts_.push_back(static_cast<uint32_t>(texts_.size()));
    keys_.push_back(static_cast<int32_t>(rows.integer(0)));
    texts_ += rows.text(1);
    texts_ += '\0';
  }
  // With the end of the last one they are complete. An error ends them too: it is told, and what is there serves.
  if (read < row_limit) starts_.push_back(static_cast<uint32_t>(texts_.size()));
  return rows.status();
}

std::vector<uint32_t> SearchTexts::find(const std::vector<std::string>& words) const {
  std::vector<uint32_t> found;
  if (words.empty()) return found;
  // The longest word leads: it is found least often.
  const std::string& lead = *std::ranges::max_element(words, {}, &std::string::size);
  const size_t rarest = rarest_letter(lead);
  const char* const begin = texts_.data();
  const char* const end = begin + texts_.size();
  const char* at = begin + rarest;
  size_t index = 0;
  while (at < end) {
    at = static_cast<const char*>(std::memchr(at, lead[rarest], static_cast<size_t>(end - at)));
    if (at == nullptr) break;
    const char* const start = at - rarest;
    ++at;
    if (static_cast<size_t>(end - start) < lead.size() || std::memcmp(start, lead.data(), lead.size()) != 0) continue;
    const auto offset = static_cast<uint32_t>(start - begin);
    while (starts_[index + 1] <= offset) ++index;
    const std::string_view whole = text(index);
    const bool all = std::ranges::all_of(
        words, [&](const std::string& word) { return &word == &lead || whole.find(word) != std::string_view::npos; });
    if (all) found.push_back(static_cast<uint32_t>(index));
    // One occurrence is enough: on with the next text.
    at = begin + starts_[index + 1] + rarest;
    ++index;
    if (index + 1 >= starts_.size()) break;
  }
  return found;
}

}  // namespace crm
