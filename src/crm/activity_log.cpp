// Writing entries of the timeline; activity_log.h says where they are filed.

#include "crm/activity_log.h"

namespace crm {

base::Result<base::Uuid> add_activity(store::Writer& writer, const NewActivity& activity) {
  const base::Uuid id = writer.new_uuid();
  BASE_TRY(writer.execute(
      "INSERT INTO activity(uuid, kind, at_ms, actor_key, lead_key, contact_key, company_key, deal_key, text, "
      "from_stage_key,"
      " to_stage_key, reason_key, task_key, detail, quantity) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
      "?12, ?13, ?14, ?15)",
      id, static_cast<int>(activity.kind), activity.at_ms.value_or(writer.now_ms()), my_key(writer),
      activity.filing.lead, activity.filing.person, activity.filing.company, activity.filing.deal, activity.text,
      activity.from_stage, activity.to_stage, activity.reason, activity.task, activity.detail, activity.quantity));
  return id;
}

Filing filing_of(const Reader& reader, SqlType type, int64_t key) {
  Filing filing;
  switch (type) {
    case SqlType::lead: filing.lead = key; break;
    case SqlType::contact: {
      store::Statement rows = reader.query(
          "SELECT kind, (SELECT company_key FROM membership WHERE person_key=?1 ORDER BY position LIMIT 1) FROM "
          "contact WHERE key=?1",
          key);
      if (!rows.next()) break;
      if (rows.integer(0) == static_cast<int64_t>(ContactKind::company)) {
        filing.company = key;
      } else {
        filing.person = key;
        filing.company = rows.optional_integer(1);
      }
      break;
    }
    case SqlType::deal: {
      filing.deal = key;
      store::Statement rows = reader.query(
          "SELECT lead_key, company_key, (SELECT contact_key FROM deal_contact WHERE deal_key=?1 ORDER BY position "
          "LIMIT 1) FROM deal WHERE key=?1",
          key);
      if (!rows.next()) break;
      filing.lead = rows.optional_integer(0);
      filing.company = rows.optional_integer(1);
      filing.person = rows.optional_integer(2);
      break;
    }
    case SqlType::task:
    case SqlType::appointment: {
      store::Statement rows = reader.query(
          "SELECT record_type, record_key FROM link WHERE source_type=?1 AND source_key=?2 ORDER BY position LIMIT 1",
          static_cast<int64_t>(type), key);
      if (rows.next()) return filing_of(reader, static_cast<SqlType>(rows.integer(0)), rows.integer(1));
      break;
    }
    case SqlType::activity: break;
  }
  return filing;
}

}  // namespace crm
