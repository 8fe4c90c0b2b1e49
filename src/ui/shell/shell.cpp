// The frame around every screen; see shell.h. The page's own part is a `main` landmark opened by begin_shell and closed
// by end_shell.

#include "ui/shell/shell.h"

#include <array>
#include <optional>
#include <vector>

#include "ui/format.h"
#include "ui/locale.h"
#include "ui/text.h"
#include "ui/widgets/display.h"
#include "ui/widgets/tooltip.h"

namespace ui {
namespace {

constexpr float kRail_css = 240;
constexpr float kNarrowRail_css = 64;
constexpr float kBar_css = 58;  // the phone's navigation
constexpr float kItem_css = 38;
constexpr float kSearch_css = 260;
constexpr size_t kPhoneItems = 4;

struct ShellState {
  bool lamp_open = false;
  bool more_open = false;
  std::optional<NodeScope> main;
};

enum class Look : uint8_t { wide, narrow, bar };

std::string_view label_in(const ShellItem& item, Look look) {
  return look == Look::bar && !item.short_label.empty() ? item.short_label : item.label;
}

// What is seen is part of what is said (WCAG 2.5.3).
std::string_view item_name(Context& ctx, const ShellItem& item, Look look) {
  const std::string_view label = label_in(item, look);
  return item.count > 0 ? join(ctx, {label, ", ", format_count(ctx, item.count)}) : label;
}

void paint_count(Context& ctx, const Rect& rect, int64_t count) {
  const std::string_view words = format_count(ctx, count);
  const float width = std::max(text_width(ctx, words, TextStyle::caption_strong) + ctx.px(10), ctx.px(18));
  const Rect pill{rect.right() - width, std::round(rect.centre().y - ctx.px(9)), width, ctx.px(18)};
  fill_rect(ctx, pill, accent_fill(ctx, Accent::danger), 9);
  paint_text(ctx, pill, words,
             {.style = TextStyle::caption_strong, .colour = accent_ink(ctx, Accent::danger), .align = Align::centre});
}

void navigation_item(Context& ctx, const Rect& rect, const ShellItem& item, bool current, Look look) {
  const Response response = interact(ctx, rect,
                                     {.id = item.id,
                                      .role = Role::link,
                                      .name = item_name(ctx, item, look),
                                      .href = item.route,
                                      .state = current ? node_state::kCurrent : 0U});
  const Palette& colours = ctx.palette();
  const float hover = ctx.tween(ctx.id(join(ctx, {item.id, "-hover"})), response.hovered ? 1.0F : 0.0F);
  const Colour ink = current ? colours.accent : mix(colours.text_2, colours.text, hover);
  if (look == Look::bar) {
    Rect rest = rect.inset(0, ctx.px(7));
    paint_icon(ctx, item.icon, rest.cut_top(ctx.px(24)), ink, 20);
    paint_text(ctx, rest, label_in(item, look), {.style = TextStyle::caption, .colour = ink, .align = Align::centre});
    focus_ring(ctx, response, radius::kControl);
    return;
  }
  if (current)
    fill_rect(ctx, rect, colours.accent_soft, radius::kControl);
  else if (hover > 0)
    fill_rect(ctx, rect, with_alpha(colours.hover, hover), radius::kControl);
  focus_ring(ctx, response, radius::kControl);
  if (look == Look::narrow) {
    paint_icon(ctx, item.icon, rect, ink, 20);
    if (item.count > 0) {
      const float dot = ctx.px(4);
      fill_circle(ctx, {rect.right() - ctx.px(8), rect.y + ctx.px(8)}, dot, colours.danger);
    }
    tooltip(ctx, response, item.label);
    return;
  }
  Rect rest = rect.inset(ctx.px(10), 0);
  paint_icon(ctx, item.icon, rest.cut_left(ctx.px(20)), ink, 18);
  rest.cut_left(ctx.px(10));
  if (item.count > 0) paint_count(ctx, rest, item.count);
  paint_text(ctx, rest, item.label,
             {.style = current ? TextStyle::body_strong : TextStyle::body,
              .colour = current ? ink : mix(colours.text_2, colours.text, 0.5F + hover * 0.5F)});
}

// The mark of the product: two people who know each other, as two overlapping circles.
void paint_mark(Context& ctx, const Rect& square) {
  const Palette& colours = ctx.palette();
  fill_rect(ctx, square, colours.accent, 7);
  const Point centre = square.centre();
  const float radius_px = square.width * 0.2F;
  const float apart = square.width * 0.13F;
  fill_circle(ctx, {centre.x - apart, centre.y}, radius_px, with_alpha(colours.on_accent, 0.95F));
  fill_circle(ctx, {centre.x + apart, centre.y}, radius_px, with_alpha(colours.on_accent, 0.55F));
}

void rail(Context& ctx, Rect area, const ShellDesc& desc, Look look) {
  const Palette& colours = ctx.palette();
  fill_rect(ctx, area, colours.surface);
  vertical_line(ctx, area.right() - ctx.metrics().hairline, area.y, area.height, colours.border);
  const NodeScope scope{ctx, area, {.role = Role::navigation, .name = tr(ctx, Key::ui_navigation)}};
  Rect rest = area.inset(ctx.px(look == Look::wide ? 12 : 10), ctx.px(14));
  Rect brand = rest.cut_top(ctx.px(32));
  const float mark = ctx.px(28);
  if (look == Look::narrow) {
    paint_mark(ctx, brand.centred(mark, mark));
  } else {
    brand.cut_left(ctx.px(6));
    paint_mark(ctx, brand.cut_left(mark).centred(mark, mark));
    brand.cut_left(ctx.px(10));
    paint_text(ctx, brand, "Kenalan", {.style = TextStyle::title});
  }
  rest.cut_top(ctx.px(18));
  const float item_height = std::max(ctx.px(kItem_css), ctx.coarse_pointer() ? ctx.px(44) : 0.0F);
  for (const ShellItem& item : desc.items) {
    const Rect place = item.at_end ? rest.cut_bottom(item_height) : rest.cut_top(item_height);
    if (item.at_end)
      rest.cut_bottom(ctx.px(2));
    else
      rest.cut_top(ctx.px(2));
    navigation_item(ctx, place, item, item.id == desc.current, look);
  }
}

void phone_bar(Context& ctx, const Rect& area, const ShellDesc& desc, ShellState& state) {
  const Palette& colours = ctx.palette();
  fill_rect(ctx, area, colours.surface);
  horizontal_line(ctx, area.x, area.y, area.width, colours.border);
  const NodeScope scope{ctx, area, {.role = Role::navigation, .name = tr(ctx, Key::ui_navigation)}};
  int32_t column = 0;
  std::vector<const ShellItem*> others;
  bool current_shown = false;
  for (const ShellItem& item : desc.items) {
    if (!item.on_phone_bar || static_cast<size_t>(column) >= kPhoneItems) {
      others.push_back(&item);
      continue;
    }
    current_shown = current_shown || item.id == desc.current;
    navigation_item(ctx, column_of(area, static_cast<int32_t>(kPhoneItems) + 1, 0, column++), item,
                    item.id == desc.current, Look::bar);
  }
  const Rect rect = column_of(area, static_cast<int32_t>(kPhoneItems) + 1, 0, static_cast<int32_t>(kPhoneItems));
  const Response more = interact(
      ctx, rect,
      {.id = "more",
       .name = tr(ctx, Key::ui_more),
       .state = node_state::kHasPopup | node_state::kExpandable | (state.more_open ? node_state::kExpanded : 0U)});
  const Colour ink = !current_shown && !desc.current.empty() ? colours.accent : colours.text_2;
  Rect rest = rect.inset(0, ctx.px(7));
  paint_icon(ctx, Icon::menu, rest.cut_top(ctx.px(24)), ink, 20);
  paint_text(ctx, rest, tr(ctx, Key::ui_more), {.style = TextStyle::caption, .colour = ink, .align = Align::centre});
  focus_ring(ctx, more, radius::kControl);
  if (more.clicked) state.more_open = true;
  std::vector<MenuItem> items;
  for (const ShellItem* item : others) items.push_back({.label = item->label, .icon = item->icon});
  if (const std::optional<int32_t> chosen = menu(
          ctx, {.id = "more_menu", .label = tr(ctx, Key::ui_more), .anchor = rect, .items = items, .align = Align::end},
          state.more_open))
    ctx.navigate(others[static_cast<size_t>(*chosen)]->route);
}

bool search_box(Context& ctx, const Rect& rect) {
  const std::string_view words = tr(ctx, Key::ui_search_hint);
  const Response response =
      interact(ctx, rect, {.id = "search", .name = tr(ctx, Key::common_search), .keys = "Control+K"});
  const Palette& colours = ctx.palette();
  fill_rect(ctx, rect, response.hovered ? colours.hover : colours.sunken, radius::kControl);
  focus_ring(ctx, response, radius::kControl);
  Rect rest = rect.inset(ctx.px(10), 0);
  paint_icon(ctx, Icon::search, rest.cut_left(ctx.px(16)), colours.text_3, 16);
  rest.cut_left(ctx.px(8));
  const std::string_view keys = "Ctrl K";
  const float keys_width = text_width(ctx, keys, TextStyle::caption) + ctx.px(10);
  if (!ctx.coarse_pointer() && rest.width > keys_width + ctx.px(60)) {
    const Rect cap = rest.cut_right(keys_width).centred_y(ctx.px(20));
    fill_rect(ctx, cap, colours.surface, radius::kInner);
    stroke_rect(ctx, cap, colours.border, radius::kInner);
    paint_text(ctx, cap, keys, {.style = TextStyle::caption, .tone = Tone::tertiary, .align = Align::centre});
  }
  paint_text(ctx, rest, words, {.style = TextStyle::label_plain, .tone = Tone::tertiary});
  return response.clicked;
}

void lamp(Context& ctx, const Rect& rect, const ShellDesc& desc, ShellState& state) {
  Icon icon = Icon::saved;
  Key label = Key::ui_lamp_saved;
  Key explained = Key::ui_lamp_saved_explained;
  Tone tone = Tone::tertiary;
  if (desc.lamp == StorageLamp::saving) {
    icon = Icon::saving;
    label = Key::ui_lamp_saving;
    explained = Key::ui_lamp_saving_explained;
  } else if (desc.lamp == StorageLamp::not_saved) {
    icon = Icon::cloud_off;
    label = Key::ui_lamp_not_saved;
    tone = Tone::danger;
  }
  const Response response = icon_button(ctx, rect,
                                        {.icon = icon,
                                         .label = tr(ctx, label),
                                         .id = "lamp",
                                         .icon_css = 18,
                                         .has_popup = true,
                                         .expanded = state.lamp_open,
                                         .tone = tone});
  if (response.clicked) state.lamp_open = true;
  if (Popover why{
          ctx,
          {.id = "lamp_why", .label = tr(ctx, label), .anchor = response.rect, .width_css = 300, .align = Align::end},
          state.lamp_open}) {
    Flow flow{why.body(), ctx.px(space::kXs)};
    heading(ctx, flow.next(line_height(ctx, TextStyle::body_strong)), tr(ctx, label),
            {.level = 2, .style = TextStyle::body_strong});
    const std::string_view words =
        desc.lamp == StorageLamp::not_saved && !desc.lamp_reason.empty() ? desc.lamp_reason : tr(ctx, explained);
    paragraph(ctx, flow.next(paragraph_height(ctx, words, flow.area.width)), words, {.tone = Tone::secondary});
  }
}

void page_title(Context& ctx, Rect rect, const ShellDesc& desc) {
  if (!desc.parent_title.empty()) {
    const NodeScope crumbs{ctx, rect, {.role = Role::navigation, .name = tr(ctx, Key::ui_breadcrumbs)}};
    if (ctx.phone()) {
      const float size = ctx.metrics().control_height;
      const Response back =
          interact(ctx, rect.cut_left(size).centred(size, size),
                   {.id = "parent", .role = Role::link, .name = desc.parent_title, .href = desc.parent_route});
      paint_icon(ctx, Icon::chevron_left, back.rect, ctx.palette().text_2, 20);
      focus_ring(ctx, back, radius::kControl);
    } else {
      const float width = text_width(ctx, desc.parent_title, TextStyle::body) + 1;
      link(ctx, rect.cut_left(width),
           {.label = desc.parent_title, .href = desc.parent_route, .id = "parent", .tone = Tone::secondary});
      paint_icon(ctx, Icon::chevron_right, rect.cut_left(ctx.px(24)), ctx.palette().text_3, 14);
    }
  }
  heading(ctx, rect, desc.title,
          {.level = 1, .style = desc.parent_title.empty() ? TextStyle::heading : TextStyle::title});
}

void header(Context& ctx, Rect area, const ShellDesc& desc, ShellState& state, Shell& shell) {
  const NodeScope scope{ctx, area, {.role = Role::banner, .name = tr(ctx, Key::ui_header)}};
  const Metrics& metrics = ctx.metrics();
  Rect rest = area.inset(metrics.gutter, 0).centred_y(metrics.control_height);
  const float gap = ctx.px(space::kS);
  const bool phone = ctx.phone();

  // What stands at the end is placed first; in the tree it comes in the order of reading.
  const ButtonDesc add{
      .label = tr(ctx, Key::ui_add), .id = "add", .icon = Icon::plus, .kind = ButtonKind::primary, .has_popup = true};
  const float square = metrics.control_height;
  const Rect add_rect = rest.cut_right(phone ? square : button_width(ctx, add));
  rest.cut_right(gap);
  const Rect lamp_rect = rest.cut_right(square);
  const Rect redo_rect = phone ? Rect{} : rest.cut_right(square);
  const Rect undo_rect = rest.cut_right(square);
  Rect search_rect;
  if (desc.search) {
    const bool wide = rest.width > ctx.px(kSearch_css + 220);
    if (!phone) rest.cut_right(wide ? ctx.px(space::kM) : 0);
    search_rect = rest.cut_right(wide ? ctx.px(kSearch_css) : square);
    rest.cut_right(gap);
  }
  page_title(ctx, rest, desc);
  if (desc.search) {
    const bool clicked = search_rect.width > square * 1.5F ? search_box(ctx, search_rect)
                                                           : icon_button(ctx, search_rect,
                                                                         {.icon = Icon::search,
                                                                          .label = tr(ctx, Key::common_search),
                                                                          .id = "search",
                                                                          .icon_css = 18,
                                                                          .keys = "Ctrl+K"})
                                                                 .clicked;
    if (clicked) shell.action = ShellAction::search;
  }
  if (icon_button(ctx, undo_rect,
                  {.icon = Icon::undo,
                   .label = desc.undo_label,
                   .id = "undo",
                   .icon_css = 18,
                   .disabled = !desc.can_undo,
                   .keys = "Ctrl+Z"}))
    shell.action = ShellAction::undo;
  if (!phone && icon_button(ctx, redo_rect,
                            {.icon = Icon::redo,
                             .label = desc.redo_label,
                             .id = "redo",
                             .icon_css = 18,
                             .disabled = !desc.can_redo,
                             .keys = "Ctrl+Shift+Z"}))
    shell.action = ShellAction::redo;
  lamp(ctx, lamp_rect, desc, state);
  const std::optional<int32_t> chosen = phone ? icon_menu_button(ctx, add_rect,
                                                                 {.icon = Icon::plus,
                                                                  .label = add.label,
                                                                  .id = "add",
                                                                  .kind = ButtonKind::primary,
                                                                  .icon_css = 20,
                                                                  .has_popup = true},
                                                                 desc.add_items)
                                              : menu_button(ctx, add_rect, add, desc.add_items);
  if (chosen) {
    shell.action = ShellAction::add;
    shell.add_index = *chosen;
  }
}

}  // namespace

Shell begin_shell(Context& ctx, const ShellDesc& desc) {
  ShellState& state = ctx.state<ShellState>(ctx.id("shell"));
  const IdScope scope{ctx, "shell"};
  Shell shell;
  Rect window = ctx.window();
  fill_rect(ctx, window, ctx.palette().page);
  const Breakpoint breakpoint = ctx.breakpoint();
  if (breakpoint == Breakpoint::phone)
    phone_bar(ctx, window.cut_bottom(ctx.px(kBar_css)), desc, state);
  else if (breakpoint == Breakpoint::tablet)
    rail(ctx, window.cut_left(ctx.px(kNarrowRail_css)), desc, Look::narrow);
  else
    rail(ctx, window.cut_left(ctx.px(kRail_css)), desc, Look::wide);

  header(ctx, window.cut_top(ctx.metrics().header_height), desc, state, shell);
  if (!desc.banner.empty()) {
    const BannerDesc line{
        .text = desc.banner, .id = "banner", .accent = desc.banner_accent, .action = desc.banner_action};
    const float gutter = ctx.metrics().gutter;
    const float width = window.width - 2 * gutter;
    const Rect rect = window.cut_top(banner_height(ctx, line, width) + ctx.px(space::kS));
    if (banner(ctx, rect.inset(gutter, 0).with_height(banner_height(ctx, line, width)), line) == BannerResult::action)
      shell.action = ShellAction::banner;
  }
  shell.content = window;
  state.main.emplace(ctx, window, NodeDesc{.role = Role::main, .name = desc.title});
  return shell;
}

void end_shell(Context& ctx) { ctx.state<ShellState>(ctx.id("shell")).main.reset(); }

void shortcuts_sheet(Context& ctx, std::span<const ShortcutHelp> shortcuts, bool& open) {
  if (Dialog dialog{ctx, {.id = "shortcuts", .title = tr(ctx, Key::ui_shortcuts), .width_css = 480}, open}) {
    Flow flow{dialog.body(), ctx.px(2)};
    std::string_view group;
    for (size_t index = 0; index < shortcuts.size(); ++index) {
      const ShortcutHelp& shortcut = shortcuts[index];
      const IdScope scope{ctx, index};
      if (shortcut.group != group) {
        group = shortcut.group;
        if (index > 0) flow.space(ctx.px(space::kM));
        heading(ctx, flow.next(ctx.px(28)), group, {.level = 3, .style = TextStyle::label});
      }
      Rect row = flow.next(ctx.px(32));
      node(ctx, row, {.role = Role::paragraph, .name = join(ctx, {shortcut.label, ": ", shortcut.keys})});
      const float width = text_width(ctx, shortcut.keys, TextStyle::caption_strong) + ctx.px(16);
      const Rect cap = row.cut_right(width).centred_y(ctx.px(22));
      fill_rect(ctx, cap, ctx.palette().sunken, radius::kInner);
      stroke_rect(ctx, cap, ctx.palette().border, radius::kInner);
      paint_text(ctx, cap, shortcut.keys,
                 {.style = TextStyle::caption_strong, .tone = Tone::secondary, .align = Align::centre});
      paint_text(ctx, row, shortcut.label);
    }
  }
}

}  // namespace ui
