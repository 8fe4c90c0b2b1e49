// Select and combobox (WAI-ARIA practices: combobox with listbox popup); see select.h.

#include "ui/widgets/select.h"

#include "base/text.h"
#include "ui/core/hash_id.h"
#include "ui/locale.h"
#include "ui/widgets/field_frame.h"
#include "ui/widgets/option_list.h"

namespace ui {

namespace {

struct PickState {
  bool open = false;
  int32_t active = -1;
  bool moved = false;   // the keyboard went to another row: bring it into view
  bool typing = false;  // select: the field holds a search, not the choice
  std::string query;
  std::vector<int32_t> found;
};

// Arrows in the list; true when a key asks for the active row.
bool list_keys(Context& ctx, WidgetId id, PickState& state, int32_t rows) {
  if (ctx.take_key(id, KeyCode::arrow_down)) {
    state.active = state.open ? std::min(state.active + 1, rows - 1) : std::max(state.active, 0);
    state.open = state.moved = true;
  }
  if (ctx.take_key(id, KeyCode::arrow_up)) {
    state.active = std::max(state.active - 1, 0);
    state.open = state.moved = true;
  }
  if (!state.open) return false;
  if (ctx.take_key(id, KeyCode::page_down)) state.active = std::min(state.active + 8, rows - 1), state.moved = true;
  if (ctx.take_key(id, KeyCode::page_up)) state.active = std::max(state.active - 8, 0), state.moved = true;
  if (ctx.take_key(id, KeyCode::escape)) {
    state.open = false;
    return false;
  }
  return state.active >= 0 && ctx.take_key(id, KeyCode::enter);
}

uint32_t popup_state(bool open) {
  return node_state::kHasPopup | node_state::kExpandable | (open ? node_state::kExpanded : 0);
}

void paint_chevron(Context& ctx, const Rect& control, bool disabled) {
  Rect room = control.inset(ctx.px(8), 0);
  const Colour ink = disabled ? tone_colour(ctx, Tone::disabled) : ctx.palette().text_3;
  paint_icon(ctx, Icon::chevron_down, room.cut_right(ctx.px(18)), ink);
}

void find_options(PickState& state, std::span<const Option> options) {
  const std::string folded = base::fold(state.query);
  state.found.clear();
  for (size_t i = 0; i < options.size(); ++i) {
    if (folded.empty() || base::fold(options[i].label).find(folded) != std::string::npos) {
      state.found.push_back(static_cast<int32_t>(i));
    }
  }
}

constexpr size_t kSearchableFrom = 9;

}  // namespace

SelectResponse select(Context& ctx, const Rect& rect, int32_t& selected, const SelectDesc& desc) {
  const Rect control = field_control(ctx, rect, desc.text);
  const WidgetId id = field_id(ctx, desc.text);
  PickState& state = ctx.state<PickState>(id);
  const bool searchable = desc.options.size() >= kSearchableFrom;
  const bool chosen = selected >= 0 && selected < static_cast<int32_t>(desc.options.size());
  if (!state.typing)
    state.query.assign(chosen ? desc.options[static_cast<size_t>(selected)].label : std::string_view{});
  SelectResponse response{
      edit_control(ctx, control, state.query,
                   {.id = id,
                    .text = &desc.text,
                    .role = Role::combobox,
                    .placeholder = desc.placeholder.empty() ? tr(ctx, Key::ui_choose) : desc.placeholder,
                    .end_room = ctx.px(22),
                    .read_only = !searchable,
                    .state = popup_state(state.open),
                    .active_descendant = state.open && state.active >= 0 ? option_row_id(id, state.active) : 0,
                    .controls = state.open ? option_list_id(id) : 0})};
  const bool typed = response.changed;
  response.changed = response.committed = false;
  paint_chevron(ctx, control, desc.text.disabled);
  if (typed) state.typing = state.open = true;
  if (typed || !state.typing) find_options(state, state.typing ? desc.options : std::span<const Option>{});
  if (typed) state.active = state.found.empty() ? -1 : 0;
  const auto row_count = static_cast<int32_t>(state.typing ? state.found.size() : desc.options.size());
  const bool was_open = state.open;
  if (response.clicked && !desc.text.read_only) state.open = !state.open;
  bool take = response.focused && list_keys(ctx, id, state, row_count);
  if (state.open && !was_open && !typed) {
    state.active = selected;
    state.moved = true;
  }
  if (just_left(ctx, response)) state.open = false;
  std::optional<int32_t> picked;
  if (take) picked = state.typing ? state.found[static_cast<size_t>(state.active)] : state.active;
  if (state.open) {
    const OptionListResult list = option_list(ctx, {.owner = id,
                                                    .label = desc.text.label,
                                                    .anchor = control,
                                                    .options = desc.options,
                                                    .shown = state.found,
                                                    .all = !state.typing,
                                                    .active = state.active,
                                                    .selected = selected,
                                                    .empty_label = tr(ctx, Key::ui_no_options),
                                                    .reveal_active = state.moved});
    state.moved = false;
    if (list.chosen) picked = list.chosen;
    // A press elsewhere closes it, wherever the focus stays.
    if (ctx.parts().interaction.clicked_elsewhere(id, option_list_id(id))) state.open = false;
  }
  if (desc.can_clear && state.typing && state.query.empty() && just_left(ctx, response) && selected >= 0) {
    selected = -1;
    response.changed = response.cleared = true;
  }
  if (picked && !desc.options[static_cast<size_t>(*picked)].disabled) {
    response.changed = *picked != selected;
    response.chosen = picked;
    selected = *picked;
    state.open = state.typing = false;
    ctx.wake_in(0);
  }
  if (!state.open && !response.focused) state.typing = false;
  return response;
}

SelectResponse combobox(Context& ctx, const Rect& rect, std::string& query, const ComboboxDesc& desc) {
  const Rect control = field_control(ctx, rect, desc.text);
  const WidgetId id = field_id(ctx, desc.text);
  PickState& state = ctx.state<PickState>(id);
  const auto count = static_cast<int32_t>(desc.options.size());
  const int32_t rows = count + (desc.create_label.empty() ? 0 : 1);
  SelectResponse response{
      edit_control(ctx, control, query,
                   {.id = id,
                    .text = &desc.text,
                    .role = Role::combobox,
                    .placeholder = desc.placeholder,
                    .icon = desc.icon,
                    .end_room = ctx.px(22),
                    .autofocus = desc.autofocus,
                    .state = popup_state(state.open),
                    .active_descendant = state.open && state.active >= 0 ? option_row_id(id, state.active) : 0,
                    .controls = state.open ? option_list_id(id) : 0})};
  if (response.changed) {
    response.query_changed = state.open = true;
    state.active = 0;
    if (query.empty() && desc.can_clear) response.cleared = true;
  }
  paint_chevron(ctx, control, desc.text.disabled);
  if (response.clicked) state.open = true;
  const bool take = response.focused && list_keys(ctx, id, state, rows);
  state.active = std::min(state.active, rows - 1);
  if (take && state.active >= 0) {
    if (state.active < count) {
      response.chosen = state.active;
    } else {
      response.create = true;
    }
  }
  if (just_left(ctx, response)) state.open = false;
  if (state.open) {
    const OptionListResult list =
        option_list(ctx, {.owner = id,
                          .label = desc.text.label,
                          .anchor = control,
                          .options = desc.options,
                          .active = state.active,
                          .create_label = desc.create_label,
                          .empty_label = desc.empty_label.empty() ? tr(ctx, Key::ui_no_options) : desc.empty_label,
                          .loading = desc.loading,
                          .reveal_active = state.moved});
    state.moved = false;
    if (list.chosen) response.chosen = list.chosen;
    response.create = response.create || list.create;
    if (ctx.parts().interaction.clicked_elsewhere(id, option_list_id(id))) state.open = false;
  }
  if (response.chosen && desc.options[static_cast<size_t>(*response.chosen)].disabled) response.chosen.reset();
  if (response.chosen || response.create) {
    state.open = false;
    response.changed = true;
    ctx.wake_in(0);
  }
  return response;
}

}  // namespace ui
