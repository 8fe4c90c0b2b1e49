// Each widget by role, name and state; with the mouse, by keyboard, as assistive technology; disabled and in error.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/harness.h"
#include "ui/ui.h"

namespace {

namespace state = ui::node_state;
using test::Harness;
using ui::KeyCode;
using ui::Rect;
using ui::Role;

TEST_CASE("A button is clicked by mouse, finger, key and screen reader; a disabled one by none") {
  int clicks = 0;
  bool disabled = false;
  Harness harness{[&](ui::Context& ctx) {
    if (ui::button(ctx, {20, 20, 120, 32}, {.label = "Save", .disabled = disabled})) ++clicks;
  }};
  harness.click(Role::button, "Save");
  CHECK(clicks == 1);
  harness.tap_at(80, 36);
  CHECK(clicks == 2);
  harness.tab();
  CHECK(harness.focused()->name == "Save");
  harness.press(KeyCode::enter);
  harness.press(KeyCode::space);
  CHECK(clicks == 4);
  harness.activate(Role::button, "Save");
  CHECK(clicks == 5);
  disabled = true;
  harness.settle();
  CHECK(harness.get(Role::button, "Save").is(state::kDisabled));
  CHECK_FALSE(harness.get(Role::button, "Save").is(state::kTabStop));
  harness.click(Role::button, "Save");
  harness.activate(Role::button, "Save");
  CHECK(clicks == 5);
}

TEST_CASE("A press and its release in one task click, from cold idle, 1,000 times") {
  int clicks = 0;
  Harness harness{[&](ui::Context& ctx) {
    if (ui::button(ctx, {20, 20, 120, 32}, {.label = "Save"})) ++clicks;
  }};
  for (int i = 1; i <= 1000; ++i) {
    harness.pointer(ui::PointerPhase::down, 60, 36);
    harness.pointer(ui::PointerPhase::up, 60, 36);
    harness.settle();
    CHECK(clicks == i);
  }
}

TEST_CASE("A press that leaves its button does nothing") {
  int clicks = 0;
  Harness harness{[&](ui::Context& ctx) {
    if (ui::button(ctx, {20, 20, 120, 32}, {.label = "One"})) ++clicks;
    if (ui::button(ctx, {20, 80, 120, 32}, {.label = "Two"})) ++clicks;
  }};
  harness.drag({60, 36}, {60, 96});
  CHECK(clicks == 0);
}

TEST_CASE("Two clicks in one batch are two, each in a frame of its own") {
  std::string order;
  Harness harness{[&](ui::Context& ctx) {
    if (ui::button(ctx, {20, 20, 120, 32}, {.label = "One"})) order += '1';
    if (ui::button(ctx, {20, 80, 120, 32}, {.label = "Two"})) order += '2';
  }};
  for (const float y : {36.0F, 96.0F, 36.0F}) {
    harness.pointer(ui::PointerPhase::down, 60, y);
    harness.pointer(ui::PointerPhase::up, 60, y);
  }
  harness.settle();
  CHECK(order == "121");
}

TEST_CASE("Idle asks for nothing") {
  Harness harness{[&](ui::Context& ctx) { ui::button(ctx, {20, 20, 120, 32}, {.label = "Save"}); }};
  CHECK(std::isinf(harness.wanted_ms()));
  const uint32_t revision = harness.ctx().access_revision();
  harness.frame();
  harness.frame();
  CHECK(harness.ctx().access_revision() == revision);
  CHECK(harness.ctx().take_texture_updates().empty());
}

TEST_CASE("What a frame that was not drawn had for the textures comes with the next") {
  Harness harness{[](ui::Context&) {}};
  ui::Context& ctx = harness.ctx();
  const auto built = [&] {
    ctx.begin_frame(harness.now_ms());
    ui::button(ctx, {20, 20, 120, 32}, {.label = "Save"});
    (void)ctx.end_frame();
  };
  built();
  built();
  CHECK_FALSE(ctx.take_texture_updates().empty());
  built();
  CHECK(ctx.take_texture_updates().empty());
}

TEST_CASE("A link carries its address and goes there") {
  Harness harness{[&](ui::Context& ctx) {
    ui::link(ctx, {20, 20, 200, 20}, {.label = "Acme", .href = "#/companies/1"});
    ui::link(ctx, {20, 60, 200, 20}, {.label = "Call", .href = "tel:+60123"});
  }};
  CHECK(harness.get(Role::link, "Acme").href == "#/companies/1");
  harness.click(Role::link, "Acme");
  CHECK(harness.services().navigator.pushed == std::vector<std::string>{"#/companies/1"});
  harness.click(Role::link, "Call");
  CHECK(harness.services().navigator.opened == std::vector<std::string>{"tel:+60123"});
}

TEST_CASE("Checkbox and switch tell and change their state") {
  bool done = false;
  bool on = true;
  Harness harness{[&](ui::Context& ctx) {
    ui::checkbox(ctx, {20, 20, 200, 32}, done, {.label = "Done"});
    ui::switch_control(ctx, {20, 60, 200, 32}, on, {.label = "Remind me"});
  }};
  harness.click(Role::checkbox, "Done");
  CHECK(done);
  CHECK(harness.get(Role::checkbox, "Done").is(state::kChecked));
  harness.activate(Role::switch_, "Remind me");
  CHECK_FALSE(on);
  CHECK_FALSE(harness.get(Role::switch_, "Remind me").is(state::kChecked));
}

TEST_CASE("Groups have one Tab stop; arrows choose and skip what is disabled") {
  int32_t profile = 0;
  int32_t tab = 0;
  const std::array choices = {ui::Choice{.label = "User"}, ui::Choice{.label = "Manager", .disabled = true},
                              ui::Choice{.label = "Enterprise"}};
  Harness harness{[&](ui::Context& ctx) {
    ui::radio_group(ctx, {20, 20, 200, 120}, profile, {.label = "Profile", .choices = choices});
    ui::tabs(ctx, {20, 200, 400, 40}, tab, {.label = "Sections", .choices = choices});
  }};
  harness.tab();
  CHECK(harness.focused()->name == "User");
  harness.press(KeyCode::arrow_down);
  CHECK(profile == 2);
  CHECK(harness.focused()->name == "Enterprise");
  CHECK(harness.focused()->is(state::kChecked));
  harness.press(KeyCode::arrow_down);
  CHECK(profile == 0);
  harness.tab();
  harness.press(KeyCode::end);
  CHECK(tab == 2);
  CHECK(harness.get(Role::tab, "Enterprise").is(state::kSelected));
  harness.click(Role::tab, "User");
  CHECK(tab == 0);
}

TEST_CASE("A text field takes whole values, tells when it is left, and shows its error") {
  std::string name = "Ali";
  std::string_view error;
  int committed = 0;
  Harness harness{[&](ui::Context& ctx) {
    const ui::FieldText text{.label = "Name", .error = error, .required = true};
    if (ui::text_field(ctx, {20, 20, 300, 80}, name, {.text = text}).committed) ++committed;
    ui::button(ctx, {20, 200, 100, 32}, {.label = "Other"});
  }};
  const uint32_t revision = harness.get(Role::text_field, "Name").node.text_revision;
  harness.type(Role::text_field, "Name", "Aminah binti Ali");
  CHECK(name == "Aminah binti Ali");
  CHECK(harness.get(Role::text_field, "Name").is(state::kEditing));
  // What the person typed is not sent back.
  CHECK(harness.get(Role::text_field, "Name").node.text_revision == revision);
  CHECK(committed == 0);
  harness.tab();
  CHECK(committed == 1);
  CHECK_FALSE(harness.get(Role::text_field, "Name").is(state::kEditing));
  name = "Changed";
  harness.settle();
  CHECK(harness.get(Role::text_field, "Name").node.text_revision == revision + 1);
  CHECK(harness.get(Role::text_field, "Name").value == "Changed");
  error = "Too short";
  harness.settle();
  CHECK(harness.get(Role::text_field, "Name").is(state::kInvalid | state::kRequired));
  CHECK(harness.get(Role::text_field, "Name").description == "Too short");
}

TEST_CASE("One megabyte pasted into a field is cut at a letter's border") {
  std::string name;
  Harness harness{[&](ui::Context& ctx) {
    const ui::FieldText text{.label = "Name"};
    ui::text_field(ctx, {20, 20, 300, 80}, name, {.text = text, .maximum_bytes = 1000});
  }};
  std::string huge;
  for (int i = 0; i < 350000; ++i) huge += "陈";
  harness.type(Role::text_field, "Name", huge);
  CHECK(name.size() == 999);
}

TEST_CASE("Escape empties a search field") {
  std::string filter;
  Harness harness{[&](ui::Context& ctx) { ui::search_field(ctx, {20, 20, 300, 32}, filter, {.label = "Filter"}); }};
  harness.type(Role::text_field, "Filter", "acme");
  CHECK(filter == "acme");
  harness.press(KeyCode::escape);
  CHECK(filter.empty());
  harness.type(Role::text_field, "Filter", "acme");
  harness.click(Role::button, "Clear Filter");
  CHECK(filter.empty());
  CHECK(harness.focused()->name == "Filter");
}

TEST_CASE("Date, time and money are read when the field is left; nonsense keeps the value and says so") {
  std::optional<base::Date> due;
  std::optional<int32_t> at;
  std::optional<int64_t> value;
  Harness harness{[&](ui::Context& ctx) {
    ui::date_field(ctx, {20, 20, 300, 80}, due, {.text = {.label = "Due"}});
    ui::time_field(ctx, {20, 120, 300, 80}, at, {.text = {.label = "At"}});
    ui::money_field(ctx, {20, 220, 300, 80}, value, {.text = {.label = "Value"}});
  }};
  harness.type(Role::text_field, "Due", "tomorrow");
  CHECK_FALSE(due.has_value());
  harness.press(KeyCode::enter);
  CHECK(due == base::from_civil({2026, 11, 25}));
  harness.type(Role::text_field, "Due", "31/11/2026");
  harness.press(KeyCode::enter);
  CHECK(due == base::from_civil({2026, 11, 25}));
  CHECK(harness.get(Role::text_field, "Due").is(state::kInvalid));
  harness.type(Role::text_field, "At", "2.30pm");
  harness.press(KeyCode::enter);
  CHECK(at == 870);
  harness.type(Role::text_field, "Value", "RM 1,234.50");
  harness.press(KeyCode::enter);
  CHECK(value == 123450);
  harness.type(Role::text_field, "Value", "1.5k");
  harness.press(KeyCode::enter);
  CHECK(value == 150000);
  harness.type(Role::text_field, "Value", "lots");
  harness.press(KeyCode::enter);
  CHECK(value == 150000);
  CHECK(harness.get(Role::text_field, "Value").is(state::kInvalid));
}

TEST_CASE("A form is not saved over a date that does not exist; a half typed one is read when the form is saved") {
  std::optional<base::Date> due;
  bool open = true;
  int saved = 0;
  Harness harness{[&](ui::Context& ctx) {
    ui::Dialog dialog{ctx, {.id = "form", .title = "Form", .primary = "Save"}, open};
    if (!dialog) return;
    ui::date_field(ctx, dialog.body().with_height(80), due, {.text = {.label = "Due"}});
    if (dialog.result() == ui::DialogResult::primary) ++saved;
  }};
  harness.type(Role::text_field, "Due", "31/02/2026");
  harness.click(Role::button, "Save");
  CHECK(saved == 0);
  CHECK(harness.get(Role::text_field, "Due").is(state::kInvalid));
  CHECK(harness.focused()->name == "Due");
  harness.type(Role::text_field, "Due", "28/02/2026");
  harness.press(KeyCode::enter, ui::modifier::kControl);
  CHECK(saved == 1);
  CHECK(due == base::from_civil({2026, 2, 28}));
}

TEST_CASE("A message given between two frames, long after the last one, counts as just told") {
  bool told = false;
  Harness harness{[&](ui::Context& ctx) { told = told || ctx.told_just_now(); }};
  harness.settle();
  CHECK_FALSE(told);
  harness.ctx().toast({.text = "The database file is open now."});
  harness.wait(5000);
  CHECK(told);
}

TEST_CASE("A day is chosen in the calendar by mouse and keyboard") {
  std::optional<base::Date> due;
  Harness harness{[&](ui::Context& ctx) { ui::date_field(ctx, {20, 20, 300, 80}, due, {.text = {.label = "Due"}}); }};
  harness.click(Role::button, "Open calendar for Due");
  REQUIRE(harness.has(Role::grid, "November 2026"));
  CHECK(harness.focused()->name == "Tuesday, 24 November 2026");
  harness.press(KeyCode::arrow_down);
  harness.press(KeyCode::arrow_right);
  harness.press(KeyCode::enter);
  CHECK(due == base::from_civil({2026, 12, 2}));
  CHECK_FALSE(harness.has(Role::grid, "December 2026"));
}

TEST_CASE("What lies above comes later in the tree, though the page drew it first") {
  Harness harness{[&](ui::Context& ctx) {
    const std::array items = {ui::MenuItem{.label = "Lead"}, ui::MenuItem{.label = "Contact"}};
    (void)ui::menu_button(ctx, {20, 20, 100, 32}, {.label = "Add"}, items);
    ui::button(ctx, {20, 60, 100, 32}, {.label = "Under the menu"});
  }};
  harness.click(Role::button, "Add");
  std::vector<std::string> names;
  for (const test::Node& node : harness.nodes()) names.push_back(node.name);
  const auto place = [&](std::string_view name) { return std::find(names.begin(), names.end(), name) - names.begin(); };
  CHECK(place("Contact") < static_cast<std::ptrdiff_t>(names.size()));
  CHECK(place("Under the menu") < place("Lead"));
  CHECK(place("Lead") < place("Contact"));
}

TEST_CASE("No widget without a node, no id twice") {
  Harness harness{[&](ui::Context& ctx) {
    ui::button(ctx, {20, 20, 100, 32}, {.label = "Same"});
    ui::button(ctx, {20, 60, 100, 32}, {.label = "Same", .id = "other"});
  }};
  CHECK(harness.ctx().duplicate_ids() == 0);
  Harness twice{[&](ui::Context& ctx) {
    ui::button(ctx, {20, 20, 100, 32}, {.label = "Same"});
    ui::button(ctx, {20, 60, 100, 32}, {.label = "Same"});
  }};
  CHECK(twice.ctx().duplicate_ids() > 0);
}

TEST_CASE("The language changes live") {
  Harness harness{[&](ui::Context& ctx) {
    ui::button(ctx, {20, 20, 100, 32}, {.label = ui::tr(ctx, ui::Key::common_save), .id = "save"});
  }};
  CHECK(harness.has(Role::button, "Save"));
  harness.ctx().set_language(ui::Language::malay);
  harness.settle();
  CHECK(harness.has(Role::button, "Simpan"));
  CHECK(harness.services().document.language == "ms");
}

}  // namespace
