// The text is cut into numbers and words; what is left over must be a time. That reads every form at once:
// 2026-11-24T10:00Z, 24.11.26, Nov 24, 2026, --11-24, 20261124.

#include "exchange/date_text.h"

#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/date.h"
#include "base/text.h"

namespace exchange {

namespace {

constexpr std::array<std::string_view, 12> kEnglishMonths = {"january",   "february", "march",    "april",
                                                             "may",       "june",     "july",     "august",
                                                             "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 12> kMalayMonths = {"januari",   "februari", "mac",      "april",
                                                           "mei",       "jun",      "julai",    "ogos",
                                                           "september", "oktober",  "november", "disember"};
// Outlook's "no date".
constexpr int32_t kOutlookNoYear = 4501;
constexpr int32_t kLeapYear = 2000;

// "Sept" is September: any beginning of at least three letters.
int32_t month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  for (size_t i = 0; i < kEnglishMonths.size(); ++i) {
    if (kEnglishMonths[i].starts_with(word) || kMalayMonths[i].starts_with(word)) return static_cast<int32_t>(i) + 1;
  }
  return 0;
}

struct Token {
  int32_t number = 0;
  int32_t digits = 0;  // 0: a month's name, in `number`
};

struct Tokens {
  std::array<Token, 3> items{};
  size_t count = 0;
  bool no_year = false;  // began with "--"
};

bool is_time_word(std::string_view word) {
  for (const std::string_view known : {"t", "z", "am", "pm", "utc", "gmt", "pg", "ptg"}) {
    if (word == known) return true;
  }
  return false;
}

// "10:00", "t1430-0500", "9:05 pm": never a word that somebody wrote behind a date.
bool is_time(std::string_view text) {
  if (!text.starts_with('t') && text.find(':') == std::string_view::npos) return false;
  size_t offset = 0;
  while (offset < text.size()) {
    const size_t start = offset;
    while (offset < text.size() && base::is_letter(text[offset])) ++offset;
    if (offset > start) {
      if (!is_time_word(text.substr(start, offset - start))) return false;
    } else if (base::is_digit(text[offset]) || std::string_view(":.+- ").find(text[offset]) != std::string_view::npos) {
      ++offset;
    } else {
      return false;
    }
  }
  return true;
}

bool is_ignored_word(std::string_view word) {
  for (const std::string_view ignored : {"st", "nd", "rd", "th", "of", "hb", "haribulan"}) {
    if (word == ignored) return true;
  }
  return false;
}

// One token at `offset`; false when it is neither a number, a month nor a word that is read over.
bool take_token(std::string_view text, size_t& offset, Tokens& tokens) {
  Token token;
  const size_t start = offset;
  if (base::is_digit(text[offset])) {
    while (offset < text.size() && base::is_digit(text[offset])) {
      if (++token.digits > 8) return false;
      token.number = token.number * 10 + (text[offset++] - '0');
    }
  } else {
    while (offset < text.size() && base::is_letter(text[offset])) ++offset;
    const std::string_view word = text.substr(start, offset - start);
    if (is_ignored_word(word)) return true;
    token.number = month_of(word);
    // A weekday may come first: "tue, 24 nov 2026".
    if (token.number == 0) return tokens.count == 0 && word.size() >= 3;
  }
  tokens.items[tokens.count++] = token;
  return true;
}

std::optional<Tokens> tokenize(std::string_view text) {
  Tokens tokens;
  if (text.starts_with("--")) {
    tokens.no_year = true;
    text.remove_prefix(2);
  }
  size_t offset = 0;
  while (offset < text.size()) {
    const char character = text[offset];
    if (character == '/' || character == '-' || character == '.' || character == ',' || character == ' ') {
      ++offset;
    } else if (tokens.count == 3 || (tokens.count == 1 && character == 't' && tokens.items[0].digits == 8)) {
      // The date is complete; only a time may follow.
      if (!is_time(text.substr(offset))) return std::nullopt;
      break;
    } else if (base::is_digit(character) || base::is_letter(character)) {
      if (!take_token(text, offset, tokens)) return std::nullopt;
    } else {
      return std::nullopt;
    }
  }
  return tokens;
}

int32_t full_year(const Token& token, int32_t latest_year) {
  if (token.digits != 2 && token.digits != 1) return token.number;
  const int32_t year = latest_year / 100 * 100 + token.number;
  return year > latest_year ? year - 100 : year;
}

bool is_year(const Token& token) { return token.digits == 4; }
bool is_month_name(const Token& token) { return token.digits == 0; }
bool is_day_or_month(const Token& token) { return token.digits <= 2; }

std::optional<PartialDate> from_compact(const Token& token) {
  if (token.digits == 8) return PartialDate{token.number / 10'000, token.number / 100 % 100, token.number % 100};
  return std::nullopt;
}

std::optional<PartialDate> without_year(const Token& first, const Token& second, DateOrder order) {
  if (is_month_name(first)) return PartialDate{0, first.number, second.number};
  if (is_month_name(second) || order == DateOrder::day_month_year) return PartialDate{0, second.number, first.number};
  return PartialDate{0, first.number, second.number};
}

// The fields where they stand, not yet checked.
std::optional<PartialDate> arrange(const Tokens& tokens, const DateRules& rules) {
  const auto& [first, second, third] = tokens.items;
  if (tokens.no_year) {
    if (tokens.count == 1 && first.digits == 4) return PartialDate{0, first.number / 100, first.number % 100};
    if (tokens.count == 2 && is_day_or_month(first) && is_day_or_month(second))
      return PartialDate{0, first.number, second.number};
    return std::nullopt;
  }
  if (tokens.count == 1) return from_compact(first);
  if (tokens.count == 2) {
    if (!is_day_or_month(first) || !is_day_or_month(second)) return std::nullopt;
    return without_year(first, second, rules.order);
  }
  if (tokens.count != 3) return std::nullopt;
  if (is_year(first)) {
    if (!is_day_or_month(second) || !is_day_or_month(third)) return std::nullopt;
    return PartialDate{first.number, second.number, third.number};
  }
  if (!is_day_or_month(first) || !is_day_or_month(second) || is_month_name(third)) return std::nullopt;
  if (!is_year(third) && third.digits != 2 && third.number != 0) return std::nullopt;
  PartialDate date = *without_year(first, second, rules.order);
  date.year = full_year(third, rules.latest_year);
  return date;
}

std::string prepared(std::string_view text) {
  std::string lowered(base::trim(text));
  for (char& character : lowered) character = base::to_lower(character);
  return lowered;
}

void append_padded(std::string& text, int32_t value, int32_t width) {
  int32_t divisor = 1;
  for (int32_t i = 1; i < width; ++i) divisor *= 10;
  for (; divisor > 0; divisor /= 10) text += static_cast<char>('0' + value / divisor % 10);
}

}  // namespace

std::string to_text(const PartialDate& date) {
  std::string text;
  if (date.year == 0) {
    text += '-';
  } else {
    append_padded(text, date.year, 4);
  }
  text += '-';
  append_padded(text, date.month, 2);
  text += '-';
  append_padded(text, date.day, 2);
  return text;
}

bool exists(const PartialDate& date) {
  const int32_t year = date.year == 0 ? kLeapYear : date.year;
  return base::from_civil({.year = year, .month = date.month, .day = date.day}).has_value();
}

DateReading read_date(std::string_view text, const DateRules& rules) {
  const std::string lowered = prepared(text);
  if (lowered.empty()) return {.kind = DateReading::Kind::nothing, .date = {}};
  const auto tokens = tokenize(lowered);
  if (!tokens) return {};
  const auto date = arrange(*tokens, rules);
  if (!date) return {};
  const bool is_zero = date->month == 0 && date->day == 0;
  if (is_zero || date->year == kOutlookNoYear) return {.kind = DateReading::Kind::nothing, .date = {}};
  return {.kind = exists(*date) ? DateReading::Kind::date : DateReading::Kind::does_not_exist, .date = *date};
}

void DateOrderGuess::observe(std::string_view text) {
  const DateReading day_first = read_date(text, {.order = DateOrder::day_month_year});
  const DateReading month_first = read_date(text, {.order = DateOrder::month_day_year});
  const bool by_day = day_first.kind == DateReading::Kind::date;
  const bool by_month = month_first.kind == DateReading::Kind::date;
  if (by_day && !by_month) ++day_first_;
  if (by_month && !by_day) ++month_first_;
  if (by_day || by_month) ++dates_;
}

DateOrder DateOrderGuess::order(DateOrder undecided) const {
  if (day_first_ > month_first_) return DateOrder::day_month_year;
  if (month_first_ > day_first_) return DateOrder::month_day_year;
  return undecided;
}

}  // namespace exchange
