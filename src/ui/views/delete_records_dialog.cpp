// Deleting several records at once is asked about, because so much disappears; it is still one step that Undo takes
// back.

#include "ui/views/record_actions.h"
#include "ui/views/views.h"
#include "ui/widgets/layers.h"

namespace ui {
namespace {

// Above this the work goes in slices, with progress and Cancel.
constexpr size_t kAtOnce = 1000;

}  // namespace

void delete_records_dialog(Context& ctx, Model& model) {
  const size_t count = model.dialog.request.records.size();
  bool open = true;
  const bool confirmed = confirm(ctx,
                                 {.id = "delete_records",
                                  .title = tr(ctx, Key::records_delete_title, {{"count", count}}),
                                  .text = tr(ctx, Key::records_delete_text),
                                  .primary = tr(ctx, Key::common_delete)},
                                 open);
  if (confirmed) {
    std::vector<crm::RecordRef> records = std::move(model.dialog.request.records);
    close_dialog(model);
    const std::string_view text = deleted_text(ctx, model, records);
    if (count > kAtOnce) {
      start_job(ctx, model, crm::make_delete_job(model.database, std::move(records)),
                tr(ctx, Key::records_deleting, {{"count", count}}), text);
    } else {
      report(ctx, model, model.commands.delete_records(std::move(records)), text);
    }
  } else if (!open) {
    close_dialog(model);
  }
}

}  // namespace ui
