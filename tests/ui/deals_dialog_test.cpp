// The form of a deal: what it asks for, what it makes, what it refuses.

#include "ui/deals_screen.h"

namespace {

using test::DealsScreen;
using test::must;
using test::Role;

}  // namespace

TEST_CASE("a deal needs a name, and nothing else") {
  DealsScreen screen;
  screen.go("#/deals");
  CHECK(screen.says("No deals yet"));
  screen.click(Role::button, "Add deal");
  REQUIRE(screen.has(Role::dialog, "Add deal"));
  screen.click(Role::button, "Save");
  CHECK(screen.get(Role::text_field, "Deal name").is(ui::node_state::kInvalid));
  CHECK(screen.workspace.queries.counts().deals == 0);
  screen.type(Role::text_field, "Deal name", "Annual licence");
  screen.click(Role::button, "Save");
  CHECK(!screen.has(Role::dialog, "Add deal"));
  CHECK(screen.workspace.queries.counts().deals == 1);
  CHECK(screen.has(Role::button, "Annual licence"));
  CHECK(screen.ctx().duplicate_ids() == 0);
}

TEST_CASE("a new deal takes the stage it was added to, and makes its company") {
  DealsScreen screen;
  (void)must(screen.workspace.commands.create_deal(test::deal("Other")));
  screen.go("#/deals?view=board");
  screen.click(Role::button, "Add deal to Quote");
  screen.type(Role::text_field, "Deal name", "Website");
  screen.type(Role::combobox, "Company", "Acme Sdn Bhd");
  screen.click(Role::option, "Add “Acme Sdn Bhd”");
  screen.click(Role::button, "Save");
  const std::vector<crm::BoardCard> cards =
      screen.workspace.queries.cards(screen.stage("crm.stage_quote").id, {}, 0, 10);
  REQUIRE(cards.size() == 1);
  CHECK(cards[0].name == "Website");
  CHECK(cards[0].company_name == "Acme Sdn Bhd");
}

TEST_CASE("editing shows what is there and saves one step") {
  DealsScreen screen;
  const crm::DealId deal = must(screen.workspace.commands.create_deal(test::deal("Before", 123'400))).id;
  screen.go("#/deals/" + deal.value.to_text());
  const int64_t before = screen.steps();
  screen.click(Role::button, "Edit deal");
  REQUIRE(screen.has(Role::dialog, "Edit deal"));
  CHECK(screen.get(Role::text_field, "Deal name").value == "Before");
  screen.type(Role::text_field, "Deal name", "After");
  screen.click(Role::button, "Save");
  CHECK(screen.workspace.queries.deal(deal)->fields.name == "After");
  CHECK(screen.workspace.queries.deal(deal)->fields.value.minor == 123'400);
  CHECK(screen.steps() == before + 1);
}

TEST_CASE("a note written on the deal's page stands in its timeline") {
  DealsScreen screen;
  const crm::DealId deal = must(screen.workspace.commands.create_deal(test::deal("Acme"))).id;
  screen.go("#/deals/" + deal.value.to_text());
  screen.type(Role::text_area, "Write a note…", "They like the second offer.");
  screen.click(Role::button, "Add note");
  CHECK(screen.says("They like the second offer."));
  CHECK(screen.workspace.queries.timeline(crm::deal_ref(deal), {}, 10).entries.front().text ==
        "They like the second offer.");
  CHECK(screen.ctx().duplicate_ids() == 0);
}
