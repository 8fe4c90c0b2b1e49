// Imports: the plan counts exactly what the job then does, on files that repeat themselves and data that is there
// already; one Undo takes everything back.

#include <doctest/doctest.h>

#include "base/random.h"
#include "crm/import.h"
#include "support/crm_fixture.h"

namespace {

using namespace crm;
using test::must;

std::vector<ImportRecord> records(std::vector<ContactFields> fields) {
  std::vector<ImportRecord> records;
  for (ContactFields& each : fields) records.push_back({std::move(each), static_cast<int64_t>(records.size()) + 2});
  return records;
}

struct Counted {
  int64_t people;
  int64_t companies;
  int64_t leads;
};

Counted count(test::Workspace& workspace) {
  return {workspace.count("SELECT count(*) FROM contact WHERE kind=1"),
          workspace.count("SELECT count(*) FROM contact WHERE kind=2"), workspace.count("SELECT count(*) FROM lead")};
}

// Plans, imports, compares, takes back.
ImportPlan import_and_compare(test::Workspace& workspace, const std::vector<ImportRecord>& records,
                              const ImportOptions& options) {
  const std::string dump = workspace.dump();
  const Counted before = count(workspace);
  const ImportPlan plan = plan_import(workspace.database(), records, options);
  CHECK((workspace.dump() == dump));
  CHECK(plan.actions.size() == records.size());
  const auto job = make_import_job(workspace.database(), workspace.clock(), records, options, plan.changes());
  REQUIRE(workspace.run(*job));
  CHECK(job->progress().done == static_cast<int64_t>(records.size()));
  const Counted after = count(workspace);
  CHECK(after.people - before.people == plan.people);
  CHECK(after.companies - before.companies == plan.companies);
  CHECK(after.leads - before.leads == plan.leads);
  CHECK((workspace.derived() == workspace.derived_anew()));
  // Planned once more, now that everything is there: nobody is new, unless copies were asked for.
  if (options.duplicates == DuplicatePolicy::update) {
    const ImportPlan again = plan_import(workspace.database(), records, options);
    CHECK(again.people == 0);
    CHECK(again.companies == 0);
  }
  const std::string imported = workspace.dump();
  if (plan.people + plan.companies + plan.leads + plan.updated > 0) {
    must(workspace.database().undo());
    CHECK((workspace.dump() == dump));
    must(workspace.database().redo());
    CHECK((workspace.dump() == imported));
  }
  return plan;
}

}  // namespace

TEST_CASE("an import into nothing makes people and the companies they name") {
  test::Workspace workspace;
  ContactFields siti = test::person("Siti", "Acme", "siti@acme.example", "012-345 6789");
  siti.companies[0].role = "Buyer";
  const auto file =
      records({siti, test::person("Ali", "ACME", "ali@acme.example"), test::company("Beta"),
               test::person("Tan", "Beta"), test::person("", "", "nobody@x.example"), test::person("Lim")});
  const ImportPlan plan = import_and_compare(workspace, file, {.tags = {"Imported"}, .file_name = "people.csv"});
  CHECK(plan.people == 4);
  CHECK(plan.companies == 2);
  CHECK(plan.named_companies == 1);
  CHECK(plan.invalid == 1);
  CHECK(plan.actions == std::vector<ImportAction>{ImportAction::create, ImportAction::create, ImportAction::create,
                                                  ImportAction::create, ImportAction::invalid, ImportAction::create});
  const std::vector<SearchHit> hits = workspace.queries.search("siti", 1);
  REQUIRE(hits.size() == 1);
  const ContactFields stored = workspace.queries.contact({hits[0].record.id})->fields;
  CHECK(stored.tags == std::vector<std::string>{"Imported"});
  CHECK(stored.companies[0].company_name == "Acme");
  CHECK(stored.companies[0].role == "Buyer");
  // One entry in the feed, not one for each.
  const ActivityPage feed = workspace.queries.feed({}, {}, 10);
  REQUIRE(feed.entries.size() == 1);
  CHECK(feed.entries[0].kind == ActivityKind::imported);
  CHECK(feed.entries[0].count == 6);
  const std::optional<store::StepInfo> step = workspace.database().next_undo();
  CHECK(step->arguments.front() == std::pair<std::string, std::string>("count", "6"));
  CHECK(workspace.database().next_undo()->name_key == "crm.step_imported");
}

TEST_CASE("duplicates: skipped, filled up, or made again") {
  for (const DuplicatePolicy policy : {DuplicatePolicy::skip, DuplicatePolicy::update, DuplicatePolicy::create}) {
    CAPTURE(static_cast<int>(policy));
    test::Workspace workspace;
    const ContactId siti =
        must(workspace.commands.create_contact(test::person("Siti Aminah", "Acme", "siti@acme.example"))).id;
    must(workspace.commands.create_contact(test::person("Ali", "", "", "012-345 6789")));
    ContactFields with_more = test::person("S. Aminah", "Gamma", "SITI@acme.example", "03-1234 5678");
    with_more.job_title = "Buyer";
    const auto file =
        records({with_more,                                                       // the same address
                 test::person("ali", "", "new@home.example", "+60 12-345 6789"),  // the same name and phone
                 test::person("Ali"),                                             // the same name alone: another Ali
                 test::person("Siti Aminah", "ACME"),  // the same name and company, nothing new
                 test::company("acme")});
    const ImportPlan plan = import_and_compare(workspace, file, {.duplicates = policy});
    if (policy == DuplicatePolicy::skip) {
      CHECK(plan.skipped == 4);
      CHECK(plan.people == 1);
      CHECK(plan.companies == 0);
    }
    if (policy == DuplicatePolicy::update) {
      CHECK(plan.actions == std::vector<ImportAction>{ImportAction::update, ImportAction::update, ImportAction::create,
                                                      ImportAction::skip, ImportAction::skip});
      CHECK(plan.matches[0] == siti.value);
      CHECK(plan.updated == 2);
      const ImportPlan again = plan_import(workspace.database(), file, {.duplicates = policy});
      CHECK(again.skipped == 5);
      CHECK(again.updated == 0);
      CHECK(plan.people == 1);
      const ContactFields stored = workspace.queries.contact(siti)->fields;
      CHECK(stored.name == "Siti Aminah");  // nothing is overwritten
      CHECK(stored.job_title == "Buyer");
      CHECK(stored.companies.size() == 2);
      CHECK(stored.values.size() == 2);
    }
    if (policy == DuplicatePolicy::create) {
      CHECK(plan.people == 4);
      CHECK(plan.companies == 2);  // Gamma and another acme
    }
  }
}

