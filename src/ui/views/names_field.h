#pragma once
// Fields for several names as chips below a field that suggests as one types: tags, people. What is not known yet can
// be made on the spot.

#include <string>
#include <vector>

#include "crm/view_data.h"
#include "ui/views/model.h"

namespace ui {

// Tags by name. Returns the height used.
float tags_field(Context& ctx, Model& model, const Rect& area, std::string_view label, std::vector<std::string>& tags);

// One record chosen by typing its name, or the name of one that is to be made.
struct NamedRecord {
  base::Uuid id;  // nil: none, or to be made under `name`
  std::string name;
  bool create = false;
  [[nodiscard]] bool empty() const { return id.is_nil() && !create; }
};
struct RecordFieldDesc {
  std::string_view label;
  std::string_view id;
  std::string_view placeholder;
  crm::RecordType type = crm::RecordType::company;
};
// True when another record was chosen, made or taken away.
bool record_field(Context& ctx, Model& model, const Rect& rect, NamedRecord& record, const RecordFieldDesc& desc);
[[nodiscard]] float record_field_height(Context& ctx, float width, const RecordFieldDesc& desc);

}  // namespace ui
