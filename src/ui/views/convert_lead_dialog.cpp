// Converting leads: one, with a look at whom it becomes, a deal and a task; or many at once under their own names.

#include <array>

#include "base/text.h"
#include "crm/rules.h"
#include "ui/text.h"
#include "ui/views/support.h"
#include "ui/views/views.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/form.h"
#include "ui/widgets/layers.h"
#include "ui/widgets/select.h"

namespace ui {
namespace {

struct ConvertForm {
  bool ready = false;
  std::optional<crm::Lead> lead;  // of one
  bool company_only = false;
  // Whom it may be already; 0 of the choice is "a new contact".
  std::vector<crm::Duplicate> people;
  std::vector<crm::SearchHit> companies;
  int32_t person = 0;
  int32_t company = 0;
  bool with_deal = false;
  std::string deal_name;
  std::optional<int64_t> deal_value;
  bool with_task = false;
  std::string task_title;
  std::optional<base::Date> task_day;
  std::string task_error;
};

std::string first_value(const crm::LeadFields& fields, crm::ValueKind kind) {
  for (const crm::LabelledValue& value : fields.values)
    if (value.kind == kind) return value.value;
  return {};
}

void begin(Model& model, ConvertForm& form) {
  form.ready = true;
  const std::vector<crm::RecordRef>& records = model.dialog.request.records;
  if (records.size() != 1) return;
  form.lead = model.queries.lead({records.front().id});
  if (!form.lead) return;
  const crm::LeadFields& fields = form.lead->fields;
  form.company_only = crm::name_from_parts(fields.parts).empty() && fields.name == fields.company_name;
  form.deal_name = fields.company_name.empty() ? fields.name : fields.company_name;
  form.task_day = base::add_days(model.today(), 1);
  if (!form.company_only) {
    for (crm::Duplicate& known : model.queries.possible_duplicates(
             fields.name, first_value(fields, crm::ValueKind::email), first_value(fields, crm::ValueKind::phone),
             fields.company_name, records.front()))
      if (known.record.type == crm::RecordType::person) form.people.push_back(std::move(known));
    // The same e-mail address is nearly always the same person.
    if (!form.people.empty() && form.people.front().reason == crm::DuplicateReason::same_email) form.person = 1;
  }
  if (fields.company_name.empty()) return;
  constexpr uint32_t kSuggestions = 5;
  constexpr std::array types = {crm::RecordType::company};
  form.companies = model.queries.suggest(fields.company_name, types, kSuggestions);
  for (size_t index = 0; index < form.companies.size() && form.company == 0; ++index)
    if (base::fold(form.companies[index].title) == base::fold(fields.company_name))
      form.company = static_cast<int32_t>(index) + 1;
}

void person_and_company(Context& ctx, FormLayout& layout, ConvertForm& form) {
  const crm::LeadFields& fields = form.lead->fields;
  std::vector<Option> options;
  if (!form.company_only) {
    options.push_back({.label = tr(ctx, Key::records_new_named, {{"name", fields.name}}), .icon = Icon::plus});
    for (const crm::Duplicate& known : form.people)
      options.push_back({.label = known.name, .detail = known.detail, .avatar = true});
    const FieldText person{.label = tr(ctx, Key::support_type_contact), .id = "person"};
    select(ctx, layout.place(person), form.person, {.text = person, .options = options});
  }
  if (fields.company_name.empty()) return;
  options.clear();
  options.push_back({.label = tr(ctx, Key::records_new_named, {{"name", fields.company_name}}), .icon = Icon::plus});
  for (const crm::SearchHit& known : form.companies)
    options.push_back({.label = known.title, .detail = known.subtitle, .icon = Icon::building});
  const FieldText company{.label = tr(ctx, Key::records_company), .id = "company"};
  select(ctx, layout.place(company), form.company, {.text = company, .options = options});
}

void deal_and_task(Context& ctx, FormLayout& layout, const Model& model, ConvertForm& form) {
  switch_control(ctx, layout.place_height(ctx.metrics().control_height), form.with_deal,
                 {.label = tr(ctx, Key::records_convert_deal), .id = "with_deal"});
  if (form.with_deal) {
    const FieldText name{.label = tr(ctx, Key::records_deal_name)};
    text_field(ctx, layout.place(name), form.deal_name, {.text = name});
    const FieldText value{.label = tr(ctx, Key::common_value)};
    money_field(ctx, layout.place(value), form.deal_value,
                {.text = value,
                 .currency = model.settings.currency,
                 .fraction_digits = crm::currency_digits(model.settings.currency)});
  }
  switch_control(ctx, layout.place_height(ctx.metrics().control_height), form.with_task,
                 {.label = tr(ctx, Key::records_convert_task), .id = "with_task"});
  if (!form.with_task) return;
  const FieldText title{.label = tr(ctx, Key::records_task_title), .error = form.task_error, .required = true};
  text_field(ctx, layout.place(title), form.task_title, {.text = title});
  const FieldText due{.label = tr(ctx, Key::records_due)};
  date_field(ctx, layout.place(due), form.task_day, {.text = due});
}

crm::LeadConversion conversion_of(const Model& model, const ConvertForm& form) {
  crm::LeadConversion conversion;
  if (form.person > 0) conversion.existing_person = {form.people[static_cast<size_t>(form.person) - 1].record.id};
  if (form.company > 0) conversion.existing_company = {form.companies[static_cast<size_t>(form.company) - 1].record.id};
  if (form.with_deal) {
    crm::DealFields deal;
    deal.name = form.deal_name;
    deal.value = {form.deal_value.value_or(0), model.settings.currency};
    conversion.deal = std::move(deal);
  }
  if (form.with_task) {
    crm::TaskFields task;
    task.title = form.task_title;
    if (form.task_day) task.due = crm::Due::on(*form.task_day);
    conversion.task = std::move(task);
  }
  return conversion;
}

bool convert_one(Context& ctx, Model& model, ConvertForm& form) {
  form.task_error.clear();
  if (form.with_task && base::trim(form.task_title).empty()) {
    form.task_error = tr(ctx, Key::common_required_field);
    return false;
  }
  const base::Result<crm::Conversions> result = model.commands.convert_lead(form.lead->id, conversion_of(model, form));
  if (!result.ok()) {
    report_error(ctx, result.error());
    return false;
  }
  report(ctx, model, base::Result<store::StepId>(result->step),
         tr(ctx, Key::records_converted_one, {{"name", form.lead->fields.name}}));
  if (!result->converted.empty()) {
    const crm::Conversion& made = result->converted.front();
    ctx.navigate(href_of(ctx, made.person.is_nil() ? crm::company_ref(made.company) : crm::person_ref(made.person)));
  }
  return true;
}

bool convert_many(Context& ctx, Model& model, const ConvertForm& form) {
  std::vector<crm::LeadId> leads;
  for (const crm::RecordRef& record : model.dialog.request.records) leads.push_back({record.id});
  const auto with_deal = form.with_deal ? crm::Commands::WithDeal::yes : crm::Commands::WithDeal::no;
  const base::Result<crm::Conversions> result = model.commands.convert_leads(std::move(leads), with_deal);
  if (!result.ok()) {
    report_error(ctx, result.error());
    return false;
  }
  return report(ctx, model, base::Result<store::StepId>(result->step),
                tr(ctx, Key::records_converted_many, {{"count", result->converted.size()}}));
}

}  // namespace

void convert_lead_dialog(Context& ctx, Model& model) {
  ConvertForm& form = ctx.state<ConvertForm>(ctx.id("convert_form"), Keep::while_shown);
  if (!form.ready) begin(model, form);
  const size_t count = model.dialog.request.records.size();
  const bool one = form.lead.has_value();
  if (count == 0 || (count == 1 && !one)) return close_dialog(model);
  bool open = true;
  bool done = false;
  if (Dialog dialog{ctx,
                    {.id = "convert",
                     .title = one ? tr(ctx, Key::records_convert_title, {{"name", form.lead->fields.name}})
                                  : tr(ctx, Key::records_convert_many_title, {{"count", count}}),
                     .width_css = 560,
                     .primary = tr(ctx, Key::records_convert)},
                    open}) {
    FormLayout layout{ctx, dialog.body()};
    const std::string_view words = tr(ctx, Key::records_convert_text);
    paragraph(ctx, layout.place_height(paragraph_height(ctx, words, dialog.body().width)), words,
              {.tone = Tone::secondary});
    if (one) {
      person_and_company(ctx, layout, form);
      deal_and_task(ctx, layout, model, form);
    } else {
      switch_control(ctx, layout.place_height(ctx.metrics().control_height), form.with_deal,
                     {.label = tr(ctx, Key::records_convert_deal_each), .id = "with_deal"});
    }
    if (dialog.result() == DialogResult::primary)
      done = one ? convert_one(ctx, model, form) : convert_many(ctx, model, form);
  }
  if (done || !open) close_dialog(model);
}

}  // namespace ui
