// A task's row. On phones it has two lines: what, and below it when and for whom.

#include "ui/views/task_row.h"

#include <algorithm>

#include "ui/ui.h"
#include "ui/views/record_ids.h"
#include "ui/views/support.h"

namespace ui {

namespace {

constexpr uint32_t kRowPart = 1;
constexpr uint32_t kItemPart = 2;
constexpr size_t kLinksShown = 2;

std::string_view when_words(Context& ctx, const Model& model, const crm::TaskRow& task) {
  if (task.bucket == crm::TaskBucket::done)
    return tr(ctx, Key::tasks_done_words, {{"when", ago_text(ctx, model, task.done_ms)}});
  if (task.due.kind == crm::Due::Kind::none) return {};
  return due_text(ctx, model, task.due);
}

void paint_when(Context& ctx, const Rect& rect, const Model& model, const crm::TaskRow& task, Align align) {
  const std::string_view words = when_words(ctx, model, task);
  if (words.empty()) return;
  const bool late = task.overdue && task.done_ms == 0;
  paint_text(ctx, rect, words,
             {.style = late ? TextStyle::label : TextStyle::label_plain,
              .tone = late ? Tone::danger : Tone::secondary,
              .align = align});
}

void paint_title(Context& ctx, const Rect& rect, const crm::TaskRow& task) {
  const bool done = task.done_ms != 0;
  const float width = paint_text(ctx, rect, task.title, {.tone = done ? Tone::tertiary : Tone::text});
  if (done) horizontal_line(ctx, rect.x, std::floor(rect.centre().y), width, ctx.palette().text_3);
}

// Links from the end of the line; returns how much they took.
void draw_links(Context& ctx, Rect& line, const crm::TaskRow& task, bool tab_stop) {
  const size_t shown = std::min(task.linked.size(), kLinksShown);
  for (size_t i = 0; i < shown; ++i) {
    const crm::LinkedRecord& linked = task.linked[i];
    const IdScope scope{ctx, id_number(linked.record.id)};
    const float wanted = text_width(ctx, linked.name, TextStyle::label_plain) + ctx.px(24);
    const Rect place = line.cut_right(std::min(wanted, line.width * 0.4F)).centred_y(ctx.metrics().control_small);
    line.cut_right(ctx.px(space::kM));
    link(ctx, place,
         {.label = linked.name,
          .href = href_of(ctx, linked.record),
          .id = "link",
          .style = TextStyle::label_plain,
          .icon = icon_of(linked.record.type),
          .tone = Tone::secondary,
          .tab_stop = tab_stop});
  }
}

void draw_wide(Context& ctx, const Model& model, Rect line, const crm::TaskRow& task, bool tab_stop) {
  paint_when(ctx, line.cut_right(ctx.px(170)), model, task, Align::end);
  line.cut_right(ctx.px(space::kM));
  draw_links(ctx, line, task, tab_stop);
  paint_title(ctx, line, task);
}

void draw_narrow(Context& ctx, const Model& model, Rect area, const crm::TaskRow& task, bool tab_stop) {
  const float title = line_height(ctx, TextStyle::body);
  const float below = line_height(ctx, TextStyle::label_plain);
  area = area.centred_y(title + below);
  paint_title(ctx, area.cut_top(title), task);
  const std::string_view when = when_words(ctx, model, task);
  paint_when(ctx, area, model, task, Align::start);
  if (task.linked.empty()) return;
  if (!when.empty()) area.cut_left(text_width(ctx, when, TextStyle::label) + ctx.px(space::kM));
  const crm::LinkedRecord& linked = task.linked.front();
  const Rect place =
      area.with_width(std::min(area.width, text_width(ctx, linked.name, TextStyle::label_plain) + ctx.px(24)));
  link(ctx, place,
       {.label = linked.name,
        .href = href_of(ctx, linked.record),
        .id = "link",
        .style = TextStyle::label_plain,
        .icon = icon_of(linked.record.type),
        .tone = Tone::secondary,
        .tab_stop = tab_stop});
}

std::string_view description_of(Context& ctx, const Model& model, const crm::TaskRow& task) {
  const std::string_view when = when_words(ctx, model, task);
  if (task.overdue && task.done_ms == 0) return tr(ctx, Key::tasks_overdue_words, {{"due", when}});
  return when;
}

// Cuts the check box off the start of the line.
void done_box(Context& ctx, Model& model, Rect& line, const crm::TaskRow& task, bool tab_stop) {
  const Rect box = line.cut_left(ctx.px(ctx.coarse_pointer() ? 44 : 28)).centred_y(ctx.metrics().control_small);
  line.cut_left(ctx.px(space::kXs));
  bool done = task.done_ms != 0;
  const std::string_view label = tr(ctx, Key::tasks_complete, {{"title", task.title}});
  if (checkbox(ctx, box, done, {.label = label, .id = "done", .label_hidden = true, .tab_stop = tab_stop})) {
    set_task_done(ctx, model, task.id, task.title, done);
  }
}

}  // namespace

float task_row_height(const Context& ctx) {
  if (ctx.phone()) return ctx.px(60);
  return std::max(ctx.metrics().row_height, ctx.px(40));
}

WidgetId task_row_id(crm::TaskId task) { return record_widget_id(task.value, kRowPart); }

void set_task_done(Context& ctx, Model& model, crm::TaskId task, std::string_view title, bool done) {
  if (done) {
    (void)report(ctx, model, model.commands.complete_tasks({task}), tr(ctx, Key::tasks_completed, {{"title", title}}));
  } else {
    (void)report(ctx, model, model.commands.reopen_tasks({task}), tr(ctx, Key::tasks_reopened, {{"title", title}}));
  }
}

float task_line_height(const Context& ctx) { return std::max(ctx.metrics().row_height, ctx.px(44)); }

void task_line(Context& ctx, Model& model, const Rect& rect, const crm::Task& task) {
  const int64_t now_ms = model.clock.unix_ms();
  const crm::DayLimits limits = crm::day_limits(now_ms, model.zone, ctx.week_start());
  const crm::TaskRow row{.id = task.id,
                         .title = task.fields.title,
                         .due = task.fields.due,
                         .done_ms = task.done_ms,
                         .bucket = task.done_ms != 0 ? crm::TaskBucket::done : crm::TaskBucket::no_date,
                         .overdue = task.done_ms == 0 && crm::is_overdue(task.fields.due, limits)};
  const IdScope scope{ctx, id_number(task.id.value)};
  const Response response = interact(ctx, rect.inset(-ctx.px(space::kS), 0),
                                     {.id = "task", .name = row.title, .description = description_of(ctx, model, row)});
  if (response.hovered) fill_rect(ctx, response.rect, ctx.palette().hover, radius::kControl);
  focus_ring(ctx, response, radius::kControl);
  if (response.clicked) open_dialog(model, {.kind = DialogKind::task, .record = crm::task_ref(task.id)});
  Rect line = rect;
  done_box(ctx, model, line, row, true);
  line = line.centred_y(line_height(ctx) + line_height(ctx, TextStyle::caption));
  paint_title(ctx, line.cut_top(line_height(ctx)), row);
  const std::string_view when = when_words(ctx, model, row);
  paint_text(ctx, line, when.empty() ? tr(ctx, Key::support_no_date) : when,
             {.style = TextStyle::caption, .tone = row.overdue ? Tone::danger : Tone::tertiary});
}

Response task_row(Context& ctx, Model& model, const Rect& rect, const crm::TaskRow& task, const TaskRowPlace& place) {
  const IdScope scope{ctx, id_number(task.id.value)};
  const NodeScope item{ctx,
                       rect,
                       {.id = record_widget_id(task.id.value, kItemPart),
                        .role = Role::list_item,
                        .set_size = static_cast<int32_t>(place.set_size),
                        .position = static_cast<int32_t>(place.position)}};
  const Response row = interact(ctx, rect,
                                {.exact_id = task_row_id(task.id),
                                 .name = task.title,
                                 .description = description_of(ctx, model, task),
                                 .tab_stop = place.tab_stop});
  if (row.hovered) fill_rect(ctx, rect, ctx.palette().hover, radius::kControl);
  horizontal_line(ctx, rect.x + ctx.px(space::kS), rect.bottom() - ctx.metrics().hairline,
                  rect.width - ctx.px(space::kL), ctx.palette().border);
  Rect line = rect.inset(ctx.px(space::kS), 0);
  line.cut_right(ctx.px(space::kS));
  done_box(ctx, model, line, task, place.tab_stop);
  if (ctx.phone()) {
    draw_narrow(ctx, model, line, task, place.tab_stop);
  } else {
    draw_wide(ctx, model, line, task, place.tab_stop);
  }
  focus_ring(ctx, row, radius::kControl);
  if (row.clicked) open_dialog(model, {.kind = DialogKind::task, .record = crm::task_ref(task.id)});
  return row;
}

}  // namespace ui
