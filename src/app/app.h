#pragma once
// The root of the product: owns the interface's context, the database and the domain, and turns "a frame is due" into a
// frame. One App lives as long as the page; everything it needs from the outside is in Environment, so that the same App
// runs headless in native tests.
//
// Order of a life: construct (frames show the loading screen), start() opens the database, frames follow. When opening
// fails the App stays and shows why; nothing is ever deleted on its own.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
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

class App {
 public:
  explicit App(Environment environment);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  void start();

  // Builds one frame; answers in how many milliseconds the next is wanted (0: at the next chance, infinity: never).
  // now_ms: monotonic, of the display's clock.
  double frame(double now_ms);

  // Whether the product uses the key: the platform then keeps the browser from using it too.
  bool key(const ui::KeyEvent& event);
  // The browser went to this address (start, back, forward, a typed address).
  void navigate(std::string_view route, std::string_view state);
  // The page is being hidden or closed: send what waits.
  void on_hide();

  [[nodiscard]] ui::Context& context() { return context_; }
  [[nodiscard]] Phase phase() const { return phase_; }
  // Nothing is pending but the one timer for the next known moment: no frame, write, job or load.
  [[nodiscard]] bool settled() const;
  [[nodiscard]] store::StorageState storage_state() const;
  [[nodiscard]] uint64_t statement_count() const;
  [[nodiscard]] const std::string& route() const { return route_text_; }
  // For the recovery screen: the database as a file; nothing while there is none.
  [[nodiscard]] std::vector<uint8_t> export_database() const;

 private:
  struct Palette;

  void opened(base::Result<std::unique_ptr<store::Database>> result);
  void apply_settings();
  void draw();
  void draw_failure();
  void draw_route(const ui::Rect& area, ui::Model& model);
  void draw_dialogs(ui::Model& model);
  void handle_shell(int32_t action, int32_t add_index, ui::Model& model);
  void handle_shortcuts(ui::Model& model);
  void handle_files(ui::Model& model);
  void handle_notices();
  void undo(ui::Model& model);
  void redo(ui::Model& model);
  void advance_job(ui::Model& model);
  double next_wake_ms() const;

  Environment environment_;
  ui::Context context_;
  Phase phase_ = Phase::loading;
  base::Error failure_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<crm::Commands> commands_;
  std::unique_ptr<crm::Queries> queries_;
  crm::Settings settings_;
  uint64_t settings_version_ = 0;
  ui::Route route_;
  std::string route_text_;
  ui::DialogState dialog_;
  ui::JobState job_;
  std::optional<store::StepId> toast_step_;
  bool frame_wanted_ = true;
};

}  // namespace app
