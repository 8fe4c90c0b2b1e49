#pragma once
// The sections of the settings, for settings_view.cpp only. Each draws into a column of its own and returns its height.

#include "ui/views/model.h"

namespace ui {

float general_settings(Context& ctx, Model& model, const Rect& area);
float data_settings(Context& ctx, Model& model, const Rect& area);
float about_settings(Context& ctx, Model& model, const Rect& area);

}  // namespace ui
