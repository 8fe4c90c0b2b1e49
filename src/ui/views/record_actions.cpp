// One place for what a row, a selection and a page can do, so that the three cannot drift apart.

#include "ui/views/record_actions.h"

#include "ui/format.h"

namespace ui {
namespace {

DialogKind dialog_of(crm::RecordType type) {
  switch (type) {
    case crm::RecordType::lead: return DialogKind::lead;
    case crm::RecordType::person: return DialogKind::person;
    case crm::RecordType::company: return DialogKind::company;
    case crm::RecordType::deal: return DialogKind::deal;
    case crm::RecordType::task: return DialogKind::task;
    case crm::RecordType::appointment: return DialogKind::appointment;
    case crm::RecordType::activity: return DialogKind::note;
  }
  return DialogKind::none;
}

}  // namespace

void edit_record(Model& model, const crm::RecordRef& record) {
  DialogRequest request;
  request.kind = dialog_of(record.type);
  request.record = record;
  open_dialog(model, std::move(request));
}

void add_to_record(Model& model, DialogKind kind, const crm::RecordRef& record) {
  DialogRequest request;
  request.kind = kind;
  request.links = {record};
  open_dialog(model, std::move(request));
}

void convert_leads(Model& model, std::vector<crm::RecordRef> leads) {
  DialogRequest request;
  request.kind = DialogKind::convert_lead;
  request.records = std::move(leads);
  open_dialog(model, std::move(request));
}

std::string_view deleted_text(Context& ctx, Model& model, const std::vector<crm::RecordRef>& records) {
  if (records.size() == 1) {
    const std::string name = model.queries.name_of(records.front());
    return tr(ctx, Key::records_deleted_one, {{"name", name}});
  }
  return tr(ctx, Key::records_deleted_many, {{"count", records.size()}});
}

void delete_records(Context& ctx, Model& model, std::vector<crm::RecordRef> records) {
  if (records.empty()) return;
  if (records.size() > 1) {
    DialogRequest request;
    request.kind = DialogKind::delete_records;
    request.records = std::move(records);
    open_dialog(model, std::move(request));
    return;
  }
  const std::string_view text = deleted_text(ctx, model, records);
  report(ctx, model, model.commands.delete_records(std::move(records)), text);
}

}  // namespace ui
