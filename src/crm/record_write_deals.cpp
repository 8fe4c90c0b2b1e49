// Inserting deals.

#include "crm/deal_stages.h"
#include "crm/parts.h"
#include "crm/record_write.h"

namespace crm {

base::Result<NewRow> insert_deal(store::Writer& writer, const DealFields& fields) {
  const Reader reader(writer);
  const std::optional<StageRow> stage =
      fields.stage.is_nil() ? first_stage(reader, std::nullopt, Outcome::open) : find_stage(reader, fields.stage);
  if (!stage) return gone();
  const auto key_or_null = [&](SqlType type, const base::Uuid& id) -> base::Result<std::optional<int64_t>> {
    if (id.is_nil()) return std::optional<int64_t>();
    BASE_TRY_ASSIGN(key, require_key(reader, type, id));
    return std::optional<int64_t>(key);
  };
  BASE_TRY_ASSIGN(company, key_or_null(SqlType::contact, fields.company.value));
  BASE_TRY_ASSIGN(lead, key_or_null(SqlType::lead, fields.lead.value));
  const bool has_reason = stage->outcome == Outcome::lost || stage->outcome == Outcome::unqualified;

  NewRow row{.key = 0, .id = writer.new_uuid()};
  BASE_TRY(writer.execute(
      "INSERT INTO deal(uuid, name, value_minor, currency, stage_key, position, probability, expected_close, "
      "owner_key, source, about,"
      " company_key, lead_key, reason_key, reason_note, created_ms, updated_ms, stage_entered_ms, closed_ms)"
      " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?16, ?16, ?17)",
      row.id, fields.name, fields.value.minor,
      fields.value.currency.empty() ? default_currency(reader) : fields.value.currency, stage->key,
      top_positions(reader, stage->key, 1).front(), fields.probability,
      fields.expected_close ? std::optional<int64_t>(fields.expected_close->days_since_epoch) : std::nullopt,
      user_key(reader, fields.owner), fields.source, fields.about, company, lead,
      has_reason ? reason_key(reader, fields.reason) : std::nullopt,
      has_reason ? std::string_view(fields.reason_note) : std::string_view(), writer.now_ms(),
      stage->outcome == Outcome::open ? std::nullopt : std::optional<int64_t>(writer.now_ms())));
  row.key = writer.last_insert_key();
  BASE_TRY(write_deal_contacts(writer, row.key, fields.contacts));
  BASE_TRY(write_tags(writer, SqlType::deal, row.key, fields.tags));
  if (stage->outcome == Outcome::won) BASE_TRY(make_customers(writer, row.key));
  BASE_TRY(add_activity(writer, {.kind = ActivityKind::deal_created,
                                 .filing = filing_of(reader, SqlType::deal, row.key),
                                 .to_stage = stage->key}));
  return row;
}

}  // namespace crm
