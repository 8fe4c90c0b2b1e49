// Changing the stage of a deal; deal_stages.h says why it is one place.

#include "crm/deal_stages.h"

#include "crm/activity_log.h"
#include "crm/order_key.h"

namespace crm {

namespace {

StageRow stage_of(const store::Statement& row) {
  return {row.integer(0), row.integer(1), static_cast<Outcome>(row.integer(2))};
}

ActivityKind kind_of_move(Outcome from, Outcome to) {
  switch (to) {
    case Outcome::won: return ActivityKind::deal_won;
    case Outcome::lost: return ActivityKind::deal_lost;
    case Outcome::unqualified: return ActivityKind::deal_unqualified;
    case Outcome::open: break;
  }
  return from == Outcome::open ? ActivityKind::stage_changed : ActivityKind::deal_reopened;
}

}  // namespace

std::optional<StageRow> find_stage(const Reader& reader, StageId id) {
  store::Statement row = reader.query("SELECT key, pipeline_key, outcome FROM stage WHERE uuid=?1", id.value);
  if (!row.next()) return std::nullopt;
  return stage_of(row);
}

std::optional<StageRow> stage_by_key(const Reader& reader, int64_t key) {
  store::Statement row = reader.query("SELECT key, pipeline_key, outcome FROM stage WHERE key=?1", key);
  if (!row.next()) return std::nullopt;
  return stage_of(row);
}

std::optional<StageRow> first_stage(const Reader& reader, std::optional<int64_t> pipeline, Outcome outcome) {
  if (!pipeline) pipeline = reader.integer("SELECT key FROM pipeline ORDER BY position, key LIMIT 1");
  store::Statement row = reader.query(
      "SELECT key, pipeline_key, outcome FROM stage WHERE pipeline_key=?1 AND outcome=?2 ORDER BY position LIMIT 1",
      pipeline, static_cast<int>(outcome));
  if (!row.next()) return std::nullopt;
  return stage_of(row);
}

base::Status put_deal(store::Writer& writer, int64_t deal, const StageChange& change) {
  const Reader reader(writer);
  const std::optional<int64_t> old_key = reader.integer("SELECT stage_key FROM deal WHERE key=?1", deal);
  if (!old_key) return gone();
  if (*old_key == change.stage.key)
    return writer.execute("UPDATE deal SET position=?2 WHERE key=?1", deal, change.position);

  const std::optional<StageRow> old = stage_by_key(reader, *old_key);
  const Outcome from = old ? old->outcome : Outcome::open;
  const Outcome to = change.stage.outcome;
  const bool has_reason = to == Outcome::lost || to == Outcome::unqualified;
  const std::optional<int64_t> reason = has_reason ? change.reason : std::nullopt;
  const std::string_view note = has_reason ? std::string_view(change.reason_note) : std::string_view();
  BASE_TRY(
      writer.execute("UPDATE deal SET stage_key=?2, position=?3, stage_entered_ms=?4, updated_ms=?4, closed_ms=?5, "
                     "reason_key=?6, reason_note=?7 WHERE key=?1",
                     deal, change.stage.key, change.position, writer.now_ms(),
                     to == Outcome::open ? std::nullopt : std::optional<int64_t>(writer.now_ms()), reason, note));
  if (to == Outcome::won) BASE_TRY(make_customers(writer, deal));
  BASE_TRY(add_activity(writer, {.kind = kind_of_move(from, to),
                                 .filing = filing_of(reader, SqlType::deal, deal),
                                 .text = note,
                                 .from_stage = *old_key,
                                 .to_stage = change.stage.key,
                                 .reason = reason}));
  return base::success();
}

std::vector<std::string> top_positions(const Reader& reader, int64_t stage, size_t count) {
  store::Statement row = reader.query("SELECT position FROM deal WHERE stage_key=?1 ORDER BY position LIMIT 1", stage);
  return order_keys_between({}, row.next() ? row.text(0) : std::string_view(), count);
}

base::Status make_customers(store::Writer& writer, int64_t deal) {
  return writer.execute(
      "UPDATE contact SET status=2, updated_ms=?2 WHERE status=1 AND key IN (SELECT contact_key FROM deal_contact "
      "WHERE deal_key=?1"
      " UNION ALL SELECT company_key FROM deal WHERE key=?1)",
      deal, writer.now_ms());
}

}  // namespace crm
