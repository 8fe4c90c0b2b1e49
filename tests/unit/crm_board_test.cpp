// The board and the dashboard against a model that is nothing but a list: random moves, sums by currency, signals.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "base/random.h"
#include "crm/built_in.h"
#include "support/crm_fixture.h"

namespace {

using namespace crm;
using test::must;

constexpr int64_t kDay_ms = 86'400'000;

constexpr BuiltIn kStages[] = {BuiltIn::stage_incoming, BuiltIn::stage_qualified, BuiltIn::stage_quote,
                               BuiltIn::stage_won,      BuiltIn::stage_lost,      BuiltIn::stage_unqualified};
constexpr int32_t kProbabilities[] = {10, 30, 60, 100, 0, 0};

struct ModelDeal {
  DealId id;
  Money value;
  std::optional<int32_t> probability;
};

std::vector<DealId> ids_of(const std::vector<BoardCard>& cards) {
  std::vector<DealId> ids;
  for (const BoardCard& card : cards) ids.push_back(card.id);
  return ids;
}

}  // namespace

TEST_CASE("random moves leave the board as a simple list would have it") {
  test::Workspace workspace;
  Queries& queries = workspace.queries;
  base::SeededRandom random(11);
  std::vector<std::vector<ModelDeal>> model(6);
  const char* const currencies[] = {"MYR", "SGD", "JPY"};
  for (int i = 0; i < 30; ++i) {
    DealFields fields =
        test::deal("Deal " + std::to_string(i), random.between(0, 1'000'000), currencies[random.below(3)]);
    if (random.chance(30)) fields.probability = static_cast<int32_t>(random.below(101));
    const DealId id = must(workspace.commands.create_deal(fields)).id;
    model[0].insert(model[0].begin(), {id, fields.value, fields.probability});  // new ones on top
  }
  for (int step = 0; step < 120; ++step) {
    const size_t from = random.below(6);
    if (model[from].empty()) continue;
    const size_t to = random.below(6);
    // One to three cards of a column, in its order.
    const size_t first = random.below(static_cast<uint32_t>(model[from].size()));
    const size_t count = std::min<size_t>(1 + random.below(3), model[from].size() - first);
    const std::vector<ModelDeal> moving(model[from].begin() + static_cast<ptrdiff_t>(first),
                                        model[from].begin() + static_cast<ptrdiff_t>(first + count));
    model[from].erase(model[from].begin() + static_cast<ptrdiff_t>(first),
                      model[from].begin() + static_cast<ptrdiff_t>(first + count));
    DealMove move{.stage = built_in_stage(kStages[to])};
    for (const ModelDeal& deal : moving) move.deals.push_back(deal.id);
    size_t place = 0;
    if (!model[to].empty() && random.chance(70)) {
      place = random.below(static_cast<uint32_t>(model[to].size()));
      move.before = model[to][place].id;
    } else if (random.chance(50)) {
      move.place = Place::bottom;
      place = model[to].size();
    }
    model[to].insert(model[to].begin() + static_cast<ptrdiff_t>(place), moving.begin(), moving.end());
    must(workspace.commands.move_deals(move));
    if (step % 5 == 0) {
      must(workspace.database().undo());
      must(workspace.database().redo());
    }
  }
  const std::vector<BoardColumn> board = queries.board(queries.pipelines().front().id, {});
  REQUIRE(board.size() == 6);
  for (size_t column = 0; column < 6; ++column) {
    CAPTURE(column);
    CHECK(board[column].stage.id == built_in_stage(kStages[column]));
    CHECK(board[column].count == model[column].size());
    std::vector<DealId> expected;
    std::map<std::string, MoneySum> sums;
    for (const ModelDeal& deal : model[column]) {
      expected.push_back(deal.id);
      MoneySum& sum = sums[deal.value.currency];
      sum.minor += deal.value.minor;
      const int32_t percent = column < 3 ? deal.probability.value_or(kProbabilities[column]) : kProbabilities[column];
      sum.weighted_minor += (deal.value.minor * percent + 50) / 100;
    }
    CHECK(ids_of(queries.cards(board[column].stage.id, {}, 0, 100)) == expected);
    REQUIRE(board[column].sums.size() == sums.size());
    for (const MoneySum& sum : board[column].sums) {
      CHECK(sum.minor == sums[sum.currency].minor);
      CHECK(sum.weighted_minor == sums[sum.currency].weighted_minor);
    }
    // A window is a part of the whole.
    if (expected.size() > 3)
      CHECK(ids_of(queries.cards(board[column].stage.id, {}, 1, 2)) == std::vector<DealId>{expected[1], expected[2]});
  }
  CHECK_FALSE(queries.take_error());
}

