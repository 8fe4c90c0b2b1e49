// Names, companies, status, tags, and the warning when somebody like this is known already.

#include <algorithm>
#include <array>

#include "base/text.h"
#include "ui/text.h"
#include "ui/views/record_form.h"
#include "ui/views/support.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/display.h"

namespace ui {
namespace {

constexpr uint32_t kSuggestions = 8;

void name_part(Context& ctx, FormLayout& layout, Key label, std::string& value, bool first = false,
               std::string_view error = {}) {
  const FieldText text{.label = tr(ctx, label), .error = error};
  text_field(ctx, layout.place(text), value, {.text = text, .kind = FieldKind::name, .autofocus = first});
}

const std::vector<crm::SearchHit>& suggest(Model& model, Suggestions& suggestions, const std::string& query) {
  if (!suggestions.valid || suggestions.asked != query) {
    constexpr std::array types = {crm::RecordType::company};
    suggestions.valid = true;
    suggestions.asked = query;
    suggestions.hits =
        query.empty() ? std::vector<crm::SearchHit>{} : model.queries.suggest(query, types, kSuggestions);
  }
  return suggestions.hits;
}

void company_row(Context& ctx, FormLayout& layout, Model& model, RecordForm& form, size_t index) {
  const IdScope scope{ctx, index};
  CompanyRow& row = form.companies[index];
  const std::vector<crm::SearchHit>& hits = suggest(model, form.company_suggestions[index], row.name);
  std::vector<Option> options;
  options.reserve(hits.size());
  bool known = row.name.empty();
  for (const crm::SearchHit& hit : hits) {
    options.push_back({.label = hit.title, .detail = hit.subtitle, .icon = Icon::building});
    known = known || base::fold(hit.title) == base::fold(row.name);
  }
  const FieldText text{.label = tr(ctx, Key::records_company), .id = "company"};
  const SelectResponse picked =
      combobox(ctx, layout.place(text), row.name,
               {.text = text,
                .options = options,
                .placeholder = tr(ctx, Key::records_company_placeholder),
                .create_label = known || form.type == crm::RecordType::lead
                                    ? std::string_view{}
                                    : tr(ctx, Key::records_create_company, {{"name", row.name}}),
                .icon = Icon::building});
  if (picked.chosen && static_cast<size_t>(*picked.chosen) < hits.size()) {
    row.company = {hits[static_cast<size_t>(*picked.chosen)].record.id};
    row.name = hits[static_cast<size_t>(*picked.chosen)].title;
  } else if (picked.query_changed || picked.cleared || picked.create) {
    row.company = {};  // saved by name: found, or made
  }
}

}  // namespace

void name_fields(Context& ctx, FormLayout& layout, RecordForm& form) {
  if (form.type == crm::RecordType::company) {
    const FieldText text{.label = tr(ctx, Key::common_name), .error = form.name_error, .required = true};
    text_field(ctx, layout.place(text, {.whole_row = true}), form.company_name,
               {.text = text, .kind = FieldKind::organisation, .autofocus = true});
    return;
  }
  name_part(ctx, layout, Key::records_first_name, form.parts.given, true, form.name_error);
  name_part(ctx, layout, Key::records_last_name, form.parts.family);
  if (form.more_names) {
    name_part(ctx, layout, Key::records_prefix, form.parts.prefix);
    name_part(ctx, layout, Key::records_middle_name, form.parts.middle);
    name_part(ctx, layout, Key::records_suffix, form.parts.suffix);
    name_part(ctx, layout, Key::records_nickname, form.parts.nickname);
  }
}

void company_fields(Context& ctx, FormLayout& layout, Model& model, RecordForm& form) {
  form.company_suggestions.resize(form.companies.size());
  for (size_t index = 0; index < form.companies.size(); ++index) {
    company_row(ctx, layout, model, form, index);
    const IdScope scope{ctx, index};
    // The first company's place is the job title; of further ones it is the role there.
    std::string& role = index == 0 ? form.job_title : form.companies[index].role;
    const FieldText text{.label = tr(ctx, index == 0 ? Key::records_job_title : Key::records_role), .id = "role"};
    text_field(ctx, layout.place(text), role, {.text = text});
  }
}

void status_fields(Context& ctx, FormLayout& layout, RecordForm& form) {
  std::array<Option, 4> options;
  size_t count = 0;
  if (form.type == crm::RecordType::lead) {
    const bool converted = form.lead.status == crm::LeadStatus::converted;
    for (const crm::LeadStatus status :
         {crm::LeadStatus::fresh, crm::LeadStatus::working, crm::LeadStatus::unqualified, crm::LeadStatus::converted}) {
      if (status != crm::LeadStatus::converted || converted) options[count++] = {.label = status_text(ctx, status)};
    }
  } else {
    options[count++] = {.label = status_text(ctx, crm::ContactStatus::prospect)};
    options[count++] = {.label = status_text(ctx, crm::ContactStatus::customer)};
  }
  const FieldText status{.label = tr(ctx, Key::common_status)};
  select(ctx, layout.place(status), form.status, {.text = status, .options = std::span(options).first(count)});

  std::vector<Option> sources;
  for (const std::string& source : form.known_sources) {
    if (sources.size() == kSuggestions) break;
    if (base::fold(source).find(base::fold(form.source)) != std::string::npos) sources.push_back({.label = source});
  }
  const FieldText source{.label = tr(ctx, Key::records_source)};
  const SelectResponse picked = combobox(ctx, layout.place(source), form.source,
                                         {.text = source,
                                          .options = sources,
                                          .placeholder = tr(ctx, Key::records_source_placeholder),
                                          .empty_label = tr(ctx, Key::records_new_source)});
  if (picked.chosen) form.source = sources[static_cast<size_t>(*picked.chosen)].label;

  if (form.type == crm::RecordType::lead && form.status + 1 == static_cast<int32_t>(crm::LeadStatus::unqualified)) {
    std::vector<Option> reasons;
    for (const crm::Reason& reason : form.reasons) reasons.push_back({.label = label_text(ctx, reason.name)});
    const FieldText reason{.label = tr(ctx, Key::records_reason)};
    select(ctx, layout.place(reason), form.reason,
           {.text = reason, .options = reasons, .placeholder = tr(ctx, Key::records_no_reason), .can_clear = true});
    const FieldText note{.label = tr(ctx, Key::records_reason_note)};
    text_field(ctx, layout.place(note), form.reason_note, {.text = note});
  }
  if (form.users.size() < 2) return;
  std::vector<Option> owners;
  for (const crm::User& user : form.users)
    owners.push_back(
        {.label = user.name.empty() ? tr(ctx, Key::support_you) : std::string_view(user.name), .avatar = true});
  const FieldText owner{.label = tr(ctx, Key::common_owner)};
  select(ctx, layout.place(owner), form.owner, {.text = owner, .options = owners});
}

void tag_field(Context& ctx, FormLayout& layout, float width, RecordForm& form) {
  std::vector<Option> options;
  std::vector<std::string_view> names;
  const std::string folded = base::fold(form.tag_query);
  bool known = folded.empty();
  for (const crm::Queries::Tag& tag : form.known_tags) {
    const std::string folded_name = base::fold(tag.name);
    known = known || folded_name == folded;
    if (options.size() == kSuggestions || folded_name.find(folded) == std::string::npos) continue;
    if (std::ranges::find(form.tags, tag.name) != form.tags.end()) continue;
    options.push_back({.label = tag.name, .icon = Icon::tag});
    names.push_back(tag.name);
  }
  const FieldText text{.label = tr(ctx, Key::records_tags), .id = "tags"};
  const SelectResponse picked = combobox(
      ctx, layout.place(text, {.whole_row = true}), form.tag_query,
      {.text = text,
       .options = options,
       .placeholder = tr(ctx, Key::records_tags_placeholder),
       .create_label = known ? std::string_view{} : tr(ctx, Key::records_create_tag, {{"name", form.tag_query}}),
       .icon = Icon::tag});
  if (picked.chosen && static_cast<size_t>(*picked.chosen) < names.size()) {
    form.tags.emplace_back(names[static_cast<size_t>(*picked.chosen)]);
    form.tag_query.clear();
  } else if (picked.create) {
    const std::string tag(base::trim(form.tag_query));
    if (!tag.empty() && std::ranges::find(form.tags, tag) == form.tags.end()) form.tags.push_back(tag);
    form.tag_query.clear();
  }
  if (form.tags.empty()) return;

  const float height = chip_height(ctx);
  const auto place = [&](const Rect& area, auto draw) {
    WrapFlow chips{.area = area, .gap = ctx.px(6), .line_height = height};
    for (size_t index = 0; index < form.tags.size(); ++index) {
      const ChipDesc desc{.label = form.tags[index],
                          .id = "tag",
                          .remove_label = tr(ctx, Key::records_remove_tag, {{"name", form.tags[index]}})};
      draw(index, chips.next(chip_width(ctx, desc)), desc);
    }
    return chips.used();
  };
  const float used = place({0, 0, width, 0}, [](size_t, const Rect&, const ChipDesc&) {});
  std::optional<size_t> removed;
  place(layout.place_height(used), [&](size_t index, const Rect& rect, const ChipDesc& desc) {
    const IdScope scope{ctx, index};
    if (chip(ctx, rect, desc).removed) removed = index;
  });
  if (removed) form.tags.erase(form.tags.begin() + static_cast<ptrdiff_t>(*removed));
}

void duplicate_warning(Context& ctx, FormLayout& layout, Model& model, RecordForm& form) {
  constexpr size_t kShown = 3;
  const std::string name = form_name(form);
  const std::string email = form.emails.rows.empty() ? std::string() : form.emails.rows.front().value;
  const std::string phone = form.phones.rows.empty() ? std::string() : form.phones.rows.front().value;
  const std::string company = form.companies.empty() ? std::string() : form.companies.front().name;
  std::string question = name + '\n' + email + '\n' + phone + '\n' + company;
  if (question != form.duplicate_question) {
    form.duplicate_question = std::move(question);
    form.duplicates = name.empty() && email.empty() && phone.empty()
                          ? std::vector<crm::Duplicate>{}
                          : model.queries.possible_duplicates(name, email, phone, company, model.dialog.request.record);
  }
  if (form.duplicates.empty()) return;
  const size_t count = std::min(form.duplicates.size(), kShown);
  const float row = list_row_height(ctx, true);
  const float padding = ctx.px(space::kM);
  const float title = line_height(ctx, TextStyle::label);
  const Rect box = layout.place_height(2 * padding + title + row * static_cast<float>(count));
  fill_rect(ctx, box, ctx.palette().warning_soft, radius::kControl);
  const std::string_view words = tr(ctx, Key::records_duplicates, {{"count", form.duplicates.size()}});
  const NodeScope scope{ctx, box, {.role = Role::status, .name = words}};
  Flow flow{box.inset(padding), 0};
  text(ctx, flow.next(title), words, {.style = TextStyle::label, .tone = Tone::warning});
  const NodeScope list{ctx, flow.rest(), {.role = Role::list, .name = words}};
  for (size_t index = 0; index < count; ++index) {
    const crm::Duplicate& duplicate = form.duplicates[index];
    const IdScope row_scope{ctx, id_number(duplicate.record.id)};
    constexpr std::array reasons = {Key::records_same_email, Key::records_same_name_and_phone,
                                    Key::records_same_name_and_company, Key::records_same_name};
    const std::string_view reason = tr(ctx, reasons[static_cast<size_t>(duplicate.reason)]);
    const std::string_view type = type_text(ctx, duplicate.record.type);
    if (list_row(ctx, flow.next(row),
                 {.title = duplicate.name,
                  .detail = join(ctx, {type, " · ", reason}),
                  .id = "duplicate",
                  .href = href_of(ctx, duplicate.record),
                  .avatar = true}))
      close_dialog(model);
  }
}

}  // namespace ui
