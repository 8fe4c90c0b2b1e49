// Text, icons and avatars; see paint.h. A pen stands at a quarter pixel; its cell was drawn for that phase, so text is
// as sharp and as evenly spaced as the browser's own.

#include <cmath>

#include "base/hash.h"
#include "ui/core/painter.h"

namespace ui {

namespace {

constexpr std::string_view kEllipsis = "\u2026";

void add_cell(ContextParts& parts, const Cell& cell, float x, float y, Colour colour) {
  if (cell.width == 0) return;
  const Rect rect{x + static_cast<float>(cell.left), y + static_cast<float>(cell.top), static_cast<float>(cell.width),
                  static_cast<float>(cell.height)};
  if (!rect.overlaps(parts.clip())) return;
  const Atlas& atlas = parts.text.atlas(cell.format);
  const auto width = static_cast<float>(atlas.width());
  // Of the frame's beginning: when the atlas grows meanwhile, end_frame corrects all vertices at once.
  const auto height = static_cast<float>(parts.frame_atlas_height[static_cast<size_t>(cell.format)]);
  const auto left = static_cast<float>(cell.place.x);
  const auto top = static_cast<float>(cell.place.y);
  const DrawMode mode = cell.format == PixelFormat::coverage ? DrawMode::coverage : DrawMode::colour;
  add_quad(parts, rect, {left / width, top / height}, {(left + rect.width) / width, (top + rect.height) / height},
           colour, {0, static_cast<uint32_t>(mode)});
}

std::string_view initials(Context& ctx, std::string_view name) {
  std::vector<Cluster>& clusters = ctx.parts().scratch_clusters;
  split_clusters(name, clusters);
  const Cluster* first = nullptr;
  const Cluster* last = nullptr;
  bool at_word = true;
  for (const Cluster& cluster : clusters) {
    if (cluster.code_point == ' ') {
      at_word = true;
      continue;
    }
    if (at_word) (first == nullptr ? first : last) = &cluster;
    at_word = false;
  }
  if (first == nullptr) return {};
  const std::string_view one = name.substr(first->offset, first->length);
  // One sign says enough where each is a syllable or a picture.
  if (last == nullptr || first->kind != PieceKind::simple || breaks_anywhere(first->code_point)) return one;
  const std::string_view two = name.substr(last->offset, last->length);
  char* at = ctx.parts().arena.allocate(one.size() + two.size());
  std::copy(one.begin(), one.end(), at);
  std::copy(two.begin(), two.end(), at + one.size());
  return {at, one.size() + two.size()};
}

}  // namespace

TextMetrics text_metrics(const Context& ctx, TextStyle style) {
  const bool coarse = ctx.coarse_pointer();
  switch (style) {
    case TextStyle::caption: return {12, 16, FontWeight::regular};
    case TextStyle::caption_strong: return {12, 16, FontWeight::semibold};
    case TextStyle::label: return {13, 18, FontWeight::semibold};
    case TextStyle::label_plain: return {13, 18, FontWeight::regular};
    case TextStyle::body: return {coarse ? 16.0F : 14.0F, coarse ? 24.0F : 20.0F, FontWeight::regular};
    case TextStyle::body_strong: return {coarse ? 16.0F : 14.0F, coarse ? 24.0F : 20.0F, FontWeight::semibold};
    case TextStyle::title: return {16, 24, FontWeight::semibold};
    case TextStyle::heading: return {20, 28, FontWeight::semibold};
    case TextStyle::display: return {28, 36, FontWeight::semibold};
  }
  return {};
}

FontKey font_of(const Context& ctx, TextStyle style) {
  const TextMetrics metrics = text_metrics(ctx, style);
  return {metrics.size_css * ctx.scale(), metrics.weight};
}

float line_height(const Context& ctx, TextStyle style) { return ctx.px(text_metrics(ctx, style).line_css); }

InkClass ink_of(Colour colour) {
  const float luminance =
      (0.2126F * static_cast<float>(colour & 255U) + 0.7152F * static_cast<float>(colour >> 8U & 255U) +
       0.0722F * static_cast<float>(colour >> 16U & 255U)) /
      255.0F;
  if (luminance < 0.35F) return InkClass::dark;
  return luminance > 0.65F ? InkClass::light : InkClass::middle;
}

float baseline_in(Context& ctx, const Rect& rect, FontKey font) {
  const FontMetrics& metrics = ctx.parts().text.metrics(font);
  return std::round(rect.y + (rect.height - metrics.ascent_px - metrics.descent_px) * 0.5F + metrics.ascent_px);
}

// A place between pixels: a whole pixel and a number of parts of one. The browser draws a letter at the nearest
// quarter; a run has many letters, each with a quarter of its own, and begins where layout puts it: at a 64th.
struct Pen {
  float whole = 0;
  uint32_t phase = 0;

