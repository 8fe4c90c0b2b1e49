// Cards, list rows, banners, empty states and the place for dropped files; see display.h.

#include "base/text.h"
#include "ui/core/hash_id.h"
#include "ui/core/parts.h"
#include "ui/format.h"
#include "ui/locale.h"
#include "ui/text.h"
#include "ui/widgets/display.h"

namespace ui {

namespace {

float card_title_height(const Context& ctx) { return ctx.px(28); }

}  // namespace

float Card::frame_height(Context& ctx, const CardDesc& desc) {
  const float padding = desc.padding ? ctx.metrics().card_padding * 2 : 0;
  return padding + (desc.title.empty() ? 0 : card_title_height(ctx) + ctx.px(8));
}

Card::Card(Context& ctx, const Rect& rect, const CardDesc& desc) : ctx_(ctx) {
  const Role role = desc.title.empty() ? Role::group : Role::region;
  const WidgetId id = desc.title.empty() && desc.id.empty() ? 0 : widget_id(ctx, desc.id, desc.title);
  const WidgetId made = node(ctx, rect, {.id = id, .role = role, .name = desc.title});
  ctx.parts().tree.push_parent(made);
  ctx.push_id(desc.id.empty() ? desc.title : desc.id);
  paint_surface(ctx, rect, {.elevation = desc.elevation});
  body_ = desc.padding ? rect.inset(ctx.metrics().card_padding) : rect;
  if (desc.title.empty()) return;
  const float inset = desc.padding ? 0 : ctx.metrics().card_padding;
  if (!desc.padding) body_.cut_top(inset);
  Rect title = body_.cut_top(card_title_height(ctx)).inset(inset, 0);
  if (!desc.link_label.empty()) {
    const float width = text_width(ctx, desc.link_label, TextStyle::label);
    link(ctx, title.cut_right(width), {.label = desc.link_label, .href = desc.href, .style = TextStyle::label});
    title.cut_right(ctx.px(8));
  }
  heading(ctx, title, desc.title, {.level = 2});
  body_.cut_top(ctx.px(8));
}

Card::~Card() {
  ctx_.pop_id();
  ctx_.parts().tree.pop_parent();
}

float list_row_height(const Context& ctx, bool with_detail) {
  return with_detail ? std::max(ctx.px(52), ctx.metrics().row_height + ctx.px(8)) : ctx.metrics().row_height;
}

Response list_row(Context& ctx, const Rect& rect, const ListRowDesc& desc) {
  const Palette& palette = ctx.palette();
  const std::string_view id = desc.id.empty() ? desc.title : desc.id;
  const std::string_view end = desc.end_name.empty() ? desc.end_text : desc.end_name;
  const std::string_view said = end.empty() ? desc.detail : join(ctx, {desc.detail, " ", end});
  Response response{.rect = rect};
  const NodeScope item{ctx,
                       rect,
                       {.id = hash_id(ctx.id(id), "item"),
                        .role = Role::list_item,
                        .name = desc.interactive ? std::string_view{}
                                                 : join(ctx, {desc.title, said.empty() ? "" : ", ", base::trim(said)}),
                        .set_size = desc.set_size,
                        .position = desc.position}};
  if (desc.interactive) {
    response = interact(ctx, rect,
                        {.id = id,
                         .role = desc.href.empty() ? Role::button : Role::link,
                         .name = desc.title,
                         .description = base::trim(said),
                         .href = desc.href,
                         .state = desc.selected ? node_state::kCurrent : 0});
  }
  const float hover = ctx.tween(hash_id(response.id, "hover"), response.hovered ? 1.0F : 0.0F);
  if (desc.selected) {
    fill_rect(ctx, rect, palette.selection, radius::kControl);
  } else if (hover > 0) {
    fill_rect(ctx, rect, with_alpha(palette.hover, hover), radius::kControl);
  }
  Rect inner = rect.inset(ctx.px(8), 0);
  if (desc.avatar) {
    const float size = ctx.px(desc.detail.empty() ? 24 : 32);
    paint_avatar(ctx, inner.cut_left(size).centred(size, size), desc.title);
    inner.cut_left(ctx.px(10));
  } else if (desc.icon) {
    paint_icon(ctx, *desc.icon, inner.cut_left(ctx.px(20)), tone_colour(ctx, desc.icon_tone));
    inner.cut_left(ctx.px(10));
  }
  if (!desc.end_text.empty()) {
    const float width = std::min(text_width(ctx, desc.end_text, TextStyle::label_plain), inner.width * 0.5F);
    paint_text(ctx, inner.cut_right(width), desc.end_text,
               {.style = TextStyle::label_plain, .tone = desc.end_tone, .align = Align::end});
    inner.cut_right(ctx.px(8));
  }
  if (desc.detail.empty()) {
    paint_text(ctx, inner, desc.title);
  } else {
    const float first = line_height(ctx);
    const float second = line_height(ctx, TextStyle::caption);
    Rect lines = inner.centred_y(first + second);
    paint_text(ctx, lines.cut_top(first), desc.title, {.style = TextStyle::body_strong});
    paint_text(ctx, lines, desc.detail, {.style = TextStyle::caption, .tone = Tone::tertiary});
  }
  if (desc.interactive) {
    Response ring = response;
    ring.rect = rect.inset(ctx.px(4));
    focus_ring(ctx, ring, radius::kControl - 4);
  }
  return response;
}

float banner_height(Context& ctx, const BannerDesc& desc, float width) {
  float room = width - ctx.px(16) * 2 - ctx.px(28);
  if (!desc.action.empty()) room -= text_width(ctx, desc.action, TextStyle::label) + ctx.px(36);
  if (desc.can_close) room -= ctx.metrics().control_small;
  return std::max(paragraph_height(ctx, desc.text, std::max(room, ctx.px(80))) + ctx.px(20), ctx.px(44));
}

BannerResult banner(Context& ctx, const Rect& rect, const BannerDesc& desc) {
  const Colour ink = accent_ink(ctx, desc.accent);
  fill_rect(ctx, rect, accent_fill(ctx, desc.accent), radius::kControl);
  stroke_rect(ctx, rect, with_alpha(ink, 0.25F), radius::kControl);
  const std::string_view id = desc.id.empty() ? desc.text : desc.id;
  const bool alarm = desc.accent == Accent::danger || desc.accent == Accent::warning;
  const NodeScope group{ctx, rect, {.id = ctx.id(id), .role = Role::group, .name = desc.text}};
  const IdScope scope{ctx, id};
  BannerResult result = BannerResult::none;
  Rect inner = rect.inset(ctx.px(14), 0);
  paint_icon(ctx, alarm ? Icon::alert : Icon::info, inner.cut_left(ctx.px(16)), ink);
  inner.cut_left(ctx.px(10));
  if (desc.can_close) {
    const Response close = icon_button(ctx, inner.cut_right(ctx.metrics().control_small),
                                       {.icon = Icon::close, .label = tr(ctx, Key::ui_dismiss)});
    if (close.clicked) result = BannerResult::closed;
    inner.cut_right(ctx.px(4));
  }
  if (!desc.action.empty()) {
    const ButtonDesc action{.label = desc.action, .size = ButtonSize::small};
    if (button(ctx, inner.cut_right(button_width(ctx, action)), action)) result = BannerResult::action;
    inner.cut_right(ctx.px(12));
  }
  const float height = paragraph_height(ctx, desc.text, inner.width);
  paragraph(ctx, inner.centred_y(height), desc.text);
  return result;
}

EmptyStateResult empty_state(Context& ctx, const Rect& rect, const EmptyStateDesc& desc) {
  const Palette& palette = ctx.palette();
  const IdScope scope{ctx, desc.id.empty() ? desc.title : desc.id};
  const float width = std::min(ctx.px(400), rect.width - ctx.px(32));
  const float words = paragraph_height(ctx, desc.text, width);
  const bool stacked = ctx.phone() || width < ctx.px(320);
  const std::string_view labels[] = {desc.primary, desc.secondary, desc.tertiary};
  float buttons_width = 0;
  int32_t count = 0;
  for (const std::string_view label : labels) {
    if (label.empty()) continue;
    ++count;
    buttons_width +=
        button_width(ctx, {.label = label, .icon = label == desc.primary ? desc.primary_icon : std::nullopt});
  }
  const float gap = ctx.px(8);
  const float control = ctx.metrics().control_height;
  const float buttons = count == 0 ? 0 : stacked ? static_cast<float>(count) * (control + gap) - gap : control;
  const float height = ctx.px(64) + ctx.px(16) + ctx.px(28) + ctx.px(6) + words + ctx.px(20) + buttons;
  Rect column = rect.centred(width, std::min(height, std::max(rect.height, height)));
  column.y = std::max(column.y, rect.y);
  const Rect picture = column.cut_top(ctx.px(64)).centred(ctx.px(64), ctx.px(64));
  fill_rect(ctx, picture, palette.accent_soft, 20);
  paint_icon(ctx, desc.icon, picture, palette.accent, 28);
  column.cut_top(ctx.px(16));
  const Rect title = column.cut_top(ctx.px(28));
  node(ctx, title, {.role = Role::heading, .name = desc.title, .level = 2});
  paint_text(ctx, title, desc.title, {.style = TextStyle::title, .align = Align::centre});
  column.cut_top(ctx.px(6));
  paragraph(ctx, column.cut_top(words), desc.text, {.tone = Tone::secondary, .align = Align::centre});
  column.cut_top(ctx.px(20));
  Rect row = column.cut_top(buttons);
  if (!stacked) row = row.centred(buttons_width + gap * static_cast<float>(std::max(count - 1, 0)), control);
  EmptyStateResult result = EmptyStateResult::none;
  for (int32_t i = 0; i < 3; ++i) {
    if (labels[i].empty()) continue;
    const ButtonDesc action{.label = labels[i],
                            .icon = i == 0 ? desc.primary_icon : std::nullopt,
                            .kind = i == 0 ? ButtonKind::primary : ButtonKind::secondary};
    const Rect place = stacked ? row.cut_top(control) : row.cut_left(button_width(ctx, action));
    if (button(ctx, place, action)) result = static_cast<EmptyStateResult>(i + 1);
    stacked ? row.cut_top(gap) : row.cut_left(gap);
  }
  return result;
}

uint32_t file_drop(Context& ctx, const Rect& rect, const FileDropDesc& desc) {
  const Palette& palette = ctx.palette();
  const IdScope scope{ctx, desc.id.empty() ? desc.label : desc.id};
  const NodeScope group{ctx, rect, {.role = Role::group, .name = desc.label, .description = desc.detail}};
  fill_rect(ctx, rect, palette.sunken, radius::kCard);
  // A dashed frame says that something may be put here.
  const float dash = ctx.px(6);
  const float corner = ctx.px(radius::kCard);
  for (float x = rect.x + corner; x + dash <= rect.right() - corner; x += dash * 2) {
    fill_rect(ctx, {x, rect.y, dash, ctx.metrics().hairline}, palette.border_strong);
    fill_rect(ctx, {x, rect.bottom() - ctx.metrics().hairline, dash, ctx.metrics().hairline}, palette.border_strong);
  }
  for (float y = rect.y + corner; y + dash <= rect.bottom() - corner; y += dash * 2) {
    fill_rect(ctx, {rect.x, y, ctx.metrics().hairline, dash}, palette.border_strong);
    fill_rect(ctx, {rect.right() - ctx.metrics().hairline, y, ctx.metrics().hairline, dash}, palette.border_strong);
  }
  const float control = ctx.metrics().control_height;
  const float first = line_height(ctx, TextStyle::body_strong);
  const float second =
      desc.detail.empty() ? 0 : paragraph_height(ctx, desc.detail, rect.width - ctx.px(32), TextStyle::caption);
  const float height = ctx.px(32) + ctx.px(8) + first + ctx.px(2) + second + ctx.px(12) + control;
  Rect column = rect.inset(ctx.px(16), 0).centred_y(std::min(height, rect.height));
  paint_icon(ctx, Icon::upload, column.cut_top(ctx.px(32)), palette.accent, 24);
  column.cut_top(ctx.px(8));
  text(ctx, column.cut_top(first), desc.label, {.style = TextStyle::body_strong, .align = Align::centre});
  column.cut_top(ctx.px(2));
  paragraph(ctx, column.cut_top(second), desc.detail,
            {.style = TextStyle::caption, .tone = Tone::tertiary, .align = Align::centre});
  column.cut_top(ctx.px(12));
  const ButtonDesc choose{.label = desc.choose, .icon = Icon::file};
  const Rect place = column.cut_top(control);
  if (!button(ctx, place.centred(std::min(button_width(ctx, choose), place.width), control), choose)) return 0;
  const uint32_t request = ctx.new_file_request();
  ctx.services().files.choose(request, desc.accept);
  return request;
}

}  // namespace ui
