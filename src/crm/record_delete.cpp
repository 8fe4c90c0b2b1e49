// Deleting; record_delete.h says what goes along. The record itself goes first: the search index then has nothing left
// to refresh for each of its parts.

#include "crm/record_delete.h"

#include "crm/activity_log.h"
#include "crm/command_support.h"

namespace crm {

namespace {

Status run_each(store::Writer& writer, int64_t key, std::initializer_list<std::string_view> statements) {
  for (const std::string_view sql : statements) BASE_TRY(writer.execute(sql, key));
  return base::success();
}

Status delete_contact(store::Writer& writer, int64_t key) {
  const bool is_company = Reader(writer).integer("SELECT kind FROM contact WHERE key=?1", key).value_or(1) == 2;
  BASE_TRY(run_each(
      writer, key,
      {"DELETE FROM contact WHERE key=?1", "DELETE FROM labelled_value WHERE record_type=2 AND record_key=?1",
       "DELETE FROM record_tag WHERE record_type=2 AND record_key=?1",
       "DELETE FROM link WHERE record_type=2 AND record_key=?1", "DELETE FROM deal_contact WHERE contact_key=?1"}));
  if (is_company) {
    return run_each(
        writer, key,
        {"DELETE FROM membership WHERE company_key=?1", "UPDATE deal SET company_key=NULL WHERE company_key=?1",
         "DELETE FROM activity WHERE company_key=?1 AND deal_key IS NULL AND contact_key IS NULL AND kind<>31",
         "UPDATE activity SET company_key=NULL WHERE company_key=?1"});
  }
  return run_each(writer, key,
                  {"DELETE FROM membership WHERE person_key=?1",
                   "DELETE FROM activity WHERE contact_key=?1 AND deal_key IS NULL AND kind<>31",
                   "UPDATE activity SET contact_key=NULL WHERE contact_key=?1"});
}

}  // namespace

Status delete_record(store::Writer& writer, SqlType type, int64_t key) {
  switch (type) {
    case SqlType::lead:
      return run_each(
          writer, key,
          {"DELETE FROM lead WHERE key=?1", "DELETE FROM labelled_value WHERE record_type=1 AND record_key=?1",
           "DELETE FROM record_tag WHERE record_type=1 AND record_key=?1",
           "DELETE FROM link WHERE record_type=1 AND record_key=?1", "UPDATE deal SET lead_key=NULL WHERE lead_key=?1",
           "DELETE FROM activity WHERE lead_key=?1 AND (kind IN (10, 30, 31) OR"
           " (deal_key IS NULL AND contact_key IS NULL AND company_key IS NULL))",
           "UPDATE activity SET lead_key=NULL WHERE lead_key=?1"});
    case SqlType::contact: return delete_contact(writer, key);
    case SqlType::deal:
      return run_each(writer, key,
                      {"DELETE FROM deal WHERE key=?1", "DELETE FROM deal_contact WHERE deal_key=?1",
                       "DELETE FROM record_tag WHERE record_type=4 AND record_key=?1",
                       "DELETE FROM link WHERE record_type=4 AND record_key=?1",
                       "DELETE FROM activity WHERE deal_key=?1 AND kind<>31",
                       "UPDATE activity SET deal_key=NULL WHERE deal_key=?1"});
    case SqlType::task:
      // The history keeps what was done, under the title it had.
      return run_each(writer, key,
                      {"UPDATE activity SET text=coalesce((SELECT title FROM task WHERE key=?1), ''), task_key=NULL "
                       "WHERE task_key=?1",
                       "DELETE FROM task WHERE key=?1", "DELETE FROM link WHERE source_type=5 AND source_key=?1"});
    case SqlType::appointment:
      return run_each(
          writer, key,
          {"DELETE FROM appointment WHERE key=?1", "DELETE FROM link WHERE source_type=6 AND source_key=?1"});
    case SqlType::activity: return writer.execute("DELETE FROM activity WHERE key=?1", key);
  }
  return base::success();
}

Status announce_deletion(store::Writer& writer, RecordType type, std::string_view name, int64_t count) {
  if (type == RecordType::task || type == RecordType::appointment || type == RecordType::activity)
    return base::success();
  BASE_TRY(add_activity(
      writer,
      {.kind = ActivityKind::record_deleted, .text = name, .detail = static_cast<int64_t>(type), .quantity = count}));
  return base::success();
}

std::string record_name(const Reader& reader, SqlType type, const base::Uuid& id) {
  const auto text = [&](std::string_view sql) {
    store::Statement row = reader.query(sql, id);
    return row.next() ? std::string(row.text(0)) : std::string();
  };
  switch (type) {
    case SqlType::lead: return text("SELECT name FROM lead WHERE uuid=?1");
    case SqlType::contact: return text("SELECT name FROM contact WHERE uuid=?1");
    case SqlType::deal: return text("SELECT name FROM deal WHERE uuid=?1");
    case SqlType::task: return text("SELECT title FROM task WHERE uuid=?1");
    case SqlType::appointment: return text("SELECT title FROM appointment WHERE uuid=?1");
    case SqlType::activity: return text("SELECT substr(text, 1, 80) FROM activity WHERE uuid=?1");
  }
  return {};
}

Result<store::StepId> Commands::delete_records(std::vector<RecordRef> records) {
  const std::string name =
      records.empty() ? std::string() : record_name(database_, sql_type(records.front().type), records.front().id);
  store::StepInfo info =
      counted_step(database_, "crm.step_record_deleted", "crm.step_records_deleted", records.size(), name);
  return database_.write(std::move(info), [records, name](store::Writer& writer) -> Status {
    for (const RecordRef& record : records) {
      BASE_TRY_ASSIGN(key, require_key(writer, sql_type(record.type), record.id));
      BASE_TRY(delete_record(writer, sql_type(record.type), key));
    }
    if (records.empty()) return base::success();
    return announce_deletion(writer, records.front().type, name, static_cast<int64_t>(records.size()));
  });
}

}  // namespace crm
