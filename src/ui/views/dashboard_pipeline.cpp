// What is in the pipeline, stage by stage, and what was closed in the last 30 days. Every figure is a link to the deals
// behind it.

#include "ui/text.h"
#include "ui/views/dashboard.h"
#include "ui/widgets/display.h"
#include "ui/widgets/select.h"

namespace ui {
namespace {

constexpr float kStageRow_css = 52;
constexpr float kClosedRow_css = 44;
// Of the row, after the icon; list_row gives the text at the end up to half of what the icon leaves.
constexpr float kClosedSumShare = 0.42F;

std::string_view deals_href(Context& ctx, std::string_view parameter, std::string_view value) {
  return join(ctx, {"#/deals?view=table&", parameter, "=", value});
}

void stage_row(Context& ctx, const Rect& row, const crm::BoardColumn& column, int64_t most, uint32_t index) {
  const std::string_view name = label_text(ctx, column.stage.name);
  const std::string_view count = tr(ctx, Key::dashboard_deals, {{"count", column.count}});
  const std::string_view sum = sums_text(ctx, column.sums);
  const std::string_view weighted =
      column.sums.empty() ? std::string_view{}
                          : tr(ctx, Key::dashboard_weighted, {{"sum", sums_text(ctx, column.sums, true)}});
  const IdScope scope{ctx, id_number(column.stage.id.value)};
  const Response response = interact(ctx, row.inset(-ctx.px(space::kS), 0),
                                     {.id = "stage",
                                      .role = Role::link,
                                      .name = join(ctx, {name, ", ", count, column.sums.empty() ? "" : ", ", sum,
                                                         weighted.empty() ? "" : ", ", weighted}),
                                      .href = deals_href(ctx, "stage", id_text(ctx, column.stage.id.value))});
  if (response.hovered) fill_rect(ctx, response.rect, ctx.palette().hover, radius::kControl);
  focus_ring(ctx, response, radius::kControl);

  Rect rest = row.inset(0, ctx.px(6));
  Rect line = rest.cut_top(line_height(ctx, TextStyle::body));
  // The stage and how many deals it has come first: a sum of many currencies is shortened, a name only when it alone is
  // too long.
  const std::string_view number = format_count(ctx, column.count);
  const float number_width = text_width(ctx, number, TextStyle::label_plain) + 1;
  const float gap = ctx.px(space::kS);
  const float name_width = std::min(text_width(ctx, name, TextStyle::body), line.width * 0.5F) + 1;
  const std::string_view shown_sum =
      fitting_sums_text(ctx, column.sums, TextStyle::body_strong, line.width - name_width - number_width - 2 * gap);
  paint_text(ctx, line.cut_left(name_width), name);
  line.cut_left(gap);
  paint_text(ctx, line.cut_left(number_width), number, {.style = TextStyle::label_plain, .tone = Tone::tertiary});
  line.cut_left(gap);
  paint_text(ctx, line, shown_sum, {.style = TextStyle::body_strong, .align = Align::end});

  rest.cut_top(ctx.px(6));
  const Rect track = rest.cut_top(ctx.px(6));
  fill_rect(ctx, track, ctx.palette().sunken, 3);
  const int64_t minor = column.sums.empty() ? 0 : column.sums.front().minor;
  if (most > 0 && minor > 0) {
    const float share = static_cast<float>(static_cast<double>(minor) / static_cast<double>(most));
    const float width = ctx.tween(ctx.id("bar"), std::max(track.width * share, track.height), Motion::move);
    fill_rect(ctx, track.with_width(std::min(width, track.width)), data_colour(ctx, index), 3);
  }
}

}  // namespace

float pipeline_card(Context& ctx, Model& model, DashboardData& data, const Rect& area, Draw draw) {
  const CardDesc desc{.title = tr(ctx, Key::dashboard_pipeline),
                      .id = "pipeline",
                      .link_label = tr(ctx, Key::dashboard_open_board),
                      .href = "#/deals?view=board"};
  int64_t most = 0;
  for (const crm::BoardColumn& column : data.stages)
    if (!column.sums.empty()) most = std::max(most, column.sums.front().minor);
  const bool choose = data.pipelines.size() > 1;
  const FieldText field{.label = tr(ctx, Key::dashboard_pipeline), .id = "pipeline", .place = LabelPlace::hidden};
  const float choice_height = choose ? field_height(ctx, field, area.width) + ctx.px(space::kS) : 0;
  const float height = Card::frame_height(ctx, desc) + choice_height +
                       ctx.px(kStageRow_css) * static_cast<float>(std::max<size_t>(data.stages.size(), 1));
  if (draw == Draw::no) return height;

  const Card card{ctx, area.with_height(height), desc};
  Rect rest = card.body();
  if (choose) {
    std::vector<Option> options{{.label = tr(ctx, Key::dashboard_all_pipelines)}};
    int32_t selected = 0;
    for (const crm::Pipeline& pipeline : data.pipelines) {
      if (data.pipeline == pipeline.id) selected = static_cast<int32_t>(options.size());
      options.push_back({.label = label_text(ctx, pipeline.name)});
    }
    Rect control = rest.cut_top(choice_height);
    control.cut_bottom(ctx.px(space::kS));
    if (select(ctx, control, selected, {.text = field, .options = options})) {
      data.pipeline =
          selected <= 0 ? std::nullopt : std::optional(data.pipelines[static_cast<size_t>(selected) - 1].id);
      data.version.reset();
      ctx.wake_in(0);
    }
  }
  const NodeScope list{ctx, rest, {.role = Role::group, .name = tr(ctx, Key::dashboard_stages)}};
  for (uint32_t index = 0; index < data.stages.size(); ++index)
    stage_row(ctx, rest.cut_top(ctx.px(kStageRow_css)), data.stages[index], most, index);
  (void)model;
  return height;
}

float closed_card(Context& ctx, Model&, const DashboardData& data, const Rect& area, Draw draw) {
  const CardDesc desc{.title = tr(ctx, Key::dashboard_last_30_days), .id = "closed"};
  const float row_height = ctx.px(kClosedRow_css);
  const float height = Card::frame_height(ctx, desc) + row_height * static_cast<float>(data.closed.size());
  if (draw == Draw::no) return height;

  const Card card{ctx, area.with_height(height), desc};
  Rect rest = card.body();
  const NodeScope list{ctx, rest, {.role = Role::list, .name = desc.title}};
  for (const crm::ClosedFigures& closed : data.closed) {
    const bool won = closed.outcome == crm::Outcome::won;
    const bool lost = closed.outcome == crm::Outcome::lost;
    const std::string_view title = tr(ctx, won    ? Key::dashboard_won
                                           : lost ? Key::dashboard_lost
                                                  : Key::dashboard_unqualified);
    const std::string_view outcome = won ? "won" : lost ? "lost" : "unqualified";
    const std::string_view sum = sums_text(ctx, closed.sums);
    const std::string_view count = tr(ctx, Key::dashboard_deals, {{"count", closed.count}});
    const Rect row = rest.cut_top(row_height).inset(-ctx.px(space::kS), 0);
    list_row(ctx, row,
             {.title = title,
              .detail = count,
              .id = outcome,
              .href = deals_href(ctx, "outcome", outcome),
              .icon = won    ? Icon::trophy
                      : lost ? Icon::lost
                             : Icon::minus,
              .icon_tone = won    ? Tone::success
                           : lost ? Tone::danger
                                  : Tone::tertiary,
              .end_text = fitting_sums_text(ctx, closed.sums, TextStyle::label_plain, row.width * kClosedSumShare),
              .end_name = sum});
  }
  return height;
}

}  // namespace ui
