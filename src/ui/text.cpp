// Texts with their nodes; see text.h.

#include "ui/text.h"

#include "ui/core/parts.h"

namespace ui {

namespace {

WidgetId text_id(Context& ctx, std::string_view id) { return id.empty() ? 0 : ctx.id(id); }

}  // namespace

float text(Context& ctx, const Rect& rect, std::string_view words, const TextDesc& desc) {
  if (words.empty()) return 0;
  node(ctx, rect, {.id = text_id(ctx, desc.id), .role = desc.role, .name = words});
  return paint_text(ctx, rect, words, {.style = desc.style, .tone = desc.tone, .align = desc.align});
}

float paragraph(Context& ctx, const Rect& rect, std::string_view words, const TextDesc& desc, int32_t max_lines) {
  if (words.empty()) return 0;
  const float height = paragraph_height(ctx, words, rect.width, desc.style, max_lines);
  node(ctx, rect.with_height(height), {.id = text_id(ctx, desc.id), .role = desc.role, .name = words});
  paint_paragraph(ctx, rect.with_height(height), words, {.style = desc.style, .tone = desc.tone, .align = desc.align},
                  max_lines);
  return height;
}

float heading(Context& ctx, const Rect& rect, std::string_view words, const HeadingDesc& desc) {
  node(ctx, rect, {.id = text_id(ctx, desc.id), .role = Role::heading, .name = words, .level = desc.level});
  return paint_text(ctx, rect, words, {.style = desc.style});
}

float described(Context& ctx, const Rect& rect, std::string_view label, std::string_view value) {
  const float label_height = line_height(ctx, TextStyle::caption);
  const float gap = ctx.px(2);
  const Rect below{rect.x, rect.y + label_height + gap, rect.width, 0};
  const float value_height = std::max(paragraph_height(ctx, value, rect.width), line_height(ctx));
  const float height = label_height + gap + value_height;
  const NodeScope pair{ctx, rect.with_height(height), {.role = Role::group, .name = label}};
  paint_text(ctx, rect.with_height(label_height), label, {.style = TextStyle::caption, .tone = Tone::tertiary});
  paragraph(ctx, below, value.empty() ? "\u2013" : value);
  return height;
}

}  // namespace ui
