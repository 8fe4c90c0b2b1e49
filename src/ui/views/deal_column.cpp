// A column: header, then the cards in a scroll area. While a card travels the others make room: a card's place is its
// index, less one below the place that was left, plus one below the gap. The gap's cells lie on the same grid as the
// cards, so a gap never moves away from under the pointer that opened it.

#include "ui/views/deal_column.h"

#include <algorithm>
#include <cmath>

#include "ui/ui.h"
#include "ui/views/deal_column_cards.h"
#include "ui/views/support.h"

namespace ui {

namespace {

constexpr float kBar = 3;
constexpr float kHeaderPadding = 12;

float header_height(const Context& ctx) {
  return ctx.px(kBar + 14) + line_height(ctx, TextStyle::label) + ctx.px(2) + 2 * line_height(ctx, TextStyle::caption) +
         ctx.px(8);
}

// What the column is worth, and below it what of that is likely. Closed stages have only the first.
void draw_figures(Context& ctx, Rect area, const crm::BoardColumn& column) {
  const Rect line = area.cut_top(line_height(ctx, TextStyle::caption));
  if (column.sums.empty()) {
    text(ctx, line, tr(ctx, Key::board_no_sum), {.style = TextStyle::caption, .tone = Tone::tertiary});
    return;
  }
  text(ctx, line, sums_text(ctx, column.sums), {.style = TextStyle::caption_strong});
  if (column.stage.outcome != crm::Outcome::open) return;
  const std::string_view weighted = tr(ctx, Key::deals_weighted_value, {{"value", sums_text(ctx, column.sums, true)}});
  text(ctx, area.cut_top(line_height(ctx, TextStyle::caption)), weighted,
       {.style = TextStyle::caption, .tone = Tone::secondary});
}

void paint_panel(Context& ctx, const BoardState& state, const DealColumnDesc& desc, uint32_t colour) {
  const bool target = state.travel && state.over && state.over->column == desc.index;
  const bool single = desc.folded || !has_order(desc.column.stage);
  fill_rect(ctx, desc.rect, ctx.palette().sunken, radius::kCard);
  if (target && single) {
    fill_rect(ctx, desc.rect, with_alpha(colour, 0.14F), radius::kCard);
    stroke_rect(ctx, desc.rect, colour, radius::kCard, ctx.px(2));
  }
  const Rect bar{desc.rect.x + ctx.px(kHeaderPadding), desc.rect.y + ctx.px(8), ctx.px(24), ctx.px(kBar)};
  Rect line = bar;
  if (!desc.folded) line.width = desc.rect.width - 2 * ctx.px(kHeaderPadding);
  fill_rect(ctx, line, colour, 2);
}

void fold_button(Context& ctx, BoardState& state, const DealColumnDesc& desc, const Rect& rect) {
  const std::string_view name = label_text(ctx, desc.column.stage.name);
  const Key key = desc.folded ? Key::board_unfold : Key::board_fold;
  const IconButtonDesc button{.icon = desc.folded ? Icon::chevron_right : Icon::chevron_left,
                              .label = tr(ctx, key, {{"stage", name}}),
                              .id = "fold",
                              .icon_css = 14,
                              .expanded = !desc.folded,
                              .tone = Tone::tertiary};
  if (icon_button(ctx, rect, button)) state.set_folded(desc.column.stage, !desc.folded);
}

void count_pill(Context& ctx, Rect& line, uint32_t count) {
  const std::string_view words = format_count(ctx, count);
  const float width = text_width(ctx, words, TextStyle::caption_strong) + ctx.px(12);
  const Rect pill = line.cut_left(width).centred_y(ctx.px(18));
  fill_rect(ctx, pill, ctx.palette().hover, 9);
  paint_text(ctx, pill, words, {.style = TextStyle::caption_strong, .tone = Tone::secondary, .align = Align::centre});
}

void draw_header(Context& ctx, Model& model, BoardState& state, const DealColumnDesc& desc) {
  const crm::Stage& stage = desc.column.stage;
  Rect header = desc.rect.with_height(header_height(ctx)).inset(ctx.px(kHeaderPadding), 0);
  header.cut_top(ctx.px(kBar + 14));
  Rect line = header.cut_top(line_height(ctx, TextStyle::label));
  const float button = ctx.px(ctx.coarse_pointer() ? 36 : 24);
  if (stage.outcome == crm::Outcome::open) {
    const Rect place = line.cut_right(button).centred_y(button).moved(ctx.px(4), 0);
    const std::string_view label = tr(ctx, Key::board_add_to, {{"stage", label_text(ctx, stage.name)}});
    if (icon_button(ctx, place,
                    {.icon = Icon::plus, .label = label, .id = "add", .icon_css = 14, .tone = Tone::tertiary})) {
      open_dialog(model, {.kind = DialogKind::deal, .stage = stage.id});
    }
  } else if (desc.can_fold) {
    fold_button(ctx, state, desc, line.cut_right(button).centred_y(button).moved(ctx.px(4), 0));
  }
  const std::string_view name = label_text(ctx, stage.name);
  const float name_width = std::min(text_width(ctx, name, TextStyle::label), line.width - ctx.px(40));
  heading(ctx, line.cut_left(name_width), name, {.level = 2, .style = TextStyle::label});
  line.cut_left(ctx.px(space::kS));
  count_pill(ctx, line, desc.column.count);
  header.cut_top(ctx.px(2));
  draw_figures(ctx, header, desc.column);
}

// A folded column says in one strip what the header would.
void draw_strip(Context& ctx, BoardState& state, const DealColumnDesc& desc, uint32_t colour) {
  const crm::Stage& stage = desc.column.stage;
  Rect strip = desc.rect.inset(ctx.px(6), ctx.px(18));
  const float button = ctx.px(ctx.coarse_pointer() ? 44 : 28);
  fold_button(ctx, state, desc, strip.cut_top(button).centred(button, button));
  strip.cut_top(ctx.px(space::kS));
  paint_icon(ctx, outcome_icon(stage.outcome), strip.cut_top(ctx.px(20)), colour, 18);
  strip.cut_top(ctx.px(6));
  const std::string_view name = label_text(ctx, stage.name);
  const Rect line = strip.cut_top(line_height(ctx, TextStyle::caption_strong));
  NodeScope list{
      ctx,
      desc.rect,
      {.role = Role::group, .name = tr(ctx, Key::board_column_name, {{"stage", name}, {"count", desc.column.count}})}};
  paint_text(ctx, line, name, {.style = TextStyle::caption_strong, .align = Align::centre});
  strip.cut_top(ctx.px(2));
  paint_text(ctx, strip.cut_top(line_height(ctx, TextStyle::caption)), format_count(ctx, desc.column.count),
             {.style = TextStyle::caption, .tone = Tone::secondary, .align = Align::centre});
  const std::string_view sum = sums_text(ctx, desc.column.sums);
  paint_text(ctx, strip.cut_top(line_height(ctx, TextStyle::caption)), sum,
             {.style = TextStyle::caption, .tone = Tone::secondary, .align = Align::centre});
}

}  // namespace

bool has_order(const crm::Stage& stage) { return stage.outcome == crm::Outcome::open; }

float edge_pull(float position, float from, float to, float margin) {
  if (to - from < 3 * margin || position < from - margin || position > to + margin) return 0;
  if (position < from + margin) return std::max((position - from - margin) / margin, -1.0F);
  if (position > to - margin) return std::min((position - to + margin) / margin, 1.0F);
  return 0;
}

void deal_column(Context& ctx, Model& model, BoardState& state, const DealColumnDesc& desc) {
  const crm::Stage& stage = desc.column.stage;
  IdScope scope{ctx, id_number(stage.id.value)};
  const uint32_t colour = stage_colour(ctx, stage, static_cast<int32_t>(desc.index));
  paint_panel(ctx, state, desc, colour);
  if (desc.folded) {
    draw_strip(ctx, state, desc, colour);
    column_cells(ctx, state, desc, {});
    return;
  }
  draw_header(ctx, model, state, desc);
  Rect list = desc.rect;
  list.cut_top(header_height(ctx));
  list.cut_bottom(ctx.px(4));
  column_cards(ctx, model, state, desc, list);
}

}  // namespace ui
