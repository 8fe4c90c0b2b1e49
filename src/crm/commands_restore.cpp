// Commands of the history: a field or a whole record back to what it was. Both are ordinary steps, which Undo takes
// back; the log they read is never changed.

#include <algorithm>

#include "crm/command_support.h"
#include "crm/record_bring_back.h"
#include "crm/row_restore.h"
#include "store/tracked_table.h"

namespace crm {

namespace {

using store::LoggedChange;
using store::LoggedTable;
using store::LogReader;
using store::Operation;
using store::Row;

base::Error not_then() { return invalid("crm.error_not_then"); }

std::string title_of(LogReader& log, std::string_view table, int64_t key) {
  const std::optional<Row> row = latest_row(log, table, key);
  const TableSpec* spec = find_table_spec(table);
  return row && spec != nullptr ? std::string(RowView(*log.table(table), *row).text(spec->title)) : std::string();
}

// ---- One field ----

struct FieldTarget {
  const LoggedTable* table = nullptr;
  int64_t key = 0;
  std::optional<Row> row;  // nothing: there was none
};

Result<FieldTarget> find_field(LogReader& log, const Reader& reader, const HistoryPlace& place, HistorySide side) {
  const std::optional<store::LoggedStep> step = log.step(place.step);
  const std::optional<LoggedChange> change = step ? log.change(step->key, place.change) : std::nullopt;
  const LoggedTable* table = change ? log.table(change->table_id) : nullptr;
  if (table == nullptr) return gone();
  FieldTarget target{.table = table, .key = change->row_key, .row = {}};
  if (change->operation == Operation::insert) {
    const std::optional<int64_t> key =
        reader.integer("SELECT key FROM " + store::quoted(table->name) + " WHERE uuid=?1", place.row);
    if (!key) return gone();
    target.key = *key;
  }
  if (side == HistorySide::before || change->operation != Operation::remove)
    target.row = log.row_after(*table, target.key, step->key);
  if (side == HistorySide::before) take_back(target.row, *change, table->columns.size());
  return target;
}

std::string name_of_place(store::Database& database, const HistoryPlace& place) {
  LogReader log(database);
  const Result<FieldTarget> target = find_field(log, database, place, HistorySide::after);
  if (!target.ok()) return {};
  const std::optional<PartTable> part = find_part_table(target->table->name);
  if (!part) return title_of(log, target->table->name, target->key);
  const std::optional<Row> row = latest_row(log, target->table->name, target->key);
  if (!row) return {};
  const RowOwner owner = owner_of(*part, RowView(*target->table, *row));
  return title_of(log, table_of(owner.type), owner.key);
}

Status write_field(store::Writer& writer, RowRestorer& restorer, const HistoryPlace& place, HistorySide side) {
  LogReader log(writer);
  BASE_TRY_ASSIGN(target, find_field(log, writer, place, side));
  BASE_TRY(log.status());
  const LoggedTable& table = *target.table;
  if (const std::optional<PartTable> part = find_part_table(table.name)) {
    const std::optional<Row> known = target.row ? target.row : latest_row(log, table.name, target.key);
    if (!known) return gone();
    const RowOwner owner = owner_of(*part, RowView(table, *known));
    if (!log.present_row(*log.table(table_of(owner.type)), owner.key)) return gone();
    BASE_TRY(restorer.put_part(table, *part, target.key, target.row));
    return restorer.touch(table_of(owner.type), owner.key);
  }
  const TableSpec* spec = find_table_spec(table.name);
  if (spec == nullptr || place.field >= spec->fields.size()) return gone();
  if (!target.row) return not_then();
  if (!log.present_row(table, target.key)) return gone();
  BASE_TRY(restorer.update_fields(table, spec->fields.subspan(place.field, 1), *target.row));
  return restorer.touch(table.name, target.key);
}

// ---- A record as it was ----

struct PastRow {
  const LoggedTable* table = nullptr;
  int64_t key = 0;
  std::optional<Row> row;
};

// A record and its parts, taken back change by change from today to before a step.
class Rewind {
 public:
  Rewind(LogReader& log, const Reader& reader, SqlType type, int64_t key) : log_(log), owner_{type, key} {
    add(*log.table(table_of(type)), key);
    for (const std::string_view name : part_tables()) {
      const LoggedTable& table = *log.table(name);
      const PartTable part = *find_part_table(name);
      store::Statement keys = reader.prepare(part_keys_sql(part));
      keys.bind(1, static_cast<int64_t>(type));
      keys.bind(2, key);
      while (keys.next()) add(table, keys.integer(0));
    }
  }

