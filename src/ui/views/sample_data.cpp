// Sample data as views offer it: added and taken away as jobs, each one step.

#include "ui/views/sample_data.h"

namespace ui {

void add_sample_data(Context& ctx, Model& model, crm::SampleSize size) {
  start_job(ctx, model, crm::make_sample_job(model.database, model.clock, model.zone, {.size = size}),
            tr(ctx, Key::settings_adding_sample), tr(ctx, Key::settings_added_sample));
}

void remove_sample_data(Context& ctx, Model& model) {
  start_job(ctx, model, crm::make_remove_sample_job(model.database), tr(ctx, Key::settings_removing_sample),
            tr(ctx, Key::settings_removed_sample));
}

}  // namespace ui
