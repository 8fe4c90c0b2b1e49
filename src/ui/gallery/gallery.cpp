// Every widget in every state on one page: the place to look at when a token changes, and what the pixel tests draw.

#include "ui/gallery/gallery.h"

#include <array>

#include "ui/gallery/gallery_parts.h"
#include "ui/locale.h"
#include "ui/text.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/scroll.h"

namespace ui {
namespace {

struct Section {
  Key title{};
  void (*draw)(Context&, Flow&) = nullptr;
};

constexpr std::array kSections = {
    Section{Key::gallery_buttons, gallery_buttons},     Section{Key::gallery_texts, gallery_texts},
    Section{Key::gallery_choices, gallery_choices},     Section{Key::gallery_fields, gallery_fields},
    Section{Key::gallery_layers, gallery_layers},       Section{Key::gallery_display, gallery_display},
    Section{Key::gallery_table_section, gallery_table}, Section{Key::gallery_drag_section, gallery_drag},
    Section{Key::gallery_scripts, gallery_scripts},     Section{Key::gallery_icons, gallery_icons},
    Section{Key::gallery_colours, gallery_colours},
};

}  // namespace

void gallery_view(Context& ctx, const Rect& area) {
  const float gutter = ctx.metrics().gutter;
  ScrollArea scroll{ctx, area, {.id = "gallery", .label = tr(ctx, Key::gallery_title), .padding_css = space::k3xl}};
  Rect column = scroll.content();
  column.cut_left(gutter);
  column.cut_right(gutter);
  Flow flow{column, ctx.px(space::kM)};
  paragraph(ctx, flow.next(line_height(ctx)), tr(ctx, Key::gallery_intro), {.tone = Tone::secondary});

  const std::array themes = {Choice{.label = tr(ctx, Key::gallery_system), .icon = Icon::system},
                             Choice{.label = tr(ctx, Key::gallery_light), .icon = Icon::sun},
                             Choice{.label = tr(ctx, Key::gallery_dark), .icon = Icon::moon}};
  const ChoicesDesc theme{.label = tr(ctx, Key::gallery_theme), .choices = themes, .id = "theme"};
  int32_t chosen = static_cast<int32_t>(ctx.theme());
  const Rect line = flow.next(ctx.metrics().control_height);
  if (segmented(ctx, line.with_width(std::min(segmented_width(ctx, theme), line.width)), chosen, theme))
    ctx.set_theme(static_cast<ThemeChoice>(chosen));

  for (const Section& section : kSections) {
    const std::string_view title = tr(ctx, section.title);
    const IdScope scope{ctx, title};
    flow.space(ctx.px(space::kXl));
    heading(ctx, flow.next(line_height(ctx, TextStyle::title)), title);
    section.draw(ctx, flow);
  }
  scroll.set_content_height(flow.used());
}

}  // namespace ui
