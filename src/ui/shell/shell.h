#pragma once
// The frame around every screen: navigation (240 px wide on desktops, 64 on tablets, a bar below on phones), and a
// header with title, search, add, undo and redo and the storage lamp. The app says what there is; navigation shows only
// that.
//
//   Shell shell = begin_shell(ctx, {.items = items, .current = "contacts", .title = tr(ctx, Key::contacts_title), …});
//   contacts_view(ctx, shell.content, model);
//   end_shell(ctx);
//   if (shell.action == ShellAction::undo) steps.undo();

#include <optional>
#include <span>
#include <string_view>

#include "ui/paint.h"
#include "ui/widgets/layers.h"

namespace ui {

struct ShellItem {
  std::string_view id;  // "contacts"
  std::string_view label;
  std::string_view short_label;  // on the phone's bar, where the label is too long for it
  Icon icon{};
  std::string_view route;     // "#/contacts"
  int64_t count = 0;          // a badge when not 0 (overdue tasks)
  bool on_phone_bar = false;  // at most four; the others are under More
  bool at_end = false;        // Settings: at the bottom of the rail
};

enum class StorageLamp : uint8_t { saved, saving, not_saved };

struct ShellDesc {
  std::span<const ShellItem> items;
  std::string_view current;       // id of the item
  std::string_view title;         // of the page: its h1
  std::string_view parent_title;  // breadcrumb before it, with its route
  std::string_view parent_route;
  std::span<const MenuItem> add_items;
  bool search = true;
  bool can_undo = false;
  bool can_redo = false;
  std::string_view undo_label;  // "Undo: move Acme to Won"
  std::string_view redo_label;
  StorageLamp lamp = StorageLamp::saved;
  std::string_view lamp_reason;  // why not saved: shown in a popover
  std::string_view banner;       // across the page, above the content (a new version waits)
  std::string_view banner_action;
  Accent banner_accent = Accent::info;
};

enum class ShellAction : uint8_t { none, search, undo, redo, add, banner, help };

struct Shell {
  Rect content;  // for the view, below the header
  ShellAction action = ShellAction::none;
  int32_t add_index = -1;  // with ShellAction::add: which of add_items
};
[[nodiscard]] Shell begin_shell(Context& ctx, const ShellDesc& desc);
void end_shell(Context& ctx);

// The sheet of all shortcuts ("?").
struct ShortcutHelp {
  std::string_view group;
  std::string_view label;
  std::string_view keys;
};
void shortcuts_sheet(Context& ctx, std::span<const ShortcutHelp> shortcuts, bool& open);

}  // namespace ui
