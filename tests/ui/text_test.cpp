// Splitting, laying out, cutting and breaking text; the atlas.

#include <doctest/doctest.h>

#include <string>

#include "platform/native/fixed_glyph_source.h"
#include "ui/text/text_engine.h"

namespace {

constexpr ui::FontKey kFont{.size_px = 16};

std::vector<ui::Cluster> split(std::string_view text) {
  std::vector<ui::Cluster> clusters;
  ui::split_clusters(text, clusters);
  return clusters;
}

TEST_CASE("Latin, Chinese and Cyrillic letters stand alone") {
  for (const std::string_view text : {"Aminah", "陈伟", "Żółć", "Привет", "김민준"}) {
    for (const ui::Cluster& cluster : split(text)) CHECK(cluster.kind == ui::PieceKind::simple);
  }
}

TEST_CASE("Scripts that need shaping become runs, with their marks") {
  for (const std::string_view text : {"முருகன்", "محمد", "สมชาย", "नरेन्द्र"}) {
    for (const ui::Cluster& cluster : split(text)) CHECK(cluster.kind == ui::PieceKind::shaped);
  }
  // A letter and its combining accent are one.
  CHECK(split("e\u0301").size() == 1);
  CHECK(split("e\u0301")[0].kind == ui::PieceKind::shaped);
}

TEST_CASE("The first strong letter says which way a text runs") {
  for (const std::string_view text : {"خديجة بنت صالح", "12 محمد", "(שלום)", "\u200Fabc"})
    CHECK(ui::starts_right_to_left(text));
  for (const std::string_view text : {"", "Aminah", "12, 34", "Tan محمد", "முருகன்", "陈伟", "🎂 Siti"})
    CHECK(!ui::starts_right_to_left(text));
}

TEST_CASE("Emoji are never parted") {
  CHECK(split("👨‍👩‍👧‍👦").size() == 1);
  CHECK(split("🇲🇾🇸🇬").size() == 2);
  CHECK(split("👍🏽").size() == 1);
  CHECK(split("1️⃣").size() == 1);
  CHECK(split("🎂")[0].kind == ui::PieceKind::emoji);
}

TEST_CASE("Text with a right-to-left letter is one run, so that its order is the browser's") {
  platform::FixedGlyphSource source;
  ui::TextEngine engine(source);
  engine.begin_frame();
  const ui::TextLayout& layout = engine.layout(kFont, "Ahmad أحمد 12");
  CHECK(layout.glyphs.empty());
  REQUIRE(layout.runs.size() == 1);
  CHECK(layout.runs[0].text == "Ahmad أحمد 12");
}

TEST_CASE("Control characters and broken bytes show as a replacement and break nothing") {
  platform::FixedGlyphSource source;
  ui::TextEngine engine(source);
  engine.begin_frame();
  CHECK(engine.layout(kFont, std::string_view("a\x01\xFF\0b", 5)).glyphs.size() >= 2);
}

TEST_CASE("Kerning counts") {
  platform::FixedGlyphSource source;
  ui::TextEngine engine(source);
  engine.begin_frame();
  CHECK(engine.layout(kFont, "AV").width < engine.layout(kFont, "AB").width);
}

TEST_CASE("A cut text ends between letters that belong together and fits") {
  platform::FixedGlyphSource source;
  ui::TextEngine engine(source);
  engine.begin_frame();
  const std::string text = "Siti 👨‍👩‍👧‍👦 Nurhaliza முருகன் binti Tarudin";
  const std::vector<ui::Cluster> clusters = split(text);
  for (float width = 0; width < 700; width += 7) {
    const size_t bytes = engine.fitting_bytes(kFont, text, width);
    bool at_border = bytes == 0 || bytes == text.size();
    for (const ui::Cluster& cluster : clusters) at_border = at_border || cluster.offset == bytes;
    CHECK(at_border);
    if (bytes == text.size() || bytes == 0) continue;
    CHECK(engine.layout(kFont, std::string_view(text).substr(0, bytes)).width + 8 <= width);
  }
}

TEST_CASE("A paragraph loses no letter and no line is too wide") {
  platform::FixedGlyphSource source;
  ui::TextEngine engine(source);
  engine.begin_frame();
  const std::string text = "The quick brown fox\njumps over averyveryverylongwordindeed 陈伟陈伟陈伟 again";
  for (float width = 40; width < 400; width += 20) {
    size_t before = 0;
    for (const ui::LineEnd& line : engine.lines(kFont, text, width, 100)) {
      CHECK(line.start == before);
      CHECK(line.bytes <= line.next);
      CHECK(engine.layout(kFont, std::string_view(text).substr(line.start, line.bytes - line.start)).width <= width);
      before = line.next;
    }
    CHECK(before == text.size());
  }
}

TEST_CASE("10,000 letters in one line are cut, not laid out for ever") {
  platform::FixedGlyphSource source;
  ui::TextEngine engine(source);
  engine.begin_frame();
  const std::string text(10000, 'x');
  CHECK(engine.layout(kFont, text).glyphs.size() <= 4096);
  CHECK(engine.fitting_bytes(kFont, text, 100) == 11);
}

TEST_CASE("A glyph is drawn once, and again when the fonts change") {
  platform::FixedGlyphSource source;
  ui::TextEngine engine(source);
  engine.begin_frame();
  CHECK(engine.glyph(kFont, 'a', 0, ui::InkClass::dark) != nullptr);
  CHECK(engine.glyph(kFont, 'a', 0, ui::InkClass::dark) != nullptr);
  CHECK(source.drawn() == 1);
  source.change_fonts();
  engine.begin_frame();
  CHECK(engine.glyph(kFont, 'a', 0, ui::InkClass::dark) != nullptr);
  CHECK(source.drawn() == 2);
}

TEST_CASE("The atlas gives every picture its own place, grows, and drops old runs first") {
  ui::Atlas atlas(ui::PixelFormat::coverage, 64, 64, 128);
  std::vector<ui::AtlasPlace> places;
  for (int32_t i = 0; i < 4; ++i) places.push_back(*atlas.place(60, 15, ui::ShelfUse::runs, 1));
  CHECK(atlas.height() == 64);
  for (size_t i = 0; i < places.size(); ++i) {
    for (size_t j = 0; j < i; ++j) CHECK(places[i].y != places[j].y);
  }
  // A frame later the place of the first is taken.
  CHECK(atlas.touch(places[1], 2));
  const auto later = atlas.place(60, 15, ui::ShelfUse::runs, 2);
  REQUIRE(later.has_value());
  CHECK(later->y == places[0].y);
  CHECK_FALSE(atlas.touch(places[0], 2));
  CHECK(atlas.touch(places[1], 2));
  // Glyphs never push out runs: the atlas grows.
  CHECK(atlas.place(10, 15, ui::ShelfUse::lasting, 3).has_value());
  CHECK(atlas.height() == 128);
  CHECK_FALSE(atlas.place(10, 200, ui::ShelfUse::lasting, 3).has_value());
}

}  // namespace
