// The board and the figures of stages. A column's keys and sums are read in one walk along the index that holds
// everything they need, and kept until the data or the filter changes; cards are read for the window alone.

#include <algorithm>

#include "base/sort.h"
#include "crm/queries_state.h"
#include "crm/record_read.h"

namespace crm {

namespace {

using store::Statement;

int64_t add_saturating(int64_t a, int64_t b) {
  int64_t sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? (b > 0 ? INT64_MAX : INT64_MIN) : sum;
}

void add_to_sums(std::vector<MoneySum>& sums, std::string_view currency, int64_t minor, int64_t weighted) {
  auto sum = std::ranges::find(sums, currency, &MoneySum::currency);
  if (sum == sums.end()) {
    sums.push_back({.currency = std::string(currency), .minor = 0, .weighted_minor = 0});
    sum = sums.end() - 1;
  }
  sum->minor = add_saturating(sum->minor, minor);
  sum->weighted_minor = add_saturating(sum->weighted_minor, weighted);
}

void sort_sums(std::vector<MoneySum>& sums) {
  base::stable_sort(sums, [](const MoneySum& a, const MoneySum& b) {
    return a.minor != b.minor ? a.minor > b.minor : a.currency < b.currency;
  });
}

// The earliest open task or coming appointment of a deal.
struct NextActivity {
  Due due;
  std::string title;
  int64_t order = INT64_MAX;
};

constexpr int64_t kDay_ms = 86'400'000;

int64_t order_of(const Due& due) {
  switch (due.kind) {
    case Due::Kind::none: return INT64_MAX - 1;
    case Due::Kind::day: return due.day.days_since_epoch * kDay_ms + kDay_ms - 1;
    case Due::Kind::moment: return due.at_ms;
  }
  return INT64_MAX;
}

std::optional<NextActivity> next_activity(const Reader& reader, int64_t deal, const DayLimits& limits) {
  std::optional<NextActivity> next;
  const auto consider = [&](const Statement& row) {
    const Due due = due_of(row.optional_integer(0), row.optional_integer(1));
    if (!next || order_of(due) < next->order) next = {due, std::string(row.text(2)), order_of(due)};
  };
  Statement tasks = reader.query(
      "SELECT t.due_day, t.due_ms, t.title FROM link k JOIN task t ON t.key=k.source_key"
      " WHERE k.record_type=4 AND k.record_key=?1 AND k.source_type=5 AND t.done_ms IS NULL",
      deal);
  while (tasks.next()) consider(tasks);
  Statement appointments = reader.query(
      "SELECT a.first_day, a.start_ms, a.title FROM link k JOIN appointment a ON a.key=k.source_key"
      " WHERE k.record_type=4 AND k.record_key=?1 AND k.source_type=6 AND (a.start_ms>=?2 OR a.first_day>=?3)",
      deal, limits.now_ms, limits.today.days_since_epoch);
  while (appointments.next()) consider(appointments);
  return next;
}

constexpr std::string_view kCardSql =
    "SELECT d.uuid, d.name, d.value_minor, d.currency, d.probability, d.expected_close, u.name, o.name, "
    "coalesce(p.name, l.name), d.created_ms,"
    " a.at_ms, a.kind FROM deal d LEFT JOIN user u ON u.key=d.owner_key LEFT JOIN contact o ON o.key=d.company_key"
    " LEFT JOIN lead l ON l.key=d.lead_key"
    " LEFT JOIN contact p ON p.key=(SELECT contact_key FROM deal_contact WHERE deal_key=d.key ORDER BY position LIMIT "
    "1)"
    " LEFT JOIN activity a ON a.key=(SELECT key FROM activity WHERE deal_key=d.key AND at_ms<=?2 AND kind NOT IN (14, "
    "15)"
    " ORDER BY at_ms DESC LIMIT 1) WHERE d.key=?1";

BoardCard card_of(const Statement& row, const Stage& stage, const DayLimits& limits) {
  BoardCard card;
  card.id = {row.uuid(0)};
  card.name = std::string(row.text(1));
  card.value = {row.integer(2), std::string(row.text(3))};
  card.probability = effective_probability(
      row.is_null(4) ? std::nullopt : std::optional<int32_t>(static_cast<int32_t>(row.integer(4))), stage);
  if (!row.is_null(5)) card.expected_close = base::Date{static_cast<int32_t>(row.integer(5))};
  card.owner_name = std::string(row.text(6));
  card.company_name = std::string(row.text(7));
  card.contact_name = std::string(row.text(8));
  card.last_activity_ms = row.is_null(10) ? row.integer(9) : row.integer(10);
  card.last_activity = row.is_null(11) ? ActivityKind::deal_created : static_cast<ActivityKind>(row.integer(11));
  card.rotting = rotting_of(stage, card.last_activity_ms, limits.now_ms);
  return card;
}

}  // namespace

std::shared_ptr<const BoardStage> Queries::State::board_stage(int64_t stage_key, const BoardFilter& filter) {
  refresh();
  for (const auto& kept : board_stages_) {
    if (kept->stage_key == stage_key && kept->filter == filter) return kept;
  }
  auto made = std::make_shared<BoardStage>();
  made->stage_key = stage_key;
  made->filter = filter;
  if (std::optional<Stage> stage = read_stage(reader, stage_key)) made->stage = std::move(*stage);
  const std::shared_ptr<const KeySet> matches = text_matches(RecordType::deal, filter.text);
  std::optional<int64_t> owner;
  if (filter.owner) owner = reader.integer("SELECT key FROM user WHERE uuid=?1", filter.owner->value).value_or(0);
  Statement rows = reader.query(
      "SELECT key, currency, value_minor, probability, owner_key, closed_ms FROM deal WHERE stage_key=?1 ORDER BY "
      "position",
      stage_key);
  while (rows.next()) {
    if (matches && !matches->contains(rows.integer(0))) continue;
    if (owner && rows.integer(4) != *owner) continue;
    if (made->stage.outcome != Outcome::open && rows.integer(5) < filter.closed_since_ms) continue;
    made->keys.push_back(static_cast<int32_t>(rows.integer(0)));
    const auto own = rows.is_null(3) ? std::nullopt : std::optional<int32_t>(static_cast<int32_t>(rows.integer(3)));
    add_to_sums(made->sums, rows.text(1), rows.integer(2),
                weighted_minor(rows.integer(2), effective_probability(own, made->stage)));
  }
  keep_error(rows.status());
  sort_sums(made->sums);
  constexpr size_t kKeptStages = 32;
  if (board_stages_.size() >= kKeptStages) board_stages_.erase(board_stages_.begin());
  board_stages_.push_back(made);
  return made;
}

std::vector<BoardColumn> Queries::board(PipelineId pipeline, const BoardFilter& filter) {
  std::vector<BoardColumn> columns;
  Statement rows = state_->reader.query(
      "SELECT key FROM stage WHERE pipeline_key=(SELECT key FROM pipeline WHERE uuid=?1) ORDER BY outcome, position",
      pipeline.value);
  while (rows.next()) {
    const std::shared_ptr<const BoardStage> stage = state_->board_stage(rows.integer(0), filter);
    columns.push_back({.stage = stage->stage, .count = static_cast<uint32_t>(stage->keys.size()), .sums = stage->sums});
  }
  state_->keep_error(rows.status());
  return columns;
}

std::vector<BoardCard> Queries::cards(StageId stage_id, const BoardFilter& filter, uint32_t offset, uint32_t limit) {
  std::vector<BoardCard> cards;
  const std::optional<int64_t> stage_key =
      state_->reader.integer("SELECT key FROM stage WHERE uuid=?1", stage_id.value);
  if (!stage_key) return cards;
  const std::shared_ptr<const BoardStage> stage = state_->board_stage(*stage_key, filter);
  const DayLimits limits = state_->limits();
  const size_t end = std::min(stage->keys.size(), static_cast<size_t>(offset) + limit);
  Statement row = state_->reader.prepare(kCardSql);
  for (size_t i = offset; i < end; ++i) {
    row.bind(1, stage->keys[i]).bind(2, limits.now_ms);
    if (row.next()) {
      BoardCard card = card_of(row, stage->stage, limits);
      if (std::optional<NextActivity> next = next_activity(state_->reader, stage->keys[i], limits)) {
        card.next_step = next_step_of(next->due, limits);
        card.next_due = next->due;
        card.next_title = std::move(next->title);
      }
      cards.push_back(std::move(card));
    }
    state_->keep_error(row.status());
    row.reset();
  }
  return cards;
}

std::vector<BoardColumn> Queries::stage_figures(std::optional<PipelineId> pipeline) {
  std::vector<BoardColumn> columns;
  for (const Pipeline& each : pipelines()) {
    if (pipeline && each.id != *pipeline) continue;
    Statement rows = state_->reader.query(
        "SELECT key FROM stage WHERE pipeline_key=(SELECT key FROM pipeline WHERE uuid=?1) AND outcome=0 ORDER BY "
        "position",
        each.id.value);
    while (rows.next()) {
      const std::shared_ptr<const BoardStage> stage = state_->board_stage(rows.integer(0), BoardFilter{});
      columns.push_back(
          {.stage = stage->stage, .count = static_cast<uint32_t>(stage->keys.size()), .sums = stage->sums});
    }
  }
  return columns;
}

std::vector<ClosedFigures> Queries::closed_figures(std::optional<PipelineId> pipeline, int64_t since_ms) {
  std::vector<ClosedFigures> all;
  std::optional<base::Uuid> only;
  if (pipeline) only = pipeline->value;
  for (const Outcome outcome : {Outcome::won, Outcome::lost, Outcome::unqualified}) {
    ClosedFigures figures{.outcome = outcome, .count = 0, .sums = {}};
    Statement stages = state_->reader.query(
        "SELECT s.key FROM stage s JOIN pipeline p ON p.key=s.pipeline_key WHERE s.outcome=?1 AND (?2 IS NULL OR "
        "p.uuid=?2)",
        static_cast<int>(outcome), only);
    while (stages.next()) {
      Statement rows = state_->reader.query(
          "SELECT currency, value_minor FROM deal WHERE stage_key=?1 AND closed_ms>=?2", stages.integer(0), since_ms);
      while (rows.next()) {
        ++figures.count;
        add_to_sums(figures.sums, rows.text(0), rows.integer(1), outcome == Outcome::won ? rows.integer(1) : 0);
      }
      state_->keep_error(rows.status());
    }
    sort_sums(figures.sums);
    all.push_back(std::move(figures));
  }
  return all;
}

}  // namespace crm
