#pragma once
// Writing whole records, inside a command: what forms, conversion and import share. Fields come normalised and valid.
// Inserting adds the "created" entry to the timeline and returns the key.

#include "crm/activity_log.h"
#include "crm/sql.h"

namespace crm {

struct NewRow {
  int64_t key = 0;
  base::Uuid id;
};

[[nodiscard]] base::Result<NewRow> insert_lead(store::Writer& writer, const LeadFields& fields, Announce announce);
[[nodiscard]] base::Result<NewRow> insert_contact(store::Writer& writer, const ContactFields& fields,
                                                  Announce announce);
// On top of its column.
[[nodiscard]] base::Result<NewRow> insert_deal(store::Writer& writer, const DealFields& fields);
[[nodiscard]] base::Result<NewRow> insert_task(store::Writer& writer, const TaskFields& fields);
[[nodiscard]] base::Result<NewRow> insert_appointment(store::Writer& writer, const AppointmentFields& fields);

// Changes what differs, and nothing at all when nothing does.
[[nodiscard]] base::Status write_lead(store::Writer& writer, int64_t key, const LeadFields& fields);
[[nodiscard]] base::Status write_contact(store::Writer& writer, int64_t key, const ContactFields& fields);

// Key of a reason that exists; NULL otherwise.
[[nodiscard]] std::optional<int64_t> reason_key(const Reader& reader, const std::optional<ReasonId>& reason);
// The currency of the settings.
[[nodiscard]] std::string default_currency(const Reader& reader);

}  // namespace crm
