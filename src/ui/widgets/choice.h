#pragma once
// Choosing among few: checkbox, switch, radio group, segmented control, tabs. All change the value they are given and
// answer whether they did.
//   if (checkbox(ctx, row, task.done, {.label = task.title})) commands.set_done(task);

#include <optional>
#include <span>
#include <string_view>

#include "ui/paint.h"

namespace ui {

struct ToggleDesc {
  std::string_view label;
  std::string_view id;
  std::string_view description;  // second line, smaller
  bool disabled = false;
  bool mixed = false;         // some of what it stands for (checkbox only)
  bool label_hidden = false;  // accessible name only
  bool tab_stop = true;
};
struct ToggleResponse : Response {
  bool changed = false;
  explicit operator bool() const { return changed; }
};
ToggleResponse checkbox(Context& ctx, const Rect& rect, bool& checked, const ToggleDesc& desc);
// The label at the start, the switch at the end of the rectangle.
ToggleResponse switch_control(Context& ctx, const Rect& rect, bool& on, const ToggleDesc& desc);

struct Choice {
  std::string_view label;
  std::optional<Icon> icon;
  std::string_view description;
  bool disabled = false;
  int64_t count = -1;  // tabs: a number beside the label
};
struct ChoicesDesc {
  std::string_view label;  // accessible name of the group
  std::span<const Choice> choices;
  std::string_view id;
  bool disabled = false;
  bool icons_only = false;  // segmented: labels become tooltips
};
// One below the other, each a control high. Arrow keys move.
ToggleResponse radio_group(Context& ctx, const Rect& rect, int32_t& selected, const ChoicesDesc& desc);
[[nodiscard]] float radio_group_height(const Context& ctx, const ChoicesDesc& desc);
// Side by side in one frame ("Board | Table").
ToggleResponse segmented(Context& ctx, const Rect& rect, int32_t& selected, const ChoicesDesc& desc);
[[nodiscard]] float segmented_width(Context& ctx, const ChoicesDesc& desc);
// Underlined tabs. Draw the chosen panel below, inside
//   NodeScope panel{ctx, rect, {.role = Role::tab_panel, .name = chosen_label}};
ToggleResponse tabs(Context& ctx, const Rect& rect, int32_t& selected, const ChoicesDesc& desc);
[[nodiscard]] float tabs_height(const Context& ctx);

}  // namespace ui
