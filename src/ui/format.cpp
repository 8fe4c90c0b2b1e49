// Cached formatting; see format.h. Keys mix the kind of text with its value; the cache is emptied when the language
// changes.

#include "ui/format.h"

#include <cstring>

#include "base/hash.h"
#include "ui/core/parts.h"
#include "ui/locale.h"

namespace ui {

namespace {

enum class Kind : uint64_t { date = 1, time, number, money, relative, percent };

uint64_t key_of(Kind kind, uint64_t first, uint64_t second = 0) {
  return base::combine_hash(base::combine_hash(static_cast<uint64_t>(kind), first), second);
}

uint64_t bits_of(double value) {
  uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

}  // namespace

std::string_view format_date(Context& ctx, base::Date date, DateStyle style) {
  ContextParts& parts = ctx.parts();
  return parts.formats.get(key_of(Kind::date, static_cast<uint64_t>(static_cast<uint32_t>(date.days_since_epoch)),
                                  static_cast<uint64_t>(style)),
                           [&] { return parts.services.formatter.date(date, style); });
}

std::string_view format_time(Context& ctx, int32_t minute_of_day) {
  ContextParts& parts = ctx.parts();
  return parts.formats.get(key_of(Kind::time, static_cast<uint64_t>(minute_of_day)),
                           [&] { return parts.services.formatter.time(minute_of_day); });
}

std::string_view format_number(Context& ctx, double value, int32_t maximum_fraction_digits) {
  ContextParts& parts = ctx.parts();
  return parts.formats.get(key_of(Kind::number, bits_of(value), static_cast<uint64_t>(maximum_fraction_digits)),
                           [&] { return parts.services.formatter.number(value, maximum_fraction_digits); });
}

std::string_view format_count(Context& ctx, int64_t value) { return format_number(ctx, static_cast<double>(value), 0); }

std::string_view format_money(Context& ctx, int64_t minor_units, std::string_view currency,
                              Formatter::MoneyStyle style) {
  ContextParts& parts = ctx.parts();
  const uint64_t unit = base::hash_bytes(currency, static_cast<uint64_t>(style));
  return parts.formats.get(key_of(Kind::money, static_cast<uint64_t>(minor_units), unit),
                           [&] { return parts.services.formatter.money(minor_units, currency, style); });
}

std::string_view format_relative_days(Context& ctx, int32_t days) {
  ContextParts& parts = ctx.parts();
  return parts.formats.get(key_of(Kind::relative, static_cast<uint64_t>(static_cast<uint32_t>(days))),
                           [&] { return parts.services.formatter.relative_days(days); });
}

std::string_view format_percent(Context& ctx, double ratio) {
  ContextParts& parts = ctx.parts();
  return parts.formats.get(key_of(Kind::percent, bits_of(ratio)),
                           [&] { return parts.services.formatter.percent(ratio); });
}

std::string_view format_day(Context& ctx, base::Date date) {
  const int32_t days = date.days_since_epoch - ctx.today().days_since_epoch;
  if (days == 0) return tr(ctx, Key::common_today);
  if (days == 1) return tr(ctx, Key::common_tomorrow);
  if (days == -1) return tr(ctx, Key::common_yesterday);
  if (days > 1 && days < 7) return format_date(ctx, date, DateStyle::weekday_long);
  const bool same_year = base::to_civil(date).year == base::to_civil(ctx.today()).year;
  return format_date(ctx, date, same_year ? DateStyle::day_month : DateStyle::medium_date);
}

std::string_view join(Context& ctx, std::initializer_list<std::string_view> pieces) {
  size_t size = 0;
  for (const std::string_view piece : pieces) size += piece.size();
  if (size == 0) return {};
  char* at = ctx.parts().arena.allocate(size);
  char* end = at;
  for (const std::string_view piece : pieces) end = std::copy(piece.begin(), piece.end(), end);
  return {at, size};
}

}  // namespace ui
