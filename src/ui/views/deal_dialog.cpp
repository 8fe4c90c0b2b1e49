// The form of a deal, new or edited. A new one can be saved with nothing but a name.

#include <algorithm>

#include "base/text.h"
#include "crm/rules.h"
#include "ui/ui.h"
#include "ui/views/deal_draft.h"
#include "ui/views/support.h"

namespace ui {

namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(' ') == std::string_view::npos; }

void value_fields(Context& ctx, FormLayout& form, DealDraft& draft) {
  const std::string& code = draft.currency_code();
  const FieldText value{.label = tr(ctx, Key::deals_value), .id = "value"};
  money_field(ctx, form.place(value), draft.value_minor,
              {.text = value, .currency = code, .fraction_digits = crm::currency_digits(code)});
  std::vector<Option> options;
  for (const std::string& currency : draft.currencies) options.push_back({.label = currency});
  const FieldText currency{.label = tr(ctx, Key::deals_currency), .id = "currency"};
  select(ctx, form.place(currency), draft.currency, {.text = currency, .options = options});
}

void stage_fields(Context& ctx, Model& model, FormLayout& form, DealDraft& draft) {
  std::vector<Option> options;
  for (const crm::Stage& stage : draft.stages) {
    std::string_view name = label_text(ctx, stage.name);
    for (const crm::Pipeline& pipeline : draft.pipelines) {
      if (draft.pipelines.size() > 1 && pipeline.id == stage.pipeline)
        name = join(ctx, {label_text(ctx, pipeline.name), " · ", name});
    }
    options.push_back({.label = name});
  }
  const FieldText text{.label = tr(ctx, Key::deals_stage), .id = "stage"};
  if (select(ctx, form.place(text), draft.stage, {.text = text, .options = options})) load_reasons(model, draft);
  const crm::Stage* stage = draft.chosen_stage();
  const std::string_view from_stage =
      stage == nullptr || draft.probability
          ? std::string_view{}
          : tr(ctx, Key::deals_probability_from_stage, {{"percent", format_percent(ctx, stage->probability / 100.0)}});
  const FieldText probability{.label = tr(ctx, Key::deals_probability), .help = from_stage, .id = "probability"};
  number_field(ctx, form.place(probability), draft.probability,
               {.text = probability, .minimum = 0, .maximum = 100, .suffix = "%"});
  if (draft.reasons.empty()) return;
  std::vector<Option> reasons;
  for (const crm::Reason& reason : draft.reasons) reasons.push_back({.label = label_text(ctx, reason.name)});
  const FieldText reason{.label = tr(ctx, Key::deals_reason), .id = "reason"};
  select(ctx, form.place(reason), draft.reason, {.text = reason, .options = reasons, .can_clear = true});
  const FieldText note{.label = tr(ctx, Key::deals_reason_note), .id = "reason_note"};
  text_field(ctx, form.place(note), draft.fields.reason_note, {.text = note});
}

void source_field(Context& ctx, FormLayout& form, DealDraft& draft) {
  std::vector<Option> options;
  std::vector<const std::string*> found;
  for (const std::string& source : draft.sources) {
    const bool fits =
        draft.fields.source.empty() || base::fold(source).find(base::fold(draft.fields.source)) != std::string::npos;
    if (!fits || found.size() == 8) continue;
    found.push_back(&source);
    options.push_back({.label = source});
  }
  const FieldText text{.label = tr(ctx, Key::deals_source), .id = "source"};
  const SelectResponse picked =
      combobox(ctx, form.place(text), draft.fields.source,
               {.text = text, .options = options, .empty_label = tr(ctx, Key::deals_new_source)});
  if (picked.chosen && static_cast<size_t>(*picked.chosen) < found.size())
    draft.fields.source = *found[static_cast<size_t>(*picked.chosen)];
}

void person_row(Context& ctx, Rect row, DraftPerson& person, bool& removed) {
  const float height = ctx.metrics().control_height;
  const Rect button = row.cut_right(height);
  row.cut_right(ctx.px(space::kS));
  Rect name = row.cut_left(std::floor(row.width * 0.5F));
  row.cut_left(ctx.px(space::kS));
  avatar(ctx, name.cut_left(ctx.px(24)).centred_y(ctx.px(24)), person.record.name);
  name.cut_left(ctx.px(space::kS));
  text(ctx, name, person.record.name);
  const std::string_view label = tr(ctx, Key::deals_role_of, {{"name", person.record.name}});
  text_field(
      ctx, row, person.role,
      {.text = {.label = label, .id = "role", .place = LabelPlace::hidden}, .placeholder = tr(ctx, Key::deals_role)});
  const std::string_view remove = tr(ctx, Key::deals_remove_person, {{"name", person.record.name}});
  removed = icon_button(ctx, button, {.icon = Icon::close, .label = remove, .id = "remove"}).clicked;
}

