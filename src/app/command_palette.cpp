// The search of everything (Ctrl/Cmd+K): records, screens and commands in one list, ranked together.

#include "app/command_palette.h"

#include <array>
#include <functional>
#include <optional>

#include "app/commands.h"
#include "base/text.h"
#include "ui/views/support.h"
#include "ui/widgets/palette.h"

namespace app {
namespace {

constexpr uint32_t kMaximumRecords = 12;

// Every word of the query begins a word of the text.
bool matches(std::string_view folded_text, std::string_view folded_query) {
  size_t at = 0;
  while (at < folded_query.size()) {
    const size_t end = std::min(folded_query.find(' ', at), folded_query.size());
    const std::string_view word = folded_query.substr(at, end - at);
    bool found = word.empty();
    for (size_t start = 0; !found && start < folded_text.size();) {
      found = folded_text.substr(start).starts_with(word);
      const size_t space = folded_text.find(' ', start);
      start = space == std::string_view::npos ? folded_text.size() : space + 1;
    }
    if (!found) return false;
    at = end + 1;
  }
  return true;
}

}  // namespace

void CommandPalette::open(std::string query) {
  is_open_ = true;
  query_ = std::move(query);
  hits_stale_ = true;
}

void CommandPalette::find_records(ui::Model& model) {
  const uint64_t version = model.database.data_version();
  if (!hits_stale_ && hits_version_ == version) return;
  hits_stale_ = false;
  hits_version_ = version;
  hits_ = query_.empty() ? std::vector<crm::SearchHit>{} : model.queries.search(query_, kMaximumRecords);
}

void CommandPalette::draw(ui::Context& ctx, ui::Model& model) {
  if (!is_open_) return;
  find_records(model);

  std::vector<ui::PaletteResult> results;
  std::vector<const AppCommand*> chosen_commands;  // parallel to results; nullptr: a record
  for (const crm::SearchHit& hit : hits_) {
    const std::string_view type = type_text(ctx, hit.record.type);
    results.push_back({.title = hit.title,
                       .detail = hit.subtitle.empty() ? type : join(ctx, {type, " · ", hit.subtitle}),
                       .group = tr(ctx, ui::Key::app_records),
                       .icon = ui::icon_of(hit.record.type),
                       .href = href_of(ctx, hit.record)});
    chosen_commands.push_back(nullptr);
  }
  const std::string folded_query = base::fold(query_);
  for (const AppCommand& command : app_commands()) {
    if (!is_available(ctx, model, command)) continue;
    const std::string_view label = tr(ctx, command.label);
    if (!matches(base::fold(label), folded_query)) continue;
    results.push_back({.title = label,
                       .group = tr(ctx, command.route.empty() ? ui::Key::app_commands : ui::Key::app_screens),
                       .icon = command.icon,
                       .href = command.route,
                       .keys = command.keys});
    chosen_commands.push_back(&command);
  }

  const ui::PaletteResponse answer = ui::palette(ctx, {.query = query_, .results = results}, is_open_);
  if (answer.query_changed) {
    hits_stale_ = true;
    ctx.wake_in(0);
  }
  if (answer.chosen) {
    is_open_ = false;
    const AppCommand* command = chosen_commands[static_cast<size_t>(*answer.chosen)];
    if (command != nullptr && command->route.empty()) run_command(ctx, model, command->action);
  }
}

}  // namespace app
