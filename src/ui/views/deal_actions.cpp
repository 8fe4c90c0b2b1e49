// Commands on deals with their messages. A move to a closed stage is a closing: the reason belongs to the same step, so
// it is asked for before anything is written.

#include "ui/views/deal_actions.h"

#include "ui/ui.h"
#include "ui/views/support.h"

namespace ui {

namespace {

bool asks_reason(crm::Outcome outcome) { return outcome == crm::Outcome::lost || outcome == crm::Outcome::unqualified; }

}  // namespace

std::vector<crm::RecordRef> deal_refs(std::span<const crm::DealId> deals) {
  std::vector<crm::RecordRef> refs;
  refs.reserve(deals.size());
  for (const crm::DealId& deal : deals) refs.push_back(crm::deal_ref(deal));
  return refs;
}

MoveResult move_deals(Context& ctx, Model& model, std::vector<crm::DealId> deals, const crm::Stage& stage,
                      std::string_view name, const DealPlace& place) {
  if (deals.empty()) return MoveResult::refused;
  if (asks_reason(stage.outcome)) {
    open_dialog(model, {.kind = DialogKind::close_deal,
                        .records = deal_refs(deals),
                        .stage = stage.id,
                        .outcome = stage.outcome,
                        .name = std::string(name)});
    return MoveResult::asks_reason;
  }
  const std::string_view stage_name = label_text(ctx, stage.name);
  const size_t count = deals.size();
  const base::Result<store::StepId> step = model.commands.move_deals(
      {.deals = std::move(deals), .stage = stage.id, .before = place.before, .place = place.place});
  const std::string_view text = count == 1 ? tr(ctx, Key::deals_moved, {{"name", name}, {"stage", stage_name}})
                                           : tr(ctx, Key::deals_moved_many, {{"count", count}, {"stage", stage_name}});
  return report(ctx, model, step, text) ? MoveResult::moved : MoveResult::refused;
}

void close_deals(Context& ctx, Model& model, std::vector<crm::DealId> deals, crm::Outcome outcome,
                 std::string_view name) {
  if (deals.empty()) return;
  if (asks_reason(outcome)) {
    open_dialog(
        model,
        {.kind = DialogKind::close_deal, .records = deal_refs(deals), .outcome = outcome, .name = std::string(name)});
    return;
  }
  const size_t count = deals.size();
  const base::Result<store::StepId> step = model.commands.close_deals({.deals = std::move(deals), .outcome = outcome});
  const std::string_view text =
      count == 1 ? tr(ctx, Key::deals_won_one, {{"name", name}}) : tr(ctx, Key::deals_won_many, {{"count", count}});
  (void)report(ctx, model, step, text);
}

void reopen_deal(Context& ctx, Model& model, crm::DealId deal, std::string_view name) {
  (void)report(ctx, model, model.commands.reopen_deal(deal), tr(ctx, Key::deals_reopened, {{"name", name}}));
}

Icon outcome_icon(crm::Outcome outcome) {
  switch (outcome) {
    case crm::Outcome::open: return Icon::deals;
    case crm::Outcome::won: return Icon::trophy;
    case crm::Outcome::lost: return Icon::lost;
    case crm::Outcome::unqualified: return Icon::unqualified;
  }
  return Icon::deals;
}

uint32_t stage_colour(Context& ctx, const crm::Stage& stage, int32_t index) {
  switch (stage.outcome) {
    case crm::Outcome::open: {
      // Neighbouring stages get cool colours in turn; red and green stay with the outcomes.
      static constexpr uint32_t kOrder[] = {5, 2, 3, 0, 7, 4};
      return data_colour(ctx, kOrder[static_cast<uint32_t>(index) % std::size(kOrder)]);
    }
    case crm::Outcome::won: return ctx.palette().success;
    case crm::Outcome::lost: return ctx.palette().danger;
    case crm::Outcome::unqualified: return ctx.palette().border_strong;
  }
  return ctx.palette().accent;
}

std::string_view outcome_text(Context& ctx, crm::Outcome outcome) {
  switch (outcome) {
    case crm::Outcome::open: return tr(ctx, Key::deals_open);
    case crm::Outcome::won: return tr(ctx, Key::deals_won);
    case crm::Outcome::lost: return tr(ctx, Key::deals_lost);
    case crm::Outcome::unqualified: return tr(ctx, Key::deals_unqualified);
  }
  return {};
}

std::optional<int32_t> move_menu(Context& ctx, const MoveMenu& desc, bool& open) {
  if (!open) return std::nullopt;
  std::vector<MenuItem> items;
  items.reserve(desc.stages.size());
  crm::Outcome before = crm::Outcome::open;
  for (const crm::Stage& stage : desc.stages) {
    const bool first_closed = before == crm::Outcome::open && stage.outcome != crm::Outcome::open;
    items.push_back({.label = label_text(ctx, stage.name),
                     .separator_before = first_closed && !items.empty(),
                     .checked = stage.id == desc.current});
    before = stage.outcome;
  }
  return menu(ctx, {.id = desc.id, .label = tr(ctx, Key::board_move_to), .anchor = desc.anchor, .items = items}, open);
}

}  // namespace ui
