#pragma once
// A stable sort whose code exists once: what is sorted are positions, by a comparison behind a pointer, and only the
// moving of the elements is compiled per type. Each std::stable_sort is 3 KB of the page, each std::sort 1.6 KB; in
// turn a comparison costs a few nanoseconds more, so the orders of whole tables (crm/list_orders.cpp) keep the
// standard's.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace base {

using IsBefore = bool (*)(const void* context, uint32_t a, uint32_t b);

// The positions 0 to count - 1 in sorted order; empty when they are in order already.
[[nodiscard]] std::vector<uint32_t> sorted_positions(size_t count, IsBefore is_before, const void* context);

// `less(a, b)` is true when a belongs before b; elements of which neither does keep their order.
template <typename T, typename Less>
void stable_sort(std::vector<T>& elements, const Less& less) {
  struct Context {
    const T* elements;
    const Less* less;
  };
  const Context context{elements.data(), &less};
  const auto is_before = [](const void* erased, uint32_t a, uint32_t b) {
    const auto& [all, compare] = *static_cast<const Context*>(erased);
    return (*compare)(all[a], all[b]);
  };
  const std::vector<uint32_t> positions = sorted_positions(elements.size(), is_before, &context);
  if (positions.empty()) return;
  std::vector<T> sorted;
  sorted.reserve(elements.size());
  for (const uint32_t position : positions) sorted.push_back(std::move(elements[position]));
  elements.swap(sorted);
}

}  // namespace base
