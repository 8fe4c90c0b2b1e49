// Rules about money, names, phones and e-mail addresses; rules.h says what they mean.

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "crm/rules.h"

namespace crm {

namespace {

// ISO 4217: currencies whose minor unit is not a hundredth.
constexpr std::array<std::string_view, 16> kNoDigits = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW",
                                                        "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::array<std::string_view, 7> kThreeDigits = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};

bool is_white_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

int32_t currency_digits(std::string_view currency) {
  if (std::ranges::find(kNoDigits, currency) != kNoDigits.end()) return 0;
  return std::ranges::find(kThreeDigits, currency) != kThreeDigits.end() ? 3 : 2;
}

bool is_currency_code(std::string_view currency) {
  return currency.size() == 3 && std::ranges::all_of(currency, [](char c) { return c >= 'A' && c <= 'Z'; });
}

int64_t weighted_minor(int64_t minor, int32_t percent) {
  const int64_t scaled = minor * percent;
  return scaled >= 0 ? (scaled + 50) / 100 : (scaled - 50) / 100;
}

int32_t effective_probability(std::optional<int32_t> own, const Stage& stage) {
  switch (stage.outcome) {
    case Outcome::won: return 100;
    case Outcome::lost:
    case Outcome::unqualified: return 0;
    case Outcome::open: break;
  }
  return own.value_or(stage.probability);
}

std::string name_from_parts(const PersonName& parts) {
  std::string name;
  for (const std::string* part : {&parts.prefix, &parts.given, &parts.middle, &parts.family, &parts.suffix}) {
    const std::string_view trimmed = base::trim(*part);
    if (trimmed.empty()) continue;
    if (!name.empty()) name += ' ';
    name += trimmed;
  }
  return name.empty() ? std::string(base::trim(parts.nickname)) : name;
}

std::string comparable_phone(std::string_view phone) {
  // Digits of any script count; folding makes them 0 to 9.
  std::string digits;
  for (const char c : base::fold(phone)) {
    if (c >= '0' && c <= '9') digits += c;
  }
  if (digits.size() < 5) return {};
  return digits.size() > 9 ? digits.substr(digits.size() - 9) : digits;
}

bool is_plausible_email(std::string_view text) {
  const size_t at = text.rfind('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() && std::ranges::none_of(text, is_white_space);
}

}  // namespace crm
