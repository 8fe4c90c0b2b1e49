#pragma once
// The rows of a long list that are in view and those near them. They are read some at a time, as they come into view:
// reading a screenful at once is a frame that is felt. Whoever owns it clears it when the data or the question changes.

#include <algorithm>
#include <cstdint>
#include <deque>
#include <vector>

namespace ui {

template <typename Row>
class RowWindow {
 public:
  // How many rows are read at once; how many times a screen may ask in one frame and still only draw.
  static constexpr uint32_t kAtOnce = 8;
  static constexpr int32_t kReadsOfAScreen = 32;

  void clear() { rows_.clear(); }
  [[nodiscard]] bool holds(int64_t index) const {
    return index >= first_ && index < first_ + static_cast<int64_t>(rows_.size());
  }
  // The row, read with its neighbours when it is not here: read(first, count) answers with at most that many. Nothing
  // when the list is shorter. Good until the next call.
  template <typename Read>
  [[nodiscard]] const Row* at(int64_t index, Read read) {
    if (!holds(index)) load(static_cast<uint32_t>(index), read);
    return holds(index) ? &rows_[static_cast<size_t>(index - first_)] : nullptr;
  }

 private:
  static constexpr size_t kKept = size_t{kAtOnce} * kReadsOfAScreen;

  // Makes the window longer at the end that is near, or begins anew.
  template <typename Read>
  void load(uint32_t index, Read read) {
    const uint32_t end = first_ + static_cast<uint32_t>(rows_.size());
    if (index < first_ && index + kAtOnce >= first_) {
      const uint32_t first = first_ > kAtOnce ? first_ - kAtOnce : 0;
      std::vector<Row> more = read(first, first_ - first);
      for (auto row = more.rbegin(); row != more.rend(); ++row) rows_.push_front(std::move(*row));
      first_ = first;
      while (rows_.size() > kKept) rows_.pop_back();
      return;
    }
    if (index < end || index >= end + kAtOnce) {
      rows_.clear();
      first_ = index;
    }
    for (Row& row : read(first_ + static_cast<uint32_t>(rows_.size()), kAtOnce)) rows_.push_back(std::move(row));
    for (; rows_.size() > kKept; ++first_) rows_.pop_front();
  }

  std::deque<Row> rows_;
  uint32_t first_ = 0;
};

}  // namespace ui
