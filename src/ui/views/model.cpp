// Dialogs and jobs that any view may start.

#include "ui/views/model.h"

#include "ui/views/toasts.h"

namespace ui {

void open_dialog(Model& model, DialogRequest request) {
  model.dialog.request = std::move(request);
  ++model.dialog.serial;
}

void close_dialog(Model& model) { model.dialog.request = {}; }

void start_job(Context& ctx, Model& model, std::unique_ptr<crm::Job> job, std::string_view title,
               std::string_view done_text) {
  if (model.job.job != nullptr) {
    ctx.toast({.text = tr(ctx, Key::app_job_running), .accent = Accent::warning});
    return;
  }
  model.job.job = std::move(job);
  model.job.title = title;
  model.job.done_text = done_text;
  model.job.undo_offered = true;
  ctx.wake_in(0);
}

bool report(Context& ctx, Model& model, const base::Result<store::StepId>& result, std::string_view text) {
  if (!result.ok()) {
    report_error(ctx, result.error());
    return false;
  }
  model.toast_step = result.value();
  ctx.toast({.text = text, .action = tr(ctx, Key::common_undo), .action_id = kUndoStepToast});
  return true;
}

void report_error(Context& ctx, const base::Error& error) {
  ctx.toast({.text = error_text(ctx, error), .accent = Accent::danger, .duration_ms = 10'000});
}

}  // namespace ui
