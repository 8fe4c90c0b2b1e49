#pragma once
// Taking the data away: the whole database as one ordinary SQLite file.

#include "ui/views/model.h"

namespace ui {

// Hands the file to the browser's downloads, named by the day.
void save_database_file(Context& ctx, const Model& model);

}  // namespace ui
