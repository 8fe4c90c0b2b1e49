// The calendar: where a week begins to be looked at, what a drag makes of an appointment, and the month of a phone.

#include "ui/deals_screen.h"

namespace {

using test::DealsScreen;
using test::must;
using test::Node;
using test::Role;

struct Calendar : DealsScreen {
  Calendar() = default;
  explicit Calendar(const Setup& setup) : DealsScreen(setup) {}

  [[nodiscard]] base::Date today() { return base::local_date(workspace.clock().unix_ms(), workspace.zone()); }
  crm::AppointmentId add(const char* title, base::Date day, int32_t from_min, int32_t to_min) {
    crm::AppointmentFields fields;
    fields.title = title;
    fields.span = crm::TimeSpan::timed(base::to_unix_ms(day, from_min, workspace.zone()),
                                       base::to_unix_ms(day, to_min, workspace.zone()));
    return must(workspace.commands.create_appointment(fields)).id;
  }
  [[nodiscard]] Node entry(std::string_view title) const {
    for (const Node& node : nodes())
      if (node.node.role == static_cast<uint16_t>(Role::button) && node.name.starts_with(title)) return node;
    FAIL("no entry " << std::string(title));
    return {};
  }
  [[nodiscard]] crm::TimeSpan span(crm::AppointmentId id) { return workspace.queries.appointment(id)->fields.span; }
};

constexpr int64_t kMinute_ms = 60'000;

}  // namespace

TEST_CASE("a week opens at the hours of work") {
  Calendar calendar;
  calendar.add("Late meeting", calendar.today(), 17 * 60, 18 * 60);
  calendar.go("#/calendar?view=week");
  const ui::Rect block = calendar.entry("Late meeting").rect();
  CHECK(block.y > 200);
  CHECK(block.bottom() < 800);
}

TEST_CASE("an appointment is moved and stretched by dragging, each one step") {
  Calendar calendar;
  const crm::AppointmentId id = calendar.add("Demo", calendar.today(), 9 * 60, 10 * 60);
  calendar.go("#/calendar?view=week");
  const crm::TimeSpan before = calendar.span(id);
  const ui::Rect block = calendar.entry("Demo").rect();
  const int64_t steps = calendar.steps();
  // An hour is 48 px high: one hour down.
  calendar.drag({block.centre().x, block.y + 10}, {block.centre().x, block.y + 10 + 48});
  CHECK(calendar.span(id).start_ms == before.start_ms + 60 * kMinute_ms);
  CHECK(calendar.span(id).end_ms == before.end_ms + 60 * kMinute_ms);
  CHECK(calendar.steps() == steps + 1);
  calendar.drag({block.centre().x, block.y + 48 * 2 - 3}, {block.centre().x, block.y + 48 * 2 + 24});
  CHECK(calendar.span(id).start_ms == before.start_ms + 60 * kMinute_ms);
  CHECK(calendar.span(id).end_ms == before.end_ms + 90 * kMinute_ms);
  CHECK(calendar.steps() == steps + 2);
  calendar.undo();
  calendar.undo();
  CHECK(calendar.span(id) == before);
}

TEST_CASE("an empty place of a week becomes an appointment of the length that was drawn") {
  Calendar calendar;
  calendar.go("#/calendar?view=week");
  const base::Date day = calendar.today();
  const std::string name =
      "Add appointment on " + std::string(ui::format_date(calendar.ctx(), day, ui::DateStyle::long_date));
  const ui::Rect column = calendar.get(Role::button, name).rect();
  const auto at = [&](float hour) { return ui::Point{column.centre().x, column.y + column.height * hour / 24}; };
  calendar.drag(at(10), at(11.5F));
  REQUIRE(calendar.dialog.request.kind == ui::DialogKind::appointment);
  REQUIRE(calendar.dialog.request.span.has_value());
  CHECK(calendar.dialog.request.span->end_ms - calendar.dialog.request.span->start_ms == 90 * kMinute_ms);
}

TEST_CASE("a phone lists the entries of the chosen day below the month") {
  Calendar calendar{{.viewport = {.width_px = 360, .height_px = 740, .scale = 1}, .touch = true}};
  const base::Date day = base::add_days(base::first_of_month(calendar.today()), 9);
  calendar.add("Site visit", day, 9 * 60, 10 * 60);
  calendar.go("#/calendar?view=month&date=" + base::to_iso_date(base::add_days(day, 1)));
  const std::string long_date(ui::format_date(calendar.ctx(), day, ui::DateStyle::long_date));
  CHECK(!calendar.says("Site visit"));
  CHECK(calendar.has(Role::paragraph, "nothing planned"));
  calendar.click(Role::button, long_date + ", 1 entry");
  CHECK(calendar.route.parameter("date") == base::to_iso_date(day));
  CHECK(calendar.get(Role::button, long_date + ", 1 entry").is(ui::node_state::kPressed));
  CHECK(calendar.says("Site visit"));
  calendar.click(Role::button, "Add appointment on " + long_date);
  REQUIRE(calendar.dialog.request.span.has_value());
  CHECK(base::local_date(calendar.dialog.request.span->start_ms, calendar.workspace.zone()) == day);
  CHECK(calendar.ctx().duplicate_ids() == 0);
}
