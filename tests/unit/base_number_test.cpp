// Amounts as spreadsheets of several countries write them, and what must not be taken for an amount.

#include <doctest/doctest.h>

#include <limits>

#include "base/number.h"

using base::DecimalSeparator;

namespace {

std::optional<int64_t> minor(std::string_view text, DecimalSeparator separator = DecimalSeparator::point,
                             int32_t fraction_digits = 2) {
  const auto amount = base::parse_amount(text, {.fraction_digits = fraction_digits, .decimal_separator = separator});
  if (!amount) return std::nullopt;
  return amount->minor_units;
}

std::optional<int64_t> minor_comma(std::string_view text) { return minor(text, DecimalSeparator::comma); }

}  // namespace

TEST_CASE("number: integers") {
  CHECK(base::parse_integer("42") == 42);
  CHECK(base::parse_integer("-42") == -42);
  CHECK(base::parse_integer("+7") == 7);
  CHECK(base::parse_integer("9223372036854775807") == std::numeric_limits<int64_t>::max());
  CHECK_FALSE(base::parse_integer("9223372036854775808"));
  CHECK_FALSE(base::parse_integer(""));
  CHECK_FALSE(base::parse_integer("+-7"));
  CHECK_FALSE(base::parse_integer("4 2"));
  CHECK_FALSE(base::parse_integer("42x"));
  CHECK(base::format_integer(std::numeric_limits<int64_t>::min()) == "-9223372036854775808");
}

TEST_CASE("number: amounts with a decimal point") {
  CHECK(minor("1,234.50") == 123'450);
  CHECK(minor("1234.5") == 123'450);
  CHECK(minor("RM 1,200") == 120'000);
  CHECK(minor("RM1,200.05") == 120'005);
  CHECK(minor("1'234'567.00") == 123'456'700);
  CHECK(minor("12,34,567.00") == 123'456'700);
  CHECK(minor("-5") == -500);
  CHECK(minor("\xE2\x88\x92"
              "5.01") == -501);
  CHECK(minor("(1,200)") == -120'000);
  CHECK(minor("1,200-") == -120'000);
  CHECK(minor(".5") == 50);
  CHECK(minor("-.5") == -50);
  CHECK(minor("Rs.500") == 50'000);
  CHECK(minor("0") == 0);
  CHECK(minor("1 234\xC2\xA0"
              "567.89") == 123'456'789);
}

TEST_CASE("number: amounts with a decimal comma") {
  CHECK(minor_comma("1.234,50") == 123'450);
  CHECK(minor_comma("1 234,50") == 123'450);
  CHECK(minor_comma("1\xE2\x80\xAF"
                    "234,50 €") == 123'450);
  CHECK(minor_comma("1.234.567") == 123'456'700);
  CHECK(minor_comma("12,-") == 1'200);
}

TEST_CASE("number: the unit is handed out") {
  CHECK(base::parse_amount("US$ 12", {})->unit == "US$");
  CHECK(base::parse_amount("12 MYR", {})->unit == "MYR");
  CHECK(base::parse_amount("€12", {})->unit == "€");
  CHECK(base::parse_amount("30%", {.fraction_digits = 0})->unit == "%");
  CHECK(base::parse_amount("12", {})->unit.empty());
}

TEST_CASE("number: rounding and currencies with other digits") {
  CHECK(minor("1.005") == 101);
  CHECK(minor("1.004") == 100);
  CHECK(minor("-1.995") == -200);
  CHECK(minor("1200", DecimalSeparator::point, 0) == 1200);
  CHECK(minor("1.2345", DecimalSeparator::point, 3) == 1235);
}

TEST_CASE("number: what is no amount") {
  for (const char* text : {"", "abc", "12 Jalan Besar", "1,23,4", "1,2345", "1.2.3", "1,234.5.6", "12-05-2024", "12/5",
                           "--5", "(5", "5)", "1.5e3", "12 34", "1,,000", "99999999999999999999"}) {
    CHECK_MESSAGE(!minor(text), text);
  }
  CHECK(minor("92233720368547758.07") == std::numeric_limits<int64_t>::max());
  CHECK_FALSE(minor("92233720368547758.08"));
}

TEST_CASE("number: guessing the decimal separator") {
  CHECK(base::guess_decimal_separator("1,234.50") == DecimalSeparator::point);
  CHECK(base::guess_decimal_separator("1.234,50") == DecimalSeparator::comma);
  CHECK(base::guess_decimal_separator("1.234.567") == DecimalSeparator::comma);
  CHECK(base::guess_decimal_separator("1,234") == DecimalSeparator::point);
  CHECK(base::guess_decimal_separator("RM 1.234") == DecimalSeparator::comma);
  CHECK(base::guess_decimal_separator("0.125") == DecimalSeparator::point);
  CHECK(base::guess_decimal_separator("1234,567") == DecimalSeparator::comma);
  CHECK(base::guess_decimal_separator("12,5") == DecimalSeparator::comma);
  CHECK_FALSE(base::guess_decimal_separator("1200"));
  CHECK_FALSE(base::guess_decimal_separator("n/a"));
}

TEST_CASE("number: formatting") {
  CHECK(base::format_amount(123'450, {}) == "1,234.50");
  CHECK(base::format_amount(-5, {}) == "-0.05");
  CHECK(base::format_amount(0, {}) == "0.00");
  CHECK(base::format_amount(1'234'567, {.fraction_digits = 0}) == "1,234,567");
  CHECK(base::format_amount(999, {.fraction_digits = 0}) == "999");
  CHECK(base::format_amount(123'456'789, {.decimal_separator = DecimalSeparator::comma, .group_separator = "."}) ==
        "1.234.567,89");
  CHECK(base::format_amount(std::numeric_limits<int64_t>::min(), {.group_separator = ""}) == "-92233720368547758.08");
}
