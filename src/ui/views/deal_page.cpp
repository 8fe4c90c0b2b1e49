// A deal at a glance: what it is worth and where it stands, everything known about it at the start, what happened at
// the end of the line. On narrow windows one column, what is due before what was.

#include "ui/views/deal_page.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "crm/rules.h"
#include "ui/ui.h"
#include "ui/views/deal_actions.h"
#include "ui/views/history_step.h"
#include "ui/views/stage_path.h"
#include "ui/views/timeline_card.h"
#include "ui/views/views.h"

namespace ui {

namespace {

constexpr float kTwoColumns_css = 760;
constexpr int64_t kDay_ms = 24LL * 60 * 60 * 1000;

void refresh(Model& model, DealPageData& data) {
  const uint64_t version = model.database.data_version();
  const base::Uuid id = route_id(model.route);
  if (data.version == version && data.id == id) return;
  data.version = version;
  data.id = id;
  data.deal = model.queries.deal(crm::DealId{id});
  if (!data.deal) return;
  data.stages = model.queries.stages(data.deal->stage.pipeline);
  data.related = model.queries.related(crm::deal_ref(data.deal->id));
  data.probability = crm::effective_probability(data.deal->fields.probability, data.deal->stage);
}

// "12 days in Quote · Closes 30 Nov".
std::string_view standing(Context& ctx, const Model& model, const crm::Deal& deal) {
  const auto days = static_cast<int32_t>(std::max<int64_t>(model.clock.unix_ms() - deal.stage_entered_ms, 0) / kDay_ms);
  std::string_view words;
  if (deal.stage.outcome == crm::Outcome::open) {
    words = tr(ctx, Key::deals_in_stage, {{"count", days}, {"stage", label_text(ctx, deal.stage.name)}});
  }
  if (!deal.company_name.empty())
    words = words.empty() ? std::string_view(deal.company_name) : join(ctx, {deal.company_name, " · ", words});
  return words;
}

void more_menu(Context& ctx, const Rect& rect, Model& model, const crm::Deal& deal) {
  const crm::RecordRef record = crm::deal_ref(deal.id);
  const std::array items = {
      MenuItem{.label = tr(ctx, Key::deals_add_task), .icon = Icon::tasks},
      MenuItem{.label = tr(ctx, Key::deals_add_appointment), .icon = Icon::calendar_plus},
      MenuItem{.label = tr(ctx, Key::deals_log_call), .icon = Icon::phone_call},
      MenuItem{.label = tr(ctx, Key::app_history), .icon = Icon::history},
      MenuItem{.label = tr(ctx, Key::common_delete), .icon = Icon::trash, .danger = true, .separator_before = true}};
  const std::optional<int32_t> chosen = icon_menu_button(
      ctx, rect, {.icon = Icon::more, .label = tr(ctx, Key::common_more), .id = "more", .kind = ButtonKind::secondary},
      items);
  if (!chosen) return;
  switch (*chosen) {
    case 0: open_dialog(model, {.kind = DialogKind::task, .links = {record}}); break;
    case 1: open_dialog(model, {.kind = DialogKind::appointment, .links = {record}}); break;
    case 2: open_dialog(model, {.kind = DialogKind::call, .record = record}); break;
    case 3: ctx.navigate(history_href(ctx, record)); break;
    default: open_dialog(model, {.kind = DialogKind::delete_records, .records = {record}}); break;
  }
}

// The line of the value, which the buttons share: on touch screens they are the higher ones.
float header_top(const Context& ctx) {
  return std::max(line_height(ctx, TextStyle::display), ctx.phone() ? ctx.metrics().control_height : 0.0F) + ctx.px(2);
}

float header_height(const Context& ctx) { return header_top(ctx) + line_height(ctx, TextStyle::label_plain); }

void header(Context& ctx, Rect rect, Model& model, const crm::Deal& deal) {
  const float height = ctx.metrics().control_height;
  Rect actions = rect.with_height(std::max(height, line_height(ctx, TextStyle::display)));
  more_menu(ctx, actions.cut_right(height).centred_y(height), model, deal);
  actions.cut_right(ctx.px(space::kS));
  // A phone has no room for the word beside the value.
  const ButtonDesc edit{.label = tr(ctx, Key::deals_edit), .icon = Icon::edit};
  const bool pressed =
      ctx.phone()
          ? static_cast<bool>(icon_button(ctx, actions.cut_right(height).centred_y(height),
                                          {.icon = Icon::edit, .label = edit.label, .kind = ButtonKind::secondary}))
          : static_cast<bool>(button(ctx, actions.cut_right(button_width(ctx, edit)).centred_y(height), edit));
  if (pressed) open_dialog(model, {.kind = DialogKind::deal, .record = crm::deal_ref(deal.id)});
  actions.cut_right(ctx.px(space::kM));
  const bool worthless = deal.fields.value.minor == 0;
  const std::string_view value = worthless ? tr(ctx, Key::deals_no_value) : money_text(ctx, deal.fields.value);
  text(ctx, actions, value,
       {.style = worthless ? TextStyle::heading : TextStyle::display, .tone = worthless ? Tone::tertiary : Tone::text});
  rect.cut_top(header_top(ctx));
  text(ctx, rect.with_height(line_height(ctx, TextStyle::label_plain)), standing(ctx, model, deal),
       {.style = TextStyle::label_plain, .tone = Tone::secondary});
}

void gone(Context& ctx, const Rect& area) {
  const EmptyStateResult result = empty_state(ctx, area,
                                              {.icon = Icon::deals,
                                               .title = tr(ctx, Key::deals_not_found),
                                               .text = tr(ctx, Key::deals_not_found_text),
                                               .id = "gone",
                                               .primary = tr(ctx, Key::deals_to_board)});
  if (result == EmptyStateResult::primary) ctx.navigate("#/deals?view=board");
}

void place(Flow& flow, const auto& card) { card(flow.next(card(flow.rest(), Draw::no)), Draw::yes); }

void left_cards(Context& ctx, Model& model, const DealPageData& data, Flow& flow) {
  place(flow, [&](const Rect& rect, Draw draw) { return deal_facts_card(ctx, model, data, rect, draw); });
  place(flow, [&](const Rect& rect, Draw draw) { return deal_people_card(ctx, model, data, rect, draw); });
  place(flow, [&](const Rect& rect, Draw draw) { return deal_tasks_card(ctx, model, data, rect, draw); });
  place(flow, [&](const Rect& rect, Draw draw) { return deal_appointments_card(ctx, model, data, rect, draw); });
}

}  // namespace

void deal_page(Context& ctx, Rect area, Model& model) {
  const IdScope scope{ctx, "deal_page"};
  DealPageData& data = ctx.state<DealPageData>(ctx.id("data"), Keep::while_shown);
  refresh(model, data);
  if (!data.deal) return gone(ctx, area);
  const IdScope deal_scope{ctx, id_number(data.id)};
  const crm::RecordRef record = crm::deal_ref(data.deal->id);
  Rect page = area.inset(ctx.metrics().gutter, 0);
  const float gap = ctx.px(space::kL);
  const auto top = [&](Flow& flow) {
    header(ctx, flow.next(header_height(ctx)), model, *data.deal);
    stage_path(ctx, flow.next(stage_path_height(ctx)), model, {.deal = *data.deal, .stages = data.stages});
  };
  if (page.width >= ctx.px(kTwoColumns_css)) {
    page.cut_top(gap);
    Flow flow{page, gap};
    top(flow);
    page.cut_top(flow.used() + gap);
    const Rect left = page.cut_left(std::round(std::clamp(page.width * 0.36F, ctx.px(300), ctx.px(420))));
    page.cut_left(gap);
    {
      ScrollArea scroll{
          ctx, left, {.id = "left_column", .label = tr(ctx, Key::deals_facts), .padding_css = space::kXl}};
      Flow cards{scroll.content(), gap};
      left_cards(ctx, model, data, cards);
      scroll.set_content_height(cards.used());
    }
    timeline_card(ctx, model, page, record);
    return;
  }
  ScrollArea scroll{ctx, page, {.id = "page", .label = tr(ctx, Key::deals_facts), .padding_css = space::kXl}};
  Flow flow{scroll.content(), gap};
  flow.space(ctx.px(space::kM));
  top(flow);
  left_cards(ctx, model, data, flow);
  flow.space(timeline_part(ctx, model, flow.rest(), record));
  scroll.set_content_height(flow.used());
}

}  // namespace ui
