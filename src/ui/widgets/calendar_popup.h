#pragma once
// One month to choose a day from (WAI-ARIA practices: date picker dialog). Arrows move by days and weeks, PageUp and
// PageDown by months.

#include <optional>

#include "base/date.h"
#include "ui/paint.h"

namespace ui {

[[nodiscard]] std::optional<base::Date> calendar_popup(Context& ctx, const Rect& anchor,
                                                       std::optional<base::Date> value, std::string_view label,
                                                       bool& open);

}  // namespace ui
