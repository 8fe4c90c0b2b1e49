// The path of stages. On phones the arrows become a select, and the three endings stand below it.

#include "ui/views/stage_path.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/ui.h"
#include "ui/views/deal_actions.h"
#include "ui/views/support.h"

namespace ui {

namespace {

struct Arrow {
  Rect rect;
  uint32_t fill = 0;
  uint32_t behind = 0;  // colour of what lies around it, seen in the gap
  bool first = false;
  bool last = false;
};

// A box with a tip that reaches into the next one; drawn from the last to the first, each tip with an edge of the
// ground's colour.
void paint_arrow(Context& ctx, const Arrow& arrow) {
  const float tip = std::round(arrow.rect.height * 0.32F);
  const float gap = ctx.px(3);
  const Rect& box = arrow.rect;
  if (arrow.last) {
    fill_rect(ctx, box, arrow.fill, radius::kControl);
    if (!arrow.first) fill_rect(ctx, box.with_width(ctx.px(12)), arrow.fill);
    return;
  }
  const auto triangle = [&](float shift, uint32_t colour) {
    const std::array points = {Point{box.right() + shift, box.y}, Point{box.right() + shift + tip, box.centre().y},
                               Point{box.right() + shift, box.bottom()}};
    fill_rect(ctx, {box.right() - ctx.px(1), box.y, shift + ctx.px(1), box.height}, colour);
    fill_polygon(ctx, points, colour);
  };
  triangle(gap, arrow.behind);
  triangle(0, arrow.fill);
  fill_rect(ctx, box, arrow.fill, arrow.first ? radius::kControl : 0);
  if (arrow.first) fill_rect(ctx, {box.right() - ctx.px(12), box.y, ctx.px(12), box.height}, arrow.fill);
}

void go_to(Context& ctx, Model& model, const crm::Deal& deal, const crm::Stage& stage) {
  if (stage.id == deal.stage.id) return;
  (void)move_deals(ctx, model, {deal.id}, stage, deal.fields.name);
}

std::vector<const crm::Stage*> open_stages(const StagePathDesc& desc) {
  std::vector<const crm::Stage*> open;
  for (const crm::Stage& stage : desc.stages) {
    if (stage.outcome == crm::Outcome::open) open.push_back(&stage);
  }
  return open;
}

void arrows(Context& ctx, const Rect& rect, Model& model, const StagePathDesc& desc) {
  const std::vector<const crm::Stage*> open = open_stages(desc);
  const NodeScope group{ctx, rect, {.role = Role::group, .name = tr(ctx, Key::deals_stage_path)}};
  const auto count = static_cast<int32_t>(open.size());
  int32_t reached = -1;
  for (int32_t i = 0; i < count; ++i) {
    if (open[static_cast<size_t>(i)]->id == desc.deal.stage.id) reached = i;
  }
  const bool is_open = desc.deal.stage.outcome == crm::Outcome::open;
  std::vector<Response> steps;
  for (int32_t i = 0; i < count; ++i) {
    const crm::Stage& stage = *open[static_cast<size_t>(i)];
    const IdScope scope{ctx, id_number(stage.id.value)};
    steps.push_back(interact(ctx, column_of(rect, count, 0, i),
                             {.id = "stage",
                              .name = label_text(ctx, stage.name),
                              .description = format_percent(ctx, stage.probability / 100.0),
                              .state = is_open && i == reached ? node_state::kCurrent : 0U}));
  }
  for (int32_t i = count - 1; i >= 0; --i) {
    const Response& step = steps[static_cast<size_t>(i)];
    const Palette& palette = ctx.palette();
    const bool passed = is_open && i < reached;
    const bool present = is_open && i == reached;
    uint32_t fill = present ? palette.accent : passed ? accent_fill(ctx, Accent::accent) : palette.sunken;
    const float hover = ctx.tween(step.id, step.hovered && !present ? 1.0F : 0.0F);
    fill = mix(fill, palette.hover, hover);
    paint_arrow(ctx,
                {.rect = step.rect, .fill = fill, .behind = palette.page, .first = i == 0, .last = i + 1 == count});
  }
  for (int32_t i = 0; i < count; ++i) {
    const Response& step = steps[static_cast<size_t>(i)];
    const bool present = is_open && i == reached;
    const Tone tone = present ? Tone::on_accent : is_open && i < reached ? Tone::accent : Tone::secondary;
    Rect label = step.rect;
    label.cut_left(ctx.px(i == 0 ? 12 : 22));
    label.cut_right(ctx.px(4));
    paint_text(ctx, label, label_text(ctx, open[static_cast<size_t>(i)]->name),
               {.style = TextStyle::label, .tone = tone, .align = Align::centre});
    focus_ring(ctx, step, radius::kControl);
    if (step.clicked) go_to(ctx, model, desc.deal, *open[static_cast<size_t>(i)]);
  }
}

void stage_select(Context& ctx, const Rect& rect, Model& model, const StagePathDesc& desc) {
  std::vector<Option> options;
  int32_t selected = -1;
  for (size_t i = 0; i < desc.stages.size(); ++i) {
    options.push_back({.label = label_text(ctx, desc.stages[i].name)});
    if (desc.stages[i].id == desc.deal.stage.id) selected = static_cast<int32_t>(i);
  }
  const FieldText text{.label = tr(ctx, Key::deals_stage), .id = "stage", .place = LabelPlace::hidden};
  if (select(ctx, rect, selected, {.text = text, .options = options}))
    go_to(ctx, model, desc.deal, desc.stages[static_cast<size_t>(selected)]);
}

struct Ending {
  crm::Outcome outcome;
  ButtonKind kind;
};
constexpr std::array kEndings = {Ending{crm::Outcome::won, ButtonKind::primary},
                                 Ending{crm::Outcome::lost, ButtonKind::secondary},
                                 Ending{crm::Outcome::unqualified, ButtonKind::secondary}};

ButtonDesc ending_button(Context& ctx, const Ending& ending) {
  return {.label = outcome_text(ctx, ending.outcome), .icon = outcome_icon(ending.outcome), .kind = ending.kind};
}

float endings_width(Context& ctx) {
  float width = 0;
  for (const Ending& ending : kEndings) width += button_width(ctx, ending_button(ctx, ending)) + ctx.px(space::kS);
  return width - ctx.px(space::kS);
}

void endings(Context& ctx, Rect line, Model& model, const crm::Deal& deal) {
  const bool shared = endings_width(ctx) > line.width;
  const auto count = static_cast<int32_t>(kEndings.size());
  for (int32_t i = 0; i < count; ++i) {
    ButtonDesc desc = ending_button(ctx, kEndings[static_cast<size_t>(i)]);
    if (shared) desc.icon.reset();
    const Rect rect = shared ? column_of(line, count, ctx.px(space::kS), i) : line.cut_left(button_width(ctx, desc));
    if (!shared) line.cut_left(ctx.px(space::kS));
    if (button(ctx, rect, desc))
      close_deals(ctx, model, {deal.id}, kEndings[static_cast<size_t>(i)].outcome, deal.fields.name);
  }
}

// How it ended, and the way back.
void closed(Context& ctx, Rect line, Model& model, const crm::Deal& deal) {
  const crm::Outcome outcome = deal.stage.outcome;
  const ButtonDesc reopen{.label = tr(ctx, Key::deals_reopen), .icon = Icon::refresh};
  if (button(ctx, line.cut_right(button_width(ctx, reopen)), reopen))
    reopen_deal(ctx, model, deal.id, deal.fields.name);
  line.cut_right(ctx.px(space::kM));
  const Accent accent = outcome == crm::Outcome::won    ? Accent::success
                        : outcome == crm::Outcome::lost ? Accent::danger
                                                        : Accent::neutral;
  fill_rect(ctx, line, accent_fill(ctx, accent), radius::kControl);
  line = line.inset(ctx.px(space::kM), 0);
  paint_icon(ctx, outcome_icon(outcome), line.cut_left(ctx.px(18)), accent_ink(ctx, accent), 16);
  line.cut_left(ctx.px(space::kS));
  const std::string_view day = format_day(ctx, base::local_date(deal.closed_ms, model.zone));
  std::string_view words =
      join(ctx, {label_text(ctx, deal.stage.name), " · ", tr(ctx, Key::deals_closed_on, {{"date", day}})});
  if (deal.fields.reason) {
    for (const crm::Reason& reason : model.queries.reasons(outcome)) {
      if (reason.id == *deal.fields.reason) words = join(ctx, {words, " · ", label_text(ctx, reason.name)});
    }
  }
  if (!deal.fields.reason_note.empty()) words = join(ctx, {words, " · ", deal.fields.reason_note});
  node(ctx, line, {.role = Role::paragraph, .name = words});
  paint_text(ctx, line, words, {.style = TextStyle::label, .colour = accent_ink(ctx, accent)});
}

}  // namespace

float stage_path_height(const Context& ctx) {
  const float height = ctx.metrics().control_height;
  return ctx.phone() ? 2 * height + ctx.px(space::kS) : height;
}

void stage_path(Context& ctx, const Rect& rect, Model& model, const StagePathDesc& desc) {
  const IdScope scope{ctx, "stage_path"};
  Rect line = rect;
  const float height = ctx.metrics().control_height;
  const bool is_open = desc.deal.stage.outcome == crm::Outcome::open;
  if (ctx.phone()) {
    stage_select(ctx, line.cut_top(height), model, desc);
    line.cut_top(ctx.px(space::kS));
    if (is_open) {
      endings(ctx, line, model, desc.deal);
    } else {
      closed(ctx, line, model, desc.deal);
    }
    return;
  }
  if (!is_open) {
    closed(ctx, line, model, desc.deal);
    return;
  }
  const Rect buttons = line.cut_right(endings_width(ctx));
  line.cut_right(ctx.px(space::kL));
  arrows(ctx, line, model, desc);
  endings(ctx, buttons, model, desc.deal);
}

}  // namespace ui
