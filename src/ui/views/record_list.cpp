// The list itself: rows or cards, sorting, the menu of a row, and what stands there when there are none.

#include "ui/views/record_list.h"

#include <array>

#include "crm/sample_data.h"
#include "ui/text.h"
#include "ui/views/record_actions.h"
#include "ui/views/sample_data.h"
#include "ui/views/support.h"
#include "ui/widgets/display.h"
#include "ui/widgets/layers.h"

namespace ui {
namespace {

constexpr size_t kMaximumColumns = 12;
constexpr float kCardHeight_css = 64;

// Nobody here yet: how to begin.
void empty_list(Context& ctx, const Rect& area, Model& model, const ListScreen& screen) {
  const EmptyStateDesc desc{
      .icon = screen.icon,
      .title = tr(ctx, screen.empty_title),
      .text = tr(ctx, screen.empty_text),
      .id = "empty",
      .primary = tr(ctx, screen.add),
      .primary_icon = Icon::plus,
      .secondary = tr(ctx, Key::common_import),
      .tertiary = crm::has_sample_data(model.database) ? std::string_view{} : tr(ctx, Key::records_try_sample)};
  switch (empty_state(ctx, area, desc)) {
    case EmptyStateResult::none: break;
    case EmptyStateResult::primary: open_dialog(model, {.kind = screen.dialog}); break;
    case EmptyStateResult::secondary: open_dialog(model, {.kind = DialogKind::import_file}); break;
    case EmptyStateResult::tertiary: add_sample_data(ctx, model, crm::SampleSize::small); break;
  }
}

void nothing_found(Context& ctx, const Rect& area, const ListScreen& screen, ListState& state) {
  const EmptyStateDesc desc{.icon = Icon::search,
                            .title = tr(ctx, screen.no_match),
                            .text = tr(ctx, Key::records_no_match_text),
                            .id = "no_match",
                            .primary = tr(ctx, Key::records_clear_filters)};
  if (empty_state(ctx, area, desc) != EmptyStateResult::primary) return;
  state.query.text.clear();
  state.query.filters = {};
  query_changed(ctx, state);
}

void take_sort(Context& ctx, ListState& state, const ListScreen& screen) {
  state.query.sort = crm::SortColumn::name;
  for (const ListColumn& column : screen.columns)
    if (state.table.sort_column == sort_name(column.what)) state.query.sort = column.what;
  if (state.table.sort_column.empty()) {
    state.table.sort_column = sort_name(crm::SortColumn::name);
    state.table.descending = false;
  }
  state.query.direction = state.table.descending ? crm::SortDirection::descending : crm::SortDirection::ascending;
  // A sorted list is the same list: what is selected stays.
  std::unordered_set<uint64_t> selected = std::move(state.table.selected);
  query_changed(ctx, state);
  state.table.selected = std::move(selected);
}

void row_menu(Context& ctx, Model& model, const ListScreen& screen, ListState& state) {
  if (!state.menu_open) return;
  const ListRow* row = row_at(model, state, state.menu_row);
  if (row == nullptr) {
    state.menu_open = false;
    return;
  }
  const bool lead = screen.type == crm::RecordType::lead;
  const std::array items = {
      MenuItem{.label = tr(ctx, Key::common_open), .icon = Icon::arrow_right, .keys = "Enter"},
      MenuItem{.label = tr(ctx, Key::common_edit), .icon = Icon::edit},
      MenuItem{.label = tr(ctx, Key::records_add_note), .icon = Icon::note, .separator_before = true},
      MenuItem{.label = tr(ctx, Key::records_log_call), .icon = Icon::phone_call},
      MenuItem{.label = tr(ctx, Key::records_add_task), .icon = Icon::tasks},
      MenuItem{.label = lead ? tr(ctx, Key::records_convert) : tr(ctx, Key::records_add_deal),
               .icon = lead ? Icon::convert : Icon::deals},
      MenuItem{.label = tr(ctx, Key::common_delete),
               .icon = Icon::trash,
               .keys = "Del",
               .danger = true,
               .separator_before = true},
  };
  const crm::RecordRef record = row->record;
  const std::optional<int32_t> chosen =
      menu(ctx, {.id = "row_menu", .label = row->name, .anchor = state.menu_anchor, .items = items}, state.menu_open);
  if (!chosen) return;
  switch (*chosen) {
    case 0: ctx.navigate(href_of(ctx, record)); break;
    case 1: edit_record(model, record); break;
    case 2: add_to_record(model, DialogKind::note, record); break;
    case 3: add_to_record(model, DialogKind::call, record); break;
    case 4: add_to_record(model, DialogKind::task, record); break;
    case 5: lead ? convert_leads(model, {record}) : add_to_record(model, DialogKind::deal, record); break;
    default: delete_records(ctx, model, {record}); break;
  }
}

// The last columns give way first.
size_t columns_that_fit(Context& ctx, float width_px, const ListScreen& screen) {
  constexpr size_t kAtLeast = 3;
  constexpr float kCheckBox_css = 48;
  float left = width_px - ctx.px(kCheckBox_css);
  size_t count = 0;
  for (const ListColumn& column : screen.columns) {
    left -= ctx.px(column.width_css);
    if (left < 0 && count >= kAtLeast) break;
    ++count;
  }
  return std::min(count, kMaximumColumns);
}

void rows(Context& ctx, const Rect& area, Model& model, const ListScreen& screen, ListState& state) {
  const bool cards = ctx.phone();
  std::array<TableColumn, kMaximumColumns> columns;
  const size_t column_count = cards ? 1 : columns_that_fit(ctx, area.width, screen);
  for (size_t index = 0; index < column_count; ++index) {
    const ListColumn& column = screen.columns[index];
    columns[index] = {.id = sort_name(column.what),
                      .label = tr(ctx, column.label),
                      .width_css = cards ? 200 : column.width_css,
                      .flex = column.flex,
                      .align = column.align,
                      .sortable = true};
  }
  // Whoever asks for more than drawing needs (the box that selects all) only needs ids.
  int32_t reads = 0;
  std::vector<crm::RecordRef> ids;
  const auto row = [&](int64_t index) {
    if (!state.rows.holds(index) && ++reads > RowWindow<ListRow>::kReadsOfAScreen) {
      if (ids.empty()) ids = model.queries.refs(state.query, 0, state.count);
      if (static_cast<size_t>(index) >= ids.size()) return TableRow{};
      return TableRow{.id = id_number(ids[static_cast<size_t>(index)].id), .name = {}, .href = {}};
    }
    const ListRow* shown = row_at(model, state, index);
    if (shown == nullptr) return TableRow{};
    return TableRow{
        .id = id_number(shown->record.id), .name = join(ctx, {shown->name}), .href = href_of(ctx, shown->record)};
  };
  const auto cell = [&](const TableCell& place) {
    const ListRow* shown = row_at(model, state, place.row);
    if (shown == nullptr) return;
    if (cards) return list_card(ctx, model, place, *shown);
    list_cell(ctx, model, place, screen.columns[static_cast<size_t>(place.column)], *shown);
  };
  const TableResponse answer = table(ctx, area, state.table,
                                     {.id = screen.route,
                                      .label = tr(ctx, screen.title),
                                      .columns = std::span(columns).first(column_count),
                                      .row_count = state.count,
                                      .row = row,
                                      .cell = cell,
                                      .selectable = true,
                                      .row_height_css = cards ? kCardHeight_css : 0});
  if (answer.sort_changed) take_sort(ctx, state, screen);
  if (answer.context_row) {
    state.menu_open = true;
    state.menu_row = *answer.context_row;
    state.menu_anchor = {answer.pointer.x, answer.pointer.y, 0, 0};
  }
  if (ctx.shortcut({.code = KeyCode::delete_})) {
    if (!state.table.selected.empty()) {
      delete_records(ctx, model, selected_records(model, state));
    } else if (const ListRow* focused = row_at(model, state, state.table.focused_index);
               focused != nullptr && state.table.focused_row == id_number(focused->record.id)) {
      delete_records(ctx, model, {focused->record});
    }
  }
}

}  // namespace

void record_list(Context& ctx, Rect area, Model& model, const ListScreen& screen) {
  ListState& state = list_state(ctx, screen.type);
  read_route(model, screen, state);
  refresh(ctx, model, state);
  advance_export(ctx, model, state.file);
  if (!state.has_records && !is_filtered(state.query)) {
    empty_list(ctx, area, model, screen);
    return write_route(ctx, screen, state);
  }
  const float gutter = ctx.metrics().gutter;
  area = area.inset(gutter, 0);
  area.cut_top(ctx.phone() ? ctx.px(space::kS) : ctx.px(space::kL));
  list_toolbar(ctx, area.cut_top(ctx.metrics().control_height), model, screen, state);
  area.cut_top(ctx.px(space::kXs));
  list_summary(ctx, area.cut_top(list_summary_height(ctx, state)), model, screen, state);
  area.cut_top(ctx.px(space::kXs));
  // A key of this frame may have changed the question already.
  refresh(ctx, model, state);
  if (state.count == 0) {
    nothing_found(ctx, area, screen, state);
  } else {
    rows(ctx, area, model, screen, state);
  }
  row_menu(ctx, model, screen, state);
  write_route(ctx, screen, state);
}

}  // namespace ui
