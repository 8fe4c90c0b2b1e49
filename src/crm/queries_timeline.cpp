// Timelines of records and the feed of the account. A page is found through the index of its record (or of its kinds)
// and then read entry by entry, so that a page costs the same at the beginning and after a million entries.

#include <algorithm>

#include "base/sort.h"
#include "crm/queries_state.h"

namespace crm {

namespace {

using store::Statement;

constexpr std::string_view kEntrySql =
    "SELECT a.uuid, a.kind, a.at_ms, a.actor_key, u.uuid, u.name, a.text, a.detail, a.quantity,"
    " d.uuid, d.name, p.uuid, p.name, c.uuid, c.name, l.uuid, l.name, f.name, f.name_key, t.name, t.name_key, r.name, "
    "r.name_key, k.title"
    " FROM activity a LEFT JOIN user u ON u.key=a.actor_key LEFT JOIN deal d ON d.key=a.deal_key LEFT JOIN contact p "
    "ON p.key=a.contact_key"
    " LEFT JOIN contact c ON c.key=a.company_key LEFT JOIN lead l ON l.key=a.lead_key LEFT JOIN stage f ON "
    "f.key=a.from_stage_key"
    " LEFT JOIN stage t ON t.key=a.to_stage_key LEFT JOIN reason r ON r.key=a.reason_key LEFT JOIN task k ON "
    "k.key=a.task_key WHERE a.key=?1";

constexpr ActivityKind kAllKinds[] = {
    ActivityKind::note,
    ActivityKind::call,
    ActivityKind::lead_created,
    ActivityKind::person_created,
    ActivityKind::company_created,
    ActivityKind::deal_created,
    ActivityKind::task_created,
    ActivityKind::appointment_created,
    ActivityKind::stage_changed,
    ActivityKind::deal_won,
    ActivityKind::deal_lost,
    ActivityKind::deal_unqualified,
    ActivityKind::deal_reopened,
    ActivityKind::lead_status_changed,
    ActivityKind::lead_converted,
    ActivityKind::contact_status_changed,
    ActivityKind::task_done,
    ActivityKind::record_deleted,
    ActivityKind::imported,
};

bool is_about_lead(ActivityKind kind) {
  return kind == ActivityKind::lead_created || kind == ActivityKind::lead_status_changed ||
         kind == ActivityKind::lead_converted;
}

// Most specific first; what the sentence is about in front.
std::vector<LinkedRecord> records_of(const Statement& row, ActivityKind kind) {
  std::vector<LinkedRecord> records;
  const auto add = [&](RecordType type, int column) {
    if (!row.is_null(column)) records.push_back({{type, row.uuid(column)}, std::string(row.text(column + 1))});
  };
  if (is_about_lead(kind)) add(RecordType::lead, 15);
  add(RecordType::deal, 9);
  add(RecordType::person, 11);
  add(RecordType::company, 13);
  if (!is_about_lead(kind)) add(RecordType::lead, 15);
  return records;
}

Label label_of(const Statement& row, int column) {
  return {std::string(row.text(column)), std::string(row.text(column + 1))};
}

ActivityEntry entry_of(const Statement& row, int64_t me) {
  ActivityEntry entry;
  entry.id = {row.uuid(0)};
  entry.kind = static_cast<ActivityKind>(row.integer(1));
  entry.at_ms = row.integer(2);
  entry.actor_is_me = row.integer(3) == me;
  entry.actor = {row.uuid(4)};
  entry.actor_name = std::string(row.text(5));
  entry.records = records_of(row, entry.kind);
  entry.text = std::string(row.text(6));
  entry.from = label_of(row, 17);
  entry.to = label_of(row, 19);
  entry.reason = label_of(row, 21);
  const int64_t detail = row.integer(7);
  const int64_t quantity = row.integer(8);
  switch (entry.kind) {
    case ActivityKind::call:
      entry.direction = detail == 2 ? CallDirection::incoming : CallDirection::outgoing;
      entry.duration_s = static_cast<int32_t>(quantity);
      break;
    case ActivityKind::lead_status_changed:
      entry.from_status = static_cast<LeadStatus>(detail / 10);
      entry.to_status = static_cast<LeadStatus>(detail % 10);
      break;
    case ActivityKind::contact_status_changed: entry.to_contact_status = static_cast<ContactStatus>(detail); break;
    case ActivityKind::task_created:
    case ActivityKind::task_done:
      // A deleted task left its title in the text.
      entry.task_title = row.is_null(23) ? std::exchange(entry.text, {}) : std::string(row.text(23));
      break;
    case ActivityKind::record_deleted:
      entry.deleted_type = static_cast<RecordType>(detail);
      entry.count = quantity;
      break;
    case ActivityKind::imported: entry.count = quantity; break;
    default: break;
  }
  return entry;
}

struct Place {
  int64_t at_ms;
  int64_t key;
};

bool is_newer(const Place& a, const Place& b) { return a.at_ms != b.at_ms ? a.at_ms > b.at_ms : a.key > b.key; }

void collect(Statement rows, std::vector<Place>& places) {
  while (rows.next()) places.push_back({rows.integer(0), rows.integer(1)});
}

ActivityPage page_of(Queries::State& state, std::vector<Place> places, uint32_t limit) {
  ActivityPage page;
  base::stable_sort(places, is_newer);
  const int64_t me = my_key(state.reader);
  Statement row = state.reader.prepare(kEntrySql);
  for (size_t i = 0; i < places.size() && i < limit; ++i) {
    row.bind(1, places[i].key);
    if (row.next()) page.entries.push_back(entry_of(row, me));
    state.keep_error(row.status());
    row.reset();
  }
  if (places.size() > limit && limit > 0) page.next = ActivityCursor{places[limit - 1].at_ms, places[limit - 1].key};
  return page;
}

#define TIMELINE(column)                                               \
  "SELECT at_ms, key FROM activity WHERE " column                      \
  "=?1 AND (at_ms, key)<(?2, ?3) ORDER BY at_ms DESC, key DESC LIMIT " \
  "?4"

}  // namespace

ActivityPage Queries::timeline(const RecordRef& record, ActivityCursor from, uint32_t limit) {
  const std::optional<int64_t> key = find_key(state_->reader, sql_type(record.type), record.id);
  std::string_view sql;
  switch (record.type) {
    case RecordType::lead: sql = TIMELINE("lead_key"); break;
    case RecordType::person: sql = TIMELINE("contact_key"); break;
    case RecordType::company: sql = TIMELINE("company_key"); break;
    case RecordType::deal: sql = TIMELINE("deal_key"); break;
    case RecordType::task: sql = TIMELINE("task_key"); break;
    case RecordType::appointment:
    case RecordType::activity: break;
  }
  if (!key || sql.empty()) return {};
  std::vector<Place> places;
  collect(state_->reader.query(sql, *key, from.at_ms, from.key, limit + 1), places);
  return page_of(*state_, std::move(places), limit);
}

ActivityPage Queries::feed(const FeedFilter& filter, ActivityCursor from, uint32_t limit) {
  std::optional<int64_t> actor;
  if (filter.actor)
    actor = state_->reader.integer("SELECT key FROM user WHERE uuid=?1", filter.actor->value).value_or(0);
  std::vector<Place> places;
  for (const ActivityKind kind : kAllKinds) {
    if (!filter.groups.empty() && std::ranges::find(filter.groups, group_of(kind)) == filter.groups.end()) continue;
    Statement rows = state_->reader.query(
        "SELECT at_ms, key FROM activity WHERE kind=?1 AND (at_ms, key)<(?2, ?3) AND at_ms>=?4 AND at_ms<?5"
        " AND (?6 IS NULL OR actor_key=?6) ORDER BY at_ms DESC, key DESC LIMIT ?7",
        static_cast<int>(kind), from.at_ms, from.key, filter.since_ms, filter.until_ms, actor, limit + 1);
    collect(std::move(rows), places);
  }
  return page_of(*state_, std::move(places), limit);
}

std::optional<ActivityEntry> Queries::activity(ActivityId id) {
  const std::optional<int64_t> key = find_key(state_->reader, SqlType::activity, id.value);
  if (!key) return std::nullopt;
  Statement row = state_->reader.query(kEntrySql, *key);
  if (!row.next()) return std::nullopt;
  return entry_of(row, my_key(state_->reader));
}

}  // namespace crm
