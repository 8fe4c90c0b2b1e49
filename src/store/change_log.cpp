// SQL of the change log; docs/schema.md explains the tables.

#include "store/change_log.h"

#include <sqlite3.h>

#include "base/json.h"

namespace store {

namespace {

// Version 1. `step` keeps the moment twice: `hlc` orders, `at_ms` is for people and for SQL.
constexpr std::string_view kSchema =
    "CREATE TABLE store_meta(name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE change_table(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);"
    "CREATE TABLE step("
    "  key INTEGER PRIMARY KEY,"
    "  uuid BLOB NOT NULL UNIQUE,"
    "  hlc BLOB NOT NULL,"
    "  at_ms INTEGER NOT NULL,"
    "  actor BLOB NOT NULL,"
    "  name_key TEXT NOT NULL,"
    "  arguments TEXT NOT NULL,"
    "  kind INTEGER NOT NULL,"
    "  state INTEGER NOT NULL,"
    "  target INTEGER,"
    "  effective INTEGER NOT NULL,"
    "  writer BLOB);"
    "CREATE INDEX step_undo ON step(key) WHERE state=1 AND kind IN (0,3,4);"
    "CREATE INDEX step_made ON step(key) WHERE kind IN (0,3,4);"
    "CREATE INDEX step_redo ON step(effective) WHERE state=2;"
    "CREATE INDEX step_open ON step(key) WHERE state=0;"
    "CREATE INDEX step_kind ON step(kind) WHERE kind IN (3,4);"
    "CREATE TABLE change("
    "  step INTEGER NOT NULL,"
    "  sequence INTEGER NOT NULL,"
    "  operation INTEGER NOT NULL,"
    "  table_id INTEGER NOT NULL,"
    "  row_key INTEGER NOT NULL,"
    "  last_key INTEGER,"
    "  data BLOB,"
    "  PRIMARY KEY(step, sequence)) WITHOUT ROWID;"
    "CREATE INDEX change_inserted ON change(step, table_id, last_key) WHERE operation=0;"
    "INSERT INTO store_meta(name, value) VALUES('log_version', 1);";

// Version 2: the changes of one row, for its history. Ranges of inserted rows stay out: their keys say nothing about
// the rows inside, and an import would pay for them.
constexpr std::string_view kRowIndex =
    "CREATE INDEX change_row ON change(table_id, row_key) WHERE operation<>0;"
    "UPDATE store_meta SET value=2 WHERE name='log_version';";

constexpr std::string_view kNewestUndo =
    "SELECT key, uuid, actor, name_key, arguments, kind, state, effective FROM step"
    " WHERE state=1 AND kind IN (0,3,4) ORDER BY key DESC LIMIT 1";
// What was undone last, unless something new was done since.
constexpr std::string_view kNewestRedo =
    "SELECT key, uuid, actor, name_key, arguments, kind, state, effective FROM step WHERE state=2 AND effective >"
    " coalesce((SELECT max(key) FROM step WHERE kind IN (0,3,4)), 0)"
    " ORDER BY effective DESC LIMIT 1";

std::string to_json(const std::vector<std::pair<std::string, std::string>>& arguments) {
  base::JsonWriter writer;
  writer.begin_object();
  for (const auto& [name, value] : arguments) writer.key(name).string(value);
  writer.end_object();
  return writer.take();
}

std::vector<std::pair<std::string, std::string>> from_json(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> arguments;
  const base::Result<base::JsonValue> document = base::parse_json(text);
  if (!document.ok()) return arguments;
  for (const auto& [name, value] : document->members()) arguments.emplace_back(name, value.text());
  return arguments;
}

}  // namespace

StepRecord read_step(const Statement& row) {
  return {
      .key = row.integer(0),
      .id = {row.uuid(1)},
      .info = {.name_key = std::string(row.text(3)),
               .arguments = from_json(row.text(4)),
               .kind = static_cast<StepKind>(row.integer(5)),
               .actor = row.uuid(2)},
      .state = static_cast<StepState>(row.integer(6)),
      .effective = row.integer(7),
  };
}

base::Result<int32_t> ChangeLog::version() {
  BASE_TRY_ASSIGN(exists,
                  connection_.integer("SELECT count(*) FROM sqlite_schema WHERE type='table' AND name='store_meta'"));
  if (exists == 0) return 0;
  BASE_TRY_ASSIGN(found, connection_.integer("SELECT value FROM store_meta WHERE name='log_version'"));
  return static_cast<int32_t>(found);
}

base::Status ChangeLog::migrate(int32_t to) {
  BASE_TRY_ASSIGN(present, version());
  if (present < 1) BASE_TRY(connection_.execute_script(kSchema));
  if (present < 2 && to >= 2) BASE_TRY(connection_.execute_script(kRowIndex));
  return base::success();
}

base::Result<int64_t> ChangeLog::add_step(const StepInfo& info, StepId id, const base::HybridTime& time,
                                          StepState state, std::optional<int64_t> target, const base::Uuid& writer) {
  BASE_TRY_ASSIGN(newest, connection_.integer("SELECT max(key) FROM step"));
  const int64_t key = newest + 1;
  const std::array<uint8_t, 16> hlc = time.to_bytes();
  const Bind open_writer = state == StepState::open ? Bind(writer) : Bind(nullptr);
  const std::string arguments = to_json(info.arguments);
  const std::array binds{Bind(key),
                         Bind(id.value),
                         Bind(std::span<const uint8_t>(hlc)),
                         Bind(time.ms),
                         Bind(info.actor),
                         Bind(info.name_key),
                         Bind(arguments),
                         Bind(static_cast<int>(info.kind)),
                         Bind(static_cast<int>(state)),
                         Bind(target),
                         open_writer};
  BASE_TRY(connection_.run(
      "INSERT INTO step(key, uuid, hlc, at_ms, actor, name_key, arguments, kind, state, target, effective, writer)"
      " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?1, ?11)",
      binds));
  return key;
}

base::Status ChangeLog::add_changes(int64_t step, const Capture& capture, const std::vector<TrackedTable>& tables) {
  constexpr std::string_view kInsert =
      "INSERT INTO change(step, sequence, operation, table_id, row_key, last_key, data) VALUES(?1, ?2, ?3, ?4, ?5, ?6, "
      "?7)";
  Statement newest = connection_.query("SELECT max(sequence) FROM change WHERE step=?1", step);
  BASE_TRY_ASSIGN(has_row, newest.step());
  int64_t sequence = has_row ? newest.integer(0) : 0;
  for (const CapturedChange& change : capture.changes())
    BASE_TRY(connection_.execute(kInsert, step, ++sequence, static_cast<int>(change.operation), tables[change.table].id,
                                 change.row_key, nullptr, capture.data(change)));
  for (size_t table = 0; table < tables.size(); ++table) {
    for (const KeySet::Range& range : capture.inserted()[table].ranges()) {
      // Slices of one step continue each other's ranges. Where a range stands in the sequence does not matter.
      BASE_TRY(connection_.execute(
          "UPDATE change SET last_key=?4 WHERE step=?1 AND table_id=?2 AND last_key=?3-1 AND operation=0", step,
          tables[table].id, range.first, range.last));
      if (sqlite3_changes(connection_.handle()) > 0) continue;
      BASE_TRY(connection_.execute(kInsert, step, ++sequence, static_cast<int>(Operation::insert), tables[table].id,
                                   range.first, range.last, nullptr));
    }
  }
  return base::success();
}

base::Status ChangeLog::set_state(int64_t step, StepState state, int64_t effective) {
  return connection_.execute("UPDATE step SET state=?2, effective=?3, writer=NULL WHERE key=?1", step,
                             static_cast<int>(state), effective);
}

base::Status ChangeLog::remove_step(int64_t step) {
  BASE_TRY(connection_.execute("DELETE FROM change WHERE step=?1", step));
  return connection_.execute("DELETE FROM step WHERE key=?1", step);
}

base::Result<std::optional<StepRecord>> ChangeLog::first_step(Statement rows) {
  BASE_TRY_ASSIGN(found, rows.step());
  if (!found) return std::optional<StepRecord>();
  return std::optional(read_step(rows));
}

base::Result<std::optional<StepRecord>> ChangeLog::find(StepId id) {
  return first_step(connection_.query(
      "SELECT key, uuid, actor, name_key, arguments, kind, state, effective FROM step WHERE uuid=?1", id.value));
}

base::Result<std::optional<StepRecord>> ChangeLog::next_undo() { return first_step(connection_.query(kNewestUndo)); }
base::Result<std::optional<StepRecord>> ChangeLog::next_redo() { return first_step(connection_.query(kNewestRedo)); }

base::Result<std::vector<std::pair<StepRecord, base::Uuid>>> ChangeLog::open_steps() {
  std::vector<std::pair<StepRecord, base::Uuid>> steps;
  Statement rows = connection_.query(
      "SELECT key, uuid, actor, name_key, arguments, kind, state, effective, writer FROM step WHERE state=0 ORDER BY "
      "key DESC");
  while (rows.next()) steps.emplace_back(read_step(rows), rows.uuid(8));
  BASE_TRY(rows.status());
  return steps;
}

base::Result<std::vector<KeySet>> ChangeLog::inserted_keys(int64_t step, const std::vector<TrackedTable>& tables) {
  std::vector<KeySet> sets(tables.size());
  Statement rows = connection_.query(
      "SELECT table_id, row_key, last_key FROM change WHERE step=?1 AND operation=0 ORDER BY sequence", step);
  while (rows.next())
    for (size_t table = 0; table < tables.size(); ++table)
      if (tables[table].id == rows.integer(0)) sets[table].add(rows.integer(1), rows.integer(2));
  BASE_TRY(rows.status());
  return sets;
}

base::Result<std::vector<KeyRange>> ChangeLog::rows_made_by(StepKind kind) {
  std::vector<KeyRange> ranges;
  Statement rows = connection_.query(
      "SELECT change_table.name, change.row_key, change.last_key FROM step"
      " JOIN change ON change.step=step.key JOIN change_table ON change_table.id=change.table_id"
      " WHERE step.kind=?1 AND change.operation=0 ORDER BY step.key DESC, change.sequence DESC",
      static_cast<int>(kind));
  while (rows.next())
    ranges.push_back({.table = std::string(rows.text(0)), .first = rows.integer(1), .last = rows.integer(2)});
  BASE_TRY(rows.status());
  return ranges;
}

base::Result<std::optional<base::HybridTime>> ChangeLog::newest_time() {
  Statement row = connection_.query("SELECT max(hlc) FROM step");
  BASE_TRY_ASSIGN(found, row.step());
  if (!found) return std::optional<base::HybridTime>();
  return base::HybridTime::from_bytes(row.blob(0));
}

base::Result<uint64_t> ChangeLog::node(base::Random& random) {
  std::array<uint8_t, 8> fresh{};
  random.fill(fresh);
  BASE_TRY(connection_.execute("INSERT INTO store_meta(name, value) VALUES('node', ?1) ON CONFLICT DO NOTHING",
                               std::span<const uint8_t>(fresh)));
  Statement row = connection_.query("SELECT value FROM store_meta WHERE name='node'");
  BASE_TRY_ASSIGN(found, row.step());
  uint64_t node = 0;
  if (found)
    for (const uint8_t byte : row.blob(0)) node = node << 8 | byte;
  return node;
}

}  // namespace store
