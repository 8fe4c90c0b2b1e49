// One pass takes the text apart (sign, unit, the run from the first to the last digit), a second reads that run. What
// remains unexplained makes the whole text "not a number": an address that begins with a house number must not become
// money.

#include "base/number.h"

#include <charconv>
#include <limits>

#include "base/text.h"

namespace base {

namespace {

// "US$", "MYR", "kr.", "Rs.": longer words are not currencies.
constexpr size_t kLongestUnit = 4;
constexpr uint32_t kMinusSign = 0x2212;

bool is_separator(char character) { return character == '.' || character == ','; }

// Spaces and apostrophes that group digits in one country or another.
bool is_quiet_group(uint32_t code_point) {
  return code_point == ' ' || code_point == 0xA0 || code_point == 0x2007 || code_point == 0x2009 ||
         code_point == 0x202F || code_point == '\'' || code_point == 0x2019;
}

bool is_blank(uint32_t code_point) { return is_quiet_group(code_point) && code_point != '\'' && code_point != 0x2019; }

struct Parts {
  std::string_view number;  // from the first digit, or the separator just before it, to the last digit
  std::string_view unit;
  bool negative = false;
};

struct Affix {
  std::string_view unit;
  int32_t minus_signs = 0;
  int32_t parentheses = 0;
};

// What stands before or behind the digits: at most a sign, a parenthesis and one short word.
std::optional<Affix> read_affix(std::string_view text) {
  Affix affix;
  size_t unit_start = text.size();
  size_t unit_end = 0;
  size_t unit_length = 0;
  size_t offset = 0;
  while (offset < text.size()) {
    const size_t start = offset;
    const uint32_t code_point = decode_utf8(text, offset);
    if (code_point == '-' || code_point == kMinusSign) {
      ++affix.minus_signs;
    } else if (code_point == '(' || code_point == ')') {
      ++affix.parentheses;
    } else if (code_point != '+' && !is_blank(code_point)) {
      if (unit_length > 0 && start != unit_end) return std::nullopt;  // two words
      if (unit_length == 0) unit_start = start;
      unit_end = offset;
      ++unit_length;
    }
  }
  if (unit_length > kLongestUnit) return std::nullopt;
  if (unit_length > 0) affix.unit = text.substr(unit_start, unit_end - unit_start);
  return affix;
}

std::optional<Parts> take_apart(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789";
  size_t first = text.find_first_of(kDigits);
  if (first == std::string_view::npos) return std::nullopt;
  const size_t end = text.find_last_of(kDigits) + 1;
  // ".5" begins with its separator, "Rs.500" does not.
  const bool separator_before = first > 0 && is_separator(text[first - 1]);
  const bool word_before = first > 1 && text[first - 2] != ' ' && text[first - 2] != '-' && text[first - 2] != '(';
  if (separator_before && !word_before) --first;

  std::string_view behind = text.substr(end);
  // "12,-" and "12.-" are whole amounts.
  if (behind.size() == 2 && is_separator(behind[0]) && behind[1] == '-') behind = {};
  const auto before_affix = read_affix(text.substr(0, first));
  const auto behind_affix = read_affix(behind);
  if (!before_affix || !behind_affix) return std::nullopt;
  const int32_t minus_signs = before_affix->minus_signs + behind_affix->minus_signs;
  const int32_t parentheses = before_affix->parentheses + behind_affix->parentheses;
  const bool in_parentheses = before_affix->parentheses == 1 && behind_affix->parentheses == 1;
  if (minus_signs > 1 || (parentheses != 0 && !in_parentheses)) return std::nullopt;
  return Parts{.number = text.substr(first, end - first),
               .unit = before_affix->unit.empty() ? behind_affix->unit : before_affix->unit,
               .negative = minus_signs == 1 || in_parentheses};
}

// Whole digits and fraction digits of a number whose decimal separator is known.
struct Digits {
  std::string whole;
  std::string fraction;
};

std::optional<Digits> read_digits(std::string_view number, char decimal) {
  Digits digits;
  size_t group_length = 0;
  bool in_fraction = false;
  bool grouped = false;
  size_t offset = 0;
  while (offset < number.size()) {
    const uint32_t code_point = decode_utf8(number, offset);
    if (code_point >= '0' && code_point <= '9') {
      (in_fraction ? digits.fraction : digits.whole) += static_cast<char>(code_point);
      ++group_length;
      continue;
    }
    if (in_fraction) return std::nullopt;
    if (code_point == static_cast<uint32_t>(decimal)) {
      if (grouped && group_length != 3) return std::nullopt;
      in_fraction = true;
    } else if (is_quiet_group(code_point) || code_point == '.' || code_point == ',') {
      // Groups have three digits; two between the first and the last in India.
      if (group_length == 0 || group_length > 3 || (grouped && group_length < 2)) return std::nullopt;
      grouped = true;
      group_length = 0;
    } else {
      return std::nullopt;
    }
  }
  if (!in_fraction && grouped && group_length != 3) return std::nullopt;
  return digits;
}

constexpr uint64_t kLargest = static_cast<uint64_t>(std::numeric_limits<int64_t>::max());

bool append_digit(uint64_t& value, char digit) {
  const uint64_t added = static_cast<uint64_t>(digit - '0');
  if (value > (kLargest - added) / 10) return false;
  value = value * 10 + added;
  return true;
}

std::optional<int64_t> to_minor_units(const Digits& digits, int32_t fraction_digits) {
  uint64_t value = 0;
  for (const char digit : digits.whole) {
    if (!append_digit(value, digit)) return std::nullopt;
  }
  const size_t kept = static_cast<size_t>(fraction_digits < 0 ? 0 : fraction_digits);
  for (size_t i = 0; i < kept; ++i) {
    if (!append_digit(value, i < digits.fraction.size() ? digits.fraction[i] : '0')) return std::nullopt;
  }
  if (digits.fraction.size() > kept && digits.fraction[kept] >= '5') {
    if (value == kLargest) return std::nullopt;
    ++value;
  }
  return static_cast<int64_t>(value);
}

}  // namespace

std::optional<int64_t> parse_integer(std::string_view text) {
  if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return std::nullopt;
  }
  int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

std::string format_integer(int64_t value) {
  char buffer[24];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  return error == std::errc{} ? std::string(buffer, end) : std::string();
}

std::optional<Amount> parse_amount(std::string_view text, const AmountRules& rules) {
  const auto parts = take_apart(trim(text));
  if (!parts) return std::nullopt;
  const auto digits = read_digits(parts->number, rules.decimal_separator == DecimalSeparator::point ? '.' : ',');
  if (!digits) return std::nullopt;
  const auto minor_units = to_minor_units(*digits, rules.fraction_digits);
  if (!minor_units) return std::nullopt;
  return Amount{.minor_units = parts->negative ? -*minor_units : *minor_units, .unit = parts->unit};
}

std::optional<DecimalSeparator> guess_decimal_separator(std::string_view text) {
  const auto parts = take_apart(trim(text));
  if (!parts) return std::nullopt;
  const std::string_view number = parts->number;
  const size_t last = number.find_last_of(".,");
  if (last == std::string_view::npos) return std::nullopt;
  const DecimalSeparator here = number[last] == '.' ? DecimalSeparator::point : DecimalSeparator::comma;
  const DecimalSeparator other = number[last] == '.' ? DecimalSeparator::comma : DecimalSeparator::point;
  const std::string_view before = number.substr(0, last);
  if (before.find(number[last]) != std::string_view::npos) return other;  // 1.234.567
  if (before.find_first_of(".,") != std::string_view::npos) return here;  // 1,234.50
  const bool three_behind = number.size() - last - 1 == 3;
  const bool could_be_group = !before.empty() && before.size() <= 3 && before[0] != '0';
  return three_behind && could_be_group ? other : here;
}

std::string format_amount(int64_t minor_units, const AmountFormat& format) {
  // The magnitude of the smallest value does not fit a signed integer.
  const uint64_t magnitude =
      minor_units < 0 ? 0 - static_cast<uint64_t>(minor_units) : static_cast<uint64_t>(minor_units);
  char buffer[24];
  const auto [buffer_end, error] = std::to_chars(buffer, buffer + sizeof buffer, magnitude);
  std::string digits(buffer, error == std::errc{} ? buffer_end : buffer);
  const size_t fraction = static_cast<size_t>(format.fraction_digits < 0 ? 0 : format.fraction_digits);
  if (digits.size() <= fraction) digits.insert(0, fraction + 1 - digits.size(), '0');

  std::string text;
  if (minor_units < 0) text += '-';
  const size_t whole = digits.size() - fraction;
  for (size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) text += format.group_separator;
    text += digits[i];
  }
  if (fraction > 0) {
    text += format.decimal_separator == DecimalSeparator::point ? '.' : ',';
    text.append(digits, whole, fraction);
  }
  return text;
}

}  // namespace base
