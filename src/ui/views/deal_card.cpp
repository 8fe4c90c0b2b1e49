// A card from top to bottom: name, who it is about, value and expected close, next step and days without activity. The
// colours of the last line follow product.md (none yellow, future grey, today green, overdue red) and never stand
// alone: the same is said in words.

#include "ui/views/deal_card.h"

#include <algorithm>

#include "ui/ui.h"
#include "ui/views/support.h"

namespace ui {

namespace {

constexpr float kPadding = 12;
constexpr float kAvatar = 24;
// Names of deals are long; one more line saves most of them from being cut.
constexpr int32_t kNameLines = 2;
constexpr int64_t kDay_ms = 24LL * 60 * 60 * 1000;
// From this many days on a card says that it is about to turn red.
constexpr int32_t kWarnDays = 2;

struct Signal {
  Icon icon = Icon::calendar;
  Tone tone = Tone::tertiary;
};

Signal signal_of(crm::NextStep step) {
  switch (step) {
    case crm::NextStep::none: return {Icon::alert, Tone::warning};
    case crm::NextStep::future: return {Icon::calendar, Tone::tertiary};
    case crm::NextStep::today: return {Icon::clock, Tone::success};
    case crm::NextStep::overdue: return {Icon::clock, Tone::danger};
  }
  return {};
}

float who_height(const Context& ctx) { return std::max(ctx.px(kAvatar), line_height(ctx, TextStyle::label_plain)); }

std::string_view who_words(Context& ctx, const crm::BoardCard& card) {
  if (card.contact_name.empty()) return card.company_name;
  if (card.company_name.empty()) return card.contact_name;
  return join(ctx, {card.contact_name, " · ", card.company_name});
}

int32_t idle_days(const Model& model, const crm::BoardCard& card) {
  return static_cast<int32_t>(std::max<int64_t>(model.clock.unix_ms() - card.last_activity_ms, 0) / kDay_ms);
}

void paint_frame(Context& ctx, const Rect& rect, bool rotten, const CardLook& look) {
  const Palette& palette = ctx.palette();
  if (look.left_behind) {
    fill_rect(ctx, rect, palette.sunken, radius::kControl);
    stroke_rect(ctx, rect, palette.border, radius::kControl);
    return;
  }
  if (look.stacked > 1) {
    const Rect under = rect.moved(ctx.px(4), ctx.px(4));
    paint_surface(ctx, under, {.radius_css = radius::kControl, .elevation = Elevation::popover});
  }
  const Elevation elevation = look.lifted ? Elevation::dialog : Elevation::card;
  paint_surface(ctx, rect, {.radius_css = radius::kControl, .elevation = elevation, .raised = look.lifted});
  const Rect inside = rect.inset(ctx.metrics().hairline);
  if (rotten) fill_rect(ctx, inside, accent_fill(ctx, Accent::danger), radius::kControl);
  if (look.selected) fill_rect(ctx, inside, palette.selection, radius::kControl);
  if (look.hover > 0 && !look.selected)
    fill_rect(ctx, inside, with_alpha(palette.hover, look.hover * 0.6F), radius::kControl);
  if (rotten) stroke_rect(ctx, rect, with_alpha(palette.danger, 0.45F), radius::kControl);
  if (look.selected || look.lifted) stroke_rect(ctx, rect, palette.accent, radius::kControl, ctx.px(1.5F));
}

void paint_who(Context& ctx, Rect line, const crm::BoardCard& card) {
  const std::string_view words = who_words(ctx, card);
  if (words.empty()) {
    paint_text(ctx, line, tr(ctx, Key::board_no_contact), {.style = TextStyle::label_plain, .tone = Tone::tertiary});
    return;
  }
  const Rect picture = line.cut_left(ctx.px(kAvatar)).centred_y(ctx.px(kAvatar));
  paint_avatar(ctx, picture, card.contact_name.empty() ? card.company_name : card.contact_name);
  line.cut_left(ctx.px(space::kS));
  paint_text(ctx, line, words, {.style = TextStyle::label_plain, .tone = Tone::secondary});
}

void paint_money(Context& ctx, const Model& model, Rect line, const crm::BoardCard& card) {
  if (card.expected_close) {
    const std::string_view day = format_day(ctx, *card.expected_close);
    const bool late = *card.expected_close < model.today();
    const float width = text_width(ctx, day, TextStyle::caption);
    const Rect place = line.cut_right(std::min(width, line.width * 0.5F));
    paint_text(ctx, place, day,
               {.style = TextStyle::caption, .tone = late ? Tone::danger : Tone::secondary, .align = Align::end});
    const Rect flag = line.cut_right(ctx.px(16));
    paint_icon(ctx, Icon::flag, flag, tone_colour(ctx, late ? Tone::danger : Tone::tertiary), 12);
    line.cut_right(ctx.px(space::kXs));
  }
  const crm::Money& value = card.value;
  if (value.minor == 0) {
    paint_text(ctx, line, tr(ctx, Key::board_no_value), {.style = TextStyle::label_plain, .tone = Tone::tertiary});
    return;
  }
  paint_text(ctx, line, format_money(ctx, value.minor, value.currency, Formatter::MoneyStyle::whole),
             {.style = TextStyle::label});
}

void paint_next(Context& ctx, const Model& model, Rect line, const crm::BoardCard& card) {
  if (card.rotting.state != crm::Rotting::State::never && idle_days(model, card) > 0) {
    const bool rotten = card.rotting.state == crm::Rotting::State::rotten;
    const bool soon = !rotten && card.rotting.days_left <= kWarnDays;
    if (rotten || soon) {
      const std::string_view days = tr(ctx, Key::board_idle_short, {{"count", idle_days(model, card)}});
      const Tone tone = rotten ? Tone::danger : Tone::warning;
      const Rect place = line.cut_right(text_width(ctx, days, TextStyle::caption_strong));
      paint_text(ctx, place, days, {.style = TextStyle::caption_strong, .tone = tone, .align = Align::end});
      line.cut_right(ctx.px(space::kS));
    }
  }
  const Signal signal = signal_of(card.next_step);
  paint_icon(ctx, signal.icon, line.cut_left(ctx.px(14)), tone_colour(ctx, signal.tone), 14);
  line.cut_left(ctx.px(6));
  paint_text(ctx, line, next_step_words(ctx, model, card), {.style = TextStyle::caption, .tone = signal.tone});
}

}  // namespace

float deal_card_height(const Context& ctx) {
  return 2 * ctx.px(kPadding) + kNameLines * line_height(ctx, TextStyle::body_strong) + ctx.px(6) + who_height(ctx) +
         ctx.px(8) + line_height(ctx, TextStyle::label) + ctx.px(6) + line_height(ctx, TextStyle::caption);
}

Rect deal_card_button(const Context& ctx, const Rect& card) {
  const float size = ctx.px(ctx.coarse_pointer() ? 36 : 24);
  return {card.right() - size - ctx.px(ctx.coarse_pointer() ? 4 : 8), card.y + ctx.px(ctx.coarse_pointer() ? 4 : 10),
          size, size};
}

void paint_deal_card(Context& ctx, const Model& model, const Rect& rect, const crm::BoardCard& card,
                     const CardLook& look) {
  paint_frame(ctx, rect, card.rotting.state == crm::Rotting::State::rotten, look);
  if (look.left_behind) return;
  Rect body = rect.inset(ctx.px(kPadding));
  Rect title = body.cut_top(kNameLines * line_height(ctx, TextStyle::body_strong));
  title.cut_right(ctx.px(ctx.coarse_pointer() ? 30 : 18));
  paint_paragraph(ctx, title, card.name, {.style = TextStyle::body_strong}, kNameLines);
  body.cut_top(ctx.px(6));
  paint_who(ctx, body.cut_top(who_height(ctx)), card);
  body.cut_top(ctx.px(8));
  paint_money(ctx, model, body.cut_top(line_height(ctx, TextStyle::label)), card);
  body.cut_top(ctx.px(6));
  paint_next(ctx, model, body.cut_top(line_height(ctx, TextStyle::caption)), card);
  if (look.stacked > 1) {
    const std::string_view count = format_count(ctx, look.stacked);
    const float size = ctx.px(24);
    const float width = std::max(size, text_width(ctx, count, TextStyle::caption_strong) + ctx.px(12));
    const Rect mark{rect.right() - width + ctx.px(8), rect.y - ctx.px(8), width, size};
    fill_rect(ctx, mark, ctx.palette().accent, 12);
    paint_text(ctx, mark, count, {.style = TextStyle::caption_strong, .tone = Tone::on_accent, .align = Align::centre});
  }
}

std::string_view next_step_words(Context& ctx, const Model& model, const crm::BoardCard& card) {
  if (card.next_step == crm::NextStep::none) return tr(ctx, Key::board_next_none);
  const std::string_view due = due_text(ctx, model, card.next_due);
  if (card.next_step == crm::NextStep::overdue) {
    return tr(ctx, Key::board_next_overdue, {{"title", card.next_title}, {"due", due}});
  }
  return tr(ctx, Key::board_next, {{"title", card.next_title}, {"due", due}});
}

std::string_view rotting_words(Context& ctx, const Model& model, const crm::BoardCard& card) {
  switch (card.rotting.state) {
    case crm::Rotting::State::never: return {};
    case crm::Rotting::State::fresh:
      if (card.rotting.days_left > kWarnDays) return {};
      return tr(ctx, Key::board_rots_soon, {{"count", card.rotting.days_left}});
    case crm::Rotting::State::rotten: return tr(ctx, Key::board_rotten, {{"count", idle_days(model, card)}});
  }
  return {};
}

std::string_view deal_card_words(Context& ctx, const Model& model, const crm::BoardCard& card) {
  std::string words;
  const auto add = [&words](std::string_view piece) {
    if (piece.empty()) return;
    if (!words.empty()) words += ". ";
    words += piece;
  };
  if (card.value.minor != 0) add(money_text(ctx, card.value));
  add(who_words(ctx, card));
  if (card.expected_close) add(tr(ctx, Key::board_closes, {{"date", format_day(ctx, *card.expected_close)}}));
  add(next_step_words(ctx, model, card));
  add(rotting_words(ctx, model, card));
  return join(ctx, {words});
}

}  // namespace ui
