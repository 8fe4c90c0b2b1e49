// Commands on leads; conversion is in commands_convert.cpp.

#include "crm/command_support.h"
#include "crm/normalise.h"
#include "crm/parts.h"
#include "crm/record_read.h"
#include "crm/record_write.h"

namespace crm {

namespace {

Status add_status_entry(store::Writer& writer, int64_t lead, LeadStatus from, LeadStatus to,
                        std::optional<int64_t> reason, std::string_view note) {
  BASE_TRY(add_activity(writer, {.kind = ActivityKind::lead_status_changed,
                                 .filing = {.lead = lead},
                                 .text = note,
                                 .reason = reason,
                                 .detail = static_cast<int64_t>(from) * 10 + static_cast<int64_t>(to)}));
  return base::success();
}

}  // namespace

base::Status write_lead(store::Writer& writer, int64_t key, const LeadFields& fields) {
  const std::optional<Lead> old = read_lead(writer, key);
  if (!old) return gone();
  if (old->fields == fields) return base::success();
  const bool was_converted = old->fields.status == LeadStatus::converted;
  const LeadStatus status =
      was_converted || fields.status == LeadStatus::converted ? old->fields.status : fields.status;
  const PersonName& parts = fields.parts;
  const std::optional<int64_t> reason = reason_key(writer, fields.reason);
  BASE_TRY(writer.execute(
      "UPDATE lead SET name=?2, prefix=?3, given_name=?4, middle_name=?5, family_name=?6, suffix=?7, nickname=?8, "
      "company_name=?9,"
      " job_title=?10, status=?11, reason_key=?12, reason_note=?13, source=?14, owner_key=?15, about=?16, "
      "updated_ms=?17 WHERE key=?1",
      key, fields.name, parts.prefix, parts.given, parts.middle, parts.family, parts.suffix, parts.nickname,
      fields.company_name, fields.job_title, static_cast<int>(status), reason, fields.reason_note, fields.source,
      user_key(writer, fields.owner.is_nil() ? old->fields.owner : fields.owner), fields.about, writer.now_ms()));
  BASE_TRY(write_values(writer, SqlType::lead, key, fields.values));
  BASE_TRY(write_tags(writer, SqlType::lead, key, fields.tags));
  if (status != old->fields.status)
    BASE_TRY(add_status_entry(writer, key, old->fields.status, status, reason, fields.reason_note));
  return base::success();
}

Result<Made<LeadId>> Commands::create_lead(LeadFields fields) {
  normalise(fields);
  BASE_TRY(validate(fields));
  if (fields.status == LeadStatus::converted) fields.status = LeadStatus::fresh;
  store::StepInfo info = named_step(database_, "crm.step_lead_added", fields.name);
  return write_new<LeadId>(database_, std::move(info), [fields](store::Writer& writer) -> Result<base::Uuid> {
    BASE_TRY_ASSIGN(row, insert_lead(writer, fields, Announce::yes));
    return row.id;
  });
}

Result<store::StepId> Commands::update_lead(LeadId id, LeadFields fields) {
  normalise(fields);
  BASE_TRY(validate(fields));
  store::StepInfo info = named_step(database_, "crm.step_lead_edited", fields.name);
  return database_.write(std::move(info), [id, fields](store::Writer& writer) -> Status {
    BASE_TRY_ASSIGN(key, require_key(writer, SqlType::lead, id.value));
    return write_lead(writer, key, fields);
  });
}

Result<store::StepId> Commands::set_lead_status(std::vector<LeadId> leads, LeadStatus status,
                                                std::optional<ReasonId> reason, std::string reason_note) {
  if (status == LeadStatus::converted) return invalid("crm.error_convert_instead");
  if (status != LeadStatus::unqualified) {
    reason.reset();
    reason_note.clear();
  }
  reason_note = several_lines(reason_note);
  store::StepInfo info =
      counted_step(database_, "crm.step_lead_status", "crm.step_leads_status", leads.size(),
                   leads.empty() ? std::string() : record_name(database_, SqlType::lead, leads.front().value));
  return database_.write(std::move(info), [leads, status, reason, reason_note](store::Writer& writer) -> Status {
    const std::optional<int64_t> reason_row = reason_key(writer, reason);
    for (const LeadId& id : leads) {
      BASE_TRY_ASSIGN(key, require_key(writer, SqlType::lead, id.value));
      const auto old =
          static_cast<LeadStatus>(Reader(writer).integer("SELECT status FROM lead WHERE key=?1", key).value_or(1));
      if (old == LeadStatus::converted) return invalid("crm.error_already_converted");
      BASE_TRY(writer.execute("UPDATE lead SET status=?2, reason_key=?3, reason_note=?4, updated_ms=?5 WHERE key=?1",
                              key, static_cast<int>(status), reason_row, reason_note, writer.now_ms()));
      if (old != status) BASE_TRY(add_status_entry(writer, key, old, status, reason_row, reason_note));
    }
    return base::success();
  });
}

}  // namespace crm
