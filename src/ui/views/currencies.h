#pragma once
// The currencies that forms offer. Any other ISO 4217 code that the data brings along is shown as well.

#include <array>
#include <string_view>

namespace ui {

// South-East Asia first, then the world's most traded.
inline constexpr std::array<std::string_view, 32> kCurrencies = {
    "MYR", "SGD", "IDR", "THB", "BND", "PHP", "VND", "USD", "EUR", "GBP", "JPY", "CNY", "HKD", "TWD", "KRW", "INR",
    "AUD", "NZD", "CAD", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "TRY", "AED", "SAR", "KWD", "ZAR", "BRL", "MXN"};

}  // namespace ui
