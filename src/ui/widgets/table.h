#pragma once
// A table of any length: only the rows in view are asked for, drawn and mirrored, so 100,000 rows cost what 30 cost.
// Sticky header, sort by a click on it, selection, arrows/Home/End/PageUp/PageDown, Enter opens, Space selects.
//
//   const std::array columns = {
//       TableColumn{.id = "name", .label = tr(ctx, Key::contacts_name), .width_css = 260, .flex = 1, .sortable = true},
//       TableColumn{.id = "value", .label = tr(ctx, Key::deals_value), .width_css = 120, .align = Align::end}};
//   TableResponse answer = table(ctx, rect, state.table, {
//       .id = "contacts", .label = tr(ctx, Key::contacts_title), .columns = columns, .row_count = model.count(),
//       .row = [&](int64_t row) { return TableRow{.id = model.at(row).key, .name = model.at(row).name, .href = route};
//       }, .cell = [&](const TableCell& cell) { table_text(ctx, cell, model.text(cell.row, cell.column)); }});
//   if (answer.sort_changed) model.sort(state.table.sort_column, state.table.descending);
//   if (answer.activated) open(*answer.activated);

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "ui/paint.h"

namespace ui {

struct TableColumn {
  std::string_view id;
  std::string_view label;
  float width_css = 120;  // at least
  float flex = 0;         // share of the room that is left
  Align align = Align::start;
  bool sortable = false;
  bool hide_on_phone = false;
};

struct TableRow {
  uint64_t id = 0;        // of the record: what is selected and focused survives sorting
  std::string_view name;  // read out for the row
  std::string_view href;  // a row that opens something is a link; empty: a plain row
  bool dimmed = false;
};

struct TableCell {
  int64_t row = 0;
  int32_t column = 0;  // index into desc.columns
  Rect rect;           // without padding
  bool selected = false;
  bool hovered = false;        // its row is
  Align align = Align::start;  // of its column
};

// Kept by the view, so that it can save and restore it.
struct TableState {
  std::string_view sort_column;  // id of a column; points into the columns' own ids (string literals)
  bool descending = false;
  float scroll_y_px = 0;
  std::unordered_set<uint64_t> selected;
  uint64_t focused_row = 0;  // id
  int64_t focused_index = 0;
  int64_t anchor_index = -1;  // where a range by Shift began
};

struct TableDesc {
  std::string_view id;
  std::string_view label;  // accessible name
  std::span<const TableColumn> columns;
  int64_t row_count = 0;
  FunctionRef<TableRow(int64_t row)> row;
  FunctionRef<void(const TableCell& cell)> cell;
  bool selectable = false;   // check boxes, Shift and Control clicks
  float row_height_css = 0;  // default: by pointer
  bool loading = false;      // skeleton rows when empty
};

struct TableResponse {
  bool sort_changed = false;
  bool selection_changed = false;
  std::optional<int64_t> activated;    // row index: clicked or Enter (a row with href has navigated already)
  std::optional<int64_t> context_row;  // right click, long press, menu key
  Point pointer;
  std::pair<int64_t, int64_t> visible{0, 0};  // first row in view and one past the last: what to load
};
TableResponse table(Context& ctx, const Rect& rect, TableState& state, const TableDesc& desc);

// The usual cell: one line of text. Other cells draw with ui/paint.h and widgets, then say what they show.
struct TableText {
  TextStyle style = TextStyle::body;
  Tone tone = Tone::text;
  std::optional<Icon> icon;
  bool avatar = false;
};
void table_text(Context& ctx, const TableCell& cell, std::string_view words, const TableText& look = {});
// The accessible text of a cell that was painted by hand.
void table_cell_name(Context& ctx, std::string_view words);

}  // namespace ui
