// Reading the log; log_reader.h says what for. Only the changes of one row have an index; what else is asked walks the
// steps from the newest, which is where people look.

#include "store/log_reader.h"

#include <algorithm>

#include "store/change_log.h"
#include "store/tracked_table.h"

namespace store {

namespace {

constexpr std::string_view kSteps =
    "SELECT key, uuid, actor, name_key, arguments, kind, state, effective, at_ms, target FROM step";
constexpr std::string_view kChanges = "SELECT step, sequence, operation, table_id, row_key, last_key, data FROM change";

LoggedStep logged_step(const Statement& row) {
  StepRecord record = read_step(row);
  return {.key = record.key,
          .id = record.id,
          .info = std::move(record.info),
          .at_ms = row.integer(8),
          .state = record.state,
          .target = row.optional_integer(9)};
}

// Fewer fields than were written when the data makes no sense.
void read_fields(LoggedChange& change, std::span<const uint8_t> data) {
  ChangeReader reader(data);
  if (change.operation == Operation::remove) {
    const uint64_t count = reader.number().value_or(0);
    for (size_t column = 1; column <= count; ++column) {
      const std::optional<PackedValue> value = reader.value();
      if (!value) return;
      change.fields.push_back({.column = column, .before = value->bind.value(), .after = {}});
    }
    return;
  }
  while (!reader.at_end()) {
    const std::optional<uint64_t> column = reader.number();
    const std::optional<PackedValue> before = column ? reader.value() : std::nullopt;
    const std::optional<PackedValue> after = before ? reader.value() : std::nullopt;
    if (!after) return;
    change.fields.push_back(
        {.column = static_cast<size_t>(*column), .before = before->bind.value(), .after = after->bind.value()});
  }
}

bool has_uuid(const LoggedChange& change, size_t column, const base::Uuid& uuid) {
  for (const LoggedField& field : change.fields) {
    if (field.column != column) continue;
    const auto* bytes = std::get_if<std::vector<uint8_t>>(&field.before);
    return bytes != nullptr && std::ranges::equal(*bytes, uuid.bytes);
  }
  return false;
}

}  // namespace

std::optional<size_t> LoggedTable::column(std::string_view column_name) const {
  const auto found = std::ranges::find(columns, column_name);
  if (found == columns.end()) return std::nullopt;
  return static_cast<size_t>(found - columns.begin());
}

void take_back(std::optional<Row>& row, const LoggedChange& change, size_t column_count) {
  if (change.operation == Operation::insert) {
    row.reset();
    return;
  }
  if (change.operation == Operation::remove) {
    row.emplace(column_count);
    row->front() = change.row_key;
  }
  if (!row) return;
  for (const LoggedField& field : change.fields)
    if (field.column < row->size()) (*row)[field.column] = field.before;
}

Statement LogReader::prepare(std::string_view sql) {
  return database_ != nullptr ? database_->prepare(sql) : writer_->prepare(sql);
}

void LogReader::note(const base::Status& status) {
  if (status_.ok() && !status.ok()) status_ = status;
}

void LogReader::load_tables() {
  if (!tables_.empty()) return;
  Statement rows =
      query("SELECT t.id, t.name, c.name FROM change_table t, pragma_table_xinfo(t.name) c ORDER BY t.id, c.cid");
  while (rows.next()) {
    if (tables_.empty() || tables_.back().id != rows.integer(0))
      tables_.push_back({.id = rows.integer(0), .name = std::string(rows.text(1)), .columns = {}});
    tables_.back().columns.emplace_back(rows.text(2));
  }
  note(rows.status());
}

const LoggedTable* LogReader::table(std::string_view name) {
  load_tables();
  const auto found = std::ranges::find(tables_, name, &LoggedTable::name);
  return found == tables_.end() ? nullptr : &*found;
}

const LoggedTable* LogReader::table(int64_t id) {
  load_tables();
  const auto found = std::ranges::find(tables_, id, &LoggedTable::id);
  return found == tables_.end() ? nullptr : &*found;
}

std::optional<LoggedStep> LogReader::step(StepId id) {
  Statement row = query(std::string(kSteps) + " WHERE uuid=?1 AND state<>0", id.value);
  const bool found = row.next();
  note(row.status());
  return found ? std::optional(logged_step(row)) : std::nullopt;
}

std::optional<LoggedStep> LogReader::step(int64_t key) {
  Statement row = query(std::string(kSteps) + " WHERE key=?1 AND state<>0", key);
  const bool found = row.next();
  note(row.status());
  return found ? std::optional(logged_step(row)) : std::nullopt;
}

std::vector<LoggedStep> LogReader::steps(int64_t before, int64_t limit, std::string_view condition,
                                         std::initializer_list<Bind> arguments) {
  std::string sql(kSteps);
  sql += " WHERE key<?1 AND state<>0";
  if (!condition.empty()) sql.append(" AND (").append(condition).append(")");
  Statement rows = query(sql + " ORDER BY key DESC LIMIT ?2", before, limit);
  int index = 2;
  for (const Bind& argument : arguments) rows.bind(++index, argument);
  std::vector<LoggedStep> steps;
  while (rows.next()) steps.push_back(logged_step(rows));
  note(rows.status());
  return steps;
}

LoggedChange LogReader::read_change(const Statement& row) {
  LoggedChange change{.step = row.integer(0),
                      .sequence = row.integer(1),
                      .operation = static_cast<Operation>(row.integer(2)),
                      .table_id = row.integer(3),
                      .row_key = row.integer(4),
                      .last_key = row.optional_integer(5).value_or(row.integer(4))};
  if (change.operation != Operation::insert) read_fields(change, row.blob(6));
  return change;
}

std::vector<LoggedChange> LogReader::changes(int64_t step, int64_t limit) {
  Statement rows = query(std::string(kChanges) + " WHERE step=?1 ORDER BY sequence LIMIT ?2", step, limit);
  std::vector<LoggedChange> changes;
  while (rows.next()) changes.push_back(read_change(rows));
  note(rows.status());
  return changes;
}

void LogReader::each_change(int64_t step, const std::function<void(const LoggedChange&)>& visit) {
  Statement rows = query(std::string(kChanges) + " WHERE step=?1 ORDER BY sequence", step);
  while (rows.next()) visit(read_change(rows));
  note(rows.status());
}

std::optional<LoggedChange> LogReader::change(int64_t step, int64_t sequence) {
  Statement row = query(std::string(kChanges) + " WHERE step=?1 AND sequence=?2", step, sequence);
  const bool found = row.next();
  note(row.status());
  return found ? std::optional(read_change(row)) : std::nullopt;
}

void LogReader::backwards(int64_t from, const std::function<bool(const LoggedChange&)>& visit) {
  // Insertions of a step come after its other changes, so backwards they are taken first (store/inverse.h).
  Statement rows =
      query(std::string(kChanges) + " WHERE step>=?1 ORDER BY step DESC, operation<>0, sequence DESC", from);
  while (rows.next())
    if (!visit(read_change(rows))) break;
  note(rows.status());
}

std::vector<LoggedChange> LogReader::row_changes(const LoggedTable& table, int64_t row_key) {
  Statement rows = query(
      std::string(kChanges) + " WHERE table_id=?1 AND row_key=?2 AND operation<>0 ORDER BY step DESC, sequence DESC",
      table.id, row_key);
  std::vector<LoggedChange> changes;
  while (rows.next()) changes.push_back(read_change(rows));
  note(rows.status());
  return changes;
}

void LogReader::insertions(const std::function<void(const LoggedChange&)>& visit) {
  Statement rows = query(std::string(kChanges) + " WHERE operation=0");
  while (rows.next()) visit(read_change(rows));
  note(rows.status());
}

void LogReader::removals(const LoggedTable& table, const std::function<void(const LoggedChange&)>& visit) {
  Statement rows = query(
      std::string(kChanges) + " WHERE table_id=?1 AND operation<>0 AND operation=2 ORDER BY step DESC, sequence DESC",
      table.id);
  while (rows.next()) visit(read_change(rows));
  note(rows.status());
}

std::optional<LoggedChange> LogReader::removal(const LoggedTable& table, const base::Uuid& uuid) {
  const std::optional<size_t> column = table.column("uuid");
  if (!column) return std::nullopt;
  // Of a removed row the log holds the uuid's bytes; the first look at them is cheaper than unpacking each removal.
  Statement rows = query(std::string(kChanges) +
                             " WHERE table_id=?1 AND operation<>0 AND operation=2 AND instr(data, ?2)>0"
                             " ORDER BY step DESC, sequence DESC",
                         table.id, uuid);
  while (rows.next()) {
    LoggedChange change = read_change(rows);
    if (has_uuid(change, *column, uuid)) return change;
  }
  note(rows.status());
  return std::nullopt;
}

std::optional<Row> LogReader::present_row(const LoggedTable& table, int64_t row_key) {
  Statement row = query("SELECT * FROM " + quoted(table.name) + " WHERE key=?1", row_key);
  const bool found = row.next();
  note(row.status());
  if (!found) return std::nullopt;
  Row values;
  for (int column = 0; column < row.column_count(); ++column) values.push_back(row.value(column));
  return values;
}

std::optional<Row> LogReader::row_after(const LoggedTable& table, int64_t row_key, int64_t step) {
  std::optional<Row> row = present_row(table, row_key);
  for (const LoggedChange& change : row_changes(table, row_key)) {
    if (change.step <= step) break;
    take_back(row, change, table.columns.size());
  }
  return row;
}

}  // namespace store
