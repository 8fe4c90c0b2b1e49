// "Linked to": what a task, appointment or deal hangs on, chosen by typing a name.

#include "ui/views/support.h"
#include "ui/widgets/display.h"
#include "ui/widgets/select.h"

namespace ui {
namespace {

constexpr uint32_t kSuggestions = 8;

struct LinkState {
  std::string query;
  std::vector<crm::SearchHit> hits;
};

}  // namespace

float link_editor(Context& ctx, Model& model, const Rect& area, std::string_view label,
                  std::vector<crm::RecordRef>& links, std::span<const crm::RecordType> types) {
  LinkState& state = ctx.state<LinkState>(ctx.id(label), Keep::while_shown);
  const FieldText field{.label = label, .id = label};
  std::vector<Option> options;
  options.reserve(state.hits.size());
  std::vector<std::string_view> details;
  for (const crm::SearchHit& hit : state.hits) {
    const std::string_view type = type_text(ctx, hit.record.type);
    options.push_back({.label = hit.title,
                       .detail = hit.subtitle.empty() ? type : join(ctx, {type, " · ", hit.subtitle}),
                       .icon = icon_of(hit.record.type)});
  }
  Flow flow{area, ctx.px(space::kS)};
  const Rect control = flow.next(field_height(ctx, field, area.width));
  const SelectResponse picked = combobox(
      ctx, control, state.query,
      {.text = field, .options = options, .placeholder = tr(ctx, Key::support_link_placeholder), .icon = Icon::link});
  if (picked.chosen && static_cast<size_t>(*picked.chosen) < state.hits.size()) {
    const crm::RecordRef& record = state.hits[static_cast<size_t>(*picked.chosen)].record;
    if (std::find(links.begin(), links.end(), record) == links.end()) links.push_back(record);
    state.query.clear();
    state.hits.clear();
  } else if (picked.query_changed) {
    state.hits =
        state.query.empty() ? std::vector<crm::SearchHit>{} : model.queries.suggest(state.query, types, kSuggestions);
  }
  if (links.empty()) return flow.used();

  WrapFlow chips{.area = flow.rest(), .gap = ctx.px(6), .line_height = chip_height(ctx)};
  chips.area.y += ctx.px(space::kS);
  std::optional<size_t> removed;
  for (size_t index = 0; index < links.size(); ++index) {
    const IdScope scope{ctx, id_number(links[index].id)};
    const std::string name = model.queries.name_of(links[index]);
    const std::string_view shown = name.empty() ? tr(ctx, Key::support_deleted_record) : join(ctx, {name});
    const ChipDesc desc{.label = shown,
                        .id = "link",
                        .icon = icon_of(links[index].type),
                        .remove_label = tr(ctx, Key::support_unlink, {{"name", shown}})};
    if (chip(ctx, chips.next(chip_width(ctx, desc)), desc).removed) removed = index;
  }
  if (removed) links.erase(links.begin() + static_cast<ptrdiff_t>(*removed));
  return flow.used() + ctx.px(space::kS) + chips.used();
}

}  // namespace ui
