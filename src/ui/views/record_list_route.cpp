// What a list shows is in its address (q, status, tag, source, owner, company, sort, dir), so that Back, reload and a
// link sent to somebody show the same. The address follows the filter a moment later and without history entries.

#include <array>

#include "ui/views/record_list.h"
#include "ui/views/support.h"

namespace ui {
namespace {

struct SortName {
  crm::SortColumn column{};
  std::string_view name;
};
constexpr std::array kSortNames = {
    SortName{crm::SortColumn::name, "name"},        SortName{crm::SortColumn::company, "company"},
    SortName{crm::SortColumn::email, "email"},      SortName{crm::SortColumn::phone, "phone"},
    SortName{crm::SortColumn::city, "city"},        SortName{crm::SortColumn::status, "status"},
    SortName{crm::SortColumn::source, "source"},    SortName{crm::SortColumn::owner, "owner"},
    SortName{crm::SortColumn::created, "created"},  SortName{crm::SortColumn::last_activity, "activity"},
    SortName{crm::SortColumn::open_deals, "deals"},
};
constexpr std::array<std::string_view, 4> kLeadStatuses = {"new", "working", "unqualified", "converted"};
constexpr std::array<std::string_view, 2> kContactStatuses = {"prospect", "customer"};

template <typename IdType>
std::optional<IdType> id_parameter(const Route& route, std::string_view name) {
  const std::optional<base::Uuid> id = base::Uuid::from_text(route.parameter(name));
  return id ? std::optional(IdType{*id}) : std::nullopt;
}

template <typename Status, size_t count>
std::optional<Status> status_parameter(const Route& route, const std::array<std::string_view, count>& names) {
  for (size_t index = 0; index < count; ++index)
    if (route.parameter("status") == names[index]) return static_cast<Status>(index + 1);
  return std::nullopt;
}

template <typename IdType>
void set_id(Route& route, std::string_view name, const std::optional<IdType>& id) {
  if (id) route.set(name, id->value.to_text());
}

Route route_of(const ListScreen& screen, const crm::ListQuery& query) {
  Route route{.segments = {std::string(screen.route)}, .parameters = {}};
  const crm::ListFilters& filters = query.filters;
  route.set("q", query.text);
  if (filters.lead_status) route.set("status", kLeadStatuses[static_cast<size_t>(*filters.lead_status) - 1]);
  if (filters.contact_status) route.set("status", kContactStatuses[static_cast<size_t>(*filters.contact_status) - 1]);
  set_id(route, "tag", filters.tag);
  if (filters.source) route.set("source", *filters.source);
  set_id(route, "owner", filters.owner);
  set_id(route, "company", filters.company);
  const bool ascending = query.direction == crm::SortDirection::ascending;
  if (query.sort != crm::SortColumn::name || !ascending) {
    route.set("sort", sort_name(query.sort));
    if (!ascending) route.set("dir", "desc");
  }
  return route;
}

}  // namespace

std::string_view sort_name(crm::SortColumn column) {
  for (const SortName& known : kSortNames)
    if (known.column == column) return known.name;
  return kSortNames[0].name;
}

void read_route(const Model& model, const ListScreen& screen, ListState& state) {
  const Route& route = model.route;
  if (state.route == route || state.route_due_ms > 0) return;
  state.route = route;
  crm::ListQuery query{.type = screen.type};
  query.text = route.parameter("q");
  if (screen.type == crm::RecordType::lead) {
    query.filters.lead_status = status_parameter<crm::LeadStatus>(route, kLeadStatuses);
  } else {
    query.filters.contact_status = status_parameter<crm::ContactStatus>(route, kContactStatuses);
  }
  query.filters.tag = id_parameter<crm::TagId>(route, "tag");
  if (!route.parameter("source").empty()) query.filters.source = route.parameter("source");
  query.filters.owner = id_parameter<crm::UserId>(route, "owner");
  query.filters.company = id_parameter<crm::ContactId>(route, "company");
  for (const SortName& known : kSortNames)
    if (route.parameter("sort") == known.name) query.sort = known.column;
  if (route.parameter("dir") == "desc") query.direction = crm::SortDirection::descending;
  state.table.sort_column = sort_name(query.sort);
  state.table.descending = query.direction == crm::SortDirection::descending;
  // Back from a record finds the list as it was left.
  if (query == state.query) return;
  state.query = std::move(query);
  state.stale = true;
  state.table.selected.clear();
  state.table.scroll_y_px = 0;
}

void write_route(Context& ctx, const ListScreen& screen, ListState& state) {
  if (state.route_due_ms <= 0) return;
  const double left_ms = state.route_due_ms - ctx.now_ms();
  if (left_ms > 0) return ctx.wake_in(left_ms);
  state.route_due_ms = 0;
  Route route = route_of(screen, state.query);
  if (state.route == route) return;
  ctx.navigate(build_route(route), HistoryMode::replace);
  state.route = std::move(route);
}

}  // namespace ui
