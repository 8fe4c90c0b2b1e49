#pragma once
// Which program wrote a table, and what its columns mean, told from the header alone. Names are compared with case and
// punctuation ignored, in any order, with numbers as high as they come ("E-mail 7 - Value"); columns that no list knows
// are guessed from their words, in English and Malay.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "exchange/target_field.h"

namespace exchange {

enum class CsvFamily : uint8_t {
  unknown,
  google,  // since 2024; our own export has this form too
  google_old,
  outlook,
  hubspot_contacts,
  hubspot_deals,
  linkedin,
  pipedrive_people,
  pipedrive_deals,
  zendesk_leads,
};

[[nodiscard]] std::string_view name_of(CsvFamily family);
[[nodiscard]] CsvFamily detect_family(std::span<const std::string> header);

struct ColumnMeaning {
  TargetField field = TargetField::skip;
  // Of the value ("work", "mobile"), or the name of a custom field.
  std::string label;
  // Columns of one value: label and value, or the parts of an address, have the same number.
  int32_t group = 0;
};

// Nothing when the name says nothing.
[[nodiscard]] std::optional<ColumnMeaning> meaning_of(std::string_view header, CsvFamily family);

}  // namespace exchange
