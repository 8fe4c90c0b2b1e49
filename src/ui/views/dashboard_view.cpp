// The dashboard: pipeline and closed deals at the start, the feed in the middle, what is coming at the end. On narrow
// windows the same cards one below the other, what is due first.

#include "ui/views/dashboard.h"
#include "ui/views/sample_data.h"
#include "ui/views/views.h"
#include "ui/widgets/display.h"
#include "ui/widgets/scroll.h"

namespace ui {
namespace {

constexpr int64_t kClosedPeriod_ms = int64_t{30} * 24 * 3600 * 1000;
constexpr uint32_t kComing = 40;
constexpr uint32_t kExcerpt = 12;
constexpr float kThreeColumns_css = 960;
constexpr float kTwoColumns_css = 640;

void refresh(Model& model, DashboardData& data) {
  const int64_t now_ms = model.clock.unix_ms();
  const uint64_t version = model.database.data_version();
  if (data.version == version && now_ms < data.outdated_at_ms) return;
  data.version = version;
  data.pipelines = model.queries.pipelines();
  data.stages = model.queries.stage_figures(data.pipeline);
  data.closed = model.queries.closed_figures(data.pipeline, now_ms - kClosedPeriod_ms);
  data.coming = model.queries.coming(kComing);
  data.counts = model.queries.counts();
  data.outdated_at_ms = data.coming.next_change_ms.value_or(INT64_MAX);
}

void welcome(Context& ctx, Rect area, Model& model) {
  switch (empty_state(ctx, area,
                      {.icon = Icon::people,
                       .title = tr(ctx, Key::dashboard_welcome),
                       .text = tr(ctx, Key::dashboard_welcome_text),
                       .id = "welcome",
                       .primary = tr(ctx, Key::dashboard_first_contact),
                       .primary_icon = Icon::plus,
                       .secondary = tr(ctx, Key::common_import),
                       .tertiary = tr(ctx, Key::dashboard_try_sample)})) {
    case EmptyStateResult::none: break;
    case EmptyStateResult::primary: open_dialog(model, {.kind = DialogKind::person}); break;
    case EmptyStateResult::secondary: open_dialog(model, {.kind = DialogKind::import_file}); break;
    case EmptyStateResult::tertiary: add_sample_data(ctx, model, crm::SampleSize::small); break;
  }
}

// Cards one below the other in one scrolling column.
template <typename Cards>
void column(Context& ctx, const Rect& area, std::string_view id, std::string_view label, const Cards& cards) {
  ScrollArea scroll{ctx, area, {.id = id, .label = label, .padding_css = space::kXl}};
  Flow flow{scroll.content(), ctx.px(space::kL)};
  cards(flow);
  scroll.set_content_height(flow.used());
}

void place(Flow& flow, const auto& card) { card(flow.next(card(flow.rest(), Draw::no)), Draw::yes); }

}  // namespace

void dashboard_view(Context& ctx, Rect area, Model& model) {
  DashboardData& data = ctx.state<DashboardData>(ctx.id("dashboard"));
  refresh(model, data);
  if (data.counts.is_empty()) return welcome(ctx, area, model);

  const auto pipeline = [&](const Rect& rect, Draw draw) { return pipeline_card(ctx, model, data, rect, draw); };
  const auto closed = [&](const Rect& rect, Draw draw) { return closed_card(ctx, model, data, rect, draw); };
  const auto tasks = [&](const Rect& rect, Draw draw) {
    return coming_card(ctx, model, data, rect, ComingKind::tasks, draw);
  };
  const auto appointments = [&](const Rect& rect, Draw draw) {
    return coming_card(ctx, model, data, rect, ComingKind::appointments, draw);
  };
  const auto excerpt = [&](const Rect& rect, Draw draw) { return feed_excerpt(ctx, model, rect, kExcerpt, draw); };

  const float gutter = ctx.metrics().gutter;
  const float gap = ctx.px(space::kL);
  Rect page = area;
  page.cut_left(gutter);
  page.cut_right(gutter);
  page.cut_top(ctx.px(space::kL));
  if (page.width >= ctx.px(kThreeColumns_css)) {
    const Rect left = page.cut_left(std::round(page.width * 0.31F));
    const Rect right = page.cut_right(std::round(page.width * 0.42F));
    page.cut_left(gap);
    page.cut_right(gap);
    column(ctx, left, "pipeline_column", tr(ctx, Key::dashboard_pipeline), [&](Flow& flow) {
      place(flow, pipeline);
      place(flow, closed);
    });
    page.cut_bottom(ctx.px(space::kL));
    feed_card(ctx, model, page);
    column(ctx, right, "coming_column", tr(ctx, Key::dashboard_coming), [&](Flow& flow) {
      place(flow, tasks);
      place(flow, appointments);
    });
  } else if (page.width >= ctx.px(kTwoColumns_css)) {
    const Rect left = page.cut_left(std::round(page.width * 0.5F) - gap * 0.5F);
    page.cut_left(gap);
    column(ctx, left, "pipeline_column", tr(ctx, Key::dashboard_pipeline), [&](Flow& flow) {
      place(flow, pipeline);
      place(flow, closed);
      place(flow, excerpt);
    });
    column(ctx, page, "coming_column", tr(ctx, Key::dashboard_coming), [&](Flow& flow) {
      place(flow, tasks);
      place(flow, appointments);
    });
  } else {
    column(ctx, page, "dashboard_column", tr(ctx, Key::app_dashboard), [&](Flow& flow) {
      place(flow, tasks);
      place(flow, appointments);
      place(flow, pipeline);
      place(flow, closed);
      place(flow, excerpt);
    });
  }
}

}  // namespace ui