  Pen(float x, uint32_t parts)
      : whole(std::floor(x)), phase(static_cast<uint32_t>((x - whole) * static_cast<float>(parts) + 0.5F)) {
    if (phase < parts) return;
    phase = 0;
    ++whole;
  }
};

void paint_layout(Context& ctx, const TextLayout& layout, float x, float baseline_y, Colour colour) {
  ContextParts& parts = ctx.parts();
  const Colour shown = seen_colour(parts, colour);
  const InkClass ink = ink_of(colour);
  const Rect clip = parts.clip();
  for (const PlacedGlyph& glyph : layout.glyphs) {
    if (glyph.code_point == ' ' || glyph.code_point == 0xA0) continue;
    const Pen pen{x + glyph.x, kGlyphPhases};
    if (pen.whole > clip.right() || pen.whole + layout.font.size_px * 2 < clip.x) continue;
    if (const Cell* cell = parts.text.glyph(layout.font, glyph.code_point, pen.phase, ink)) {
      add_cell(parts, *cell, pen.whole, baseline_y, shown);
    }
  }
  for (const PlacedRun& run : layout.runs) {
    const Pen pen{x + run.x, kRunPhases};
    if (pen.whole > clip.right() || pen.whole + run.width < clip.x) continue;
    if (const Cell* cell = parts.text.run(layout.font, run, pen.phase, ink))
      add_cell(parts, *cell, pen.whole, baseline_y, shown);
  }
}

float text_width(Context& ctx, std::string_view text, TextStyle style) {
  return std::ceil(ctx.parts().text.layout(font_of(ctx, style), text).width);
}

float paint_text(Context& ctx, const Rect& rect, std::string_view text, const TextPaint& paint) {
  ContextParts& parts = ctx.parts();
  const FontKey font = font_of(ctx, paint.style);
  if (text.empty() || !is_seen(parts, rect)) return 0;
  const Colour colour = paint.colour != 0 ? paint.colour : tone_colour(ctx, paint.tone);
  // Rounded up as text_width() is: a text always fits the width it asked for.
  const size_t bytes = parts.text.fitting_bytes(font, text, std::ceil(rect.width));
  const float baseline = baseline_in(ctx, rect, font);
  const bool whole = bytes == text.size();
  const TextLayout& layout = parts.text.layout(font, text.substr(0, bytes));
  const float ellipsis = whole ? 0 : parts.text.layout(font, kEllipsis).width;
  const float width = layout.width + ellipsis;
  // What ends at an edge ends there exactly: right-to-left text in a field, and figures under each other.
  float x = std::round(rect.x);
  if (paint.align == Align::centre) x = std::round(rect.x + (rect.width - width) * 0.5F);
  if (paint.align == Align::end) x = rect.right() - width;
  // The ellipsis stands where the text goes on: at the left of one that runs from right to left.
  const bool leads = !whole && starts_right_to_left(text);
  paint_layout(ctx, layout, leads ? x + ellipsis : x, baseline, colour);
  if (!whole) {
    const float after = leads ? x : x + parts.text.layout(font, text.substr(0, bytes)).width;
    paint_layout(ctx, parts.text.layout(font, kEllipsis), after, baseline, colour);
  }
  return std::ceil(width);
}

float paint_paragraph(Context& ctx, const Rect& rect, std::string_view text, const TextPaint& paint,
                      int32_t max_lines) {
  ContextParts& parts = ctx.parts();
  const FontKey font = font_of(ctx, paint.style);
  const float height = line_height(ctx, paint.style);
  const size_t most = max_lines > 0 ? static_cast<size_t>(max_lines) : SIZE_MAX;
  const std::span<const LineEnd> lines = parts.text.lines(font, text, rect.width, most);
  float y = rect.y;
  for (size_t i = 0; i < lines.size(); ++i) {
    const Rect line_rect{rect.x, y, rect.width, height};
    y += height;
    if (!is_seen(parts, line_rect)) continue;
    // The last line of a cut text shows as much as fits of all that is left.
    const bool cut = i + 1 == lines.size() && lines[i].next < text.size();
    const std::string_view line = cut ? text.substr(lines[i].start, text.find('\n', lines[i].start) - lines[i].start)
                                      : text.substr(lines[i].start, lines[i].bytes - lines[i].start);
    paint_text(ctx, line_rect, line, paint);
  }
  return y - rect.y;
}

float paragraph_height(Context& ctx, std::string_view text, float width, TextStyle style, int32_t max_lines) {
  const size_t most = max_lines > 0 ? static_cast<size_t>(max_lines) : SIZE_MAX;
  const size_t lines = ctx.parts().text.lines(font_of(ctx, style), text, width, most).size();
  return line_height(ctx, style) * static_cast<float>(lines);
}

void paint_icon(Context& ctx, Icon icon, const Rect& rect, Colour colour, float size_css) {
  ContextParts& parts = ctx.parts();
  if (!is_seen(parts, rect)) return;
  const float size = ctx.px(size_css);
  // The stroke of 1.5 px at the optical size of 16 grows with larger ones.
  const float stroke = std::max(1.5F, size_css * 1.5F / 18) * ctx.scale();
  const Cell* cell = parts.text.icon(icon, size, stroke);
  if (cell == nullptr) return;
  const Rect square = rect.centred(size, size);
  add_cell(parts, *cell, square.x, square.y, seen_colour(parts, colour));
}

void paint_avatar(Context& ctx, const Rect& rect, std::string_view name) {
  if (!is_seen(ctx.parts(), rect)) return;
  const float size = std::min(rect.width, rect.height);
  const Rect circle = rect.centred(size, size);
  const Colour colour = data_colour(ctx, static_cast<uint32_t>(base::hash_bytes(name) % 8));
  fill_rect(ctx, circle, mix(ctx.palette().surface, colour, ctx.dark() ? 0.28F : 0.14F), size / ctx.scale());
  const TextStyle style = size < ctx.px(28)   ? TextStyle::caption_strong
                          : size < ctx.px(44) ? TextStyle::label
                                              : TextStyle::title;
  // Dark enough to be read on its own tint.
  const Colour ink = mix(colour, ctx.palette().text, 0.35F);
  paint_text(ctx, circle, initials(ctx, name), {.style = style, .colour = ink, .align = Align::centre});
}

}  // namespace ui
