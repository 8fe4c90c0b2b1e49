#pragma once
// Dates, numbers and money in the person's language, made by the platform's Intl and cached. The views live until the
// frame ends.
//   text(ctx, cell, format_money(ctx, deal.value.minor, deal.value.currency));

#include <cstdint>
#include <string_view>

#include "base/date.h"
#include "ui/context.h"

namespace ui {

[[nodiscard]] std::string_view format_date(Context& ctx, base::Date date, DateStyle style = DateStyle::medium_date);
[[nodiscard]] std::string_view format_time(Context& ctx, int32_t minute_of_day);
[[nodiscard]] std::string_view format_number(Context& ctx, double value, int32_t maximum_fraction_digits = 0);
[[nodiscard]] std::string_view format_count(Context& ctx, int64_t value);
[[nodiscard]] std::string_view format_money(Context& ctx, int64_t minor_units, std::string_view currency,
                                            Formatter::MoneyStyle style = Formatter::MoneyStyle::full);
[[nodiscard]] std::string_view format_relative_days(Context& ctx, int32_t days);
[[nodiscard]] std::string_view format_percent(Context& ctx, double ratio);
// "today", "tomorrow", "Mon", "23 Nov" or with its year: as short as it is clear, relative to ctx.today().
[[nodiscard]] std::string_view format_day(Context& ctx, base::Date date);
// Joined into frame memory: join(ctx, {name, " · ", company}).
[[nodiscard]] std::string_view join(Context& ctx, std::initializer_list<std::string_view> pieces);

}  // namespace ui
