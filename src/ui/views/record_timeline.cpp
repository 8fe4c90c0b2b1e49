// The story of a record, newest first, with a place to write the next note. Older entries are read when one scrolls
// towards them; only those in view are drawn.

#include <iterator>

#include "ui/text.h"
#include "ui/views/record_actions.h"
#include "ui/views/record_page.h"
#include "ui/views/support.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/scroll.h"

namespace ui {
namespace {

constexpr uint32_t kPage = 30;

// Outlives the visit: an unfinished note waits.
struct NoteDraft {
  std::string text;
};

void load(Model& model, RecordPage& page) {
  page.wanted = std::max(page.wanted, kPage);
  while (page.more && page.entries.size() < page.wanted) {
    crm::ActivityPage older = model.queries.timeline(page.record, *page.more, kPage);
    std::move(older.entries.begin(), older.entries.end(), std::back_inserter(page.entries));
    page.more = older.next;
  }
}

void measure(Context& ctx, const Model& model, RecordPage& page, float width) {
  if (page.measured_width_px != width) {
    page.measured_width_px = width;
    page.heights.clear();
  }
  while (page.heights.size() < page.entries.size())
    page.heights.push_back(activity_entry(ctx, model, {0, 0, width, 0}, page.entries[page.heights.size()], Draw::no));
}

float composer_height(Context& ctx, float width) {
  const FieldText field{.label = tr(ctx, Key::records_note)};
  return field_height(ctx, field, width, 2) + ctx.px(space::kS) + ctx.metrics().control_height;
}

void composer(Context& ctx, Rect area, Model& model, RecordPage& page) {
  NoteDraft& draft = ctx.state<NoteDraft>(ctx.id("note"));
  const FieldText field{.label = tr(ctx, Key::records_note), .id = "note_text"};
  Rect bar = area.cut_bottom(ctx.metrics().control_height);
  area.cut_bottom(ctx.px(space::kS));
  const FieldResponse typed = text_area(
      ctx, area, draft.text, {.text = field, .placeholder = tr(ctx, Key::records_note_placeholder), .lines = 2});
  const ButtonDesc add{.label = tr(ctx, Key::records_add_note),
                       .id = "add_written_note",
                       .icon = Icon::note,
                       .disabled = draft.text.empty(),
                       .keys = "Ctrl+Enter"};
  const bool pressed = button(ctx, bar.cut_right(button_width(ctx, add)), add).clicked;
  if ((pressed || typed.submitted) && !draft.text.empty() &&
      report(ctx, model, model.commands.add_note(page.record, draft.text), tr(ctx, Key::records_note_added)))
    draft.text.clear();
}

void entry(Context& ctx, Model& model, const Rect& rect, const crm::ActivityEntry& activity) {
  const IdScope scope{ctx, id_number(activity.id.value)};
  Rect area = rect;
  const float button_size = ctx.metrics().control_small;
  const Rect edit = area.cut_right(button_size).with_height(button_size);
  activity_entry(ctx, model, area, activity, Draw::yes);
  if (!crm::is_editable(activity.kind)) return;
  const Key label = activity.kind == crm::ActivityKind::call ? Key::records_edit_call : Key::records_edit_note;
  const NodeScope inside{ctx, activity_entry_id(ctx)};
  if (icon_button(ctx, edit, {.icon = Icon::edit, .label = tr(ctx, label), .id = "edit", .icon_css = 14})) {
    DialogRequest request;
    request.kind = activity.kind == crm::ActivityKind::call ? DialogKind::call : DialogKind::note;
    request.record = crm::activity_ref(activity.id);
    open_dialog(model, std::move(request));
  }
}

}  // namespace

void record_timeline(Context& ctx, Rect area, Model& model, RecordPage& page) {
  load(model, page);
  const float gap = ctx.px(space::kL);
  ScrollArea scroll{ctx, area, {.id = "timeline", .label = tr(ctx, Key::records_timeline)}};
  const Rect content = scroll.content();
  const float text_width_px = content.width - ctx.metrics().control_small;
  measure(ctx, model, page, text_width_px);
  float y = content.y + gap;
  const float note_height = composer_height(ctx, content.width);
  composer(ctx, {content.x, y, content.width, note_height}, model, page);
  y += note_height + gap;
  std::optional<NodeScope> feed;  // with its first entry in view: a feed without articles is none
  for (size_t index = 0; index < page.entries.size(); ++index) {
    const Rect rect{content.x, y, content.width, page.heights[index]};
    if (rect.overlaps(scroll.visible())) {
      if (!feed) feed.emplace(ctx, content, NodeDesc{.role = Role::feed, .name = tr(ctx, Key::records_timeline)});
      entry(ctx, model, rect, page.entries[index]);
    }
    y += page.heights[index] + gap;
  }
  scroll.set_content_height(y - content.y);
  if (page.more && y < scroll.visible().bottom() + scroll.visible().height) {
    page.wanted += kPage;
    ctx.wake_in(0);
  }
}

}  // namespace ui
