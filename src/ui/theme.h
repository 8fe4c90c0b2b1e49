#pragma once
// Design tokens as code sees them. Colours are generated from assets/theme (ctx.palette().accent …); sizes are CSS
// pixels here and are turned into device pixels by ctx.px() or come ready in ctx.metrics().

#include <cstdint>

#include "generated/ui/theme_tokens.h"
#include "ui/services.h"

namespace ui {

// The six text styles of the product; size and line height in CSS pixels.
enum class TextStyle : uint8_t {
  caption,         // 12/16 meta, axis labels
  caption_strong,  // 12/16 semibold: counts, badges
  label,           // 13/18 semibold: buttons, table heads, chips
  label_plain,     // 13/18 regular: secondary text of rows
  body,            // 14/20 (16/24 where fingers point)
  body_strong,     // the same, semibold
  title,           // 16/24 semibold: cards, dialogs
  heading,         // 20/28 semibold: page title
  display,         // 28/36 semibold: dashboard figures
};

struct TextMetrics {
  float size_css = 14;
  float line_css = 20;
  FontWeight weight = FontWeight::regular;
};

// Text colours by meaning.
enum class Tone : uint8_t {
  text,       // default
  secondary,  // text_2
  tertiary,   // text_3
  accent,
  danger,
  warning,
  success,
  info,
  on_accent,
  disabled,
};

// Soft coloured surfaces: badges, banners, chips.
enum class Accent : uint8_t { neutral, accent, danger, warning, success, info };

// Space in CSS pixels; nothing else is used between things.
namespace space {
inline constexpr float kXs = 4;
inline constexpr float kS = 8;
inline constexpr float kM = 12;
inline constexpr float kL = 16;
inline constexpr float kXl = 24;
inline constexpr float k2xl = 32;
inline constexpr float k3xl = 48;
}  // namespace space

namespace radius {
inline constexpr float kInner = 4;
inline constexpr float kControl = 6;
inline constexpr float kCard = 10;
inline constexpr float kDialog = 14;
}  // namespace radius

// Durations in milliseconds.
namespace motion {
inline constexpr float kHover = 90;
inline constexpr float kEnter = 160;
inline constexpr float kMove = 220;
inline constexpr float kSheet = 280;
inline constexpr float kReduced = 80;
}  // namespace motion

enum class Elevation : uint8_t { flat, card, popover, dialog };

// Sizes in device pixels for the current scale and pointer (fingers get larger targets).
struct Metrics {
  float hairline = 1;         // one device-aligned line
  float control_height = 32;  // 44 touch
  float control_small = 28;   // 36 touch
  float row_height = 36;      // table and list rows; 48 touch
  float icon = 16;            // inside controls
  float icon_large = 20;      // navigation, empty hints
  float card_padding = 16;
  float gutter = 24;  // page sides; 16 phone
  float header_height = 56;
};

}  // namespace ui
