// What is due: tasks with a box to tick them off, overdue ones red and on top, and the next appointments.

#include <array>
#include <span>

#include "ui/text.h"
#include "ui/views/dashboard.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/display.h"

namespace ui {
namespace {

constexpr size_t kShown = 8;
constexpr float kRow_css = 44;

struct ShownItems {
  std::array<const crm::ComingItem*, kShown> items{};
  size_t count = 0;
};

ShownItems items_of(const DashboardData& data, ComingKind kind) {
  ShownItems found;
  const crm::ComingItem::Kind wanted =
      kind == ComingKind::tasks ? crm::ComingItem::Kind::task : crm::ComingItem::Kind::appointment;
  for (const crm::ComingItem& item : data.coming.items)
    if (item.kind == wanted && found.count < kShown) found.items[found.count++] = &item;
  return found;
}

std::string_view detail_of(Context& ctx, const Model& model, const crm::ComingItem& item) {
  const std::string_view when =
      item.kind == crm::ComingItem::Kind::task ? due_text(ctx, model, item.due) : span_text(ctx, model, item.span);
  return item.linked.empty() ? when : join(ctx, {when, " · ", item.linked.front().name});
}

// Title above, when and whom below; opens the record.
void item_body(Context& ctx, const Model& model, const Rect& row, const crm::ComingItem& item) {
  const std::string_view detail = detail_of(ctx, model, item);
  const std::string_view name = item.overdue
                                    ? join(ctx, {item.title, ", ", tr(ctx, Key::dashboard_overdue), ", ", detail})
                                    : join(ctx, {item.title, ", ", detail});
  const Response response =
      interact(ctx, row, {.id = "open", .role = Role::link, .name = name, .href = href_of(ctx, item.record)});
  if (response.hovered) fill_rect(ctx, row, ctx.palette().hover, radius::kControl);
  focus_ring(ctx, response, radius::kControl);
  Rect rest = row.inset(ctx.px(6), ctx.px(3));
  paint_text(ctx, rest.cut_top(line_height(ctx, TextStyle::body)), item.title);
  paint_text(ctx, rest, detail, {.style = TextStyle::caption, .tone = item.overdue ? Tone::danger : Tone::tertiary});
}

void task_row(Context& ctx, Model& model, Rect row, const crm::ComingItem& item) {
  bool done = false;
  const Rect box = row.cut_left(ctx.px(28));
  if (checkbox(
          ctx, box, done,
          {.label = tr(ctx, Key::dashboard_complete, {{"title", item.title}}), .id = "done", .label_hidden = true}))
    report(ctx, model, model.commands.complete_tasks({crm::TaskId{item.record.id}}),
           tr(ctx, Key::dashboard_completed, {{"title", item.title}}));
  item_body(ctx, model, row, item);
}

void appointment_row(Context& ctx, const Model& model, Rect row, const crm::ComingItem& item) {
  const Rect mark = row.cut_left(ctx.px(12)).inset(ctx.px(4), ctx.px(8));
  fill_rect(ctx, mark, ctx.palette().accent, 2);
  item_body(ctx, model, row, item);
}

}  // namespace

float coming_card(Context& ctx, Model& model, const DashboardData& data, const Rect& area, ComingKind kind, Draw draw) {
  const bool tasks = kind == ComingKind::tasks;
  const ShownItems shown = items_of(data, kind);
  const std::span items(shown.items.data(), shown.count);
  const CardDesc desc{.title = tr(ctx, tasks ? Key::app_tasks : Key::dashboard_appointments),
                      .id = tasks ? "tasks" : "appointments",
                      .link_label = tr(ctx, tasks ? Key::dashboard_all_tasks : Key::dashboard_open_calendar),
                      .href = tasks ? "#/tasks" : "#/calendar"};
  const bool overdue = tasks && data.coming.overdue_count > 0;
  const float badge_height = overdue ? ctx.px(28) : 0;
  const float row_height = ctx.px(kRow_css);
  const float body_height =
      items.empty() ? line_height(ctx, TextStyle::body) : row_height * static_cast<float>(items.size());
  const float height = Card::frame_height(ctx, desc) + badge_height + body_height;
  if (draw == Draw::no) return height;

  const Card card{ctx, area.with_height(height), desc};
  Rect rest = card.body();
  if (overdue) {
    const std::string_view words = tr(ctx, Key::dashboard_overdue_count, {{"count", data.coming.overdue_count}});
    badge(ctx, rest.cut_top(badge_height).with_width(badge_width(ctx, words, true)), words, Accent::danger,
          Icon::alert);
  }
  if (items.empty()) {
    text(ctx, rest, tr(ctx, tasks ? Key::dashboard_no_tasks : Key::dashboard_no_appointments),
         {.tone = Tone::tertiary});
    return height;
  }
  for (const crm::ComingItem* item : items) {
    const IdScope scope{ctx, id_number(item->record.id)};
    const Rect row = rest.cut_top(row_height);
    if (tasks)
      task_row(ctx, model, row, *item);
    else
      appointment_row(ctx, model, row, *item);
  }
  return height;
}

}  // namespace ui
