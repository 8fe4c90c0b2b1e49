#pragma once
// A part of the screen that scrolls: wheel, touch with momentum, scrollbar, keys, and the page's own scrolling when
// assistive technology brings something into view.
//
//   {
//     ScrollArea area{ctx, rect, {.id = "record"}};
//     Flow flow{area.content(), ctx.px(16)};       // content() is moved by the scroll offset; draw as if all were
//     there … area.set_content_height(flow.used());         // or leave it: the lowest node counts
//   }
// Long lists: skip what area.visible() does not overlap.

#include <string_view>

#include "ui/paint.h"

namespace ui {

enum class ScrollAxes : uint8_t { vertical, horizontal, both };

struct ScrollDesc {
  std::string_view id;
  std::string_view label;  // makes it a named group that the keyboard can reach and scroll; landmarks are for cards
  ScrollAxes axes = ScrollAxes::vertical;
  float padding_css = 0;  // inside, at the end of the content
  float snap_css = 0;     // horizontal: rests at multiples of this (board columns on phones)
  bool scrollbar = true;
};

class [[nodiscard]] ScrollArea {
 public:
  ScrollArea(Context& ctx, const Rect& rect, const ScrollDesc& desc);
  ~ScrollArea();
  ScrollArea(const ScrollArea&) = delete;
  ScrollArea& operator=(const ScrollArea&) = delete;

  [[nodiscard]] Rect content() const { return content_; }
  [[nodiscard]] Rect visible() const { return visible_; }
  [[nodiscard]] Point offset() const { return offset_; }
  // What was drawn so far.
  [[nodiscard]] float drawn_height() const;
  void set_content_height(float height_px);
  void set_content_width(float width_px);
  // At the next frame this part (in the coordinates of content()) is in view.
  void reveal(const Rect& rect);
  // From the next frame on.
  void scroll_to(float x_px, float y_px);

 private:
  Context& ctx_;
  WidgetId id_ = 0;
  Rect visible_;
  Rect content_;
  Point offset_;
};

}  // namespace ui
