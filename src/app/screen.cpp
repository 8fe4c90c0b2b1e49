// One frame of the whole screen: routes to views, the shell around them, dialogs and shortcuts above them.

#include "app/screen.h"

#include <array>

#include "app/commands.h"
#include "base/text.h"
#include "ui/format.h"
#include "ui/gallery/gallery.h"
#include "ui/shell/shell.h"
#include "ui/views/history_step.h"
#include "ui/views/support.h"
#include "ui/views/toasts.h"
#include "ui/views/views.h"
#include "ui/widgets/display.h"

namespace app {
namespace {

using ui::Icon;
using ui::Key;
using View = void (*)(ui::Context&, ui::Rect, ui::Model&);

struct Route {
  std::string_view name;  // first segment, and the id of the entry in the navigation
  Key title{};
  View list = nullptr;
  View record = nullptr;  // of #/name/ID
  crm::RecordType type{};
};

constexpr std::array kRoutes = {
    Route{"dashboard", Key::app_dashboard, ui::dashboard_view},
    Route{"leads", Key::app_leads, ui::leads_view, ui::lead_page, crm::RecordType::lead},
    Route{"contacts", Key::app_contacts, ui::contacts_view, ui::contact_page, crm::RecordType::person},
    Route{"companies", Key::app_companies, ui::companies_view, ui::contact_page, crm::RecordType::company},
    Route{"deals", Key::app_deals, ui::deals_view, ui::deal_page, crm::RecordType::deal},
    Route{"calendar", Key::app_calendar, ui::calendar_view},
    Route{"tasks", Key::app_tasks, ui::tasks_view},
    Route{"history", Key::app_history, ui::history_view},
    Route{"settings", Key::app_settings, ui::settings_view},
};

const Route* find_route(const ui::Route& route) {
  for (const Route& known : kRoutes)
    if (known.name == route.segment(0)) return &known;
  return nullptr;
}

bool is_record(const Route& known, const ui::Route& route) {
  return known.record != nullptr && !route.segment(1).empty();
}

std::string_view title_of(ui::Context& ctx, ui::Model& model, const Route* known) {
  if (known == nullptr) return tr(ctx, model.route.segment(0) == "gallery" ? Key::gallery_title : Key::app_not_found);
  if (!is_record(*known, model.route)) return tr(ctx, known->title);
  const std::string name = model.queries.name_of({known->type, ui::route_id(model.route)});
  return name.empty() ? tr(ctx, Key::app_not_found) : join(ctx, {name});
}

std::string_view step_text(ui::Context& ctx, const store::StepInfo& step) {
  return ui::named_text(ctx, step.name_key, step.arguments);
}

std::string_view lamp_reason(ui::Context& ctx, const store::StorageState& storage) {
  if (storage.state == store::SaveState::read_only) return tr(ctx, Key::app_read_only);
  if (storage.state != store::SaveState::not_saved) return {};
  return tr(ctx, storage.reason == store::FailureReason::quota ? Key::app_not_saved_quota : Key::app_not_saved);
}

ui::StorageLamp lamp_of(const store::StorageState& storage) {
  switch (storage.state) {
    case store::SaveState::saved: return ui::StorageLamp::saved;
    case store::SaveState::saving: return ui::StorageLamp::saving;
    case store::SaveState::not_saved:
    case store::SaveState::read_only: return ui::StorageLamp::not_saved;
  }
  return ui::StorageLamp::saved;
}

// Title, language and theme colour of the document follow; told only when they change.
void tell_document(ui::Context& ctx, const ScreenState& state, std::string_view title) {
  const std::string_view full_title = join(ctx, {title, " · Kenalan"});
  if (state.title != full_title) {
    const bool first = state.title.empty();
    state.title.assign(full_title);
    ctx.services().navigator.set_title(full_title);
    if (!first && !ctx.told_just_now()) ctx.announce(title);
  }
  const std::string_view language = ui::language_tag(ctx.language());
  const std::string_view appearance = join(ctx, {language, ctx.dark() ? " dark" : " light"});
  if (state.appearance != appearance) {
    ctx.services().document.set_appearance(language, ctx.dark(), ctx.palette().page);
    state.appearance.assign(appearance);
  }
}

void draw_job(ui::Context& ctx, const ui::Rect& content, ui::Model& model) {
  const crm::Job::Progress at = model.job.job->progress();
  const bool going_back = model.job.job->state() == crm::Job::State::rolling_back;
  const ui::ProgressDesc desc{
      .label = going_back ? tr(ctx, Key::app_job_rolling_back) : std::string_view(model.job.title),
      .id = "job",
      .value = static_cast<double>(at.done),
      .maximum = going_back ? 0 : static_cast<double>(at.total),
      .detail = tr(ctx, Key::app_job_progress,
                   {{"done", ui::format_count(ctx, at.done)}, {"total", ui::format_count(ctx, at.total)}}),
      .cancel = going_back ? std::string_view{} : tr(ctx, Key::common_cancel)};
  const float width = std::min(ctx.px(480), content.width - 2 * ctx.metrics().gutter);
  if (ui::progress(ctx, content.centred(width, ui::progress_height(ctx, desc)), desc)) model.job.job->cancel();
}

void draw_way_back(ui::Context& ctx, const ui::Rect& content, ui::Model& model) {
  const ui::ProgressDesc desc{.label = tr(ctx, Key::history_going_back),
                              .id = "past",
                              .value = static_cast<double>(model.past.steps_done),
                              .maximum = static_cast<double>(model.past.steps_total),
                              .cancel = tr(ctx, Key::common_cancel)};
  const float width = std::min(ctx.px(480), content.width - 2 * ctx.metrics().gutter);
  if (ui::progress(ctx, content.centred(width, ui::progress_height(ctx, desc)), desc)) model.past.leave = true;
}

void draw_route(ui::Context& ctx, const ui::Rect& content, ui::Model& model, const Route* known) {
  // While a job writes, what it writes is half there; its progress is shown instead.
  if (model.job.job != nullptr) return draw_job(ctx, content, model);
  if (model.past.steps_total > 0 && !model.past.arrived) return draw_way_back(ctx, content, model);
  if (known != nullptr) return (is_record(*known, model.route) ? known->record : known->list)(ctx, content, model);
  if (model.route.segment(0) == "gallery") return ui::gallery_view(ctx, content);
  const ui::EmptyStateResult answer = ui::empty_state(ctx, content,
                                                      {.icon = Icon::search,
                                                       .title = tr(ctx, Key::app_not_found),
                                                       .text = tr(ctx, Key::app_not_found_text),
                                                       .id = "not_found",
                                                       .primary = tr(ctx, Key::app_to_dashboard)});
  if (answer == ui::EmptyStateResult::primary) ctx.navigate("#/dashboard");
}

void draw_dialogs(ui::Context& ctx, ui::Model& model) {
  const ui::IdScope scope{ctx, model.dialog.serial};
  switch (model.dialog.request.kind) {
    case ui::DialogKind::none: return;
    case ui::DialogKind::lead: return lead_dialog(ctx, model);
    case ui::DialogKind::person:
    case ui::DialogKind::company: return contact_dialog(ctx, model);
    case ui::DialogKind::deal: return deal_dialog(ctx, model);
    case ui::DialogKind::task: return task_dialog(ctx, model);
    case ui::DialogKind::appointment: return appointment_dialog(ctx, model);
    case ui::DialogKind::note: return note_dialog(ctx, model);
    case ui::DialogKind::call: return call_dialog(ctx, model);
    case ui::DialogKind::convert_lead: return convert_lead_dialog(ctx, model);
    case ui::DialogKind::close_deal: return close_deal_dialog(ctx, model);
    case ui::DialogKind::delete_records: return delete_records_dialog(ctx, model);
    case ui::DialogKind::import_file: return import_dialog(ctx, model);
    case ui::DialogKind::replace_database: return replace_database_dialog(ctx, model);
  }
}

// Files dropped on the window, wherever: contacts to import, or a database to look into.
void take_dropped_files(ui::Context& ctx, ui::Model& model) {
  std::vector<ui::FileEvent> dropped;
  for (const ui::FileEvent& file : ctx.files())
    if (file.request == 0) dropped.push_back(file);
  if (dropped.empty()) return;
  const std::string name = base::fold(dropped.front().name);
  const bool database = name.ends_with(".sqlite") || name.ends_with(".sqlite3") || name.ends_with(".db");
  open_dialog(model, {.kind = database ? ui::DialogKind::replace_database : ui::DialogKind::import_file,
                      .files = std::move(dropped)});
}

void take_shortcuts(ui::Context& ctx, ui::Model& model, const ScreenState& state) {
  if (ctx.shortcut({.character = 'k', .command = true})) state.palette.open();
  if (ctx.shortcut({.character = 'z', .command = true})) run_command(ctx, model, Action::undo);
  if (ctx.shortcut({.character = 'z', .command = true, .shift = true})) run_command(ctx, model, Action::redo);
  if (ctx.shortcut({.character = 'y', .command = true})) run_command(ctx, model, Action::redo);
  if (ctx.shortcut({.character = '?', .shift = true})) state.shortcuts_open = true;
  if (ctx.shortcut({.character = 'n'})) state.palette.open(std::string(tr(ctx, Key::app_add_query)));
}

void draw_shortcuts(ui::Context& ctx, bool& open) {
  if (!open) return;
  const std::string_view everywhere = tr(ctx, Key::app_shortcuts_everywhere);
  const std::string_view lists = tr(ctx, Key::app_shortcuts_lists);
  const std::string_view board = tr(ctx, Key::app_shortcuts_board);
  const std::array shortcuts = {
      ui::ShortcutHelp{everywhere, tr(ctx, Key::app_shortcut_search), "Ctrl+K"},
      ui::ShortcutHelp{everywhere, tr(ctx, Key::app_shortcut_add), "N"},
      ui::ShortcutHelp{everywhere, tr(ctx, Key::common_undo), "Ctrl+Z"},
      ui::ShortcutHelp{everywhere, tr(ctx, Key::common_redo), "Ctrl+Shift+Z"},
      ui::ShortcutHelp{everywhere, tr(ctx, Key::app_shortcut_save), "Ctrl+Enter"},
      ui::ShortcutHelp{everywhere, tr(ctx, Key::app_shortcut_help), "?"},
      ui::ShortcutHelp{lists, tr(ctx, Key::app_shortcut_move), "↑ ↓ Home End"},
      ui::ShortcutHelp{lists, tr(ctx, Key::app_shortcut_open), "Enter"},
      ui::ShortcutHelp{lists, tr(ctx, Key::app_shortcut_select), "Space"},
      ui::ShortcutHelp{board, tr(ctx, Key::app_shortcut_lift), "Space"},
      ui::ShortcutHelp{board, tr(ctx, Key::app_shortcut_carry), "← → ↑ ↓"},
      ui::ShortcutHelp{board, tr(ctx, Key::app_shortcut_return), "Esc"},
  };
  shortcuts_sheet(ctx, shortcuts, open);
}

// Links to a task or an appointment go to its list or calendar and open it there; the address is then the list again.
void take_open_parameter(ui::Context& ctx, ui::Model& model) {
  const std::optional<base::Uuid> id = base::Uuid::from_text(model.route.parameter("open"));
  const std::string_view screen_name = model.route.segment(0);
  if (!id || (screen_name != "tasks" && screen_name != "calendar")) return;
  const bool task = screen_name == "tasks";
  open_dialog(model, {.kind = task ? ui::DialogKind::task : ui::DialogKind::appointment,
                      .record = {task ? crm::RecordType::task : crm::RecordType::appointment, *id}});
  ui::Route route = model.route;
  route.set("open", {});
  ctx.navigate(ui::build_route(route), ui::HistoryMode::replace);
}

}  // namespace

void screen(ui::Context& ctx, ui::Model& model, const ScreenState& state) {
  const Route* known = find_route(model.route);
  const std::string_view title = title_of(ctx, model, known);
  tell_document(ctx, state, title);
  take_shortcuts(ctx, model, state);
  take_open_parameter(ctx, model);

  const uint32_t overdue = model.queries.task_counts().overdue_open;
  const std::array items = {
      ui::ShellItem{.id = "dashboard",
                    .label = tr(ctx, Key::app_dashboard),
                    .short_label = tr(ctx, Key::app_dashboard_short),
                    .icon = Icon::dashboard,
                    .route = "#/dashboard",
                    .on_phone_bar = true},
      ui::ShellItem{.id = "leads", .label = tr(ctx, Key::app_leads), .icon = Icon::leads, .route = "#/leads"},
      ui::ShellItem{.id = "contacts",
                    .label = tr(ctx, Key::app_contacts),
                    .icon = Icon::people,
                    .route = "#/contacts",
                    .on_phone_bar = true},
      ui::ShellItem{
          .id = "companies", .label = tr(ctx, Key::app_companies), .icon = Icon::building, .route = "#/companies"},
      ui::ShellItem{.id = "deals",
                    .label = tr(ctx, Key::app_deals),
                    .icon = Icon::deals,
                    .route = "#/deals",
                    .on_phone_bar = true},
      ui::ShellItem{.id = "calendar",
                    .label = tr(ctx, Key::app_calendar),
                    .icon = Icon::calendar,
                    .route = "#/calendar",
                    .on_phone_bar = true},
      ui::ShellItem{.id = "tasks",
                    .label = tr(ctx, Key::app_tasks),
                    .icon = Icon::tasks,
                    .route = "#/tasks",
                    .count = static_cast<int64_t>(overdue)},
      ui::ShellItem{.id = "settings",
                    .label = tr(ctx, Key::app_settings),
                    .icon = Icon::settings,
                    .route = "#/settings",
                    .at_end = true},
  };
  std::array<ui::MenuItem, 8> add_items;
  for (size_t index = 0; index < add_items.size(); ++index) {
    const AppCommand& command = add_commands()[index];
    add_items[index] = {.label = tr(ctx, command.label), .icon = command.icon, .separator_before = index == 4};
  }
  const std::optional<store::StepInfo>& undo_step = model.database.next_undo();
  const std::optional<store::StepInfo>& redo_step = model.database.next_redo();
  const store::StorageState storage = model.database.storage_state();
  const bool update = ctx.services().document.update_waiting();
  const bool past = model.past.arrived;
  const std::string_view banner =
      past
          ? tr(ctx, Key::history_as_of,
               {{"moment", join(ctx, {format_date(ctx, base::local_date(model.past.moment_ms, model.zone)), ", ",
                                      format_time(ctx, base::local_minute_of_day(model.past.moment_ms, model.zone))})}})
          : std::string_view{};
  const bool record = known != nullptr && is_record(*known, model.route);
  // Reached from the settings, where it stands in the navigation.
  const bool history = known != nullptr && known->name == "history";
  // The history of one record belongs to its page, as long as there is one.
  const crm::RecordRef told = history ? ui::history_record(model.route) : crm::RecordRef{};
  const std::string told_name = told.is_nil() ? std::string() : model.queries.name_of(told);
  const ui::Shell shell =
      begin_shell(ctx, {.items = items,
                        .current = history            ? std::string_view("settings")
                                   : known != nullptr ? known->name
                                                      : std::string_view{},
                        .title = title,
                        .parent_title = record               ? tr(ctx, known->title)
                                        : !told_name.empty() ? join(ctx, {told_name})
                                        : history            ? tr(ctx, Key::app_settings_data)
                                                             : std::string_view{},
                        .parent_route = record               ? join(ctx, {"#/", known->name})
                                        : !told_name.empty() ? ui::href_of(ctx, told)
                                        : history            ? std::string_view("#/settings/data")
                                                             : std::string_view{},
                        .add_items = add_items,
                        .can_undo = undo_step.has_value() && !past,
                        .can_redo = redo_step.has_value() && !past,
                        .undo_label = undo_step ? tr(ctx, Key::app_undo_step, {{"step", step_text(ctx, *undo_step)}})
                                                : tr(ctx, Key::common_undo),
                        .redo_label = redo_step ? tr(ctx, Key::app_redo_step, {{"step", step_text(ctx, *redo_step)}})
                                                : tr(ctx, Key::common_redo),
                        .lamp = lamp_of(storage),
                        .lamp_reason = lamp_reason(ctx, storage),
                        .banner = past     ? banner
                                  : update ? tr(ctx, Key::app_update_waiting)
                                           : std::string_view{},
                        .banner_action = past     ? tr(ctx, Key::history_back_to_now)
                                         : update ? tr(ctx, Key::app_update_action)
                                                  : std::string_view{},
                        .banner_accent = past ? ui::Accent::warning : ui::Accent::info});
  draw_route(ctx, shell.content, model, known);
  end_shell(ctx);

  switch (shell.action) {
    case ui::ShellAction::none: break;
    case ui::ShellAction::search: state.palette.open(); break;
    case ui::ShellAction::undo: run_command(ctx, model, Action::undo); break;
    case ui::ShellAction::redo: run_command(ctx, model, Action::redo); break;
    case ui::ShellAction::add:
      run_command(ctx, model, add_commands()[static_cast<size_t>(shell.add_index)].action);
      break;
    case ui::ShellAction::banner:
      if (past)
        model.past.leave = true;
      else
        ctx.services().document.apply_update();
      break;
    case ui::ShellAction::help: state.shortcuts_open = true; break;
  }
  take_dropped_files(ctx, model);
  draw_dialogs(ctx, model);
  state.palette.draw(ctx, model);
  draw_shortcuts(ctx, state.shortcuts_open);
  if (ctx.toast_action(ui::kUndoStepToast) && model.toast_step) {
    const base::Result<std::optional<store::UndoOutcome>> result = model.database.undo_step(*model.toast_step);
    if (!result.ok()) ui::report_error(ctx, result.error());
    model.toast_step.reset();
  }
}

}  // namespace app