TEST_CASE("cards tell their next step and when they rot") {
  test::Workspace workspace;
  Commands& commands = workspace.commands;
  Queries& queries = workspace.queries;
  const ContactId company = must(commands.create_contact(test::company("Acme"))).id;
  const ContactId person = must(commands.create_contact(test::person("Ali"))).id;
  DealFields fields = test::deal("Order");
  fields.company = company;
  fields.contacts = {{person, {}, {}}};
  const DealId deal = must(commands.create_deal(fields)).id;
  const auto card = [&] { return queries.cards(built_in_stage(BuiltIn::stage_incoming), {}, 0, 1).at(0); };
  CHECK(card().next_step == NextStep::none);
  CHECK(card().company_name == "Acme");
  CHECK(card().contact_name == "Ali");
  CHECK(card().rotting == Rotting{Rotting::State::fresh, 14});

  const base::Date today = base::local_date(workspace.clock().unix_ms(), workspace.zone());
  AppointmentFields visit{.title = "Visit",
                          .span = TimeSpan::all_day(base::add_days(today, 3), base::add_days(today, 3)),
                          .links = {deal_ref(deal)}};
  must(commands.create_appointment(visit));
  CHECK(card().next_step == NextStep::future);
  CHECK(card().next_title == "Visit");
  TaskFields task = test::task("Call", Due::on(today));
  task.links = {deal_ref(deal)};
  const TaskId call = must(commands.create_task(task)).id;
  CHECK(card().next_step == NextStep::today);
  CHECK(card().next_title == "Call");
  workspace.clock().advance_ms(2 * kDay_ms);
  CHECK(card().next_step == NextStep::overdue);
  // What is planned does not keep a deal fresh; what is done does.
  CHECK(card().rotting == Rotting{Rotting::State::fresh, 12});
  must(commands.complete_tasks({call}));
  CHECK(card().next_step == NextStep::future);
  CHECK(card().rotting == Rotting{Rotting::State::fresh, 14});
  CHECK(card().last_activity == ActivityKind::task_done);
  workspace.clock().advance_ms(14 * kDay_ms);
  CHECK(card().rotting.state == Rotting::State::rotten);
  CHECK(card().next_step == NextStep::none);
  must(commands.add_note(deal_ref(deal), "Alive"));
  CHECK(card().rotting.state == Rotting::State::fresh);
}

TEST_CASE("the board is filtered by text, owner and time of closing") {
  test::Workspace workspace;
  Queries& queries = workspace.queries;
  const ContactId company = must(workspace.commands.create_contact(test::company("Łódź Trading"))).id;
  DealFields fields = test::deal("Network");
  fields.company = company;
  const DealId network = must(workspace.commands.create_deal(fields)).id;
  const DealId roof = must(workspace.commands.create_deal(test::deal("Roof"))).id;
  const PipelineId pipeline = queries.pipelines().front().id;
  CHECK(queries.board(pipeline, {.text = "lodz"}).front().count == 1);
  CHECK(ids_of(queries.cards(built_in_stage(BuiltIn::stage_incoming), {.text = "lodz netw"}, 0, 9)) ==
        std::vector<DealId>{network});
  CHECK(queries.board(pipeline, {.owner = queries.me()}).front().count == 2);
  CHECK(queries.board(pipeline, {.text = "nothing", .owner = queries.me()}).front().count == 0);
  must(workspace.commands.close_deals({.deals = {roof}, .outcome = Outcome::won}));
  const int64_t closed_ms = workspace.clock().unix_ms();
  workspace.clock().advance_ms(40 * kDay_ms);
  must(workspace.commands.close_deals({.deals = {network}, .outcome = Outcome::won}));
  CHECK(queries.board(pipeline, {})[3].count == 2);
  CHECK(queries.board(pipeline, {.closed_since_ms = closed_ms + 1})[3].count == 1);

  const std::vector<ClosedFigures> lately =
      queries.closed_figures(pipeline, workspace.clock().unix_ms() - 30 * kDay_ms);
  REQUIRE(lately.size() == 3);
  CHECK(lately[0].outcome == Outcome::won);
  CHECK(lately[0].count == 1);
  CHECK(lately[0].sums == std::vector<MoneySum>{{"MYR", 100'000, 100'000}});
  CHECK(lately[1].count == 0);
  CHECK(queries.closed_figures(std::nullopt, 0)[0].count == 2);
  CHECK(queries.stage_figures(pipeline).size() == 3);
}
