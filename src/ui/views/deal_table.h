#pragma once
// Deals as a table: the same filter as the board, every column sortable.

#include "crm/list_query.h"
#include "ui/views/model.h"
#include "ui/views/row_window.h"
#include "ui/widgets/table.h"

namespace ui {

struct DealTableState {
  TableState table{.sort_column = "last_activity", .descending = true};
  // The rows in view, and what they were read for.
  crm::ListQuery query;
  uint64_t version = UINT64_MAX;
  RowWindow<crm::DealRow> rows;
};

// `filters` and `text` come from the toolbar.
void deal_table(Context& ctx, const Rect& area, Model& model, DealTableState& state, const crm::ListFilters& filters,
                std::string_view text);

}  // namespace ui
