// Above the rows: search as you type, the quick filters and Add. Where the filters find no room they go into a popover.

#include <array>

#include "ui/views/record_list.h"
#include "ui/views/support.h"
#include "ui/widgets/button.h"
#include "ui/widgets/display.h"
#include "ui/widgets/field.h"
#include "ui/widgets/layers.h"

namespace ui {
namespace {

constexpr float kFilterWidth_css = 148;
constexpr float kSearchWidth_css = 300;

// A select over something that a filter holds as an optional id or value. Its first option shows all again.
template <typename Get, typename Set>
void filter_select(Context& ctx, const Rect& rect, ListState& state, Key label, std::string_view id,
                   std::span<const Option> options, Get selected_index, Set set) {
  const int32_t index = selected_index();
  int32_t selected = index < 0 ? -1 : index + 1;
  const FieldText text{.label = tr(ctx, label), .id = id, .place = LabelPlace::hidden};
  if (!select(ctx, rect, selected, {.text = text, .options = options, .placeholder = tr(ctx, label)})) return;
  set(selected - 1);
  query_changed(ctx, state);
}

template <typename Items, typename Matches>
int32_t index_of(const Items& items, Matches matches) {
  for (size_t index = 0; index < items.size(); ++index)
    if (matches(items[index])) return static_cast<int32_t>(index);
  return -1;
}

void status_filter(Context& ctx, const Rect& rect, ListState& state) {
  crm::ListFilters& filters = state.query.filters;
  const bool leads = state.query.type == crm::RecordType::lead;
  filter_select(
      ctx, rect, state, Key::common_status, "status", state.choices.status_options,
      [&] {
        if (leads) return filters.lead_status ? static_cast<int32_t>(*filters.lead_status) - 1 : -1;
        return filters.contact_status ? static_cast<int32_t>(*filters.contact_status) - 1 : -1;
      },
      [&](int32_t index) {
        if (leads) {
          filters.lead_status = index < 0 ? std::nullopt : std::optional(static_cast<crm::LeadStatus>(index + 1));
        } else {
          filters.contact_status = index < 0 ? std::nullopt : std::optional(static_cast<crm::ContactStatus>(index + 1));
        }
      });
}

void tag_filter(Context& ctx, const Rect& rect, ListState& state) {
  std::optional<crm::TagId>& tag = state.query.filters.tag;
  const auto& tags = state.choices.tags;
  filter_select(
      ctx, rect, state, Key::records_tag, "tag", state.choices.tag_options,
      [&] { return index_of(tags, [&](const crm::Queries::Tag& one) { return tag && one.id == *tag; }); },
      [&](int32_t index) { tag = index < 0 ? std::nullopt : std::optional(tags[static_cast<size_t>(index)].id); });
}

void source_filter(Context& ctx, const Rect& rect, ListState& state) {
  std::optional<std::string>& source = state.query.filters.source;
  const auto& sources = state.choices.sources;
  filter_select(
      ctx, rect, state, Key::records_source, "source", state.choices.source_options,
      [&] { return index_of(sources, [&](const std::string& one) { return source && one == *source; }); },
      [&](int32_t index) { source = index < 0 ? std::nullopt : std::optional(sources[static_cast<size_t>(index)]); });
}

void owner_filter(Context& ctx, const Rect& rect, ListState& state) {
  std::optional<crm::UserId>& owner = state.query.filters.owner;
  const auto& users = state.choices.users;
  filter_select(
      ctx, rect, state, Key::common_owner, "owner", state.choices.owner_options,
      [&] { return index_of(users, [&](const crm::User& one) { return owner && one.id == *owner; }); },
      [&](int32_t index) { owner = index < 0 ? std::nullopt : std::optional(users[static_cast<size_t>(index)].id); });
}

// Filters that can narrow something: a menu without choices is no menu.
struct FilterField {
  void (*draw)(Context&, const Rect&, ListState&);
  bool shown;
};
std::array<FilterField, 4> filter_fields(const ListChoices& choices) {
  return {{{status_filter, true},
           {tag_filter, !choices.tags.empty()},
           {source_filter, !choices.sources.empty()},
           {owner_filter, choices.users.size() > 1}}};
}

void filter_popover(Context& ctx, const Rect& anchor, ListState& state) {
  const Popover filters{ctx,
                        {.id = "filters",
                         .label = tr(ctx, Key::records_filters),
                         .anchor = anchor,
                         .width_css = 280,
                         .align = Align::end},
                        state.filters_open};
  if (!filters) return;
  Flow flow{filters.body(), ctx.px(space::kS)};
  for (const FilterField& field : filter_fields(state.choices))
    if (field.shown) field.draw(ctx, flow.next(ctx.metrics().control_height), state);
  if (state.query.filters != crm::ListFilters{} &&
      button(ctx, flow.next(ctx.metrics().control_height), {.label = tr(ctx, Key::records_clear_filters)})) {
    state.query.filters = {};
    query_changed(ctx, state);
  }
}

// The company whose people are shown, with a button that shows all again.
void company_chip(Context& ctx, Rect& bar, Model& model, ListState& state) {
  std::optional<crm::ContactId>& company = state.query.filters.company;
  if (!company) return;
  const std::string name = model.queries.name_of(crm::company_ref(*company));
  const ChipDesc chip_desc{
      .label = name, .id = "company", .icon = Icon::building, .remove_label = tr(ctx, Key::records_clear_filters)};
  const float width = std::min(chip_width(ctx, chip_desc), bar.width * 0.5F);
  if (chip(ctx, bar.cut_left(width).centred_y(chip_height(ctx)), chip_desc).removed) {
    company.reset();
    query_changed(ctx, state);
  }
  bar.cut_left(ctx.px(space::kS));
}

}  // namespace

void list_toolbar(Context& ctx, Rect area, Model& model, const ListScreen& screen, ListState& state) {
  const NodeScope scope{ctx, area, {.role = Role::search, .name = tr(ctx, screen.title)}};
  const float gap = ctx.px(space::kS);
  const float control = ctx.metrics().control_height;
  const bool narrow = area.width < ctx.px(600);
  if (narrow) {
    if (icon_button(
            ctx, area.cut_right(control),
            {.icon = Icon::plus, .label = tr(ctx, screen.add), .kind = ButtonKind::primary, .tone = Tone::on_accent}))
      open_dialog(model, {.kind = screen.dialog});
  } else {
    const ButtonDesc add{.label = tr(ctx, screen.add), .icon = Icon::plus, .kind = ButtonKind::primary};
    if (button(ctx, area.cut_right(button_width(ctx, add)), add)) open_dialog(model, {.kind = screen.dialog});
  }
  area.cut_right(gap);

  float filters_width = 0;
  for (const FilterField& field : filter_fields(state.choices))
    if (field.shown) filters_width += ctx.px(kFilterWidth_css) + gap;
  const bool inline_filters = area.width - filters_width >= ctx.px(220);
  const bool clear = inline_filters && is_filtered(state.query);
  const Rect button_rect = inline_filters ? Rect{} : area.cut_right(control);
  if (!inline_filters) area.cut_right(gap);

  const float search_room = inline_filters ? area.width - filters_width : area.width;
  const float search_width = narrow ? area.width : std::min(ctx.px(kSearchWidth_css), search_room);
  const FieldResponse search = search_field(ctx, area.cut_left(search_width), state.query.text,
                                            {.label = tr(ctx, screen.filter), .id = "filter"});
  if (search) query_changed(ctx, state);
  // Whoever stands in the field is about to type.
  if (search.focused && !model.queries.is_search_warm(state.query.type))
    ctx.work_between_frames([&queries = model.queries, type = state.query.type] { return queries.warm_search(type); });
  area.cut_left(gap);
  if (!inline_filters) {
    const bool active = state.query.filters != crm::ListFilters{};
    const Response filters = icon_button(ctx, button_rect,
                                         {.icon = Icon::filter,
                                          .label = tr(ctx, Key::records_filters),
                                          .kind = ButtonKind::secondary,
                                          .has_popup = true,
                                          .expanded = state.filters_open,
                                          .tone = active ? Tone::accent : Tone::secondary});
    if (filters) state.filters_open = true;
    if (state.filters_open) filter_popover(ctx, filters.rect, state);
    return;
  }
  for (const FilterField& field : filter_fields(state.choices)) {
    if (!field.shown) continue;
    field.draw(ctx, area.cut_left(ctx.px(kFilterWidth_css)), state);
    area.cut_left(gap);
  }
  company_chip(ctx, area, model, state);
  const ButtonDesc clear_button{.label = tr(ctx, Key::records_clear_filters), .kind = ButtonKind::ghost};
  const float clear_width = button_width(ctx, clear_button);
  if (clear && area.width >= clear_width && button(ctx, area.cut_left(clear_width), clear_button)) {
    state.query.text.clear();
    state.query.filters = {};
    query_changed(ctx, state);
  }
}

}  // namespace ui
