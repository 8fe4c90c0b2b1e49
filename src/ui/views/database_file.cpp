// The database as a file for its owner: one place for its name, its type and what is said afterwards.

#include "ui/views/database_file.h"

namespace ui {

void save_database_file(Context& ctx, const Model& model) {
  std::vector<uint8_t> bytes;
  bytes.reserve(model.database.image_size());
  model.database.export_image(
      [&](std::span<const uint8_t> piece) { bytes.insert(bytes.end(), piece.begin(), piece.end()); });
  const std::string name = "kenalan-" + base::to_iso_date(model.today()) + ".sqlite";
  ctx.services().files.save(name, "application/vnd.sqlite3", bytes);
  ctx.toast({.text = tr(ctx, Key::settings_downloaded, {{"name", name}}), .accent = Accent::success});
}

}  // namespace ui
