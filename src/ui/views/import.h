#pragma once
// The parts of the import dialog, for import_dialog.cpp only.

#include <memory>
#include <optional>
#include <string>

#include "crm/import_file.h"
#include "ui/views/model.h"
#include "ui/widgets/form.h"

namespace ui {

struct ImportDraft {
  uint32_t request = 0;  // of the file chooser
  std::unique_ptr<crm::ImportFile> file;
  int32_t target = 0;      // contacts, leads
  int32_t duplicates = 0;  // crm::DuplicatePolicy
  std::string tag;
  // The dry run, once it is complete; what makes it, and of what.
  std::optional<crm::ImportPlan> plan;
  std::unique_ptr<crm::ImportPlanner> planner;
  uint64_t plan_revision = 0;
  uint64_t plan_version = 0;
  int32_t plan_target = 0;
  int32_t plan_duplicates = 0;
};

[[nodiscard]] crm::ImportOptions import_options(const ImportDraft& draft);
// Each column of the file: its name, some of its values, and where it goes. True when a choice changed.
bool import_columns(Context& ctx, FormLayout& form, crm::ImportFile& file);
// Exactly what will be made, and the problems by line.
void import_summary(Context& ctx, FormLayout& form, const ImportDraft& draft);

}  // namespace ui
