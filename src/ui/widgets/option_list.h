#pragma once
// The list under a select or combobox. The field keeps the keyboard (aria-activedescendant); this draws, and answers
// clicks.

#include <optional>
#include <span>

#include "ui/widgets/select.h"

namespace ui {

struct OptionListDesc {
  WidgetId owner = 0;  // the field
  std::string_view label;
  Rect anchor;
  std::span<const Option> options;
  std::span<const int32_t> shown;  // indices into options, in order; empty with all = true: all of them
  bool all = true;
  int32_t active = -1;    // row the keyboard is on, among what is shown
  int32_t selected = -1;  // index into options
  std::string_view create_label;
  std::string_view empty_label;
  bool loading = false;
  bool reveal_active = false;
};
struct OptionListResult {
  std::optional<int32_t> chosen;  // index into options
  bool create = false;
};
[[nodiscard]] WidgetId option_list_id(WidgetId owner);
// Of a row, the Create row being the last.
[[nodiscard]] WidgetId option_row_id(WidgetId owner, int32_t row);
OptionListResult option_list(Context& ctx, const OptionListDesc& desc);

}  // namespace ui
