// See harness.h.

#include "ui/harness.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include "base/date.h"

namespace test {

namespace {

namespace state = ui::node_state;

bool clicks_by_itself(Role role) {
  switch (role) {
    case Role::button:
    case Role::toggle_button:
    case Role::checkbox:
    case Role::switch_:
    case Role::radio:
    case Role::tab:
    case Role::link:
    case Role::menu_item:
    case Role::menu_item_checkbox:
    case Role::menu_item_radio: return true;
    default: return false;
  }
}

bool is_field(Role role) { return role == Role::text_field || role == Role::text_area || role == Role::combobox; }

}  // namespace

Harness::Harness(std::function<void(ui::Context&)> view, ui::Viewport viewport)
    : ctx_(services_.services()), view_(std::move(view)) {
  ctx_.set_viewport(viewport);
  // Animations end at once; those that a test is about turn this off.
  ctx_.set_preferences({.reduced_motion = 1});
  ctx_.set_calendar(*base::from_civil({2026, 11, 24}), base::Weekday::monday);
  settle();
}

void Harness::frame() {
  ctx_.begin_frame(now_ms_);
  view_(ctx_);
  wanted_ms_ = ctx_.end_frame();
  while (ctx_.has_work()) ctx_.do_some_work();
  now_ms_ += 16;
}

int32_t Harness::settle(int32_t most) {
  int32_t frames = 0;
  do {
    frame();
    ++frames;
  } while (wanted_ms_ <= 100 && frames < most);
  return frames;
}

void Harness::wait(double ms) {
  const double end_ms = now_ms_ + ms;
  while (now_ms_ + std::max(wanted_ms_, 0.0) < end_ms) {
    now_ms_ += std::max(wanted_ms_ - 16, 0.0);
    frame();
  }
  now_ms_ = std::max(now_ms_, end_ms);
  settle();
}

std::vector<Node> Harness::nodes() const {
  std::vector<Node> found;
  const std::string_view strings = ctx_.access_strings();
  const auto text = [&](ui::StringSlice slice) { return std::string(strings.substr(slice.offset, slice.length)); };
  for (const ui::AccessNode& node : ctx_.access_nodes()) {
    found.push_back({node, text(node.name), text(node.value), text(node.description), text(node.href)});
  }
  return found;
}

std::optional<Node> Harness::find(Role role, std::string_view name) const {
  for (const Node& node : nodes()) {
    if (node.node.role == static_cast<uint16_t>(role) && node.name == name) return node;
  }
  return std::nullopt;
}

Node Harness::get(Role role, std::string_view name) const {
  const std::optional<Node> found = find(role, name);
  INFO("no node of role ", static_cast<int>(role), " with the name ", std::string(name));
  REQUIRE(found.has_value());
  return *found;
}

int32_t Harness::count(Role role) const {
  int32_t number = 0;
  for (const ui::AccessNode& node : ctx_.access_nodes()) number += node.role == static_cast<uint16_t>(role) ? 1 : 0;
  return number;
}

std::optional<Node> Harness::focused() const {
  for (const Node& node : nodes()) {
    if (node.is(state::kFocused)) return node;
  }
  return std::nullopt;
}

void Harness::pointer(ui::PointerPhase phase, float x, float y, ui::PointerKind kind, uint8_t modifiers) {
  ctx_.push(ui::PointerEvent{.time_ms = now_ms_,
                             .x = x,
                             .y = y,
                             .pointer_id = kind == ui::PointerKind::mouse ? 1 : 2,
                             .phase = phase,
                             .kind = kind,
                             .modifiers = modifiers});
}

// The browser focuses the innermost focusable element under a press, or nothing.
void Harness::focus_by_press(float x, float y) {
  ui::WidgetId target = 0;
  for (const Node& node : nodes()) {
    if (node.is(state::kFocusable) && node.rect().contains(x, y)) target = node.node.id;
  }
  // A press on a suggestion leaves the field its focus.
  for (const Node& node : nodes()) {
    if (node.node.role == static_cast<uint16_t>(Role::list_box) && node.rect().contains(x, y)) return;
  }
  ctx_.push_action(target != 0 ? ui::NodeAction::focus : ui::NodeAction::blur, target, 0, 0);
}

void Harness::click_at(float x, float y, uint8_t modifiers) {
  pointer(ui::PointerPhase::move, x, y);
  pointer(ui::PointerPhase::down, x, y, ui::PointerKind::mouse, modifiers);
  focus_by_press(x, y);
  pointer(ui::PointerPhase::up, x, y, ui::PointerKind::mouse, modifiers);
  settle();
  // Clicks far apart in time are no double clicks.
  now_ms_ += 1000;
}

void Harness::click(Role role, std::string_view name) {
  const ui::Point at = get(role, name).rect().centre();
  click_at(at.x, at.y);
}

void Harness::tap_at(float x, float y) {
  pointer(ui::PointerPhase::down, x, y, ui::PointerKind::touch);
  focus_by_press(x, y);
  pointer(ui::PointerPhase::up, x, y, ui::PointerKind::touch);
  settle();
  now_ms_ += 1000;
}

void Harness::right_click(Role role, std::string_view name) {
  const ui::Point at = get(role, name).rect().centre();
  ctx_.push(ui::PointerEvent{
      .time_ms = now_ms_, .x = at.x, .y = at.y, .pointer_id = 1, .phase = ui::PointerPhase::down, .button = 2});
  ctx_.push(ui::PointerEvent{
      .time_ms = now_ms_, .x = at.x, .y = at.y, .pointer_id = 1, .phase = ui::PointerPhase::up, .button = 2});
  settle();
}

void Harness::drag(ui::Point from, ui::Point to) {
  pointer(ui::PointerPhase::move, from.x, from.y);
  pointer(ui::PointerPhase::down, from.x, from.y);
  frame();
  for (int32_t step = 1; step <= 8; ++step) {
    const float part = static_cast<float>(step) / 8;
    pointer(ui::PointerPhase::move, from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
    frame();
  }
  pointer(ui::PointerPhase::up, to.x, to.y);
  settle();
}

void Harness::hover_at(float x, float y) {
  pointer(ui::PointerPhase::move, x, y);
  settle();
}

void Harness::activate(Role role, std::string_view name) {
  ctx_.push_action(ui::NodeAction::activate, get(role, name).node.id, 0, 0);
  settle();
}

void Harness::type(Role role, std::string_view name, std::string_view text) {
  const ui::WidgetId id = get(role, name).node.id;
  ctx_.push_action(ui::NodeAction::focus, id, 0, 0);
  settle();
  ctx_.push(ui::TextInputEvent{.node_id = id, .text = std::string(text)});
  settle();
}

void Harness::press(KeyCode code, uint8_t modifiers) {
  const std::optional<Node> target = focused();
  const Role role = target ? static_cast<Role>(target->node.role) : Role::none;
  const bool plain = modifiers == 0;
  const bool enter = code == KeyCode::enter && plain;
  const bool space =
      code == KeyCode::space && plain && role != Role::link && !(target && target->is(state::kDraggable));
  if (target && clicks_by_itself(role) && (enter || space)) {
    ctx_.push_action(ui::NodeAction::activate, target->node.id, 0, 0);
  } else {
    const auto where = is_field(role) ? ui::KeyTarget::text_field : ui::KeyTarget::page;
    (void)ctx_.push(ui::KeyEvent{.time_ms = now_ms_, .code = code, .target = where, .modifiers = modifiers});
  }
  settle();
}

void Harness::press_letter(char letter, uint8_t modifiers) {
  const std::optional<Node> target = focused();
  const bool field = target && is_field(static_cast<Role>(target->node.role));
  (void)ctx_.push(ui::KeyEvent{.time_ms = now_ms_,
                               .code = KeyCode::character,
                               .target = field ? ui::KeyTarget::text_field : ui::KeyTarget::page,
                               .modifiers = modifiers,
                               .character = static_cast<uint32_t>(letter)});
  settle();
}

void Harness::tab() {
  const std::vector<Node> all = nodes();
  size_t first = 0;
  for (size_t i = 0; i < all.size(); ++i) {
    if (all[i].is(state::kModal)) first = i;
  }
  std::vector<ui::WidgetId> stops;
  size_t next = 0;
  for (size_t i = first; i < all.size(); ++i) {
    if (!all[i].is(state::kTabStop)) continue;
    stops.push_back(all[i].node.id);
    if (all[i].is(state::kFocused)) next = stops.size();
  }
  (void)ctx_.push(ui::KeyEvent{.time_ms = now_ms_, .code = KeyCode::tab});
  if (!stops.empty()) ctx_.push_action(ui::NodeAction::focus, stops[next % stops.size()], 0, 0);
  settle();
}

void Harness::wheel(float x, float y, float delta_y) {
  ctx_.push(ui::WheelEvent{.time_ms = now_ms_, .x = x, .y = y, .delta_y_px = delta_y});
  settle();
}

int32_t Harness::vertices() const { return ctx_.draw_data()->TotalVtxCount; }

}  // namespace test
