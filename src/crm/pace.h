#pragma once
// How much a slice of a long job does, so that it takes some milliseconds on any machine: less after a slice that took
// long, slowly more after short ones. The first are small: the browser runs code slowly until it has seen it often.

#include <algorithm>
#include <cstdint>

namespace crm {

class Pace {
 public:
  // Of `most` records, what the next slice may do.
  [[nodiscard]] int64_t share_of(int64_t most) const { return std::max<int64_t>(1, most * percent_ / 100); }
  void slice_took(int64_t duration_ms) {
    if (duration_ms > kLong_ms) {
      percent_ = std::max<int64_t>(kLeast_percent, percent_ * kLong_ms / duration_ms);
    } else if (duration_ms < kLong_ms / 2) {
      percent_ = std::min<int64_t>(100, percent_ + percent_ / 8 + 1);
    }
  }

 private:
  // A job goes on for some more slices while a frame has time; together they stay well below a frame that is felt.
  static constexpr int64_t kLong_ms = 10;
  static constexpr int64_t kLeast_percent = 5;
  int64_t percent_ = 20;
};

}  // namespace crm
