// The past of the whole database: after random commands it is, at any step, what it was then; it refuses every write,
// and the present knows nothing of it.

#include <doctest/doctest.h>

#include "store/log_reader.h"
#include "store/past.h"
#include "support/crm_fixture.h"

namespace {

struct Office : test::Workspace {
  base::SeededRandom random{9};

  std::unique_ptr<store::Past> past(store::StepId step) {
    return test::must(store::Past::begin(
        database(), clock(), random, step,
        {.code = base::ErrorCode::unsupported, .message_key = "history.read_only", .arguments = {}, .detail = {}}));
  }
  store::StepId newest() { return store::LogReader(database()).steps(INT64_MAX, 1).front().id; }
};

std::string people(store::Database& database) {
  std::string all;
  auto rows = database.prepare(
      "SELECT name || '|' || job_title || '|' || (SELECT group_concat(value) FROM labelled_value v WHERE "
      "v.record_type=2 AND v.record_key=contact.key) FROM contact ORDER BY key");
  while (rows.next()) all.append(rows.text(0)).push_back('\n');
  REQUIRE(rows.status().ok());
  return all;
}

}  // namespace

TEST_CASE("past: at every step the database is what it was, undone and deleted things too") {
  Office office;
  std::vector<std::pair<store::StepId, std::string>> moments;
  const auto note = [&] { moments.emplace_back(office.newest(), people(office.database())); };
  std::vector<crm::ContactId> people_made;
  for (int i = 0; i < 12; ++i) {
    people_made.push_back(test::must(office.commands.create_contact(
                                         test::person("P" + std::to_string(i), {}, std::to_string(i) + "@x.example")))
                              .id);
    note();
    if (i % 3 == 1) {
      crm::ContactFields fields = office.queries.contact(people_made.back())->fields;
      fields.job_title = "Manager";
      fields.values.clear();
      test::must(office.commands.update_contact(people_made.back(), fields));
      note();
    }
    if (i % 4 == 2) {
      test::must(office.commands.delete_records({crm::person_ref(people_made.front())}));
      people_made.erase(people_made.begin());
      note();
    }
    if (i % 5 == 3) {
      test::must(office.database().undo());
      note();
      test::must(office.database().redo());
      note();
    }
  }
  const std::string present = people(office.database());
  for (const auto& [step, expected] : moments) {
    const std::unique_ptr<store::Past> past = office.past(step);
    bool arrived = false;
    for (int slices = 0; !arrived && slices < 1'000; ++slices) arrived = test::must(past->rewind(3));
    REQUIRE(arrived);
    CHECK((people(past->database()) == expected));
    CHECK(past->steps_done() == past->steps_total());
    auto check = past->database().prepare("PRAGMA integrity_check");
    REQUIRE(check.next());
    CHECK(check.text(0) == "ok");
  }
  CHECK((people(office.database()) == present));
}

TEST_CASE("past: every write is refused with the reason, and is another version of the data") {
  Office office;
  test::must(office.commands.create_contact(test::person("Siti")));
  const store::StepId first = office.newest();
  test::must(office.commands.create_contact(test::person("Tan")));
  const std::unique_ptr<store::Past> past = office.past(first);
  while (!test::must(past->rewind(100))) {
  }
  CHECK(past->database().data_version() != office.database().data_version());
  crm::Commands commands(past->database());
  const auto refused = commands.create_contact(test::person("Nobody"));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message_key == "history.read_only");
  CHECK_FALSE(past->database().undo().ok());
  CHECK_FALSE(past->database().begin_step({.name_key = "crm.step_imported"}).ok());
  std::optional<base::Status> replaced;
  past->database().replace_image({}, [&](base::Status status) { replaced = std::move(status); });
  REQUIRE(replaced);
  CHECK_FALSE(replaced->ok());
  CHECK(office.count("SELECT count(*) FROM contact") == 2);
}

TEST_CASE("past: an unknown step has no past") {
  Office office;
  const auto past = store::Past::begin(office.database(), office.clock(), office.random, {}, {});
  CHECK_FALSE(past.ok());
}
