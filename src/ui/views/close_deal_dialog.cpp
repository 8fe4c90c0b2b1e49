// Why was it lost, why unqualified? Asked once for all deals of the request and written in the same step as the
// closing. The question can be skipped; "Other" asks for a few words, because it says nothing by itself.

#include <algorithm>

#include "ui/ui.h"
#include "ui/views/deal_actions.h"
#include "ui/views/support.h"

namespace ui {

namespace {

struct Draft {
  bool loaded = false;
  bool open = true;
  std::vector<crm::Reason> reasons;
  int32_t chosen = -1;
  std::string note;
  bool asked = false;  // the primary button was pressed: errors show from now on
};

bool note_missing(const Draft& draft) {
  if (draft.chosen < 0) return false;
  const bool blank = std::ranges::all_of(draft.note, [](char letter) { return letter == ' ' || letter == '\n'; });
  return draft.reasons[static_cast<size_t>(draft.chosen)].asks_note && blank;
}

std::vector<crm::DealId> deals_of(const DialogRequest& request) {
  std::vector<crm::DealId> deals;
  for (const crm::RecordRef& record : request.records) deals.push_back(crm::DealId{record.id});
  return deals;
}

std::string_view title_text(Context& ctx, const DialogRequest& request) {
  const bool lost = request.outcome == crm::Outcome::lost;
  if (request.records.size() == 1) {
    return tr(ctx, lost ? Key::deals_lost_title : Key::deals_unqualified_title, {{"name", request.name}});
  }
  return tr(ctx, lost ? Key::deals_lost_title_many : Key::deals_unqualified_title_many,
            {{"count", request.records.size()}});
}

std::string_view done_text(Context& ctx, const DialogRequest& request) {
  const bool lost = request.outcome == crm::Outcome::lost;
  if (request.records.size() == 1) {
    return tr(ctx, lost ? Key::deals_lost_one : Key::deals_unqualified_one, {{"name", request.name}});
  }
  return tr(ctx, lost ? Key::deals_lost_many : Key::deals_unqualified_many, {{"count", request.records.size()}});
}

// A drop on a certain closed stage goes there; a button means the pipeline's first one of that outcome.
base::Result<store::StepId> close(Model& model, const Draft& draft, bool with_reason) {
  const DialogRequest& request = model.dialog.request;
  std::optional<crm::ReasonId> reason;
  std::string note;
  if (with_reason && draft.chosen >= 0) {
    reason = draft.reasons[static_cast<size_t>(draft.chosen)].id;
    note = draft.note;
  }
  if (!request.stage.is_nil()) {
    return model.commands.move_deals(
        {.deals = deals_of(request), .stage = request.stage, .reason = reason, .reason_note = note});
  }
  return model.commands.close_deals(
      {.deals = deals_of(request), .outcome = request.outcome, .reason = reason, .reason_note = note});
}

}  // namespace

void close_deal_dialog(Context& ctx, Model& model) {
  const DialogRequest& request = model.dialog.request;
  Draft& draft = ctx.state<Draft>(ctx.id(model.dialog.serial), Keep::while_shown);
  if (!draft.loaded) {
    draft.loaded = true;
    draft.reasons = model.queries.reasons(request.outcome);
  }
  const bool lost = request.outcome == crm::Outcome::lost;
  Dialog dialog{ctx,
                {.id = "close_deal",
                 .title = title_text(ctx, request),
                 .primary = tr(ctx, lost ? Key::deals_mark_lost : Key::deals_mark_unqualified),
                 .secondary = tr(ctx, Key::deals_skip_reason)},
                draft.open};
  if (!dialog) {
    close_dialog(model);
    return;
  }
  Flow flow{dialog.body(), ctx.px(space::kM)};
  flow.space(paragraph(ctx, flow.rest(), tr(ctx, lost ? Key::deals_why_lost : Key::deals_why_unqualified),
                       {.tone = Tone::secondary}));
  std::vector<Choice> choices;
  for (const crm::Reason& reason : draft.reasons) choices.push_back({.label = label_text(ctx, reason.name)});
  const ChoicesDesc desc{.label = tr(ctx, Key::deals_reason), .choices = choices, .id = "reason"};
  radio_group(ctx, flow.next(radio_group_height(ctx, desc)), draft.chosen, desc);
  if (draft.asked && draft.chosen < 0) {
    const Rect line = flow.next(line_height(ctx, TextStyle::caption));
    text(ctx, line, tr(ctx, Key::deals_reason_missing),
         {.style = TextStyle::caption, .tone = Tone::danger, .role = Role::alert});
  }
  const bool wants_note = draft.chosen >= 0 && draft.reasons[static_cast<size_t>(draft.chosen)].asks_note;
  const FieldText note{
      .label = tr(ctx, Key::deals_reason_note),
      .error = draft.asked && note_missing(draft) ? tr(ctx, Key::deals_reason_note_missing) : std::string_view{},
      .id = "note",
      .required = wants_note};
  text_area(ctx, flow.next(field_height(ctx, note, flow.area.width, 3)), draft.note, {.text = note, .lines = 3});

  const bool skipped = dialog.result() == DialogResult::secondary;
  if (!skipped && dialog.result() != DialogResult::primary) return;
  draft.asked = true;
  if (!skipped && (draft.chosen < 0 || note_missing(draft))) return;
  if (report(ctx, model, close(model, draft, !skipped), done_text(ctx, request))) close_dialog(model);
}

}  // namespace ui
