// See formatter_web.h.

#include "platform/web/formatter_web.h"

#include "platform/web/abi.h"
#include "platform/web/text_answer.h"

namespace platform {

void FormatterWeb::set_locale(std::string_view language_tag) {
  kenalan_set_locale(language_tag.data(), static_cast<int32_t>(language_tag.size()));
}

std::string FormatterWeb::date(base::Date date, ui::DateStyle style) {
  return text_answer([&](char* out, int32_t capacity) {
    return kenalan_format_date(date.days_since_epoch, static_cast<int32_t>(style), out, capacity);
  });
}

std::string FormatterWeb::time(int32_t minute_of_day) {
  return text_answer([&](char* out, int32_t capacity) { return kenalan_format_time(minute_of_day, out, capacity); });
}

std::string FormatterWeb::number(double value, int32_t maximum_fraction_digits) {
  return text_answer([&](char* out, int32_t capacity) {
    return kenalan_format_number(value, maximum_fraction_digits, out, capacity);
  });
}

std::string FormatterWeb::money(int64_t minor_units, std::string_view currency, MoneyStyle style) {
  return text_answer([&](char* out, int32_t capacity) {
    return kenalan_format_money(static_cast<double>(minor_units), currency.data(),
                                static_cast<int32_t>(currency.size()), static_cast<int32_t>(style), out, capacity);
  });
}

std::string FormatterWeb::relative_days(int32_t days) {
  return text_answer([&](char* out, int32_t capacity) { return kenalan_format_relative_days(days, out, capacity); });
}

std::string FormatterWeb::percent(double ratio) {
  return text_answer([&](char* out, int32_t capacity) { return kenalan_format_percent(ratio, out, capacity); });
}

}  // namespace platform
