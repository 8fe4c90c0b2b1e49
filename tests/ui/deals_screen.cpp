// See deals_screen.h.

#include "ui/deals_screen.h"

#include <doctest/doctest.h>

#include "ui/views/toasts.h"
#include "ui/views/views.h"

namespace test {

namespace {

constexpr double kFrame_ms = 16;
constexpr double kLongPress_ms = 600;

}  // namespace

DealsScreen::DealsScreen(const Setup& setup) {
  ui::Context& ctx = context();
  ctx.set_viewport({.width_px = setup.width_px, .height_px = setup.height_px, .scale = setup.scale});
  ui::Preferences preferences;
  preferences.coarse_pointer = setup.touch ? 1 : 0;
  ctx.set_preferences(preferences);
  ctx.set_language(setup.language);
}

void DealsScreen::go(std::string_view route) {
  route_ = ui::parse_route(route);
  settle();
}

void DealsScreen::draw(ui::Context& ctx) {
  ui::Model model{.database = workspace.database(),
                  .commands = workspace.commands,
                  .queries = workspace.queries,
                  .clock = workspace.clock(),
                  .zone = workspace.zone(),
                  .settings = settings_,
                  .route = route_,
                  .dialog = dialog_,
                  .job = job_,
                  .toast_step = toast_step_};
  ctx.set_calendar(model.today(), base::Weekday::monday);
  if (toast_step_ && ctx.toast_action(ui::kUndoStepToast)) (void)must(workspace.database().undo_step(*toast_step_));
  {
    const ui::NodeScope main{ctx, ctx.window(), {.role = ui::Role::main}};
    if (route_.segment(0) == "tasks") {
      ui::tasks_view(ctx, ctx.window(), model);
    } else if (route_.segment(1).empty()) {
      ui::deals_view(ctx, ctx.window(), model);
    } else {
      ui::deal_page(ctx, ctx.window(), model);
    }
  }
  const ui::IdScope scope{ctx, dialog_.serial};
  if (dialog_.request.kind == ui::DialogKind::deal) ui::deal_dialog(ctx, model);
  if (dialog_.request.kind == ui::DialogKind::close_deal) ui::close_deal_dialog(ctx, model);
  if (dialog_.request.kind == ui::DialogKind::task) ui::task_dialog(ctx, model);
}

void DealsScreen::frame() {
  ui::Context& ctx = context();
  now_ms_ += kFrame_ms;
  ctx.begin_frame(now_ms_);
  draw(ctx);
  wanted_ms_ = ctx.end_frame();
  if (const std::string* navigation = ctx.take_navigation()) {
    route_ = ui::parse_route(*navigation);
    wanted_ms_ = 0;
  }
}

void DealsScreen::settle() {
  frame();
  for (int i = 0; i < 200 && wanted_ms_ < 400; ++i) frame();
}

std::vector<Node> DealsScreen::nodes() {
  const ui::Context& ctx = context();
  const std::string_view strings = ctx.access_strings();
  const auto text = [&](const ui::StringSlice& slice) { return std::string(strings.substr(slice.offset, slice.length)); };
  std::vector<Node> nodes;
  for (const ui::AccessNode& node : ctx.access_nodes()) {
    nodes.push_back({.id = node.id,
                     .parent = node.parent,
                     .role = static_cast<ui::Role>(node.role),
                     .name = text(node.name),
                     .value = text(node.value),
                     .description = text(node.description),
                     .state = node.state,
                     .rect = {node.x, node.y, node.width, node.height},
                     .position = node.position,
                     .set_size = node.set_size});
  }
  return nodes;
}

std::vector<Node> DealsScreen::all(ui::Role role, std::string_view name) {
  std::vector<Node> found;
  for (Node& node : nodes()) {
    if (node.role == role && node.name == name) found.push_back(std::move(node));
  }
  return found;
}

std::optional<Node> DealsScreen::find(ui::Role role, std::string_view name) {
  std::vector<Node> found = all(role, name);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

Node DealsScreen::get(ui::Role role, std::string_view name) {
  std::optional<Node> found = find(role, name);
  REQUIRE_MESSAGE(found.has_value(), "nothing is called " << std::string(name));
  return *found;
}

Node DealsScreen::button_of(std::string_view item, std::string_view button) {
  const Node owner = get(ui::Role::button, item);
  for (const Node& node : nodes()) {
    if (node.role == ui::Role::button && node.name == button && node.parent == owner.parent) return node;
  }
  FAIL("no such button beside " << std::string(item));
  return {};
}

bool DealsScreen::says(std::string_view text) {
  for (const Node& node : nodes()) {
    if (node.name.find(text) != std::string::npos) return true;
  }
  return false;
}

void DealsScreen::pointer(ui::PointerPhase phase, ui::Point at, ui::PointerKind kind, uint8_t modifiers) {
  const bool held = phase == ui::PointerPhase::down || phase == ui::PointerPhase::move;
  context().push(ui::PointerEvent{.time_ms = now_ms_,
                                  .x = at.x,
                                  .y = at.y,
                                  .pointer_id = 1,
                                  .phase = phase,
                                  .kind = kind,
                                  .buttons = static_cast<uint8_t>(held ? 1 : 0),
                                  .modifiers = modifiers});
}

void DealsScreen::click(const Node& node, uint8_t modifiers) {
  const ui::Point at = node.rect.centre();
  pointer(ui::PointerPhase::down, at, ui::PointerKind::mouse, modifiers);
  pointer(ui::PointerPhase::up, at, ui::PointerKind::mouse, modifiers);
  settle();
}

void DealsScreen::focus(const Node& node) {
  context().push_action(ui::NodeAction::focus, node.id, 0, 0);
  settle();
}

void DealsScreen::key(ui::KeyCode code, uint8_t modifiers) {
  (void)context().push(ui::KeyEvent{.time_ms = now_ms_, .code = code, .modifiers = modifiers});
  (void)context().push(ui::KeyEvent{.time_ms = now_ms_, .code = code, .phase = ui::KeyPhase::up, .modifiers = modifiers});
  settle();
}

void DealsScreen::type(ui::Role role, std::string_view field, std::string_view text) {
  const Node node = get(role, field);
  focus(node);
  context().push(ui::TextInputEvent{.node_id = node.id, .text = std::string(text)});
  settle();
}

void DealsScreen::drag(ui::Point from, ui::Point to, ui::PointerKind kind) {
  pointer(ui::PointerPhase::down, from, kind);
  frame();
  if (kind == ui::PointerKind::touch) {
    for (double waited = 0; waited < kLongPress_ms; waited += kFrame_ms) frame();
  }
  constexpr int kMoves = 12;
  for (int i = 1; i <= kMoves; ++i) {
    const float part = static_cast<float>(i) / kMoves;
    pointer(ui::PointerPhase::move, {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part}, kind);
    frame();
  }
  frame();
  pointer(ui::PointerPhase::up, to, kind);
  settle();
}

void DealsScreen::undo() {
  REQUIRE(must(workspace.database().undo()).has_value());
  settle();
}

std::string DealsScreen::stage_of(crm::DealId deal) {
  const std::optional<crm::Deal> found = workspace.queries.deal(deal);
  return found ? found->stage.name.key : std::string();
}

crm::Stage DealsScreen::stage(std::string_view key) {
  for (const crm::Stage& stage : workspace.queries.stages(workspace.queries.pipelines().front().id)) {
    if (stage.name.key == key) return stage;
  }
  FAIL("no stage " << std::string(key));
  return {};
}

}  // namespace test
