// Every command is one step: Undo gives back exactly the state before it, Redo the state after it, and the search index
// follows both ways. One table of commands, so that a new one is tested by adding a line.

#include <doctest/doctest.h>

#include <functional>

#include "support/crm_fixture.h"

namespace {

using namespace crm;
using test::must;

// A workspace with one of everything, linked to each other.
struct Office : test::Workspace {
  LeadId ali, acme_lead;
  ContactId siti, tan, acme;
  DealId roof, racks, won;
  TaskId call, report;
  AppointmentId lunch;
  ActivityId note, phone_call;
  StageId quote;
  ReasonId price, spam;

  Office() {
    LeadFields ali_fields = test::lead("Ali bin Abu", "Bintang Enterprise", "ali@bintang.example");
    ali_fields.job_title = "Owner";
    ali_fields.tags = {"VIP", "Penang"};
    ali = must(commands.create_lead(ali_fields)).id;
    acme_lead = must(commands.create_lead(test::lead("", "Acme Trading"))).id;
    acme = must(commands.create_contact(test::company("Acme Sdn Bhd"))).id;
    ContactFields siti_fields = test::person("Siti Aminah", "Acme Sdn Bhd", "siti@acme.example", "012-345 6789");
    siti_fields.tags = {"VIP"};
    siti = must(commands.create_contact(siti_fields)).id;
    tan = must(commands.create_contact(test::person("Tan Wei Ming", "Baru Sdn Bhd"))).id;
    DealFields roof_fields = test::deal("Solar roof", 5'000'000);
    roof_fields.company = acme;
    roof_fields.contacts = {{siti, {}, "Buyer"}, {tan, {}, {}}};
    roof_fields.tags = {"Penang"};
    roof = must(commands.create_deal(roof_fields)).id;
    DealFields racks_fields = test::deal("Racks");
    racks_fields.lead = ali;
    racks = must(commands.create_deal(racks_fields)).id;
    won = must(commands.create_deal(test::deal("Old order"))).id;
    must(commands.close_deals({.deals = {won}, .outcome = Outcome::won}));
    TaskFields call_fields = test::task("Call Siti", Due::on(base::Date{20'500}));
    call_fields.links = {deal_ref(roof), person_ref(siti)};
    call = must(commands.create_task(call_fields)).id;
    TaskFields report_fields = test::task("Report");
    report_fields.links = {lead_ref(ali)};
    report = must(commands.create_task(report_fields)).id;
    AppointmentFields lunch_fields{.title = "Lunch",
                                   .location = "Bangsar",
                                   .note = {},
                                   .span = TimeSpan::timed(1'000'000, 2'000'000),
                                   .owner = {},
                                   .links = {lead_ref(ali)}};
    lunch = must(commands.create_appointment(lunch_fields)).id;
    note = must(commands.add_note(lead_ref(ali), "Likes the brochure")).id;
    phone_call = must(commands.log_call(person_ref(siti), {.duration_s = 60, .text = "Agreed"})).id;
    quote = queries.stages(queries.pipelines().front().id)[2].id;
    price = queries.reasons(Outcome::lost).front().id;
    spam = queries.reasons(Outcome::unqualified)[3].id;
    clock().advance_ms(60'000);
  }
};

struct Case {
  const char* name;
  std::function<base::Status(Office&)> run;
};

template <typename T>
base::Status status_of(base::Result<T> result) {
  if (!result.ok()) return result.error();
  return base::success();
}

const Case kCases[] = {
    {"create lead",
     [](Office& o) { return status_of(o.commands.create_lead(test::lead("Nora", "New Co", "nora@new.example"))); }},
    {"update lead",
     [](Office& o) {
       LeadFields fields = o.queries.lead(o.ali)->fields;
       fields.name = "Ali Baba";
       fields.values.clear();
       fields.values.push_back(test::value(ValueKind::phone, "03-1234 5678"));
       fields.tags = {"Penang", "New tag"};
       fields.status = LeadStatus::unqualified;
       fields.reason = o.spam;
       return status_of(o.commands.update_lead(o.ali, fields));
     }},
    {"lead status",
     [](Office& o) {
       return status_of(o.commands.set_lead_status({o.ali, o.acme_lead}, LeadStatus::working));
     }},
    {"convert lead",
     [](Office& o) {
       return status_of(o.commands.convert_lead(o.ali, {.deal = test::deal(""), .task = test::task("Welcome")}));
     }},
    {"convert into existing",
     [](Office& o) {
       return status_of(o.commands.convert_lead(o.ali, {.existing_person = o.siti, .existing_company = o.acme}));
     }},
    {"convert many",
     [](Office& o) {
       return status_of(o.commands.convert_leads({o.ali, o.acme_lead}, Commands::WithDeal::yes));
     }},
    {"create person",
     [](Office& o) {
       return status_of(o.commands.create_contact(test::person("Lee", "Third Co", "lee@third.example")));
     }},
    {"create company", [](Office& o) { return status_of(o.commands.create_contact(test::company("Fourth Co"))); }},
    {"update person",
     [](Office& o) {
       ContactFields fields = o.queries.contact(o.siti)->fields;
       fields.name = "Siti binti Ahmad";
       fields.values[0].value = "siti@home.example";
       std::swap(fields.values[0], fields.values.emplace_back(test::value(ValueKind::email, "second@home.example")));
       fields.companies = {{o.acme, {}, "Director"}, {{}, "Fifth Co", "Board"}};
       fields.status = ContactStatus::customer;
       return status_of(o.commands.update_contact(o.siti, fields));
     }},
    {"rename company",
     [](Office& o) {
       ContactFields fields = o.queries.contact(o.acme)->fields;
       fields.name = "Zenith Berhad";
       return status_of(o.commands.update_contact(o.acme, fields));
     }},
    {"contact status",
     [](Office& o) {
       return status_of(o.commands.set_contact_status({o.siti, o.acme}, ContactStatus::customer));
     }},
    {"create deal",
     [](Office& o) {
       DealFields fields = test::deal("Second roof");
       fields.company = o.acme;
       fields.contacts = {{o.tan, {}, {}}};
       return status_of(o.commands.create_deal(fields));
     }},
    {"update deal",
     [](Office& o) {
       DealFields fields = o.queries.deal(o.roof)->fields;
       fields.name = "Bigger roof";
       fields.value = {9'900'000, "SGD"};
       fields.contacts = {{o.tan, {}, "Engineer"}};
       fields.company = {};
       fields.stage = o.quote;
       fields.tags = {};
       return status_of(o.commands.update_deal(o.roof, fields));
     }},
    {"move deals",
     [](Office& o) {
       return status_of(o.commands.move_deals({.deals = {o.roof, o.racks}, .stage = o.quote}));
     }},
    {"order deals",
     [](Office& o) {
       return status_of(
           o.commands.move_deals({.deals = {o.roof}, .stage = o.queries.deal(o.roof)->stage.id, .before = o.racks}));
     }},
    {"win",
     [](Office& o) {
       return status_of(o.commands.close_deals({.deals = {o.roof, o.racks}, .outcome = Outcome::won}));
     }},
    {"lose",
     [](Office& o) {
       return status_of(o.commands.close_deals(
           {.deals = {o.roof}, .outcome = Outcome::lost, .reason = o.price, .reason_note = "5% more"}));
     }},
    {"unqualify",
     [](Office& o) {
       return status_of(o.commands.close_deals({.deals = {o.roof}, .outcome = Outcome::unqualified, .reason = o.spam}));
     }},
    {"reopen", [](Office& o) { return status_of(o.commands.reopen_deal(o.won)); }},
    {"create stage",
     [](Office& o) { return status_of(o.commands.create_stage(o.queries.pipelines().front().id, "Demo", 40, 7)); }},
    {"update stage", [](Office& o) { return status_of(o.commands.update_stage(o.quote, "Offer", 70, std::nullopt)); }},
    {"delete stage", [](Office& o) { return status_of(o.commands.delete_stage(o.quote)); }},
    {"create task", [](Office& o) { return status_of(o.commands.create_task(test::task("Tidy up", Due::at(5'000)))); }},
    {"update task",
     [](Office& o) {
       TaskFields fields = o.queries.task(o.call)->fields;
       fields.title = "Visit Siti";
       fields.due = Due::at(99'000'000);
       fields.links = {company_ref(o.acme), deal_ref(o.roof)};
       return status_of(o.commands.update_task(o.call, fields));
     }},
    {"task due", [](Office& o) { return status_of(o.commands.set_task_due(o.call, {})); }},
    {"complete tasks",
     [](Office& o) {
       return status_of(o.commands.complete_tasks({o.call, o.report}));
     }},
    {"create appointment",
     [](Office& o) {
       return status_of(
           o.commands.create_appointment({.title = "Fair",
                                          .span = TimeSpan::all_day(base::Date{20'000}, base::Date{20'002}),
                                          .links = {deal_ref(o.roof)}}));
     }},
    {"update appointment",
     [](Office& o) {
       AppointmentFields fields = o.queries.appointment(o.lunch)->fields;
       fields.location = "Ipoh";
       fields.span = TimeSpan::all_day(base::Date{20'000}, base::Date{20'000});
       fields.links = {};
       return status_of(o.commands.update_appointment(o.lunch, fields));
     }},
    {"stretch appointment",
     [](Office& o) {
       return status_of(o.commands.set_appointment_span(o.lunch, TimeSpan::timed(1'000'000, 9'000'000)));
     }},
    {"add note", [](Office& o) { return status_of(o.commands.add_note(deal_ref(o.roof), "Call back\nsoon")); }},
    {"log call",
     [](Office& o) {
       return status_of(o.commands.log_call(company_ref(o.acme),
                                            {.direction = CallDirection::incoming, .text = "Hello", .at_ms = 5}));
     }},
    {"update note", [](Office& o) { return status_of(o.commands.update_note(o.note, "Likes both brochures")); }},
    {"update call",
     [](Office& o) { return status_of(o.commands.update_call(o.phone_call, {.duration_s = 90, .text = "Agreed!"})); }},
    {"delete lead", [](Office& o) { return status_of(o.commands.delete_records({lead_ref(o.ali)})); }},
    {"delete person", [](Office& o) { return status_of(o.commands.delete_records({person_ref(o.siti)})); }},
    {"delete company", [](Office& o) { return status_of(o.commands.delete_records({company_ref(o.acme)})); }},
    {"delete deal", [](Office& o) { return status_of(o.commands.delete_records({deal_ref(o.roof)})); }},
    {"delete task", [](Office& o) { return status_of(o.commands.delete_records({task_ref(o.call)})); }},
    {"delete appointment", [](Office& o) { return status_of(o.commands.delete_records({appointment_ref(o.lunch)})); }},
    {"delete note", [](Office& o) { return status_of(o.commands.delete_records({activity_ref(o.note)})); }},
    {"delete everything",
     [](Office& o) {
       return status_of(
           o.commands.delete_records({lead_ref(o.ali), lead_ref(o.acme_lead), person_ref(o.siti), person_ref(o.tan),
                                      company_ref(o.acme), deal_ref(o.roof), deal_ref(o.racks), deal_ref(o.won),
                                      task_ref(o.call), task_ref(o.report), appointment_ref(o.lunch)}));
     }},
    {"settings",
     [](Office& o) {
       Settings settings = o.queries.settings();
       settings.currency = "SGD";
       settings.user_name = "Aminah";
       return status_of(o.commands.change_settings(settings));
     }},
};

}  // namespace

TEST_CASE("every command undone gives the state before it, redone the state after it") {
  for (const Case& command : kCases) {
    CAPTURE(command.name);
    Office office;
    REQUIRE(office.derived() == office.derived_anew());
    const std::string before = office.dump();
    const base::Status done = command.run(office);
    REQUIRE_MESSAGE(done.ok(), (done.ok() ? "" : done.error().message_key));
    const std::string after = office.dump();
    CHECK((after != before));
    CHECK((office.derived() == office.derived_anew()));
    const auto undone = must(office.database().undo());
    REQUIRE(undone);
    CHECK(undone->kept_fields == 0);
    CHECK((office.dump() == before));
    CHECK((office.derived() == office.derived_anew()));
    must(office.database().redo());
    CHECK((office.dump() == after));
    CHECK((office.derived() == office.derived_anew()));
    CHECK_FALSE(office.queries.take_error());
  }
}

TEST_CASE("all commands after one another are undone to the very beginning") {
  Office office;
  const std::string before = office.dump();
  int done = 0;
  for (const Case& command : kCases) {
    // Some no longer apply after the ones before (a lead is converted once); those must leave nothing behind.
    const std::string state = office.dump();
    if (command.run(office).ok()) {
      ++done;
    } else {
      CHECK((office.dump() == state));
    }
    office.clock().advance_ms(1000);
  }
  CHECK(done > 20);
  CHECK((office.derived() == office.derived_anew()));
  while (office.dump() != before) {
    const auto undone = must(office.database().undo());
    REQUIRE(undone);
  }
  CHECK((office.derived() == office.derived_anew()));
}

TEST_CASE("a form saved without a change leaves no step") {
  Office office;
  const std::string before = office.dump();
  const auto newest = office.database().next_undo();
  must(office.commands.update_lead(office.ali, office.queries.lead(office.ali)->fields));
  must(office.commands.update_contact(office.siti, office.queries.contact(office.siti)->fields));
  must(office.commands.update_deal(office.roof, office.queries.deal(office.roof)->fields));
  must(office.commands.update_task(office.call, office.queries.task(office.call)->fields));
  must(office.commands.update_appointment(office.lunch, office.queries.appointment(office.lunch)->fields));
  CHECK((office.dump() == before));
  REQUIRE(newest);
  CHECK(office.database().next_undo()->name_key == newest->name_key);
}
