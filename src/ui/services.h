#pragma once
// What the ui layer needs of its platform, as interfaces that platform/web and platform/native implement. None of
// these calls may block; none may call back into ui while it runs.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace ui {

enum class Icon : uint16_t;  // generated from assets/icons.json

enum class FontWeight : uint8_t { regular, semibold };
// The fill the mask is made with: Skia's masks depend on the luminance of the text colour (text.md section 3).
enum class InkClass : uint8_t { dark, middle, light };

struct FontKey {
  float size_px = 14;  // physical, exact, may be fractional (13 CSS px at 1.25 = 16.25)
  FontWeight weight = FontWeight::regular;
  bool operator==(const FontKey&) const = default;
};

// Measured with a probe of the same CSS as the text field, so that canvas and field share one baseline (text.md section
// 3).
struct FontMetrics {
  float ascent_px = 0;  // from the top of the line box to the baseline, for line_height_px
  float descent_px = 0;
  float line_height_px = 0;
  float cap_height_px = 0;
};

enum class PixelFormat : uint8_t { coverage, colour };  // 1 byte alpha; 4 bytes premultiplied RGBA

// Pixels of one glyph, run or icon. `left` and `top` are the offset of the bitmap's corner from the pen, which stands
// on a whole pixel on the baseline (icons: from the corner of their square).
struct Bitmap {
  int32_t left_px = 0;
  int32_t top_px = 0;
  int32_t width_px = 0;
  int32_t height_px = 0;
  float advance_px = 0;
  PixelFormat format = PixelFormat::coverage;
  std::span<const uint8_t> pixels;  // rows without padding; valid until the next call
};

// Parts of a pixel at which a letter and a run may begin.
inline constexpr uint32_t kGlyphPhases = 4;
inline constexpr uint32_t kRunPhases = 64;

// All text comes from the browser's own engine (Canvas 2D); natively from fixed metrics.
class GlyphSource {
 public:
  virtual ~GlyphSource() = default;
  virtual FontMetrics metrics(FontKey font) = 0;
  // Simple text: per code point, with lazily asked kerning pairs.
  virtual float advance_px(FontKey font, uint32_t code_point) = 0;
  virtual float kerning_px(FontKey font, uint32_t left, uint32_t right) = 0;
  // phase: kGlyphPhases-th parts of a pixel that the pen stands right of its whole pixel.
  virtual Bitmap glyph(FontKey font, uint32_t code_point, uint32_t phase, InkClass ink) = 0;
  // Everything else: whole shaped runs with bidi; text without line breaks. phase: in
  // kRunPhases-th parts.
  virtual float run_width_px(FontKey font, std::string_view text) = 0;
  virtual Bitmap run(FontKey font, std::string_view text, uint32_t phase, InkClass ink) = 0;
  // Outline icons with round caps, drawn into a square of size_px.
  virtual Bitmap icon(Icon icon, float size_px, float stroke_px) = 0;
  // Grows when fonts arrived or changed: caches made before are stale.
  [[nodiscard]] virtual uint32_t revision() const = 0;
};

enum class DateStyle : uint8_t {
  short_date,     // 23/11/26 or as the locale has it
  medium_date,    // 23 Nov 2026
  long_date,      // Monday, 23 November 2026
  day_month,      // 23 Nov
  month_year,     // November 2026
  weekday_short,  // Mon
  weekday_long,
  day_of_month,  // 23
};

// Locale-aware formatting by Intl in the page. Callers cache (ui/format.h does).
class Formatter {
 public:
  virtual ~Formatter() = default;
  // BCP 47 tag, for example "en-MY" or "ms-MY".
  virtual void set_locale(std::string_view language_tag) = 0;
  virtual std::string date(base::Date date, DateStyle style) = 0;
  // minute_of_day: 0 to 1439.
  virtual std::string time(int32_t minute_of_day) = 0;
  virtual std::string number(double value, int32_t maximum_fraction_digits) = 0;
  // Amount in minor units of the ISO 4217 currency; compact: "RM 1.2M".
  enum class MoneyStyle : uint8_t { full, whole, compact };
  virtual std::string money(int64_t minor_units, std::string_view currency, MoneyStyle style) = 0;
  virtual std::string relative_days(int32_t days) = 0;  // "yesterday", "in 3 days"
  virtual std::string percent(double ratio) = 0;
};

class Clipboard {
 public:
  virtual ~Clipboard() = default;
  // Inside a user event. html may be empty.
  virtual void write(std::string_view text, std::string_view html) = 0;
};

class Files {
 public:
  virtual ~Files() = default;
  // Opens the file chooser (inside a user event); answers with FileEvents of that request number, none if cancelled.
  virtual void choose(uint32_t request, std::string_view accept) = 0;
  virtual void save(std::string_view name, std::string_view mime_type, std::span<const uint8_t> bytes) = 0;
};

class Navigator {
 public:
  virtual ~Navigator() = default;
  // Hash routes. push makes a history entry, replace does not; state is opaque text kept with the entry.
  virtual void push(std::string_view route, std::string_view state) = 0;
  virtual void replace(std::string_view route, std::string_view state) = 0;
  virtual void back() = 0;
  virtual void set_title(std::string_view title) = 0;
  virtual void open_external(std::string_view url) = 0;  // tel:, mailto:, https:
};

enum class CursorShape : uint8_t {
  arrow,
  pointer,
  text,
  grab,
  grabbing,
  resize_horizontal,
  resize_vertical,
  not_allowed
};

// The document around the canvas.
class Document {
 public:
  virtual ~Document() = default;
  virtual void set_cursor(CursorShape shape) = 0;
  // theme colours of the shell before the first frame and of the browser's bars; language of the document.
  virtual void set_appearance(std::string_view language, bool dark, uint32_t page_colour) = 0;
  // Installation (beforeinstallprompt) and updates of the page.
  [[nodiscard]] virtual bool can_install() const = 0;
  virtual void install() = 0;
  [[nodiscard]] virtual bool update_waiting() const = 0;
  virtual void apply_update() = 0;  // reloads once the new version has taken over
  [[nodiscard]] virtual bool offline_ready() const = 0;
};

struct Services {
  GlyphSource& glyphs;
  Formatter& formatter;
  Clipboard& clipboard;
  Files& files;
  Navigator& navigator;
  Document& document;
};

}  // namespace ui
