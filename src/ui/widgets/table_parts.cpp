// See table_parts.h.

#include "ui/widgets/table_parts.h"

#include <cmath>

#include "ui/core/hash_id.h"
#include "ui/core/parts.h"
#include "ui/locale.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/display.h"

namespace ui {

namespace {

float cell_padding(const Context& ctx) { return ctx.px(12); }

}  // namespace

TableLayout lay_out_columns(Context& ctx, const TableDesc& desc, float width) {
  TableLayout layout;
  layout.check_width = desc.selectable ? ctx.px(ctx.coarse_pointer() ? 48 : 44) : 0;
  float fixed = layout.check_width;
  float flex = 0;
  for (size_t i = 0; i < desc.columns.size() && layout.count < kMostColumns; ++i) {
    const TableColumn& column = desc.columns[i];
    if (column.hide_on_phone && ctx.phone()) continue;
    layout.column[layout.count] = static_cast<int32_t>(i);
    layout.width[layout.count++] = ctx.px(column.width_css);
    fixed += ctx.px(column.width_css);
    flex += column.flex;
  }
  float spare = width - fixed;
  for (size_t i = 0; i < layout.count; ++i) {
    const TableColumn& column = desc.columns[static_cast<size_t>(layout.column[i])];
    // Too little room: all give way in proportion, so that every column stays in view.
    if (spare < 0)
      layout.width[i] = std::floor(layout.width[i] * (width - layout.check_width) / (fixed - layout.check_width));
    else if (flex > 0)
      layout.width[i] += std::floor(spare * column.flex / flex);
  }
  float x = layout.check_width;
  for (size_t i = 0; i < layout.count; ++i) {
    layout.x[i] = x;
    x += layout.width[i];
  }
  return layout;
}

void table_header(Context& ctx, const Rect& rect, TableState& state, const TableDesc& desc, const TableLayout& layout,
                  TableResponse& answer) {
  const Palette& palette = ctx.palette();
  const NodeScope group{ctx, rect, {.role = Role::row_group}};
  const NodeScope row{ctx, rect, {.role = Role::row, .position = 1}};
  if (desc.selectable) {
    const Rect place{rect.x, rect.y, layout.check_width, rect.height};
    const NodeScope cell{ctx, place, {.role = Role::cell}};
    const auto chosen = static_cast<int64_t>(state.selected.size());
    bool all = chosen > 0 && chosen >= desc.row_count;
    if (checkbox(ctx, place, all,
                 {.label = tr(ctx, Key::ui_select_all_rows), .mixed = chosen > 0 && !all, .label_hidden = true})) {
      state.selected.clear();
      if (chosen == 0) {
        for (int64_t i = 0; i < desc.row_count; ++i) state.selected.insert(desc.row(i).id);
      }
      answer.selection_changed = true;
    }
  }
  for (size_t i = 0; i < layout.count; ++i) {
    const TableColumn& column = desc.columns[static_cast<size_t>(layout.column[i])];
    const Rect place{rect.x + layout.x[i], rect.y, layout.width[i], rect.height};
    const bool sorted = column.sortable && state.sort_column == column.id;
    uint32_t flags = 0;
    if (sorted) flags = state.descending ? node_state::kSortDescending : node_state::kSortAscending;
    const NodeScope cell{
        ctx,
        place,
        {.role = Role::column_header, .name = column.label, .state = flags, .column = static_cast<int32_t>(i + 1)}};
    Rect inner = place.inset(cell_padding(ctx), 0);
    Tone tone = Tone::tertiary;
    if (column.sortable) {
      const Response press =
          interact(ctx, place, {.id = column.id, .name = tr(ctx, Key::ui_sort_by, {{"column", column.label}})});
      if (press.clicked) {
        state.descending = sorted && !state.descending;
        state.sort_column = column.id;
        answer.sort_changed = true;
      }
      if (sorted || press.hovered) tone = Tone::text;
      Response ring = press;
      ring.rect = place.inset(ctx.px(4));
      focus_ring(ctx, ring, 2);
    }
    if (sorted) {
      const float icon = ctx.px(14);
      const float words = std::min(text_width(ctx, column.label, TextStyle::label), inner.width - icon - ctx.px(4));
      Rect arrow = inner;
      arrow = column.align == Align::end ? arrow.cut_left(std::max(inner.width - words - ctx.px(4), icon)) : arrow;
      if (column.align != Align::end) arrow.cut_left(words + ctx.px(4));
      paint_icon(ctx, state.descending ? Icon::arrow_down : Icon::arrow_up,
                 column.align == Align::end ? arrow.cut_right(icon) : arrow.cut_left(icon), palette.accent, 14);
    }
    paint_text(ctx, inner, column.label, {.style = TextStyle::label, .tone = tone, .align = column.align});
  }
  horizontal_line(ctx, rect.x, rect.bottom() - ctx.metrics().hairline, rect.width, palette.border);
}

RowAnswer table_row(Context& ctx, const Rect& rect, WidgetId table, TableState& state, const TableDesc& desc,
                    const TableLayout& layout, int64_t row) {
  const Palette& palette = ctx.palette();
  const TableRow record = desc.row(row);
  const bool selected = desc.selectable && state.selected.contains(record.id);
  const bool is_stop = state.focused_row == 0 ? row == 0 : record.id == state.focused_row;
  RowAnswer answer{.id = record.id, .href = record.href};
  Response response = interact(ctx, rect,
                               {.exact_id = table_row_id(table, record.id),
                                .role = Role::row,
                                .name = record.name,
                                .href = {},
                                .state = (selected ? node_state::kSelected : 0) |
                                         (desc.selectable ? node_state::kSelectable | node_state::kDraggable : 0),
                                .position = static_cast<int32_t>(row + 2),
                                .tab_stop = is_stop});
  answer.node = response.id;
  answer.clicked = response.clicked;
  answer.context = response.context_menu;
  answer.pointer = response.pointer;
  answer.modifiers = response.modifiers;
  answer.focused = response.focused;
  // Space selects, Enter opens (interact() leaves Space alone for what can be picked up).
  if (desc.selectable && response.focused && ctx.take_key(response.id, KeyCode::space)) answer.toggled = true;

  if (selected) {
    fill_rect(ctx, rect, palette.selection);
  } else if (response.hovered) {
    fill_rect(ctx, rect, palette.hover);
  }
  horizontal_line(ctx, rect.x, rect.bottom() - ctx.metrics().hairline, rect.width, with_alpha(palette.border, 0.6F));
  const NodeScope inside{ctx, response.id};
  const IdScope scope{ctx, record.id};
  if (desc.selectable) {
    const Rect place{rect.x, rect.y, layout.check_width, rect.height};
    const NodeScope cell{ctx, place, {.role = Role::cell}};
    bool checked = selected;
    if (checkbox(
            ctx, place, checked,
            {.label = tr(ctx, Key::ui_select_row, {{"name", record.name}}), .label_hidden = true, .tab_stop = false})) {
      answer.toggled = true;
    }
  }
  for (size_t i = 0; i < layout.count; ++i) {
    const Rect place{rect.x + layout.x[i], rect.y, layout.width[i], rect.height};
    const NodeScope cell{ctx, place, {.role = Role::cell, .column = static_cast<int32_t>(i + 1)}};
    const float padding = cell_padding(ctx);
    desc.cell({.row = row,
               .column = layout.column[i],
               .rect = place.inset(padding, 0),
               .selected = selected,
               .hovered = response.hovered,
               .align = desc.columns[static_cast<size_t>(layout.column[i])].align});
  }
  if (response.focused && ctx.focus_visible()) {
    stroke_rect(ctx, rect.inset(ctx.px(1)), palette.accent, radius::kInner, ctx.px(2));
  }
  return answer;
}

void table_skeleton(Context& ctx, const Rect& rect, const TableLayout& layout, float row_height) {
  const auto rows = static_cast<int32_t>(rect.height / row_height);
  for (int32_t row = 0; row < rows; ++row) {
    for (size_t i = 0; i < layout.count; ++i) {
      const float y = rect.y + row_height * static_cast<float>(row);
      const Rect cell{rect.x + layout.x[i], y, layout.width[i], row_height};
      skeleton(ctx, cell.inset(ctx.px(12), 0).centred_y(ctx.px(12)).with_width(layout.width[i] * 0.6F));
    }
  }
}

void table_cell_name(Context& ctx, std::string_view words) {
  AccessTree& tree = ctx.parts().tree;
  const uint32_t index = tree.index_of(tree.parent());
  if (index != IdMap::kMissing) tree.at(index).name = tree.intern(words);
}

void table_text(Context& ctx, const TableCell& cell, std::string_view words, const TableText& look) {
  table_cell_name(ctx, words);
  Rect inner = cell.rect;
  if (look.avatar) {
    const float size = ctx.px(24);
    paint_avatar(ctx, inner.cut_left(size).centred(size, size), words);
    inner.cut_left(ctx.px(10));
  } else if (look.icon) {
    paint_icon(ctx, *look.icon, inner.cut_left(ctx.metrics().icon), ctx.palette().text_3);
    inner.cut_left(ctx.px(8));
  }
  paint_text(ctx, inner, words, {.style = look.style, .tone = look.tone, .align = cell.align});
}

}  // namespace ui
