#pragma once
// The range algorithms of C++20 that libc++ 14 lacks (Emscripten 3.1.6 has that library: concepts and ranges are there,
// std::ranges::sort and its kin are not). The page's build puts this in front of every file of ours; with a newer
// libc++, and natively, it is empty. Only what is used: whole containers, projections, results as the standard's.
// The places are taken in namespace std on purpose: the day this header goes, nothing else changes.

#include <version>
#if defined(_LIBCPP_VERSION) && _LIBCPP_VERSION < 15000

#include <algorithm>
#include <functional>
#include <iterator>
#include <ranges>
#include <utility>

namespace std::ranges {
namespace libcxx14 {

template <typename Compare, typename Projection>
constexpr auto projected_less(Compare& compare, Projection& projection) {
  return [&](const auto& a, const auto& b) {
    return static_cast<bool>(std::invoke(compare, std::invoke(projection, a), std::invoke(projection, b)));
  };
}

}  // namespace libcxx14

template <typename Range, typename Predicate, typename Projection = identity>
constexpr iterator_t<Range> find_if(Range&& range, Predicate predicate, Projection projection = {}) {
  auto at = ranges::begin(range);
  while (at != ranges::end(range) && !std::invoke(predicate, std::invoke(projection, *at))) ++at;
  return at;
}

template <typename Range, typename Value, typename Projection = identity>
constexpr iterator_t<Range> find(Range&& range, const Value& value, Projection projection = {}) {
  auto at = ranges::begin(range);
  while (at != ranges::end(range) && !(std::invoke(projection, *at) == value)) ++at;
  return at;
}

template <typename Range, typename Predicate, typename Projection = identity>
constexpr bool any_of(Range&& range, Predicate predicate, Projection projection = {}) {
  for (auto&& element : range) {
    if (std::invoke(predicate, std::invoke(projection, element))) return true;
  }
  return false;
}

template <typename Range, typename Predicate, typename Projection = identity>
constexpr bool all_of(Range&& range, Predicate predicate, Projection projection = {}) {
  for (auto&& element : range) {
    if (!std::invoke(predicate, std::invoke(projection, element))) return false;
  }
  return true;
}

template <typename Range, typename Predicate, typename Projection = identity>
constexpr bool none_of(Range&& range, Predicate predicate, Projection projection = {}) {
  return !ranges::any_of(range, std::ref(predicate), std::ref(projection));
}

template <typename Range, typename Predicate, typename Projection = identity>
constexpr range_difference_t<Range> count_if(Range&& range, Predicate predicate, Projection projection = {}) {
  range_difference_t<Range> result = 0;
  for (auto&& element : range) result += std::invoke(predicate, std::invoke(projection, element)) ? 1 : 0;
  return result;
}

template <typename Range, typename Value, typename Projection = identity>
constexpr range_difference_t<Range> count(Range&& range, const Value& value, Projection projection = {}) {
  range_difference_t<Range> result = 0;
  for (auto&& element : range) result += std::invoke(projection, element) == value ? 1 : 0;
  return result;
}

template <typename One, typename Other>
constexpr bool equal(One&& one, Other&& other) {
  return std::equal(ranges::begin(one), ranges::end(one), ranges::begin(other), ranges::end(other));
}

template <typename Range, typename Output>
constexpr auto copy(Range&& range, Output out) {
  return std::copy(ranges::begin(range), ranges::end(range), out);
}

template <typename Range, typename Output, typename Predicate>
constexpr auto copy_if(Range&& range, Output out, Predicate predicate) {
  return std::copy_if(ranges::begin(range), ranges::end(range), out, predicate);
}

// Named like the algorithm over ranges; std::ranges::move of one argument does not exist.
template <typename Range, typename Output>
constexpr auto move(Range&& range, Output out) {
  return std::move(ranges::begin(range), ranges::end(range), out);
}

template <typename Range, typename Output, typename Function>
constexpr auto transform(Range&& range, Output out, Function function) {
  return std::transform(ranges::begin(range), ranges::end(range), out, function);
}

template <typename Range, typename Value>
constexpr void fill(Range&& range, const Value& value) {
  std::fill(ranges::begin(range), ranges::end(range), value);
}

template <typename Range>
constexpr void reverse(Range&& range) {
  std::reverse(ranges::begin(range), ranges::end(range));
}

template <typename Range, typename Function>
constexpr void for_each(Range&& range, Function function) {
  for (auto&& element : range) std::invoke(function, element);
}

template <typename Range, typename Compare = ranges::less, typename Projection = identity>
constexpr void sort(Range&& range, Compare compare = {}, Projection projection = {}) {
  std::sort(ranges::begin(range), ranges::end(range), libcxx14::projected_less(compare, projection));
}

template <typename Range, typename Compare = ranges::less, typename Projection = identity>
void stable_sort(Range&& range, Compare compare = {}, Projection projection = {}) {
  std::stable_sort(ranges::begin(range), ranges::end(range), libcxx14::projected_less(compare, projection));
}

template <typename Range, typename Compare = ranges::less, typename Projection = identity>
constexpr bool is_sorted(Range&& range, Compare compare = {}, Projection projection = {}) {
  return std::is_sorted(ranges::begin(range), ranges::end(range), libcxx14::projected_less(compare, projection));
}

template <typename Range, typename Compare = ranges::less, typename Projection = identity>
constexpr void nth_element(Range&& range, iterator_t<Range> nth, Compare compare = {}, Projection projection = {}) {
  std::nth_element(ranges::begin(range), nth, ranges::end(range), libcxx14::projected_less(compare, projection));
}

template <typename Range, typename Compare = ranges::less, typename Projection = identity>
constexpr void partial_sort(Range&& range, iterator_t<Range> middle, Compare compare = {}, Projection projection = {}) {
  std::partial_sort(ranges::begin(range), middle, ranges::end(range), libcxx14::projected_less(compare, projection));
}

template <typename Range, typename Compare = ranges::less, typename Projection = identity>
constexpr iterator_t<Range> max_element(Range&& range, Compare compare = {}, Projection projection = {}) {
  return std::max_element(ranges::begin(range), ranges::end(range), libcxx14::projected_less(compare, projection));
}

template <typename Range, typename Compare = ranges::less, typename Projection = identity>
constexpr iterator_t<Range> min_element(Range&& range, Compare compare = {}, Projection projection = {}) {
  return std::min_element(ranges::begin(range), ranges::end(range), libcxx14::projected_less(compare, projection));
}

template <typename Range, typename Value, typename Compare = ranges::less, typename Projection = identity>
constexpr iterator_t<Range> lower_bound(Range&& range, const Value& value, Compare compare = {},
                                        Projection projection = {}) {
  return std::lower_bound(ranges::begin(range), ranges::end(range), value,
                          [&](const auto& element, const auto& wanted) {
                            return static_cast<bool>(std::invoke(compare, std::invoke(projection, element), wanted));
                          });
}

template <typename Range, typename Value, typename Compare = ranges::less, typename Projection = identity>
constexpr iterator_t<Range> upper_bound(Range&& range, const Value& value, Compare compare = {},
                                        Projection projection = {}) {
  return std::upper_bound(ranges::begin(range), ranges::end(range), value,
                          [&](const auto& wanted, const auto& element) {
                            return static_cast<bool>(std::invoke(compare, wanted, std::invoke(projection, element)));
                          });
}

template <typename Range, typename Value, typename Compare = ranges::less, typename Projection = identity>
constexpr bool binary_search(Range&& range, const Value& value, Compare compare = {}, Projection projection = {}) {
  const auto at = ranges::lower_bound(range, value, std::ref(compare), std::ref(projection));
  return at != ranges::end(range) && !std::invoke(compare, value, std::invoke(projection, *at));
}

template <typename Range>
constexpr auto unique(Range&& range) {
  return subrange(std::unique(ranges::begin(range), ranges::end(range)), ranges::end(range));
}

template <typename Range, typename Predicate, typename Projection = identity>
constexpr auto remove_if(Range&& range, Predicate predicate, Projection projection = {}) {
  const auto out = [&](const auto& element) { return std::invoke(predicate, std::invoke(projection, element)); };
  return subrange(std::remove_if(ranges::begin(range), ranges::end(range), out), ranges::end(range));
}

template <typename One, typename Other, typename Output>
constexpr auto set_difference(One&& one, Other&& other, Output out) {
  return std::set_difference(ranges::begin(one), ranges::end(one), ranges::begin(other), ranges::end(other), out);
}

}  // namespace std::ranges

#endif
