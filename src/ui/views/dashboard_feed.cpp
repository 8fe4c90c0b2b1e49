// The account's activity feed: everything that happened, newest first, narrowed by kind and period. Entries have
// different heights; they are measured once per width, and only those in view are drawn.

#include <array>

#include "ui/text.h"
#include "ui/views/dashboard.h"
#include "ui/widgets/display.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/select.h"

namespace ui {
namespace {

constexpr uint32_t kPage = 40;
constexpr float kGap_css = 16;
constexpr int64_t kDay_ms = int64_t{24} * 3600 * 1000;

struct GroupChoice {
  Key label{};
  std::vector<crm::ActivityGroup> groups;
};

struct FeedState {
  int32_t group = 0;
  int32_t period = 0;
  std::optional<uint64_t> version;
  std::vector<crm::ActivityEntry> entries;
  std::optional<crm::ActivityCursor> next;
  uint32_t wanted = kPage;
  std::vector<float> heights;
  float measured_width_px = 0;
};

constexpr std::array kGroups = {Key::dashboard_feed_all,   Key::dashboard_feed_notes, Key::dashboard_feed_calls,
                                Key::dashboard_feed_deals, Key::dashboard_feed_tasks, Key::dashboard_feed_contacts};
constexpr std::array kPeriods = {Key::dashboard_any_time, Key::dashboard_today, Key::dashboard_last_7_days,
                                 Key::dashboard_last_30};

crm::FeedFilter filter_of(const FeedState& state, const Model& model) {
  crm::FeedFilter filter;
  switch (state.group) {
    case 1: filter.groups = {crm::ActivityGroup::notes}; break;
    case 2: filter.groups = {crm::ActivityGroup::calls}; break;
    case 3: filter.groups = {crm::ActivityGroup::deals}; break;
    case 4: filter.groups = {crm::ActivityGroup::tasks, crm::ActivityGroup::appointments}; break;
    case 5: filter.groups = {crm::ActivityGroup::leads_and_contacts}; break;
    default: break;
  }
  const int64_t today_ms = base::to_unix_ms(model.today(), 0, model.zone);
  switch (state.period) {
    case 1: filter.since_ms = today_ms; break;
    case 2: filter.since_ms = today_ms - 6 * kDay_ms; break;
    case 3: filter.since_ms = today_ms - 29 * kDay_ms; break;
    default: break;
  }
  return filter;
}

void refresh(Model& model, FeedState& state) {
  const uint64_t version = model.database.data_version();
  if (state.version != version) {
    state.version = version;
    state.entries.clear();
    state.heights.clear();
    state.next = crm::ActivityCursor{};
  }
  while (state.next && state.entries.size() < state.wanted) {
    crm::ActivityPage page = model.queries.feed(filter_of(state, model), *state.next, kPage);
    std::move(page.entries.begin(), page.entries.end(), std::back_inserter(state.entries));
    state.next = page.next;
  }
}

void measure(Context& ctx, Model& model, FeedState& state, float width) {
  if (state.measured_width_px != width) {
    state.measured_width_px = width;
    state.heights.clear();
  }
  while (state.heights.size() < state.entries.size())
    state.heights.push_back(
        activity_entry(ctx, model, {0, 0, width, 0}, state.entries[state.heights.size()], Draw::no));
}

void filters(Context& ctx, FeedState& state, Rect bar) {
  const auto one = [&](Rect rect, std::span<const Key> keys, Key label, std::string_view id, int32_t& selected) {
    std::array<Option, 8> options;
    for (size_t index = 0; index < keys.size(); ++index) options[index] = {.label = tr(ctx, keys[index])};
    const FieldText text{.label = tr(ctx, label), .id = id, .place = LabelPlace::hidden};
    if (!select(ctx, rect, selected, {.text = text, .options = std::span(options).first(keys.size())})) return;
    selected = std::max(selected, 0);
    state.version.reset();
    state.wanted = kPage;
    ctx.wake_in(0);
  };
  one(column_of(bar, 2, ctx.px(space::kS), 0), kGroups, Key::dashboard_feed_kind, "kind", state.group);
  one(column_of(bar, 2, ctx.px(space::kS), 1), kPeriods, Key::dashboard_feed_period, "period", state.period);
}

void entry(Context& ctx, Model& model, const Rect& rect, const crm::ActivityEntry& activity) {
  const IdScope scope{ctx, id_number(activity.id.value)};
  activity_entry(ctx, model, rect, activity, Draw::yes);
}

}  // namespace

void feed_card(Context& ctx, Model& model, const Rect& area) {
  FeedState& state = ctx.state<FeedState>(ctx.id("feed"));
  refresh(model, state);
  const Card card{ctx, area, {.title = tr(ctx, Key::dashboard_feed), .id = "feed"}};
  Rect rest = card.body();
  filters(ctx, state, rest.cut_top(ctx.metrics().control_height));
  rest.cut_top(ctx.px(space::kM));
  if (state.entries.empty()) {
    text(ctx, rest.cut_top(line_height(ctx, TextStyle::body)), tr(ctx, Key::dashboard_feed_empty),
         {.tone = Tone::tertiary});
    return;
  }
  const float gap = ctx.px(kGap_css);
  ScrollArea scroll{ctx, rest, {.id = "feed_scroll", .label = tr(ctx, Key::dashboard_feed)}};
  const Rect content = scroll.content();
  measure(ctx, model, state, content.width);
  const NodeScope feed{ctx, content, {.role = Role::feed, .name = tr(ctx, Key::dashboard_feed)}};
  float y = content.y;
  for (size_t index = 0; index < state.entries.size(); ++index) {
    const Rect rect{content.x, y, content.width, state.heights[index]};
    if (rect.overlaps(scroll.visible())) entry(ctx, model, rect, state.entries[index]);
    y += state.heights[index] + gap;
  }
  scroll.set_content_height(y - content.y);
  // One more window is kept ready below what is seen.
  if (state.next && y < scroll.visible().bottom() + scroll.visible().height) {
    state.wanted += kPage;
    ctx.wake_in(0);
  }
}

float feed_excerpt(Context& ctx, Model& model, const Rect& area, uint32_t entries, Draw draw) {
  FeedState& state = ctx.state<FeedState>(ctx.id("feed"));
  refresh(model, state);
  const CardDesc desc{.title = tr(ctx, Key::dashboard_feed), .id = "feed"};
  const float padding = ctx.metrics().card_padding;
  measure(ctx, model, state, area.width - 2 * padding);
  const float gap = ctx.px(kGap_css);
  const size_t shown = std::min<size_t>(entries, state.entries.size());
  float height = Card::frame_height(ctx, desc) + ctx.metrics().control_height + ctx.px(space::kM);
  for (size_t index = 0; index < shown; ++index) height += state.heights[index] + (index > 0 ? gap : 0);
  if (shown == 0) height += line_height(ctx, TextStyle::body);
  if (draw == Draw::no) return height;

  const Card card{ctx, area.with_height(height), desc};
  Rect rest = card.body();
  filters(ctx, state, rest.cut_top(ctx.metrics().control_height));
  rest.cut_top(ctx.px(space::kM));
  if (shown == 0) text(ctx, rest, tr(ctx, Key::dashboard_feed_empty), {.tone = Tone::tertiary});
  std::optional<NodeScope> feed;  // a feed without articles is none
  if (shown > 0) feed.emplace(ctx, rest, NodeDesc{.role = Role::feed, .name = tr(ctx, Key::dashboard_feed)});
  for (size_t index = 0; index < shown; ++index) {
    if (index > 0) rest.cut_top(gap);
    entry(ctx, model, rest.cut_top(state.heights[index]), state.entries[index]);
  }
  return height;
}

}  // namespace ui
