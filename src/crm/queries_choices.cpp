// What forms and menus offer: pipelines, stages, reasons, tags, sources, users, settings.

#include "crm/queries_state.h"
#include "crm/record_read.h"
#include "crm/record_write.h"

namespace crm {

std::vector<Pipeline> Queries::pipelines() {
  std::vector<Pipeline> pipelines;
  store::Statement rows = state_->reader.query("SELECT uuid, name, name_key FROM pipeline ORDER BY position, key");
  while (rows.next())
    pipelines.push_back({PipelineId{rows.uuid(0)}, {std::string(rows.text(1)), std::string(rows.text(2))}});
  state_->keep_error(rows.status());
  return pipelines;
}

std::vector<Stage> Queries::stages(PipelineId pipeline) {
  std::vector<Stage> stages;
  store::Statement rows = state_->reader.query(
      "SELECT key FROM stage WHERE pipeline_key=(SELECT key FROM pipeline WHERE uuid=?1) ORDER BY outcome, position",
      pipeline.value);
  while (rows.next()) {
    if (std::optional<Stage> stage = read_stage(state_->reader, rows.integer(0))) stages.push_back(std::move(*stage));
  }
  state_->keep_error(rows.status());
  return stages;
}

std::vector<Reason> Queries::reasons(Outcome outcome) {
  std::vector<Reason> reasons;
  store::Statement rows = state_->reader.query(
      "SELECT uuid, outcome, name, name_key, asks_note FROM reason WHERE outcome=?1 ORDER BY position, key",
      static_cast<int>(outcome));
  while (rows.next()) {
    reasons.push_back({.id = {rows.uuid(0)},
                       .outcome = static_cast<Outcome>(rows.integer(1)),
                       .name = {std::string(rows.text(2)), std::string(rows.text(3))},
                       .asks_note = rows.integer(4) != 0});
  }
  state_->keep_error(rows.status());
  return reasons;
}

std::vector<Queries::Tag> Queries::tags() {
  std::vector<Tag> tags;
  store::Statement rows = state_->reader.query(
      "SELECT t.uuid, t.name, (SELECT count(*) FROM record_tag r WHERE r.tag_key=t.key) FROM tag t ORDER BY "
      "sort_key(t.name)");
  while (rows.next()) tags.push_back({TagId{rows.uuid(0)}, std::string(rows.text(1)), rows.integer(2)});
  state_->keep_error(rows.status());
  return tags;
}

std::vector<std::string> Queries::sources() {
  std::vector<std::string> sources;
  store::Statement rows = state_->reader.query(
      "SELECT source FROM (SELECT source FROM lead UNION ALL SELECT source FROM deal UNION ALL SELECT source FROM "
      "contact)"
      " WHERE source<>'' GROUP BY source ORDER BY count(*) DESC, source LIMIT 100");
  while (rows.next()) sources.emplace_back(rows.text(0));
  state_->keep_error(rows.status());
  return sources;
}

std::vector<User> Queries::users() {
  std::vector<User> users;
  const int64_t me = my_key(state_->reader);
  store::Statement rows = state_->reader.query("SELECT key, uuid, name FROM user ORDER BY key");
  while (rows.next())
    users.push_back({.id = {rows.uuid(1)}, .name = std::string(rows.text(2)), .is_me = rows.integer(0) == me});
  state_->keep_error(rows.status());
  return users;
}

UserId Queries::me() { return my_id(state_->reader); }

Settings Queries::settings() {
  Settings settings;
  settings.currency = default_currency(state_->reader);
  store::Statement user = state_->reader.query("SELECT name FROM user WHERE key=?1", my_key(state_->reader));
  if (user.next()) settings.user_name = std::string(user.text(0));
  store::Statement rows = state_->reader.query("SELECT name, value, CAST(value AS INTEGER) FROM device_setting");
  while (rows.next()) {
    const std::string_view name = rows.text(0);
    if (name == "language") settings.language = std::string(rows.text(1));
    if (name == "time_zone") settings.time_zone = std::string(rows.text(1));
    if (name == "theme" && rows.integer(2) >= 0 && rows.integer(2) <= 2)
      settings.theme = static_cast<Theme>(rows.integer(2));
    if (name == "week_start" && rows.integer(2) >= 0 && rows.integer(2) <= 6)
      settings.week_start = static_cast<base::Weekday>(rows.integer(2));
  }
  state_->keep_error(rows.status());
  return settings;
}

RecordCounts Queries::counts() {
  state_->refresh();
  if (state_->counts) return *state_->counts;
  RecordCounts counts;
  store::Statement row = state_->reader.query(
      "SELECT (SELECT count(*) FROM lead WHERE status<>4), (SELECT count(*) FROM contact_order WHERE kind=1),"
      " (SELECT count(*) FROM contact_order WHERE kind=2), (SELECT count(*) FROM deal_order),"
      " (SELECT count(*) FROM stage s JOIN deal d ON d.stage_key=s.key WHERE s.outcome=0),"
      " (SELECT count(*) FROM task WHERE done_ms IS NULL), (SELECT count(*) FROM appointment_search)");
  if (row.next()) {
    counts = {.leads = row.integer(0),
              .people = row.integer(1),
              .companies = row.integer(2),
              .deals = row.integer(3),
              .open_deals = row.integer(4),
              .open_tasks = row.integer(5),
              .appointments = row.integer(6)};
  }
  state_->keep_error(row.status());
  state_->counts = counts;
  return counts;
}

}  // namespace crm
