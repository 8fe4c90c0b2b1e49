#pragma once
// Every widget in every state on one page (#/gallery): for people to look at, for tests to find things in.

#include "ui/context.h"

namespace ui {

void gallery_view(Context& ctx, const Rect& area);

}  // namespace ui
