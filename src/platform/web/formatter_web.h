#pragma once
// Dates, numbers and money by Intl (web/intl.ts). No cache here: ui/format.h keeps what it asked.

#include "ui/services.h"

namespace platform {

class FormatterWeb final : public ui::Formatter {
 public:
  void set_locale(std::string_view language_tag) override;
  std::string date(base::Date date, ui::DateStyle style) override;
  std::string time(int32_t minute_of_day) override;
  std::string number(double value, int32_t maximum_fraction_digits) override;
  std::string money(int64_t minor_units, std::string_view currency, MoneyStyle style) override;
  std::string relative_days(int32_t days) override;
  std::string percent(double ratio) override;
};

}  // namespace platform
