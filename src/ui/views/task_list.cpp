// Sections one below the other in one scroll area. Row heights are all the same, so that a section's height is known
// from its count.

#include "ui/views/task_list.h"

#include <algorithm>
#include <cmath>

#include "ui/ui.h"
#include "ui/views/record_ids.h"
#include "ui/views/support.h"
#include "ui/views/task_row.h"

namespace ui {

namespace {

constexpr uint32_t kBlock = 16;
constexpr float kHeader_css = 40;

struct Range {
  uint32_t first = 0;
  uint32_t end = 0;
};

Range range_of(const Rect& visible, float top, float height, uint32_t count) {
  const float around = visible.height * 0.5F;
  const auto limit = static_cast<float>(count);
  return {static_cast<uint32_t>(std::clamp(std::floor((visible.y - around - top) / height), 0.0F, limit)),
          static_cast<uint32_t>(std::clamp(std::ceil((visible.bottom() + around - top) / height), 0.0F, limit))};
}

const TaskWindow& read_window(Model& model, TaskListState& state, crm::TaskBucket bucket, const Range& wanted) {
  TaskWindow& window = state.windows[static_cast<size_t>(bucket)];
  const uint64_t version = model.database.data_version();
  const bool fresh = window.version == version && model.clock.unix_ms() < window.outdated_at_ms;
  if (fresh && wanted.first >= window.offset && wanted.end <= window.offset + window.count) return window;
  window.version = version;
  window.outdated_at_ms = model.queries.next_change_ms().value_or(INT64_MAX);
  window.offset = wanted.first / kBlock * kBlock;
  window.count = (wanted.end + kBlock - 1) / kBlock * kBlock - window.offset;
  window.rows = model.queries.tasks_in(bucket, window.offset, window.count);
  return window;
}

void draw_header(Context& ctx, TaskListState& state, const Rect& rect, crm::TaskBucket bucket, uint32_t count) {
  bool& folded = state.folded[static_cast<size_t>(bucket)];
  const std::string_view name = bucket_text(ctx, bucket);
  const bool overdue = bucket == crm::TaskBucket::overdue;
  const Response header = interact(ctx, rect,
                                   {.id = "section",
                                    .name = tr(ctx, Key::tasks_section, {{"name", name}, {"count", count}}),
                                    .state = node_state::kExpandable | (folded ? 0U : node_state::kExpanded)});
  if (header.clicked) folded = !folded;
  if (header.hovered) fill_rect(ctx, rect, ctx.palette().hover, radius::kControl);
  focus_ring(ctx, header, radius::kControl);
  Rect line = rect.inset(ctx.px(space::kS), 0);
  const Tone tone = overdue ? Tone::danger : Tone::text;
  paint_icon(ctx, folded ? Icon::chevron_right : Icon::chevron_down, line.cut_left(ctx.px(16)),
             tone_colour(ctx, Tone::tertiary));
  line.cut_left(ctx.px(space::kS));
  line.cut_left(paint_text(ctx, line, name, {.style = TextStyle::title, .tone = tone}));
  line.cut_left(ctx.px(space::kS));
  const std::string_view number = format_count(ctx, count);
  const float width = text_width(ctx, number, TextStyle::caption_strong) + ctx.px(14);
  const Rect pill = line.cut_left(width).centred_y(ctx.px(20));
  fill_rect(ctx, pill, overdue ? accent_fill(ctx, Accent::danger) : ctx.palette().sunken, 10);
  paint_text(
      ctx, pill, number,
      {.style = TextStyle::caption_strong, .tone = overdue ? Tone::danger : Tone::secondary, .align = Align::centre});
}

void move_focus(Context& ctx, TaskListState& state, ScrollArea& area) {
  const std::vector<DrawnTask>& drawn = state.drawn;
  for (size_t i = 0; i < drawn.size(); ++i) {
    const WidgetId row = task_row_id(drawn[i].task);
    if (ctx.focused() != row) continue;
    size_t next = i;
    if (ctx.take_key(row, KeyCode::arrow_down) && i + 1 < drawn.size()) next = i + 1;
    if (ctx.take_key(row, KeyCode::arrow_up) && i > 0) next = i - 1;
    if (next == i) return;
    state.last_focused = drawn[next].task;
    area.reveal(drawn[next].rect);
    ctx.focus(task_row_id(drawn[next].task));
    return;
  }
}

}  // namespace

std::string_view bucket_text(Context& ctx, crm::TaskBucket bucket) {
  switch (bucket) {
    case crm::TaskBucket::overdue: return tr(ctx, Key::tasks_overdue);
    case crm::TaskBucket::today: return tr(ctx, Key::tasks_today);
    case crm::TaskBucket::tomorrow: return tr(ctx, Key::tasks_tomorrow);
    case crm::TaskBucket::this_week: return tr(ctx, Key::tasks_this_week);
    case crm::TaskBucket::later: return tr(ctx, Key::tasks_later);
    case crm::TaskBucket::no_date: return tr(ctx, Key::tasks_no_date);
    case crm::TaskBucket::done: return tr(ctx, Key::tasks_done);
  }
  return {};
}

void task_list(Context& ctx, const Rect& area, Model& model, TaskListState& state, const crm::TaskCounts& counts) {
  ScrollArea scroll{ctx, area, {.id = "tasks", .padding_css = space::kXl}};
  const float height = task_row_height(ctx);
  const Rect content = scroll.content();
  const Rect visible = scroll.visible();
  float y = content.y;
  std::vector<DrawnTask>& drawn = state.drawn;
  drawn.clear();
  bool focus_place_drawn = false;
  for (const TaskWindow& window : state.windows) {
    for (const crm::TaskRow& row : window.rows) focus_place_drawn = focus_place_drawn || row.id == state.last_focused;
  }
  for (int32_t index = 0; index < crm::kTaskBucketCount; ++index) {
    const auto bucket = static_cast<crm::TaskBucket>(index);
    const uint32_t count = counts.buckets[index];
    if (count == 0) continue;
    const IdScope scope{ctx, static_cast<uint64_t>(index)};
    draw_header(ctx, state, {content.x, y, content.width, ctx.px(kHeader_css)}, bucket, count);
    y += ctx.px(kHeader_css);
    if (!state.folded[static_cast<size_t>(index)]) {
      const Rect rows{content.x, y, content.width, height * static_cast<float>(count)};
      const NodeScope list{ctx, rows, {.id = ctx.id("list"), .role = Role::list, .name = bucket_text(ctx, bucket)}};
      const Range range = range_of(visible, y, height, count);
      if (range.first < range.end) {
        const TaskWindow& window = read_window(model, state, bucket, range);
        for (uint32_t i = range.first; i < range.end && i - window.offset < window.rows.size(); ++i) {
          const crm::TaskRow& task = window.rows[i - window.offset];
          const Rect rect{content.x, std::round(y + static_cast<float>(i) * height), content.width, height};
          const bool tab_stop = focus_place_drawn ? task.id == state.last_focused : drawn.empty();
          drawn.push_back({task.id, rect});
          if (task_row(ctx, model, rect, task, {.set_size = count, .position = i + 1, .tab_stop = tab_stop}).focused)
            state.last_focused = task.id;
        }
      }
      y += rows.height;
    }
    y += ctx.px(space::kS);
  }
  scroll.set_content_height(y - content.y);
  move_focus(ctx, state, scroll);
}

}  // namespace ui
