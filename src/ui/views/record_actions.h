#pragma once
// What can be done with a lead, contact or company wherever it shows: in a row, in a selection, on its page. Each opens
// the dialog or runs the command, and says what happened.

#include <vector>

#include "ui/views/model.h"

namespace ui {

void edit_record(Model& model, const crm::RecordRef& record);
// A note, call, task, appointment or deal for the record.
void add_to_record(Model& model, DialogKind kind, const crm::RecordRef& record);
void convert_leads(Model& model, std::vector<crm::RecordRef> leads);
// One goes at once, with Undo in the message; of several the person is asked first.
void delete_records(Context& ctx, Model& model, std::vector<crm::RecordRef> records);
// The message of what was deleted: its name, or how many.
[[nodiscard]] std::string_view deleted_text(Context& ctx, Model& model, const std::vector<crm::RecordRef>& records);

}  // namespace ui
