// The inverse of each kind of change; inverse.h says in which order.

#include "store/inverse.h"

#include <sqlite3.h>

#include <algorithm>

namespace store {

namespace {

base::Error bad_log(std::string_view what) {
  return {.code = base::ErrorCode::corrupt,
          .message_key = "storage.damaged",
          .arguments = {},
          .detail = "change log: " + std::string(what)};
}

}  // namespace

base::Result<const TrackedTable*> Inverse::table_of(int64_t id) const {
  const auto found = std::ranges::find(tables_, id, &TrackedTable::id);
  if (found == tables_.end()) return bad_log("unknown table");
  return &*found;
}

base::Status Inverse::apply_update(const TrackedTable& table, int64_t row_key, std::span<const uint8_t> data) {
  struct Field {
    uint64_t column = 0;
    PackedValue old_value;
    PackedValue new_value;
  };
  std::vector<Field> fields;
  ChangeReader reader(data);
  while (!reader.at_end()) {
    const std::optional<uint64_t> column = reader.number();
    const std::optional<PackedValue> old_value = column ? reader.value() : std::nullopt;
    const std::optional<PackedValue> new_value = old_value ? reader.value() : std::nullopt;
    if (!new_value || *column == 0 || *column >= table.columns.size()) return bad_log("unreadable update");
    fields.push_back({.column = *column, .old_value = *old_value, .new_value = *new_value});
  }

  std::string select = "SELECT ";
  for (const Field& field : fields) {
    if (select.size() > 7) select += ", ";
    select += quoted(table.columns[field.column]);
  }
  select += " FROM " + quoted(table.name) + " WHERE key=?1";
  std::string update;
  std::vector<Bind> binds{Bind(row_key)};
  {
    Statement present = connection_.query(select, row_key);
    BASE_TRY_ASSIGN(exists, present.step());
    if (!exists) {
      kept_fields_ += static_cast<int64_t>(fields.size());
      return base::success();
    }
    std::vector<uint8_t> bytes;
    for (size_t i = 0; i < fields.size(); ++i) {
      bytes.clear();
      ChangeWriter(bytes).value(present.raw_value(static_cast<int>(i)));
      if (!std::ranges::equal(bytes, fields[i].new_value.bytes)) {
        ++kept_fields_;
        continue;
      }
      binds.push_back(fields[i].old_value.bind);
      update += update.empty() ? "UPDATE " + quoted(table.name) + " SET " : std::string(", ");
      update += quoted(table.columns[fields[i].column]) + "=?" + std::to_string(binds.size());
    }
  }
  if (update.empty()) return base::success();
  return connection_.run(update + " WHERE key=?1", binds);
}

base::Status Inverse::apply_remove(const TrackedTable& table, int64_t row_key, std::span<const uint8_t> data) {
  ChangeReader reader(data);
  const std::optional<uint64_t> count = reader.number();
  // A file of today may have more columns than when the row was removed: those take their defaults.
  if (!count || *count >= table.columns.size()) return bad_log("unreadable removal");
  std::string insert = "INSERT INTO " + quoted(table.name) + "(key";
  std::string values = "?1";
  std::vector<Bind> binds{Bind(row_key)};
  for (uint64_t column = 1; column <= *count; ++column) {
    const std::optional<PackedValue> value = reader.value();
    if (!value) return bad_log("unreadable removal");
    binds.push_back(value->bind);
    insert += ", " + quoted(table.columns[column]);
    values += ", ?" + std::to_string(binds.size());
  }
  return connection_.run(insert + ") VALUES(" + values + ")", binds);
}

base::Status Inverse::apply_change(Operation operation, int64_t table_id, int64_t row_key,
                                   std::span<const uint8_t> data) {
  BASE_TRY_ASSIGN(table, table_of(table_id));
  if (operation == Operation::update) return apply_update(*table, row_key, data);
  return apply_remove(*table, row_key, data);
}

base::Status Inverse::apply(int64_t step) {
  kept_fields_ = 0;
  {
    Statement ranges = connection_.query(
        "SELECT table_id, row_key, last_key FROM change WHERE step=?1 AND operation=0 ORDER BY sequence DESC", step);
    while (ranges.next()) {
      BASE_TRY_ASSIGN(table, table_of(ranges.integer(0)));
      BASE_TRY(connection_.execute("DELETE FROM " + quoted(table->name) + " WHERE key BETWEEN ?1 AND ?2",
                                   ranges.integer(1), ranges.integer(2)));
    }
    BASE_TRY(ranges.status());
  }
  Statement changes = connection_.query(
      "SELECT operation, table_id, row_key, data FROM change WHERE step=?1 AND operation<>0 ORDER BY sequence DESC",
      step);
  while (changes.next())
    BASE_TRY(apply_change(static_cast<Operation>(changes.integer(0)), changes.integer(1), changes.integer(2),
                          changes.blob(3)));
  return changes.status();
}

base::Result<bool> Inverse::take_back(int64_t step, int64_t row_limit) {
  while (row_limit > 0) {
    BASE_TRY_ASSIGN(inserted_rows, take_back_inserted(step, row_limit));
    if (inserted_rows == 0) {
      BASE_TRY_ASSIGN(found, take_back_newest_change(step));
      if (!found) return true;
    }
    row_limit -= std::max<int64_t>(inserted_rows, 1);
  }
  Statement rest = connection_.query("SELECT 1 FROM change WHERE step=?1 LIMIT 1", step);
  BASE_TRY_ASSIGN(more, rest.step());
  return !more;
}

base::Result<int64_t> Inverse::take_back_inserted(int64_t step, int64_t row_limit) {
  Statement range = connection_.query(
      "SELECT sequence, table_id, row_key, last_key FROM change WHERE step=?1 AND operation=0"
      " ORDER BY table_id DESC, last_key DESC LIMIT 1",
      step);
  BASE_TRY_ASSIGN(found, range.step());
  if (!found) return int64_t{0};
  const int64_t sequence = range.integer(0);
  BASE_TRY_ASSIGN(table, table_of(range.integer(1)));
  const int64_t first = range.integer(2);
  const int64_t last = range.integer(3);
  range.reset();
  const int64_t from = std::max(first, last - row_limit + 1);
  BASE_TRY(connection_.execute("DELETE FROM " + quoted(table->name) + " WHERE key BETWEEN ?1 AND ?2", from, last));
  if (from > first)
    BASE_TRY(
        connection_.execute("UPDATE change SET last_key=?3 WHERE step=?1 AND sequence=?2", step, sequence, from - 1));
  else
    BASE_TRY(connection_.execute("DELETE FROM change WHERE step=?1 AND sequence=?2", step, sequence));
  return last - from + 1;
}

base::Result<bool> Inverse::take_back_newest_change(int64_t step) {
  Statement newest = connection_.query(
      "SELECT sequence, operation, table_id, row_key, data FROM change WHERE step=?1 ORDER BY sequence DESC LIMIT 1",
      step);
  BASE_TRY_ASSIGN(found, newest.step());
  if (!found) return false;
  const int64_t sequence = newest.integer(0);
  BASE_TRY(
      apply_change(static_cast<Operation>(newest.integer(1)), newest.integer(2), newest.integer(3), newest.blob(4)));
  newest.reset();
  BASE_TRY(connection_.execute("DELETE FROM change WHERE step=?1 AND sequence=?2", step, sequence));
  return true;
}

}  // namespace store
