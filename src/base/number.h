#pragma once
// Numbers in and out without locale and without stdio (whose printf and strtod alone cost the page 12 KB). Money is
// counted in minor units (sen, cent), so that sums are exact; how many digits a currency has is the caller's knowledge.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

enum class DecimalSeparator : uint8_t { point, comma };

// Digits with an optional sign and nothing else; nothing when it does not fit.
[[nodiscard]] std::optional<int64_t> parse_integer(std::string_view text);
[[nodiscard]] std::string format_integer(int64_t value);

struct Amount {
  int64_t minor_units = 0;
  // What stood before or behind the number: "RM", "USD", "€", "%". A view into the parsed text.
  std::string_view unit;
};

struct AmountRules {
  int32_t fraction_digits = 2;
  DecimalSeparator decimal_separator = DecimalSeparator::point;
};

// A number as people and spreadsheets write it: "1,234.50", "1 234,50" (with comma), "RM 1,200", "-5", "(1,200)",
// "1'234.50", "12,34,567". Further fraction digits are rounded, halves away from zero. Nothing when it is no number,
// its groups are not groups, or it does not fit.
[[nodiscard]] std::optional<Amount> parse_amount(std::string_view text, const AmountRules& rules);

// Which separator the text itself shows to be the decimal one; nothing when it does not decide ("1200", "abc"). One
// separator before exactly three digits is taken to group thousands: no amount with up to two fraction digits looks
// otherwise.
[[nodiscard]] std::optional<DecimalSeparator> guess_decimal_separator(std::string_view text);

struct AmountFormat {
  int32_t fraction_digits = 2;
  DecimalSeparator decimal_separator = DecimalSeparator::point;
  // Put between groups of three digits; may be empty.
  std::string_view group_separator = ",";
};

[[nodiscard]] std::string format_amount(int64_t minor_units, const AmountFormat& format);

}  // namespace base
