// The data of a list screen: the rows in view, and what the filter menus offer. Asked again only
// when the data or the question has changed.

#include <algorithm>

#include "ui/views/record_list.h"
#include "ui/views/support.h"

namespace ui {
namespace {

ListRow row_of(crm::LeadRow&& lead) {
  ListRow row;
  row.record = crm::lead_ref(lead.id);
  row.name = std::move(lead.name);
  row.company = std::move(lead.company_name);
  row.email = std::move(lead.email);
  row.phone = std::move(lead.phone);
  row.source = std::move(lead.source);
  row.owner = std::move(lead.owner_name);
  row.lead_status = lead.status;
  row.created_ms = lead.created_ms;
  row.last_activity_ms = lead.last_activity_ms;
  return row;
}

ListRow row_of(crm::ContactRow&& contact) {
  ListRow row;
  row.record = contact.kind == crm::ContactKind::company ? crm::company_ref(contact.id) : crm::person_ref(contact.id);
  row.name = std::move(contact.name);
  row.company = std::move(contact.company_name);
  row.job_title = std::move(contact.job_title);
  row.email = std::move(contact.email);
  row.phone = std::move(contact.phone);
  row.city = std::move(contact.city);
  row.source = std::move(contact.source);
  row.owner = std::move(contact.owner_name);
  row.tags = std::move(contact.tags);
  row.contact_status = contact.status;
  row.open_deals = contact.open_deals;
  row.people = contact.people;
  row.created_ms = contact.created_ms;
  row.last_activity_ms = contact.last_activity_ms;
  return row;
}

std::vector<ListRow> read_rows(Model& model, const crm::ListQuery& query, uint32_t first, uint32_t count) {
  std::vector<ListRow> rows;
  rows.reserve(count);
  if (query.type == crm::RecordType::lead) {
    for (crm::LeadRow& lead : model.queries.leads(query, first, count)) rows.push_back(row_of(std::move(lead)));
  } else {
    for (crm::ContactRow& contact : model.queries.contacts(query, first, count))
      rows.push_back(row_of(std::move(contact)));
  }
  return rows;
}

void refresh_choices(Context& ctx, Model& model, ListState& state) {
  ListChoices& choices = state.choices;
  choices = {};
  choices.tags = model.queries.tags();
  choices.sources = model.queries.sources();
  choices.users = model.queries.users();
  for (std::vector<Option>* options :
       {&choices.status_options, &choices.tag_options, &choices.source_options, &choices.owner_options})
    options->push_back({.label = tr(ctx, Key::common_all)});
  if (state.query.type == crm::RecordType::lead) {
    for (const crm::LeadStatus status :
         {crm::LeadStatus::fresh, crm::LeadStatus::working, crm::LeadStatus::unqualified, crm::LeadStatus::converted})
      choices.status_options.push_back({.label = status_text(ctx, status)});
  } else {
    for (const crm::ContactStatus status : {crm::ContactStatus::prospect, crm::ContactStatus::customer})
      choices.status_options.push_back({.label = status_text(ctx, status)});
  }
  for (const crm::Queries::Tag& tag : choices.tags) choices.tag_options.push_back({.label = tag.name});
  for (const std::string& source : choices.sources) choices.source_options.push_back({.label = source});
  for (const crm::User& user : choices.users)
    choices.owner_options.push_back(
        {.label = user.name.empty() ? tr(ctx, Key::support_you) : std::string_view(user.name)});
}

// What was deleted, or has left the filter, is selected no longer.
void forget_gone(Model& model, ListState& state) {
  if (state.table.selected.empty()) return;
  std::unordered_set<uint64_t> present;
  for (const crm::RecordRef& record : model.queries.refs(state.query, 0, state.count)) {
    const uint64_t number = id_number(record.id);
    if (state.table.selected.contains(number)) present.insert(number);
  }
  state.table.selected = std::move(present);
}

}  // namespace

ListState& list_state(Context& ctx, crm::RecordType type) {
  // Not under the ids of the screen: a record's page asks for it too.
  constexpr WidgetId kListStates = 0x4C495354;
  ListState& state = ctx.state<ListState>(kListStates + static_cast<WidgetId>(type));
  state.query.type = type;
  return state;
}

void refresh(Context& ctx, Model& model, ListState& state) {
  const uint64_t version = model.database.data_version();
  if (!state.stale && state.version == version && state.language == ctx.language()) return;
  if (state.version != version || state.language != ctx.language() || state.choices.status_options.empty())
    refresh_choices(ctx, model, state);
  state.stale = false;
  state.version = version;
  state.language = ctx.language();
  state.count = model.queries.count(state.query);
  state.has_records = state.count > 0 || model.queries.count({.type = state.query.type}) > 0;
  state.rows.clear();
  forget_gone(model, state);
}

const ListRow* row_at(Model& model, ListState& state, int64_t index) {
  return state.rows.at(index,
                       [&](uint32_t first, uint32_t count) { return read_rows(model, state.query, first, count); });
}

std::vector<crm::RecordRef> selected_records(Model& model, const ListState& state) {
  std::vector<crm::RecordRef> records = model.queries.refs(state.query, 0, state.count);
  std::erase_if(records,
                [&](const crm::RecordRef& record) { return !state.table.selected.contains(id_number(record.id)); });
  return records;
}

void select_all(Model& model, ListState& state) {
  for (const crm::RecordRef& record : model.queries.refs(state.query, 0, state.count))
    state.table.selected.insert(id_number(record.id));
}

void query_changed(Context& ctx, ListState& state) {
  constexpr double kAddressDelay_ms = 300;
  state.stale = true;
  state.table.selected.clear();
  state.table.scroll_y_px = 0;
  state.table.anchor_index = -1;
  state.route_due_ms = ctx.now_ms() + kAddressDelay_ms;
  ctx.wake_in(0);
}

bool is_filtered(const crm::ListQuery& query) { return !query.text.empty() || query.filters != crm::ListFilters{}; }

}  // namespace ui
