// What the Add button, the palette and the shortcuts can do, said once for all three.

#include "app/commands.h"

#include <array>

#include "base/date.h"
#include "ui/views/database_file.h"
#include "ui/views/support.h"

namespace app {
namespace {

using ui::Icon;
using ui::Key;

constexpr std::array kCommands = {
    AppCommand{.label = Key::app_add_lead, .icon = Icon::leads, .action = Action::add_lead},
    AppCommand{.label = Key::app_add_contact, .icon = Icon::person, .action = Action::add_contact},
    AppCommand{.label = Key::app_add_company, .icon = Icon::building, .action = Action::add_company},
    AppCommand{.label = Key::app_add_deal, .icon = Icon::deals, .action = Action::add_deal},
    AppCommand{.label = Key::app_add_task, .icon = Icon::tasks, .action = Action::add_task},
    AppCommand{.label = Key::app_add_appointment, .icon = Icon::calendar_plus, .action = Action::add_appointment},
    AppCommand{.label = Key::app_add_note, .icon = Icon::note, .action = Action::add_note},
    AppCommand{.label = Key::app_log_call, .icon = Icon::phone_call, .action = Action::log_call},
    AppCommand{.label = Key::app_dashboard, .icon = Icon::dashboard, .route = "#/dashboard"},
    AppCommand{.label = Key::app_leads, .icon = Icon::leads, .route = "#/leads"},
    AppCommand{.label = Key::app_contacts, .icon = Icon::people, .route = "#/contacts"},
    AppCommand{.label = Key::app_companies, .icon = Icon::building, .route = "#/companies"},
    AppCommand{.label = Key::app_deals, .icon = Icon::deals, .route = "#/deals"},
    AppCommand{.label = Key::app_calendar, .icon = Icon::calendar, .route = "#/calendar"},
    AppCommand{.label = Key::app_tasks, .icon = Icon::tasks, .route = "#/tasks"},
    AppCommand{.label = Key::app_settings, .icon = Icon::settings, .route = "#/settings"},
    AppCommand{.label = Key::app_settings_data, .icon = Icon::database, .route = "#/settings/data"},
    AppCommand{.label = Key::app_history, .icon = Icon::history, .route = "#/history"},
    AppCommand{.label = Key::app_import, .icon = Icon::import, .action = Action::import_file},
    AppCommand{.label = Key::app_download_database, .icon = Icon::download, .action = Action::export_database},
    AppCommand{.label = Key::common_undo, .icon = Icon::undo, .action = Action::undo, .keys = "Ctrl+Z"},
    AppCommand{.label = Key::common_redo, .icon = Icon::redo, .action = Action::redo, .keys = "Ctrl+Shift+Z"},
    AppCommand{.label = Key::app_theme_light, .icon = Icon::sun, .action = Action::theme_light},
    AppCommand{.label = Key::app_theme_dark, .icon = Icon::moon, .action = Action::theme_dark},
    AppCommand{.label = Key::app_theme_system, .icon = Icon::system, .action = Action::theme_system},
    AppCommand{.label = Key::app_language_english, .icon = Icon::language, .action = Action::language_english},
    AppCommand{.label = Key::app_language_malay, .icon = Icon::language, .action = Action::language_malay},
    AppCommand{.label = Key::app_install, .icon = Icon::download, .action = Action::install},
};

// A new record begins with what the page shows: a task added on a contact's page is linked to that contact.
crm::RecordRef shown_record(const ui::Model& model) {
  const base::Uuid id = ui::route_id(model.route);
  const std::string_view screen = model.route.segment(0);
  if (id.is_nil()) return {};
  if (screen == "leads") return {crm::RecordType::lead, id};
  if (screen == "contacts") return {crm::RecordType::person, id};
  if (screen == "companies") return {crm::RecordType::company, id};
  if (screen == "deals") return {crm::RecordType::deal, id};
  return {};
}

void open_new(ui::Model& model, ui::DialogKind kind) {
  ui::DialogRequest request{.kind = kind};
  // The record of the address may have been deleted.
  if (const crm::RecordRef shown = shown_record(model); !shown.is_nil() && !model.queries.name_of(shown).empty()) {
    request.links.push_back(shown);
    if (kind == ui::DialogKind::note || kind == ui::DialogKind::call) request.record = shown;
  }
  open_dialog(model, std::move(request));
}

void change_settings(ui::Context& ctx, ui::Model& model, void (*change)(crm::Settings&)) {
  crm::Settings settings = model.settings;
  change(settings);
  const base::Result<store::StepId> result = model.commands.change_settings(settings);
  if (!result.ok()) ui::report_error(ctx, result.error());
}

void tell_outcome(ui::Context& ctx, const base::Result<std::optional<store::UndoOutcome>>& result, Key done) {
  if (!result.ok()) {
    ui::report_error(ctx, result.error());
    return;
  }
  if (!result.value()) {
    ctx.toast({.text = tr(ctx, done == Key::app_undone ? Key::app_nothing_to_undo : Key::app_nothing_to_redo)});
    return;
  }
  const store::UndoOutcome& outcome = **result;
  const std::string_view step =
      error_text(ctx, {.message_key = outcome.step.name_key, .arguments = outcome.step.arguments});
  std::string_view text = tr(ctx, done, {{"step", step}});
  if (outcome.kept_fields > 0)
    text = join(ctx, {text, " ", tr(ctx, Key::app_kept_fields, {{"count", outcome.kept_fields}})});
  ctx.toast({.text = text});
}

}  // namespace

std::span<const AppCommand> app_commands() { return kCommands; }

std::span<const AppCommand> add_commands() { return std::span(kCommands).first(8); }

bool is_available(ui::Context& ctx, const ui::Model& model, const AppCommand& command) {
  switch (command.action) {
    case Action::undo: return model.database.next_undo().has_value();
    case Action::redo: return model.database.next_redo().has_value();
    case Action::install: return ctx.services().document.can_install();
    case Action::theme_light: return model.settings.theme != crm::Theme::light;
    case Action::theme_dark: return model.settings.theme != crm::Theme::dark;
    case Action::theme_system: return model.settings.theme != crm::Theme::system;
    case Action::language_english: return ctx.language() != ui::Language::english;
    case Action::language_malay: return ctx.language() != ui::Language::malay;
    default: return true;
  }
}

void run_command(ui::Context& ctx, ui::Model& model, Action action) {
  switch (action) {
    case Action::none: return;
    case Action::add_lead: return open_new(model, ui::DialogKind::lead);
    case Action::add_contact: return open_new(model, ui::DialogKind::person);
    case Action::add_company: return open_new(model, ui::DialogKind::company);
    case Action::add_deal: return open_new(model, ui::DialogKind::deal);
    case Action::add_task: return open_new(model, ui::DialogKind::task);
    case Action::add_appointment: return open_new(model, ui::DialogKind::appointment);
    case Action::add_note: return open_new(model, ui::DialogKind::note);
    case Action::log_call: return open_new(model, ui::DialogKind::call);
    case Action::import_file: return open_new(model, ui::DialogKind::import_file);
    case Action::export_database: return ui::save_database_file(ctx, model);
    case Action::undo: return tell_outcome(ctx, model.database.undo(), Key::app_undone);
    case Action::redo: return tell_outcome(ctx, model.database.redo(), Key::app_redone);
    case Action::theme_light:
      return change_settings(ctx, model, [](crm::Settings& settings) { settings.theme = crm::Theme::light; });
    case Action::theme_dark:
      return change_settings(ctx, model, [](crm::Settings& settings) { settings.theme = crm::Theme::dark; });
    case Action::theme_system:
      return change_settings(ctx, model, [](crm::Settings& settings) { settings.theme = crm::Theme::system; });
    case Action::language_english:
      return change_settings(ctx, model, [](crm::Settings& settings) { settings.language = "en"; });
    case Action::language_malay:
      return change_settings(ctx, model, [](crm::Settings& settings) { settings.language = "ms"; });
    case Action::install: return ctx.services().document.install();
  }
}

}  // namespace app
