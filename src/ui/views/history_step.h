#pragma once
// One step of the history: its sentence, who and when; opened, what it did to each record and field, with the ways
// back. The same code measures and draws, so that the list can skip what is out of view.

#include <optional>
#include <string_view>

#include "crm/history.h"
#include "ui/views/model.h"
#include "ui/views/support.h"

namespace ui {

struct HistoryEntry {
  crm::HistoryStep step;
  base::Date day;
  bool open = false;
  // Read when it is first opened.
  std::optional<crm::HistoryDetail> detail;
  float height_px = 0;  // 0: to be measured
};

[[nodiscard]] std::string_view history_sentence(Context& ctx, const crm::HistoryStep& step);
[[nodiscard]] std::string_view history_value_text(Context& ctx, const Model& model, const crm::HistoryValue& value);
// "Job title", "E-mail".
[[nodiscard]] std::string_view history_field_label(Context& ctx, const crm::HistoryField& field);
[[nodiscard]] std::string_view history_kind_text(Context& ctx, crm::HistoryKind kind);
// "#/history?record=deal:0190…"
[[nodiscard]] std::string_view history_href(Context& ctx, const crm::RecordRef& record);
// The other way; nil when it is none.
[[nodiscard]] crm::RecordRef history_record(const Route& route);

// Of the line that opens the step, for the arrow keys.
[[nodiscard]] WidgetId history_step_id(const crm::HistoryStep& step);
// Returns the height used; with Draw::no it only measures.
float history_step(Context& ctx, Model& model, const Rect& area, HistoryEntry& entry, Draw draw);

}  // namespace ui
