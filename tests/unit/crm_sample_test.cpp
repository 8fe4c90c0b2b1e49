// The sample: the same for the same seed, in the promised numbers, consistent in itself; and gone without a trace of
// it, also after edits, with everything that was the person's own still there.

#include <doctest/doctest.h>

#include <functional>

#include "support/crm_fixture.h"

namespace {

using namespace crm;
using test::must;

void remove_sample(test::Workspace& workspace) {
  const auto job = make_remove_sample_job(workspace.database());
  REQUIRE(workspace.run(*job));
  CHECK(job->progress().done == job->progress().total);
}

RecordRef nth(test::Workspace& workspace, RecordType type, uint32_t index) {
  return workspace.queries.refs({.type = type}, index, 1).at(0);
}

}  // namespace

TEST_CASE("the same seed gives the same sample, another seed another one") {
  test::Workspace one;
  test::Workspace same;
  test::Workspace other;
  one.add_sample(SampleSize::small, 7);
  same.add_sample(SampleSize::small, 7);
  other.add_sample(SampleSize::small, 8);
  CHECK((one.dump() == same.dump()));
  CHECK((one.dump() != other.dump()));
  // Ids are random, names are not: what the sample says does not depend on the machine.
  const std::function<std::string(test::Workspace&)> names = [](test::Workspace& workspace) {
    std::string all;
    for (const ContactRow& row : workspace.queries.contacts({}, 0, 500))
      all += row.name + '|' + row.company_name + '|' + row.email + '\n';
    for (const DealRow& row : workspace.queries.deals({.type = RecordType::deal}, 0, 100))
      all += row.name + '|' + std::to_string(row.value.minor) + '\n';
    return all;
  };
  CHECK(names(one) == names(same));
}

