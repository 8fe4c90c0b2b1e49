#pragma once
// Header, rows and columns of a table (table.cpp keeps them together).

#include <array>

#include "ui/widgets/table.h"

namespace ui {

inline constexpr size_t kMostColumns = 32;

struct TableLayout {
  size_t count = 0;                            // of shown columns
  std::array<int32_t, kMostColumns> column{};  // index into desc.columns
  std::array<float, kMostColumns> x{};
  std::array<float, kMostColumns> width{};
  float check_width = 0;  // of the boxes at the start
};

struct RowAnswer {
  uint64_t id = 0;
  WidgetId node = 0;
  std::string_view href;
  bool clicked = false;
  bool toggled = false;
  bool context = false;
  bool focused = false;
  Point pointer;
  uint8_t modifiers = 0;
};

[[nodiscard]] WidgetId table_row_id(WidgetId table, uint64_t record);
[[nodiscard]] TableLayout lay_out_columns(Context& ctx, const TableDesc& desc, float width);
void table_header(Context& ctx, const Rect& rect, TableState& state, const TableDesc& desc, const TableLayout& layout,
                  TableResponse& answer);
RowAnswer table_row(Context& ctx, const Rect& rect, WidgetId table, TableState& state, const TableDesc& desc,
                    const TableLayout& layout, int64_t row);
void table_skeleton(Context& ctx, const Rect& rect, const TableLayout& layout, float row_height);

}  // namespace ui
