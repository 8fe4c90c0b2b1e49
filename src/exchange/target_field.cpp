// Ids and order in one table, so that a new field cannot be forgotten in either: the array's size is checked.

#include "exchange/target_field.h"

namespace exchange {

namespace {

constexpr std::array<std::string_view, kTargetFieldCount> kIds = {"skip",
                                                                  "record_kind",
                                                                  "full_name",
                                                                  "name_prefix",
                                                                  "given_name",
                                                                  "middle_name",
                                                                  "family_name",
                                                                  "name_suffix",
                                                                  "nickname",
                                                                  "organisation",
                                                                  "department",
                                                                  "job_title",
                                                                  "email",
                                                                  "email_label",
                                                                  "phone",
                                                                  "phone_label",
                                                                  "url",
                                                                  "url_label",
                                                                  "address_label",
                                                                  "address_formatted",
                                                                  "po_box",
                                                                  "extended_address",
                                                                  "street",
                                                                  "city",
                                                                  "region",
                                                                  "postal_code",
                                                                  "country",
                                                                  "birthday",
                                                                  "date",
                                                                  "date_label",
                                                                  "note",
                                                                  "tag",
                                                                  "source",
                                                                  "owner",
                                                                  "status",
                                                                  "external_id",
                                                                  "custom",
                                                                  "custom_label",
                                                                  "deal_title",
                                                                  "deal_value",
                                                                  "deal_currency",
                                                                  "deal_pipeline",
                                                                  "deal_stage",
                                                                  "deal_status",
                                                                  "deal_probability",
                                                                  "deal_close_date",
                                                                  "deal_lost_reason"};

static_assert(!kIds.back().empty(), "every field has an id");

constexpr std::array<TargetField, kTargetFieldCount> make_all() {
  std::array<TargetField, kTargetFieldCount> fields{};
  for (size_t i = 0; i < fields.size(); ++i) fields[i] = static_cast<TargetField>(i);
  return fields;
}

constexpr std::array<TargetField, kTargetFieldCount> kAll = make_all();

}  // namespace

std::string_view id_of(TargetField field) { return kIds[static_cast<size_t>(field)]; }

std::optional<TargetField> target_field_of(std::string_view id) {
  for (size_t i = 0; i < kIds.size(); ++i) {
    if (kIds[i] == id) return static_cast<TargetField>(i);
  }
  return std::nullopt;
}

const std::array<TargetField, kTargetFieldCount>& all_target_fields() { return kAll; }

}  // namespace exchange
