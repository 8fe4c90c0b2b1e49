#pragma once
// A screen without a screen: runs frames of a view with made-up services and uses it as a person would, finding things
// by role and name in the accessibility tree, exactly as a screen reader or a browser test does.
//
//   Harness harness{[&](ui::Context& ctx) { contacts_view(ctx, ctx.window(), model); }};
//   harness.click(Role::button, "Add contact");
//   harness.type(Role::text_field, "Full name", "Aminah");
//   CHECK(harness.has(Role::dialog, "New contact"));
//
// The browser's part is played too: a press moves the focus to what can have it, Tab walks the tab stops (inside the
// topmost modal dialog only), Enter and Space on buttons and links come as activations.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/native/test_services.h"
#include "ui/context.h"

namespace test {

using ui::KeyCode;
using ui::Role;

struct Node {
  ui::AccessNode node;
  std::string name;
  std::string value;
  std::string description;
  std::string href;
  [[nodiscard]] bool is(uint32_t state) const { return (node.state & state) == state; }
  [[nodiscard]] ui::Rect rect() const { return {node.x, node.y, node.width, node.height}; }
};

class Harness {
 public:
  explicit Harness(std::function<void(ui::Context&)> view,
                   ui::Viewport viewport = {.width_px = 1280, .height_px = 800});

  // Runs frames until nothing more is wanted at once, at most `most`; time goes on 16 ms a frame. Returns how many ran.
  int32_t settle(int32_t most = 200);
  void frame();
  // Lets time pass, with the frames that were asked for in between.
  void wait(double ms);

  [[nodiscard]] std::vector<Node> nodes() const;
  [[nodiscard]] std::optional<Node> find(Role role, std::string_view name) const;
  // Fails the test when there is none.
  [[nodiscard]] Node get(Role role, std::string_view name) const;
  [[nodiscard]] bool has(Role role, std::string_view name) const { return find(role, name).has_value(); }
  [[nodiscard]] int32_t count(Role role) const;
  [[nodiscard]] std::optional<Node> focused() const;

  // With the mouse, at its middle; then settles.
  void click(Role role, std::string_view name);
  void click_at(float x, float y, uint8_t modifiers = 0);
  void tap_at(float x, float y);
  void right_click(Role role, std::string_view name);
  void drag(ui::Point from, ui::Point to);
  void hover_at(float x, float y);
  // As assistive technology does, without a pointer.
  void activate(Role role, std::string_view name);
  // Into a field: focuses it and gives it that text.
  void type(Role role, std::string_view name, std::string_view text);
  void press(KeyCode code, uint8_t modifiers = 0);
  void press_letter(char letter, uint8_t modifiers = 0);
  void tab();
  void wheel(float x, float y, float delta_y);
  void pointer(ui::PointerPhase phase, float x, float y, ui::PointerKind kind = ui::PointerKind::mouse,
               uint8_t modifiers = 0);

  [[nodiscard]] ui::Context& ctx() { return ctx_; }
  [[nodiscard]] platform::TestServices& services() { return services_; }
  [[nodiscard]] double now_ms() const { return now_ms_; }
  [[nodiscard]] double wanted_ms() const { return wanted_ms_; }
  // Triangles of the last frame, as a measure of what drawing costs.
  [[nodiscard]] int32_t vertices() const;

 private:
  void focus_by_press(float x, float y);

  platform::TestServices services_;
  ui::Context ctx_;
  std::function<void(ui::Context&)> view_;
  double now_ms_ = 1000;
  double wanted_ms_ = 0;
};

}  // namespace test
