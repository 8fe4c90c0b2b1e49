// The dialog that adds or edits a lead, person or company. Saving is one step; what breaks a rule is said at the field,
// and what was typed is never dropped without a question.

#include "crm/rules.h"
#include "ui/text.h"
#include "ui/views/activity_target.h"
#include "ui/views/record_form.h"
#include "ui/views/support.h"
#include "ui/views/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layers.h"

namespace ui {
namespace {

struct DialogWords {
  Key add{};
  Key edit{};
  Key added{};
  Key changed{};
};

DialogWords words_of(crm::RecordType type) {
  if (type == crm::RecordType::lead) return {Key::leads_add, Key::leads_edit, Key::leads_added, Key::leads_changed};
  if (type == crm::RecordType::company)
    return {Key::companies_add, Key::companies_edit, Key::companies_added, Key::companies_changed};
  return {Key::contacts_add, Key::contacts_edit, Key::contacts_added, Key::contacts_changed};
}

// False when something has to be looked at first; the field says what.
bool check(Context& ctx, RecordForm& form) {
  form.name_error.clear();
  if (form_name(form).empty()) form.name_error = tr(ctx, Key::records_name_needed);
  form.emails.errors.clear();
  bool odd = false;
  for (const LabelledValue& row : form.emails.rows) {
    const bool plausible = row.value.empty() || crm::is_plausible_email(row.value);
    form.emails.errors.emplace_back(plausible ? std::string_view{} : tr(ctx, Key::records_odd_email));
    odd = odd || !plausible;
  }
  if (!odd || form.email_warned) form.emails.errors.clear();
  const bool ask = odd && !form.email_warned;
  form.email_warned = odd;
  return form.name_error.empty() && !ask;
}

void fail(Context& ctx, RecordForm& form, const base::Error& error) {
  if (error.message_key == "crm.error_name_required") {
    form.name_error = error_text(ctx, error);
  } else {
    report_error(ctx, error);
  }
}

template <typename Made>
bool saved_new(Context& ctx, Model& model, RecordForm& form, const base::Result<Made>& made, crm::RecordRef record,
               Key text) {
  if (!made.ok()) {
    fail(ctx, form, made.error());
    return false;
  }
  record.id = made->id.value;
  report(ctx, model, made, tr(ctx, text, {{"name", model.queries.name_of(record)}}));
  // One adds a record to work with it; over another record's page one stays there.
  if (model.dialog.request.links.empty()) ctx.navigate(href_of(ctx, record));
  return true;
}

bool save(Context& ctx, Model& model, RecordForm& form) {
  if (!check(ctx, form)) return false;
  const DialogWords words = words_of(form.type);
  const crm::RecordRef record = model.dialog.request.record;
  if (!record.is_nil() && !is_changed(form)) return true;
  // A tag that was typed but not chosen is meant too.
  if (!form.tag_query.empty()) form.tags.push_back(std::move(form.tag_query));
  const bool lead = form.type == crm::RecordType::lead;
  if (record.is_nil()) {
    if (lead)
      return saved_new(ctx, model, form, model.commands.create_lead(lead_fields(form)), {form.type, {}}, words.added);
    return saved_new(ctx, model, form, model.commands.create_contact(contact_fields(form)), {form.type, {}},
                     words.added);
  }
  const base::Result<store::StepId> result = lead ? model.commands.update_lead({record.id}, lead_fields(form))
                                                  : model.commands.update_contact({record.id}, contact_fields(form));
  if (!result.ok()) {
    fail(ctx, form, result.error());
    return false;
  }
  // As it is kept: a name may have words that are in none of the form's fields ("binti").
  return report(ctx, model, result, tr(ctx, words.changed, {{"name", model.queries.name_of(record)}}));
}

void fields(Context& ctx, const Rect& body, Model& model, RecordForm& form) {
  FormLayout layout{ctx, body};
  name_fields(ctx, layout, form);
  if (form.type != crm::RecordType::company) company_fields(ctx, layout, model, form);
  duplicate_warning(ctx, layout, model, form);
  contact_values(ctx, layout, body.width, form);
  status_fields(ctx, layout, form);
  tag_field(ctx, layout, body.width, form);
  const FieldText about{.label = tr(ctx, Key::records_about)};
  text_area(ctx, layout.place(about, {.lines = 3, .whole_row = true}), form.about, {.text = about, .lines = 3});
  address_fields(ctx, layout, form);
  date_fields(ctx, layout, form);
  const auto further = [&](Key label) {
    const ButtonDesc desc{
        .label = tr(ctx, label), .icon = Icon::plus, .kind = ButtonKind::ghost, .size = ButtonSize::small};
    return button(ctx, layout.place_height(button_height(ctx, desc.size)).with_width(button_width(ctx, desc)), desc)
        .clicked;
  };
  if (form.type == crm::RecordType::person && further(Key::records_another_company)) form.companies.emplace_back();
  if (form.type != crm::RecordType::company && !form.more_names && further(Key::records_more_names))
    form.more_names = true;
}

}  // namespace

void record_dialog(Context& ctx, Model& model, crm::RecordType type) {
  RecordForm& form = ctx.state<RecordForm>(ctx.id("record_form"), Keep::while_shown);
  form.type = type;
  if (!form.ready) begin_form(model, form, model.dialog.request);
  const DialogWords words = words_of(type);
  const bool is_new = model.dialog.request.record.is_nil();
  bool open = true;
  bool saved = false;
  if (Dialog dialog{ctx,
                    {.id = "record",
                     .title = tr(ctx, is_new ? words.add : words.edit),
                     .width_css = 640,
                     .primary = tr(ctx, Key::common_save)},
                    open}) {
    fields(ctx, dialog.body(), model, form);
    saved = dialog.result() == DialogResult::primary && save(ctx, model, form);
  }
  if (saved) return close_dialog(model);
  if (!open && !form.asking) {
    if (is_changed(form)) {
      form.asking = true;
    } else {
      close_dialog(model);
    }
  }
  if (discard_confirmed(ctx, form.asking)) close_dialog(model);
}

void contact_dialog(Context& ctx, Model& model) {
  record_dialog(ctx, model,
                model.dialog.request.kind == DialogKind::company ? crm::RecordType::company : crm::RecordType::person);
}

void lead_dialog(Context& ctx, Model& model) { record_dialog(ctx, model, crm::RecordType::lead); }

}  // namespace ui
