// Routes, messages, typed dates and times, and the contrast of the colours.

#include <doctest/doctest.h>

#include <cmath>

#include "base/number.h"
#include "generated/ui/theme_tokens.h"
#include "ui/harness.h"
#include "ui/locale.h"
#include "ui/router.h"
#include "ui/widgets/field.h"

namespace {

TEST_CASE("Routes survive being written and read") {
  ui::Route route{.segments = {"deals", "Großhandel & Co/1"}};
  route.set("view", "board");
  route.set("q", "陈 伟 = 100%+");
  CHECK(ui::parse_route(ui::build_route(route)) == route);
  CHECK(ui::build_route(ui::parse_route("#/contacts/42?sort=name")) == "#/contacts/42?sort=name");
  CHECK(ui::parse_route("").segments.empty());
  CHECK(ui::parse_route("#//x//").segments == std::vector<std::string>{"x"});
  CHECK(ui::parse_route("#/a?=1&b&c=").parameters.empty());
  CHECK(ui::parse_route("#/%ZZ%4").segment(0) == "%ZZ%4");
}

std::string message(std::string_view text, std::initializer_list<ui::Argument> arguments,
                    ui::Language language = ui::Language::english) {
  std::string out;
  ui::format_message(out, text, arguments, language, [](int64_t number) { return base::format_integer(number); });
  return out;
}

TEST_CASE("Messages: arguments by name, plurals by number and language") {
  CHECK(message("{name} moved to {stage}", {{"stage", "Won"}, {"name", "Acme"}}) == "Acme moved to Won");
  constexpr std::string_view kDeals = "{count, plural, =0 {none} one {# deal} other {# deals of {owner}}}";
  CHECK(message(kDeals, {{"count", 0}, {"owner", "Ali"}}) == "none");
  CHECK(message(kDeals, {{"count", 1}, {"owner", "Ali"}}) == "1 deal");
  CHECK(message(kDeals, {{"count", 5}, {"owner", "Ali"}}) == "5 deals of Ali");
  CHECK(message(kDeals, {{"count", 1}, {"owner", "Ali"}}, ui::Language::malay) == "1 deals of Ali");
  CHECK(ui::find_key("common.save") == ui::Key::common_save);
  CHECK_FALSE(ui::find_key("common.nothing_of_the_kind").has_value());
}

TEST_CASE("Typed dates") {
  const base::Date today = *base::from_civil({2026, 11, 24});  // a Tuesday
  const auto date = [](int32_t year, int32_t month, int32_t day) { return base::from_civil({year, month, day}); };
  CHECK(ui::parse_typed_date("23/11/2026", today) == date(2026, 11, 23));
  CHECK(ui::parse_typed_date("2026-11-23", today) == date(2026, 11, 23));
  CHECK(ui::parse_typed_date("3 Dec", today) == date(2026, 12, 3));
  CHECK(ui::parse_typed_date("dec 3 2027", today) == date(2027, 12, 3));
  CHECK(ui::parse_typed_date("31 Ogos", today) == date(2026, 8, 31));
  CHECK(ui::parse_typed_date("Tomorrow", today) == date(2026, 11, 25));
  CHECK(ui::parse_typed_date("esok", today) == date(2026, 11, 25));
  CHECK(ui::parse_typed_date("fri", today) == date(2026, 11, 27));
  CHECK(ui::parse_typed_date("jumaat", today) == date(2026, 11, 27));
  CHECK(ui::parse_typed_date("tue", today) == date(2026, 12, 1));
  CHECK(ui::parse_typed_date("+7", today) == date(2026, 12, 1));
  CHECK(ui::parse_typed_date("30", today) == date(2026, 11, 30));
  for (const std::string_view bad : {"", "31/11/2026", "29 feb 2027", "soon", "1/2/3/4", "32", "+", "11/2026/23"}) {
    CHECK_FALSE(ui::parse_typed_date(bad, today).has_value());
  }
}

TEST_CASE("Typed times") {
  CHECK(ui::parse_typed_time("14:30") == 14 * 60 + 30);
  CHECK(ui::parse_typed_time("2.30pm") == 14 * 60 + 30);
  CHECK(ui::parse_typed_time("9") == 9 * 60);
  CHECK(ui::parse_typed_time("1430") == 14 * 60 + 30);
  CHECK(ui::parse_typed_time("12 am") == 0);
  CHECK(ui::parse_typed_time("12pm") == 12 * 60);
  CHECK(ui::parse_typed_time("8 malam") == 20 * 60);
  for (const std::string_view bad : {"", "25", "9:60", "13pm", "noonish", "1:2:3"}) {
    CHECK_FALSE(ui::parse_typed_time(bad).has_value());
  }
}

// WCAG 2.2, relative luminance and contrast ratio.
double luminance(uint32_t colour) {
  double sum = 0;
  constexpr double kWeights[3] = {0.2126, 0.7152, 0.0722};
  for (int i = 0; i < 3; ++i) {
    const double value = (colour >> (8 * i) & 255U) / 255.0;
    sum += kWeights[i] * (value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4));
  }
  return sum;
}

double contrast(uint32_t a, uint32_t b) {
  const double first = luminance(a) + 0.05;
  const double second = luminance(b) + 0.05;
  return std::max(first, second) / std::min(first, second);
}

TEST_CASE("Text has a contrast of 4.5, controls of 3, in both themes") {
  for (const ui::Palette& palette : {ui::kLightPalette, ui::kDarkPalette}) {
    for (const uint32_t ground : {palette.page, palette.surface, palette.raised, palette.sunken, palette.hover}) {
      CHECK(contrast(palette.text, ground) >= 4.5);
      CHECK(contrast(palette.text_2, ground) >= 4.5);
    }
    for (const uint32_t ground : {palette.page, palette.surface, palette.raised, palette.sunken}) {
      CHECK(contrast(palette.text_3, ground) >= 4.5);
    }
    CHECK(contrast(palette.text, palette.selection) >= 4.5);
    CHECK(contrast(palette.text_2, palette.selection) >= 4.5);
    CHECK(contrast(palette.on_accent, palette.accent) >= 4.5);
    CHECK(contrast(palette.on_accent, palette.accent_hover) >= 4.5);
    CHECK(contrast(palette.accent, palette.accent_soft) >= 4.5);
    CHECK(contrast(palette.accent, palette.page) >= 4.5);
    CHECK(contrast(palette.danger, palette.danger_soft) >= 4.5);
    CHECK(contrast(palette.warning, palette.warning_soft) >= 4.5);
    CHECK(contrast(palette.success, palette.success_soft) >= 4.5);
    CHECK(contrast(palette.info, palette.info_soft) >= 4.5);
    CHECK(contrast(palette.surface, palette.danger) >= 4.5);  // label of a danger button
    for (const uint32_t ground : {palette.page, palette.surface, palette.raised}) {
      CHECK(contrast(palette.border_strong, ground) >= 3.0);
      CHECK(contrast(palette.accent, ground) >= 3.0);
    }
    for (const uint32_t data : {palette.data_1, palette.data_2, palette.data_3, palette.data_4, palette.data_5,
                                palette.data_6, palette.data_7, palette.data_8}) {
      CHECK(contrast(data, palette.surface) >= 3.0);
    }
  }
}

}  // namespace
