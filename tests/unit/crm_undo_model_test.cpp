// Random commands of the product, undone and redone at random, against the plainest model of undo there is: a list of
// the contents that were there, and a place in it. Alone, and in two tabs that follow each other.

#include <doctest/doctest.h>

#include <functional>

#include "support/crm_fixture.h"
#include "support/test_scale.h"

namespace {

using namespace crm;
using test::must;

// A tab with the domain on top. Ids of what there is are read anew for each command: undo takes records away.
struct Desk {
  explicit Desk(platform::SimulatedDisk& disk, uint64_t seed)
      : tab(disk, {.seed = seed, .schema = crm::migrations(), .tables = crm::tracked_tables()}),
        zone((tab.open(), 8 * 3600)),
        commands((disk.run_all(), tab.database())),
        queries(tab.database(), tab.clock(), zone) {}

  std::string dump() {
    std::string dump;
    for (const std::string_view table : crm::tracked_tables()) {
      dump += "== " + std::string(table) + '\n';
      store::Statement row = tab.database().prepare("SELECT * FROM " + std::string(table) + " ORDER BY key");
      while (row.next()) {
        for (int column = 0; column < row.column_count(); ++column) {
          dump += row.is_null(column) ? std::string_view("NULL") : row.text(column);
          dump += '|';
        }
        dump += '\n';
      }
      REQUIRE(row.status().ok());
    }
    return dump;
  }

  // Any record of a table; nil when it has none.
  base::Uuid any(base::SeededRandom& random, std::string_view table, std::string_view where = "1") {
    const std::string from = " FROM " + std::string(table) + " WHERE " + std::string(where);
    const int64_t rows = tab.count("SELECT count(*)" + from);
    if (rows == 0) return {};
    store::Statement row = tab.database().query("SELECT uuid" + from + " ORDER BY key LIMIT 1 OFFSET ?1",
                                                random.below(static_cast<uint32_t>(rows)));
    return row.next() ? row.uuid(0) : base::Uuid{};
  }