void people_fields(Context& ctx, Model& model, FormLayout& form, DealDraft& draft) {
  form.section(tr(ctx, Key::deals_people));
  std::optional<size_t> gone;
  for (size_t i = 0; i < draft.people.size(); ++i) {
    const IdScope scope{ctx, i};
    bool removed = false;
    person_row(ctx, form.place_height(ctx.metrics().control_height), draft.people[i], removed);
    if (removed) gone = i;
  }
  if (gone) draft.people.erase(draft.people.begin() + static_cast<ptrdiff_t>(*gone));
  const RecordFieldDesc desc{.label = tr(ctx, Key::deals_add_person),
                             .id = "person",
                             .placeholder = tr(ctx, Key::deals_type_name),
                             .type = crm::RecordType::person};
  const Rect rect = form.place_height(record_field_height(ctx, form.place_height(0).width, desc));
  if (!record_field(ctx, model, rect, draft.adding, desc) || draft.adding.empty()) return;
  const bool known = std::ranges::any_of(draft.people, [&](const DraftPerson& person) {
    return !person.record.create && !draft.adding.create && person.record.id == draft.adding.id;
  });
  if (!known) draft.people.push_back({.record = draft.adding, .role = {}});
  draft.adding = {};
}

void all_fields(Context& ctx, Model& model, FormLayout& form, DealDraft& draft) {
  const bool nameless = is_blank(draft.fields.name);
  const FieldText name{.label = tr(ctx, Key::deals_name),
                       .error = draft.asked && nameless ? tr(ctx, Key::deals_name_missing) : std::string_view{},
                       .id = "name",
                       .required = true};
  text_field(ctx, form.place(name, {.whole_row = true}), draft.fields.name,
             {.text = name, .placeholder = tr(ctx, Key::deals_name_example), .autofocus = true});
  value_fields(ctx, form, draft);
  stage_fields(ctx, model, form, draft);
  const FieldText close{.label = tr(ctx, Key::deals_expected_close), .id = "expected_close"};
  date_field(ctx, form.place(close), draft.fields.expected_close, {.text = close});
  source_field(ctx, form, draft);
  const RecordFieldDesc company{
      .label = tr(ctx, Key::deals_company), .id = "company", .placeholder = tr(ctx, Key::deals_type_name)};
  const float width = form.place_height(0).width;
  (void)record_field(ctx, model, form.place_height(record_field_height(ctx, width, company)), draft.company, company);
  people_fields(ctx, model, form, draft);
}

}  // namespace

void deal_dialog(Context& ctx, Model& model) {
  DealDraft& draft = ctx.state<DealDraft>(ctx.id("draft"), Keep::while_shown);
  if (!draft.loaded) load_deal_draft(model, draft);
  const bool is_new = model.dialog.request.record.is_nil();
  Dialog dialog{ctx,
                {.id = "deal",
                 .title = tr(ctx, is_new ? Key::deals_add : Key::deals_edit),
                 .width_css = 560,
                 .primary = tr(ctx, Key::common_save)},
                draft.open};
  if (!dialog) {
    close_dialog(model);
    return;
  }
  Flow flow{dialog.body(), ctx.px(space::kL)};
  if (!draft.error.empty()) {
    const BannerDesc banner_desc{.text = draft.error, .id = "error", .accent = Accent::danger};
    banner(ctx, flow.next(banner_height(ctx, banner_desc, flow.area.width)), banner_desc);
  }
  FormLayout form{ctx, flow.rest()};
  all_fields(ctx, model, form, draft);
  Flow rest{flow.rest(), ctx.px(space::kL)};
  rest.space(form.used_height());
  rest.next(0);
  rest.space(tags_field(ctx, model, rest.rest(), tr(ctx, Key::deals_tags), draft.fields.tags));
  const FieldText about{.label = tr(ctx, Key::deals_about), .id = "about"};
  text_area(ctx, rest.next(field_height(ctx, about, rest.area.width, 3)), draft.fields.about,
            {.text = about, .lines = 3});

  if (dialog.result() != DialogResult::primary) return;
  draft.asked = true;
  if (is_blank(draft.fields.name)) {
    ctx.wake_in(0);
    return;
  }
  if (save_deal_draft(ctx, model, draft)) close_dialog(model);
}

}  // namespace ui
