#pragma once
// The folded texts of one search table, one after the other in memory, for filtering as you type: a key pressed walks
// some megabytes of text instead of a hundred thousand rows of a table. Read once per state of the data, when first
// asked for.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crm/key_set.h"
#include "crm/sql.h"

namespace crm {

class SearchTexts {
 public:
  // Reads a table with the columns key and text, at most so many rows more; is_complete() tells when there are no more.
  [[nodiscard]] base::Status load_some(const Reader& reader, std::string_view table, int64_t row_limit);
  [[nodiscard]] bool is_complete() const { return starts_.size() > keys_.size(); }

  [[nodiscard]] size_t size() const { return keys_.size(); }
  [[nodiscard]] int32_t key(size_t index) const { return keys_[index]; }
  // Folded: the name, a line feed, everything else.
  [[nodiscard]] std::string_view text(size_t index) const {
    return std::string_view(texts_).substr(starts_[index], starts_[index + 1] - starts_[index] - 1);
  }
  [[nodiscard]] std::string_view name(size_t index) const {
    const std::string_view whole = text(index);
    return whole.substr(0, whole.find('\n'));
  }

  // Indexes of the texts in which every word occurs, ascending.
  [[nodiscard]] std::vector<uint32_t> find(const std::vector<std::string>& words) const;

 private:
  std::string texts_;  // each ends with a zero byte, which no word holds
  std::vector<uint32_t> starts_;
  std::vector<int32_t> keys_;
};

}  // namespace crm
