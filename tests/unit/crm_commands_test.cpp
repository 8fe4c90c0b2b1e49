// What commands do beyond writing fields: what conversion takes along, what closing a deal leaves, what a deletion
// leaves alone, and the refusals.

#include <doctest/doctest.h>

#include "base/text.h"
#include "crm/built_in.h"
#include "support/crm_fixture.h"

namespace {

using namespace crm;
using test::must;

template <typename T>
std::string error_of(const base::Result<T>& result) {
  return result.ok() ? std::string("none") : result.error().message_key;
}

std::vector<ActivityKind> kinds(const ActivityPage& page) {
  std::vector<ActivityKind> kinds;
  for (const ActivityEntry& entry : page.entries) kinds.push_back(entry.kind);
  return kinds;
}

}  // namespace

TEST_CASE("conversion takes tags, values, notes, tasks, appointments and deals along") {
  test::Workspace workspace;
  Commands& commands = workspace.commands;
  Queries& queries = workspace.queries;
  LeadFields fields = test::lead("Nurul Huda", "Bintang Timur Sdn Bhd", "nurul@bintang.example");
  fields.values.push_back(test::value(ValueKind::phone, "012-345 6789", "mobile"));
  fields.job_title = "Buyer";
  fields.source = "Trade fair";
  fields.tags = {"VIP"};
  fields.about = "Met twice.";
  const LeadId lead = must(commands.create_lead(fields)).id;
  must(commands.add_note(lead_ref(lead), "Interested"));
  must(commands.log_call(lead_ref(lead), {.duration_s = 30, .text = "Later"}));
  TaskFields task = test::task("Send samples");
  task.links = {lead_ref(lead)};
  const TaskId task_id = must(commands.create_task(task)).id;
  const AppointmentId appointment =
      must(commands.create_appointment({.title = "Visit", .span = TimeSpan::timed(0, 1000), .links = {lead_ref(lead)}}))
          .id;
  DealFields early = test::deal("Early deal");
  early.lead = lead;
  const DealId early_deal = must(commands.create_deal(early)).id;

  DealFields new_deal = test::deal("", 250'000);
  const Conversions done = must(commands.convert_lead(lead, {.deal = new_deal, .task = test::task("Say thank you")}));
  REQUIRE(done.converted.size() == 1);
  const Conversion& made = done.converted.front();

  const std::optional<Contact> person = queries.contact(made.person);
  REQUIRE(person);
  CHECK(person->fields.name == "Nurul Huda");
  CHECK(person->fields.job_title == "Buyer");
  CHECK(person->fields.source == "Trade fair");
  CHECK(person->fields.about == "Met twice.");
  CHECK(person->fields.tags == std::vector<std::string>{"VIP"});
  REQUIRE(person->fields.values.size() == 2);
  CHECK(person->fields.values[0].value == "nurul@bintang.example");
  CHECK(person->fields.values[1].label == "mobile");
  REQUIRE(person->fields.companies.size() == 1);
  CHECK(person->fields.companies[0].company == made.company);
  CHECK(person->fields.companies[0].role == "Buyer");
  CHECK(queries.contact(made.company)->fields.name == "Bintang Timur Sdn Bhd");

  const std::optional<Deal> deal = queries.deal(made.deal);
  REQUIRE(deal);
  CHECK(deal->fields.name == "Nurul Huda");
  CHECK(deal->fields.stage == built_in_stage(BuiltIn::stage_incoming));
  CHECK(deal->fields.company == made.company);
  REQUIRE(deal->fields.contacts.size() == 1);
  CHECK(deal->fields.contacts[0].contact == made.person);
  CHECK(deal->fields.tags == std::vector<std::string>{"VIP"});
  CHECK(deal->fields.source == "Trade fair");
  // The deal that the lead had already gets its person and company.
  CHECK(queries.deal(early_deal)->fields.company == made.company);
  REQUIRE(queries.deal(early_deal)->fields.contacts.size() == 1);
  CHECK(queries.deal(early_deal)->fields.contacts[0].contact == made.person);

  CHECK(queries.task(task_id)->fields.links == std::vector<RecordRef>{person_ref(made.person)});
  CHECK(queries.appointment(appointment)->fields.links == std::vector<RecordRef>{person_ref(made.person)});
  const ActivityPage history = queries.timeline(person_ref(made.person), {}, 100);
  int notes_and_calls = 0;
  for (const ActivityEntry& entry : history.entries) notes_and_calls += is_editable(entry.kind) ? 1 : 0;
  CHECK(notes_and_calls == 2);
  CHECK(queries.timeline(company_ref(made.company), {}, 100).entries.size() >= 3);

  const std::optional<Lead> after = queries.lead(lead);
  REQUIRE(after);
  CHECK(after->fields.status == LeadStatus::converted);
  CHECK(after->converted_person == made.person);
  CHECK(after->converted_company == made.company);
  CHECK(after->converted_deal == made.deal);
  // It is gone from the list, and converting it twice is refused.
  CHECK(queries.count({.type = RecordType::lead}) == 0);
  CHECK(error_of(commands.convert_lead(lead, {})) == "crm.error_already_converted");
}

TEST_CASE("a lead that only names a company becomes a company; existing contacts are used and filled up") {
  test::Workspace workspace;
  Commands& commands = workspace.commands;
  Queries& queries = workspace.queries;
  const LeadId firm = must(commands.create_lead(test::lead("", "Kenanga Berhad", "info@kenanga.example"))).id;
  const Conversion made = must(commands.convert_lead(firm, {})).converted.front();
  CHECK(made.person.is_nil());
  REQUIRE(queries.contact(made.company));
  CHECK(queries.contact(made.company)->fields.kind == ContactKind::company);
  CHECK(queries.contact(made.company)->fields.values.size() == 1);

  // The company is found by its name, whatever its letters; the person is the one that was chosen.
  const ContactId present = must(commands.create_contact(test::person("Lim", "", "lim@home.example"))).id;
  const LeadId lead = must(commands.create_lead(test::lead("Mr Lim", "KENANGA  berhad", "lim@kenanga.example"))).id;
  const Conversion second = must(commands.convert_lead(lead, {.existing_person = present})).converted.front();
  CHECK(second.person == present);
  CHECK(second.company == made.company);
  const ContactFields fields = queries.contact(present)->fields;
  CHECK(fields.name == "Lim");
  CHECK(fields.values.size() == 2);
  CHECK(fields.values[0].value == "lim@home.example");
  REQUIRE(fields.companies.size() == 1);
  CHECK(workspace.count("SELECT count(*) FROM contact") == 2);
}

TEST_CASE("winning makes customers, losing keeps the reason, reopening goes back") {
  test::Workspace workspace;
  Commands& commands = workspace.commands;
  Queries& queries = workspace.queries;
  const ContactId company = must(commands.create_contact(test::company("Acme"))).id;
  const ContactId person = must(commands.create_contact(test::person("Ali"))).id;
  DealFields fields = test::deal("Order");
  fields.company = company;
  fields.contacts = {{person, {}, {}}};
  const DealId deal = must(commands.create_deal(fields)).id;
  must(commands.move_deals({.deals = {deal}, .stage = built_in_stage(BuiltIn::stage_quote)}));

  const ReasonId other = queries.reasons(Outcome::lost).back().id;
  workspace.clock().advance_ms(1000);
  must(commands.close_deals({.deals = {deal}, .outcome = Outcome::lost, .reason = other, .reason_note = "too late"}));
  CHECK(queries.deal(deal)->closed_ms == workspace.clock().unix_ms());
  CHECK(queries.deal(deal)->fields.reason == other);
  CHECK(queries.deal(deal)->fields.reason_note == "too late");
  CHECK(queries.contact(person)->fields.status == ContactStatus::prospect);

  workspace.clock().advance_ms(1000);
  must(commands.reopen_deal(deal));
  CHECK(queries.deal(deal)->stage.id == built_in_stage(BuiltIn::stage_quote));
  CHECK(queries.deal(deal)->closed_ms == 0);
  CHECK_FALSE(queries.deal(deal)->fields.reason);

  workspace.clock().advance_ms(1000);
  must(commands.close_deals({.deals = {deal}, .outcome = Outcome::won}));
  CHECK(queries.contact(person)->fields.status == ContactStatus::customer);
  CHECK(queries.contact(company)->fields.status == ContactStatus::customer);
  const ActivityPage history = queries.timeline(deal_ref(deal), {}, 100);
  CHECK(kinds(history) == std::vector<ActivityKind>{ActivityKind::deal_won, ActivityKind::deal_reopened,
                                                    ActivityKind::deal_lost, ActivityKind::stage_changed,
                                                    ActivityKind::deal_created});
  CHECK(history.entries[2].reason.key == "crm.reason_other");
  CHECK(history.entries[2].from.key == "crm.stage_quote");
  CHECK(history.entries[2].to.key == "crm.stage_lost");
  CHECK(history.entries[2].text == "too late");
}

TEST_CASE("deleting takes what is the record's own and leaves what belongs to others") {
  test::Workspace workspace;
  Commands& commands = workspace.commands;
  Queries& queries = workspace.queries;
  const ContactId company = must(commands.create_contact(test::company("Acme"))).id;
  const ContactId person = must(commands.create_contact(test::person("Ali", "Acme", "ali@acme.example"))).id;
  DealFields fields = test::deal("Order");
  fields.company = company;
  fields.contacts = {{person, {}, {}}};
  const DealId deal = must(commands.create_deal(fields)).id;
  const ActivityId on_person = must(commands.add_note(person_ref(person), "about Ali")).id;
  const ActivityId on_deal = must(commands.add_note(deal_ref(deal), "about the order")).id;
  TaskFields task = test::task("Call Ali");
  task.links = {person_ref(person), deal_ref(deal)};
  const TaskId task_id = must(commands.create_task(task)).id;

  must(commands.delete_records({person_ref(person)}));
  CHECK_FALSE(queries.contact(person));
  CHECK_FALSE(queries.activity(on_person));
  REQUIRE(queries.activity(on_deal));
  CHECK(queries.deal(deal)->fields.contacts.empty());
  CHECK(queries.task(task_id)->fields.links == std::vector<RecordRef>{deal_ref(deal)});
  CHECK(workspace.count("SELECT count(*) FROM labelled_value") == 0);
  CHECK(workspace.count("SELECT count(*) FROM membership") == 0);
  const ActivityEntry told = queries.feed({}, {}, 1).entries.front();
  CHECK(told.kind == ActivityKind::record_deleted);
  CHECK(told.text == "Ali");
  CHECK(told.count == 1);

  must(commands.complete_tasks({task_id}));
  must(commands.delete_records({task_ref(task_id)}));
  const ActivityEntry done = queries.feed({.groups = {ActivityGroup::tasks}}, {}, 1).entries.front();
  CHECK(done.kind == ActivityKind::task_done);
  CHECK(done.task_title == "Call Ali");

  must(commands.delete_records({company_ref(company)}));
  CHECK(queries.deal(deal)->fields.company.is_nil());
  CHECK(error_of(commands.delete_records({company_ref(company)})) == "crm.error_gone");
}

TEST_CASE("what breaks a rule is refused with a sentence and changes nothing") {
  test::Workspace workspace;
  Commands& commands = workspace.commands;
  Queries& queries = workspace.queries;
  const DealId deal = must(commands.create_deal(test::deal("Order"))).id;
  const LeadId lead = must(commands.create_lead(test::lead("Ali"))).id;
  const ContactId person = must(commands.create_contact(test::person("Siti"))).id;
  const std::string before = workspace.dump();

  CHECK(error_of(commands.create_lead(test::lead("   "))) == "crm.error_name_required");
  CHECK(error_of(commands.create_contact(test::person(""))) == "crm.error_name_required");
  CHECK(error_of(commands.create_contact(test::person(std::string(3'000, 'x')))) == "crm.error_text_too_long");
  ContactFields with_date = test::person("Abu");
  with_date.values.push_back(test::value(ValueKind::date, "2026-02-30"));
  CHECK(error_of(commands.create_contact(with_date)) == "crm.error_date");
  with_date.values[0].value = "--02-29";
  CHECK(validate(with_date).ok());
  CHECK(error_of(commands.create_deal(test::deal("X", -1))) == "crm.error_value_negative");
  CHECK(error_of(commands.create_deal(test::deal("X", kMaximumMinor + 1))) == "crm.error_value_too_large");
  CHECK(error_of(commands.create_deal(test::deal("X", 1, "RM"))) == "crm.error_currency");
  DealFields certain = test::deal("X");
  certain.probability = 101;
  CHECK(error_of(commands.create_deal(certain)) == "crm.error_probability");
  CHECK(error_of(commands.create_task(test::task(""))) == "crm.error_title_required");
  CHECK(error_of(commands.create_appointment({.title = "X", .span = TimeSpan::timed(5, 5)})) == "crm.error_span_order");
  CHECK(error_of(commands.create_appointment(
            {.title = "X", .span = TimeSpan::all_day(base::Date{5}, base::Date{4})})) == "crm.error_span_order");
  CHECK(error_of(commands.add_note(lead_ref(lead), " \n ")) == "crm.error_note_empty");
  CHECK(error_of(commands.add_note(lead_ref(lead), std::string(1'000'001, 'x'))) == "crm.error_text_too_long");
  CHECK(error_of(commands.add_note(deal_ref({}), "text")) == "crm.error_gone");
  CHECK(error_of(commands.set_lead_status({lead}, LeadStatus::converted)) == "crm.error_convert_instead");
  ContactFields as_company = queries.contact(person)->fields;
  as_company.kind = ContactKind::company;
  CHECK(error_of(commands.update_contact(person, as_company)) == "crm.error_kind_fixed");
  CHECK(error_of(commands.move_deals({.deals = {deal}, .stage = {}})) == "crm.error_gone");
  CHECK(error_of(
            commands.move_deals({.deals = {deal}, .stage = built_in_stage(BuiltIn::stage_incoming), .before = deal})) ==
        "crm.error_move_before_itself");
  // A stage with a deal, and the last one of an outcome, stay.
  CHECK(error_of(commands.delete_stage(built_in_stage(BuiltIn::stage_incoming))) == "crm.error_stage_has_deals");
  CHECK(error_of(commands.delete_stage(built_in_stage(BuiltIn::stage_won))) == "crm.error_last_stage");
  // One bad record in a list of many leaves the others alone, too.
  CHECK(error_of(commands.delete_records({lead_ref(lead), deal_ref({})})) == "crm.error_gone");
  CHECK((workspace.dump() == before));
}

TEST_CASE("input from a clipboard is put in order") {
  test::Workspace workspace;
  ContactFields fields = test::person("  Siti\r\n Aminah\t", "", " siti@acme.example ");
  fields.about = "line one\r\nline two  ";
  fields.tags = {" VIP ", "", "VIP"};
  fields.values.push_back(test::value(ValueKind::phone, "   "));
  fields.parts.given = "\xFF\xFE";
  const ContactId id = must(workspace.commands.create_contact(fields)).id;
  const ContactFields stored = workspace.queries.contact(id)->fields;
  CHECK(stored.name == "Siti   Aminah");
  CHECK(stored.about == "line one\nline two");
  CHECK(stored.tags == std::vector<std::string>{"VIP"});
  REQUIRE(stored.values.size() == 1);
  CHECK(stored.values[0].value == "siti@acme.example");
  CHECK(base::is_valid_utf8(stored.parts.given));
}

TEST_CASE("settings of the workspace are a step, those of the device are not") {
  test::Workspace workspace;
  Settings settings = workspace.queries.settings();
  CHECK(settings.currency == "MYR");
  settings.language = "ms";
  settings.theme = Theme::dark;
  settings.week_start = base::Weekday::sunday;
  settings.time_zone = "Asia/Kuala_Lumpur";
  must(workspace.commands.change_settings(settings));
  CHECK_FALSE(workspace.database().next_undo());
  CHECK(workspace.queries.settings() == settings);
  settings.currency = "SGD";
  settings.user_name = "Aminah";
  must(workspace.commands.change_settings(settings));
  CHECK(workspace.queries.settings() == settings);
  CHECK(workspace.database().next_undo());
  must(workspace.database().undo());
  CHECK(workspace.queries.settings().currency == "MYR");
  CHECK(workspace.queries.settings().language == "ms");
}
