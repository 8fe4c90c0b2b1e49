#pragma once
// What board, table and record page do to deals alike: move to a stage, close, open again. Each is one step with a
// message that offers Undo; lost and unqualified ask for the reason first (close_deal_dialog).

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ui/views/model.h"
#include "ui/widgets/layers.h"

namespace ui {

enum class MoveResult : uint8_t { refused, moved, asks_reason };

// Where in the stage: in front of `before`, else at its top or end.
struct DealPlace {
  std::optional<crm::DealId> before;
  crm::Place place = crm::Place::top;
};
// `name` is said in the message when it is one deal.
MoveResult move_deals(Context& ctx, Model& model, std::vector<crm::DealId> deals, const crm::Stage& stage,
                      std::string_view name, const DealPlace& place = {});
// Won at once; lost and unqualified through their dialog.
void close_deals(Context& ctx, Model& model, std::vector<crm::DealId> deals, crm::Outcome outcome,
                 std::string_view name);
void reopen_deal(Context& ctx, Model& model, crm::DealId deal, std::string_view name);

[[nodiscard]] Icon outcome_icon(crm::Outcome outcome);
// The strong colour of a stage: one of the data colours for open ones, by its place; green, red and grey for the
// closed.
[[nodiscard]] uint32_t stage_colour(Context& ctx, const crm::Stage& stage, int32_t index);
[[nodiscard]] std::string_view outcome_text(Context& ctx, crm::Outcome outcome);
[[nodiscard]] std::vector<crm::RecordRef> deal_refs(std::span<const crm::DealId> deals);

// "Move to…": every stage of the pipeline, the present one ticked. Index into `stages`.
struct MoveMenu {
  std::string_view id;
  Rect anchor;
  std::span<const crm::Stage> stages;
  crm::StageId current;  // nil: none is ticked
};
[[nodiscard]] std::optional<int32_t> move_menu(Context& ctx, const MoveMenu& desc, bool& open);

}  // namespace ui
