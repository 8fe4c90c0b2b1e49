// The migrations, and what a new database begins with: one pipeline with six stages, the two lists of reasons, one
// user. Whatever comes with the product has a fixed id, the same in every database: two devices that meet later agree
// that "Quote" is one stage.

#include "crm/schema.h"

#include <optional>
#include <string>

#include "crm/built_in.h"
#include "crm/records.h"
#include "crm/schema_sql.h"

namespace crm {

namespace {

struct BuiltInStage {
  BuiltIn id;
  const char* name_key;
  Outcome outcome;
  int32_t probability;
  std::optional<int32_t> rotting_days;
  const char* position;
};

constexpr BuiltInStage kStages[] = {
    {BuiltIn::stage_incoming, "crm.stage_incoming", Outcome::open, 10, 14, "a0"},
    {BuiltIn::stage_qualified, "crm.stage_qualified", Outcome::open, 30, 21, "a1"},
    {BuiltIn::stage_quote, "crm.stage_quote", Outcome::open, 60, 30, "a2"},
    {BuiltIn::stage_won, "crm.stage_won", Outcome::won, 100, std::nullopt, "a3"},
    {BuiltIn::stage_lost, "crm.stage_lost", Outcome::lost, 0, std::nullopt, "a4"},
    {BuiltIn::stage_unqualified, "crm.stage_unqualified", Outcome::unqualified, 0, std::nullopt, "a5"},
};

struct BuiltInReason {
  BuiltIn id;
  const char* name_key;
  Outcome outcome;
  bool asks_note;
  const char* position;
};

constexpr BuiltInReason kReasons[] = {
    {BuiltIn::reason_price, "crm.reason_price", Outcome::lost, false, "a0"},
    {BuiltIn::reason_competitor, "crm.reason_competitor", Outcome::lost, false, "a1"},
    {BuiltIn::reason_timing, "crm.reason_timing", Outcome::lost, false, "a2"},
    {BuiltIn::reason_no_answer, "crm.reason_no_answer", Outcome::lost, false, "a3"},
    {BuiltIn::reason_lost_other, "crm.reason_other", Outcome::lost, true, "a4"},
    {BuiltIn::reason_no_need, "crm.reason_no_need", Outcome::unqualified, false, "a0"},
    {BuiltIn::reason_no_budget, "crm.reason_no_budget", Outcome::unqualified, false, "a1"},
    {BuiltIn::reason_wrong_contact, "crm.reason_wrong_contact", Outcome::unqualified, false, "a2"},
    {BuiltIn::reason_spam, "crm.reason_spam", Outcome::unqualified, false, "a3"},
    {BuiltIn::reason_unqualified_other, "crm.reason_other", Outcome::unqualified, true, "a4"},
};

base::Status add_first_rows(store::Writer& writer) {
  BASE_TRY(writer.execute("INSERT INTO user(uuid) VALUES(?1)", writer.new_uuid()));
  BASE_TRY(writer.execute("INSERT INTO device_setting(name, value) VALUES('user', ?1)",
                          std::to_string(writer.last_insert_key())));
  BASE_TRY(writer.execute("INSERT INTO setting(uuid, name, value) VALUES(?1, 'currency', 'MYR')",
                          built_in_uuid(BuiltIn::setting_currency)));
  BASE_TRY(writer.execute("INSERT INTO pipeline(uuid, name_key, position) VALUES(?1, 'crm.pipeline_sales', 'a0')",
                          built_in_uuid(BuiltIn::pipeline_sales)));
  const int64_t pipeline = writer.last_insert_key();
  for (const BuiltInStage& stage : kStages) {
    BASE_TRY(
        writer.execute("INSERT INTO stage(uuid, pipeline_key, name_key, outcome, probability, rotting_days, position)"
                       " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                       built_in_uuid(stage.id), pipeline, stage.name_key, static_cast<int>(stage.outcome),
                       stage.probability, stage.rotting_days, stage.position));
  }
  for (const BuiltInReason& reason : kReasons) {
    BASE_TRY(
        writer.execute("INSERT INTO reason(uuid, outcome, name_key, asks_note, position) VALUES(?1, ?2, ?3, ?4, ?5)",
                       built_in_uuid(reason.id), static_cast<int>(reason.outcome), reason.name_key,
                       reason.asks_note ? 1 : 0, reason.position));
  }
  return base::success();
}

const store::Migration kMigrations[] = {
    {.version = 1, .sql = kTablesSql, .run = nullptr},
    {.version = 2, .sql = kSearchTablesSql, .run = nullptr},
    {.version = 3, .sql = {}, .run = add_first_rows},
    {.version = 4, .sql = kNamingTriggersSql, .run = nullptr},
};

constexpr std::string_view kTrackedTables[] = {
    "user",         "setting", "pipeline",    "stage",          "reason",     "tag",
    "lead",         "contact", "membership",  "labelled_value", "record_tag", "deal",
    "deal_contact", "task",    "appointment", "link",           "activity",
};

}  // namespace

std::span<const store::Migration> migrations() { return kMigrations; }
std::span<const std::string_view> tracked_tables() { return kTrackedTables; }

}  // namespace crm