  test::Tab tab;
  platform::FixedZone zone;
  Commands commands;
  Queries queries;
};

// One command, or none where the record it wants is not there. Commands may refuse; then nothing has changed.
void any_command(Desk& desk, base::SeededRandom& random, int number) {
  const std::string word = "Word" + std::to_string(number);
  Commands& commands = desk.commands;
  const LeadId lead{desk.any(random, "lead")};
  const ContactId person{desk.any(random, "contact", "kind=1")};
  const ContactId company{desk.any(random, "contact", "kind=2")};
  const DealId deal{desk.any(random, "deal")};
  const TaskId task{desk.any(random, "task")};
  const AppointmentId appointment{desk.any(random, "appointment")};
  const ActivityId note{desk.any(random, "activity")};
  const auto there = [](const auto& id) { return !id.value.is_nil(); };
  switch (random.below(20)) {
    case 0: {
      LeadFields fields = test::lead("Lead " + word, random.chance(50) ? "Company " + word : "");
      fields.tags = {"Tag " + std::to_string(random.below(4))};
      (void)commands.create_lead(fields);
      break;
    }
    case 1: {
      ContactFields fields =
          test::person("Person " + word, random.chance(50) ? "Firm " + std::to_string(number % 3) : "",
                       word + "@example.example", "012-345 " + std::to_string(1'000 + number));
      fields.tags = {"Tag " + std::to_string(random.below(4))};
      (void)commands.create_contact(fields);
      break;
    }
    case 2: (void)commands.create_contact(test::company("Company " + word)); break;
    case 3: {
      DealFields fields = test::deal("Deal " + word, random.between(0, 9'000'000));
      if (there(company)) fields.company = company;
      if (there(person)) fields.contacts = {{person, {}, "Buyer"}};
      (void)commands.create_deal(fields);
      break;
    }
    case 4: {
      TaskFields fields = test::task("Task " + word, random.chance(50) ? Due::at(random.between(1, 1'000'000)) : Due{});
      if (there(deal)) fields.links = {deal_ref(deal)};
      (void)commands.create_task(fields);
      break;
    }
    case 5: {
      AppointmentFields fields{.title = "Meeting " + word, .span = TimeSpan::timed(1'000, 2'000 + number)};
      if (there(person)) fields.links = {person_ref(person)};
      (void)commands.create_appointment(fields);
      break;
    }
    case 6:
      if (there(lead)) (void)commands.set_lead_status({lead}, LeadStatus::working);
      break;
    case 7:
      if (there(lead)) (void)commands.convert_lead(lead, {.deal = test::deal(""), .task = test::task("Welcome")});
      break;
    case 8:
      if (there(person)) {
        ContactFields fields = desk.queries.contact(person)->fields;
        fields.name += "x";
        fields.values.push_back(test::value(ValueKind::email, word + "@other.example"));
        fields.tags.push_back("Tag " + std::to_string(random.below(6)));
        (void)commands.update_contact(person, fields);
      }
      break;
    case 9:
      if (there(company)) {
        ContactFields fields = desk.queries.contact(company)->fields;
        fields.name = "Renamed " + word;
        (void)commands.update_contact(company, fields);
      }
      break;
    case 10:
      if (there(deal)) {
        const auto stages = desk.queries.stages(desk.queries.pipelines().front().id);
        const auto& stage = stages[random.below(static_cast<uint32_t>(stages.size()))];
        (void)commands.move_deals({.deals = {deal}, .stage = stage.id});
      }
      break;
    case 11:
      if (there(deal)) (void)commands.close_deals({.deals = {deal}, .outcome = Outcome::won});
      break;
    case 12:
      if (there(deal)) (void)commands.reopen_deal(deal);
      break;
    case 13:
      if (there(task)) (void)commands.complete_tasks({task});
      break;
    case 14:
      if (there(task)) (void)commands.reopen_tasks({task});
      break;
    case 15:
      if (there(appointment))
        (void)commands.set_appointment_span(appointment, TimeSpan::timed(number, 90'000 + number));
      break;
    case 16:
      if (there(deal)) (void)commands.add_note(deal_ref(deal), "Note " + word);
      break;
    case 17:
      if (there(note)) (void)commands.update_note(note, "Changed " + word);
      break;
    case 18: {
      std::vector<RecordRef> records;
      if (there(person) && random.chance(50)) records.push_back(person_ref(person));
      if (there(company) && random.chance(30)) records.push_back(company_ref(company));
      if (there(deal) && random.chance(50)) records.push_back(deal_ref(deal));
      if (there(lead) && random.chance(50)) records.push_back(lead_ref(lead));
      if (there(task) && random.chance(50)) records.push_back(task_ref(task));
      if (!records.empty()) (void)commands.delete_records(records);
      break;
    }
    case 19: {
      Settings settings = desk.queries.settings();
      settings.user_name = word;
      (void)commands.change_settings(settings);
      break;
    }
  }
}

// What undo and redo must come to.
struct Model {
  std::vector<std::string> contents;
  size_t place = 0;

  void made(std::string content) {
    contents.resize(place + 1);
    contents.push_back(std::move(content));
    ++place;
  }
};

// One sequence; `desks` share a disk, and each step happens at one of them.
void run_sequence(platform::SimulatedDisk& disk, std::span<Desk* const> desks, uint64_t seed) {
  base::SeededRandom random(seed);
  Model model{.contents = {desks.front()->dump()}, .place = 0};
  const uint32_t length = 12 + random.below(30);
  for (uint32_t i = 0; i < length; ++i) {
    Desk& desk = *desks[random.below(static_cast<uint32_t>(desks.size()))];
    for (Desk* each : desks) each->tab.clock().advance_ms(1'000);
    const uint32_t what = random.below(10);
    if (what < 7) {
      const int64_t steps = desk.tab.count("SELECT count(*) FROM step");
      any_command(desk, random, static_cast<int>(i));
      if (desk.tab.count("SELECT count(*) FROM step") > steps) model.made(desk.dump());
    } else if (what < 9) {
      desk.tab.undo();
      if (model.place > 0) --model.place;
    } else {
      desk.tab.redo();
      if (model.place + 1 < model.contents.size()) ++model.place;
    }
    disk.run_all();
    for (Desk* each : desks) REQUIRE((each->dump() == model.contents[model.place]));
  }
  Desk& last = *desks.back();
  while (last.tab.database().next_undo()) {
    const auto undone = must(last.tab.database().undo());
    REQUIRE(undone);
    REQUIRE(undone->kept_fields == 0);
  }
  REQUIRE((last.dump() == model.contents.front()));
  while (last.tab.database().next_redo()) last.tab.redo();
  disk.run_all();
  for (Desk* each : desks) {
    REQUIRE((each->dump() == model.contents.back()));
    REQUIRE(each->tab.integrity() == "ok");
  }
}

}  // namespace

TEST_CASE("undo model: random commands of the product go back to the start and forward to the end") {
  const uint64_t count = test::scaled<uint64_t>(40, 8'000);
  for (uint64_t seed = test::first_seed(); seed < test::first_seed() + count; ++seed) {
    CAPTURE(seed);
    platform::SimulatedDisk disk;
    Desk desk(disk, seed + 1);
    Desk* const desks[] = {&desk};
    run_sequence(disk, desks, seed);
  }
}

TEST_CASE("undo model: the same in two tabs, each of which takes back what the other did") {
  const uint64_t count = test::scaled<uint64_t>(15, 2'000);
  for (uint64_t seed = test::first_seed(); seed < test::first_seed() + count; ++seed) {
    CAPTURE(seed);
    platform::SimulatedDisk disk(platform::SimulatedDisk::Delivery::queued);
    Desk first(disk, seed + 1);
    Desk second(disk, seed + 500'000);
    Desk* const desks[] = {&first, &second};
    run_sequence(disk, desks, seed + 9);
  }
}
