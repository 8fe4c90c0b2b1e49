// Commands on contacts: people and companies.

#include "crm/command_support.h"
#include "crm/normalise.h"
#include "crm/parts.h"
#include "crm/record_read.h"
#include "crm/record_write.h"

namespace crm {

namespace {

Status add_status_entry(store::Writer& writer, int64_t contact, ContactStatus status) {
  BASE_TRY(add_activity(writer, {.kind = ActivityKind::contact_status_changed,
                                 .filing = filing_of(writer, SqlType::contact, contact),
                                 .detail = static_cast<int64_t>(status)}));
  return base::success();
}

}  // namespace

base::Status write_contact(store::Writer& writer, int64_t key, const ContactFields& fields) {
  const std::optional<Contact> old = read_contact(writer, key);
  if (!old) return gone();
  if (old->fields == fields) return base::success();
  // A person stays a person: lists, links and the timeline count on it.
  if (old->fields.kind != fields.kind) return invalid("crm.error_kind_fixed");
  const PersonName& parts = fields.parts;
  const int64_t owner = user_key(writer, fields.owner.is_nil() ? old->fields.owner : fields.owner);
  BASE_TRY(writer.execute(
      "UPDATE contact SET name=?2, prefix=?3, given_name=?4, middle_name=?5, family_name=?6, suffix=?7, nickname=?8, "
      "job_title=?9,"
      " status=?10, source=?11, owner_key=?12, about=?13, updated_ms=?14 WHERE key=?1",
      key, fields.name, parts.prefix, parts.given, parts.middle, parts.family, parts.suffix, parts.nickname,
      fields.job_title, static_cast<int>(fields.status), fields.source, owner, fields.about, writer.now_ms()));
  BASE_TRY(write_values(writer, SqlType::contact, key, fields.values));
  BASE_TRY(write_tags(writer, SqlType::contact, key, fields.tags));
  if (fields.kind == ContactKind::person)
    BASE_TRY(write_memberships(writer, key, owner, fields.companies, Announce::yes));
  if (fields.status != old->fields.status) BASE_TRY(add_status_entry(writer, key, fields.status));
  return base::success();
}

Result<Made<ContactId>> Commands::create_contact(ContactFields fields) {
  normalise(fields);
  BASE_TRY(validate(fields));
  const char* name_key = fields.kind == ContactKind::person ? "crm.step_person_added" : "crm.step_company_added";
  store::StepInfo info = named_step(database_, name_key, fields.name);
  return write_new<ContactId>(database_, std::move(info), [fields](store::Writer& writer) -> Result<base::Uuid> {
    BASE_TRY_ASSIGN(row, insert_contact(writer, fields, Announce::yes));
    return row.id;
  });
}

Result<store::StepId> Commands::update_contact(ContactId id, ContactFields fields) {
  normalise(fields);
  BASE_TRY(validate(fields));
  const char* name_key = fields.kind == ContactKind::person ? "crm.step_person_edited" : "crm.step_company_edited";
  store::StepInfo info = named_step(database_, name_key, fields.name);
  return database_.write(std::move(info), [id, fields](store::Writer& writer) -> Status {
    BASE_TRY_ASSIGN(key, require_key(writer, SqlType::contact, id.value));
    return write_contact(writer, key, fields);
  });
}

Result<store::StepId> Commands::set_contact_status(std::vector<ContactId> contacts, ContactStatus status) {
  store::StepInfo info =
      counted_step(database_, "crm.step_contact_status", "crm.step_contacts_status", contacts.size(),
                   contacts.empty() ? std::string() : record_name(database_, SqlType::contact, contacts.front().value));
  return database_.write(std::move(info), [contacts, status](store::Writer& writer) -> Status {
    for (const ContactId& id : contacts) {
      BASE_TRY_ASSIGN(key, require_key(writer, SqlType::contact, id.value));
      const int64_t old = Reader(writer).integer("SELECT status FROM contact WHERE key=?1", key).value_or(0);
      if (old == static_cast<int64_t>(status)) continue;
      BASE_TRY(writer.execute("UPDATE contact SET status=?2, updated_ms=?3 WHERE key=?1", key, static_cast<int>(status),
                              writer.now_ms()));
      BASE_TRY(add_status_entry(writer, key, status));
    }
    return base::success();
  });
}

}  // namespace crm
