// The history as a person uses it: finding a step, looking into it, taking things back.

#include "ui/deals_screen.h"
#include "ui/views/history_step.h"

namespace {

using test::DealsScreen;
using test::KeyCode;
using test::must;
using test::Role;

struct HistoryScreen : DealsScreen {
  crm::ContactId siti;

  HistoryScreen() : HistoryScreen(Setup{}) {}
  explicit HistoryScreen(const Setup& setup) : DealsScreen(setup) {
    crm::ContactFields fields = test::person("Siti Aminah", "Acme Sdn Bhd", "siti@acme.example");
    fields.job_title = "Buyer";
    siti = must(workspace.commands.create_contact(fields)).id;
    set_title("Manager");
  }

  void set_title(std::string title) {
    crm::ContactFields fields = workspace.queries.contact(siti)->fields;
    fields.job_title = std::move(title);
    must(workspace.commands.update_contact(siti, fields));
  }
  [[nodiscard]] std::string title() { return workspace.queries.contact(siti)->fields.job_title; }
  [[nodiscard]] bool expanded(std::string_view name) const {
    return get(Role::button, name).is(ui::node_state::kExpanded);
  }
};

}  // namespace

TEST_CASE("history: nothing yet says so") {
  DealsScreen screen;
  screen.go("#/history");
  CHECK(screen.says("Nothing has happened yet"));
}

TEST_CASE("history: steps stand under their day; opened, they show each field") {
  HistoryScreen screen;
  screen.workspace.clock().advance_ms(24LL * 3'600'000);
  screen.set_title("Director");
  screen.go("#/history");
  CHECK(screen.has(Role::heading, "Today"));
  CHECK(screen.has(Role::heading, "Yesterday"));
  CHECK(screen.has(Role::list, "Today"));
  CHECK(screen.has(Role::button, "Add contact Siti Aminah"));
  CHECK(screen.get(Role::button, "Add contact Siti Aminah").description.starts_with("You"));
  CHECK_FALSE(screen.expanded("Edit contact Siti Aminah"));
  screen.click(Role::button, "Edit contact Siti Aminah");
  CHECK(screen.expanded("Edit contact Siti Aminah"));
  CHECK(screen.says("Manager → Director"));
  CHECK(screen.says("Job title"));
  CHECK(screen.get(Role::link, "Siti Aminah").href.starts_with("#/contacts/"));
  CHECK(screen.ctx().duplicate_ids() == 0);
  screen.click(Role::button, "Edit contact Siti Aminah");
  CHECK_FALSE(screen.says("Manager → Director"));
}

TEST_CASE("history: what had no value was added, what has none now was removed; names are told once") {
  HistoryScreen screen;
  screen.set_title("");
  screen.set_title("Director");
  screen.go("#/history");
  screen.click(Role::button, "Edit contact Siti Aminah");
  CHECK(screen.says("Added: Director"));
  screen.click(Role::button, "Edit contact Siti Aminah");
  screen.click(Role::button, "Add contact Siti Aminah");
  CHECK(screen.says("siti@acme.example"));
  for (const test::Node& node : screen.nodes()) CHECK(node.name != "Name");
}

TEST_CASE("history: a value is restored, and the message takes that back") {
  HistoryScreen screen;
  screen.go("#/history");
  screen.click(Role::button, "Edit contact Siti Aminah");
  CHECK(screen.get(Role::button, "Restore this value").description == "Job title: Buyer → Manager");
  screen.click(Role::button, "Restore this value");
  CHECK(screen.title() == "Buyer");
  CHECK(screen.has(Role::button, "Restore a value of Siti Aminah"));
  // What it offers is there now.
  CHECK_FALSE(screen.has(Role::button, "Restore this value"));
  screen.click(Role::button, "Undo");
  CHECK(screen.title() == "Manager");
}

TEST_CASE("history: a deleted record is restored from its step") {
  HistoryScreen screen;
  must(screen.workspace.commands.delete_records({crm::person_ref(screen.siti)}));
  screen.go("#/history");
  screen.click(Role::button, "Delete Siti Aminah");
  screen.click(Role::button, "Restore the record");
  REQUIRE(screen.workspace.queries.contact(screen.siti));
  CHECK(screen.workspace.queries.contact(screen.siti)->fields.values.size() == 1);
  CHECK(screen.says("Restored: Siti Aminah"));
  CHECK_FALSE(screen.has(Role::button, "Restore the record"));
}

TEST_CASE("history: an older step is undone, not only the newest") {
  HistoryScreen screen;
  must(screen.workspace.commands.create_task(test::task("Call Siti")));
  screen.go("#/history");
  screen.click(Role::button, "Edit contact Siti Aminah");
  screen.click(Role::button, "Undo this step");
  CHECK(screen.title() == "Buyer");
  CHECK(screen.workspace.queries.counts().open_tasks == 1);
  CHECK(screen.get(Role::button, "Edit contact Siti Aminah").description.ends_with("Undone"));
  CHECK(screen.has(Role::button, "Undo: Edit contact Siti Aminah"));
  CHECK_FALSE(screen.has(Role::button, "Undo this step"));
}

