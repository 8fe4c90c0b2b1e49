// How one line of text is laid out, cut and broken; see text_engine.h.

#include <algorithm>

#include "base/hash.h"
#include "base/text.h"
#include "ui/text/font_hash.h"
#include "ui/text/text_engine.h"

namespace ui {

namespace {

constexpr std::string_view kEllipsis = "\u2026";
// Nothing wider fits any screen in one line; the rest of a huge text is not even looked at.
constexpr size_t kLongestLine = 4096;

std::string_view cut_to_line(std::string_view text) {
  if (text.size() <= kLongestLine) return text;
  size_t end = kLongestLine;
  while (end > 0 && (static_cast<uint8_t>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

uint64_t width_key(FontKey font, std::string_view text, float width) {
  return base::combine_hash(base::hash_bytes(text, font_hash(font)), static_cast<uint64_t>(width * 8.0F));
}

}  // namespace

float TextEngine::advance(FontKey font, uint32_t code_point) {
  const auto [at, is_new] = advances_.try_emplace(base::combine_hash(font_hash(font), code_point));
  if (is_new) at->second = source_.advance_px(font, code_point);
  return at->second;
}

float TextEngine::kerning(FontKey font, uint32_t left, uint32_t right) {
  // Only letters of the bundled font are kerned; the others come from fonts of the system.
  if (left > 0x24F || right > 0x24F || left <= ' ' || right <= ' ') return 0;
  const auto [at, is_new] = kernings_.try_emplace(base::combine_hash(font_hash(font), uint64_t{left} << 32U | right));
  if (is_new) at->second = source_.kerning_px(font, left, right);
  return at->second;
}

const TextLayout& TextEngine::layout(FontKey font, std::string_view text) {
  text = cut_to_line(text);
  const uint64_t key = base::hash_bytes(text, font_hash(font));
  const auto [at, is_new] = layouts_.try_emplace(key);
  if (is_new) {
    at->second = std::make_unique<TextLayout>();
    at->second->font = font;
    build(*at->second, text);
  }
  at->second->frame = frame_;
  return *at->second;
}

void TextEngine::build(TextLayout& layout, std::string_view text) {
  split_clusters(text, clusters_);
  float pen = 0;
  uint32_t before = 0;
  for (size_t i = 0; i < clusters_.size();) {
    const Cluster& cluster = clusters_[i];
    if (cluster.kind == PieceKind::simple) {
      if (before != 0) pen += kerning(layout.font, before, cluster.code_point);
      layout.glyphs.push_back({cluster.code_point, cluster.offset, pen});
      pen += advance(layout.font, cluster.code_point);
      before = cluster.code_point;
      ++i;
      continue;
    }
    // All that follows of the same kind; spaces between two shaped words stay inside the run.
    size_t end = i + 1;
    for (size_t at = end; at < clusters_.size(); ++at) {
      if (clusters_[at].kind == cluster.kind) {
        end = at + 1;
      } else if (cluster.kind != PieceKind::shaped || clusters_[at].code_point != ' ') {
        break;
      }
    }
    const Cluster& last = clusters_[end - 1];
    const std::string_view piece = text.substr(cluster.offset, last.offset + last.length - cluster.offset);
    PlacedRun run{.text = std::string(piece), .hash = base::hash_bytes(piece), .offset = cluster.offset, .x = pen};
    run.width = source_.run_width_px(layout.font, piece);
    pen += run.width;
    layout.runs.push_back(std::move(run));
    before = 0;
    i = end;
  }
  layout.width = pen;
}

float TextEngine::prefix_width(const TextLayout& whole, std::string_view text, std::span<const Cluster> clusters,
                               size_t count) {
  if (count >= clusters.size()) return whole.width;
  // Letters know their places; only texts with runs are measured again.
  if (whole.runs.empty()) return whole.glyphs[count].x;
  return layout(whole.font, text.substr(0, clusters[count].offset)).width;
}

// The greatest number of clusters that fit.
size_t TextEngine::fitting_clusters(const TextLayout& whole, std::string_view text, std::span<const Cluster> clusters,
                                    size_t least, float width) {
  size_t low = least;
  size_t high = clusters.size();
  while (low < high) {
    const size_t middle = (low + high + 1) / 2;
    if (prefix_width(whole, text, clusters, middle) <= width) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

size_t TextEngine::fitting_bytes(FontKey font, std::string_view text, float width) {
  text = cut_to_line(text);
  const TextLayout& whole = layout(font, text);
  if (whole.width <= width) return text.size();
  const auto [at, is_new] = fits_.try_emplace(width_key(font, text, width));
  if (!is_new) {
    at->second.frame = frame_;
    return at->second.bytes;
  }
  const float room = width - layout(font, kEllipsis).width;
  size_t bytes = 0;
  if (room > 0) {
    std::vector<Cluster> clusters;
    split_clusters(text, clusters);
    const size_t count = fitting_clusters(whole, text, clusters, 0, room);
    bytes = count < clusters.size() ? clusters[count].offset : text.size();
    while (bytes > 0 && text[bytes - 1] == ' ') --bytes;
  }
  at->second = {bytes, frame_};
  return bytes;
}

std::span<const LineEnd> TextEngine::lines(FontKey font, std::string_view text, float width, size_t most) {
  const auto [at, is_new] = paragraphs_.try_emplace(base::combine_hash(width_key(font, text, width), most));
  Paragraph& paragraph = at->second;
  paragraph.frame = frame_;
  if (!is_new) return paragraph.lines;
  size_t start = 0;
  while (start < text.size() && paragraph.lines.size() < most) {
    LineEnd line = break_line(font, text.substr(start), width);
    line.start = start;
    line.bytes += start;
    start += std::max<size_t>(line.next, 1);
    line.next = start;
    paragraph.lines.push_back(line);
  }
  return paragraph.lines;
}

LineEnd TextEngine::break_line(FontKey font, std::string_view text, float width) {
  const size_t newline = text.find('\n');
  const std::string_view line = cut_to_line(text.substr(0, newline));
  const size_t after = newline == std::string_view::npos || newline > line.size() ? line.size() : newline + 1;
  const TextLayout& whole = layout(font, line);
  if (whole.width <= width) return {0, line.size(), after};
  std::vector<Cluster> clusters;
  split_clusters(line, clusters);
  const size_t most = fitting_clusters(whole, line, clusters, 1, width);
  LineEnd best;
  // Back from there to a place where a line may end.
  for (size_t at = most; at > 0 && at < clusters.size(); --at) {
    if (clusters[at].code_point == ' ') {
      best = {0, clusters[at].offset, clusters[at].offset + clusters[at].length};
      break;
    }
    if (clusters[at - 1].code_point == ' ' || clusters[at - 1].code_point == '-' ||
        breaks_anywhere(clusters[at].code_point) || breaks_anywhere(clusters[at - 1].code_point)) {
      best = {0, clusters[at].offset, clusters[at].offset};
      break;
    }
  }
  // A word longer than the line is cut where the line ends.
  if (best.next == 0) {
    const size_t bytes = most < clusters.size() ? clusters[most].offset : line.size();
    best = {0, bytes, bytes};
  }
  while (best.bytes > 0 && line[best.bytes - 1] == ' ') --best.bytes;
  while (best.next < line.size() && line[best.next] == ' ') ++best.next;
  return best;
}

}  // namespace ui
