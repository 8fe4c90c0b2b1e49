// Writing old rows; row_restore.h says what is looked after.

#include "crm/row_restore.h"

#include <algorithm>

#include "crm/deal_stages.h"
#include "store/tracked_table.h"

namespace crm {

namespace {

using store::quoted;

struct Reference {
  std::string_view column;
  std::string_view table;
};

// Columns with the type beside them (record_key, source_key) are not here.
constexpr Reference kReferences[] = {
    {"owner_key", "user"},
    {"assignee_key", "user"},
    {"actor_key", "user"},
    {"stage_key", "stage"},
    {"from_stage_key", "stage"},
    {"to_stage_key", "stage"},
    {"reason_key", "reason"},
    {"company_key", "contact"},
    {"contact_key", "contact"},
    {"person_key", "contact"},
    {"converted_person_key", "contact"},
    {"converted_company_key", "contact"},
    {"converted_deal_key", "deal"},
    {"deal_key", "deal"},
    {"lead_key", "lead"},
    {"task_key", "task"},
    {"tag_key", "tag"},
    {"pipeline_key", "pipeline"},
};

}  // namespace

bool RowRestorer::exists(std::string_view table, int64_t key) const {
  return reader_.integer("SELECT 1 FROM " + quoted(table) + " WHERE key=?1", key).has_value();
}

std::string_view RowRestorer::target_table(const store::LoggedTable& table, size_t column,
                                           const store::Row& row) const {
  const std::string_view name = table.columns[column];
  const RowView view(table, row);
  if (name == "record_key") return table_of(static_cast<SqlType>(view.number("record_type")));
  if (name == "source_key") return table_of(static_cast<SqlType>(view.number("source_type")));
  for (const Reference& reference : kReferences)
    if (reference.column == name) return reference.table;
  return {};
}

bool RowRestorer::points_somewhere(const store::LoggedTable& table, size_t column, const store::Row& row) const {
  const auto* key = std::get_if<int64_t>(&row[column]);
  const std::string_view target = key != nullptr ? target_table(table, column, row) : std::string_view{};
  return target.empty() || exists(target, *key);
}

store::Value RowRestorer::fitted(const store::LoggedTable& table, size_t column, const store::Row& row) {
  if (points_somewhere(table, column, row)) return row[column];
  ++left_out_;
  // Somebody is always responsible.
  if (target_table(table, column, row) == "user") return my_key(reader_);
  return {};
}

base::Status RowRestorer::insert(const store::LoggedTable& table, store::Row row) {
  const std::optional<size_t> stage = table.name == "deal" ? table.column("stage_key") : std::nullopt;
  if (stage && !points_somewhere(table, *stage, row)) {
    // A deal stands somewhere: where new ones begin, and open.
    const std::optional<StageRow> first = first_stage(reader_, std::nullopt, Outcome::open);
    if (!first) return gone();
    ++left_out_;
    row[*stage] = first->key;
    for (const std::string_view column : {"closed_ms", "reason_key"})
      if (const std::optional<size_t> position = table.column(column)) row[*position] = {};
  }
  // Columns that came after the row was removed take their defaults.
  std::string columns;
  std::string values;
  std::vector<store::Value> fitting;
  for (size_t column = 0; column < row.size(); ++column) fitting.push_back(fitted(table, column, row));
  std::vector<store::Bind> binds;
  for (size_t column = 0; column < row.size(); ++column) {
    columns += (column == 0 ? "" : ", ") + quoted(table.columns[column]);
    binds.emplace_back(fitting[column]);
    values += (column == 0 ? "?" : ", ?") + std::to_string(binds.size());
  }
  BASE_TRY(writer_.run("INSERT INTO " + quoted(table.name) + "(" + columns + ") VALUES(" + values + ")", binds));
  if (!stage) return base::success();
  return give_own_position(RowView(table, row).key());
}

base::Status RowRestorer::update(const store::LoggedTable& table, const store::Row& target,
                                 std::span<const size_t> columns) {
  if (columns.empty()) return base::success();
  std::vector<store::Value> fitting;
  for (const size_t column : columns) fitting.push_back(fitted(table, column, target));
  std::string sql;
  std::vector<store::Bind> binds{store::Bind(RowView(table, target).key())};
  for (size_t index = 0; index < columns.size(); ++index) {
    binds.emplace_back(fitting[index]);
    sql += sql.empty() ? "UPDATE " + quoted(table.name) + " SET " : std::string(", ");
    sql += quoted(table.columns[columns[index]]) + "=?" + std::to_string(binds.size());
  }
  return writer_.run(sql + " WHERE key=?1", binds);
}

base::Status RowRestorer::update_fields(const store::LoggedTable& table, std::span<const FieldSpec> fields,
                                        const store::Row& target) {
  std::vector<size_t> columns;
  bool moves = false;
  for (const FieldSpec& field : fields) {
    std::string_view shown = field.shown;
    const std::optional<size_t> first = table.column(take_word(shown));
    // A stage that is gone takes with it what was true in it.
    if (field.kind == FieldKind::stage && first && !points_somewhere(table, *first, target)) {
      ++left_out_;
      continue;
    }
    moves = moves || field.kind == FieldKind::stage;
    for (std::string_view words : {field.shown, field.also})
      while (!words.empty())
        if (const std::optional<size_t> column = table.column(take_word(words)))
          if (std::ranges::find(columns, *column) == columns.end()) columns.push_back(*column);
  }
  BASE_TRY(update(table, target, columns));
  if (moves) return give_own_position(RowView(table, target).key());
  return base::success();
}

base::Status RowRestorer::give_own_position(int64_t deal) {
  const std::optional<int64_t> stage = reader_.integer(
      "SELECT stage_key FROM deal d WHERE key=?1 AND EXISTS(SELECT 1 FROM deal o WHERE o.stage_key=d.stage_key AND"
      " o.position=d.position AND o.key<>d.key)",
      deal);
  if (!stage) return base::success();
  return writer_.execute("UPDATE deal SET position=?2 WHERE key=?1", deal, top_positions(reader_, *stage, 1).front());
}

bool RowRestorer::is_there_already(PartTable part, const RowView& row) const {
  const auto found = [&](std::string_view sql, std::string_view a, std::string_view b, std::string_view c,
                         std::string_view d) {
    return reader_.integer(sql, row.number(a), row.number(b), row.integer(c), row.text(d)).has_value();
  };
  switch (part) {
    case PartTable::values:
      return found(
          "SELECT 1 FROM labelled_value WHERE record_type=?1 AND record_key=?2 AND kind=?3 AND value=?4 LIMIT 1",
          "record_type", "record_key", "kind", "value");
    case PartTable::tags:
      return found("SELECT 1 FROM record_tag WHERE record_type=?1 AND record_key=?2 AND tag_key=?3 AND ?4='' LIMIT 1",
                   "record_type", "record_key", "tag_key", "none");
    case PartTable::memberships:
      return found("SELECT 1 FROM membership WHERE person_key=?1 AND company_key=?2 AND ?3 IS NULL AND ?4='' LIMIT 1",
                   "person_key", "company_key", "none", "none");
    case PartTable::deal_contacts:
      return found("SELECT 1 FROM deal_contact WHERE deal_key=?1 AND contact_key=?2 AND ?3 IS NULL AND ?4='' LIMIT 1",
                   "deal_key", "contact_key", "none", "none");
    case PartTable::links:
      return reader_
          .integer(
              "SELECT 1 FROM link WHERE source_type=?1 AND source_key=?2 AND record_type=?3 AND record_key=?4 LIMIT 1",
              row.number("source_type"), row.number("source_key"), row.number("record_type"), row.number("record_key"))
          .has_value();
  }
  return false;
}

base::Status RowRestorer::put_part(const store::LoggedTable& table, PartTable part, int64_t key,
                                   const std::optional<store::Row>& target) {
  if (!target) return writer_.execute("DELETE FROM " + quoted(table.name) + " WHERE key=?1", key);
  for (size_t column = 0; column < target->size(); ++column) {
    if (points_somewhere(table, column, *target)) continue;
    ++left_out_;
    return base::success();
  }
  const RowView view(table, *target);
  const std::optional<store::Row> present = [&] {
    store::LogReader log(writer_);
    return log.present_row(table, key);
  }();
  if (!present) return is_there_already(part, view) ? base::success() : insert(table, *target);
  if (owner_of(part, RowView(table, *present)) != owner_of(part, view)) {
    ++left_out_;
    return base::success();
  }
  std::vector<size_t> columns;
  for (size_t column = 1; column < std::min(present->size(), target->size()); ++column)
    if ((*present)[column] != (*target)[column]) columns.push_back(column);
  return update(table, *target, columns);
}

base::Status RowRestorer::touch(std::string_view table, int64_t key) {
  if (table != "lead" && table != "contact" && table != "deal") return base::success();
  return writer_.execute("UPDATE " + quoted(table) + " SET updated_ms=?2 WHERE key=?1", key, writer_.now_ms());
}

}  // namespace crm
