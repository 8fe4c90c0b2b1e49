#pragma once
// What happened with a lead, contact, company or deal, newest first, and the place to write a note about it.

#include "ui/views/model.h"

namespace ui {

// As a card that fills the area and scrolls inside.
void timeline_card(Context& ctx, Model& model, const Rect& area, const crm::RecordRef& record);
// As the last part of a page that scrolls as a whole. Returns the height used.
float timeline_part(Context& ctx, Model& model, const Rect& area, const crm::RecordRef& record);

}  // namespace ui
