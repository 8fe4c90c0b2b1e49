// From a deal to the form and back.

#include "ui/views/deal_draft.h"

#include <algorithm>

#include "crm/rules.h"
#include "ui/ui.h"
#include "ui/views/currencies.h"
#include "ui/views/support.h"

namespace ui {

namespace {

// What a new deal takes from where it was added: the record's page, a stage of the board, a name.
void start_from_request(Model& model, DealDraft& draft) {
  const DialogRequest& request = model.dialog.request;
  draft.fields.name = request.name;
  draft.fields.stage = request.stage;
  draft.fields.value.currency = model.settings.currency;
  for (const crm::RecordRef& link : request.links) {
    const std::string name = model.queries.name_of(link);
    if (link.type == crm::RecordType::company && draft.company.empty()) draft.company = {.id = link.id, .name = name};
    if (link.type == crm::RecordType::lead) draft.fields.lead = crm::LeadId{link.id};
    if (link.type != crm::RecordType::person) continue;
    draft.people.push_back({.record = {.id = link.id, .name = name}, .role = {}});
    const std::optional<crm::Contact> person = model.queries.contact(crm::ContactId{link.id});
    if (!person || person->fields.companies.empty() || !draft.company.empty()) continue;
    const crm::Membership& main = person->fields.companies.front();
    draft.company = {.id = main.company.value, .name = main.company_name};
  }
}

void start_from_deal(DealDraft& draft, const crm::Deal& deal) {
  draft.fields = deal.fields;
  if (deal.fields.value.minor != 0) draft.value_minor = deal.fields.value.minor;
  if (deal.fields.probability) draft.probability = *deal.fields.probability;
  if (!deal.fields.company.is_nil()) draft.company = {.id = deal.fields.company.value, .name = deal.company_name};
  for (const crm::DealContact& contact : deal.fields.contacts) {
    draft.people.push_back({.record = {.id = contact.contact.value, .name = contact.name}, .role = contact.role});
  }
}

void load_currencies(DealDraft& draft, const crm::Settings& settings) {
  const auto add = [&](std::string_view code) {
    if (code.empty()) return;
    if (std::ranges::find(draft.currencies, code) == draft.currencies.end()) draft.currencies.emplace_back(code);
  };
  add(settings.currency);
  add(draft.fields.value.currency);
  for (const std::string_view code : kCurrencies) add(code);
  const auto chosen = std::ranges::find(draft.currencies, draft.fields.value.currency);
  draft.currency = chosen == draft.currencies.end() ? 0 : static_cast<int32_t>(chosen - draft.currencies.begin());
}

void load_stages(Model& model, DealDraft& draft) {
  draft.pipelines = model.queries.pipelines();
  for (const crm::Pipeline& pipeline : draft.pipelines) {
    for (crm::Stage& stage : model.queries.stages(pipeline.id)) draft.stages.push_back(std::move(stage));
  }
  for (size_t i = 0; i < draft.stages.size(); ++i) {
    if (draft.stages[i].id == draft.fields.stage) draft.stage = static_cast<int32_t>(i);
  }
  if (draft.stage < 0 && !draft.stages.empty()) draft.stage = 0;
}

base::Result<crm::ContactId> contact_of(Model& model, const NamedRecord& record, crm::ContactKind kind) {
  if (!record.create) return crm::ContactId{record.id};
  BASE_TRY_ASSIGN(made, model.commands.create_contact({.kind = kind, .name = record.name}));
  return made.id;
}

base::Status make_missing(Model& model, DealDraft& draft) {
  if (!draft.company.empty()) {
    BASE_TRY_ASSIGN(company, contact_of(model, draft.company, crm::ContactKind::company));
    draft.company = {.id = company.value, .name = draft.company.name};
  }
  for (DraftPerson& person : draft.people) {
    BASE_TRY_ASSIGN(contact, contact_of(model, person.record, crm::ContactKind::person));
    person.record = {.id = contact.value, .name = person.record.name};
  }
  return base::success();
}

}  // namespace

const crm::Stage* DealDraft::chosen_stage() const { return stage < 0 ? nullptr : &stages[static_cast<size_t>(stage)]; }

void load_reasons(Model& model, DealDraft& draft) {
  draft.reasons.clear();
  draft.reason = -1;
  const crm::Stage* stage = draft.chosen_stage();
  if (stage == nullptr || (stage->outcome != crm::Outcome::lost && stage->outcome != crm::Outcome::unqualified)) return;
  draft.reasons = model.queries.reasons(stage->outcome);
  for (size_t i = 0; i < draft.reasons.size(); ++i) {
    if (draft.fields.reason == draft.reasons[i].id) draft.reason = static_cast<int32_t>(i);
  }
}

void load_deal_draft(Model& model, DealDraft& draft) {
  draft.loaded = true;
  const crm::RecordRef& record = model.dialog.request.record;
  const std::optional<crm::Deal> deal = record.is_nil() ? std::nullopt : model.queries.deal(crm::DealId{record.id});
  if (deal) {
    start_from_deal(draft, *deal);
  } else {
    start_from_request(model, draft);
  }
  load_currencies(draft, model.settings);
  load_stages(model, draft);
  load_reasons(model, draft);
  draft.sources = model.queries.sources();
}

crm::DealFields fields_of(const DealDraft& draft) {
  crm::DealFields fields = draft.fields;
  fields.value = {.minor = draft.value_minor.value_or(0), .currency = draft.currency_code()};
  fields.probability.reset();
  if (draft.probability) fields.probability = static_cast<int32_t>(*draft.probability);
  if (const crm::Stage* stage = draft.chosen_stage()) fields.stage = stage->id;
  fields.reason.reset();
  if (draft.reason >= 0) fields.reason = draft.reasons[static_cast<size_t>(draft.reason)].id;
  fields.company = crm::ContactId{draft.company.id};
  fields.contacts.clear();
  for (const DraftPerson& person : draft.people) {
    fields.contacts.push_back(
        {.contact = crm::ContactId{person.record.id}, .name = person.record.name, .role = person.role});
  }
  return fields;
}

bool save_deal_draft(Context& ctx, Model& model, DealDraft& draft) {
  // Looked at before anything is made, so that a refused form leaves nothing behind.
  if (const base::Status valid = crm::validate(fields_of(draft)); !valid.ok()) {
    draft.error = error_text(ctx, valid.error());
    return false;
  }
  if (const base::Status made = make_missing(model, draft); !made.ok()) {
    draft.error = error_text(ctx, made.error());
    return false;
  }
  const crm::DealFields fields = fields_of(draft);
  const crm::RecordRef& record = model.dialog.request.record;
  if (record.is_nil()) {
    return report(ctx, model, model.commands.create_deal(fields), tr(ctx, Key::deals_added, {{"name", fields.name}}));
  }
  return report(ctx, model, model.commands.update_deal(crm::DealId{record.id}, fields),
                tr(ctx, Key::deals_saved, {{"name", fields.name}}));
}

}  // namespace ui
