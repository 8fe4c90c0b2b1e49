#pragma once
// The sections of the gallery, for gallery.cpp only. Each draws below what is there and moves the flow on.

#include "ui/context.h"
#include "ui/layout.h"

namespace ui {

void gallery_buttons(Context& ctx, Flow& flow);
void gallery_texts(Context& ctx, Flow& flow);
void gallery_choices(Context& ctx, Flow& flow);
void gallery_fields(Context& ctx, Flow& flow);
void gallery_layers(Context& ctx, Flow& flow);
void gallery_display(Context& ctx, Flow& flow);
void gallery_table(Context& ctx, Flow& flow);
void gallery_drag(Context& ctx, Flow& flow);
void gallery_icons(Context& ctx, Flow& flow);
void gallery_scripts(Context& ctx, Flow& flow);
void gallery_colours(Context& ctx, Flow& flow);

}  // namespace ui
