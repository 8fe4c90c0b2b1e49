// Notes and calls, and the settings.

#include "base/text.h"
#include "crm/activity_log.h"
#include "crm/command_support.h"
#include "crm/normalise.h"
#include "crm/rules.h"

namespace crm {

namespace {

constexpr size_t kMaximumText_bytes = 1'000'000;

Status check_text(std::string_view text) {
  if (text.size() <= kMaximumText_bytes) return base::success();
  base::Error error = invalid("crm.error_text_too_long");
  error.arguments = {{"limit", std::to_string(kMaximumText_bytes)},
                     {"start", std::string(base::to_valid_utf8(text.substr(0, 40)))}};
  return error;
}

Result<Made<ActivityId>> write_entry(store::Database& database, store::StepInfo info, RecordRef record,
                                     NewActivity entry, std::string text) {
  return write_new<ActivityId>(database, std::move(info),
                               [record, entry, text](store::Writer& writer) -> Result<base::Uuid> {
                                 const SqlType type = sql_type(record.type);
                                 BASE_TRY_ASSIGN(key, require_key(writer, type, record.id));
                                 NewActivity filed = entry;
                                 filed.filing = filing_of(writer, type, key);
                                 filed.text = text;
                                 return add_activity(writer, filed);
                               });
}

Result<int64_t> require_entry(store::Writer& writer, ActivityId id, ActivityKind kind) {
  BASE_TRY_ASSIGN(key, require_key(writer, SqlType::activity, id.value));
  const int64_t stored = Reader(writer).integer("SELECT kind FROM activity WHERE key=?1", key).value_or(0);
  if (stored != static_cast<int64_t>(kind)) return invalid("crm.error_history_fixed");
  return key;
}

// A setting of this device: not a part of the workspace, not undone.
Status write_device_setting(store::Writer& writer, std::string_view name, std::string_view value) {
  return writer.execute(
      "INSERT INTO device_setting(name, value) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET value=excluded.value",
      name, value);
}

}  // namespace

Result<Made<ActivityId>> Commands::add_note(RecordRef record, std::string text) {
  text = several_lines(text);
  if (text.empty()) return invalid("crm.error_note_empty");
  BASE_TRY(check_text(text));
  store::StepInfo info =
      named_step(database_, "crm.step_note_added", record_name(database_, sql_type(record.type), record.id));
  return write_entry(database_, std::move(info), record, {.kind = ActivityKind::note}, std::move(text));
}

Result<Made<ActivityId>> Commands::log_call(RecordRef record, CallFields call) {
  call.text = several_lines(call.text);
  BASE_TRY(check_text(call.text));
  if (call.duration_s < 0) return invalid("crm.error_duration");
  store::StepInfo info =
      named_step(database_, "crm.step_call_logged", record_name(database_, sql_type(record.type), record.id));
  return write_entry(database_, std::move(info), record,
                     {.kind = ActivityKind::call,
                      .detail = static_cast<int64_t>(call.direction),
                      .quantity = call.duration_s,
                      .at_ms = call.at_ms},
                     call.text);
}

Result<store::StepId> Commands::update_note(ActivityId id, std::string text) {
  text = several_lines(text);
  if (text.empty()) return invalid("crm.error_note_empty");
  BASE_TRY(check_text(text));
  return database_.write(step_info(database_, "crm.step_note_edited", {}), [id, text](store::Writer& writer) -> Status {
    BASE_TRY_ASSIGN(key, require_entry(writer, id, ActivityKind::note));
    return writer.execute("UPDATE activity SET text=?2 WHERE key=?1", key, text);
  });
}

Result<store::StepId> Commands::update_call(ActivityId id, CallFields call) {
  call.text = several_lines(call.text);
  BASE_TRY(check_text(call.text));
  if (call.duration_s < 0) return invalid("crm.error_duration");
  return database_.write(step_info(database_, "crm.step_call_edited", {}), [id, call](store::Writer& writer) -> Status {
    BASE_TRY_ASSIGN(key, require_entry(writer, id, ActivityKind::call));
    return writer.execute("UPDATE activity SET text=?2, detail=?3, quantity=?4, at_ms=coalesce(?5, at_ms) WHERE key=?1",
                          key, call.text, static_cast<int>(call.direction), call.duration_s, call.at_ms);
  });
}

Result<store::StepId> Commands::change_settings(Settings settings) {
  settings.user_name = one_line(settings.user_name);
  if (!is_currency_code(settings.currency)) return invalid("crm.error_currency");
  return database_.write(step_info(database_, "crm.step_settings", {}), [settings](store::Writer& writer) -> Status {
    BASE_TRY(writer.execute("UPDATE user SET name=?2 WHERE key=?1 AND name<>?2", my_key(writer), settings.user_name));
    BASE_TRY(writer.execute("UPDATE setting SET value=?1 WHERE name='currency' AND value<>?1", settings.currency));
    BASE_TRY(write_device_setting(writer, "language", settings.language));
    BASE_TRY(write_device_setting(writer, "theme", std::to_string(static_cast<int>(settings.theme))));
    BASE_TRY(write_device_setting(writer, "week_start", std::to_string(static_cast<int>(settings.week_start))));
    return write_device_setting(writer, "time_zone", settings.time_zone);
  });
}

}  // namespace crm
