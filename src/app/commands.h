#pragma once
// What can be done from anywhere, in one list: the palette shows it, the shortcut sheet explains its keys, the Add menu
// and the keyboard run it.

#include <span>
#include <string_view>

#include "generated/ui/icons.h"
#include "ui/locale.h"
#include "ui/views/model.h"

namespace app {

enum class Action : uint8_t {
  none,
  add_lead,
  add_contact,
  add_company,
  add_deal,
  add_task,
  add_appointment,
  add_note,
  log_call,
  import_file,
  export_database,
  undo,
  redo,
  theme_light,
  theme_dark,
  theme_system,
  language_english,
  language_malay,
  install,
};

struct AppCommand {
  ui::Key label{};
  ui::Icon icon{};
  std::string_view route;  // a screen; else `action`
  Action action = Action::none;
  std::string_view keys;
};

[[nodiscard]] std::span<const AppCommand> app_commands();
// The eight of the Add menu, in its order.
[[nodiscard]] std::span<const AppCommand> add_commands();
[[nodiscard]] bool is_available(ui::Context& ctx, const ui::Model& model, const AppCommand& command);
void run_command(ui::Context& ctx, ui::Model& model, Action action);

}  // namespace app