TEST_CASE("a file that repeats itself") {
  for (const DuplicatePolicy policy : {DuplicatePolicy::skip, DuplicatePolicy::update}) {
    test::Workspace workspace;
    const auto file =
        records({test::person("Tan", "Acme", "tan@acme.example"), test::person("Tan", "Acme", "tan@acme.example"),
                 test::person("Tan W M", "", "tan@acme.example", "012-345 6789"),
                 test::person("Tan W M", "", "", "012-345 6789"), test::company("Acme")});
    const ImportPlan plan = import_and_compare(workspace, file, {.duplicates = policy});
    // The last person shares a phone with the first, but not the name.
    CHECK(plan.people == 2);
    CHECK(plan.companies == 1);
  }
}

TEST_CASE("leads are made from the same records") {
  test::Workspace workspace;
  ContactFields siti = test::person("Siti", "Acme", "siti@acme.example");
  siti.companies[0].role = "Buyer";
  const ImportPlan plan = import_and_compare(
      workspace, records({siti, test::company("Beta"), test::person("Siti", "Acme")}), {.target = ImportTarget::leads});
  CHECK(plan.leads == 2);
  CHECK(plan.skipped == 1);
  CHECK(plan.people == 0);
  const std::vector<LeadRow> rows = workspace.queries.leads({.type = RecordType::lead}, 0, 10);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].name == "Beta");
  CHECK(rows[0].company_name == "Beta");
  CHECK(rows[1].company_name == "Acme");
  CHECK(workspace.queries.lead(rows[1].id)->fields.job_title == "Buyer");
}

TEST_CASE("a date that does not exist is kept as text, not lost and not refused") {
  test::Workspace workspace;
  ContactFields siti = test::person("Siti");
  siti.values.push_back(test::value(ValueKind::date, "1990-02-31", "birthday"));
  siti.values.push_back(test::value(ValueKind::date, "--02-29", "anniversary"));
  const ImportPlan plan = import_and_compare(workspace, records({siti}), {});
  CHECK(plan.people == 1);
  const ContactFields stored = workspace.queries.contact({workspace.queries.search("siti", 1)[0].record.id})->fields;
  CHECK(stored.about == "birthday: 1990-02-31");
  REQUIRE(stored.values.size() == 1);
  CHECK(stored.values[0].value == "--02-29");
}

TEST_CASE("random files: the plan and the job agree whatever is in them") {
  for (uint64_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    base::SeededRandom random(seed);
    test::Workspace workspace;
    const auto some = [&] {
      const char* const names[] = {"Ali", "ali ", "Abu", "Siti", "Lim", "Tan"};
      const char* const companies[] = {"", "", "Acme", "acme", "Beta", "Gamma"};
      const char* const emails[] = {"", "", "a@x.example", "b@x.example", "A@X.example", "c@x.example"};
      const char* const phones[] = {"", "", "012-345 6789", "+60123456789", "03-9876 5432", "1"};
      ContactFields fields = random.chance(20) ? test::company(companies[2 + random.below(4)])
                                               : test::person(names[random.below(6)], companies[random.below(6)],
                                                              emails[random.below(6)], phones[random.below(6)]);
      if (random.chance(30)) fields.tags = {"T" + std::to_string(random.below(3))};
      if (random.chance(5)) fields.name.clear();
      return fields;
    };
    for (int i = 0; i < 5; ++i) (void)workspace.commands.create_contact(some());
    std::vector<ContactFields> file;
    for (int i = 0; i < 130; ++i) file.push_back(some());
    const auto policy = static_cast<DuplicatePolicy>(random.below(3));
    import_and_compare(workspace, records(std::move(file)), {.duplicates = policy});
  }
}

TEST_CASE("a cancelled import has never been") {
  test::Workspace workspace;
  std::vector<ContactFields> file;
  for (int i = 0; i < 300; ++i) file.push_back(test::person("Person " + std::to_string(i)));
  const std::string before = workspace.dump();
  const auto job = make_import_job(workspace.database(), workspace.clock(), records(std::move(file)), {}, 300);
  for (int i = 0; i < 3; ++i) job->advance();
  CHECK(job->progress().done > 0);
  CHECK(workspace.queries.counts().people > 0);
  job->cancel();
  while (!job->has_ended()) job->advance();
  CHECK(job->state() == Job::State::cancelled);
  CHECK((workspace.dump() == before));
  CHECK((workspace.derived() == workspace.derived_anew()));
  CHECK_FALSE(job->step());
  CHECK_FALSE(workspace.database().next_undo());
}
