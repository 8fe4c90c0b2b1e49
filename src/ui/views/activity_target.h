#pragma once
// What the dialogs of notes and calls share: on which record the entry is written, or which entry is edited.

#include "ui/views/model.h"
#include "ui/widgets/form.h"

namespace ui {

struct ActivityTarget {
  crm::ActivityId activity;           // edited; nil: a new one
  std::vector<crm::RecordRef> links;  // of a new one: one record
  bool chosen_here = false;           // no record was given, so the dialog asks for it
  std::string error;
};

[[nodiscard]] ActivityTarget target_of(const DialogRequest& request);
// Says what it is about, or asks for it.
void target_field(Context& ctx, FormLayout& layout, float width, Model& model, ActivityTarget& target);
// False, with the error at the field, when a record is missing.
bool check_target(Context& ctx, ActivityTarget& target);
// The question before typed words are dropped; true once when the answer is yes.
[[nodiscard]] bool discard_confirmed(Context& ctx, bool& asking);

}  // namespace ui
