// The frame of a record page: which panels stand where at which width, and what shows when the record is gone.

#include "ui/views/record_page.h"

#include <array>

#include "ui/text.h"
#include "ui/views/record_list.h"
#include "ui/views/support.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/display.h"
#include "ui/widgets/scroll.h"

namespace ui {
namespace {

constexpr float kSideWidth_css = 300;

void not_found(Context& ctx, const Rect& area, const ListScreen& screen) {
  const EmptyStateDesc desc{.icon = screen.icon,
                            .title = tr(ctx, Key::records_not_found),
                            .text = tr(ctx, Key::records_not_found_text),
                            .id = "not_found",
                            .primary = tr(ctx, Key::records_to_list, {{"list", tr(ctx, screen.title)}})};
  if (empty_state(ctx, area, desc) == EmptyStateResult::primary) ctx.navigate(join(ctx, {"#/", screen.route}));
}

using Panel = float (*)(Context&, const Rect&, Model&, RecordPage&);

// Panels under each other, scrolling together.
void side(Context& ctx, const Rect& area, Model& model, RecordPage& page, std::string_view id, std::string_view label,
          std::span<const Panel> panels) {
  ScrollArea scroll{ctx, area, {.id = id, .label = label}};
  const Rect content = scroll.content().inset(ctx.px(space::kL), 0);
  Flow flow{content, 0};
  flow.space(ctx.px(space::kL));
  for (const Panel panel : panels) {
    flow.space(panel(ctx, flow.rest().with_height(area.height), model, page));
    flow.space(ctx.px(space::kL));
  }
  scroll.set_content_height(flow.used());
}

void three_columns(Context& ctx, Rect area, Model& model, RecordPage& page) {
  const float width = ctx.px(kSideWidth_css);
  const Rect left = area.cut_left(width);
  const Rect right = area.cut_right(width);
  const std::array<Panel, 1> fields = {record_fields};
  const std::array<Panel, 1> related = {record_related};
  side(ctx, left, model, page, "fields", tr(ctx, Key::records_details), fields);
  vertical_line(ctx, left.right(), area.y, area.height, ctx.palette().border);
  record_timeline(ctx, area.inset(ctx.px(space::kXl), 0), model, page);
  vertical_line(ctx, right.x, area.y, area.height, ctx.palette().border);
  side(ctx, right, model, page, "related", tr(ctx, Key::records_related), related);
}

void two_columns(Context& ctx, Rect area, Model& model, RecordPage& page) {
  const Rect left = area.cut_left(std::min(ctx.px(kSideWidth_css), area.width * 0.42F));
  const std::array<Panel, 2> panels = {record_fields, record_related};
  side(ctx, left, model, page, "fields", tr(ctx, Key::records_details), panels);
  vertical_line(ctx, left.right(), area.y, area.height, ctx.palette().border);
  record_timeline(ctx, area.inset(ctx.px(space::kL), 0), model, page);
}

void tabbed(Context& ctx, Rect area, Model& model, RecordPage& page) {
  const std::array choices = {Choice{.label = tr(ctx, Key::records_timeline)},
                              Choice{.label = tr(ctx, Key::records_details)},
                              Choice{.label = tr(ctx, Key::records_related)}};
  const Rect bar = area.cut_top(tabs_height(ctx));
  tabs(ctx, bar.inset(ctx.metrics().gutter, 0), page.tab, {.label = page.name, .choices = choices, .id = "panels"});
  const std::string_view label = choices[static_cast<size_t>(page.tab)].label;
  const NodeScope panel{ctx, area, {.role = Role::tab_panel, .name = label}};
  const std::array<Panel, 1> fields = {record_fields};
  const std::array<Panel, 1> related = {record_related};
  switch (page.tab) {
    case 0: record_timeline(ctx, area.inset(ctx.metrics().gutter, 0), model, page); break;
    case 1: side(ctx, area, model, page, "fields", label, fields); break;
    default: side(ctx, area, model, page, "related", label, related); break;
  }
}

}  // namespace

bool section_heading(Context& ctx, Flow& flow, std::string_view words, std::string_view add) {
  Rect line = flow.next(ctx.metrics().control_small);
  bool pressed = false;
  if (!add.empty()) pressed = icon_button(ctx, line.cut_right(line.height), {.icon = Icon::plus, .label = add}).clicked;
  heading(ctx, line, words, {.level = 3, .style = TextStyle::label});
  return pressed;
}

void record_page(Context& ctx, Rect area, Model& model, crm::RecordType type) {
  RecordPage& page = ctx.state<RecordPage>(ctx.id("record_page"));
  const base::Uuid id = route_id(model.route);
  if (page.record.id != id) {
    page = {};
    page.record = {type, id};
  }
  refresh(ctx, model, page);
  if (!page.found) return not_found(ctx, area, list_screen(type));

  const IdScope scope{ctx, id_number(id)};
  fill_rect(ctx, area, ctx.palette().surface);
  record_header(ctx, area.cut_top(record_header_height(ctx, area)), model, page);
  horizontal_line(ctx, area.x, area.y, area.width, ctx.palette().border);
  if (area.width >= ctx.px(920)) {
    three_columns(ctx, area, model, page);
  } else if (area.width >= ctx.px(560)) {
    two_columns(ctx, area, model, page);
  } else {
    tabbed(ctx, area, model, page);
  }
}

}  // namespace ui
