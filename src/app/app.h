#pragma once
// The root of the product: owns the interface's context, the database and the domain, and turns "a frame is due" into a
// frame. One App lives as long as the page; everything it needs from the outside is in Environment, so that the same
// App runs headless in native tests.
//
// Order of a life: construct, start() opens the database (no frames until then: the document shows the progress),
// frames follow. When opening fails the App stays and shows why; nothing is ever deleted on its own.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/uuid.h"
#include "crm/commands.h"
#include "crm/queries.h"
#include "store/database.h"
#include "store/persistence.h"
#include "ui/context.h"
#include "ui/router.h"
#include "ui/services.h"
#include "ui/views/model.h"

namespace app {

struct Environment {
  ui::Services services;
  store::Persistence& persistence;
  const base::Clock& clock;
  base::Random& random;
  // The person's zone; follows set_time_zone.
  const base::TimeZone& zone;
  // IANA name, empty for the system's; false when it is unknown.
  std::function<bool(std::string_view)> set_time_zone;
  // Something changed outside a frame: one is wanted.
  std::function<void()> wake;
  // While the database is loaded.
  std::function<void(uint64_t loaded_bytes, uint64_t total_bytes)> on_load_progress;
  // What the browser asks for, best first ("ms-MY", "en").
  std::vector<std::string> languages;
};

// How far the start has come.
enum class Phase : uint8_t { loading, ready, failed };

class CommandPalette;
struct LookBack;

class App {
 public:
  explicit App(Environment environment);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  void start();

  // Builds one frame; answers in how many milliseconds the next is wanted (0: at the next chance, infinity: never).
  // now_ms: monotonic, of the display's clock. Not while phase() is loading.
  double frame(double now_ms);
  // A job is running that does not wait for the storage, or a view has work to do between frames. When there is nothing
  // more to do wake() is called.
  [[nodiscard]] bool has_work() const;
  // Some milliseconds of it.
  void work();

  // Whether the product uses the key: the platform then keeps the browser from using it too.
  bool key(const ui::KeyEvent& event) { return context_.push(event); }
  // The browser went to this address (start, back, forward, a typed address).
  void navigate(std::string_view route);
  // The page is being hidden or closed: send what waits.
  void on_hide();

  [[nodiscard]] ui::Context& context() { return context_; }
  [[nodiscard]] Phase phase() const { return phase_; }
  // Nothing is pending but the one timer for the next known moment: no frame, write, job or load.
  [[nodiscard]] bool settled() const;
  [[nodiscard]] store::StorageState storage_state() const;
  [[nodiscard]] uint64_t statement_count() const;
  [[nodiscard]] const std::string& route() const { return route_text_; }
  // For the recovery screen: the database as a file; empty while there is none.
  [[nodiscard]] std::vector<uint8_t> export_database() const;

 private:
  void opened(base::Result<std::unique_ptr<store::Database>> result);
  // Settings that others keep: language, theme, zone, week start. Cheap when nothing changed.
  void apply_settings();
  void follow_route();
  [[nodiscard]] bool has_job_work() const;
  [[nodiscard]] bool has_soon_work() const;
  // Until the store's upkeep is due, infinity when none will be or somebody is busy.
  [[nodiscard]] double upkeep_in_ms() const;
  void finish_job();
  // Into the past and back to now, between frames of one and the other.
  void follow_past();
  void look_back();
  [[nodiscard]] bool is_going_back() const;
  void handle_notices();
  [[nodiscard]] ui::Model model();
  void draw_screen();
  void draw_failure();
  // Milliseconds until something changes by itself.
  [[nodiscard]] double next_wake_ms();

  Environment environment_;
  ui::Context context_;
  Phase phase_ = Phase::loading;
  base::Error failure_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<crm::Commands> commands_;
  std::unique_ptr<crm::Queries> queries_;
  std::unique_ptr<CommandPalette> palette_;
  crm::Settings settings_;
  std::optional<uint64_t> settings_version_;  // of the data when settings_ was read
  std::string route_text_ = "#/dashboard";
  ui::Route route_;  // of route_text_, so it comes after it
  ui::DialogState dialog_;
  ui::JobState job_;
  std::optional<store::StepId> toast_step_;
  ui::PastState past_state_;
  std::unique_ptr<LookBack> look_back_;
  std::optional<base::Error> past_error_;
  bool shortcuts_open_ = false;
  double wanted_ms_ = 0;  // what the last frame asked for
  // The next moment at which data changes by itself, and the data it was asked of.
  std::optional<int64_t> next_change_ms_;
  std::optional<uint64_t> next_change_version_;
  std::string title_;
  std::string appearance_;
};

}  // namespace app