TEST_CASE("numbers, proportions and consistency") {
  test::Workspace workspace;
  workspace.add_sample();
  Queries& queries = workspace.queries;
  const SampleCounts counts = sample_counts(SampleSize::small);
  CHECK(counts.people == 500);
  const RecordCounts found = queries.counts();
  CHECK(found.people == counts.people);
  CHECK(found.companies == counts.companies);
  CHECK(found.leads == counts.leads);
  CHECK(found.deals == counts.deals);
  CHECK(found.appointments == counts.appointments);
  CHECK(workspace.count("SELECT count(*) FROM task") == counts.tasks);
  CHECK(workspace.count("SELECT count(*) FROM activity") == counts.activities);
  CHECK(sample_counts(SampleSize::large).people == 100'000);
  CHECK(sample_counts(SampleSize::large).deals == 20'000);
  CHECK(sample_counts(SampleSize::large).activities == 500'000);
  CHECK(sample_counts(SampleSize::large).tasks + sample_counts(SampleSize::large).appointments == 50'000);

  // Alive: something to do today, won and lost deals, several scripts.
  const TaskCounts tasks = queries.task_counts();
  CHECK(tasks.buckets[static_cast<size_t>(TaskBucket::overdue)] > 0);
  CHECK(tasks.buckets[static_cast<size_t>(TaskBucket::today)] > 0);
  for (const BoardColumn& column : queries.board(queries.pipelines().front().id, {})) CHECK(column.count > 0);
  const int64_t now_ms = workspace.clock().unix_ms();
  CHECK(queries.feed({.since_ms = now_ms - 86'400'000}, {}, 10).entries.size() == 10);
  for (const char* text : {"陈", "ம", "بن", "nguyen"})
    CHECK(queries.count({.type = RecordType::person, .text = text}) > 0);
  // Nothing has happened in the future, nothing before its record was made, and every reference leads somewhere.
  CHECK(workspace.count("SELECT count(*) FROM activity WHERE at_ms>" + std::to_string(now_ms)) == 0);
  CHECK(workspace.count("SELECT count(*) FROM deal WHERE created_ms>stage_entered_ms OR stage_entered_ms>" +
                        std::to_string(now_ms)) == 0);
  CHECK(
      workspace.count(
          "SELECT count(*) FROM deal d JOIN stage s ON s.key=d.stage_key WHERE (s.outcome=0)<>(d.closed_ms IS NULL)") ==
      0);
  CHECK(workspace.count("SELECT count(*) FROM activity a LEFT JOIN deal d ON d.key=a.deal_key WHERE a.deal_key IS NOT "
                        "NULL AND (d.key IS NULL OR a.at_ms<d.created_ms)") == 0);
  CHECK(workspace.count("SELECT count(*) FROM activity WHERE contact_key IS NOT NULL AND contact_key NOT IN (SELECT "
                        "key FROM contact WHERE kind=1)") == 0);
  CHECK(workspace.count(
            "SELECT count(*) FROM membership WHERE company_key NOT IN (SELECT key FROM contact WHERE kind=2)") == 0);
  CHECK(workspace.count(
            "SELECT count(*) FROM link WHERE record_type=2 AND record_key NOT IN (SELECT key FROM contact)") == 0);
  CHECK(workspace.count("SELECT count(*) FROM deal_contact WHERE contact_key NOT IN (SELECT key FROM contact)") == 0);
  CHECK((workspace.derived() == workspace.derived_anew()));
}

TEST_CASE("it comes and goes as one step each") {
  test::Workspace workspace;
  const std::string empty = workspace.dump();
  workspace.add_sample();
  CHECK(has_sample_data(workspace.database()));
  const std::string full = workspace.dump();
  must(workspace.database().undo());
  CHECK((workspace.dump() == empty));
  CHECK_FALSE(has_sample_data(workspace.database()));
  must(workspace.database().redo());
  CHECK((workspace.dump() == full));
  remove_sample(workspace);
  CHECK((workspace.dump() == empty));
  CHECK((workspace.derived() == workspace.derived_anew()));
  CHECK_FALSE(has_sample_data(workspace.database()));
  must(workspace.database().undo());
  CHECK((workspace.dump() == full));
  CHECK((workspace.derived() == workspace.derived_anew()));
}

TEST_CASE("a cancelled sample has never been") {
  test::Workspace workspace;
  const std::string empty = workspace.dump();
  const auto job = make_sample_job(workspace.database(), workspace.clock(), workspace.zone(), {});
  for (int i = 0; i < 8; ++i) job->advance();
  CHECK(job->progress().done > 0);
  job->cancel();
  while (!job->has_ended()) job->advance();
  CHECK(job->state() == Job::State::cancelled);
  CHECK((workspace.dump() == empty));
}

TEST_CASE("removed after edits: the person's own records stay, without their links into the sample") {
  test::Workspace workspace;
  Commands& commands = workspace.commands;
  Queries& queries = workspace.queries;
  const ContactId own_company = must(commands.create_contact(test::company("My Company"))).id;
  workspace.add_sample();
  workspace.clock().advance_ms(60'000);

  // The sample is edited in every way.
  const ContactId sample_person{nth(workspace, RecordType::person, 3).id};
  const ContactId sample_company{nth(workspace, RecordType::company, 3).id};
  const DealId sample_deal{
      queries.deals({.type = RecordType::deal, .filters = {.outcome = Outcome::open}}, 0, 1).at(0).id};
  ContactFields edited = queries.contact(sample_person)->fields;
  edited.name = "Edited";
  edited.values.push_back(test::value(ValueKind::email, "edited@home.example"));
  edited.companies = {{own_company, {}, {}}};
  must(commands.update_contact(sample_person, edited));
  must(commands.close_deals({.deals = {sample_deal}, .outcome = Outcome::won}));
  const LeadId sample_lead{nth(workspace, RecordType::lead, 0).id};
  const Conversion converted =
      must(commands.convert_lead(sample_lead, {.deal = test::deal("From a sample lead")})).converted.front();
  const std::vector<RecordRef> tasks =
      queries.refs({.type = RecordType::task, .filters = {.bucket = TaskBucket::later}}, 0, 2);
  must(commands.complete_tasks({TaskId{tasks.at(0).id}}));
  must(commands.delete_records({nth(workspace, RecordType::person, 100), nth(workspace, RecordType::company, 10)}));

  // The person's own records lean on it.
  ContactFields own = test::person("Own Person");
  own.companies = {{sample_company, {}, {}}, {own_company, {}, {}}};
  const ContactId own_person = must(commands.create_contact(own)).id;
  DealFields own_deal_fields = test::deal("Own deal");
  own_deal_fields.company = sample_company;
  own_deal_fields.contacts = {{sample_person, {}, {}}, {own_person, {}, {}}};
  own_deal_fields.tags = {"VIP"};  // a tag that the sample made
  const DealId own_deal = must(commands.create_deal(own_deal_fields)).id;
  TaskFields own_task_fields = test::task("Own task");
  own_task_fields.links = {person_ref(sample_person), deal_ref(own_deal)};
  const TaskId own_task = must(commands.create_task(own_task_fields)).id;
  const ActivityId own_note = must(commands.add_note(person_ref(sample_person), "My words")).id;
  const ActivityId deal_note = must(commands.add_note(deal_ref(own_deal), "More words")).id;

  const std::string before = workspace.dump();
  remove_sample(workspace);
  CHECK_FALSE(has_sample_data(workspace.database()));
  const RecordCounts counts = queries.counts();
  CHECK(counts.people == 1);
  CHECK(counts.companies == 1);
  CHECK(counts.leads == 0);
  CHECK(counts.deals == 1);
  CHECK(counts.appointments == 0);
  CHECK(workspace.count("SELECT count(*) FROM task") == 1);
  CHECK_FALSE(queries.contact(converted.person));
  CHECK_FALSE(queries.deal(converted.deal));

  REQUIRE(queries.contact(own_person));
  CHECK(queries.contact(own_person)->fields.companies.size() == 1);
  REQUIRE(queries.deal(own_deal));
  CHECK(queries.deal(own_deal)->fields.company.is_nil());
  REQUIRE(queries.deal(own_deal)->fields.contacts.size() == 1);
  CHECK(queries.deal(own_deal)->fields.contacts[0].contact == own_person);
  CHECK(queries.deal(own_deal)->fields.tags == std::vector<std::string>{"VIP"});
  CHECK(queries.task(own_task)->fields.links == std::vector<RecordRef>{deal_ref(own_deal)});
  REQUIRE(queries.activity(own_note));
  CHECK(queries.activity(own_note)->text == "My words");
  // It was filed under the person's own company, too.
  REQUIRE(queries.activity(own_note)->records.size() == 1);
  CHECK(queries.activity(own_note)->records[0].record == company_ref(own_company));
  CHECK(queries.activity(deal_note)->records.size() == 1);
  CHECK(queries.tags().size() == 1);
  CHECK(workspace.count("SELECT count(*) FROM labelled_value") == 0);
  // What is left of the feed is the person's: their three records and task, two notes, the company, the two deletions.
  for (const ActivityEntry& entry : queries.feed({}, {}, 100).entries) {
    CAPTURE(name_of(entry.kind));
    CHECK((is_editable(entry.kind) || entry.kind == ActivityKind::record_deleted || !entry.records.empty()));
  }
  CHECK((workspace.derived() == workspace.derived_anew()));
  must(workspace.database().undo());
  CHECK((workspace.dump() == before));
}

TEST_CASE("two samples go together; nothing to remove is no step") {
  test::Workspace workspace;
  const std::string empty = workspace.dump();
  remove_sample(workspace);
  CHECK((workspace.dump() == empty));
  workspace.add_sample(SampleSize::small, 1);
  workspace.add_sample(SampleSize::small, 2);
  CHECK(workspace.queries.counts().people == 1000);
  remove_sample(workspace);
  CHECK((workspace.dump() == empty));
}
