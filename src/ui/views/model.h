#pragma once
// What every screen gets beside its rectangle: the data, the moment, the route, and the few things that outlive a frame
// and belong to no single screen (the open dialog, the running job). The app makes one Model per frame from its parts;
// screens keep nothing in it.

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "base/result.h"
#include "crm/commands.h"
#include "crm/jobs.h"
#include "crm/queries.h"
#include "store/database.h"
#include "ui/context.h"
#include "ui/locale.h"
#include "ui/router.h"

namespace ui {

// The dialogs that any screen may open; each has a file of its own in src/ui/views.
enum class DialogKind : uint8_t {
  none,
  lead,
  person,
  company,
  deal,
  task,
  appointment,
  note,
  call,
  convert_lead,    // `records`: one or many leads
  close_deal,      // `records`: deals; `outcome` says how; asks for the reason
  delete_records,  // `records`; asks first when many or when something hangs on them
  import_file,     // `files`: dropped or chosen
  replace_database,
};

struct DialogRequest {
  DialogKind kind = DialogKind::none;
  // Edited; nil id: a new one is made.
  crm::RecordRef record;
  // What a new record starts with.
  std::vector<crm::RecordRef> links;
  std::vector<crm::RecordRef> records;
  std::optional<crm::TimeSpan> span;
  crm::Due due;
  crm::StageId stage;
  crm::Outcome outcome = crm::Outcome::lost;
  std::string name;
  std::vector<FileEvent> files;
};

// The dialog over the screen; opening one replaces the one before.
struct DialogState {
  DialogRequest request;
  // Grows with every opening: the key of the form's draft (ctx.state<Draft>(ctx.id(serial))).
  uint64_t serial = 0;
};

// A running job shows its progress in a bar at the bottom of the shell, with Cancel; the app advances it between
// frames.
struct JobState {
  std::unique_ptr<crm::Job> job;
  std::string title;      // "Importing 10,000 contacts…"
  std::string done_text;  // toast when it has finished, with Undo
  bool undo_offered = true;
};

// A look at the whole database as it stood after a step. Screens ask; the app makes it, shows it with a banner, and
// refuses every command meanwhile.
struct PastState {
  std::optional<store::StepId> asked;
  bool leave = false;
  int64_t moment_ms = 0;  // of the step
  // 0: the present is shown.
  int64_t steps_total = 0;
  int64_t steps_done = 0;
  bool arrived = false;  // until then it is being made
};

struct Model {
  store::Database& database;
  crm::Commands& commands;
  crm::Queries& queries;
  const base::Clock& clock;
  const base::TimeZone& zone;
  const crm::Settings& settings;
  const Route& route;
  DialogState& dialog;
  JobState& job;
  // Step to be undone by the "Undo" of the latest toast.
  std::optional<store::StepId>& toast_step;
  PastState& past;

  [[nodiscard]] base::Date today() const { return base::local_date(clock.unix_ms(), zone); }
};

void open_dialog(Model& model, DialogRequest request);
void close_dialog(Model& model);
// One at a time; refused with a message while another runs.
void start_job(Context& ctx, Model& model, std::unique_ptr<crm::Job> job, std::string_view title,
               std::string_view done_text);

// After a command: a toast with Undo, or the error as a toast. Returns whether it succeeded.
//   if (report(ctx, model, model.commands.complete_tasks({id}), tr(ctx, Key::tasks_done))) …
bool report(Context& ctx, Model& model, const base::Result<store::StepId>& result, std::string_view text);
void report_error(Context& ctx, const base::Error& error);
// For commands that return Made<…>.
template <typename IdType>
bool report(Context& ctx, Model& model, const base::Result<crm::Made<IdType>>& result, std::string_view text) {
  if (!result.ok()) {
    report_error(ctx, result.error());
    return false;
  }
  return report(ctx, model, base::Result<store::StepId>(result->step), text);
}

}  // namespace ui
