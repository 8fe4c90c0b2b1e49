// The insert statements of the sample; sample_rows.h says why they are not those of the commands.

#include "crm/sample_rows.h"

namespace crm {

SampleRows::SampleRows(store::Writer& writer)
    : writer_(writer),
      me_(my_key(writer)),
      contact_(writer.prepare("INSERT INTO contact(uuid, kind, name, given_name, family_name, job_title, status, "
                              "source, owner_key, about, created_ms,"
                              " updated_ms) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11)")),
      lead_(writer.prepare("INSERT INTO lead(uuid, name, given_name, family_name, company_name, job_title, status, "
                           "source, owner_key, created_ms, updated_ms)"
                           " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)")),
      value_(writer.prepare("INSERT INTO labelled_value(uuid, record_type, record_key, kind, position, label, value, "
                            "city, region, postal_code, country)"
                            " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")),
      tag_(writer.prepare("INSERT INTO record_tag(uuid, tag_key, record_type, record_key) VALUES(?1, ?2, ?3, ?4)")),
      membership_(writer.prepare("INSERT INTO membership(uuid, person_key, company_key, role) VALUES(?1, ?2, ?3, ?4)")),
      deal_(writer.prepare("INSERT INTO deal(uuid, name, value_minor, currency, stage_key, position, expected_close, "
                           "owner_key, source, company_key, reason_key,"
                           " created_ms, updated_ms, stage_entered_ms, closed_ms) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, "
                           "?8, ?9, ?10, ?11, ?12, ?13, ?13, ?14)")),
      deal_contact_(writer.prepare("INSERT INTO deal_contact(uuid, deal_key, contact_key) VALUES(?1, ?2, ?3)")),
      task_(writer.prepare("INSERT INTO task(uuid, title, due_day, due_ms, assignee_key, created_ms, done_ms) "
                           "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)")),
      appointment_(writer.prepare(
          "INSERT INTO appointment(uuid, title, location, start_ms, end_ms, first_day, last_day, owner_key, created_ms)"
          " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")),
      link_(writer.prepare("INSERT INTO link(uuid, source_type, source_key, record_type, record_key, position) "
                           "VALUES(?1, ?2, ?3, ?4, ?5, ?6)")),
      activity_(writer.prepare("INSERT INTO activity(uuid, kind, at_ms, actor_key, lead_key, contact_key, company_key, "
                               "deal_key, text, from_stage_key,"
                               " to_stage_key, reason_key, task_key, detail, quantity)"
                               " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)")) {}

base::Status SampleRows::run(store::Statement& statement) {
  const base::Result<bool> done = statement.step();
  if (!done.ok()) return done.error();
  statement.reset();
  return base::success();
}

base::Result<int64_t> SampleRows::insert(store::Statement& statement) {
  BASE_TRY(run(statement));
  return writer_.last_insert_key();
}

base::Result<int64_t> SampleRows::contact(const ContactFields& fields, int64_t created_ms) {
  contact_.bind(1, writer_.new_uuid())
      .bind(2, static_cast<int>(fields.kind))
      .bind(3, fields.name)
      .bind(4, fields.parts.given);
  contact_.bind(5, fields.parts.family)
      .bind(6, fields.job_title)
      .bind(7, static_cast<int>(fields.status))
      .bind(8, fields.source);
  contact_.bind(9, me_).bind(10, fields.about).bind(11, created_ms);
  return insert(contact_);
}

base::Result<int64_t> SampleRows::lead(const LeadFields& fields, int64_t created_ms) {
  lead_.bind(1, writer_.new_uuid())
      .bind(2, fields.name)
      .bind(3, fields.parts.given)
      .bind(4, fields.parts.family)
      .bind(5, fields.company_name);
  lead_.bind(6, fields.job_title)
      .bind(7, static_cast<int>(fields.status))
      .bind(8, fields.source)
      .bind(9, me_)
      .bind(10, created_ms);
  return insert(lead_);
}

base::Status SampleRows::value(SqlType type, int64_t key, const LabelledValue& value, int64_t position) {
  value_.bind(1, writer_.new_uuid())
      .bind(2, static_cast<int64_t>(type))
      .bind(3, key)
      .bind(4, static_cast<int>(value.kind))
      .bind(5, position);
  value_.bind(6, value.label)
      .bind(7, value.value)
      .bind(8, value.city)
      .bind(9, value.region)
      .bind(10, value.postal_code)
      .bind(11, value.country);
  return run(value_);
}

base::Status SampleRows::tag(SqlType type, int64_t key, int64_t tag) {
  tag_.bind(1, writer_.new_uuid()).bind(2, tag).bind(3, static_cast<int64_t>(type)).bind(4, key);
  return run(tag_);
}

base::Status SampleRows::membership(int64_t person, int64_t company, std::string_view role) {
  membership_.bind(1, writer_.new_uuid()).bind(2, person).bind(3, company).bind(4, role);
  return run(membership_);
}

base::Result<int64_t> SampleRows::deal(const DealRow& row) {
  deal_.bind(1, writer_.new_uuid())
      .bind(2, row.name)
      .bind(3, row.value_minor)
      .bind(4, row.currency)
      .bind(5, row.stage)
      .bind(6, row.position);
  deal_.bind(7, row.expected_close)
      .bind(8, me_)
      .bind(9, row.source)
      .bind(10, row.company)
      .bind(11, row.reason)
      .bind(12, row.created_ms);
  deal_.bind(13, row.stage_entered_ms).bind(14, row.closed_ms);
  return insert(deal_);
}

base::Status SampleRows::deal_contact(int64_t deal, int64_t person) {
  deal_contact_.bind(1, writer_.new_uuid()).bind(2, deal).bind(3, person);
  return run(deal_contact_);
}

base::Result<int64_t> SampleRows::task(std::string_view title, const Due& due, int64_t created_ms,
                                       std::optional<int64_t> done_ms) {
  task_.bind(1, writer_.new_uuid()).bind(2, title).bind(5, me_).bind(6, created_ms).bind(7, done_ms);
  if (due.kind == Due::Kind::day) task_.bind(3, due.day.days_since_epoch);
  if (due.kind == Due::Kind::moment) task_.bind(4, due.at_ms);
  return insert(task_);
}

base::Result<int64_t> SampleRows::appointment(std::string_view title, std::string_view location, const TimeSpan& span,
                                              int64_t created_ms) {
  appointment_.bind(1, writer_.new_uuid()).bind(2, title).bind(3, location).bind(8, me_).bind(9, created_ms);
  if (span.kind == TimeSpan::Kind::timed) appointment_.bind(4, span.start_ms).bind(5, span.end_ms);
  if (span.kind == TimeSpan::Kind::all_day)
    appointment_.bind(6, span.first_day.days_since_epoch).bind(7, span.last_day.days_since_epoch);
  return insert(appointment_);
}

base::Status SampleRows::link(SqlType source, int64_t source_key, SqlType type, int64_t key, int64_t position) {
  link_.bind(1, writer_.new_uuid())
      .bind(2, static_cast<int64_t>(source))
      .bind(3, source_key)
      .bind(4, static_cast<int64_t>(type))
      .bind(5, key)
      .bind(6, position);
  return run(link_);
}

base::Status SampleRows::activity(const NewActivity& activity) {
  activity_.bind(1, writer_.new_uuid())
      .bind(2, static_cast<int>(activity.kind))
      .bind(3, activity.at_ms.value_or(writer_.now_ms()))
      .bind(4, me_);
  activity_.bind(5, activity.filing.lead)
      .bind(6, activity.filing.person)
      .bind(7, activity.filing.company)
      .bind(8, activity.filing.deal);
  activity_.bind(9, activity.text)
      .bind(10, activity.from_stage)
      .bind(11, activity.to_stage)
      .bind(12, activity.reason)
      .bind(13, activity.task);
  activity_.bind(14, activity.detail).bind(15, activity.quantity);
  return run(activity_);
}

}  // namespace crm
