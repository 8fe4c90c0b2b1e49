#pragma once
// Lists as files: CSV or vCard of any number of records. Large files are made in slices between frames, with progress
// and Cancel where the count stands; what is deleted meanwhile is left out.

#include <string>
#include <vector>

#include "exchange/contact_csv.h"
#include "ui/views/model.h"

namespace ui {

enum class ExportFormat : uint8_t { csv, vcard };

struct RecordExport {
  std::vector<crm::RecordRef> records;  // empty: nothing is under way
  ExportFormat format = ExportFormat::csv;
  std::string file_name;
  std::string text;
  // CSV needs to know its columns first: one pass measures, one writes.
  exchange::ContactCsvShape shape;
  bool measured = false;
  size_t done = 0;

  [[nodiscard]] bool is_running() const { return !records.empty(); }
  // Of both passes, 0 to 1.
  [[nodiscard]] double progress() const;
};

// file_name without its ending. Small exports are saved at once.
void start_export(Context& ctx, Model& model, RecordExport& file, ExportFormat format, std::string_view file_name,
                  std::vector<crm::RecordRef> records);
// Some milliseconds of work; call in every frame while it is running.
void advance_export(Context& ctx, Model& model, RecordExport& file);

}  // namespace ui
