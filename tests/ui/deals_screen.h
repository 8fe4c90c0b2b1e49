#pragma once
// The screens of deals and tasks over a real store, without a browser: frames are made by hand, things are found by role
// and name in the accessibility tree, and pointer and keys go in as events.

#include <optional>
#include <string>
#include <vector>

#include "support/crm_fixture.h"
#include "ui/access_node.h"
#include "ui/ui.h"
#include "ui/views/model.h"
#include "ui/harness.h"

namespace test {

struct Node {
  uint32_t id = 0;
  uint32_t parent = 0;
  ui::Role role = ui::Role::none;
  std::string name;
  std::string value;
  std::string description;
  uint32_t state = 0;
  ui::Rect rect;
  int32_t position = 0;
  int32_t set_size = 0;
};

class DealsScreen {
 public:
  struct Setup {
    float width_px = 1280;
    float height_px = 800;
    float scale = 1;
    bool touch = false;
    ui::Language language = ui::Language::english;
  };
  DealsScreen() : DealsScreen(Setup{}) {}
  explicit DealsScreen(const Setup& setup);

  Workspace workspace;

  void go(std::string_view route);
  [[nodiscard]] const ui::Route& route() const { return route_; }
  void frame();
  // Until nothing moves any more.
  void settle();

  [[nodiscard]] std::vector<Node> nodes();
  [[nodiscard]] std::vector<Node> all(ui::Role role, std::string_view name);
  [[nodiscard]] std::optional<Node> find(ui::Role role, std::string_view name);
  // Fails the test when there is none.
  [[nodiscard]] Node get(ui::Role role, std::string_view name);
  // The button of this name within the list item that holds a button of that one.
  [[nodiscard]] Node button_of(std::string_view item, std::string_view button);
  [[nodiscard]] bool says(std::string_view text);

  void click(const Node& node, uint8_t modifiers = 0);
  void click(ui::Role role, std::string_view name) { click(get(role, name)); }
  void focus(const Node& node);
  void key(ui::KeyCode code, uint8_t modifiers = 0);
  void type(ui::Role role, std::string_view field, std::string_view text);
  void drag(ui::Point from, ui::Point to, ui::PointerKind kind = ui::PointerKind::mouse);
  void undo();

  [[nodiscard]] int64_t steps() { return workspace.count("SELECT count(*) FROM step WHERE kind=0"); }
  [[nodiscard]] std::string stage_of(crm::DealId deal);
  [[nodiscard]] crm::Stage stage(std::string_view key);
  [[nodiscard]] ui::Context& context() { return harness_.context(); }

 private:
  void draw(ui::Context& ctx);
  void pointer(ui::PointerPhase phase, ui::Point at, ui::PointerKind kind, uint8_t modifiers = 0);

  Harness harness_;
  ui::Route route_;
  ui::DialogState dialog_;
  ui::JobState job_;
  std::optional<store::StepId> toast_step_;
  crm::Settings settings_;
  double now_ms_ = 1000;
  double wanted_ms_ = 0;
};

}  // namespace test
