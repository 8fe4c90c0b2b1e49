#pragma once
// Where popovers, menus and lists of options go.

#include "ui/paint.h"

namespace ui {

// Under the anchor when there is room (or more than above), else above; always inside the window, perhaps lower than
// `height`.
[[nodiscard]] Rect popup_rect(Context& ctx, const Rect& anchor, float width, float height, Align align);

}  // namespace ui
