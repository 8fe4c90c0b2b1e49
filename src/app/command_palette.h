#pragma once
// Ctrl/Cmd+K: one box over all records, screens and commands. Records come from the domain's search; screens and
// commands are matched by their folded names in the person's language.

#include <string>
#include <vector>

#include "crm/view_data.h"
#include "ui/context.h"
#include "ui/views/model.h"

namespace app {

class CommandPalette {
 public:
  void open(std::string query = {});
  // Draws it while it is open and does what was chosen.
  void draw(ui::Context& ctx, ui::Model& model);

 private:
  void find_records(ui::Model& model);

  bool is_open_ = false;
  std::string query_;
  std::vector<crm::SearchHit> hits_;
  uint64_t hits_version_ = 0;
  bool hits_stale_ = true;
};

}  // namespace app
