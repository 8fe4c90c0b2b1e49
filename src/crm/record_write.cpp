// Inserting leads and contacts, tasks and appointments; deals are in record_write_deals.cpp.

#include "crm/record_write.h"

#include "crm/parts.h"

namespace crm {

std::optional<int64_t> reason_key(const Reader& reader, const std::optional<ReasonId>& reason) {
  if (!reason) return std::nullopt;
  return reader.integer("SELECT key FROM reason WHERE uuid=?1", reason->value);
}

std::string default_currency(const Reader& reader) {
  store::Statement rows = reader.query("SELECT value FROM setting WHERE name='currency'");
  return rows.next() ? std::string(rows.text(0)) : std::string("MYR");
}

base::Result<NewRow> insert_lead(store::Writer& writer, const LeadFields& fields, Announce announce) {
  NewRow row{.key = 0, .id = writer.new_uuid()};
  const PersonName& parts = fields.parts;
  BASE_TRY(writer.execute(
      "INSERT INTO lead(uuid, name, prefix, given_name, middle_name, family_name, suffix, nickname, company_name, "
      "job_title, status,"
      " reason_key, reason_note, source, owner_key, about, created_ms, updated_ms)"
      " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?17)",
      row.id, fields.name, parts.prefix, parts.given, parts.middle, parts.family, parts.suffix, parts.nickname,
      fields.company_name, fields.job_title, static_cast<int>(fields.status), reason_key(writer, fields.reason),
      fields.reason_note, fields.source, user_key(writer, fields.owner), fields.about, writer.now_ms()));
  row.key = writer.last_insert_key();
  BASE_TRY(write_values(writer, SqlType::lead, row.key, fields.values));
  BASE_TRY(write_tags(writer, SqlType::lead, row.key, fields.tags));
  if (announce == Announce::yes) {
    BASE_TRY(add_activity(writer, {.kind = ActivityKind::lead_created, .filing = {.lead = row.key}}));
  }
  return row;
}

base::Result<NewRow> insert_contact(store::Writer& writer, const ContactFields& fields, Announce announce) {
  NewRow row{.key = 0, .id = writer.new_uuid()};
  const PersonName& parts = fields.parts;
  const int64_t owner = user_key(writer, fields.owner);
  BASE_TRY(
      writer.execute("INSERT INTO contact(uuid, kind, name, prefix, given_name, middle_name, family_name, suffix, "
                     "nickname, job_title, status, source,"
                     " owner_key, about, created_ms, updated_ms) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
                     "?12, ?13, ?14, ?15, ?15)",
                     row.id, static_cast<int>(fields.kind), fields.name, parts.prefix, parts.given, parts.middle,
                     parts.family, parts.suffix, parts.nickname, fields.job_title, static_cast<int>(fields.status),
                     fields.source, owner, fields.about, writer.now_ms()));
  row.key = writer.last_insert_key();
  BASE_TRY(write_values(writer, SqlType::contact, row.key, fields.values));
  BASE_TRY(write_tags(writer, SqlType::contact, row.key, fields.tags));
  const bool is_person = fields.kind == ContactKind::person;
  if (is_person) BASE_TRY(write_memberships(writer, row.key, owner, fields.companies, announce));
  if (announce == Announce::yes) {
    BASE_TRY(add_activity(writer, {.kind = is_person ? ActivityKind::person_created : ActivityKind::company_created,
                                   .filing = filing_of(writer, SqlType::contact, row.key)}));
  }
  return row;
}

base::Result<NewRow> insert_task(store::Writer& writer, const TaskFields& fields) {
  NewRow row{.key = 0, .id = writer.new_uuid()};
  const Due& due = fields.due;
  BASE_TRY(
      writer.execute("INSERT INTO task(uuid, title, note, due_day, due_ms, assignee_key, created_ms) VALUES(?1, ?2, "
                     "?3, ?4, ?5, ?6, ?7)",
                     row.id, fields.title, fields.note,
                     due.kind == Due::Kind::day ? std::optional<int64_t>(due.day.days_since_epoch) : std::nullopt,
                     due.kind == Due::Kind::moment ? std::optional<int64_t>(due.at_ms) : std::nullopt,
                     user_key(writer, fields.assignee), writer.now_ms()));
  row.key = writer.last_insert_key();
  BASE_TRY(write_links(writer, SqlType::task, row.key, fields.links));
  BASE_TRY(add_activity(
      writer,
      {.kind = ActivityKind::task_created, .filing = filing_of(writer, SqlType::task, row.key), .task = row.key}));
  return row;
}

base::Result<NewRow> insert_appointment(store::Writer& writer, const AppointmentFields& fields) {
  NewRow row{.key = 0, .id = writer.new_uuid()};
  const TimeSpan& span = fields.span;
  const bool timed = span.kind == TimeSpan::Kind::timed;
  const auto when = [](bool filled, int64_t value) { return filled ? std::optional<int64_t>(value) : std::nullopt; };
  BASE_TRY(
      writer.execute("INSERT INTO appointment(uuid, title, location, note, start_ms, end_ms, first_day, last_day, "
                     "owner_key, created_ms)"
                     " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                     row.id, fields.title, fields.location, fields.note, when(timed, span.start_ms),
                     when(timed, span.end_ms), when(!timed, span.first_day.days_since_epoch),
                     when(!timed, span.last_day.days_since_epoch), user_key(writer, fields.owner), writer.now_ms()));
  row.key = writer.last_insert_key();
  BASE_TRY(write_links(writer, SqlType::appointment, row.key, fields.links));
  BASE_TRY(add_activity(writer, {.kind = ActivityKind::appointment_created,
                                 .filing = filing_of(writer, SqlType::appointment, row.key),
                                 .text = fields.title}));
  return row;
}

}  // namespace crm
