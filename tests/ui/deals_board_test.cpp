// The board as somebody meets it: what the columns say, and every way of moving a card. Whatever the way, one move is
// one step and Undo takes it back.

#include "ui/deals_screen.h"

namespace {

using test::DealsScreen;
using test::KeyCode;
using test::must;
using test::Role;

struct Board : DealsScreen {
  crm::DealId acme, beta, gamma, delta;

  Board() { fill(); }
  explicit Board(const Setup& setup) : DealsScreen(setup) { fill(); }

  void fill() {
    const auto add = [&](const char* name, int64_t minor, std::string_view stage_key) {
      crm::DealFields fields = test::deal(name, minor);
      fields.stage = stage(stage_key).id;
      return must(workspace.commands.create_deal(fields)).id;
    };
    delta = add("Delta", 40'000, "crm.stage_quote");
    gamma = add("Gamma", 30'000, "crm.stage_incoming");
    beta = add("Beta", 20'000, "crm.stage_incoming");
    acme = add("Acme", 10'000, "crm.stage_incoming");
    go("#/deals?view=board");
  }
  std::vector<std::string> cards(std::string_view stage_key) {
    std::vector<std::string> names;
    for (const crm::BoardCard& card : workspace.queries.cards(stage(stage_key).id, {}, 0, 100))
      names.push_back(card.name);
    return names;
  }
  ui::Point card(const char* name) { return centre(Role::button, name); }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("the board says what is in each stage") {
  Board board;
  CHECK(board.has(Role::list, "Incoming, 3 deals"));
  CHECK(board.has(Role::list, "Quote, 1 deal"));
  CHECK(board.has(Role::group, "Pipeline"));
  CHECK(board.get(Role::button, "Acme").description.find("No activity planned") != std::string::npos);
  CHECK(board.get(Role::list_item, "").node.set_size == 3);
  CHECK_MESSAGE(board.ctx().duplicate_ids() == 0, std::string(board.ctx().last_duplicate()));
}

TEST_CASE("dragging a card with the mouse moves it in one step") {
  Board board;
  const int64_t before = board.steps();
  board.drag(board.card("Acme"), board.card("Delta"));
  CHECK(board.stage_of(board.acme) == "crm.stage_quote");
  CHECK(board.cards("crm.stage_quote") == Names{"Acme", "Delta"});
  CHECK(board.steps() == before + 1);
  CHECK(board.says("Acme moved to Quote"));
  board.undo();
  CHECK(board.stage_of(board.acme) == "crm.stage_incoming");
  CHECK(board.cards("crm.stage_incoming") == Names{"Acme", "Beta", "Gamma"});
}

TEST_CASE("dragging within a column puts the card where it was dropped") {
  Board board;
  const int64_t before = board.steps();
  board.drag(board.card("Acme"), board.card("Gamma"));
  CHECK(board.cards("crm.stage_incoming") == Names{"Beta", "Gamma", "Acme"});
  CHECK(board.steps() == before + 1);
  board.drag(board.card("Acme"), board.card("Acme"));
  CHECK(board.steps() == before + 1);
}

TEST_CASE("a finger drags after a long press") {
  Board board{{.viewport = {.width_px = 1180, .height_px = 800, .scale = 1}, .touch = true}};
  board.drag_by_finger(board.card("Beta"), board.card("Delta"));
  CHECK(board.stage_of(board.beta) == "crm.stage_quote");
}

TEST_CASE("Space, arrows and Space move a card by keyboard") {
  Board board;
  const int64_t before = board.steps();
  board.focus(Role::button, "Acme");
  board.press(KeyCode::space);
  CHECK(board.says("Acme picked up"));
  board.press(KeyCode::arrow_right);
  CHECK(board.says("Acme over Qualified"));
  board.press(KeyCode::arrow_right);
  board.press(KeyCode::arrow_down);
  CHECK(board.says("Quote, place 2 of 2"));
  CHECK(board.steps() == before);
  board.press(KeyCode::space);
  CHECK(board.cards("crm.stage_quote") == Names{"Delta", "Acme"});
  CHECK(board.steps() == before + 1);
}

TEST_CASE("Escape puts a card back that was picked up by keyboard") {
  Board board;
  const int64_t before = board.steps();
  board.focus(Role::button, "Acme");
  board.press(KeyCode::space);
  board.press(KeyCode::arrow_right);
  board.press(KeyCode::escape);
  CHECK(board.says("Acme put back"));
  CHECK(board.steps() == before);
  CHECK(board.stage_of(board.acme) == "crm.stage_incoming");
}

TEST_CASE("the menu moves a card") {
  Board board;
  const int64_t before = board.steps();
  const ui::Point button = board.button_beside("Beta", "Move to…").rect().centre();
  board.click_at(button.x, button.y);
  board.click(Role::menu_item_checkbox, "Qualified");
  CHECK(board.stage_of(board.beta) == "crm.stage_qualified");
  CHECK(board.steps() == before + 1);
}

TEST_CASE("dropping on lost asks for the reason and writes both in one step") {
  Board board;
  const int64_t before = board.steps();
  board.drag(board.card("Acme"), board.centre(Role::group, "Lost, 0 deals"));
  CHECK(board.steps() == before);
  REQUIRE(board.has(Role::dialog, "Acme was lost"));
  board.click(Role::button, "Mark as lost");
  CHECK(board.says("Choose a reason, or skip it"));
  CHECK(board.steps() == before);
  board.click(Role::radio, "Price too high");
  board.click(Role::button, "Mark as lost");
  CHECK(board.stage_of(board.acme) == "crm.stage_lost");
  CHECK(board.workspace.queries.deal(board.acme)->fields.reason.has_value());
  CHECK(board.steps() == before + 1);
  CHECK(!board.has(Role::dialog, "Acme was lost"));
}

TEST_CASE("the reason can be skipped, and cancelling leaves the deal where it was") {
  Board board;
  board.drag(board.card("Acme"), board.centre(Role::group, "Unqualified, 0 deals"));
  board.click(Role::button, "Cancel");
  CHECK(board.stage_of(board.acme) == "crm.stage_incoming");
  board.drag(board.card("Acme"), board.centre(Role::group, "Unqualified, 0 deals"));
  board.click(Role::button, "Skip reason");
  CHECK(board.stage_of(board.acme) == "crm.stage_unqualified");
  CHECK(!board.workspace.queries.deal(board.acme)->fields.reason.has_value());
}

TEST_CASE("won closes at once, and the message takes it back") {
  Board board;
  board.drag(board.card("Acme"), board.centre(Role::group, "Won, 0 deals"));
  CHECK(board.stage_of(board.acme) == "crm.stage_won");
  board.click(Role::button, "Undo");
  CHECK(board.stage_of(board.acme) == "crm.stage_incoming");
}

TEST_CASE("several selected cards move together") {
  Board board;
  const int64_t before = board.steps();
  board.click_at(board.card("Acme").x, board.card("Acme").y, ui::modifier::kControl);
  board.click_at(board.card("Beta").x, board.card("Beta").y, ui::modifier::kControl);
  CHECK(board.says("2 selected"));
  board.drag(board.card("Beta"), board.card("Delta"));
  CHECK(board.cards("crm.stage_quote") == Names{"Acme", "Beta", "Delta"});
  CHECK(board.steps() == before + 1);
}

TEST_CASE("filtering leaves what matches") {
  Board board;
  board.type(Role::text_field, "Filter deals", "acm");
  CHECK(board.has(Role::list, "Incoming, 1 deal"));
  CHECK(!board.has(Role::button, "Beta"));
  CHECK(board.has(Role::button, "Acme"));
}

TEST_CASE("arrow keys walk from card to card") {
  Board board;
  board.focus(Role::button, "Acme");
  board.press(KeyCode::arrow_down);
  CHECK(board.get(Role::button, "Beta").is(ui::node_state::kFocused));
  board.press(KeyCode::end);
  CHECK(board.get(Role::button, "Gamma").is(ui::node_state::kFocused));
}

TEST_CASE("a card opens its page, which moves the deal with one click") {
  Board board;
  const int64_t before = board.steps();
  board.click(Role::button, "Acme");
  REQUIRE(board.route.segment(1) == board.acme.value.to_text());
  board.click(Role::button, "Qualified");
  CHECK(board.stage_of(board.acme) == "crm.stage_qualified");
  board.click(Role::button, "Won");
  CHECK(board.stage_of(board.acme) == "crm.stage_won");
  CHECK(board.steps() == before + 2);
  board.click(Role::button, "Reopen");
  CHECK(board.stage_of(board.acme) == "crm.stage_qualified");
  CHECK_MESSAGE(board.ctx().duplicate_ids() == 0, std::string(board.ctx().last_duplicate()));
}

TEST_CASE("a column of 5,000 cards mirrors only what is near") {
  DealsScreen screen;
  crm::DealFields fields = test::deal("Deal");
  fields.stage = screen.stage("crm.stage_quote").id;
  for (int i = 0; i < 5'000; ++i) {
    fields.name = "Deal " + std::to_string(i);
    (void)must(screen.workspace.commands.create_deal(fields));
  }
  screen.go("#/deals?view=board");
  CHECK(screen.has(Role::list, "Quote, 5,000 deals"));
  CHECK(screen.nodes().size() < 150);
  CHECK(screen.has(Role::button, "Deal 4999"));
  screen.focus(Role::button, "Deal 4999");
  screen.press(KeyCode::end);
  CHECK(screen.has(Role::button, "Deal 0"));
  CHECK(screen.get(Role::button, "Deal 0").is(ui::node_state::kFocused));
  CHECK(screen.nodes().size() < 150);
}

TEST_CASE("the board on a phone and in Malay") {
  Board board{
      {.viewport = {.width_px = 360, .height_px = 740, .scale = 1}, .touch = true, .language = ui::Language::malay}};
  CHECK(board.has(Role::button, "Tambah tawaran"));
  CHECK(board.has(Role::button, "Acme"));
  CHECK(board.has(Role::text_field, "Tapis tawaran"));
  CHECK_MESSAGE(board.ctx().duplicate_ids() == 0, std::string(board.ctx().last_duplicate()));
}

TEST_CASE("deals as a table, sorted and opened") {
  Board board;
  board.go("#/deals?view=table");
  CHECK(board.has(Role::column_header, "Value"));
  CHECK(board.says("Delta"));
  board.go("#/deals?view=table&outcome=won");
  CHECK(board.says("No deal matches"));
  CHECK_MESSAGE(board.ctx().duplicate_ids() == 0, std::string(board.ctx().last_duplicate()));
}
