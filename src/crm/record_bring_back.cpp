// The deletion's own changes say what went along; those that belong to this record are taken back one by one, since
// others may have been deleted in the same step (record_delete.cpp says what goes along with what).

#include "crm/record_bring_back.h"

#include <algorithm>

namespace crm {

namespace {

using base::Status;
using store::LoggedChange;
using store::LoggedTable;
using store::LogReader;
using store::Operation;
using store::Row;

// Columns through which the rows of others know a record.
bool knows(const LoggedTable& table, std::string_view column, SqlType type) {
  const bool activity = table.name == "activity";
  switch (type) {
    case SqlType::lead: return column == "lead_key";
    case SqlType::contact: return column == "company_key" || column == "contact_key" || column == "person_key";
    case SqlType::deal: return column == "deal_key";
    case SqlType::task: return activity && column == "task_key";
    case SqlType::appointment:
    case SqlType::activity: return false;
  }
  return false;
}

bool mentions(const LoggedTable& table, const RowView& row, SqlType type, int64_t key) {
  return std::ranges::any_of(table.columns, [&](const std::string& column) {
    return knows(table, column, type) && row.integer(column) == key;
  });
}

// An entry of the timeline belongs to its most specific record, but what tells of a lead's life to the lead.
bool is_entry_of(const RowView& entry, SqlType type, int64_t key) {
  const auto kind = static_cast<ActivityKind>(entry.number("kind"));
  const bool of_lead = kind == ActivityKind::lead_created || kind == ActivityKind::lead_status_changed ||
                       kind == ActivityKind::lead_converted;
  if (of_lead) return type == SqlType::lead && entry.integer("lead_key") == key;
  if (entry.integer("deal_key")) return type == SqlType::deal && entry.integer("deal_key") == key;
  for (const char* column : {"contact_key", "company_key"})
    if (entry.integer(column)) return type == SqlType::contact && entry.integer(column) == key;
  return type == SqlType::lead && entry.integer("lead_key") == key;
}

// Whether a row that the deletion removed went because of this record.
bool went_along(const LoggedTable& table, const Row& row, SqlType type, int64_t key) {
  const RowView view(table, row);
  if (table.name == "activity") return is_entry_of(view, type, key);
  const std::optional<PartTable> part = find_part_table(table.name);
  if (!part) return false;
  if (owner_of(*part, view) == RowOwner{type, key}) return true;
  if (*part == PartTable::links)
    return view.number("record_type") == static_cast<int64_t>(type) && view.number("record_key") == key;
  return mentions(table, view, type, key);
}

// What the deletion took out of a row that stayed.
bool lost_it(const LoggedTable& table, const LoggedChange& change, SqlType type, int64_t key) {
  return std::ranges::any_of(change.fields, [&](const store::LoggedField& field) {
    return field.column < table.columns.size() && knows(table, table.columns[field.column], type) &&
           field.before == store::Value(key) && field.after == store::Value();
  });
}

Status give_back(LogReader& log, RowRestorer& restorer, const LoggedTable& table, const LoggedChange& change) {
  std::optional<Row> row = log.present_row(table, change.row_key);
  if (!row) return base::success();
  std::vector<size_t> columns;
  for (const store::LoggedField& field : change.fields) {
    // What has been filled anew since stays.
    if (field.column >= row->size() || (*row)[field.column] != field.after) continue;
    (*row)[field.column] = field.before;
    columns.push_back(field.column);
  }
  return restorer.update(table, *row, columns);
}

// A row that went in the same deletion and has come back before this record: what it could not point at then.
Status point_again(LogReader& log, RowRestorer& restorer, const LoggedTable& table, const Row& then, SqlType type,
                   int64_t key) {
  const std::optional<Row> row = log.present_row(table, RowView(table, then).key());
  if (!row) return base::success();
  std::vector<size_t> columns;
  for (size_t column = 0; column < then.size(); ++column)
    if (knows(table, table.columns[column], type) && then[column] == store::Value(key) &&
        (*row)[column] == store::Value())
      columns.push_back(column);
  return restorer.update(table, then, columns);
}

}  // namespace

Status bring_back(LogReader& log, RowRestorer& restorer, SqlType type, const LoggedChange& removal) {
  const LoggedTable& own = *log.table(removal.table_id);
  std::optional<Row> record;
  take_back(record, removal, own.columns.size());
  BASE_TRY(restorer.insert(own, *record));
  std::vector<LoggedChange> along;
  log.each_change(removal.step, [&](const LoggedChange& change) {
    const LoggedTable* table = log.table(change.table_id);
    if (table == nullptr || change.operation == Operation::insert) return;
    std::optional<Row> row;
    if (change.operation == Operation::remove) take_back(row, change, table->columns.size());
    const bool knew_it = row && mentions(*table, RowView(*table, *row), type, removal.row_key);
    if (knew_it ||
        (row ? went_along(*table, *row, type, removal.row_key) : lost_it(*table, change, type, removal.row_key)))
      along.push_back(change);
  });
  for (const LoggedChange& change : along) {
    const LoggedTable& table = *log.table(change.table_id);
    if (change.operation == Operation::update) {
      BASE_TRY(give_back(log, restorer, table, change));
      continue;
    }
    std::optional<Row> row;
    take_back(row, change, table.columns.size());
    if (const std::optional<PartTable> part = find_part_table(table.name))
      BASE_TRY(restorer.put_part(table, *part, change.row_key, row));
    else if (log.present_row(table, change.row_key))
      BASE_TRY(point_again(log, restorer, table, *row, type, removal.row_key));
    else if (went_along(table, *row, type, removal.row_key))
      BASE_TRY(restorer.insert(table, *row));
  }
  return base::success();
}

}  // namespace crm
