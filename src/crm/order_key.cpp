// The arithmetic of order_key.h, on digits 0-9A-Za-z in ASCII order.

#include "crm/order_key.h"

#include <algorithm>

namespace crm {

namespace {

constexpr std::string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr int kBase = 62;
constexpr std::string_view kZero = "a0";

int digit_value(char digit) {
  const size_t value = kDigits.find(digit);
  return value == std::string_view::npos ? 0 : static_cast<int>(value);
}

// Letters with their digits: 'a' has one, 'b' two, …; 'Z' has one, 'Y' two, ….
size_t integer_length(char head) {
  if (head >= 'a' && head <= 'z') return static_cast<size_t>(head - 'a') + 2;
  if (head >= 'A' && head <= 'Z') return static_cast<size_t>('Z' - head) + 2;
  return 0;
}

std::string_view integer_part(std::string_view key) {
  const size_t length = key.empty() ? 0 : integer_length(key[0]);
  return key.substr(0, std::min(length, key.size()));
}

// The next integer upwards; empty after the last one there is.
std::string increment(std::string_view integer) {
  std::string next(integer);
  for (size_t i = next.size(); i-- > 1;) {
    const int value = digit_value(next[i]) + 1;
    next[i] = kDigits[static_cast<size_t>(value % kBase)];
    if (value < kBase) return next;
  }
  if (next[0] == 'z') return {};
  if (next[0] == 'Z') return std::string(kZero);
  ++next[0];
  return next[0] > 'a' ? next + '0' : next.substr(0, next.size() - 1);
}

std::string decrement(std::string_view integer) {
  std::string previous(integer);
  for (size_t i = previous.size(); i-- > 1;) {
    const int value = digit_value(previous[i]) - 1;
    previous[i] = kDigits[static_cast<size_t>((value + kBase) % kBase)];
    if (value >= 0) return previous;
  }
  if (previous[0] == 'A') return {};
  if (previous[0] == 'a') return "Zz";
  --previous[0];
  return previous[0] < 'Z' ? previous + kDigits.back() : previous.substr(0, previous.size() - 1);
}

// A fraction between two; an empty `high` is one. No fraction ends in '0'.
std::string fraction_between(std::string_view low, std::string_view high) {
  if (!high.empty()) {
    size_t same = 0;
    while (same < high.size() && (same < low.size() ? low[same] : '0') == high[same]) ++same;
    if (same > 0) {
      return std::string(high.substr(0, same)) +
             fraction_between(same < low.size() ? low.substr(same) : std::string_view{}, high.substr(same));
    }
  }
  const int low_digit = low.empty() ? 0 : digit_value(low[0]);
  const int high_digit = high.empty() ? kBase : digit_value(high[0]);
  if (high_digit - low_digit > 1) return std::string(1, kDigits[static_cast<size_t>((low_digit + high_digit + 1) / 2)]);
  if (high.size() > 1) return std::string(high.substr(0, 1));
  return std::string(1, kDigits[static_cast<size_t>(low_digit)]) +
         fraction_between(low.empty() ? std::string_view{} : low.substr(1), {});
}

}  // namespace

std::string order_key_between(std::string_view low, std::string_view high) {
  if (!low.empty() && !high.empty() && low >= high) high = {};
  if (low.empty() && high.empty()) return std::string(kZero);
  if (low.empty()) {
    const std::string_view integer = integer_part(high);
    if (high.size() > integer.size()) return std::string(integer);  // the bare integer lies before its fractions
    const std::string previous = decrement(integer);
    return previous.empty() ? std::string(integer) + fraction_between({}, high.substr(integer.size())) : previous;
  }
  const std::string_view low_integer = integer_part(low);
  const std::string_view low_fraction = low.substr(low_integer.size());
  if (high.empty()) {
    const std::string next = increment(low_integer);
    return next.empty() ? std::string(low_integer) + fraction_between(low_fraction, {}) : next;
  }
  const std::string_view high_integer = integer_part(high);
  if (low_integer == high_integer) {
    return std::string(low_integer) + fraction_between(low_fraction, high.substr(high_integer.size()));
  }
  const std::string next = increment(low_integer);
  if (!next.empty() && next < high) return next;
  return std::string(low_integer) + fraction_between(low_fraction, {});
}

std::vector<std::string> order_keys_between(std::string_view low, std::string_view high, size_t count) {
  std::vector<std::string> keys;
  keys.reserve(count);
  if (high.empty()) {
    for (size_t i = 0; i < count; ++i) keys.push_back(order_key_between(keys.empty() ? low : keys.back(), {}));
    return keys;
  }
  if (low.empty()) {
    for (size_t i = 0; i < count; ++i) keys.push_back(order_key_between({}, keys.empty() ? high : keys.back()));
    std::ranges::reverse(keys);
    return keys;
  }
  if (count == 0) return keys;
  // Halving keeps them short: each key is as deep as the logarithm of their number.
  const std::string middle = order_key_between(low, high);
  std::vector<std::string> before = order_keys_between(low, middle, count / 2);
  std::vector<std::string> after = order_keys_between(middle, high, count - 1 - count / 2);
  keys = std::move(before);
  keys.push_back(middle);
  keys.insert(keys.end(), after.begin(), after.end());
  return keys;
}

}  // namespace crm
