// See deals_screen.h.

#include "ui/deals_screen.h"

#include <doctest/doctest.h>

#include "ui/views/toasts.h"
#include "ui/views/views.h"

namespace test {

void DealsWorld::draw(ui::Context& ctx) {
  if (const std::string* address = ctx.take_navigation()) route = ui::parse_route(*address);
  if (toast_step && ctx.toast_action(ui::kUndoStepToast)) (void)must(workspace.database().undo_step(*toast_step));
  ui::Model model{.database = workspace.database(),
                  .commands = workspace.commands,
                  .queries = workspace.queries,
                  .clock = workspace.clock(),
                  .zone = workspace.zone(),
                  .settings = settings,
                  .route = route,
                  .dialog = dialog,
                  .job = job,
                  .toast_step = toast_step,
                  .past = past};
  ctx.set_calendar(model.today(), base::Weekday::monday);
  {
    const ui::NodeScope main{ctx, ctx.window(), {.role = Role::main}};
    if (route.segment(0) == "tasks") {
      ui::tasks_view(ctx, ctx.window(), model);
    } else if (route.segment(0) == "calendar") {
      ui::calendar_view(ctx, ctx.window(), model);
    } else if (route.segment(0) == "history") {
      ui::history_view(ctx, ctx.window(), model);
    } else if (route.segment(1).empty()) {
      ui::deals_view(ctx, ctx.window(), model);
    } else {
      ui::deal_page(ctx, ctx.window(), model);
    }
  }
  const ui::IdScope scope{ctx, dialog.serial};
  if (dialog.request.kind == ui::DialogKind::deal) ui::deal_dialog(ctx, model);
  if (dialog.request.kind == ui::DialogKind::close_deal) ui::close_deal_dialog(ctx, model);
  if (dialog.request.kind == ui::DialogKind::task) ui::task_dialog(ctx, model);
  if (dialog.request.kind == ui::DialogKind::appointment) ui::appointment_dialog(ctx, model);
}

DealsScreen::DealsScreen(const Setup& setup)
    : Harness([this](ui::Context& context) { draw(context); }, setup.viewport) {
  if (setup.touch) ctx().set_preferences({.reduced_motion = 1, .coarse_pointer = 1});
  ctx().set_language(setup.language);
  settle();
}

void DealsScreen::go(std::string_view address) {
  route = ui::parse_route(address);
  settle();
}

bool DealsScreen::says(std::string_view words) const {
  for (const Node& node : nodes()) {
    if (node.name.find(words) != std::string::npos) return true;
  }
  return false;
}

Node DealsScreen::button_beside(std::string_view neighbour, std::string_view button) const {
  const Node owner = get(Role::button, neighbour);
  for (const Node& node : nodes()) {
    const bool is_button = node.node.role == static_cast<uint16_t>(Role::button);
    if (is_button && node.name == button && node.node.parent == owner.node.parent) return node;
  }
  FAIL("no such button beside " << std::string(neighbour));
  return {};
}

void DealsScreen::focus(Role role, std::string_view name) {
  ctx().push_action(ui::NodeAction::focus, get(role, name).node.id, 0, 0);
  settle();
}

void DealsScreen::drag_by_finger(ui::Point from, ui::Point to) {
  constexpr auto kTouch = ui::PointerKind::touch;
  pointer(ui::PointerPhase::down, from.x, from.y, kTouch);
  frame();
  wait(700);
  for (int32_t step = 1; step <= 8; ++step) {
    const float part = static_cast<float>(step) / 8;
    pointer(ui::PointerPhase::move, from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part, kTouch);
    frame();
  }
  frame();
  pointer(ui::PointerPhase::up, to.x, to.y, kTouch);
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
