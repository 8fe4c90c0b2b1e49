// The rows of a list's window, read by key; which keys they are is decided in queries_lists.cpp.

#include <algorithm>

#include "crm/parts.h"
#include "crm/queries_state.h"
#include "crm/record_read.h"

namespace crm {

namespace {

using store::Statement;

std::string string_of(const Statement& row, int column) { return std::string(row.text(column)); }

// The first labelled value of a kind, as a column.
#define MAIN_VALUE(type, kind, column)                                                                    \
  "(SELECT " column " FROM labelled_value WHERE record_type=" type " AND record_key=r.key AND kind=" kind \
  " ORDER BY position LIMIT 1)"

// Tags arrive as one column, parted by a character that no tag holds.
constexpr char kTagSeparator = '\x1F';

std::vector<std::string> split_tags(std::string_view joined) {
  std::vector<std::string> tags;
  while (!joined.empty()) {
    const size_t end = std::min(joined.find(kTagSeparator), joined.size());
    tags.emplace_back(joined.substr(0, end));
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return tags;
}

// Runs `sql` (with the key as ?1) for each key of the window.
template <typename Row, typename Read>
std::vector<Row> read_window(Queries::State& state, const Keys& keys, uint32_t offset, uint32_t limit,
                             std::string_view sql, Read read) {
  std::vector<Row> window;
  const size_t end = std::min(keys->size(), static_cast<size_t>(offset) + limit);
  if (offset >= end) return window;
  window.reserve(end - offset);
  Statement rows = state.reader.prepare(sql);
  for (size_t i = offset; i < end; ++i) {
    rows.bind(1, (*keys)[i]);
    if (rows.next()) window.push_back(read(rows));
    state.keep_error(rows.status());
    rows.reset();
  }
  return window;
}

}  // namespace

std::vector<LeadRow> Queries::leads(const ListQuery& query, uint32_t offset, uint32_t limit) {
  static constexpr std::string_view kSql =
      "SELECT r.uuid, r.name, r.company_name, r.source, u.name, r.status, r.created_ms, " MAIN_VALUE("1", "1", "value") ", "
      MAIN_VALUE("1", "2", "value") ", (SELECT max(at_ms) FROM activity WHERE lead_key=r.key)"
      " FROM lead r LEFT JOIN user u ON u.key=r.owner_key WHERE r.key=?1";
  return read_window<LeadRow>(*state_, state_->list_keys(query), offset, limit, kSql, [](const Statement& row) {
    return LeadRow{.id = {row.uuid(0)},
                   .name = string_of(row, 1),
                   .company_name = string_of(row, 2),
                   .email = string_of(row, 7),
                   .phone = string_of(row, 8),
                   .source = string_of(row, 3),
                   .owner_name = string_of(row, 4),
                   .status = static_cast<LeadStatus>(row.integer(5)),
                   .created_ms = row.integer(6),
                   .last_activity_ms = row.integer(9)};
  });
}

std::vector<ContactRow> Queries::contacts(const ListQuery& query, uint32_t offset, uint32_t limit) {
  static constexpr std::string_view kSql =
      "SELECT r.uuid, r.kind, r.status, r.name, r.job_title, r.source, u.name, r.created_ms, " MAIN_VALUE("2", "1", "value") ", "
      MAIN_VALUE("2", "2", "value") ", " MAIN_VALUE("2", "3", "city") ", o.uuid, o.name,"
      " (SELECT group_concat(t.name, char(31)) FROM record_tag x JOIN tag t ON t.key=x.tag_key WHERE x.record_type=2 AND x.record_key=r.key),"
      " CASE r.kind WHEN 2 THEN (SELECT count(*) FROM deal d WHERE d.company_key=r.key AND d.closed_ms IS NULL)"
      " ELSE (SELECT count(*) FROM deal_contact x JOIN deal d ON d.key=x.deal_key WHERE x.contact_key=r.key AND d.closed_ms IS NULL) END,"
      " CASE r.kind WHEN 2 THEN (SELECT count(*) FROM membership m WHERE m.company_key=r.key) ELSE 0 END,"
      " CASE r.kind WHEN 2 THEN (SELECT max(at_ms) FROM activity WHERE company_key=r.key)"
      " ELSE (SELECT max(at_ms) FROM activity WHERE contact_key=r.key) END"
      " FROM contact r LEFT JOIN user u ON u.key=r.owner_key"
      " LEFT JOIN contact o ON o.key=(SELECT company_key FROM membership WHERE person_key=r.key ORDER BY position LIMIT 1) WHERE r.key=?1";
  return read_window<ContactRow>(*state_, state_->list_keys(query), offset, limit, kSql, [](const Statement& row) {
    return ContactRow{.id = {row.uuid(0)},
                      .kind = static_cast<ContactKind>(row.integer(1)),
                      .status = static_cast<ContactStatus>(row.integer(2)),
                      .name = string_of(row, 3),
                      .company_name = string_of(row, 12),
                      .company = {row.uuid(11)},
                      .job_title = string_of(row, 4),
                      .email = string_of(row, 8),
                      .phone = string_of(row, 9),
                      .city = string_of(row, 10),
                      .source = string_of(row, 5),
                      .owner_name = string_of(row, 6),
                      .tags = split_tags(row.text(13)),
                      .open_deals = static_cast<int32_t>(row.integer(14)),
                      .people = static_cast<int32_t>(row.integer(15)),
                      .created_ms = row.integer(7),
                      .last_activity_ms = row.integer(16)};
  });
}

std::vector<DealRow> Queries::deals(const ListQuery& query, uint32_t offset, uint32_t limit) {
  static constexpr std::string_view kSql =
      "SELECT r.uuid, r.name, r.value_minor, r.currency, s.uuid, s.name, s.name_key, s.outcome, s.probability, "
      "r.probability, o.name, p.name,"
      " r.source, u.name, r.expected_close, r.created_ms, r.closed_ms, (SELECT max(at_ms) FROM activity WHERE "
      "deal_key=r.key)"
      " FROM deal r JOIN stage s ON s.key=r.stage_key LEFT JOIN user u ON u.key=r.owner_key LEFT JOIN contact o ON "
      "o.key=r.company_key"
      " LEFT JOIN contact p ON p.key=(SELECT contact_key FROM deal_contact WHERE deal_key=r.key ORDER BY position "
      "LIMIT 1) WHERE r.key=?1";
  return read_window<DealRow>(*state_, state_->list_keys(query), offset, limit, kSql, [](const Statement& row) {
    Stage stage;
    stage.outcome = static_cast<Outcome>(row.integer(7));
    stage.probability = static_cast<int32_t>(row.integer(8));
    const auto own = row.is_null(9) ? std::nullopt : std::optional<int32_t>(static_cast<int32_t>(row.integer(9)));
    return DealRow{.id = {row.uuid(0)},
                   .name = string_of(row, 1),
                   .value = {row.integer(2), string_of(row, 3)},
                   .stage = {row.uuid(4)},
                   .stage_name = {string_of(row, 5), string_of(row, 6)},
                   .outcome = stage.outcome,
                   .probability = effective_probability(own, stage),
                   .company_name = string_of(row, 10),
                   .contact_name = string_of(row, 11),
                   .source = string_of(row, 12),
                   .owner_name = string_of(row, 13),
                   .expected_close = row.is_null(14) ? std::nullopt
                                                     : std::optional(base::Date{static_cast<int32_t>(row.integer(14))}),
                   .created_ms = row.integer(15),
                   .closed_ms = row.integer(16),
                   .last_activity_ms = row.integer(17)};
  });
}

TaskRow read_task_row(const Reader& reader, const Statement& row, const DayLimits& limits) {
  TaskRow task{.id = {row.uuid(1)},
               .title = string_of(row, 2),
               .due = due_of(row.optional_integer(3), row.optional_integer(4)),
               .done_ms = row.integer(5),
               .bucket = TaskBucket::no_date,
               .overdue = false,
               .assignee_name = string_of(row, 6),
               .linked = read_links(reader, SqlType::task, row.integer(0))};
  task.bucket = bucket_of(task.due, task.done_ms, limits);
  task.overdue = task.done_ms == 0 && is_overdue(task.due, limits);
  return task;
}

std::vector<TaskRow> Queries::tasks(const ListQuery& query, uint32_t offset, uint32_t limit) {
  const DayLimits limits = state_->limits();
  return read_window<TaskRow>(*state_, state_->list_keys(query), offset, limit, kTaskRowSql,
                              [&](const Statement& row) { return read_task_row(state_->reader, row, limits); });
}

std::vector<RecordRef> Queries::refs(const ListQuery& query, uint32_t offset, uint32_t limit) {
  const std::string sql = "SELECT uuid FROM " + std::string(table_of(sql_type(query.type))) + " WHERE key=?1";
  return read_window<RecordRef>(*state_, state_->list_keys(query), offset, limit, sql, [&](const Statement& row) {
    return RecordRef{query.type, row.uuid(0)};
  });
}

}  // namespace crm
