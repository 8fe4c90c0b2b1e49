// Settings: general, data and backup, about. The section is in the address, so that a link can point at it.

#include "ui/views/settings.h"

#include <array>

#include "ui/format.h"
#include "ui/views/views.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/scroll.h"

namespace ui {
namespace {

struct Section {
  std::string_view name;
  Key label{};
  float (*draw)(Context&, Model&, const Rect&);
};

constexpr std::array kSections = {
    Section{"general", Key::settings_general, general_settings},
    Section{"data", Key::app_settings_data, data_settings},
    Section{"about", Key::settings_about, about_settings},
};
constexpr float kColumn_css = 720;

}  // namespace

void settings_view(Context& ctx, Rect area, Model& model) {
  int32_t selected = 0;
  for (size_t index = 0; index < kSections.size(); ++index)
    if (model.route.segment(1) == kSections[index].name) selected = static_cast<int32_t>(index);

  const float gutter = ctx.metrics().gutter;
  Rect page = area;
  page.cut_left(gutter);
  page.cut_right(gutter);
  const float width = std::min(page.width, ctx.px(kColumn_css));
  Rect bar = page.cut_top(tabs_height(ctx)).with_width(width);
  std::array<Choice, kSections.size()> choices;
  for (size_t index = 0; index < kSections.size(); ++index) choices[index] = {.label = tr(ctx, kSections[index].label)};
  if (tabs(ctx, bar, selected, {.label = tr(ctx, Key::app_settings), .choices = choices, .id = "sections"}))
    ctx.navigate(join(ctx, {"#/settings/", kSections[static_cast<size_t>(selected)].name}), HistoryMode::replace);

  const Section& section = kSections[static_cast<size_t>(selected)];
  const NodeScope panel{ctx, page, {.role = Role::tab_panel, .name = tr(ctx, section.label)}};
  ScrollArea scroll{ctx, page, {.id = section.name, .padding_css = space::kXl}};
  Rect column = scroll.content().with_width(width);
  column.cut_top(ctx.px(space::kL));
  scroll.set_content_height(section.draw(ctx, model, column) + ctx.px(space::kL));
}

}  // namespace ui
