// The life of the product: opening the database, one frame after another, and the moment at which the next is wanted.

#include "app/app.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "app/command_palette.h"
#include "app/look_back.h"
#include "app/screen.h"
#include "crm/schema.h"
#include "ui/locale.h"
#include "ui/views/toasts.h"
#include "ui/widgets/display.h"

namespace app {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
// How long a running job may keep input and frames waiting.
constexpr int64_t kJobBudget_ms = 8;
// While a job runs its progress is drawn this often; whatever the person does is drawn at once as ever.
constexpr double kProgressInterval_ms = 100;
// Upkeep that is due waits for some seconds of quiet; the page is settled only after it.
constexpr double kSoonUpkeep_ms = 10'000;
// Nobody expects this sentence: there is time to read it twice.
constexpr float kRestoredToast_ms = 15'000;

ui::Language language_of(const crm::Settings& settings, const std::vector<std::string>& preferred) {
  std::string_view tag = settings.language;
  if (tag.empty() && !preferred.empty()) tag = preferred.front();
  return tag.substr(0, 2) == "ms" ? ui::Language::malay : ui::Language::english;
}

ui::ThemeChoice theme_of(crm::Theme theme) {
  switch (theme) {
    case crm::Theme::system: return ui::ThemeChoice::system;
    case crm::Theme::light: return ui::ThemeChoice::light;
    case crm::Theme::dark: return ui::ThemeChoice::dark;
  }
  return ui::ThemeChoice::system;
}

}  // namespace

App::App(Environment environment)
    : environment_(std::move(environment)),
      context_(environment_.services),
      palette_(std::make_unique<CommandPalette>()),
      route_(ui::parse_route(route_text_)) {
  context_.set_language(language_of(settings_, environment_.languages));
}

App::~App() = default;

void App::start() {
  phase_ = Phase::loading;
  store::Database::open({.persistence = environment_.persistence,
                         .clock = environment_.clock,
                         .random = environment_.random,
                         .migrations = crm::migrations(),
                         .tracked_tables = crm::tracked_tables(),
                         .on_change = environment_.wake,
                         .on_load_progress = environment_.on_load_progress},
                        [this](base::Result<std::unique_ptr<store::Database>> result) { opened(std::move(result)); });
}

void App::opened(base::Result<std::unique_ptr<store::Database>> result) {
  if (!result.ok()) {
    phase_ = Phase::failed;
    failure_ = std::move(result).error();
  } else {
    database_ = std::move(result).value();
    commands_ = std::make_unique<crm::Commands>(*database_);
    queries_ = std::make_unique<crm::Queries>(*database_, environment_.clock, environment_.zone);
    phase_ = Phase::ready;
  }
  environment_.wake();
}

void App::apply_settings() {
  if (settings_version_ == database_->data_version()) return;
  settings_version_ = database_->data_version();
  const crm::Settings before = std::exchange(settings_, queries_->settings());
  context_.set_language(language_of(settings_, environment_.languages));
  context_.set_theme(theme_of(settings_.theme));
  environment_.set_time_zone(settings_.time_zone);
  // Only when they change: the answers that hang on them are made anew.
  if (settings_.time_zone != before.time_zone) queries_->set_time_zone(environment_.zone);
  if (settings_.week_start != before.week_start) queries_->set_week_start(settings_.week_start);
}

void App::navigate(std::string_view route) {
  route_text_ = route.empty() || route == "#" || route == "#/" ? "#/dashboard" : std::string(route);
  route_ = ui::parse_route(route_text_);
  if (dialog_.request.kind != ui::DialogKind::none) dialog_.request = {};
  environment_.wake();
}

void App::follow_route() {
  while (const std::string* asked = context_.take_navigation()) {
    if (*asked == route_text_) continue;
    route_text_ = *asked;
    route_ = ui::parse_route(route_text_);
  }
}

ui::Model App::model() {
  const bool back = past_state_.arrived;
  return {.database = back ? look_back_->past->database() : *database_,
          .commands = back ? look_back_->commands : *commands_,
          .queries = back ? look_back_->queries : *queries_,
          .clock = environment_.clock,
          .zone = environment_.zone,
          .settings = settings_,
          .route = route_,
          .dialog = dialog_,
          .job = job_,
          .toast_step = toast_step_,
          .past = past_state_};
}

