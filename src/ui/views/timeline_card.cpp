// The timeline of a record page. Entries are measured once per width and read page by page; only those in view are
// drawn.

#include "ui/views/timeline_card.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "ui/ui.h"
#include "ui/views/support.h"

namespace ui {

namespace {

constexpr uint32_t kPage = 40;
constexpr int32_t kNoteLines = 2;

struct Timeline {
  uint64_t version = UINT64_MAX;
  std::vector<crm::ActivityEntry> entries;
  std::optional<crm::ActivityCursor> next;
  uint32_t wanted = kPage;
  std::vector<float> heights;
  float measured_width_px = 0;
  std::string note;  // being written
};

Timeline& timeline_of(Context& ctx, Model& model, const crm::RecordRef& record) {
  Timeline& timeline = ctx.state<Timeline>(ctx.id("timeline"));
  const uint64_t version = model.database.data_version();
  if (timeline.version != version) {
    timeline.version = version;
    timeline.entries.clear();
    timeline.heights.clear();
    timeline.next = crm::ActivityCursor{};
  }
  while (timeline.next && timeline.entries.size() < timeline.wanted) {
    crm::ActivityPage page = model.queries.timeline(record, *timeline.next, kPage);
    std::move(page.entries.begin(), page.entries.end(), std::back_inserter(timeline.entries));
    timeline.next = page.next;
  }
  return timeline;
}

// Room beside an entry for its menu, so that texts do not run under it.
float menu_width(const Context& ctx) { return ctx.metrics().control_small; }

void measure(Context& ctx, const Model& model, Timeline& timeline, float width) {
  if (timeline.measured_width_px != width) {
    timeline.measured_width_px = width;
    timeline.heights.clear();
  }
  const Rect area{0, 0, width - menu_width(ctx), 0};
  while (timeline.heights.size() < timeline.entries.size()) {
    timeline.heights.push_back(activity_entry(ctx, model, area, timeline.entries[timeline.heights.size()], Draw::no));
  }
}

float composer_height(Context& ctx, float width) {
  const FieldText text{.label = tr(ctx, Key::timeline_write), .id = "note", .place = LabelPlace::hidden};
  return field_height(ctx, text, width, kNoteLines) + ctx.px(space::kS) + ctx.metrics().control_height;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \n\t") == std::string_view::npos; }

void composer(Context& ctx, Rect area, Model& model, Timeline& timeline, const crm::RecordRef& record) {
  const std::string_view label = tr(ctx, Key::timeline_write);
  const FieldText text{.label = label, .id = "note", .place = LabelPlace::hidden};
  const Rect field = area.cut_top(field_height(ctx, text, area.width, kNoteLines));
  const FieldResponse typed =
      text_area(ctx, field, timeline.note, {.text = text, .placeholder = label, .lines = kNoteLines});
  area.cut_top(ctx.px(space::kS));
  Rect line = area.cut_top(ctx.metrics().control_height);
  const bool empty = is_blank(timeline.note);
  const ButtonDesc add{
      .label = tr(ctx, Key::timeline_add_note), .icon = Icon::note, .kind = ButtonKind::primary, .disabled = empty};
  const bool pressed = button(ctx, line.cut_right(button_width(ctx, add)), add).clicked;
  line.cut_right(ctx.px(space::kS));
  const ButtonDesc call{.label = tr(ctx, Key::timeline_log_call), .icon = Icon::phone_call};
  if (button(ctx, line.cut_right(button_width(ctx, call)), call))
    open_dialog(model, {.kind = DialogKind::call, .record = record});
  if (empty || !(pressed || typed.submitted)) return;
  if (report(ctx, model, model.commands.add_note(record, timeline.note), tr(ctx, Key::timeline_note_added)))
    timeline.note.clear();
}

// Only what somebody wrote can be changed; the rest is history.
void entry_menu(Context& ctx, const Rect& rect, Model& model, const crm::ActivityEntry& entry) {
  if (!crm::is_editable(entry.kind)) return;
  const std::array items = {MenuItem{.label = tr(ctx, Key::common_edit), .icon = Icon::edit},
                            MenuItem{.label = tr(ctx, Key::common_delete), .icon = Icon::trash, .danger = true}};
  const IconButtonDesc desc{.icon = Icon::more,
                            .label = tr(ctx, Key::timeline_entry_menu),
                            .id = "more",
                            .icon_css = 14,
                            .tone = Tone::tertiary};
  const std::optional<int32_t> chosen = icon_menu_button(ctx, rect, desc, items);
  if (!chosen) return;
  const crm::RecordRef record = crm::activity_ref(entry.id);
  if (*chosen == 0) {
    const bool note = entry.kind == crm::ActivityKind::note;
    open_dialog(model, {.kind = note ? DialogKind::note : DialogKind::call, .record = record});
  } else {
    (void)report(ctx, model, model.commands.delete_records({record}), tr(ctx, Key::timeline_deleted));
  }
}

// Returns the height of all entries.
float entries(Context& ctx, Model& model, Timeline& timeline, const Rect& area, const Rect& visible) {
  // A feed without an article in it is none (WAI-ARIA 1.2, required owned elements): all may lie below what is seen.
  const bool seen = !timeline.entries.empty() && area.y < visible.bottom();
  const NodeScope feed{ctx, area, {.role = seen ? Role::feed : Role::group, .name = tr(ctx, Key::timeline_title)}};
  float y = area.y;
  for (size_t i = 0; i < timeline.entries.size(); ++i) {
    Rect rect{area.x, y, area.width, timeline.heights[i]};
    y += timeline.heights[i] + ctx.px(space::kL);
    if (!rect.overlaps(visible)) continue;
    const crm::ActivityEntry& entry = timeline.entries[i];
    const IdScope scope{ctx, id_number(entry.id.value)};
    const Rect menu = rect.cut_right(menu_width(ctx)).with_height(menu_width(ctx));
    activity_entry(ctx, model, rect, entry, Draw::yes);
    const NodeScope inside{ctx, activity_entry_id(ctx)};
    entry_menu(ctx, menu, model, entry);
  }
  // One more window is kept ready below what is seen.
  if (timeline.next && y < visible.bottom() + visible.height) {
    timeline.wanted += kPage;
    ctx.wake_in(0);
  }
  return y - area.y;
}

}  // namespace

void timeline_card(Context& ctx, Model& model, const Rect& area, const crm::RecordRef& record) {
  const IdScope scope{ctx, id_number(record.id)};
  Timeline& timeline = timeline_of(ctx, model, record);
  const Card card{ctx, area, {.title = tr(ctx, Key::timeline_title), .id = "timeline"}};
  Rect rest = card.body();
  composer(ctx, rest.cut_top(composer_height(ctx, rest.width)), model, timeline, record);
  rest.cut_top(ctx.px(space::kL));
  ScrollArea scroll{ctx, rest, {.id = "entries", .label = tr(ctx, Key::timeline_title), .padding_css = space::kL}};
  measure(ctx, model, timeline, rest.width);
  scroll.set_content_height(entries(ctx, model, timeline, scroll.content(), scroll.visible()));
}

float timeline_part(Context& ctx, Model& model, const Rect& area, const crm::RecordRef& record) {
  const IdScope scope{ctx, id_number(record.id)};
  Timeline& timeline = timeline_of(ctx, model, record);
  const CardDesc desc{.title = tr(ctx, Key::timeline_title), .id = "timeline"};
  const float padding = ctx.metrics().card_padding;
  const float width = area.width - 2 * padding;
  measure(ctx, model, timeline, width);
  float height = Card::frame_height(ctx, desc) + composer_height(ctx, width) + ctx.px(space::kL);
  for (const float entry : timeline.heights) height += entry + ctx.px(space::kL);
  const Card card{ctx, area.with_height(height), desc};
  Rect rest = card.body();
  composer(ctx, rest.cut_top(composer_height(ctx, rest.width)), model, timeline, record);
  rest.cut_top(ctx.px(space::kL));
  entries(ctx, model, timeline, rest, ctx.window());
  return height;
}

}  // namespace ui
