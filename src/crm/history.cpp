// Steps of the history: which there are, filtered; those that touched one record. What a step did is in
// history_detail.cpp.

#include "crm/history.h"

#include <algorithm>

#include "base/text.h"
#include "crm/history_fields.h"

namespace crm {

namespace {

// A step is of a kind when it changed its table, or, for what has none of its own, by its name.
struct FilterTables {
  std::string_view tables[5];
  std::string_view names;  // GLOB over name_key
};

FilterTables tables_of(HistoryFilter filter) {
  switch (filter) {
    case HistoryFilter::all: return {};
    case HistoryFilter::leads: return {.tables = {"lead"}, .names = "crm.step_lead*"};
    case HistoryFilter::contacts: return {.tables = {"contact"}, .names = "crm.step_contact*"};
    case HistoryFilter::deals: return {.tables = {"deal"}, .names = "crm.step_deal*"};
    case HistoryFilter::tasks: return {.tables = {"task"}, .names = "crm.step_task*"};
    case HistoryFilter::appointments: return {.tables = {"appointment"}, .names = "crm.step_appointment*"};
    // Most commands leave an entry in the timeline; notes and calls are known by the names of their steps.
    case HistoryFilter::notes: return {.tables = {}, .names = "crm.step_[nc][oa][tl][el]_*"};
    case HistoryFilter::settings:
      return {.tables = {"stage", "reason", "pipeline", "setting", "user"}, .names = "crm.step_stage*"};
  }
  return {};
}

struct RowId {
  int64_t table = 0;
  int64_t key = 0;
  bool operator==(const RowId&) const = default;
};

// The row of a record and those of its parts, of today and of the past.
std::vector<RowId> rows_of(store::LogReader& log, const Reader& reader, SqlType type, int64_t key) {
  std::vector<RowId> rows;
  const store::LoggedTable* own = log.table(table_of(type));
  if (own == nullptr) return rows;
  rows.push_back({own->id, key});
  for (const std::string_view name : part_tables()) {
    const store::LoggedTable* table = log.table(name);
    const std::optional<PartTable> part = find_part_table(name);
    if (table == nullptr || !part) continue;
    store::Statement present = reader.query(part_keys_sql(*part), static_cast<int64_t>(type), key);
    while (present.next()) rows.push_back({table->id, present.integer(0)});
    log.removals(*table, [&](const store::LoggedChange& change) {
      std::optional<store::Row> row;
      take_back(row, change, table->columns.size());
      const RowId id{table->id, change.row_key};
      if (row && owner_of(*part, RowView(*table, *row)) == RowOwner{type, key} &&
          std::ranges::find(rows, id) == rows.end())
        rows.push_back(id);
    });
  }
  return rows;
}

// Newest first, each once.
std::vector<int64_t> steps_of(store::LogReader& log, const std::vector<RowId>& rows) {
  std::vector<int64_t> steps;
  for (const RowId& row : rows)
    for (const store::LoggedChange& change : log.row_changes(*log.table(row.table), row.key))
      steps.push_back(change.step);
  log.insertions([&](const store::LoggedChange& change) {
    for (const RowId& row : rows)
      if (row.table == change.table_id && change.row_key <= row.key && row.key <= change.last_key)
        steps.push_back(change.step);
  });
  std::ranges::sort(steps, std::greater<>());
  const auto repeated = std::ranges::unique(steps);
  steps.erase(repeated.begin(), repeated.end());
  return steps;
}

std::optional<int64_t> key_of(store::LogReader& log, const Reader& reader, const RecordRef& record) {
  const SqlType type = sql_type(record.type);
  if (const std::optional<int64_t> key = find_key(reader, type, record.id)) return key;
  const store::LoggedTable* table = log.table(table_of(type));
  const std::optional<store::LoggedChange> removal = table != nullptr ? log.removal(*table, record.id) : std::nullopt;
  return removal ? std::optional(removal->row_key) : std::nullopt;
}

std::string actor_name(const Reader& reader, const base::Uuid& actor, const base::Uuid& me) {
  if (actor.is_nil() || actor == me) return {};
  store::Statement row = reader.query("SELECT name FROM user WHERE uuid=?1", actor);
  return row.next() ? std::string(row.text(0)) : std::string();
}

bool names(const store::LoggedStep& step, std::string_view folded_text) {
  if (folded_text.empty()) return true;
  for (const auto& [name, value] : step.info.arguments)
    if (base::fold(value).find(folded_text) != std::string::npos) return true;
  return false;
}

}  // namespace

HistoryPage History::steps(const HistoryQuery& query, HistoryCursor from, uint32_t limit) {
  store::LogReader log(database_);
  const Reader reader(database_);
  const base::Uuid me = my_id(reader).value;
  const std::string text = base::fold(base::trim(query.text));
  HistoryPage page;
  const auto take = [&](const store::LoggedStep& step) {
    page.steps.push_back({.id = step.id,
                          .info = step.info,
                          .at_ms = step.at_ms,
                          .actor_name = actor_name(reader, step.info.actor, me),
                          .undone = step.state == store::StepState::undone,
                          .can_undo = step.can_undo()});
    page.next = HistoryCursor{step.key};
  };
  if (!query.record.is_nil()) {
    const std::optional<int64_t> key = key_of(log, reader, query.record);
    if (!key) return page;
    for (const int64_t each : steps_of(log, rows_of(log, reader, sql_type(query.record.type), *key))) {
      if (each >= from.before) continue;
      if (page.steps.size() == limit) return page;
      const std::optional<store::LoggedStep> step = log.step(each);
      if (step && names(*step, text)) take(*step);
    }
    page.next.reset();
    return page;
  }

  const FilterTables filter = tables_of(query.filter);
  std::string tables;
  for (const std::string_view name : filter.tables) {
    const store::LoggedTable* table = log.table(name);
    if (table != nullptr) tables += (tables.empty() ? "" : ",") + std::to_string(table->id);
  }
  std::string condition;
  if (!filter.names.empty()) {
    condition = "name_key GLOB ?3";
    if (!tables.empty())
      condition += " OR EXISTS(SELECT 1 FROM change WHERE change.step=step.key AND table_id IN (" + tables + "))";
  }
  // The text is looked for here, since SQL sees the arguments as JSON; a page is read until it is full.
  constexpr int64_t kAtOnce = 500;
  for (int64_t before = from.before;;) {
    const int64_t wanted = text.empty() ? int64_t{limit} + 1 : kAtOnce;
    const std::vector<store::LoggedStep> some =
        condition.empty() ? log.steps(before, wanted) : log.steps(before, wanted, condition, {filter.names});
    for (const store::LoggedStep& step : some) {
      before = step.key;
      if (!names(step, text)) continue;
      if (page.steps.size() == limit) return page;
      take(step);
    }
    if (static_cast<int64_t>(some.size()) < wanted) break;
  }
  page.next.reset();
  return page;
}

std::string History::name_of(const RecordRef& record) {
  store::LogReader log(database_);
  const std::optional<int64_t> key = key_of(log, database_, record);
  const std::string_view table = table_of(sql_type(record.type));
  const std::optional<store::Row> row = key ? latest_row(log, table, *key) : std::nullopt;
  const TableSpec* spec = find_table_spec(table);
  if (!row || spec == nullptr) return {};
  return std::string(RowView(*log.table(table), *row).text(spec->title));
}

}  // namespace crm
