#pragma once
// Deals in their stages, inside a command: the one place where a deal changes stage, so that the board, a form, a win
// button and a conversion all leave the same trace (history, closing date, reason, customers).

#include <optional>
#include <string>
#include <vector>

#include "crm/sql.h"

namespace crm {

// What of a stage the rules ask for.
struct StageRow {
  int64_t key = 0;
  int64_t pipeline = 0;
  Outcome outcome = Outcome::open;
};

[[nodiscard]] std::optional<StageRow> find_stage(const Reader& reader, StageId id);
[[nodiscard]] std::optional<StageRow> stage_by_key(const Reader& reader, int64_t key);
// Of the pipeline, or of the first pipeline there is.
[[nodiscard]] std::optional<StageRow> first_stage(const Reader& reader, std::optional<int64_t> pipeline,
                                                  Outcome outcome);

struct StageChange {
  StageRow stage;
  std::string position;
  std::optional<int64_t> reason;  // kept only by a stage that is lost or unqualified
  std::string reason_note;
};

// Also within its stage: then only the position changes.
[[nodiscard]] base::Status put_deal(store::Writer& writer, int64_t deal, const StageChange& change);
// Positions for `count` deals on top of a stage.
[[nodiscard]] std::vector<std::string> top_positions(const Reader& reader, int64_t stage, size_t count);
// The people and the company of a won deal are customers from now on.
[[nodiscard]] base::Status make_customers(store::Writer& writer, int64_t deal);

}  // namespace crm
