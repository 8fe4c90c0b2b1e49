#pragma once
// Sample data as screens offer it: one click, progress with Cancel, and away again with one click.

#include "crm/sample_data.h"
#include "ui/views/model.h"

namespace ui {

void add_sample_data(Context& ctx, Model& model, crm::SampleSize size);
void remove_sample_data(Context& ctx, Model& model);

}  // namespace ui
