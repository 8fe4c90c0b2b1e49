// Merge sort from below: pairs, fours, eights, between two vectors of positions.

#include "base/sort.h"

#include <algorithm>

namespace base {

std::vector<uint32_t> sorted_positions(size_t count, IsBefore is_before, const void* context) {
  const auto end = static_cast<uint32_t>(count);
  bool is_sorted = true;
  for (uint32_t i = 1; i < end && is_sorted; ++i) is_sorted = !is_before(context, i, i - 1);
  if (is_sorted) return {};

  std::vector<uint32_t> from(count);
  std::vector<uint32_t> to(count);
  for (uint32_t i = 0; i < end; ++i) from[i] = i;
  for (size_t width = 1; width < count; width *= 2) {
    for (size_t begin = 0; begin < count; begin += 2 * width) {
      const size_t middle = std::min(begin + width, count);
      const size_t stop = std::min(begin + 2 * width, count);
      size_t left = begin;
      size_t right = middle;
      for (size_t at = begin; at < stop; ++at) {
        const bool take_right = left == middle || (right < stop && is_before(context, from[right], from[left]));
        to[at] = take_right ? from[right++] : from[left++];
      }
    }
    from.swap(to);
  }
  return from;
}

}  // namespace base
