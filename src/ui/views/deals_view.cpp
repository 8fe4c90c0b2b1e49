// Deals as board or table under one toolbar: filter, pipeline, owner, view, and the button that adds one. What is
// chosen stands in the route.

#include <algorithm>
#include <array>

#include "ui/ui.h"
#include "ui/views/deal_board.h"
#include "ui/views/deal_table.h"
#include "ui/views/route_filter.h"
#include "ui/views/support.h"
#include "ui/views/views.h"

namespace ui {

namespace {

constexpr int32_t kClosedDays = 30;
enum DealView : int32_t { kBoard, kTable };

struct State {
  RouteFilter filter;
  BoardState board;
  // The board's columns, and what they were read for.
  uint64_t columns_version = UINT64_MAX;
  crm::PipelineId columns_pipeline;
  crm::BoardFilter columns_filter;
  std::vector<crm::BoardColumn> columns;
  DealTableState table;
  // Read once per change of the data.
  uint64_t version = UINT64_MAX;
  std::vector<crm::Pipeline> pipelines;
  std::vector<crm::User> users;
  int64_t deal_count = 0;
};

void refresh(Model& model, State& state) {
  const uint64_t version = model.database.data_version();
  if (state.version == version) return;
  state.version = version;
  state.pipelines = model.queries.pipelines();
  state.users = model.queries.users();
  state.deal_count = model.queries.counts().deals;
}

template <typename IdType>
std::optional<IdType> id_parameter(const Model& model, std::string_view name) {
  const std::optional<base::Uuid> id = base::Uuid::from_text(model.route.parameter(name));
  if (!id) return std::nullopt;
  return IdType{*id};
}

std::optional<crm::Outcome> outcome_parameter(const Model& model) {
  const std::string_view name = model.route.parameter("outcome");
  if (name == "open") return crm::Outcome::open;
  if (name == "won") return crm::Outcome::won;
  if (name == "lost") return crm::Outcome::lost;
  if (name == "unqualified") return crm::Outcome::unqualified;
  return std::nullopt;
}

crm::PipelineId pipeline_of(const Model& model, const State& state) {
  if (const auto asked = id_parameter<crm::PipelineId>(model, "pipeline")) {
    const auto known = [&](const crm::Pipeline& pipeline) { return pipeline.id == *asked; };
    if (std::ranges::any_of(state.pipelines, known)) return *asked;
  }
  return state.pipelines.empty() ? crm::PipelineId{} : state.pipelines.front().id;
}

void pipeline_select(Context& ctx, const Rect& rect, Model& model, const State& state) {
  std::vector<Option> options;
  int32_t selected = 0;
  const crm::PipelineId present = pipeline_of(model, state);
  for (size_t i = 0; i < state.pipelines.size(); ++i) {
    options.push_back({.label = label_text(ctx, state.pipelines[i].name)});
    if (state.pipelines[i].id == present) selected = static_cast<int32_t>(i);
  }
  const FieldText text{.label = tr(ctx, Key::deals_pipeline), .id = "pipeline", .place = LabelPlace::hidden};
  if (select(ctx, rect, selected, {.text = text, .options = options})) {
    const crm::Pipeline& pipeline = state.pipelines[static_cast<size_t>(selected)];
    set_route_parameter(ctx, model, "pipeline", pipeline.id.value.to_text(), HistoryMode::push);
  }
}

void owner_select(Context& ctx, const Rect& rect, Model& model, const State& state) {
  std::vector<Option> options{{.label = tr(ctx, Key::deals_all_owners)}};
  int32_t selected = 0;
  const auto present = id_parameter<crm::UserId>(model, "owner");
  for (size_t i = 0; i < state.users.size(); ++i) {
    const crm::User& user = state.users[i];
    options.push_back(
        {.label = user.name.empty() ? tr(ctx, Key::support_you) : std::string_view(user.name), .avatar = true});
    if (present && user.id == *present) selected = static_cast<int32_t>(i) + 1;
  }
  const FieldText text{.label = tr(ctx, Key::common_owner), .id = "owner", .place = LabelPlace::hidden};
  if (select(ctx, rect, selected, {.text = text, .options = options})) {
    const std::string owner =
        selected == 0 ? std::string() : state.users[static_cast<size_t>(selected) - 1].id.value.to_text();
    set_route_parameter(ctx, model, "owner", owner, HistoryMode::push);
  }
}

void view_switch(Context& ctx, Rect& bar, const Model& model, int32_t view) {
  const std::array choices = {Choice{.label = tr(ctx, Key::deals_board), .icon = Icon::board},
                              Choice{.label = tr(ctx, Key::deals_table), .icon = Icon::table}};
  const ChoicesDesc desc{
      .label = tr(ctx, Key::deals_view), .choices = choices, .id = "view", .icons_only = ctx.phone()};
  const float height = ctx.metrics().control_height;
  if (segmented(ctx, bar.cut_right(segmented_width(ctx, desc)).centred_y(height), view, desc)) {
    set_route_parameter(ctx, model, "view", view == kTable ? "table" : "board", HistoryMode::push);
  }
}

void add_button(Context& ctx, Rect& bar, Model& model) {
  const std::string_view label = tr(ctx, Key::deals_add);
  const float height = ctx.metrics().control_height;
  bool pressed = false;
  if (ctx.phone()) {
    pressed = icon_button(ctx, bar.cut_right(height).centred_y(height),
                          {.icon = Icon::plus, .label = label, .id = "add_deal", .kind = ButtonKind::primary})
                  .clicked;
  } else {
    const ButtonDesc button_desc{.label = label, .id = "add_deal", .icon = Icon::plus, .kind = ButtonKind::primary};
    pressed = button(ctx, bar.cut_right(button_width(ctx, button_desc)).centred_y(height), button_desc).clicked;
  }
  if (pressed) open_dialog(model, {.kind = DialogKind::deal});
  bar.cut_right(ctx.px(space::kS));
}

// How many cards are selected, and what can be done with them together.
void selection_bar(Context& ctx, Rect& bar, Model& model, BoardState& board) {
  if (board.selected.empty()) return;
  const float height = ctx.metrics().control_height;
  const ButtonDesc move{
      .label = tr(ctx, Key::board_move_to), .id = "move_selected", .icon = Icon::move, .has_popup = true};
  const ButtonDesc clear{.label = tr(ctx, Key::common_clear), .id = "clear_selected", .kind = ButtonKind::ghost};
  const std::string_view words = tr(ctx, Key::common_selected, {{"count", board.selected.size()}});
  bar.cut_left(ctx.px(space::kM));
  text(ctx, bar.cut_left(text_width(ctx, words, TextStyle::label) + 1), words,
       {.style = TextStyle::label, .role = Role::status});
  bar.cut_left(ctx.px(space::kS));
  const Rect move_rect = bar.cut_left(button_width(ctx, move)).centred_y(height);
  if (button(ctx, move_rect, move)) {
    board.menu = BoardState::Menu::move;
    board.menu_open = true;
    board.menu_anchor = move_rect;
    board.menu_deals = board.selected;
    board.menu_name =
        board.selected.size() == 1 ? model.queries.name_of(crm::deal_ref(board.selected.front())) : std::string();
    board.menu_stage = {};
  }
  bar.cut_left(ctx.px(space::kXs));
  if (button(ctx, bar.cut_left(button_width(ctx, clear)).centred_y(height), clear)) board.selected.clear();
}

// A filter that came with the route (from a figure of the dashboard), with a way to take it off.
void route_chips(Context& ctx, Rect& bar, Model& model, crm::PipelineId pipeline) {
  const auto show = [&](std::string_view parameter, std::string_view words) {
    const ChipDesc desc{.label = words,
                        .id = parameter,
                        .icon = Icon::filter,
                        .remove_label = tr(ctx, Key::deals_remove_filter, {{"filter", words}})};
    bar.cut_left(ctx.px(space::kS));
    const Rect rect = bar.cut_left(chip_width(ctx, desc)).centred_y(chip_height(ctx));
    if (chip(ctx, rect, desc).removed) set_route_parameter(ctx, model, parameter, {}, HistoryMode::push);
  };
  if (const auto outcome = outcome_parameter(model)) show("outcome", outcome_text(ctx, *outcome));
  if (const auto stage = id_parameter<crm::StageId>(model, "stage")) {
    for (const crm::Stage& known : model.queries.stages(pipeline)) {
      if (known.id == *stage) show("stage", label_text(ctx, known.name));
    }
  }
}

void toolbar(Context& ctx, Rect bar, Model& model, State& state, int32_t view) {
  const float height = ctx.metrics().control_height;
  bar = bar.inset(ctx.metrics().gutter, 0);
  add_button(ctx, bar, model);
  view_switch(ctx, bar, model, view);
  bar.cut_right(ctx.px(space::kS));
  const float field = ctx.phone() ? bar.width : std::min(ctx.px(260), bar.width * 0.4F);
  route_filter_field(ctx, bar.cut_left(field).centred_y(height), model, state.filter, tr(ctx, Key::deals_filter));
  if (ctx.phone()) return;
  if (state.pipelines.size() > 1) {
    bar.cut_left(ctx.px(space::kS));
    pipeline_select(ctx, bar.cut_left(ctx.px(180)).centred_y(height), model, state);
  }
  if (state.users.size() > 1) {
    bar.cut_left(ctx.px(space::kS));
    owner_select(ctx, bar.cut_left(ctx.px(180)).centred_y(height), model, state);
  }
  if (view == kTable) {
    route_chips(ctx, bar, model, pipeline_of(model, state));
  } else {
    selection_bar(ctx, bar, model, state.board);
  }
}

const std::vector<crm::BoardColumn>& columns_of(Model& model, State& state, const crm::BoardFilter& filter) {
  const crm::PipelineId pipeline = pipeline_of(model, state);
  const uint64_t version = model.database.data_version();
  if (state.columns_version != version || state.columns_pipeline != pipeline || state.columns_filter != filter) {
    state.columns_version = version;
    state.columns_pipeline = pipeline;
    state.columns_filter = filter;
    state.columns = model.queries.board(pipeline, filter);
  }
  return state.columns;
}

void show_board(Context& ctx, const Rect& area, Model& model, State& state) {
  crm::BoardFilter filter{.text = state.filter.text, .owner = id_parameter<crm::UserId>(model, "owner")};
  filter.closed_since_ms = base::to_unix_ms(base::add_days(model.today(), -kClosedDays), 0, model.zone);
  // A dropped card makes the data another; whether the columns have to be read again shows in that.
  (void)take_dropped_deal(ctx, model, state.board, {.columns = columns_of(model, state, filter), .filter = filter});
  deal_board(ctx, area, model, state.board, {.columns = columns_of(model, state, filter), .filter = filter});
}

void show_table(Context& ctx, Rect area, Model& model, State& state) {
  crm::ListFilters filters{.owner = id_parameter<crm::UserId>(model, "owner"),
                           .stage = id_parameter<crm::StageId>(model, "stage"),
                           .outcome = outcome_parameter(model)};
  if (state.pipelines.size() > 1) filters.pipeline = pipeline_of(model, state);
  area = area.inset(ctx.phone() ? 0 : ctx.metrics().gutter, 0);
  area.cut_bottom(ctx.px(ctx.phone() ? 0 : space::kL));
  deal_table(ctx, area, model, state.table, filters, state.filter.text);
}

}  // namespace

void deals_view(Context& ctx, Rect area, Model& model) {
  IdScope scope{ctx, "deals"};
  State& state = ctx.state<State>(ctx.id("state"));
  refresh(model, state);
  if (state.deal_count == 0) {
    const EmptyStateResult result = empty_state(ctx, area,
                                                {.icon = Icon::deals,
                                                 .title = tr(ctx, Key::deals_empty_title),
                                                 .text = tr(ctx, Key::deals_empty_text),
                                                 .id = "empty",
                                                 .primary = tr(ctx, Key::deals_add),
                                                 .primary_icon = Icon::plus});
    if (result == EmptyStateResult::primary) open_dialog(model, {.kind = DialogKind::deal});
    return;
  }
  const int32_t view = model.route.parameter("view") == "table" ? kTable : kBoard;
  area.cut_top(ctx.px(ctx.phone() ? space::kS : space::kL));
  toolbar(ctx, area.cut_top(ctx.metrics().control_height), model, state, view);
  area.cut_top(ctx.px(space::kM));
  if (view == kTable) {
    show_table(ctx, area, model, state);
  } else {
    show_board(ctx, area, model, state);
  }
}

}  // namespace ui