  void run(int64_t from) {
    log_.backwards(from, [this](const LoggedChange& change) {
      visit(change);
      return true;
    });
  }

  // The record itself comes first.
  [[nodiscard]] const std::vector<PastRow>& rows() const { return rows_; }
  [[nodiscard]] int64_t moved_away() const { return moved_away_; }

 private:
  void add(const LoggedTable& table, int64_t key) { rows_.push_back({&table, key, log_.present_row(table, key)}); }

  void visit(const LoggedChange& change) {
    bool is_known = false;
    for (PastRow& past : rows_) {
      if (past.table->id != change.table_id || past.key < change.row_key || past.key > change.last_key) continue;
      take_back(past.row, change, past.table->columns.size());
      is_known = true;
    }
    const LoggedTable* table = log_.table(change.table_id);
    const std::optional<PartTable> part = table != nullptr ? find_part_table(table->name) : std::nullopt;
    if (is_known || !part || change.operation == Operation::insert) return;
    std::optional<Row> row;
    if (change.operation == Operation::update) row = log_.row_after(*table, change.row_key, change.step);
    take_back(row, change, table->columns.size());
    if (!row || owner_of(*part, RowView(*table, *row)) != owner_) return;
    // What belongs to another record now stays there.
    if (change.operation == Operation::update && log_.present_row(*table, change.row_key))
      ++moved_away_;
    else
      rows_.push_back({table, change.row_key, row});
  }

  LogReader& log_;
  RowOwner owner_;
  std::vector<PastRow> rows_;
  int64_t moved_away_ = 0;
};

Status rewind_record(store::Writer& writer, LogReader& log, RowRestorer& restorer, SqlType type, int64_t key,
                     int64_t from) {
  Rewind rewind(log, writer, type, key);
  rewind.run(from);
  BASE_TRY(log.status());
  for (int64_t count = 0; count < rewind.moved_away(); ++count) restorer.leave_out();
  const PastRow& record = rewind.rows().front();
  const TableSpec* spec = find_table_spec(record.table->name);
  if (!record.row || spec == nullptr) return not_then();
  BASE_TRY(restorer.update_fields(*record.table, spec->fields, *record.row));
  for (const PastRow& past : std::span(rewind.rows()).subspan(1)) {
    const PartTable part = *find_part_table(past.table->name);
    // What came from another record since is not of then, but it is not too much either.
    if (past.row && owner_of(part, RowView(*past.table, *past.row)) != RowOwner{type, key}) continue;
    BASE_TRY(restorer.put_part(*past.table, part, past.key, past.row));
  }
  return restorer.touch(record.table->name, key);
}

Status write_record(store::Writer& writer, RowRestorer& restorer, store::StepId id, const RecordRef& record,
                    HistorySide side) {
  LogReader log(writer);
  const SqlType type = sql_type(record.type);
  const std::optional<store::LoggedStep> step = log.step(id);
  if (!step) return gone();
  std::optional<int64_t> key = find_key(writer, type, record.id);
  if (!key) {
    const std::optional<LoggedChange> removal = log.removal(*log.table(table_of(type)), record.id);
    if (!removal) return gone();
    BASE_TRY(bring_back(log, restorer, type, *removal));
    if (removal->step == step->key) return log.status();
    key = removal->row_key;
  }
  return rewind_record(writer, log, restorer, type, *key, side == HistorySide::before ? step->key : step->key + 1);
}

template <typename Write>
Result<Restored> write_restored(store::Database& database, store::StepInfo info, Write write) {
  const auto left_out = std::make_shared<int64_t>(0);
  BASE_TRY_ASSIGN(step, database.write(std::move(info), [left_out, write](store::Writer& writer) -> Status {
    RowRestorer restorer(writer);
    BASE_TRY(write(writer, restorer));
    *left_out = restorer.left_out();
    return base::success();
  }));
  return Restored{.step = step, .left_out = *left_out};
}

}  // namespace

Result<Restored> Commands::restore_field(HistoryPlace place, HistorySide side) {
  return write_restored(database_, named_step(database_, "crm.step_value_restored", name_of_place(database_, place)),
                        [place, side](store::Writer& writer, RowRestorer& restorer) {
                          return write_field(writer, restorer, place, side);
                        });
}

Result<Restored> Commands::restore_record(store::StepId step, RecordRef record, HistorySide side) {
  return write_restored(database_,
                        named_step(database_, "crm.step_record_restored", History(database_).name_of(record)),
                        [step, record, side](store::Writer& writer, RowRestorer& restorer) {
                          return write_record(writer, restorer, step, record, side);
                        });
}

}  // namespace crm
