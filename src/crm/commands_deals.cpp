// Commands on deals; the stages they are in are changed by deal_stages.cpp.

#include <algorithm>

#include "crm/command_support.h"
#include "crm/deal_stages.h"
#include "crm/normalise.h"
#include "crm/order_key.h"
#include "crm/parts.h"
#include "crm/record_read.h"
#include "crm/record_write.h"

namespace crm {

namespace {

Status write_deal(store::Writer& writer, DealId id, const DealFields& fields) {
  const Reader reader(writer);
  BASE_TRY_ASSIGN(key, require_key(reader, SqlType::deal, id.value));
  const std::optional<Deal> old = read_deal(reader, key);
  if (!old) return gone();
  if (old->fields == fields) return base::success();
  const bool has_reason = old->stage.outcome == Outcome::lost || old->stage.outcome == Outcome::unqualified;
  BASE_TRY(writer.execute(
      "UPDATE deal SET name=?2, value_minor=?3, currency=?4, probability=?5, expected_close=?6, owner_key=?7, "
      "source=?8, about=?9,"
      " company_key=?10, lead_key=?11, reason_key=?12, reason_note=?13, updated_ms=?14 WHERE key=?1",
      key, fields.name, fields.value.minor,
      fields.value.currency.empty() ? default_currency(reader) : fields.value.currency, fields.probability,
      fields.expected_close ? std::optional<int64_t>(fields.expected_close->days_since_epoch) : std::nullopt,
      user_key(reader, fields.owner.is_nil() ? old->fields.owner : fields.owner), fields.source, fields.about,
      find_key(reader, SqlType::contact, fields.company.value), find_key(reader, SqlType::lead, fields.lead.value),
      has_reason ? reason_key(reader, fields.reason) : std::nullopt,
      has_reason ? std::string_view(fields.reason_note) : std::string_view(), writer.now_ms()));
  BASE_TRY(write_deal_contacts(writer, key, fields.contacts));
  BASE_TRY(write_tags(writer, SqlType::deal, key, fields.tags));
  if (fields.stage.is_nil() || fields.stage == old->fields.stage) return base::success();
  const std::optional<StageRow> stage = find_stage(reader, fields.stage);
  if (!stage) return gone();
  return put_deal(writer, key,
                  {.stage = *stage,
                   .position = top_positions(reader, stage->key, 1).front(),
                   .reason = reason_key(reader, fields.reason),
                   .reason_note = fields.reason_note});
}

// The neighbour above the place, leaving out the deals that are on their way themselves.
std::string position_above(const Reader& reader, int64_t stage, std::optional<std::string_view> below,
                           const std::vector<int64_t>& moving) {
  store::Statement rows =
      below ? reader.query("SELECT key, position FROM deal WHERE stage_key=?1 AND position<?2 ORDER BY position DESC",
                           stage, *below)
            : reader.query("SELECT key, position FROM deal WHERE stage_key=?1 ORDER BY position DESC", stage);
  while (rows.next()) {
    if (std::ranges::find(moving, rows.integer(0)) == moving.end()) return std::string(rows.text(1));
  }
  return {};
}

std::string first_position(const Reader& reader, int64_t stage, const std::vector<int64_t>& moving) {
  store::Statement rows = reader.query("SELECT key, position FROM deal WHERE stage_key=?1 ORDER BY position", stage);
  while (rows.next()) {
    if (std::ranges::find(moving, rows.integer(0)) == moving.end()) return std::string(rows.text(1));
  }
  return {};
}

Result<std::vector<std::string>> positions_for(const Reader& reader, int64_t stage, const DealMove& move,
                                               const std::vector<int64_t>& moving) {
  const size_t count = moving.size();
  if (move.before) {
    BASE_TRY_ASSIGN(before, require_key(reader, SqlType::deal, move.before->value));
    if (std::ranges::find(moving, before) != moving.end()) return invalid("crm.error_move_before_itself");
    store::Statement row = reader.query("SELECT position FROM deal WHERE key=?1 AND stage_key=?2", before, stage);
    // A card that has gone to another column meanwhile no longer marks a place.
    if (row.next()) {
      const std::string high(row.text(0));
      return order_keys_between(position_above(reader, stage, high, moving), high, count);
    }
  }
  if (move.place == Place::bottom)
    return order_keys_between(position_above(reader, stage, std::nullopt, moving), {}, count);
  return order_keys_between({}, first_position(reader, stage, moving), count);
}

Status write_move(store::Writer& writer, const DealMove& move) {
  const Reader reader(writer);
  const std::optional<StageRow> stage = find_stage(reader, move.stage);
  if (!stage) return gone();
  std::vector<int64_t> keys;
  for (const DealId& id : move.deals) {
    BASE_TRY_ASSIGN(key, require_key(reader, SqlType::deal, id.value));
    keys.push_back(key);
  }
  BASE_TRY_ASSIGN(positions, positions_for(reader, stage->key, move, keys));
  for (size_t i = 0; i < keys.size(); ++i) {
    BASE_TRY(put_deal(writer, keys[i],
                      {.stage = *stage,
                       .position = positions[i],
                       .reason = reason_key(reader, move.reason),
                       .reason_note = move.reason_note}));
  }
  return base::success();
}

Status write_close(store::Writer& writer, const DealClose& close) {
  const Reader reader(writer);
  for (const DealId& id : close.deals) {
    BASE_TRY_ASSIGN(key, require_key(reader, SqlType::deal, id.value));
    const std::optional<int64_t> pipeline =
        reader.integer("SELECT s.pipeline_key FROM deal d JOIN stage s ON s.key=d.stage_key WHERE d.key=?1", key);
    const std::optional<StageRow> stage = first_stage(reader, pipeline, close.outcome);
    if (!stage) return invalid("crm.error_no_such_stage");
    BASE_TRY(put_deal(writer, key,
                      {.stage = *stage,
                       .position = top_positions(reader, stage->key, 1).front(),
                       .reason = reason_key(reader, close.reason),
                       .reason_note = close.reason_note}));
  }
  return base::success();
}

Status write_reopen(store::Writer& writer, DealId id) {
  const Reader reader(writer);
  BASE_TRY_ASSIGN(key, require_key(reader, SqlType::deal, id.value));
  store::Statement row = reader.query(
      "SELECT (SELECT s.pipeline_key FROM stage s WHERE s.key=d.stage_key),"
      " (SELECT a.from_stage_key FROM activity a WHERE a.deal_key=?1 AND a.kind IN (21, 22, 23) ORDER BY a.at_ms DESC, "
      "a.key DESC LIMIT 1)"
      " FROM deal d WHERE d.key=?1",
      key);
  if (!row.next()) return gone();
  std::optional<StageRow> stage = row.is_null(1) ? std::nullopt : stage_by_key(reader, row.integer(1));
  if (!stage || stage->outcome != Outcome::open) stage = first_stage(reader, row.optional_integer(0), Outcome::open);
  if (!stage) return invalid("crm.error_no_such_stage");
  return put_deal(
      writer, key,
      {.stage = *stage, .position = top_positions(reader, stage->key, 1).front(), .reason = {}, .reason_note = {}});
}

// What a step is called that brings deals to a stage of this outcome, one or several.
struct MoveWords {
  const char* one;
  const char* many;
};
MoveWords words_for(Outcome outcome) {
  switch (outcome) {
    case Outcome::won: return {"crm.step_deal_won", "crm.step_deals_won"};
    case Outcome::lost: return {"crm.step_deal_lost", "crm.step_deals_lost"};
    case Outcome::unqualified: return {"crm.step_deal_unqualified", "crm.step_deals_unqualified"};
    case Outcome::open: break;
  }
  return {"crm.step_deal_moved", "crm.step_deals_moved"};
}

std::string first_name(store::Database& database, const std::vector<DealId>& deals) {
  return deals.empty() ? std::string() : record_name(database, SqlType::deal, deals.front().value);
}

}  // namespace

Result<Made<DealId>> Commands::create_deal(DealFields fields) {
  normalise(fields);
  BASE_TRY(validate(fields));
  store::StepInfo info = named_step(database_, "crm.step_deal_added", fields.name);
  return write_new<DealId>(database_, std::move(info), [fields](store::Writer& writer) -> Result<base::Uuid> {
    BASE_TRY_ASSIGN(row, insert_deal(writer, fields));
    return row.id;
  });
}

Result<store::StepId> Commands::update_deal(DealId id, DealFields fields) {
  normalise(fields);
  BASE_TRY(validate(fields));
  store::StepInfo info = named_step(database_, "crm.step_deal_edited", fields.name);
  return database_.write(std::move(info),
                         [id, fields](store::Writer& writer) { return write_deal(writer, id, fields); });
}

Result<store::StepId> Commands::move_deals(DealMove move) {
  move.reason_note = several_lines(move.reason_note);
  const std::optional<StageRow> stage = find_stage(Reader(database_), move.stage);
  const MoveWords words = words_for(stage ? stage->outcome : Outcome::open);
  store::StepInfo info =
      counted_step(database_, words.one, words.many, move.deals.size(), first_name(database_, move.deals));
  return database_.write(std::move(info), [move](store::Writer& writer) { return write_move(writer, move); });
}

Result<store::StepId> Commands::close_deals(DealClose close) {
  if (close.outcome == Outcome::open) return invalid("crm.error_no_such_stage");
  close.reason_note = several_lines(close.reason_note);
  const MoveWords words = words_for(close.outcome);
  store::StepInfo info =
      counted_step(database_, words.one, words.many, close.deals.size(), first_name(database_, close.deals));
  return database_.write(std::move(info), [close](store::Writer& writer) { return write_close(writer, close); });
}

Result<store::StepId> Commands::reopen_deal(DealId id) {
  store::StepInfo info =
      named_step(database_, "crm.step_deal_reopened", record_name(database_, SqlType::deal, id.value));
  return database_.write(std::move(info), [id](store::Writer& writer) { return write_reopen(writer, id); });
}

}  // namespace crm
