#pragma once
// Where a column of a table can go. The text ids are stored (remembered mappings) and name the locale keys of the
// mapping dialog ("import.field_" + id), so they never change.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace exchange {

enum class TargetField : uint8_t {
  skip,
  record_kind,
  full_name,
  name_prefix,
  given_name,
  middle_name,
  family_name,
  name_suffix,
  nickname,
  organisation,
  department,
  job_title,
  email,
  email_label,
  phone,
  phone_label,
  url,
  url_label,
  address_label,
  address_formatted,
  po_box,
  extended_address,
  street,
  city,
  region,
  postal_code,
  country,
  birthday,
  date,
  date_label,
  note,
  tag,
  source,
  owner,
  status,
  external_id,
  custom,
  custom_label,
  deal_title,
  deal_value,
  deal_currency,
  deal_pipeline,
  deal_stage,
  deal_status,
  deal_probability,
  deal_close_date,
  deal_lost_reason,
};

inline constexpr size_t kTargetFieldCount = static_cast<size_t>(TargetField::deal_lost_reason) + 1;

[[nodiscard]] std::string_view id_of(TargetField field);
[[nodiscard]] std::optional<TargetField> target_field_of(std::string_view id);
// In the order in which a person is offered them.
[[nodiscard]] const std::array<TargetField, kTargetFieldCount>& all_target_fields();

}  // namespace exchange
