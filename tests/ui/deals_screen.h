#pragma once
// The screens of deals, tasks and the calendar over a real store, used through the harness.

#include <optional>
#include <string>
#include <vector>

#include "support/crm_fixture.h"
#include "ui/harness.h"
#include "ui/ui.h"
#include "ui/views/model.h"

namespace test {

// What the app keeps beside the screens; made before the harness, which draws at once.
struct DealsWorld {
  Workspace workspace;
  ui::Route route = ui::parse_route("#/deals?view=board");
  ui::DialogState dialog;
  ui::JobState job;
  std::optional<store::StepId> toast_step;
  ui::PastState past;
  crm::Settings settings;

  void draw(ui::Context& ctx);
};

class DealsScreen : public DealsWorld, public Harness {
 public:
  struct Setup {
    ui::Viewport viewport{.width_px = 1280, .height_px = 800, .scale = 1};
    bool touch = false;
    ui::Language language = ui::Language::english;
  };
  DealsScreen() : DealsScreen(Setup{}) {}
  explicit DealsScreen(const Setup& setup);

  void go(std::string_view address);
  // Any node whose name holds these words.
  [[nodiscard]] bool says(std::string_view words) const;
  // The button of this name in the same list item as that one.
  [[nodiscard]] Node button_beside(std::string_view neighbour, std::string_view button) const;
  [[nodiscard]] ui::Point centre(Role role, std::string_view name) const { return get(role, name).rect().centre(); }
  void focus(Role role, std::string_view name);
  void drag_by_finger(ui::Point from, ui::Point to);
  void undo();

  [[nodiscard]] int64_t steps() { return workspace.count("SELECT count(*) FROM step WHERE kind=0"); }
  [[nodiscard]] crm::Stage stage(std::string_view key);
  [[nodiscard]] std::string stage_of(crm::DealId deal);
};

}  // namespace test
