// Records and what hangs on them; the choices that forms offer.

#include "crm/command_support.h"
#include "crm/parts.h"
#include "crm/queries_state.h"
#include "crm/record_read.h"

namespace crm {

Queries::Queries(store::Database& database, const base::Clock& clock, const base::TimeZone& zone)
    : state_(std::make_unique<State>(database, clock, zone)) {}
Queries::~Queries() = default;

void Queries::set_time_zone(const base::TimeZone& zone) {
  state_->zone = &zone;
  state_->forget_days();
}
void Queries::set_week_start(base::Weekday week_start) {
  state_->week_start = week_start;
  state_->forget_days();
}

std::optional<base::Error> Queries::take_error() { return std::exchange(state_->error, std::nullopt); }

void Queries::note_statements(std::vector<std::string>* into) { state_->reader.note_statements(into); }

std::optional<Lead> Queries::lead(LeadId id) {
  const std::optional<int64_t> key = find_key(state_->reader, SqlType::lead, id.value);
  return key ? read_lead(state_->reader, *key) : std::nullopt;
}

std::optional<Contact> Queries::contact(ContactId id) {
  const std::optional<int64_t> key = find_key(state_->reader, SqlType::contact, id.value);
  return key ? read_contact(state_->reader, *key) : std::nullopt;
}

std::optional<Deal> Queries::deal(DealId id) {
  const std::optional<int64_t> key = find_key(state_->reader, SqlType::deal, id.value);
  return key ? read_deal(state_->reader, *key) : std::nullopt;
}

std::optional<Task> Queries::task(TaskId id) {
  const std::optional<int64_t> key = find_key(state_->reader, SqlType::task, id.value);
  return key ? read_task(state_->reader, *key) : std::nullopt;
}

std::optional<Appointment> Queries::appointment(AppointmentId id) {
  const std::optional<int64_t> key = find_key(state_->reader, SqlType::appointment, id.value);
  return key ? read_appointment(state_->reader, *key) : std::nullopt;
}

std::string Queries::name_of(const RecordRef& record) {
  return record_name(state_->reader, sql_type(record.type), record.id);
}

namespace {

std::vector<int64_t> keys_of(store::Statement rows) {
  std::vector<int64_t> keys;
  while (rows.next()) keys.push_back(rows.integer(0));
  return keys;
}

template <typename Record, typename Read>
void read_all(const Reader& reader, const std::vector<int64_t>& keys, std::vector<Record>& records, Read read) {
  for (const int64_t key : keys) {
    if (std::optional<Record> record = read(reader, key)) records.push_back(std::move(*record));
  }
}

void read_people(store::Statement rows, std::vector<RelatedPerson>& people) {
  while (rows.next()) {
    people.push_back({ContactId{rows.uuid(0)}, std::string(rows.text(1)), std::string(rows.text(2)),
                      std::string(rows.text(3)), std::string(rows.text(4))});
  }
}

#define PERSON_COLUMNS                                                                                                 \
  "SELECT c.uuid, c.name, x.role,"                                                                                     \
  " (SELECT value FROM labelled_value WHERE record_type=2 AND record_key=c.key AND kind=1 ORDER BY position LIMIT 1)," \
  " (SELECT value FROM labelled_value WHERE record_type=2 AND record_key=c.key AND kind=2 ORDER BY position LIMIT 1)"

void read_deals(store::Statement rows, std::vector<RelatedDeal>& deals) {
  while (rows.next()) {
    Stage stage;
    stage.outcome = static_cast<Outcome>(rows.integer(6));
    stage.probability = static_cast<int32_t>(rows.integer(7));
    const auto own = rows.is_null(8) ? std::nullopt : std::optional<int32_t>(static_cast<int32_t>(rows.integer(8)));
    deals.push_back({.id = {rows.uuid(0)},
                     .name = std::string(rows.text(1)),
                     .value = {rows.integer(2), std::string(rows.text(3))},
                     .stage_name = {std::string(rows.text(4)), std::string(rows.text(5))},
                     .outcome = stage.outcome,
                     .probability = effective_probability(own, stage)});
  }
}

#define DEAL_COLUMNS \
  "SELECT d.uuid, d.name, d.value_minor, d.currency, s.name, s.name_key, s.outcome, s.probability, d.probability"
#define DEAL_ORDER " ORDER BY s.outcome<>0, d.created_ms DESC, d.key DESC LIMIT 500"

}  // namespace

Related Queries::related(const RecordRef& record) {
  const Reader& reader = state_->reader;
  Related related;
  const SqlType type = sql_type(record.type);
  const std::optional<int64_t> key = find_key(reader, type, record.id);
  if (!key) return related;
  switch (record.type) {
    case RecordType::lead:
      read_deals(
          reader.query(DEAL_COLUMNS " FROM deal d JOIN stage s ON s.key=d.stage_key WHERE d.lead_key=?1" DEAL_ORDER,
                       *key),
          related.deals);
      break;
    case RecordType::person:
      read_deals(reader.query(DEAL_COLUMNS
                              " FROM deal_contact x JOIN deal d ON d.key=x.deal_key JOIN stage s ON s.key=d.stage_key"
                              " WHERE x.contact_key=?1" DEAL_ORDER,
                              *key),
                 related.deals);
      break;
    case RecordType::company:
      read_deals(
          reader.query(DEAL_COLUMNS " FROM deal d JOIN stage s ON s.key=d.stage_key WHERE d.company_key=?1" DEAL_ORDER,
                       *key),
          related.deals);
      read_people(reader.query(PERSON_COLUMNS " FROM membership x JOIN contact c ON c.key=x.person_key WHERE "
                                              "x.company_key=?1 ORDER BY c.name LIMIT 500",
                               *key),
                  related.people);
      break;
    case RecordType::deal:
      read_people(
          reader.query(
              PERSON_COLUMNS
              " FROM deal_contact x JOIN contact c ON c.key=x.contact_key WHERE x.deal_key=?1 ORDER BY x.position",
              *key),
          related.people);
      break;
    case RecordType::task:
    case RecordType::appointment:
    case RecordType::activity: return related;
  }
  const auto type_number = static_cast<int64_t>(type);
  const DayLimits limits = state_->limits();
  read_all(reader,
           keys_of(reader.query("SELECT t.key FROM link k JOIN task t ON t.key=k.source_key WHERE k.record_type=?1 AND "
                                "k.record_key=?2 AND k.source_type=5"
                                " AND t.done_ms IS NULL ORDER BY t.due_day IS NULL AND t.due_ms IS NULL, "
                                "coalesce(t.due_ms, t.due_day * 86400000 + 86399999), t.key"
                                " LIMIT 200",
                                type_number, *key)),
           related.open_tasks, read_task);
  read_all(reader,
           keys_of(reader.query("SELECT t.key FROM link k JOIN task t ON t.key=k.source_key WHERE k.record_type=?1 AND "
                                "k.record_key=?2 AND k.source_type=5"
                                " AND t.done_ms IS NOT NULL ORDER BY t.done_ms DESC, t.key DESC LIMIT 20",
                                type_number, *key)),
           related.done_tasks, read_task);
  read_all(
      reader,
      keys_of(reader.query(
          "SELECT a.key FROM link k JOIN appointment a ON a.key=k.source_key WHERE k.record_type=?1 AND "
          "k.record_key=?2 AND k.source_type=6"
          " AND (a.end_ms>?3 OR a.last_day>=?4) ORDER BY coalesce(a.start_ms, a.first_day * 86400000), a.key LIMIT 200",
          type_number, *key, limits.now_ms, limits.today.days_since_epoch)),
      related.coming_appointments, read_appointment);
  read_all(reader,
           keys_of(reader.query("SELECT a.key FROM link k JOIN appointment a ON a.key=k.source_key WHERE "
                                "k.record_type=?1 AND k.record_key=?2 AND k.source_type=6"
                                " AND (a.end_ms<=?3 OR a.last_day<?4) ORDER BY coalesce(a.start_ms, a.first_day * "
                                "86400000) DESC, a.key DESC LIMIT 20",
                                type_number, *key, limits.now_ms, limits.today.days_since_epoch)),
           related.past_appointments, read_appointment);
  return related;
}

}  // namespace crm
