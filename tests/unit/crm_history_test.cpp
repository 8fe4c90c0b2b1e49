// The history: what steps say in words of the product, and what restoring gives back. Random commands check it against
// what was there at every moment.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "crm/history.h"
#include "store/log_reader.h"
#include "support/crm_fixture.h"

namespace {

using namespace crm;
using test::must;
using Change = HistoryRecord::Change;

struct Office : test::Workspace {
  ContactId acme, siti;
  DealId roof;
  TaskId call;
  History history{database()};

  Office() {
    acme = must(commands.create_contact(test::company("Acme Sdn Bhd"))).id;
    ContactFields fields = test::person("Siti Aminah", "Acme Sdn Bhd", "siti@acme.example", "012-345 6789");
    fields.job_title = "Buyer";
    fields.tags = {"VIP"};
    siti = must(commands.create_contact(fields)).id;
    DealFields deal = test::deal("Solar roof", 5'000'000);
    deal.company = acme;
    deal.contacts = {{siti, {}, "Buyer"}};
    roof = must(commands.create_deal(deal)).id;
    TaskFields task = test::task("Call Siti", Due::on(base::Date{20'500}));
    task.links = {person_ref(siti)};
    call = must(commands.create_task(task)).id;
    must(commands.add_note(person_ref(siti), "Likes blue"));
  }

  store::StepId set_title(std::string title) {
    ContactFields fields = queries.contact(siti)->fields;
    fields.job_title = std::move(title);
    return must(commands.update_contact(siti, fields));
  }
  HistoryStep newest(HistoryQuery query = {}) {
    HistoryPage page = history.steps(query, {}, 1);
    REQUIRE(page.steps.size() == 1);
    return page.steps.front();
  }
  HistoryDetail detail(store::StepId step) { return history.detail(step, {}); }
};

const HistoryField& field_of(const HistoryRecord& record, std::string_view name) {
  const auto found = std::ranges::find(record.fields, name, &HistoryField::name);
  REQUIRE_MESSAGE(found != record.fields.end(), std::string(name));
  return *found;
}

// Without the entry of the feed that tells of a deletion.
std::string dump(Office& office) {
  std::string all = office.dump();
  const std::string entry = office.count("SELECT count(*) FROM activity WHERE kind=50") == 0 ? "" : "|50|";
  if (entry.empty()) return all;
  std::string kept;
  for (size_t at = 0; at < all.size();) {
    const size_t end = all.find('\n', at);
    const std::string line = all.substr(at, end - at);
    if (line.find(entry) == std::string::npos) kept += line + '\n';
    at = end + 1;
  }
  return kept;
}

}  // namespace

TEST_CASE("history: an edit names its record, and each field with both values") {
  Office office;
  office.set_title("Manager");
  const HistoryStep step = office.newest();
  CHECK(step.info.name_key == "crm.step_person_edited");
  CHECK(step.can_undo);
  const HistoryDetail detail = office.detail(step.id);
  REQUIRE(detail.records.size() == 1);
  const HistoryRecord& record = detail.records.front();
  CHECK(record.kind == HistoryKind::person);
  CHECK(record.name.text == "Siti Aminah");
  CHECK(record.id == office.siti.value);
  CHECK(record.change == Change::changed);
  REQUIRE(record.fields.size() == 1);
  CHECK(record.fields[0].name == "job_title");
  CHECK(record.fields[0].before.text == "Buyer");
  CHECK(record.fields[0].after.text == "Manager");
  CHECK(record.fields[0].can_restore);
}

TEST_CASE("history: references are names, parts stand under their record, technical columns nowhere") {
  Office office;
  DealFields fields = office.queries.deal(office.roof)->fields;
  fields.stage = office.queries.stages(office.queries.pipelines().front().id)[2].id;
  fields.company = {};
  fields.contacts = {};
  fields.expected_close = base::Date{20'600};
  must(office.commands.update_deal(office.roof, fields));
  const HistoryDetail detail = office.detail(office.newest().id);
  REQUIRE(detail.records.size() == 1);
  const HistoryRecord& deal = detail.records.front();
  CHECK(field_of(deal, "stage").before.label.key == "crm.stage_incoming");
  CHECK(field_of(deal, "stage").after.label.key == "crm.stage_quote");
  CHECK(field_of(deal, "company").before.label.text == "Acme Sdn Bhd");
  CHECK(field_of(deal, "company").after.kind == HistoryValue::Kind::none);
  CHECK(field_of(deal, "contact").before.label.text == "Siti Aminah");
  CHECK(field_of(deal, "contact").before.detail == "Buyer");
  CHECK(field_of(deal, "expected_close").after.number == 20'600);
  CHECK(deal.fields.size() == 4);
}

TEST_CASE("history: a new record shows what it began with, also after it was changed and deleted") {
  Office office;
  const HistoryStep made = [&] {
    for (const HistoryStep& step : office.history.steps({.record = person_ref(office.siti)}, {}, 50).steps)
      if (step.info.name_key == "crm.step_person_added") return step;
    FAIL("no step");
    return HistoryStep{};
  }();
  office.set_title("Manager");
  must(office.commands.delete_records({person_ref(office.siti)}));
  const HistoryDetail detail = office.detail(made.id);
  REQUIRE(detail.records.size() == 1);
  const HistoryRecord& record = detail.records.front();
  CHECK(record.change == Change::added);
  CHECK_FALSE(record.exists);
  CHECK(field_of(record, "job_title").after.text == "Buyer");
  CHECK(field_of(record, "email").after.text == "siti@acme.example");
  CHECK(field_of(record, "tag").after.label.text == "VIP");
  CHECK(field_of(record, "company").after.label.text == "Acme Sdn Bhd");
  CHECK_FALSE(field_of(record, "job_title").can_restore);
  CHECK(office.history.name_of(person_ref(office.siti)) == "Siti Aminah");
}

TEST_CASE("history: of one record only its own steps, its parts included") {
  Office office;
  office.set_title("Manager");
  must(office.commands.create_contact(test::person("Somebody else")));
  ContactFields fields = office.queries.contact(office.siti)->fields;
  fields.values[0].value = "siti@home.example";
  must(office.commands.update_contact(office.siti, fields));
  must(office.commands.delete_records({person_ref(office.siti)}));
  must(office.database().undo());
  const HistoryPage page = office.history.steps({.record = person_ref(office.siti)}, {}, 50);
  std::vector<std::string> names;
  for (const HistoryStep& step : page.steps) names.push_back(step.info.name_key);
  CHECK(
      (names == std::vector<std::string>{"crm.step_record_deleted", "crm.step_record_deleted", "crm.step_person_edited",
                                         "crm.step_person_edited", "crm.step_person_added"}));
  CHECK_FALSE(page.next);
  CHECK(page.steps[1].undone);
}

TEST_CASE("history: filters by kind and by the names that steps carry, in pages") {
  Office office;
  for (int i = 0; i < 30; ++i) must(office.commands.create_task(test::task("Task " + std::to_string(i))));
  HistoryPage page = office.history.steps({.filter = HistoryFilter::tasks}, {}, 10);
  CHECK(page.steps.size() == 10);
  size_t count = page.steps.size();
  while (page.next) {
    page = office.history.steps({.filter = HistoryFilter::tasks}, *page.next, 10);
    count += page.steps.size();
  }
  CHECK(count == 31);
  CHECK(office.history.steps({.text = "SITI"}, {}, 50).steps.size() == 3);
  CHECK(office.history.steps({.filter = HistoryFilter::notes}, {}, 50).steps.size() == 1);
  CHECK(office.history.steps({.filter = HistoryFilter::settings}, {}, 50).steps.empty());
  CHECK(office.history.steps({.filter = HistoryFilter::deals, .text = "roof"}, {}, 50).steps.size() == 1);
}

TEST_CASE("history: an import of many is told in part, the rest is counted") {
  test::Workspace office;
  office.add_sample();
  History history(office.database());
  const HistoryPage page = history.steps({}, {}, 1);
  REQUIRE(page.steps.size() == 1);
  const HistoryDetail detail = history.detail(page.steps.front().id, {});
  CHECK(detail.records.size() == 30);
  const int64_t all = office.count(
      "SELECT (SELECT count(*) FROM lead)+(SELECT count(*) FROM contact)+(SELECT count(*) FROM deal)"
      "+(SELECT count(*) FROM task)+(SELECT count(*) FROM appointment)");
  CHECK(detail.more > all / 2);
  CHECK(detail.more < 2 * all);
}

TEST_CASE("restore: one field, and Undo takes that back") {
  Office office;
  const store::StepId step = office.set_title("Manager");
  office.set_title("Director");
  const HistoryPlace place = office.detail(step).records.front().fields.front().place;
  const Restored restored = must(office.commands.restore_field(place, HistorySide::before));
  CHECK(restored.left_out == 0);
  CHECK(office.queries.contact(office.siti)->fields.job_title == "Buyer");
  REQUIRE(office.database().next_undo());
  CHECK(office.database().next_undo()->name_key == "crm.step_value_restored");
  CHECK(office.database().next_undo()->arguments.front().second == "Siti Aminah");
  must(office.database().undo());
  CHECK(office.queries.contact(office.siti)->fields.job_title == "Director");
  must(office.commands.restore_field(place, HistorySide::after));
  CHECK(office.queries.contact(office.siti)->fields.job_title == "Manager");
}

TEST_CASE("restore: an e-mail address that was removed comes back, once") {
  Office office;
  ContactFields fields = office.queries.contact(office.siti)->fields;
  std::erase_if(fields.values, [](const LabelledValue& value) { return value.kind == ValueKind::email; });
  const store::StepId step = must(office.commands.update_contact(office.siti, fields));
  const HistoryDetail detail = office.detail(step);
  REQUIRE(detail.records.size() == 1);
  const HistoryField& email = field_of(detail.records.front(), "email");
  CHECK(email.can_restore);
  must(office.commands.restore_field(email.place, HistorySide::before));
  must(office.commands.restore_field(email.place, HistorySide::before));
  CHECK(office.count("SELECT count(*) FROM labelled_value WHERE kind=1 AND value='siti@acme.example'") == 1);
  CHECK((office.derived() == office.derived_anew()));
}

TEST_CASE("restore: a deal's stage comes with what is true in it") {
  Office office;
  const store::StepId step = must(office.commands.close_deals({.deals = {office.roof}, .outcome = Outcome::won}));
  const HistoryDetail detail = office.detail(step);
  const auto deal = std::ranges::find(detail.records, HistoryKind::deal, &HistoryRecord::kind);
  REQUIRE(deal != detail.records.end());
  must(office.commands.restore_field(field_of(*deal, "stage").place, HistorySide::before));
  CHECK(office.queries.deal(office.roof)->stage.outcome == Outcome::open);
  CHECK(office.queries.deal(office.roof)->closed_ms == 0);
}

TEST_CASE("restore: every kind of deleted record comes back with all that went along") {
  const auto restored_alike = [](auto&& pick) {
    Office office;
    const RecordRef record = pick(office);
    const std::string before = dump(office);
    const store::StepId step = must(office.commands.delete_records({record}));
    CHECK((dump(office) != before));
    const Restored restored = must(office.commands.restore_record(step, record, HistorySide::before));
    CHECK(restored.left_out == 0);
    CHECK((dump(office) == before));
    CHECK((office.derived() == office.derived_anew()));
    must(office.database().undo());
    CHECK_FALSE((dump(office) == before));
  };
  restored_alike([](Office& office) { return person_ref(office.siti); });
  restored_alike([](Office& office) { return company_ref(office.acme); });
  restored_alike([](Office& office) { return deal_ref(office.roof); });
  restored_alike([](Office& office) { return task_ref(office.call); });
  restored_alike([](Office& office) {
    return lead_ref(must(office.commands.create_lead(test::lead("Ali", "Bintang", "ali@bintang.example"))).id);
  });
}

TEST_CASE("restore: what a deleted record pointed at is gone, so it stays empty and is counted") {
  Office office;
  const store::StepId step = must(office.commands.delete_records({deal_ref(office.roof)}));
  must(office.commands.delete_records({company_ref(office.acme)}));
  must(office.commands.delete_records({person_ref(office.siti)}));
  const Restored restored = must(office.commands.restore_record(step, deal_ref(office.roof), HistorySide::before));
  CHECK(restored.left_out >= 2);
  const std::optional<Deal> deal = office.queries.deal(office.roof);
  REQUIRE(deal);
  CHECK(deal->fields.company.is_nil());
  CHECK(deal->fields.contacts.empty());
  CHECK(deal->fields.value.minor == 5'000'000);
}

TEST_CASE("restore: two records deleted in one step find each other again") {
  Office office;
  const std::string before = dump(office);
  const store::StepId step = must(office.commands.delete_records({person_ref(office.siti), company_ref(office.acme)}));
  must(office.commands.restore_record(step, person_ref(office.siti), HistorySide::before));
  CHECK(office.queries.contact(office.siti)->fields.companies.empty());
  must(office.commands.restore_record(step, company_ref(office.acme), HistorySide::before));
  CHECK(office.queries.contact(office.siti)->fields.companies.size() == 1);
  CHECK((dump(office) == before));
}

TEST_CASE("restore: a record as it was, and what cannot be is said") {
  Office office;
  const ContactFields then = office.queries.contact(office.siti)->fields;
  ContactFields fields = then;
  fields.name = "Siti binti Ahmad";
  fields.values.push_back(test::value(ValueKind::url, "https://acme.example"));
  fields.tags = {"Penang"};
  fields.companies = {};
  const store::StepId step = must(office.commands.update_contact(office.siti, fields));
  office.set_title("Director");
  must(office.commands.restore_record(step, person_ref(office.siti), HistorySide::before));
  CHECK(office.queries.contact(office.siti)->fields == then);
  must(office.commands.restore_record(step, person_ref(office.siti), HistorySide::after));
  CHECK(office.queries.contact(office.siti)->fields.name == "Siti binti Ahmad");
  CHECK(office.queries.contact(office.siti)->fields.job_title == "Buyer");
  CHECK((office.derived() == office.derived_anew()));

  const ContactId later = must(office.commands.create_contact(test::person("Later"))).id;
  const auto refused = office.commands.restore_record(step, person_ref(later), HistorySide::before);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message_key == "crm.error_not_then");
  const auto unknown = office.commands.restore_record({}, person_ref(office.siti), HistorySide::before);
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().message_key == "crm.error_gone");
}

namespace {

using Rows = std::map<std::pair<std::string, int64_t>, store::Row>;

Rows all_rows(Office& office, store::LogReader& log) {
  Rows rows;
  for (const std::string_view name : tracked_tables()) {
    const store::LoggedTable& table = *log.table(name);
    auto keys = office.database().prepare("SELECT key FROM " + table.name);
    while (keys.next()) rows[{table.name, keys.integer(0)}] = *log.present_row(table, keys.integer(0));
  }
  return rows;
}

// Any command on any of the people and deals there are.
void random_command(Office& office, base::SeededRandom& random) {
  const auto pick = [&](RecordType type) -> base::Uuid {
    const std::vector<RecordRef> refs = office.queries.refs({.type = type}, 0, 100);
    return refs.empty() ? base::Uuid{} : refs[random.below(static_cast<uint32_t>(refs.size()))].id;
  };
  const std::string word = std::to_string(random.below(1000));
  switch (random.below(9)) {
    case 0: (void)office.commands.create_contact(test::person("P" + word, "C" + word, word + "@x.example")); break;
    case 1:
    case 2: {
      const ContactId id{pick(RecordType::person)};
      if (const std::optional<Contact> contact = office.queries.contact(id)) {
        ContactFields fields = contact->fields;
        fields.job_title = "J" + word;
        fields.tags = {"T" + std::to_string(random.below(3))};
        if (!fields.values.empty() && random.below(2) == 0) fields.values.pop_back();
        fields.values.push_back(test::value(ValueKind::phone, word));
        if (random.below(3) == 0) fields.companies = {{{}, "C" + word, {}}};
        must(office.commands.update_contact(id, fields));
      }
      break;
    }
    case 3: {
      DealFields fields = test::deal("D" + word, random.below(1000));
      fields.contacts = {{ContactId{pick(RecordType::person)}, {}, {}}};
      fields.company = ContactId{pick(RecordType::company)};
      if (fields.contacts.front().contact.is_nil()) fields.contacts.clear();
      (void)office.commands.create_deal(fields);
      break;
    }
    case 4: {
      const DealId id{pick(RecordType::deal)};
      const auto stages = office.queries.stages(office.queries.pipelines().front().id);
      if (!id.is_nil())
        (void)office.commands.move_deals(
            {.deals = {id}, .stage = stages[random.below(static_cast<uint32_t>(stages.size()))].id});
      break;
    }
    case 5: {
      constexpr RecordType kTypes[] = {RecordType::person, RecordType::company, RecordType::deal};
      const RecordType type = kTypes[random.below(3)];
      const base::Uuid id = pick(type);
      if (!id.is_nil()) must(office.commands.delete_records({{type, id}}));
      break;
    }
    case 6: must(office.database().undo()); break;
    case 7: must(office.database().redo()); break;
    case 8: {
      // Whatever the history offers.
      const HistoryPage page = office.history.steps({}, {}, 8);
      const HistoryStep& step = page.steps[random.below(static_cast<uint32_t>(page.steps.size()))];
      for (const HistoryRecord& record : office.detail(step.id).records) {
        if (record.change != Change::added && record.is_record())
          (void)office.commands.restore_record(step.id, record.ref(), HistorySide::before);
        for (const HistoryField& field : record.fields) {
          if (!field.can_restore) continue;
          const HistorySide side = record.change == Change::added ? HistorySide::after : HistorySide::before;
          const auto restored = office.commands.restore_field(field.place, side);
          CHECK_MESSAGE((restored.ok() || restored.error().message_key.starts_with("crm.error_")),
                        (restored.ok() ? "" : restored.error().detail));
        }
      }
      break;
    }
  }
  office.clock().advance_ms(1000);
}

}  // namespace

TEST_CASE("history: after random commands every row replayed backwards is what it was at every step") {
  for (uint32_t seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    base::SeededRandom random(seed);
    Office office;
    std::vector<std::pair<int64_t, Rows>> moments;
    for (int i = 0; i < 40; ++i) {
      random_command(office, random);
      store::LogReader log(office.database());
      moments.emplace_back(office.count("SELECT max(key) FROM step"), all_rows(office, log));
    }
    CHECK((office.derived() == office.derived_anew()));
    store::LogReader log(office.database());
    for (const auto& [step, rows] : moments)
      for (const auto& [id, row] : rows) {
        const std::optional<store::Row> then = log.row_after(*log.table(id.first), id.second, step);
        REQUIRE(then);
        REQUIRE((*then == row));
      }
    // The same, the other way: all changes since a moment taken back one after the other.
    const auto& [step, rows] = moments[moments.size() / 2];
    std::map<std::pair<std::string, int64_t>, std::optional<store::Row>> past;
    for (const auto& [id, row] : all_rows(office, log)) past[id] = row;
    log.backwards(step + 1, [&](const store::LoggedChange& change) {
      const store::LoggedTable& table = *log.table(change.table_id);
      for (int64_t key = change.row_key; key <= change.last_key; ++key)
        take_back(past[{table.name, key}], change, table.columns.size());
      return true;
    });
    std::erase_if(past, [](const auto& entry) { return !entry.second; });
    REQUIRE(past.size() == rows.size());
    for (const auto& [id, row] : rows) REQUIRE((*past[id] == row));
    CHECK(log.status().ok());
    CHECK_FALSE(office.queries.take_error());
  }
}
