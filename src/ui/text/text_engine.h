#pragma once
// Lays text out and keeps its pictures. A layout is made once per text and font and cached; drawing it looks up one
// cell per letter (four quarter-pixel phases, three weights of ink) or one per shaped run. Widths and kerning come from
// the platform's own text engine, so that a text field over the canvas matches it to the pixel (text.md).

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/services.h"
#include "ui/text/atlas.h"
#include "ui/text/classify.h"

namespace ui {

struct PlacedGlyph {
  uint32_t code_point = 0;
  uint32_t offset = 0;  // bytes
  float x = 0;          // of the pen, from the start
};

struct PlacedRun {
  std::string text;
  uint64_t hash = 0;
  uint32_t offset = 0;
  float x = 0;
  float width = 0;
};

struct TextLayout {
  FontKey font;
  float width = 0;
  std::vector<PlacedGlyph> glyphs;
  std::vector<PlacedRun> runs;
  uint32_t frame = 0;  // last used
};

struct LineEnd {
  size_t start = 0;
  size_t bytes = 0;  // where the line ends
  size_t next = 0;   // where the following line begins
};

// A picture in an atlas. width 0: nothing to draw (a space).
struct Cell {
  AtlasPlace place;
  int16_t width = 0;
  int16_t height = 0;
  int16_t left = 0;
  int16_t top = 0;
  PixelFormat format = PixelFormat::coverage;
};

class TextEngine {
 public:
  explicit TextEngine(GlyphSource& source);

  void begin_frame();
  [[nodiscard]] const FontMetrics& metrics(FontKey font);
  // One line. The reference is good until the frame ends.
  [[nodiscard]] const TextLayout& layout(FontKey font, std::string_view text);
  // How many bytes of the text fit into `width` with an ellipsis behind them, at a cluster's border; all of them when
  // the text fits as it is.
  [[nodiscard]] size_t fitting_bytes(FontKey font, std::string_view text, float width);
  // The lines of a text broken to `width`, at most so many; cached. Good until the frame ends.
  [[nodiscard]] std::span<const LineEnd> lines(FontKey font, std::string_view text, float width, size_t most);

  // nullptr: no room left in the atlas this frame.
  [[nodiscard]] const Cell* glyph(FontKey font, uint32_t code_point, uint32_t phase, InkClass ink);
  [[nodiscard]] const Cell* run(FontKey font, const PlacedRun& run, uint32_t phase, InkClass ink);
  [[nodiscard]] const Cell* icon(Icon icon, float size_px, float stroke_px);

  [[nodiscard]] Atlas& atlas(PixelFormat format) { return format == PixelFormat::coverage ? coverage_ : colour_; }
  [[nodiscard]] const Atlas& atlas(PixelFormat format) const {
    return format == PixelFormat::coverage ? coverage_ : colour_;
  }
  // Fonts arrived: everything measured and drawn before is wrong.
  void forget_all();
  [[nodiscard]] bool wants_frame() const { return overflowed_; }

 private:
  struct CachedCell {
    Cell cell;
    uint32_t frame = 0;
  };
  struct Fit {
    size_t bytes = 0;
    uint32_t frame = 0;
  };
  struct Paragraph {
    std::vector<LineEnd> lines;
    uint32_t frame = 0;
  };
  [[nodiscard]] float prefix_width(const TextLayout& whole, std::string_view text, std::span<const Cluster> clusters,
                                   size_t count);
  [[nodiscard]] size_t fitting_clusters(const TextLayout& whole, std::string_view text,
                                        std::span<const Cluster> clusters, size_t least, float width);
  [[nodiscard]] LineEnd break_line(FontKey font, std::string_view text, float width);
  void build(TextLayout& layout, std::string_view text);
  [[nodiscard]] float advance(FontKey font, uint32_t code_point);
  [[nodiscard]] float kerning(FontKey font, uint32_t left, uint32_t right);
  const Cell* store(std::unordered_map<uint64_t, CachedCell>& cells, uint64_t key, const Bitmap& bitmap, ShelfUse use);
  const Cell* cached(std::unordered_map<uint64_t, CachedCell>& cells, uint64_t key);
  void sweep();

  GlyphSource& source_;
  Atlas coverage_;
  Atlas colour_;
  uint32_t frame_ = 0;
  uint32_t source_revision_ = 0;
  bool overflowed_ = false;
  std::vector<Cluster> clusters_;
  std::unordered_map<uint64_t, std::unique_ptr<TextLayout>> layouts_;
  std::unordered_map<uint64_t, Fit> fits_;
  std::unordered_map<uint64_t, Paragraph> paragraphs_;
  std::unordered_map<uint64_t, FontMetrics> metrics_;
  std::unordered_map<uint64_t, float> advances_;
  std::unordered_map<uint64_t, float> kernings_;
  std::unordered_map<uint64_t, CachedCell> glyphs_;
  std::unordered_map<uint64_t, CachedCell> runs_;
  std::unordered_map<uint64_t, CachedCell> icons_;
};

}  // namespace ui
