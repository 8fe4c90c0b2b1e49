// See table.h. Rows are placed by arithmetic on a float offset of whole pixels: 100,000 rows of 108 px (three device
// pixels per CSS pixel) reach 10.8 million, which a float still counts in single pixels.

#include "ui/widgets/table.h"

#include <cmath>

#include "ui/core/hash_id.h"
#include "ui/core/parts.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/table_parts.h"

namespace ui {

namespace {

struct TableMemory {
  Scroller* scroller = nullptr;
  float last_scroll = 0;
  bool restored = false;
};

// Focus follows the record: when rows were sorted or filtered, its number is looked for near its old place.
void find_focused(TableState& state, const TableDesc& desc, int64_t first, int64_t last) {
  if (state.focused_row == 0 || desc.row_count == 0) return;
  for (int64_t row = std::max<int64_t>(first, 0); row < last; ++row) {
    if (desc.row(row).id == state.focused_row) {
      state.focused_index = row;
      return;
    }
  }
}

void set_focus(TableState& state, const TableDesc& desc, int64_t row) {
  if (desc.row_count == 0) return;
  state.focused_index = std::clamp<int64_t>(row, 0, desc.row_count - 1);
  state.focused_row = desc.row(state.focused_index).id;
}

void select_range(TableState& state, const TableDesc& desc, int64_t from, int64_t to) {
  // A range over a whole large table is chosen with the box in the header, which the view answers by itself.
  constexpr int64_t kMost = 20000;
  const int64_t low = std::min(from, to);
  const int64_t high = std::min(std::max(from, to), low + kMost);
  for (int64_t row = low; row <= high && row < desc.row_count; ++row) state.selected.insert(desc.row(row).id);
}

void toggle(TableState& state, uint64_t id) {
  if (!state.selected.erase(id)) state.selected.insert(id);
}

// Arrows and their kin on the row with the keyboard focus.
bool move_by_key(Context& ctx, WidgetId row_id, TableState& state, const TableDesc& desc, int64_t page) {
  const int64_t at = state.focused_index;
  int64_t to = at;
  if (ctx.take_key(row_id, KeyCode::arrow_down))
    to = at + 1;
  else if (ctx.take_key(row_id, KeyCode::arrow_up))
    to = at - 1;
  else if (ctx.take_key(row_id, KeyCode::page_down))
    to = at + page;
  else if (ctx.take_key(row_id, KeyCode::page_up))
    to = at - page;
  else if (ctx.take_key(row_id, KeyCode::home))
    to = 0;
  else if (ctx.take_key(row_id, KeyCode::end))
    to = desc.row_count - 1;
  else
    return false;
  set_focus(state, desc, to);
  return true;
}

}  // namespace

WidgetId table_row_id(WidgetId table, uint64_t record) { return hash_id(table, record); }

TableResponse table(Context& ctx, const Rect& rect, TableState& state, const TableDesc& desc) {
  ContextParts& parts = ctx.parts();
  TableResponse answer;
  const WidgetId id = ctx.id(desc.id);
  const float height = desc.row_height_css > 0 ? ctx.px(desc.row_height_css) : ctx.metrics().row_height;
  const TableLayout layout = lay_out_columns(ctx, desc, rect.width);

  uint32_t flags = 0;
  if (desc.selectable) flags |= node_state::kMultiSelectable;
  if (desc.loading) flags |= node_state::kBusy;
  const NodeScope whole{ctx,
                        rect,
                        {.id = id,
                         .role = Role::table,
                         .name = desc.label,
                         .state = flags,
                         .set_size = static_cast<int32_t>(std::min<int64_t>(desc.row_count + 1, INT32_MAX)),
                         .column = static_cast<int32_t>(layout.count)}};
  parts.id_path.push_back(id);
  Rect rest = rect;
  table_header(ctx, rest.cut_top(ctx.px(36)), state, desc, layout, answer);

  {
    ScrollArea scroll{ctx, rest, {.id = "rows"}};
    TableMemory& memory = ctx.state<TableMemory>(id);
    const float content = height * static_cast<float>(desc.row_count);
    scroll.set_content_height(content);
    if (!memory.restored && state.scroll_y_px > 0 && content > rest.height) {
      scroll.scroll_to(0, state.scroll_y_px);
      memory.restored = true;
    } else {
      memory.restored = true;
      state.scroll_y_px = scroll.offset().y;
    }
    const float offset = scroll.offset().y;
    const auto first = static_cast<int64_t>(std::max(std::floor(offset / height), 0.0F));
    const int64_t last = std::min(desc.row_count, static_cast<int64_t>(std::ceil((offset + rest.height) / height)));
    answer.visible = {first, std::max(first, last)};
    const auto page = std::max<int64_t>(static_cast<int64_t>(rest.height / height) - 1, 1);
    // Half a screen before and after is mirrored, so that reading on does not stop at the edge.
    const int64_t from = std::max<int64_t>(first - page / 2, 0);
    const int64_t to = std::min(desc.row_count, last + page / 2);
    find_focused(state, desc, from, to);
    if (state.focused_index >= desc.row_count) set_focus(state, desc, desc.row_count - 1);
    if (desc.row_count == 0 && desc.loading) table_skeleton(ctx, rest, layout, height);

    const NodeScope group{ctx, rest, {.role = Role::row_group}};
    for (int64_t row = from; row < to; ++row) {
      const Rect place{rest.x, rest.y + height * static_cast<float>(row) - offset, rest.width, height};
      const bool seen = row >= first && row < last;
      parts.paint_enabled = seen;
      const RowAnswer done = table_row(ctx, place, id, state, desc, layout, row);
      parts.paint_enabled = true;
      if (done.toggled) {
        toggle(state, done.id);
        state.anchor_index = row;
        answer.selection_changed = true;
      }
      if (done.clicked) {
        set_focus(state, desc, row);
        const bool command = (done.modifiers & (modifier::kControl | modifier::kMeta)) != 0;
        if (desc.selectable && (done.modifiers & modifier::kShift) != 0) {
          select_range(state, desc, state.anchor_index < 0 ? row : state.anchor_index, row);
          answer.selection_changed = true;
        } else if (desc.selectable && command) {
          toggle(state, done.id);
          state.anchor_index = row;
          answer.selection_changed = true;
        } else {
          answer.activated = row;
          if (done.href.starts_with('#')) ctx.navigate(done.href);
        }
      }
      if (done.context) {
        set_focus(state, desc, row);
        answer.context_row = row;
        answer.pointer = done.pointer;
      }
      if (done.focused && move_by_key(ctx, done.node, state, desc, page)) {
        ctx.focus(table_row_id(id, state.focused_row));
        const float top = height * static_cast<float>(state.focused_index);
        scroll.reveal({scroll.content().x, scroll.content().y + top, rest.width, height});
      }
    }
  }
  parts.id_path.pop_back();
  return answer;
}

}  // namespace ui
