// What one step did, as records with fields. An import has one row of log for all that it inserted, so what is told one
// by one is limited, and the rest is counted.

#include <algorithm>

#include "crm/history.h"
#include "crm/history_fields.h"

namespace crm {

namespace {

using Change = HistoryRecord::Change;

constexpr size_t kMaximumRecords = 30;
constexpr int64_t kMaximumChanges = 2'000;
// Of each table: a range of an import may be thousands of parts long, of which the first belong to the first records.
constexpr int64_t kMaximumRows = 200;

struct Told {
  std::string_view table;
  int64_t key = 0;
  HistoryRecord record;
};

class DetailReader {
 public:
  DetailReader(store::Database& database, const store::LoggedStep& step)
      : database_(database), log_(database), step_(step) {}

  HistoryDetail read(const RecordRef& only) {
    const std::vector<store::LoggedChange> changes = log_.changes(step_.key, kMaximumChanges);
    for (const store::LoggedChange& change : changes) read_change(change);
    if (changes.size() == kMaximumChanges) more_ += unread_records(changes.back().sequence);
    HistoryDetail detail{.records = {}, .more = more_};
    for (Told& told : told_) {
      // An order of cards, a moment of change: nothing that a person did to a field.
      if (told.record.change == Change::changed && told.record.fields.empty()) continue;
      if (!only.is_nil() && told.record.id != only.id) continue;
      detail.records.push_back(std::move(told.record));
    }
    if (!only.is_nil()) detail.more = 0;
    return detail;
  }

 private:
  int64_t unread_records(int64_t after) {
    return Reader(database_)
        .integer(
            "SELECT sum(coalesce(last_key, row_key) - row_key + 1) FROM change WHERE step=?1 AND sequence>?2"
            " AND table_id IN (SELECT id FROM change_table WHERE name IN "
            "('lead','contact','deal','task','appointment'))",
            step_.key, after)
        .value_or(0);
  }

  void read_change(const store::LoggedChange& change) {
    const store::LoggedTable* table = log_.table(change.table_id);
    if (table == nullptr) return;
    const TableSpec* spec = find_table_spec(table->name);
    const std::optional<PartTable> part = find_part_table(table->name);
    if (spec == nullptr && !part) return;
    if (change.operation != store::Operation::insert) return read_row(change, *table, spec, part, change.row_key);
    const int64_t last = std::min(change.last_key, change.row_key + kMaximumRows - 1);
    for (int64_t key = change.row_key; key <= last; ++key) read_row(change, *table, spec, part, key);
    if (spec != nullptr && spec->kind != HistoryKind::activity) more_ += change.last_key - last;
  }

  void read_row(const store::LoggedChange& change, const store::LoggedTable& table, const TableSpec* spec,
                std::optional<PartTable> part, int64_t key) {
    std::optional<store::Row> before;
    std::optional<store::Row> after;
    if (change.operation != store::Operation::remove) after = log_.row_after(table, key, step_.key);
    if (change.operation != store::Operation::insert) {
      before = after;
      take_back(before, change, table.columns.size());
    }
    const std::optional<store::Row>& known = after ? after : before;
    if (!known) return;
    const RowView view(table, *known);
    if (spec != nullptr) return read_record(change, table, *spec, view, before, after);
    const RowOwner owner = owner_of(*part, view);
    HistoryRecord* record = record_of(table_of(owner.type), owner.key);
    if (record == nullptr) return;
    HistoryField field{.name = part_field_name(*part, view),
                       .before = before ? part_value(log_, *part, RowView(table, *before)) : HistoryValue{},
                       .after = after ? part_value(log_, *part, RowView(table, *after)) : HistoryValue{},
                       .place = {.step = step_.id, .change = change.sequence, .row = view.uuid(), .field = 0}};
    if (field.before == field.after) return;
    const std::optional<store::Row> today = log_.present_row(table, key);
    field.can_restore =
        record->exists && before && (!today || part_value(log_, *part, RowView(table, *today)) != field.before);
    record->fields.push_back(std::move(field));
  }

  void read_record(const store::LoggedChange& change, const store::LoggedTable& table, const TableSpec& spec,
                   const RowView& view, const std::optional<store::Row>& before,
                   const std::optional<store::Row>& after) {
    if (spec.kind == HistoryKind::activity && !is_written_by_hand(view)) return;
    HistoryRecord* record = record_of(spec.table, view.key());
    if (record == nullptr) return;
    if (change.operation == store::Operation::insert) record->change = Change::added;
    if (change.operation == store::Operation::remove) record->change = Change::removed;
    const std::optional<store::Row> today = log_.present_row(table, view.key());
    for (size_t index = 0; index < spec.fields.size(); ++index) {
      const FieldSpec& field = spec.fields[index];
      HistoryField told{
          .name = field.name,
          .before = before ? field_value(log_, field, RowView(table, *before)) : HistoryValue{},
          .after = after ? field_value(log_, field, RowView(table, *after)) : HistoryValue{},
          .place = {
              .step = step_.id, .change = change.sequence, .row = view.uuid(), .field = static_cast<uint8_t>(index)}};
      if (told.before == told.after) continue;
      // What a record began with is given back by its first value, everything else by the one before.
      const HistoryValue& offered = before ? told.before : told.after;
      told.can_restore = today && field_value(log_, field, RowView(table, *today)) != offered;
      record->fields.push_back(std::move(told));
    }
  }

  // nullptr: one too many, which is counted.
  HistoryRecord* record_of(std::string_view table_name, int64_t key) {
    for (Told& told : told_)
      if (told.key == key && told.table == table_name) return &told.record;
    const TableSpec* spec = find_table_spec(table_name);
    const store::LoggedTable* table = log_.table(table_name);
    if (spec == nullptr || table == nullptr) return nullptr;
    if (told_.size() == kMaximumRecords) {
      if (counted_table_ != table_name || counted_key_ != key) ++more_;
      counted_table_ = table_name;
      counted_key_ = key;
      return nullptr;
    }
    std::optional<store::Row> row = log_.row_after(*table, key, step_.key);
    const bool exists = log_.present_row(*table, key).has_value();
    if (!row) row = latest_row(log_, table_name, key);
    if (!row) return nullptr;
    const RowView view(*table, *row);
    Told told{.table = spec->table, .key = key, .record = {.kind = spec->kind, .id = view.uuid(), .exists = exists}};
    if (spec->kind == HistoryKind::person && view.number("kind") == static_cast<int64_t>(ContactKind::company))
      told.record.kind = HistoryKind::company;
    told.record.name = {std::string(view.text(spec->title)), std::string(view.text("name_key"))};
    told_.push_back(std::move(told));
    return &told_.back().record;
  }

  store::Database& database_;
  store::LogReader log_;
  const store::LoggedStep& step_;
  std::vector<Told> told_;
  int64_t more_ = 0;
  std::string_view counted_table_;
  int64_t counted_key_ = 0;
};

}  // namespace

HistoryDetail History::detail(store::StepId id, const RecordRef& record) {
  const std::optional<store::LoggedStep> step = store::LogReader(database_).step(id);
  if (!step) return {};
  return DetailReader(database_, *step).read(record);
}

}  // namespace crm
