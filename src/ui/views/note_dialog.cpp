// A note: a new one on the record it was asked for (or on one that is chosen here), or an old one to correct or delete.

#include "ui/views/activity_target.h"
#include "ui/views/support.h"
#include "ui/views/views.h"
#include "ui/widgets/form.h"
#include "ui/widgets/layers.h"

namespace ui {
namespace {

struct NoteForm {
  bool ready = false;
  ActivityTarget target;
  std::string text;
  std::string text_before;
  std::string error;
  bool asking = false;
};

void begin(Model& model, NoteForm& form) {
  form.ready = true;
  form.target = target_of(model.dialog.request);
  if (form.target.activity.is_nil()) return;
  if (const std::optional<crm::ActivityEntry> note = model.queries.activity(form.target.activity))
    form.text = note->text;
  form.text_before = form.text;
}

bool save(Context& ctx, Model& model, NoteForm& form) {
  form.error.clear();
  if (form.text.empty()) form.error = tr(ctx, Key::records_note_needed);
  if (!form.error.empty() || !check_target(ctx, form.target)) return false;
  if (form.target.activity.is_nil())
    return report(ctx, model, model.commands.add_note(form.target.links.front(), form.text),
                  tr(ctx, Key::records_note_added));
  return report(ctx, model, model.commands.update_note(form.target.activity, form.text),
                tr(ctx, Key::records_note_changed));
}

}  // namespace

void note_dialog(Context& ctx, Model& model) {
  NoteForm& form = ctx.state<NoteForm>(ctx.id("note_form"), Keep::while_shown);
  if (!form.ready) begin(model, form);
  const bool is_new = form.target.activity.is_nil();
  bool open = true;
  bool saved = false;
  if (Dialog dialog{ctx,
                    {.id = "note",
                     .title = tr(ctx, is_new ? Key::records_add_note : Key::records_edit_note),
                     .width_css = 520,
                     .primary = tr(ctx, is_new ? Key::records_add_note : Key::common_save),
                     .secondary = is_new ? std::string_view{} : tr(ctx, Key::common_delete)},
                    open}) {
    FormLayout layout{ctx, dialog.body(), {.columns = 1}};
    target_field(ctx, layout, dialog.body().width, model, form.target);
    const FieldText text{.label = tr(ctx, Key::records_note), .error = form.error};
    text_area(ctx, layout.place(text, {.lines = 6, .whole_row = true}), form.text,
              {.text = text, .placeholder = tr(ctx, Key::records_note_placeholder), .lines = 6, .autofocus = true});
    if (dialog.result() == DialogResult::primary) saved = save(ctx, model, form);
    if (dialog.result() == DialogResult::secondary) {
      saved = true;
      report(ctx, model, model.commands.delete_records({crm::activity_ref(form.target.activity)}),
             tr(ctx, Key::records_note_deleted));
    }
  }
  if (saved) return close_dialog(model);
  if (!open && !form.asking) {
    form.asking = form.text != form.text_before;
    if (!form.asking) close_dialog(model);
  }
  if (discard_confirmed(ctx, form.asking)) close_dialog(model);
}

}  // namespace ui
