// Commands on tasks and appointments.

#include "crm/command_support.h"
#include "crm/normalise.h"
#include "crm/parts.h"
#include "crm/record_read.h"
#include "crm/record_write.h"

namespace crm {

namespace {

std::optional<int64_t> due_day(const Due& due) {
  return due.kind == Due::Kind::day ? std::optional<int64_t>(due.day.days_since_epoch) : std::nullopt;
}

std::optional<int64_t> due_ms(const Due& due) {
  return due.kind == Due::Kind::moment ? std::optional<int64_t>(due.at_ms) : std::nullopt;
}

Status write_task(store::Writer& writer, TaskId id, const TaskFields& fields) {
  BASE_TRY_ASSIGN(key, require_key(writer, SqlType::task, id.value));
  const std::optional<Task> old = read_task(writer, key);
  if (!old) return gone();
  if (old->fields == fields) return base::success();
  BASE_TRY(writer.execute("UPDATE task SET title=?2, note=?3, due_day=?4, due_ms=?5, assignee_key=?6 WHERE key=?1", key,
                          fields.title, fields.note, due_day(fields.due), due_ms(fields.due),
                          user_key(writer, fields.assignee.is_nil() ? old->fields.assignee : fields.assignee)));
  return write_links(writer, SqlType::task, key, fields.links);
}

Status write_span(store::Writer& writer, int64_t key, const TimeSpan& span) {
  const bool timed = span.kind == TimeSpan::Kind::timed;
  const auto when = [](bool filled, int64_t value) { return filled ? std::optional<int64_t>(value) : std::nullopt; };
  return writer.execute("UPDATE appointment SET start_ms=?2, end_ms=?3, first_day=?4, last_day=?5 WHERE key=?1", key,
                        when(timed, span.start_ms), when(timed, span.end_ms),
                        when(!timed, span.first_day.days_since_epoch), when(!timed, span.last_day.days_since_epoch));
}

Status write_appointment(store::Writer& writer, AppointmentId id, const AppointmentFields& fields) {
  BASE_TRY_ASSIGN(key, require_key(writer, SqlType::appointment, id.value));
  const std::optional<Appointment> old = read_appointment(writer, key);
  if (!old) return gone();
  if (old->fields == fields) return base::success();
  BASE_TRY(writer.execute("UPDATE appointment SET title=?2, location=?3, note=?4, owner_key=?5 WHERE key=?1", key,
                          fields.title, fields.location, fields.note,
                          user_key(writer, fields.owner.is_nil() ? old->fields.owner : fields.owner)));
  BASE_TRY(write_span(writer, key, fields.span));
  return write_links(writer, SqlType::appointment, key, fields.links);
}

Status write_completion(store::Writer& writer, const std::vector<TaskId>& tasks) {
  for (const TaskId& id : tasks) {
    BASE_TRY_ASSIGN(key, require_key(writer, SqlType::task, id.value));
    BASE_TRY(writer.execute("UPDATE task SET done_ms=?2 WHERE key=?1 AND done_ms IS NULL", key, writer.now_ms()));
    if (writer.changed_rows() == 0) continue;  // done already
    BASE_TRY(add_activity(
        writer, {.kind = ActivityKind::task_done, .filing = filing_of(writer, SqlType::task, key), .task = key}));
  }
  return base::success();
}

Status write_reopening(store::Writer& writer, const std::vector<TaskId>& tasks) {
  for (const TaskId& id : tasks) {
    BASE_TRY_ASSIGN(key, require_key(writer, SqlType::task, id.value));
    BASE_TRY(writer.execute("UPDATE task SET done_ms=NULL WHERE key=?1", key));
    // What was not done after all is no part of the history.
    BASE_TRY(writer.execute("DELETE FROM activity WHERE task_key=?1 AND kind=40", key));
  }
  return base::success();
}

std::string first_title(store::Database& database, const std::vector<TaskId>& tasks) {
  return tasks.empty() ? std::string() : record_name(database, SqlType::task, tasks.front().value);
}

}  // namespace

Result<Made<TaskId>> Commands::create_task(TaskFields fields) {
  normalise(fields);
  BASE_TRY(validate(fields));
  store::StepInfo info = named_step(database_, "crm.step_task_added", fields.title);
  return write_new<TaskId>(database_, std::move(info), [fields](store::Writer& writer) -> Result<base::Uuid> {
    BASE_TRY_ASSIGN(row, insert_task(writer, fields));
    return row.id;
  });
}

Result<store::StepId> Commands::update_task(TaskId id, TaskFields fields) {
  normalise(fields);
  BASE_TRY(validate(fields));
  store::StepInfo info = named_step(database_, "crm.step_task_edited", fields.title);
  return database_.write(std::move(info),
                         [id, fields](store::Writer& writer) { return write_task(writer, id, fields); });
}

Result<store::StepId> Commands::set_task_due(TaskId id, Due due) {
  store::StepInfo info = named_step(database_, "crm.step_task_moved", record_name(database_, SqlType::task, id.value));
  return database_.write(std::move(info), [id, due](store::Writer& writer) -> Status {
    BASE_TRY_ASSIGN(key, require_key(writer, SqlType::task, id.value));
    return writer.execute("UPDATE task SET due_day=?2, due_ms=?3 WHERE key=?1", key, due_day(due), due_ms(due));
  });
}

Result<store::StepId> Commands::complete_tasks(std::vector<TaskId> tasks) {
  store::StepInfo info =
      counted_step(database_, "crm.step_task_done", "crm.step_tasks_done", tasks.size(), first_title(database_, tasks));
  return database_.write(std::move(info), [tasks](store::Writer& writer) { return write_completion(writer, tasks); });
}

Result<store::StepId> Commands::reopen_tasks(std::vector<TaskId> tasks) {
  store::StepInfo info = counted_step(database_, "crm.step_task_reopened", "crm.step_tasks_reopened", tasks.size(),
                                      first_title(database_, tasks));
  return database_.write(std::move(info), [tasks](store::Writer& writer) { return write_reopening(writer, tasks); });
}

Result<Made<AppointmentId>> Commands::create_appointment(AppointmentFields fields) {
  normalise(fields);
  BASE_TRY(validate(fields));
  store::StepInfo info = named_step(database_, "crm.step_appointment_added", fields.title);
  return write_new<AppointmentId>(database_, std::move(info), [fields](store::Writer& writer) -> Result<base::Uuid> {
    BASE_TRY_ASSIGN(row, insert_appointment(writer, fields));
    return row.id;
  });
}

Result<store::StepId> Commands::update_appointment(AppointmentId id, AppointmentFields fields) {
  normalise(fields);
  BASE_TRY(validate(fields));
  store::StepInfo info = named_step(database_, "crm.step_appointment_edited", fields.title);
  return database_.write(std::move(info),
                         [id, fields](store::Writer& writer) { return write_appointment(writer, id, fields); });
}

Result<store::StepId> Commands::set_appointment_span(AppointmentId id, TimeSpan span) {
  AppointmentFields check{.title = "-", .location = {}, .note = {}, .span = span, .owner = {}, .links = {}};
  BASE_TRY(validate(check));
  store::StepInfo info =
      named_step(database_, "crm.step_appointment_moved", record_name(database_, SqlType::appointment, id.value));
  return database_.write(std::move(info), [id, span](store::Writer& writer) -> Status {
    BASE_TRY_ASSIGN(key, require_key(writer, SqlType::appointment, id.value));
    return write_span(writer, key, span);
  });
}

}  // namespace crm