TEST_CASE("history: search and filter narrow it, and one word shows everything again") {
  HistoryScreen screen;
  must(screen.workspace.commands.create_task(test::task("Paint the door")));
  screen.go("#/history");
  screen.type(Role::text_field, "Search history…", "door");
  CHECK(screen.has(Role::button, "Add task Paint the door"));
  CHECK_FALSE(screen.has(Role::button, "Add contact Siti Aminah"));
  screen.type(Role::text_field, "Search history…", "no such name");
  CHECK(screen.says("Nothing found"));
  screen.click(Role::button, "Show everything");
  CHECK(screen.has(Role::button, "Add contact Siti Aminah"));
}

TEST_CASE("history: of one record only what happened to it, also when it is deleted") {
  HistoryScreen screen;
  must(screen.workspace.commands.create_task(test::task("Call Siti")));
  const std::string address(ui::history_href(screen.ctx(), crm::person_ref(screen.siti)));
  must(screen.workspace.commands.delete_records({crm::person_ref(screen.siti)}));
  screen.go(address);
  CHECK(screen.has(Role::heading, "History of Siti Aminah"));
  CHECK(screen.has(Role::button, "Delete Siti Aminah"));
  CHECK(screen.has(Role::button, "Add contact Siti Aminah"));
  CHECK_FALSE(screen.has(Role::button, "Add task Call Siti"));
  screen.click(Role::button, "Show everything");
  CHECK(screen.has(Role::button, "Add task Call Siti"));
}

TEST_CASE("history: arrows go from step to step, Enter opens one") {
  HistoryScreen screen;
  screen.go("#/history");
  screen.focus(Role::button, "Edit contact Siti Aminah");
  screen.press(KeyCode::arrow_down);
  REQUIRE(screen.focused());
  CHECK(screen.focused()->name == "Add contact Siti Aminah");
  screen.press(KeyCode::enter);
  CHECK(screen.expanded("Add contact Siti Aminah"));
  CHECK(screen.says("siti@acme.example"));
}

TEST_CASE("history: thousands of steps mirror only what is near, and older ones come as one scrolls") {
  DealsScreen screen;
  for (int i = 0; i < 2'000; ++i) must(screen.workspace.commands.create_task(test::task("Task " + std::to_string(i))));
  screen.go("#/history");
  CHECK(screen.has(Role::button, "Add task Task 1999"));
  CHECK(screen.nodes().size() < 120);
  for (int i = 0; i < 60; ++i) screen.wheel(600, 400, 4'000);
  CHECK(screen.nodes().size() < 120);
  CHECK_FALSE(screen.has(Role::button, "Add task Task 1999"));
  CHECK(screen.has(Role::button, "Add task Task 0"));
}

TEST_CASE("history: a step that adds many records names them only") {
  HistoryScreen screen;
  std::vector<crm::RecordRef> records;
  for (int i = 0; i < 8; ++i)
    records.push_back(crm::person_ref(must(screen.workspace.commands.create_contact(
                                               test::person("Person " + std::to_string(i), "", "p@acme.example")))
                                          .id));
  must(screen.workspace.commands.delete_records(records));
  screen.go("#/history");
  screen.click(Role::button, "Delete 8 records");
  CHECK(screen.says("E-mail"));
  screen.click(Role::button, "Delete 8 records");
  (void)must(screen.workspace.database().undo());
  screen.go("#/history");
  screen.click(Role::button, "Undo: Delete 8 records");
  CHECK(screen.has(Role::link, "Person 7"));
  CHECK_FALSE(screen.says("E-mail"));
}

TEST_CASE("history: on a phone, in Malay") {
  HistoryScreen screen{
      {.viewport = {.width_px = 360, .height_px = 740, .scale = 1}, .touch = true, .language = ui::Language::malay}};
  screen.go("#/history");
  CHECK(screen.has(Role::heading, "Hari ini"));
  screen.click(Role::button, "Sunting kenalan Siti Aminah");
  CHECK(screen.says("Buyer → Manager"));
  CHECK(screen.has(Role::button, "Pulihkan nilai ini: Jawatan"));
  for (const test::Node& node : screen.nodes())
    if (node.node.role == static_cast<uint16_t>(Role::button)) CHECK(node.rect().right() <= 361);
  CHECK(screen.ctx().duplicate_ids() == 0);
}

TEST_CASE("history: the past is asked for from a step, and in it nothing is offered that would change it") {
  HistoryScreen screen;
  screen.go("#/history");
  screen.click(Role::button, "Edit contact Siti Aminah");
  screen.click(Role::button, "See everything as it was then");
  REQUIRE(screen.past.asked);
  CHECK(screen.past.moment_ms == screen.workspace.clock().unix_ms());
  screen.past.arrived = true;
  screen.go("#/history");
  CHECK(screen.says("Buyer → Manager"));
  CHECK_FALSE(screen.has(Role::button, "Restore this value"));
  CHECK_FALSE(screen.has(Role::button, "Restore as it was before this step"));
  CHECK_FALSE(screen.has(Role::button, "Undo this step"));
  CHECK_FALSE(screen.has(Role::button, "See everything as it was then"));
}
