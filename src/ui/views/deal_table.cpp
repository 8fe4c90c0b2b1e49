// The table of deals. Rows are read as they come into view.

#include "ui/views/deal_table.h"

#include <algorithm>
#include <array>

#include "ui/ui.h"
#include "ui/views/deal_actions.h"
#include "ui/views/support.h"

namespace ui {

namespace {

enum Column : int32_t { kName, kValue, kStage, kCompany, kContact, kClose, kProbability, kLastActivity };
constexpr size_t kColumnCount = 8;

crm::SortColumn sort_of(std::string_view column) {
  if (column == "value") return crm::SortColumn::value;
  if (column == "stage") return crm::SortColumn::status;
  if (column == "company") return crm::SortColumn::company;
  if (column == "expected_close") return crm::SortColumn::close_date;
  if (column == "probability") return crm::SortColumn::probability;
  if (column == "last_activity") return crm::SortColumn::last_activity;
  return crm::SortColumn::name;
}

const crm::DealRow& row_at(Model& model, DealTableState& state, int64_t index) {
  static const crm::DealRow kGone;
  const uint64_t version = model.database.data_version();
  if (state.version != version) {
    state.version = version;
    state.rows.clear();
  }
  const crm::DealRow* row = state.rows.at(
      index, [&](uint32_t first, uint32_t count) { return model.queries.deals(state.query, first, count); });
  return row != nullptr ? *row : kGone;
}

Accent stage_accent(crm::Outcome outcome) {
  switch (outcome) {
    case crm::Outcome::open: return Accent::info;
    case crm::Outcome::won: return Accent::success;
    case crm::Outcome::lost: return Accent::danger;
    case crm::Outcome::unqualified: return Accent::neutral;
  }
  return Accent::neutral;
}

std::string_view value_text(Context& ctx, const crm::Money& value) {
  if (value.minor == 0) return {};
  return format_money(ctx, value.minor, value.currency, Formatter::MoneyStyle::whole);
}

void draw_cell(Context& ctx, const Model& model, const TableCell& cell, Column column, const crm::DealRow& row) {
  switch (column) {
    case kName: table_text(ctx, cell, row.name, {.style = TextStyle::body_strong}); return;
    case kValue: table_text(ctx, cell, value_text(ctx, row.value)); return;
    case kStage: {
      const std::string_view stage = label_text(ctx, row.stage_name);
      badge(ctx, cell.rect, stage, stage_accent(row.outcome));
      table_cell_name(ctx, stage);
      return;
    }
    case kCompany:
      table_text(ctx, cell, row.company_name, {.tone = Tone::secondary, .avatar = !row.company_name.empty()});
      return;
    case kContact: table_text(ctx, cell, row.contact_name, {.tone = Tone::secondary}); return;
    case kClose: {
      const bool late = row.expected_close && row.outcome == crm::Outcome::open && *row.expected_close < model.today();
      table_text(ctx, cell, row.expected_close ? format_day(ctx, *row.expected_close) : std::string_view{},
                 {.tone = late ? Tone::danger : Tone::secondary});
      return;
    }
    case kProbability:
      table_text(ctx, cell, format_percent(ctx, row.probability / 100.0), {.tone = Tone::secondary});
      return;
    default:
      table_text(ctx, cell, row.last_activity_ms == 0 ? std::string_view{} : ago_text(ctx, model, row.last_activity_ms),
                 {.tone = Tone::secondary});
      return;
  }
}

struct ShownColumns {
  std::array<Column, kColumnCount> what{};
  std::array<TableColumn, kColumnCount> look{};
  size_t count = 0;
};

// What matters less gives way first, so that names keep their room.
ShownColumns columns_for(Context& ctx, float width) {
  ShownColumns columns;
  const auto add = [&](float from_css, Column what, const TableColumn& look) {
    if (width < ctx.px(from_css)) return;
    columns.what[columns.count] = what;
    columns.look[columns.count++] = look;
  };
  add(0, kName, {.id = "name", .label = tr(ctx, Key::deals_name), .width_css = 220, .flex = 3, .sortable = true});
  add(0, kValue,
      {.id = "value", .label = tr(ctx, Key::deals_value), .width_css = 120, .align = Align::end, .sortable = true});
  add(0, kStage, {.id = "stage", .label = tr(ctx, Key::deals_stage), .width_css = 124, .sortable = true});
  add(620, kCompany,
      {.id = "company", .label = tr(ctx, Key::deals_company), .width_css = 170, .flex = 1, .sortable = true});
  add(1180, kContact, {.id = "contact", .label = tr(ctx, Key::deals_contact), .width_css = 150, .flex = 1});
  add(760, kClose,
      {.id = "expected_close", .label = tr(ctx, Key::deals_expected_close), .width_css = 148, .sortable = true});
  add(1320, kProbability,
      {.id = "probability",
       .label = tr(ctx, Key::deals_probability),
       .width_css = 124,
       .align = Align::end,
       .sortable = true});
  add(900, kLastActivity,
      {.id = "last_activity", .label = tr(ctx, Key::deals_last_activity), .width_css = 132, .sortable = true});
  return columns;
}

}  // namespace

void deal_table(Context& ctx, const Rect& area, Model& model, DealTableState& state, const crm::ListFilters& filters,
                std::string_view text) {
  crm::ListQuery query{
      .type = crm::RecordType::deal,
      .text = std::string(text),
      .filters = filters,
      .sort = sort_of(state.table.sort_column),
      .direction = state.table.descending ? crm::SortDirection::descending : crm::SortDirection::ascending};
  if (query != state.query) {
    state.query = std::move(query);
    state.version = UINT64_MAX;
  }
  const auto count = static_cast<int64_t>(model.queries.count(state.query));
  if (count == 0) {
    empty_state(ctx, area,
                {.icon = Icon::search,
                 .title = tr(ctx, Key::deals_none_match),
                 .text = tr(ctx, Key::deals_none_match_text),
                 .id = "none"});
    return;
  }
  const ShownColumns shown = columns_for(ctx, area.width);
  const auto row = [&](int64_t index) {
    const crm::DealRow& deal = row_at(model, state, index);
    return TableRow{.id = id_number(deal.id.value),
                    .name = deal.name,
                    .href = href_of(ctx, crm::deal_ref(deal.id)),
                    .dimmed = deal.outcome == crm::Outcome::lost || deal.outcome == crm::Outcome::unqualified};
  };
  const auto cell = [&](const TableCell& at) {
    draw_cell(ctx, model, at, shown.what[static_cast<size_t>(at.column)], row_at(model, state, at.row));
  };
  const TableDesc desc{.id = "deals",
                       .label = tr(ctx, Key::deals_table),
                       .columns = std::span(shown.look).first(shown.count),
                       .row_count = count,
                       .row = row,
                       .cell = cell};
  const TableResponse answer = table(ctx, area, state.table, desc);
  if (answer.sort_changed) ctx.wake_in(0);
}

}  // namespace ui
