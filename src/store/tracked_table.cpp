// Reading and checking the schema of the tables that the log follows.

#include "store/tracked_table.h"

namespace store {

namespace {

base::Error broken_rule(std::string_view table, std::string_view rule) {
  return {.code = base::ErrorCode::internal,
          .message_key = "storage.failed",
          .arguments = {},
          .detail = "tracked table " + std::string(table) + ": " + std::string(rule)};
}

}  // namespace

std::string quoted(std::string_view name) {
  std::string text = "\"";
  for (const char letter : name) text.append(letter == '"' ? 2 : 1, letter);
  return text += '"';
}

base::Result<std::vector<TrackedTable>> read_tracked_tables(Connection& connection,
                                                            std::span<const std::string_view> names) {
  std::vector<TrackedTable> tables;
  for (const std::string_view name : names) {
    TrackedTable table{.name = std::string(name), .id = 0, .columns = {}};
    bool has_uuid = false;
    Statement columns = connection.query("SELECT name, hidden FROM pragma_table_xinfo(?1) ORDER BY cid", name);
    while (columns.next()) {
      if (columns.integer(1) != 0) return broken_rule(name, "generated columns are not supported");
      has_uuid = has_uuid || columns.text(0) == "uuid";
      table.columns.emplace_back(columns.text(0));
    }
    BASE_TRY(columns.status());
    if (table.columns.empty()) return broken_rule(name, "does not exist");
    if (table.columns.front() != "key" || !has_uuid) return broken_rule(name, "needs the columns key and uuid");
    Statement sequence = connection.query(
        "SELECT 1 FROM sqlite_schema WHERE type='table' AND name=?1 AND sql LIKE '%AUTOINCREMENT%'", name);
    BASE_TRY_ASSIGN(never_reused, sequence.step());
    if (!never_reused) return broken_rule(name, "key needs AUTOINCREMENT");
    BASE_TRY(connection.execute("INSERT INTO change_table(name) VALUES(?1) ON CONFLICT DO NOTHING", name));
    Statement id = connection.query("SELECT id FROM change_table WHERE name=?1", name);
    BASE_TRY_ASSIGN(found, id.step());
    if (!found) return broken_rule(name, "has no number in the log");
    table.id = id.integer(0);
    tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace store
