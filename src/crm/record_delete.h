#pragma once
// Deleting one record with everything that is its own; what also belongs to others stays with them. Shared by the
// command, the job for many, and the removal of sample data.

#include "crm/sql.h"

namespace crm {

// An activity belongs to its most specific record (deal, person, company, lead); a conversion belongs to its lead.
[[nodiscard]] base::Status delete_record(store::Writer& writer, SqlType type, int64_t key);

// The feed's entry about it: nothing for tasks, appointments and notes.
[[nodiscard]] base::Status announce_deletion(store::Writer& writer, RecordType type, std::string_view name,
                                             int64_t count);

}  // namespace crm
