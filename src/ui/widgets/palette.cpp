// See palette.h.

#include "ui/widgets/palette.h"

#include <cmath>

#include "ui/core/hash_id.h"
#include "ui/core/parts.h"
#include "ui/locale.h"
#include "ui/widgets/field_frame.h"
#include "ui/widgets/option_list.h"
#include "ui/widgets/scroll.h"

namespace ui {

namespace {

struct PaletteState {
  int32_t active = 0;
  bool moved = false;
  bool entered = false;  // Enter waits for results that answer what was typed
};

void paint_result(Context& ctx, const Rect& rect, const PaletteResult& result, bool lit) {
  const Palette& palette = ctx.palette();
  if (lit) fill_rect(ctx, rect, palette.hover, radius::kControl);
  Rect inner = rect.inset(ctx.px(10), 0);
  const Rect mark = inner.cut_left(ctx.px(24));
  if (result.avatar) {
    paint_avatar(ctx, mark.centred(ctx.px(24), ctx.px(24)), result.title);
  } else if (result.icon) {
    paint_icon(ctx, *result.icon, mark, palette.text_2);
  }
  inner.cut_left(ctx.px(10));
  if (!result.keys.empty()) {
    const float width = text_width(ctx, result.keys, TextStyle::caption);
    paint_text(ctx, inner.cut_right(width), result.keys, {.style = TextStyle::caption, .tone = Tone::tertiary});
    inner.cut_right(ctx.px(12));
  }
  const float width = std::min(text_width(ctx, result.title), inner.width);
  paint_text(ctx, inner.cut_left(width), result.title);
  inner.cut_left(ctx.px(8));
  paint_text(ctx, inner, result.detail, {.style = TextStyle::label_plain, .tone = Tone::tertiary});
}

}  // namespace

PaletteResponse palette(Context& ctx, const PaletteDesc& desc, bool& open) {
  PaletteResponse answer;
  if (!open) return answer;
  ContextParts& parts = ctx.parts();
  const WidgetId id = ctx.id("palette");
  const auto close = [&] {
    open = false;
    ctx.wake_in(0);
  };
  if (Layer* layer = parts.layers.find(id); layer != nullptr && layer->dismissed) {
    layer->dismissed = false;
    close();
    return answer;
  }
  PaletteState& state = ctx.state<PaletteState>(id, Keep::while_shown);
  const auto count = static_cast<int32_t>(desc.results.size());
  const Rect window = ctx.window();
  const bool phone = ctx.phone();
  const float field_height = ctx.px(56);
  const float row = ctx.metrics().row_height + ctx.px(4);
  const float group_height = ctx.px(30);
  float content = ctx.px(12);
  for (int32_t i = 0; i < count; ++i) {
    const auto index = static_cast<size_t>(i);
    const bool heads = i == 0 || desc.results[index].group != desc.results[index - 1].group;
    content += row + (heads && !desc.results[index].group.empty() ? group_height : 0);
  }
  if (count == 0) content = ctx.px(72);
  const float width = phone ? window.width : std::min(ctx.px(620), window.width - ctx.px(32));
  const float most = phone ? window.height : std::min(ctx.px(480), window.height - ctx.px(96));
  const float height = phone ? window.height : std::min(field_height + content, most);
  const Rect rect{std::round(window.x + (window.width - width) * 0.5F), window.y + (phone ? 0 : ctx.px(72)), width,
                  height};

  begin_layer(ctx, id, LayerKind::dialog);
  {
    Layer& layer = current_layer(ctx);
    layer.rect = rect;
    layer.modal = layer.owns_focus = layer.closes_on_escape = layer.closes_outside = true;
  }
  const float appear = ctx.tween_from(hash_id(id, "appear"), 0, 1);
  fill_rect(ctx, {0, 0, parts.viewport.width_px, parts.viewport.height_px}, with_alpha(ctx.palette().scrim, appear));
  parts.opacity = appear;
  paint_surface(ctx, rect, {.radius_css = phone ? 0 : radius::kDialog, .elevation = Elevation::dialog, .raised = true});
  add_node(ctx, rect, {.id = id, .role = Role::dialog, .name = tr(ctx, Key::ui_palette), .state = node_state::kModal});
  parts.tree.push_parent(id);
  parts.id_path.push_back(id);

  Rect rest = rect;
  const Rect top = rest.cut_top(field_height);
  const FieldText text{.label = tr(ctx, Key::ui_search_hint), .id = "query", .place = LabelPlace::hidden};
  const WidgetId field = field_id(ctx, text);
  const FieldResponse typed =
      edit_control(ctx, top.inset(ctx.px(10), ctx.px(8)), desc.query,
                   {.id = field,
                    .text = &text,
                    .role = Role::combobox,
                    .kind = FieldKind::search,
                    .placeholder = text.label,
                    .icon = Icon::search,
                    .autofocus = true,
                    .state = node_state::kExpandable | node_state::kExpanded | node_state::kHasPopup,
                    .active_descendant = count > 0 ? option_row_id(field, state.active) : 0,
                    .controls = option_list_id(field)});
  if (typed.changed) {
    answer.query_changed = true;
    state.active = 0;
  }
  if (ctx.take_key(field, KeyCode::arrow_down))
    state.active = std::min(state.active + 1, count - 1), state.moved = true;
  if (ctx.take_key(field, KeyCode::arrow_up)) state.active = std::max(state.active - 1, 0), state.moved = true;
  if (ctx.take_key(field, KeyCode::page_down)) state.active = std::min(state.active + 8, count - 1), state.moved = true;
  if (ctx.take_key(field, KeyCode::page_up)) state.active = std::max(state.active - 8, 0), state.moved = true;
  state.active = std::clamp(state.active, 0, std::max(count - 1, 0));
  // Typed and entered within one frame: what is shown still answers the shorter query, so Enter waits for the next.
  if (ctx.take_key(field, KeyCode::enter)) state.entered = true;
  if (typed.changed) {
    ctx.wake_in(0);
  } else if (state.entered) {
    state.entered = false;
    if (count > 0) answer.chosen = state.active;
  }
  horizontal_line(ctx, rest.x, rest.y, rest.width, ctx.palette().border);

  const NodeScope list{
      ctx, rest, {.id = option_list_id(field), .role = Role::list_box, .name = tr(ctx, Key::ui_palette)}};
  if (count == 0) {
    const std::string_view words = desc.loading ? tr(ctx, Key::common_loading)
                                   : desc.query.empty()
                                       ? tr(ctx, Key::ui_palette_start)
                                       : tr(ctx, Key::ui_palette_empty, {{"query", std::string_view(desc.query)}});
    node(ctx, rest.with_height(ctx.px(72)), {.role = Role::option, .name = words, .state = node_state::kDisabled});
    paint_text(ctx, rest.with_height(ctx.px(72)).inset(ctx.px(20), 0), words,
               {.tone = Tone::tertiary, .align = Align::centre});
  } else {
    ScrollArea scroll{ctx, rest, {.id = "results"}};
    Rect area = scroll.content().inset(ctx.px(8), 0);
    area.height = content;
    area.cut_top(ctx.px(6));
    for (int32_t i = 0; i < count; ++i) {
      const auto index = static_cast<size_t>(i);
      const PaletteResult& result = desc.results[index];
      const bool heads = i == 0 || result.group != desc.results[index - 1].group;
      if (heads && !result.group.empty()) {
        paint_text(ctx, area.cut_top(group_height).inset(ctx.px(10), 0), result.group,
                   {.style = TextStyle::caption_strong, .tone = Tone::tertiary});
      }
      const Rect place = area.cut_top(row);
      const Response response =
          interact(ctx, place,
                   {.exact_id = option_row_id(field, i),
                    .role = Role::option,
                    .name = result.title,
                    .description = result.detail,
                    .state = node_state::kSelectable | (i == state.active ? node_state::kSelected : 0),
                    .set_size = count,
                    .position = i + 1,
                    .focusable = false});
      if (response.clicked) answer.chosen = i;
      paint_result(ctx, place, result, i == state.active || response.hovered);
      if (i == state.active && state.moved) scroll.reveal(place);
    }
    state.moved = false;
    scroll.set_content_height(content);
  }
  parts.id_path.pop_back();
  parts.tree.pop_parent();
  parts.opacity = 1;
  end_layer(ctx);
  if (answer.chosen) {
    const std::string_view href = desc.results[static_cast<size_t>(*answer.chosen)].href;
    if (href.starts_with('#')) ctx.navigate(href);
    close();
  }
  return answer;
}

}  // namespace ui
