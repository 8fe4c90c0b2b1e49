#pragma once
// The list screen of leads, contacts and companies: one screen, described by its columns and words. It shows a window
// of the query that Queries keeps in order, so 100,000 rows cost what 30 cost. The state stays while the person is
// elsewhere: a record's page asks it for the previous and the next record.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crm/list_query.h"
#include "ui/format.h"
#include "ui/views/model.h"
#include "ui/views/record_export.h"
#include "ui/views/row_window.h"
#include "ui/widgets/select.h"
#include "ui/widgets/table.h"

namespace ui {

// A lead, person or company as its row shows it.
struct ListRow {
  crm::RecordRef record;
  std::string name;
  std::string company;
  std::string job_title;
  std::string email;
  std::string phone;
  std::string city;
  std::string source;
  std::string owner;
  std::vector<std::string> tags;
  crm::LeadStatus lead_status = crm::LeadStatus::fresh;
  crm::ContactStatus contact_status = crm::ContactStatus::prospect;
  int32_t open_deals = 0;
  int32_t people = 0;
  int64_t created_ms = 0;
  int64_t last_activity_ms = 0;
};

struct ListColumn {
  crm::SortColumn what{};
  Key label{};
  float width_css = 120;
  float flex = 0;
  Align align = Align::start;
};

struct ListScreen {
  crm::RecordType type{};
  std::string_view route;  // "contacts"
  DialogKind dialog{};
  Icon icon{};
  std::span<const ListColumn> columns;
  Key title{};
  Key filter{};
  Key add{};
  Key count{};  // with {count}
  Key empty_title{};
  Key empty_text{};
  Key no_match{};
};
// Of lead, person or company.
[[nodiscard]] const ListScreen& list_screen(crm::RecordType type);

// What the filter menus offer ("All" first), made again when the data or the language changes.
struct ListChoices {
  std::vector<crm::Queries::Tag> tags;
  std::vector<std::string> sources;
  std::vector<crm::User> users;
  std::vector<Option> status_options;
  std::vector<Option> tag_options;
  std::vector<Option> source_options;
  std::vector<Option> owner_options;
};

struct ListState {
  crm::ListQuery query;
  TableState table;
  uint64_t version = 0;
  Language language{};
  bool stale = true;
  uint32_t count = 0;
  bool has_records = true;  // only looked at when count is 0
  RowWindow<ListRow> rows;
  ListChoices choices;
  // The route as it was last read or written; nothing before the first frame.
  std::optional<Route> route;
  double route_due_ms = 0;  // 0: the address says what is shown
  bool filters_open = false;
  bool menu_open = false;
  Rect menu_anchor;
  int64_t menu_row = 0;
  RecordExport file;
};
[[nodiscard]] ListState& list_state(Context& ctx, crm::RecordType type);

// record_list_data.cpp
void refresh(Context& ctx, Model& model, ListState& state);
// The row, loaded with those around it; nothing when the list has become shorter. Good until the next call.
[[nodiscard]] const ListRow* row_at(Model& model, ListState& state, int64_t index);
[[nodiscard]] std::vector<crm::RecordRef> selected_records(Model& model, const ListState& state);
void select_all(Model& model, ListState& state);
// The query changed: the list begins at its top again, without a selection.
void query_changed(Context& ctx, ListState& state);
[[nodiscard]] bool is_filtered(const crm::ListQuery& query);

// record_list_route.cpp
void read_route(const Model& model, const ListScreen& screen, ListState& state);
void write_route(Context& ctx, const ListScreen& screen, ListState& state);
[[nodiscard]] std::string_view sort_name(crm::SortColumn column);

// record_list_toolbar.cpp: search, filters and Add. record_list_summary.cpp: what is shown or selected, and export.
void list_toolbar(Context& ctx, Rect area, Model& model, const ListScreen& screen, ListState& state);
[[nodiscard]] float list_summary_height(Context& ctx, const ListState& state);
void list_summary(Context& ctx, Rect area, Model& model, const ListScreen& screen, ListState& state);

// record_list_cells.cpp
void list_cell(Context& ctx, const Model& model, const TableCell& cell, const ListColumn& column, const ListRow& row);
// Two lines, for phones.
void list_card(Context& ctx, const Model& model, const TableCell& cell, const ListRow& row);
[[nodiscard]] std::string_view row_status(Context& ctx, const ListRow& row);
[[nodiscard]] Accent row_accent(const ListRow& row);

void record_list(Context& ctx, Rect area, Model& model, const ListScreen& screen);

}  // namespace ui
