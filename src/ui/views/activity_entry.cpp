// One entry of a timeline or of the dashboard's feed. The same code measures and draws, so that a list of entries of
// different heights can skip what is out of view.

#include "ui/text.h"
#include "ui/views/support.h"
#include "ui/widgets/button.h"

namespace ui {
namespace {

constexpr int32_t kTextLines = 6;
constexpr float kIconBox_css = 28;

Accent accent_of(crm::ActivityKind kind) {
  switch (kind) {
    case crm::ActivityKind::deal_won: return Accent::success;
    case crm::ActivityKind::deal_lost:
    case crm::ActivityKind::record_deleted: return Accent::danger;
    case crm::ActivityKind::call:
    case crm::ActivityKind::note: return Accent::accent;
    case crm::ActivityKind::stage_changed:
    case crm::ActivityKind::deal_reopened: return Accent::info;
    default: return Accent::neutral;
  }
}

// What somebody wrote; of other kinds the text is in the sentence already.
std::string_view written_text(const crm::ActivityEntry& entry) {
  return entry.kind == crm::ActivityKind::note || entry.kind == crm::ActivityKind::call ? std::string_view(entry.text)
                                                                                        : std::string_view{};
}

// Links to the records of the entry that are not the page itself, after the time.
void meta_line(Context& ctx, const Model& model, Rect line, const crm::ActivityEntry& entry) {
  const std::string_view time = ago_text(ctx, model, entry.at_ms);
  text(ctx, line.cut_left(text_width(ctx, time, TextStyle::caption)), time,
       {.style = TextStyle::caption, .tone = Tone::tertiary});
  const base::Uuid page = route_id(model.route);
  int shown = 0;
  for (const crm::LinkedRecord& linked : entry.records) {
    if (linked.record.id == page || shown == 2) continue;
    const std::string_view dot = " · ";
    const float dot_width = text_width(ctx, dot, TextStyle::caption);
    const float width = text_width(ctx, linked.name, TextStyle::caption) + 1;
    if (line.width < dot_width + ctx.px(40)) break;
    paint_text(ctx, line.cut_left(dot_width), dot, {.style = TextStyle::caption, .tone = Tone::tertiary});
    const IdScope scope{ctx, id_number(linked.record.id)};
    link(ctx, line.cut_left(width),
         {.label = linked.name, .href = href_of(ctx, linked.record), .id = "record", .style = TextStyle::caption});
    ++shown;
  }
}

}  // namespace

WidgetId activity_entry_id(Context& ctx) { return ctx.id("entry"); }

float activity_entry(Context& ctx, const Model& model, const Rect& area, const crm::ActivityEntry& entry, Draw draw) {
  const std::string_view sentence = activity_sentence(ctx, entry);
  const std::string_view written = written_text(entry);
  Rect rest = area;
  const float icon_box = ctx.px(kIconBox_css);
  const Rect icon_column = rest.cut_left(icon_box);
  rest.cut_left(ctx.px(space::kM));

  const float sentence_height = paragraph_height(ctx, sentence, rest.width, TextStyle::body, 3);
  const float meta_height = line_height(ctx, TextStyle::caption);
  const float padding = ctx.px(space::kS);
  const float written_height =
      written.empty()
          ? 0
          : paragraph_height(ctx, written, rest.width - 2 * padding, TextStyle::body, kTextLines) + 2 * padding;
  const float gap = written.empty() ? 0 : ctx.px(6);
  const float height = std::max(sentence_height + meta_height + gap + written_height, icon_box);
  if (draw == Draw::no) return height;

  const NodeScope scope{
      ctx, area.with_height(height), {.id = activity_entry_id(ctx), .role = Role::article, .name = sentence}};
  const Accent accent = accent_of(entry.kind);
  const Rect circle = icon_column.with_height(icon_box);
  fill_circle(ctx, circle.centre(), icon_box * 0.5F, accent_fill(ctx, accent));
  paint_icon(ctx, activity_icon(entry.kind), circle, accent_ink(ctx, accent), 15);
  paint_paragraph(ctx, rest.cut_top(sentence_height), sentence, {.style = TextStyle::body}, 3);
  meta_line(ctx, model, rest.cut_top(meta_height), entry);
  if (!written.empty()) {
    rest.cut_top(gap);
    const Rect box = rest.cut_top(written_height);
    fill_rect(ctx, box, ctx.palette().sunken, radius::kControl);
    paragraph(ctx, box.inset(padding), written, {}, kTextLines);
  }
  return height;
}

}  // namespace ui
