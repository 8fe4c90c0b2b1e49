// No screen reads a whole table: the plans of every statement that the queries run, on a workspace large enough that a
// scan would hurt, are read and each scan must be one that is meant.

#include <doctest/doctest.h>

#include <set>

#include "support/crm_fixture.h"

namespace {

using namespace crm;

// Of the workspace: a handful of rows each.
const std::set<std::string> kSmallTables = {"pipeline", "stage",          "reason", "tag", "user",
                                            "setting",  "device_setting", "s",      "p",   "t"};

// The table of "SCAN x …", or nothing.
std::string scanned(const std::string& line) {
  if (!line.starts_with("SCAN ")) return {};
  return line.substr(5, line.find(' ', 5) - 5);
}

// A walk along an index that holds all that is asked for, or along a table that is an order, is not a scan of the
// table.
bool is_meant(const std::string& line) {
  const std::string table = scanned(line);
  if (table.empty() || kSmallTables.contains(table) || table.starts_with("(") || table == "CONSTANT") return true;
  return table.ends_with("_order") || line.find("USING COVERING INDEX") != std::string::npos;
}

struct Fixture {
  test::Workspace workspace;
  std::vector<std::string> statements;

  Fixture() {
    workspace.add_sample();
    workspace.queries.note_statements(&statements);
  }

  void check_plans() {
    CHECK_FALSE(statements.empty());
    for (const std::string& sql : std::set<std::string>(statements.begin(), statements.end())) {
      std::string plan = workspace.plan(sql);
      while (!plan.empty()) {
        const std::string line = plan.substr(0, plan.find('\n'));
        plan.erase(0, line.size() + 1);
        CHECK_MESSAGE(is_meant(line), (line + "   in   " + sql));
      }
    }
    statements.clear();
  }
};

}  // namespace

TEST_CASE("lists in order of name and their windows read no table as a whole") {
  Fixture fixture;
  Queries& queries = fixture.workspace.queries;
  for (const RecordType type :
       {RecordType::lead, RecordType::person, RecordType::company, RecordType::deal, RecordType::task}) {
    ListQuery query{.type = type};
    CHECK(queries.count(query) > 0);
    if (type == RecordType::lead) CHECK_FALSE(queries.leads(query, 0, 10).empty());
    if (type == RecordType::person || type == RecordType::company) CHECK_FALSE(queries.contacts(query, 0, 10).empty());
    if (type == RecordType::deal) CHECK_FALSE(queries.deals(query, 0, 10).empty());
    if (type == RecordType::task) CHECK_FALSE(queries.tasks(query, 0, 10).empty());
    CHECK_FALSE(queries.refs(query, 0, 10).empty());
  }
  // Leads leave converted ones out, which is most of them never: that one condition may read its table.
  std::erase_if(fixture.statements,
                [](const std::string& sql) { return sql == "SELECT key FROM lead WHERE status<>4"; });
  fixture.check_plans();
}

TEST_CASE("board, dashboard and calendar read no table as a whole") {
  Fixture fixture;
  Queries& queries = fixture.workspace.queries;
  const PipelineId pipeline = queries.pipelines().front().id;
  for (const BoardColumn& column : queries.board(pipeline, {}))
    CHECK(queries.cards(column.stage.id, {}, 0, 20).size() <= 20);
  CHECK(queries.stage_figures(std::nullopt).size() == 3);
  CHECK(queries.closed_figures(pipeline, 0).size() == 3);
  CHECK_FALSE(queries.feed({}, {}, 30).entries.empty());
  CHECK_FALSE(queries.feed({.groups = {ActivityGroup::calls}}, {}, 30).entries.empty());
  CHECK_FALSE(queries.coming(10).items.empty());
  CHECK(queries.task_counts().buckets[0] > 0);
  for (int bucket = 0; bucket < kTaskBucketCount; ++bucket)
    CHECK(queries.tasks_in(static_cast<TaskBucket>(bucket), 0, 10).size() <= 10);
  const base::Date today = base::local_date(fixture.workspace.clock().unix_ms(), fixture.workspace.zone());
  CHECK_FALSE(queries.calendar(base::add_days(today, -10), base::add_days(today, 30)).items.empty());
  fixture.check_plans();
}

TEST_CASE("record pages and timelines read no table as a whole") {
  Fixture fixture;
  Queries& queries = fixture.workspace.queries;
  for (const RecordType type : {RecordType::lead, RecordType::person, RecordType::company, RecordType::deal}) {
    const std::vector<RecordRef> refs = queries.refs({.type = type}, 0, 5);
    fixture.statements.clear();
    for (const RecordRef& ref : refs) {
      CHECK_FALSE(queries.name_of(ref).empty());
      (void)queries.related(ref);
      (void)queries.timeline(ref, {}, 30);
      if (type == RecordType::lead) CHECK(queries.lead({ref.id}));
      if (type == RecordType::person || type == RecordType::company) CHECK(queries.contact({ref.id}));
      if (type == RecordType::deal) CHECK(queries.deal({ref.id}));
    }
    fixture.check_plans();
  }
}
