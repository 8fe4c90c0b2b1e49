#pragma once
// Texts that stand for themselves, with their nodes. (Inside a widget that already carries the words as its name, draw
// with paint_text instead, or a screen reader hears them twice.)

#include "ui/paint.h"

namespace ui {

struct TextDesc {
  std::string_view id;  // only when somebody looks for it
  TextStyle style = TextStyle::body;
  Tone tone = Tone::text;
  Align align = Align::start;
  Role role = Role::paragraph;
};
// One line with ellipsis; returns the width drawn.
//   text(ctx, row, contact.name, {.style = TextStyle::body_strong});
float text(Context& ctx, const Rect& rect, std::string_view words, const TextDesc& desc = {});

// Wrapped; returns the height used.
//   flow.space(paragraph(ctx, flow.rest(), tr(ctx, Key::import_explanation), {.tone = Tone::secondary}));
float paragraph(Context& ctx, const Rect& rect, std::string_view words, const TextDesc& desc = {},
                int32_t max_lines = 0);

struct HeadingDesc {
  uint8_t level = 2;  // 1 is the page's title
  TextStyle style = TextStyle::title;
  std::string_view id;
};
float heading(Context& ctx, const Rect& rect, std::string_view words, const HeadingDesc& desc = {});

// A pair "label: value" of a record page; label above the value. Returns the height used.
//   flow.space(described(ctx, flow.rest(), tr(ctx, Key::contacts_source), contact.source));
float described(Context& ctx, const Rect& rect, std::string_view label, std::string_view value);

}  // namespace ui
