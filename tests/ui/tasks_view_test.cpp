// The task list: what stands where, what a tick does, and what time does by itself.

#include "ui/deals_screen.h"

namespace {

using test::DealsScreen;
using test::KeyCode;
using test::must;
using test::Role;

constexpr int64_t kHour_ms = 3'600'000;

struct Tasks : DealsScreen {
  Tasks() = default;
  explicit Tasks(const Setup& setup) : DealsScreen(setup) {}

  [[nodiscard]] base::Date today() { return base::local_date(workspace.clock().unix_ms(), workspace.zone()); }
  crm::TaskId add(const char* title, crm::Due due) {
    return must(workspace.commands.create_task(test::task(title, due))).id;
  }
};

}  // namespace

TEST_CASE("tasks stand in the section of their day") {
  Tasks tasks;
  tasks.add("Late", crm::Due::on(base::add_days(tasks.today(), -2)));
  tasks.add("Now", crm::Due::on(tasks.today()));
  tasks.add("Soon", crm::Due::on(base::add_days(tasks.today(), 1)));
  tasks.add("Some day", {});
  tasks.go("#/tasks");
  CHECK(tasks.has(Role::button, "Overdue, 1 task"));
  CHECK(tasks.has(Role::button, "Today, 1 task"));
  CHECK(tasks.has(Role::button, "Tomorrow, 1 task"));
  CHECK(tasks.has(Role::button, "No date, 1 task"));
  CHECK(!tasks.has(Role::button, "Done, 0 tasks"));
  CHECK(tasks.get(Role::button, "Late").description.starts_with("Overdue"));
  CHECK(tasks.ctx().duplicate_ids() == 0);
}

TEST_CASE("a tick completes a task, which stays in its place for five minutes") {
  Tasks tasks;
  const crm::TaskId id = tasks.add("Call Siti", crm::Due::on(tasks.today()));
  tasks.go("#/tasks");
  const int64_t before = tasks.steps();
  tasks.click(Role::checkbox, "Complete “Call Siti”");
  CHECK(tasks.workspace.queries.task(id)->done_ms != 0);
  CHECK(tasks.steps() == before + 1);
  CHECK(tasks.has(Role::button, "Today, 1 task"));
  tasks.workspace.clock().advance_ms(crm::kDoneStays_ms + 1);
  tasks.settle();
  CHECK(!tasks.has(Role::button, "Today, 1 task"));
  CHECK(tasks.has(Role::button, "Done, 1 task"));
}

TEST_CASE("the message after a tick takes it back") {
  Tasks tasks;
  const crm::TaskId id = tasks.add("Call Siti", {});
  tasks.go("#/tasks");
  tasks.click(Role::checkbox, "Complete “Call Siti”");
  tasks.click(Role::button, "Undo");
  CHECK(tasks.workspace.queries.task(id)->done_ms == 0);
}

TEST_CASE("a task becomes overdue by itself") {
  Tasks tasks;
  tasks.add("Call at eleven", crm::Due::at(tasks.workspace.clock().unix_ms() + kHour_ms));
  tasks.go("#/tasks");
  CHECK(tasks.has(Role::button, "Today, 1 task"));
  tasks.workspace.clock().advance_ms(kHour_ms + 1);
  tasks.settle();
  CHECK(tasks.has(Role::button, "Overdue, 1 task"));
  CHECK(!tasks.has(Role::button, "Today, 1 task"));
}

TEST_CASE("one line and Enter add a task") {
  Tasks tasks;
  tasks.go("#/tasks");
  CHECK(tasks.says("Nothing to do"));
  tasks.type(Role::text_field, "Add a task…", "Send the offer");
  tasks.press(KeyCode::enter);
  CHECK(tasks.has(Role::button, "Send the offer"));
  CHECK(tasks.get(Role::text_field, "Add a task…").value.empty());
  CHECK(tasks.workspace.queries.counts().open_tasks == 1);
}

TEST_CASE("the form of a task wants to know what, and a time wants a day") {
  Tasks tasks;
  tasks.go("#/tasks");
  tasks.click(Role::button, "Add task");
  REQUIRE(tasks.has(Role::dialog, "Add task"));
  tasks.click(Role::button, "Save");
  CHECK(tasks.get(Role::text_field, "Task").is(ui::node_state::kInvalid));
  CHECK(tasks.workspace.queries.counts().open_tasks == 0);
  tasks.type(Role::text_field, "Task", "Prepare the demo");
  tasks.click(Role::button, "Save");
  CHECK(!tasks.has(Role::dialog, "Add task"));
  CHECK(tasks.has(Role::button, "Prepare the demo"));
}

TEST_CASE("a task is edited in its form and deleted with a way back") {
  Tasks tasks;
  const crm::TaskId id = tasks.add("Call Siti", {});
  tasks.go("#/tasks");
  tasks.click(Role::button, "Call Siti");
  REQUIRE(tasks.has(Role::dialog, "Edit task"));
  tasks.type(Role::text_field, "Task", "Call Siti back");
  tasks.click(Role::button, "Save");
  CHECK(tasks.workspace.queries.task(id)->fields.title == "Call Siti back");
  tasks.click(Role::button, "Call Siti back");
  tasks.click(Role::button, "Delete");
  CHECK(!tasks.workspace.queries.task(id));
  tasks.click(Role::button, "Undo");
  CHECK(tasks.workspace.queries.task(id));
}

TEST_CASE("ten thousand tasks mirror only what is near") {
  Tasks tasks;
  for (int i = 0; i < 10'000; ++i) tasks.add(("Task " + std::to_string(i)).c_str(), {});
  tasks.go("#/tasks");
  CHECK(tasks.has(Role::button, "No date, 10,000 tasks"));
  CHECK(tasks.nodes().size() < 250);
  tasks.click(Role::button, "No date, 10,000 tasks");
  CHECK(tasks.nodes().size() < 60);
}

TEST_CASE("tasks on a phone, in Malay") {
  Tasks tasks{
      {.viewport = {.width_px = 360, .height_px = 740, .scale = 1}, .touch = true, .language = ui::Language::malay}};
  tasks.add("Hubungi Siti", crm::Due::on(base::add_days(tasks.today(), -1)));
  tasks.go("#/tasks");
  CHECK(tasks.has(Role::button, "Tertunggak, 1 tugas"));
  CHECK(tasks.has(Role::button, "Tambah tugas"));
  CHECK(tasks.ctx().duplicate_ids() == 0);
}
