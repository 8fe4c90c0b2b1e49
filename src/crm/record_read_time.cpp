// Tasks and appointments as whole records.

#include "crm/parts.h"
#include "crm/record_read.h"

namespace crm {

Due due_of(std::optional<int64_t> day, std::optional<int64_t> at_ms) {
  if (at_ms) return Due::at(*at_ms);
  if (day) return Due::on(base::Date{static_cast<int32_t>(*day)});
  return {};
}

std::optional<Task> read_task(const Reader& reader, int64_t key) {
  store::Statement row = reader.query(
      "SELECT t.uuid, t.title, t.note, t.due_day, t.due_ms, u.uuid, t.created_ms, t.done_ms FROM task t"
      " LEFT JOIN user u ON u.key=t.assignee_key WHERE t.key=?1",
      key);
  if (!row.next()) return std::nullopt;
  Task task;
  task.id = TaskId{row.uuid(0)};
  task.fields.title = std::string(row.text(1));
  task.fields.note = std::string(row.text(2));
  task.fields.due = due_of(row.optional_integer(3), row.optional_integer(4));
  task.fields.assignee = UserId{row.uuid(5)};
  task.created_ms = row.integer(6);
  task.done_ms = row.integer(7);
  task.linked = read_links(reader, SqlType::task, key);
  for (const LinkedRecord& link : task.linked) task.fields.links.push_back(link.record);
  return task;
}

std::optional<Appointment> read_appointment(const Reader& reader, int64_t key) {
  store::Statement row = reader.query(
      "SELECT a.uuid, a.title, a.location, a.note, a.start_ms, a.end_ms, a.first_day, a.last_day, u.uuid, a.created_ms"
      " FROM appointment a LEFT JOIN user u ON u.key=a.owner_key WHERE a.key=?1",
      key);
  if (!row.next()) return std::nullopt;
  Appointment appointment;
  appointment.id = AppointmentId{row.uuid(0)};
  AppointmentFields& fields = appointment.fields;
  fields.title = std::string(row.text(1));
  fields.location = std::string(row.text(2));
  fields.note = std::string(row.text(3));
  fields.span = row.is_null(4) ? TimeSpan::all_day(base::Date{static_cast<int32_t>(row.integer(6))},
                                                   base::Date{static_cast<int32_t>(row.integer(7))})
                               : TimeSpan::timed(row.integer(4), row.integer(5));
  fields.owner = UserId{row.uuid(8)};
  appointment.created_ms = row.integer(9);
  appointment.linked = read_links(reader, SqlType::appointment, key);
  for (const LinkedRecord& link : appointment.linked) fields.links.push_back(link.record);
  return appointment;
}

}  // namespace crm
