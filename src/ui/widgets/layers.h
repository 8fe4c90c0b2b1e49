#pragma once
// What lies above the page: dialogs (on phones: sheets from below), popovers, menus, confirmations. The caller keeps
// `open`; the layer sets it to false when it is dismissed (Escape, a press outside, Back, its close button). Focus goes
// into a dialog, stays in it and returns to where it was.
//
//   if (button(ctx, …, {.label = tr(ctx, Key::contacts_add)})) state.adding = true;
//   if (Dialog dialog{ctx, {.id = "add", .title = tr(ctx, Key::contacts_add), .primary = tr(ctx, Key::common_save)},
//                     state.adding}) {
//     FormLayout form{ctx, dialog.body()};
//     …fields…
//     if (dialog.result() == DialogResult::primary && validate(state)) { save(state); state.adding = false; }
//   }
// The body may be as high as it likes: the dialog grows with what is drawn into it, then scrolls.

#include <optional>
#include <span>
#include <string_view>

#include "ui/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/scroll.h"

namespace ui {

enum class DialogResult : uint8_t { none, primary, secondary, cancelled };

struct DialogDesc {
  std::string_view id;
  std::string_view title;
  float width_css = 480;
  std::string_view primary;  // button at the end; Control+Enter presses it, Enter too in one-line fields
  ButtonKind primary_kind = ButtonKind::primary;
  bool primary_disabled = false;
  bool busy = false;           // the primary button turns, nothing closes it
  std::string_view secondary;  // a further action at the start
  std::string_view cancel;     // default: Cancel; without primary: Close
  bool alert = false;          // alertdialog: a question that cannot wait
};

class [[nodiscard]] Dialog {
 public:
  Dialog(Context& ctx, const DialogDesc& desc, bool& open);
  ~Dialog();
  Dialog(const Dialog&) = delete;
  Dialog& operator=(const Dialog&) = delete;
  explicit operator bool() const { return shown_; }
  [[nodiscard]] Rect body() const { return body_; }
  // Of the buttons, in this frame. primary does not close: the caller does, when all is well.
  // Ask after the fields are drawn: with one whose text cannot be read, primary is not answered, that field gets the
  // focus.
  [[nodiscard]] DialogResult result() const;

 private:
  void draw_footer();

  Context& ctx_;
  DialogDesc desc_;
  WidgetId id_ = 0;
  bool shown_ = false;
  Rect body_;
  Rect footer_;
  DialogResult result_ = DialogResult::none;
  std::optional<ScrollArea> scroll_;
};

// A question with two answers; true once when the answer is yes.
//   if (confirm(ctx, {.id = "delete", .title = …, .text = …, .primary = tr(ctx, Key::common_delete)}, state.asking)) …
struct ConfirmDesc {
  std::string_view id;
  std::string_view title;
  std::string_view text;
  std::string_view primary;
  ButtonKind kind = ButtonKind::danger;
};
[[nodiscard]] bool confirm(Context& ctx, const ConfirmDesc& desc, bool& open);

// A raised surface beside its anchor, under it when there is room.
//   if (Popover filter{ctx, {.id = "filter", .label = tr(…), .anchor = button.rect, .width_css = 320},
//   state.filter_open}) {
//     Flow flow{filter.body(), ctx.px(8)}; …
//   }
struct PopoverDesc {
  std::string_view id;
  std::string_view label;  // accessible name
  Rect anchor;
  float width_css = 320;
  float maximum_height_css = 480;
  float padding_css = 16;
  Align align = Align::start;  // edge of the anchor it keeps to
};
class [[nodiscard]] Popover {
 public:
  Popover(Context& ctx, const PopoverDesc& desc, bool& open);
  ~Popover();
  Popover(const Popover&) = delete;
  Popover& operator=(const Popover&) = delete;
  explicit operator bool() const { return shown_; }
  [[nodiscard]] Rect body() const { return body_; }

 private:
  Context& ctx_;
  WidgetId id_ = 0;
  bool shown_ = false;
  Rect body_;
  std::optional<ScrollArea> scroll_;
};

struct MenuItem {
  std::string_view label;
  std::optional<Icon> icon;
  std::string_view keys;  // "Ctrl+Z", shown at the end
  bool danger = false;
  bool disabled = false;
  bool separator_before = false;
  std::optional<bool> checked;  // a menu item with a check mark
};
// The index of the item chosen in this frame. Arrows, Home, End, first letters, Enter; on phones a sheet.
//   const Response more = icon_button(ctx, …, {.icon = Icon::more, .label = …, .has_popup = true, .expanded =
//   state.menu}); if (more.clicked) state.menu = true; if (auto chosen = menu(ctx, {.id = "more", .label = …, .anchor =
//   more.rect, .items = items}, state.menu)) …
struct MenuDesc {
  std::string_view id;
  std::string_view label;
  Rect anchor;  // a context menu: an empty rectangle at response.pointer
  std::span<const MenuItem> items;
  Align align = Align::start;
};
[[nodiscard]] std::optional<int32_t> menu(Context& ctx, const MenuDesc& desc, bool& open);

// A button and its menu in one.
//   if (auto chosen = menu_button(ctx, rect, {.label = tr(ctx, Key::shell_add), .icon = Icon::plus}, items)) …
[[nodiscard]] std::optional<int32_t> menu_button(Context& ctx, const Rect& rect, const ButtonDesc& desc,
                                                 std::span<const MenuItem> items);
[[nodiscard]] std::optional<int32_t> icon_menu_button(Context& ctx, const Rect& rect, const IconButtonDesc& desc,
                                                      std::span<const MenuItem> items, Align align = Align::end);

}  // namespace ui
