// Reading what people type for dates and times. Pure; words are English and Malay, whatever language is shown, because
// people type what they are used to.

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/number.h"
#include "base/text.h"
#include "ui/widgets/field.h"

namespace ui {

namespace {

struct Word {
  std::string_view word;
  int32_t value;
};

constexpr std::array kDays = {
    Word{"today", 0}, Word{"hari ini", 0}, Word{"tomorrow", 1},   Word{"tmr", 1},
    Word{"esok", 1},  Word{"lusa", 2},     Word{"yesterday", -1}, Word{"semalam", -1},
};
// At least three letters of these.
constexpr std::array kWeekdays = {
    Word{"sunday", 0}, Word{"monday", 1},   Word{"tuesday", 2}, Word{"wednesday", 3}, Word{"thursday", 4},
    Word{"friday", 5}, Word{"saturday", 6}, Word{"ahad", 0},    Word{"isnin", 1},     Word{"selasa", 2},
    Word{"rabu", 3},   Word{"khamis", 4},   Word{"jumaat", 5},  Word{"sabtu", 6},
};
constexpr std::array kMonths = {
    Word{"january", 1},   Word{"february", 2},  Word{"march", 3},   Word{"april", 4},     Word{"may", 5},
    Word{"june", 6},      Word{"july", 7},      Word{"august", 8},  Word{"september", 9}, Word{"october", 10},
    Word{"november", 11}, Word{"december", 12}, Word{"januari", 1}, Word{"februari", 2},  Word{"mac", 3},
    Word{"mei", 5},       Word{"jun", 6},       Word{"julai", 7},   Word{"ogos", 8},      Word{"oktober", 10},
    Word{"disember", 12},
};

template <size_t N>
std::optional<int32_t> find_word(const std::array<Word, N>& words, std::string_view text, size_t least) {
  for (const Word& word : words) {
    if (text.size() >= least && word.word.starts_with(text)) return word.value;
  }
  return std::nullopt;
}

struct Pieces {
  std::array<std::string_view, 4> parts;
  size_t count = 0;
};

// Runs of digits and runs of letters; everything else separates. More than three pieces are no date.
Pieces split(std::string_view text) {
  Pieces pieces;
  for (size_t i = 0; i < text.size();) {
    const bool digit = base::is_digit(text[i]);
    if (!digit && !base::is_letter(text[i])) {
      ++i;
      continue;
    }
    size_t end = i;
    while (end < text.size() && (digit ? base::is_digit(text[end]) : base::is_letter(text[end]))) ++end;
    if (pieces.count == pieces.parts.size()) break;
    pieces.parts[pieces.count++] = text.substr(i, end - i);
    i = end;
  }
  return pieces;
}

std::optional<base::Date> from_parts(int64_t year, int64_t month, int64_t day) {
  if (year < 100) year += 2000;
  if (year > 9999 || month > 12 || day > 31) return std::nullopt;
  return base::from_civil({static_cast<int32_t>(year), static_cast<int32_t>(month), static_cast<int32_t>(day)});
}

}  // namespace

std::optional<base::Date> parse_typed_date(std::string_view typed, base::Date today) {
  const std::string folded = base::fold(typed);
  std::string_view text = folded;
  if (text.empty()) return std::nullopt;
  for (const Word& word : kDays) {
    if (text == word.word) return base::add_days(today, word.value);
  }
  if (text[0] == '+' || text[0] == '-') {
    const auto days = base::parse_integer(base::trim(text.substr(1)));
    if (!days || *days > 36500) return std::nullopt;
    return base::add_days(today, static_cast<int32_t>(text[0] == '+' ? *days : -*days));
  }
  const bool next = text.starts_with("next ");
  const std::string_view day_word = next ? text.substr(5) : text;
  if (const auto weekday = find_word(kWeekdays, day_word, 3)) {
    const auto now = static_cast<int32_t>(base::weekday_of(today));
    const int32_t ahead = (*weekday - now + 7) % 7;
    return base::add_days(today, (ahead == 0 ? 7 : ahead) + (next && ahead != 0 && ahead < 7 - now ? 7 : 0));
  }
  const Pieces pieces = split(text);
  if (pieces.count < 1 || pieces.count > 3) return std::nullopt;
  const base::CivilDate now = base::to_civil(today);
  int64_t numbers[3] = {};
  size_t count = 0;
  std::optional<int32_t> month;
  bool year_first = false;
  for (size_t i = 0; i < pieces.count; ++i) {
    if (!base::is_digit(pieces.parts[i][0])) {
      if (month) return std::nullopt;
      month = find_word(kMonths, pieces.parts[i], 3);
      if (!month) return std::nullopt;
      continue;
    }
    const auto number = base::parse_integer(pieces.parts[i]);
    if (!number) return std::nullopt;
    if (count == 0 && pieces.parts[i].size() == 4) year_first = true;
    numbers[count++] = *number;
  }
  if (month) {
    if (count == 0) return std::nullopt;
    if (year_first) return count == 2 ? from_parts(numbers[0], *month, numbers[1]) : std::nullopt;
    return from_parts(count > 1 ? numbers[1] : now.year, *month, numbers[0]);
  }
  if (year_first) return count == 3 ? from_parts(numbers[0], numbers[1], numbers[2]) : std::nullopt;
  if (count == 1) return from_parts(now.year, now.month, numbers[0]);
  return from_parts(count > 2 ? numbers[2] : now.year, numbers[1], numbers[0]);
}

std::optional<int32_t> parse_typed_time(std::string_view typed) {
  const std::string folded = base::fold(typed);
  std::string_view text = folded;
  // Afternoon: pm, Malay "ptg" (petang) and "mlm" (malam); morning: am, "pagi".
  int32_t half = -1;
  const auto strip = [&](std::string_view ending, int32_t which) {
    if (!text.ends_with(ending)) return;
    text = base::trim(text.substr(0, text.size() - ending.size()));
    half = which;
  };
  for (const std::string_view ending : {"pm", "p.m.", "ptg", "petang", "mlm", "malam"}) strip(ending, 1);
  for (const std::string_view ending : {"am", "a.m.", "pagi"}) strip(ending, 0);
  const Pieces pieces = split(text);
  if (pieces.count < 1 || pieces.count > 2) return std::nullopt;
  std::string_view hours = pieces.parts[0];
  std::string_view minutes = pieces.count > 1 ? pieces.parts[1] : std::string_view{};
  if (pieces.count == 1 && (hours.size() == 3 || hours.size() == 4)) {
    minutes = hours.substr(hours.size() - 2);
    hours = hours.substr(0, hours.size() - 2);
  }
  const auto hour = base::parse_integer(hours);
  const auto minute = minutes.empty() ? std::optional<int64_t>(0) : base::parse_integer(minutes);
  if (!hour || !minute || *hour > 23 || *minute > 59 || hours.size() > 2) return std::nullopt;
  int64_t value = *hour;
  if (half >= 0) {
    if (value < 1 || value > 12) return std::nullopt;
    value = value % 12 + (half == 1 ? 12 : 0);
  }
  return static_cast<int32_t>(value * 60 + *minute);
}

}  // namespace ui