bool App::has_job_work() const { return job_.job != nullptr && !job_.job->has_ended() && !database_->is_congested(); }

bool App::is_going_back() const { return look_back_ && !past_state_.arrived && !past_state_.leave; }

bool App::has_soon_work() const { return is_going_back() || has_job_work() || context_.has_work(); }

bool App::has_work() const { return has_soon_work() || upkeep_in_ms() <= 0; }

double App::upkeep_in_ms() const {
  // Not while anything moves: a table that is looked through takes longer than a frame.
  if (phase_ != Phase::ready || job_.job != nullptr || look_back_ != nullptr || wanted_ms_ != kNever) return kNever;
  const std::optional<int64_t> at_ms = database_->maintain_at_ms();
  return at_ms ? static_cast<double>(*at_ms - environment_.clock.unix_ms()) : kNever;
}

void App::work() {
  if (!has_soon_work()) {
    if (upkeep_in_ms() <= 0) database_->maintain();
    return;
  }
  const int64_t start_ms = environment_.clock.unix_ms();
  do {
    if (is_going_back()) look_back();
    if (has_job_work()) job_.job->advance();
    context_.do_some_work();
  } while (has_soon_work() && environment_.clock.unix_ms() - start_ms < kJobBudget_ms);
  // A job that waits for the storage is woken by it.
  if (!context_.has_work() && !is_going_back() && (job_.job == nullptr || job_.job->has_ended())) environment_.wake();
}

void App::look_back() {
  constexpr int64_t kRowsAtOnce = 200;
  const base::Result<bool> arrived = look_back_->past->rewind(kRowsAtOnce);
  past_state_.steps_done = look_back_->past->steps_done();
  past_state_.arrived = arrived.ok() && arrived.value();
  if (arrived.ok()) return;
  // A copy that cannot be taken back whole shows nothing that ever was.
  past_state_.leave = true;
  past_error_ = arrived.error();
}

void App::follow_past() {
  if (past_state_.leave) {
    if (past_error_) ui::report_error(context_, *std::exchange(past_error_, std::nullopt));
    past_state_ = {};
    look_back_.reset();
    environment_.wake();
  }
  const std::optional<store::StepId> asked = std::exchange(past_state_.asked, std::nullopt);
  if (!asked) return;
  base::Error refusal{
      .code = base::ErrorCode::unsupported, .message_key = "history.read_only", .arguments = {}, .detail = "the past"};
  auto past = store::Past::begin(*database_, environment_.clock, environment_.random, *asked, std::move(refusal));
  if (!past.ok()) return ui::report_error(context_, past.error());
  look_back_ = std::make_unique<LookBack>(std::move(past).value(), environment_.clock, environment_.zone);
  look_back_->queries.set_week_start(settings_.week_start);
  past_state_.steps_total = std::max<int64_t>(look_back_->past->steps_total(), 1);
  environment_.wake();
}

// Inside the frame: its toast is made of words of this frame.
void App::finish_job() {
  if (job_.job == nullptr || !job_.job->has_ended()) return;
  switch (job_.job->state()) {
    case crm::Job::State::finished:
      toast_step_ = job_.job->step();
      if (toast_step_ && job_.undo_offered) {
        context_.toast({.text = job_.done_text,
                        .accent = ui::Accent::success,
                        .action = tr(context_, ui::Key::common_undo),
                        .action_id = ui::kUndoStepToast});
      } else {
        context_.toast({.text = job_.done_text, .accent = ui::Accent::success});
      }
      break;
    case crm::Job::State::cancelled: context_.toast({.text = tr(context_, ui::Key::app_job_cancelled)}); break;
    case crm::Job::State::failed: ui::report_error(context_, job_.job->error()); break;
    case crm::Job::State::running:
    case crm::Job::State::rolling_back: break;
  }
  job_ = {};
}

