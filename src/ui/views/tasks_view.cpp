// What is to be done: a line to write it down quickly, then everything by when it is due. The app wakes the page when
// something becomes overdue or a day ends.

#include <algorithm>
#include <numeric>

#include "ui/ui.h"
#include "ui/views/task_list.h"
#include "ui/views/views.h"

namespace ui {

namespace {

constexpr float kWidest_css = 960;

struct State {
  std::string title;
  std::optional<base::Date> due;
  TaskListState list;
};

bool is_blank(std::string_view text) { return text.find_first_not_of(' ') == std::string_view::npos; }

void add_now(Context& ctx, Model& model, State& state) {
  crm::TaskFields fields{.title = state.title};
  if (state.due) fields.due = crm::Due::on(*state.due);
  const std::string title = state.title;
  if (!report(ctx, model, model.commands.create_task(std::move(fields)), tr(ctx, Key::tasks_added, {{"title", title}})))
    return;
  state.title.clear();
  state.due.reset();
}

void quick_add(Context& ctx, Rect line, Model& model, State& state) {
  const std::string_view label = tr(ctx, Key::tasks_add);
  const float height = ctx.metrics().control_height;
  bool pressed = false;
  if (ctx.phone()) {
    pressed = icon_button(ctx, line.cut_right(height),
                          {.icon = Icon::plus, .label = label, .id = "add_task", .kind = ButtonKind::primary})
                  .clicked;
  } else {
    const ButtonDesc desc{.label = label, .id = "add_task", .icon = Icon::plus, .kind = ButtonKind::primary};
    pressed = button(ctx, line.cut_right(button_width(ctx, desc)), desc).clicked;
  }
  line.cut_right(ctx.px(space::kS));
  const FieldText due{.label = tr(ctx, Key::tasks_due_date), .id = "quick_due", .place = LabelPlace::hidden};
  const Rect due_rect = line.cut_right(ctx.px(ctx.phone() ? 124 : 168));
  line.cut_right(ctx.px(space::kS));
  const std::string_view hint = tr(ctx, Key::tasks_add_placeholder);
  const FieldText text{.label = hint, .id = "quick_title", .place = LabelPlace::hidden};
  const FieldResponse field =
      text_field(ctx, line, state.title,
                 {.text = text, .placeholder = hint, .icon = ctx.phone() ? std::nullopt : std::optional(Icon::plus)});
  const FieldResponse due_field = date_field(ctx, due_rect, state.due, {.text = due});
  if (!is_blank(state.title)) {
    if ((field.submitted || pressed) && due_field.unreadable) {
      // The field stands in one line with others: there is no room below it to say why.
      ctx.focus(due_field.id);
      ctx.toast({.text = tr(ctx, Key::ui_bad_date), .accent = Accent::danger});
    } else if (field.submitted || pressed) {
      add_now(ctx, model, state);
    }
  } else if (pressed) {
    crm::Due start;
    if (state.due) start = crm::Due::on(*state.due);
    open_dialog(model, {.kind = DialogKind::task, .due = start});
  }
}

}  // namespace

void tasks_view(Context& ctx, Rect area, Model& model) {
  const IdScope scope{ctx, "tasks"};
  State& state = ctx.state<State>(ctx.id("state"));
  const crm::TaskCounts counts = model.queries.task_counts();
  area = area.inset(ctx.metrics().gutter, 0);
  const float width = std::min(area.width, ctx.px(kWidest_css));
  area = area.with_width(width);
  area.cut_top(ctx.px(ctx.phone() ? space::kS : space::kL));
  quick_add(ctx, area.cut_top(ctx.metrics().control_height), model, state);
  area.cut_top(ctx.px(space::kM));
  const uint32_t all = std::accumulate(std::begin(counts.buckets), std::end(counts.buckets), 0U);
  if (all == 0) {
    empty_state(ctx, area,
                {.icon = Icon::check_circle,
                 .title = tr(ctx, Key::tasks_empty_title),
                 .text = tr(ctx, Key::tasks_empty_text),
                 .id = "empty"});
    return;
  }
  task_list(ctx, area, model, state.list, counts);
}

}  // namespace ui
