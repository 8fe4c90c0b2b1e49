// Who did what when: all steps, or those of one record, by day, newest first. Older steps are read when one scrolls
// towards them; only those in view are drawn, and what a step did is read when it is opened.

#include <algorithm>
#include <array>

#include "ui/ui.h"
#include "ui/views/history_step.h"
#include "ui/views/views.h"

namespace ui {
namespace {

constexpr uint32_t kPage = 40;
constexpr float kWidest_css = 960;
constexpr float kFilter_css = 220;

constexpr std::array kFilters = {
    Key::history_filter_all,   Key::history_filter_leads,    Key::history_filter_contacts,
    Key::history_filter_deals, Key::history_filter_tasks,    Key::history_filter_appointments,
    Key::history_filter_notes, Key::history_filter_settings,
};

struct State {
  crm::HistoryQuery query;
  std::string text;
  int32_t filter = 0;
  uint64_t version = UINT64_MAX;  // of the data
  std::vector<HistoryEntry> entries;
  std::optional<crm::HistoryCursor> next;
  uint32_t wanted = kPage;
  float measured_width_px = 0;
  Language measured_language{};
  std::string record_name;
  struct Drawn {
    WidgetId id = 0;
    Rect rect;
  };
  std::vector<Drawn> drawn;
};

void refresh(Model& model, State& state) {
  crm::HistoryQuery query{.filter = static_cast<crm::HistoryFilter>(state.filter),
                          .text = state.text,
                          .record = history_record(model.route)};
  if (!query.record.is_nil()) query.filter = crm::HistoryFilter::all;
  const uint64_t version = model.database.data_version();
  crm::History history(model.database);
  std::vector<store::StepId> open;
  if (state.version != version || state.query != query) {
    if (state.query != query) state.wanted = kPage;
    // What is open stays open when something was undone or restored.
    for (const HistoryEntry& entry : state.entries)
      if (entry.open) open.push_back(entry.step.id);
    state.version = version;
    state.query = query;
    state.entries.clear();
    state.next = crm::HistoryCursor{};
    state.record_name = query.record.is_nil() ? std::string() : history.name_of(query.record);
  }
  while (state.next && state.entries.size() < state.wanted) {
    crm::HistoryPage page =
        history.steps(query, *state.next, state.wanted - static_cast<uint32_t>(state.entries.size()));
    for (crm::HistoryStep& step : page.steps) {
      const bool was_open = std::ranges::find(open, step.id) != open.end();
      const base::Date day = base::local_date(step.at_ms, model.zone);
      state.entries.push_back({.step = std::move(step), .day = day, .open = was_open, .detail = {}});
    }
    state.next = page.next;
  }
  for (HistoryEntry& entry : state.entries)
    if (entry.open && !entry.detail) entry.detail = history.detail(entry.step.id, state.query.record);
}

void toolbar(Context& ctx, Rect line, State& state) {
  const std::string_view hint = tr(ctx, Key::history_search);
  if (state.query.record.is_nil()) {
    std::array<Option, kFilters.size()> options;
    for (size_t index = 0; index < kFilters.size(); ++index) options[index] = {.label = tr(ctx, kFilters[index])};
    const FieldText text{.label = tr(ctx, Key::history_filter), .id = "filter", .place = LabelPlace::hidden};
    const float width = std::min(ctx.px(kFilter_css), line.width * 0.45F);
    select(ctx, line.cut_right(width), state.filter, {.text = text, .options = options});
    line.cut_right(ctx.px(space::kS));
  }
  text_field(ctx, line, state.text,
             {.text = {.label = hint, .id = "search", .place = LabelPlace::hidden},
              .kind = FieldKind::search,
              .placeholder = hint,
              .icon = Icon::search,
              .clear_button = true});
}

// Whose history this is, and the way to that of everything.
void record_line(Context& ctx, Rect line, const State& state) {
  const ButtonDesc all{.label = tr(ctx, Key::history_show_all), .kind = ButtonKind::ghost, .size = ButtonSize::small};
  const float size = button_height(ctx, all.size);
  // A phone has room for the name, or for the words.
  const bool pressed = ctx.phone() ? icon_button(ctx, line.cut_right(size).centred_y(size),
                                                 {.icon = Icon::close, .label = all.label, .id = "all"})
                                         .clicked
                                   : button(ctx, line.cut_right(button_width(ctx, all)).centred_y(size), all).clicked;
  if (pressed) ctx.navigate("#/history");
  line.cut_right(ctx.px(space::kS));
  paint_icon(ctx, icon_of(state.query.record.type), line.cut_left(ctx.metrics().icon), ctx.palette().text_3);
  line.cut_left(ctx.px(space::kS));
  heading(ctx, line,
          ctx.phone() ? std::string_view(state.record_name)
                      : tr(ctx, Key::history_of_record, {{"name", state.record_name}}),
          {.level = 2});
}

bool is_filtered(const State& state) {
  return !state.query.record.is_nil() || !state.text.empty() || state.filter != 0;
}

void nothing(Context& ctx, const Rect& area, State& state) {
  const bool filtered = is_filtered(state);
  const EmptyStateResult answer =
      empty_state(ctx, area,
                  {.icon = Icon::history,
                   .title = tr(ctx, filtered ? Key::history_none_title : Key::history_empty_title),
                   .text = tr(ctx, filtered ? Key::history_none_text : Key::history_empty_text),
                   .id = "empty",
                   .primary = filtered ? tr(ctx, Key::history_show_all) : std::string_view{}});
  if (answer != EmptyStateResult::primary) return;
  state.text.clear();
  state.filter = 0;
  if (!state.query.record.is_nil()) ctx.navigate("#/history");
  ctx.wake_in(0);
}

void measure(Context& ctx, Model& model, State& state, float width) {
  if (state.measured_width_px != width || state.measured_language != ctx.language()) {
    state.measured_width_px = width;
    state.measured_language = ctx.language();
    for (HistoryEntry& entry : state.entries) entry.height_px = 0;
  }
  for (HistoryEntry& entry : state.entries)
    if (entry.height_px == 0) entry.height_px = history_step(ctx, model, {0, 0, width, 0}, entry, Draw::no);
}

void move_focus(Context& ctx, const State& state, ScrollArea& scroll) {
  for (size_t index = 0; index < state.drawn.size(); ++index) {
    const WidgetId id = state.drawn[index].id;
    if (ctx.focused() != id) continue;
    size_t next = index;
    if (ctx.take_key(id, KeyCode::arrow_down) && index + 1 < state.drawn.size()) next = index + 1;
    if (ctx.take_key(id, KeyCode::arrow_up) && index > 0) next = index - 1;
    if (next == index) return;
    scroll.reveal(state.drawn[next].rect);
    ctx.focus(state.drawn[next].id);
    return;
  }
}

void steps(Context& ctx, const Rect& area, Model& model, State& state) {
  // The bar stands beside the cards, not on them.
  const float gutter = ctx.metrics().gutter;
  const Rect whole = area.with_width(area.width + gutter);
  ScrollArea scroll{ctx, whole, {.id = "steps", .label = tr(ctx, Key::history_list), .padding_css = space::kXl}};
  const Rect content = scroll.content().with_width(area.width);
  // Half a window around, so that the keyboard finds the next line.
  const Rect near = scroll.visible().inset(0, -scroll.visible().height * 0.5F);
  measure(ctx, model, state, content.width);
  state.drawn.clear();
  float y = content.y;
  for (size_t first = 0; first < state.entries.size();) {
    const base::Date day = state.entries[first].day;
    y += first == 0 ? 0 : ctx.px(space::kL);
    const Rect title{content.x, y, content.width, ctx.px(32)};
    const IdScope scope{ctx, static_cast<uint64_t>(static_cast<uint32_t>(day.days_since_epoch))};
    if (title.overlaps(near)) heading(ctx, title, format_day(ctx, day), {.level = 2, .style = TextStyle::title});
    y += title.height;
    std::optional<NodeScope> list;  // with its first step in view: a list without items is none
    size_t index = first;
    for (; index < state.entries.size() && state.entries[index].day == day; ++index) {
      HistoryEntry& entry = state.entries[index];
      const Rect rect{content.x, y, content.width, entry.height_px};
      y += rect.height + ctx.px(space::kS);
      if (!rect.overlaps(near)) continue;
      if (!list) list.emplace(ctx, content, NodeDesc{.role = Role::list, .name = format_day(ctx, day)});
      const IdScope step_scope{ctx, id_number(entry.step.id.value)};
      const NodeScope item{ctx, rect, {.role = Role::list_item}};
      state.drawn.push_back({history_step_id(entry.step), rect});
      history_step(ctx, model, rect, entry, Draw::yes);
    }
    first = index;
  }
  scroll.set_content_height(y - content.y);
  if (state.next && y < near.bottom() + near.height) {
    state.wanted = static_cast<uint32_t>(state.entries.size()) + kPage;
    ctx.wake_in(0);
  }
  move_focus(ctx, state, scroll);
}

}  // namespace

void history_view(Context& ctx, Rect area, Model& model) {
  const IdScope scope{ctx, "history"};
  State& state = ctx.state<State>(ctx.id("state"));
  refresh(model, state);
  area = area.inset(ctx.metrics().gutter, 0);
  area = area.with_width(std::min(area.width, ctx.px(kWidest_css)));
  area.cut_top(ctx.px(ctx.phone() ? space::kS : space::kL));
  const bool is_empty = state.entries.empty();
  const bool of_record = !state.query.record.is_nil();
  if (of_record) {
    record_line(ctx, area.cut_top(ctx.metrics().control_height), state);
    area.cut_top(ctx.px(space::kS));
  }
  if (!is_empty || is_filtered(state)) toolbar(ctx, area.cut_top(ctx.metrics().control_height), state);
  area.cut_top(ctx.px(space::kM));
  if (is_empty) return nothing(ctx, area, state);
  steps(ctx, area, model, state);
}

}  // namespace ui
