#pragma once
// Things to press. Every one is as wide as its rectangle; button_width() says what it wants.
//   Rect bar = header;
//   const ButtonDesc save{.label = tr(ctx, Key::common_save), .icon = Icon::check, .kind = ButtonKind::primary};
//   if (button(ctx, bar.cut_right(button_width(ctx, save)), save)) …

#include <optional>
#include <string_view>

#include "ui/paint.h"

namespace ui {

enum class ButtonKind : uint8_t {
  primary,    // one per screen or dialog
  secondary,  // border
  ghost,      // no border until hovered
  danger,     // destroys something
};
enum class ButtonSize : uint8_t { normal, small };

struct ButtonDesc {
  std::string_view label;  // also its accessible name
  std::string_view id;     // default: the label
  std::optional<Icon> icon;
  ButtonKind kind = ButtonKind::secondary;
  ButtonSize size = ButtonSize::normal;
  bool disabled = false;
  bool busy = false;            // spinner instead of the icon; cannot be pressed
  bool has_popup = false;       // chevron; opens a menu
  bool expanded = false;        // with has_popup
  std::optional<bool> pressed;  // a toggle: aria-pressed
  std::string_view description;
  std::string_view keys;  // shown in the tooltip, "Ctrl+K"
  std::string_view tooltip;
};
Response button(Context& ctx, const Rect& rect, const ButtonDesc& desc);
[[nodiscard]] float button_width(Context& ctx, const ButtonDesc& desc);
[[nodiscard]] float button_height(const Context& ctx, ButtonSize size = ButtonSize::normal);

// Square, only an icon; the label is its accessible name and its tooltip.
//   if (icon_button(ctx, bar.cut_right(ctx.metrics().control_height), {.icon = Icon::trash, .label = tr(…)})) …
struct IconButtonDesc {
  Icon icon{};
  std::string_view label;
  std::string_view id;
  ButtonKind kind = ButtonKind::ghost;
  float icon_css = 16;
  bool disabled = false;
  bool has_popup = false;
  bool expanded = false;
  std::optional<bool> pressed;
  Tone tone = Tone::secondary;
  std::string_view keys;
  bool tab_stop = true;
};
Response icon_button(Context& ctx, const Rect& rect, const IconButtonDesc& desc);

// A real link: middle click and "copy link" work. A plain click navigates by itself when href begins with '#'.
//   link(ctx, cell, {.label = company.name, .href = company_route});
struct LinkDesc {
  std::string_view label;
  std::string_view href;  // "#/contacts/…", "mailto:…", "tel:…", "https:…"
  std::string_view id;
  TextStyle style = TextStyle::body;
  std::optional<Icon> icon;
  Tone tone = Tone::accent;
  Align align = Align::start;
  bool tab_stop = true;
};
Response link(Context& ctx, const Rect& rect, const LinkDesc& desc);

}  // namespace ui
