// See option_list.h. 500 options cost what ten cost: only rows in view are drawn.

#include "ui/widgets/option_list.h"

#include <cmath>

#include "ui/core/hash_id.h"
#include "ui/core/parts.h"
#include "ui/locale.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/scroll.h"

namespace ui {

namespace {

float row_height(const Context& ctx, bool detail) {
  return detail ? ctx.px(48) : ctx.metrics().control_height + ctx.px(2);
}

void paint_row(Context& ctx, const Rect& rect, const Option& option, bool lit, bool selected) {
  const Palette& palette = ctx.palette();
  if (lit) fill_rect(ctx, rect, palette.hover, radius::kControl);
  Rect inner = rect.inset(ctx.px(8), 0);
  if (selected) {
    paint_icon(ctx, Icon::check, inner.cut_right(ctx.px(18)), palette.accent);
    inner.cut_right(ctx.px(6));
  }
  if (option.avatar) {
    const float size = ctx.px(option.detail.empty() ? 22 : 28);
    paint_avatar(ctx, inner.cut_left(size).centred(size, size), option.label);
    inner.cut_left(ctx.px(8));
  } else if (option.icon) {
    paint_icon(ctx, *option.icon, inner.cut_left(ctx.px(18)), palette.text_2);
    inner.cut_left(ctx.px(8));
  }
  const Tone tone = option.disabled ? Tone::disabled : Tone::text;
  if (option.detail.empty()) {
    paint_text(ctx, inner, option.label, {.tone = tone});
    return;
  }
  const float first = line_height(ctx);
  const float second = line_height(ctx, TextStyle::caption);
  Rect lines = inner.centred_y(first + second);
  paint_text(ctx, lines.cut_top(first), option.label, {.tone = tone});
  paint_text(ctx, lines, option.detail, {.style = TextStyle::caption, .tone = Tone::tertiary});
}

}  // namespace

WidgetId option_list_id(WidgetId owner) { return hash_id(owner, "options"); }
WidgetId option_row_id(WidgetId owner, int32_t row) {
  return hash_id(option_list_id(owner), static_cast<uint64_t>(row));
}

OptionListResult option_list(Context& ctx, const OptionListDesc& desc) {
  ContextParts& parts = ctx.parts();
  OptionListResult result;
  const WidgetId id = option_list_id(desc.owner);
  const auto count = static_cast<int32_t>(desc.all ? desc.options.size() : desc.shown.size());
  const auto option_at = [&](int32_t row) { return desc.all ? row : desc.shown[static_cast<size_t>(row)]; };
  bool detail = false;
  for (int32_t i = 0; i < count; ++i)
    detail = detail || !desc.options[static_cast<size_t>(option_at(i))].detail.empty();
  const bool create = !desc.create_label.empty();
  const bool note = count == 0 && !create;
  const float height = row_height(ctx, detail);
  const int32_t rows = count + (create ? 1 : 0);
  const float padding = ctx.px(6);
  const float content = height * static_cast<float>(std::max(rows, note ? 1 : 0)) + padding * 2;
  const float width = std::max(desc.anchor.width, std::min(ctx.px(220), ctx.window().width - ctx.px(16)));
  const Rect rect = popup_rect(ctx, desc.anchor, width, std::min(content, ctx.px(320)), Align::start);

  begin_layer(ctx, id, LayerKind::popover);
  {
    Layer& layer = current_layer(ctx);
    layer.rect = rect;
    layer.takes_focus = layer.owns_focus = false;
  }
  paint_surface(ctx, rect, {.elevation = Elevation::popover, .raised = true});
  add_node(ctx, rect, {.id = id, .role = Role::list_box, .name = desc.label});
  parts.tree.push_parent(id);
  parts.id_path.push_back(id);
  {
    ScrollArea scroll{ctx, rect, {.id = "rows"}};
    const Rect area = scroll.content().inset(padding, 0);
    const float top = area.y + padding;
    if (note) {
      const std::string_view words = desc.loading ? tr(ctx, Key::common_loading) : desc.empty_label;
      const Rect line{area.x + ctx.px(8), top, area.width - ctx.px(16), height};
      node(ctx, line, {.role = Role::option, .name = words, .state = node_state::kDisabled});
      paint_text(ctx, line, words, {.tone = Tone::tertiary});
    }
    const auto first = static_cast<int32_t>(std::max((rect.y - top) / height, 0.0F));
    const auto last = std::min(rows, static_cast<int32_t>((rect.bottom() - top) / height) + 2);
    for (int32_t row = first; row < last; ++row) {
      const Rect place{area.x, top + height * static_cast<float>(row), area.width, height};
      const bool is_create = row == count;
      const Option made{.label = desc.create_label, .icon = Icon::plus};
      const int32_t index = is_create ? -1 : option_at(row);
      const Option& option = is_create ? made : desc.options[static_cast<size_t>(index)];
      const bool selected = !is_create && index == desc.selected;
      uint32_t state = node_state::kSelectable;
      if (selected || row == desc.active) state |= node_state::kSelected;
      const Response response = interact(ctx, place,
                                         {.exact_id = option_row_id(desc.owner, row),
                                          .role = Role::option,
                                          .name = option.label,
                                          .description = option.detail,
                                          .state = state,
                                          .set_size = rows,
                                          .position = row + 1,
                                          .disabled = option.disabled,
                                          .focusable = false});
      if (response.clicked && is_create) result.create = true;
      if (response.clicked && !is_create) result.chosen = index;
      paint_row(ctx, place, option, response.hovered || row == desc.active, selected);
    }
    scroll.set_content_height(content);
    if (desc.reveal_active && desc.active >= 0) {
      scroll.reveal({area.x, top + height * static_cast<float>(desc.active), area.width, height});
    }
  }
  parts.id_path.pop_back();
  parts.tree.pop_parent();
  end_layer(ctx);
  return result;
}

}  // namespace ui
