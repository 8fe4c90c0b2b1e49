// Caches and pictures of text; see text_engine.h. How a line is laid out is in layout.cpp.

#include "ui/text/text_engine.h"

#include "base/hash.h"
#include "ui/text/font_hash.h"

namespace ui {

namespace {

// More texts than this many times a full screen shows at once; beyond, those not seen lately go.
constexpr size_t kMostLayouts = 6000;
constexpr size_t kMostRuns = 2000;
constexpr uint32_t kOldFrames = 60;

}  // namespace

TextEngine::TextEngine(GlyphSource& source)
    : source_(source),
      coverage_(PixelFormat::coverage, 1024, 1024, 4096),
      colour_(PixelFormat::colour, 512, 512, 2048),
      source_revision_(source.revision()) {}

void TextEngine::begin_frame() {
  ++frame_;
  coverage_.forget_changes();
  colour_.forget_changes();
  if (source_.revision() != source_revision_ || overflowed_) forget_all();
  overflowed_ = false;
  sweep();
}

void TextEngine::forget_all() {
  source_revision_ = source_.revision();
  layouts_.clear();
  fits_.clear();
  paragraphs_.clear();
  metrics_.clear();
  advances_.clear();
  kernings_.clear();
  glyphs_.clear();
  runs_.clear();
  icons_.clear();
  coverage_.clear();
  colour_.clear();
}

void TextEngine::sweep() {
  const auto forget_old = [this](auto& cache, size_t most, auto frame_of) {
    if (cache.size() <= most) return;
    for (auto at = cache.begin(); at != cache.end();) {
      at = frame_ - frame_of(at->second) > kOldFrames ? cache.erase(at) : std::next(at);
    }
  };
  forget_old(layouts_, kMostLayouts, [](const auto& layout) { return layout->frame; });
  forget_old(runs_, kMostRuns, [](const auto& run) { return run.frame; });
  forget_old(fits_, kMostLayouts, [](const auto& fit) { return fit.frame; });
  forget_old(paragraphs_, kMostLayouts, [](const auto& paragraph) { return paragraph.frame; });
}

const FontMetrics& TextEngine::metrics(FontKey font) {
  const auto [at, is_new] = metrics_.try_emplace(font_hash(font));
  if (is_new) at->second = source_.metrics(font);
  return at->second;
}

const Cell* TextEngine::cached(std::unordered_map<uint64_t, CachedCell>& cells, uint64_t key) {
  const auto found = cells.find(key);
  if (found == cells.end()) return nullptr;
  CachedCell& cached = found->second;
  cached.frame = frame_;
  if (cached.cell.width == 0) return &cached.cell;
  if (atlas(cached.cell.format).touch(cached.cell.place, frame_)) return &cached.cell;
  cells.erase(found);
  return nullptr;
}

const Cell* TextEngine::store(std::unordered_map<uint64_t, CachedCell>& cells, uint64_t key, const Bitmap& bitmap,
                              ShelfUse use) {
  CachedCell made;
  made.frame = frame_;
  if (bitmap.width_px > 0 && bitmap.height_px > 0) {
    Atlas& target = atlas(bitmap.format);
    const auto place = target.place(bitmap.width_px, bitmap.height_px, use, frame_);
    if (!place) {
      // Everything is drawn anew in the next frame, into an empty atlas.
      overflowed_ = true;
      return nullptr;
    }
    target.write(*place, bitmap.width_px, bitmap.height_px, bitmap.pixels);
    made.cell = {.place = *place,
                 .width = static_cast<int16_t>(bitmap.width_px),
                 .height = static_cast<int16_t>(bitmap.height_px),
                 .left = static_cast<int16_t>(bitmap.left_px),
                 .top = static_cast<int16_t>(bitmap.top_px),
                 .format = bitmap.format};
  }
  return &cells.insert_or_assign(key, made).first->second.cell;
}

const Cell* TextEngine::glyph(FontKey font, uint32_t code_point, uint32_t phase, InkClass ink) {
  const uint64_t key =
      base::combine_hash(font_hash(font), uint64_t{code_point} << 8 | phase << 4 | static_cast<uint64_t>(ink));
  if (const Cell* cell = cached(glyphs_, key)) return cell;
  return store(glyphs_, key, source_.glyph(font, code_point, phase, ink), ShelfUse::lasting);
}

const Cell* TextEngine::run(FontKey font, const PlacedRun& run, uint32_t phase, InkClass ink) {
  const uint64_t key =
      base::combine_hash(font_hash(font) + (uint64_t{phase} << 4 | static_cast<uint64_t>(ink)), run.hash);
  if (const Cell* cell = cached(runs_, key)) return cell;
  return store(runs_, key, source_.run(font, run.text, phase, ink), ShelfUse::runs);
}

const Cell* TextEngine::icon(Icon icon, float size_px, float stroke_px) {
  const uint64_t key = base::combine_hash(font_hash({.size_px = size_px}) + static_cast<uint64_t>(stroke_px * 64),
                                          static_cast<uint64_t>(icon));
  if (const Cell* cell = cached(icons_, key)) return cell;
  return store(icons_, key, source_.icon(icon, size_px, stroke_px), ShelfUse::lasting);
}

}  // namespace ui
