#pragma once
// A few words beside a control after the pointer rested on it for 500 ms, or at once with keyboard focus.
//   tooltip(ctx, response, tr(ctx, Key::deals_rotting_explained));
// Buttons with .tooltip and icon buttons do this themselves.

#include "ui/paint.h"

namespace ui {

void tooltip(Context& ctx, const Response& response, std::string_view words, std::string_view keys = {});

}  // namespace ui