void App::handle_notices() {
  for (const store::Notice& notice : database_->take_notices()) {
    switch (notice.kind) {
      case store::Notice::Kind::command_rejected:
      case store::Notice::Kind::storage_failed: ui::report_error(context_, notice.error); break;
      case store::Notice::Kind::image_replaced:
        context_.toast({.text = tr(context_, ui::Key::app_database_replaced)});
        break;
      case store::Notice::Kind::restored:
        context_.toast({.text = error_text(context_, notice.error), .duration_ms = kRestoredToast_ms});
        break;
    }
  }
  crm::Queries& shown = past_state_.arrived ? look_back_->queries : *queries_;
  if (const std::optional<base::Error> error = shown.take_error()) ui::report_error(context_, *error);
}

double App::frame(double now_ms) {
  if (phase_ == Phase::loading) return kNever;
  if (phase_ == Phase::ready) {
    database_->poll();
    apply_settings();
  }
  context_.begin_frame(now_ms);
  if (phase_ == Phase::failed) {
    draw_failure();
  } else {
    context_.set_calendar(base::local_date(environment_.clock.unix_ms(), environment_.zone), settings_.week_start);
    follow_route();
    handle_notices();
    finish_job();
    draw_screen();
    follow_route();
    follow_past();
  }
  double wanted_ms = context_.end_frame();
  if (job_.job != nullptr || is_going_back()) wanted_ms = std::min(wanted_ms, kProgressInterval_ms);
  // A command of this frame may have changed the settings, or gone to another route.
  if (phase_ == Phase::ready && settings_version_ != database_->data_version() && job_.job == nullptr) wanted_ms = 0;
  wanted_ms_ = wanted_ms;
  return phase_ == Phase::ready ? std::min(wanted_ms, next_wake_ms()) : wanted_ms;
}

double App::next_wake_ms() {
  const int64_t now_ms = environment_.clock.unix_ms();
  if (next_change_version_ != database_->data_version() || (next_change_ms_ && *next_change_ms_ <= now_ms)) {
    next_change_version_ = database_->data_version();
    next_change_ms_ = queries_->next_change_ms();
  }
  double wake_ms = kNever;
  if (next_change_ms_) wake_ms = static_cast<double>(std::max<int64_t>(*next_change_ms_ - now_ms, 1));
  if (const std::optional<int64_t> poll_at_ms = database_->poll_at_ms())
    wake_ms = std::min(wake_ms, static_cast<double>(std::max<int64_t>(*poll_at_ms - now_ms, 1)));
  return std::min(wake_ms, std::max(upkeep_in_ms(), 1.0));
}

void App::draw_screen() {
  ui::Model screen_model = model();
  screen(context_, screen_model,
         {.palette = *palette_, .shortcuts_open = shortcuts_open_, .title = title_, .appearance = appearance_});
}

void App::draw_failure() {
  const ui::EmptyStateResult answer = ui::empty_state(context_, context_.window(),
                                                      {.icon = ui::Icon::alert,
                                                       .title = tr(context_, ui::Key::app_open_failed),
                                                       .text = error_text(context_, failure_),
                                                       .id = "open_failed",
                                                       .primary = tr(context_, ui::Key::common_retry),
                                                       .primary_icon = ui::Icon::refresh});
  if (answer == ui::EmptyStateResult::primary) start();
}

void App::on_hide() {
  if (database_ != nullptr) database_->on_hide();
}

bool App::settled() const {
  return phase_ != Phase::loading && wanted_ms_ == kNever && job_.job == nullptr && !is_going_back() &&
         storage_state().queued == 0 && upkeep_in_ms() > kSoonUpkeep_ms;
}

store::StorageState App::storage_state() const {
  return database_ != nullptr ? database_->storage_state() : store::StorageState{};
}

uint64_t App::statement_count() const { return database_ != nullptr ? database_->statement_count() : 0; }

std::vector<uint8_t> App::export_database() const {
  std::vector<uint8_t> bytes;
  if (database_ == nullptr) return bytes;
  bytes.reserve(database_->image_size());
  database_->export_image(
      [&](std::span<const uint8_t> piece) { bytes.insert(bytes.end(), piece.begin(), piece.end()); });
  return bytes;
}

}  // namespace app
