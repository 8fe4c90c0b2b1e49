#pragma once
// The database of one workspace: SQLite in memory, on the main thread, so that a frame reads synchronously; every write
// is a step of the change log and becomes durable behind the caller's back (storage.md). The rules for callers:
//
// - Reads: query(); always inside one function, never kept (statement.h). Anything read may be outdated once
//   data_version() has moved; views compare it and query again.
// - Writes: write(), or begin_step() for long work in slices. There is no other way: query() refuses to write.
// - A command (the function given to write()) runs at once. When another tab turns out to have been first, memory is
//   taken back and the command runs AGAIN on what that tab wrote. So it captures by value only, reads what it needs
//   through the Writer, and draws ids and time from the Writer, which gives the same ones again.
// - A command that returns an error leaves nothing behind.
// - A tracked table has `key INTEGER PRIMARY KEY AUTOINCREMENT` first (a key is never given twice: the log and the
//   removal of sample data count on it) and `uuid BLOB NOT NULL UNIQUE`; no generated columns, and triggers never write
//   to a tracked table. Columns are only ever added, at the end: the log knows them by position.

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/uuid.h"
#include "store/persistence.h"
#include "store/statement.h"
#include "store/step.h"

namespace store {

class Core;
struct WriteContext;

// What a command writes with. Alive for the call of the command only.
class Writer {
 public:
  // Any SQL; what it does to tracked tables is captured, whatever way it takes.
  template <typename... Arguments>
  [[nodiscard]] base::Status execute(std::string_view sql, const Arguments&... arguments) {
    const std::array<Bind, sizeof...(Arguments)> binds{Bind(arguments)...};
    return run(sql, binds);
  }
  [[nodiscard]] base::Status run(std::string_view sql, std::span<const Bind> arguments);
  // Rows; also of a statement that writes with RETURNING.
  template <typename... Arguments>
  [[nodiscard]] Statement query(std::string_view sql, const Arguments&... arguments) {
    Statement statement = prepare(sql);
    statement.bind_all(arguments...);
    return statement;
  }
  [[nodiscard]] Statement prepare(std::string_view sql);
  // Of the latest INSERT into any table.
  [[nodiscard]] int64_t last_insert_key() const;
  // Rows that the latest execute() changed.
  [[nodiscard]] int64_t changed_rows() const;
  [[nodiscard]] base::Uuid new_uuid();
  // One moment for the whole command.
  [[nodiscard]] int64_t now_ms();

 private:
  friend struct WriteContext;
  explicit Writer(WriteContext& context) : context_(context) {}
  WriteContext& context_;
};

using Command = std::function<base::Status(Writer&)>;

// One step of the schema's history. All migrations above the file's version run at open, in one transaction, and are
// not part of the change log. Exactly one of `sql` and `run` is given.
struct Migration {
  int32_t version = 0;  // 1, 2, 3, …
  std::string_view sql;
  base::Status (*run)(Writer&) = nullptr;
};

enum class SaveState : uint8_t {
  saved,      // everything is durable
  saving,     // under way
  not_saved,  // the browser refused; tried again at retry_at_ms
  read_only,  // another tab runs a newer version of the product: reload
};

struct StorageState {
  SaveState state = SaveState::saved;
  FailureReason reason = FailureReason::none;
  uint64_t generation = 0;  // newest, durable or not
  uint64_t durable = 0;     // newest durable one
  uint64_t queued = 0;      // commits that are not durable yet
  uint64_t queued_bytes = 0;
  std::optional<int64_t> retry_at_ms{};
};

// Something that happened after the fact, for a message on the screen.
struct Notice {
  enum class Kind : uint8_t {
    command_rejected,  // a command that had to run again failed on the newer data: its change is gone
    image_replaced,    // another tab opened another database file; this tab shows it now
    storage_failed,    // following another tab failed, or the daily check found damage: reload the page
    restored,          // the browser had lost or damaged something that a second copy still had; `error` says what
  };
  Kind kind = Kind::command_rejected;
  StepInfo step;
  base::Error error;
};

struct TableCount {
  std::string table{};
  int64_t rows = 0;
};

// What is in a database file that somebody wants to open.
struct ImageSummary {
  uint64_t file_size = 0;
  int32_t schema_version = 0;
  // Older files are migrated when they are taken over.
  bool needs_migration = false;
  int64_t steps = 0;
  int64_t newest_change_ms = 0;
  std::vector<TableCount> counts{};  // in the order of Options::tracked_tables
};

struct Options {
  Persistence& persistence;
  const base::Clock& clock;
  base::Random& random;
  std::span<const Migration> migrations{};             // must outlive the Database
  std::span<const std::string_view> tracked_tables{};  // must outlive the Database
  // Called after anything visible changed outside a call of the application: durable, foreign commit, failure.
  std::function<void()> on_change{};
  std::function<void(uint64_t loaded_bytes, uint64_t total_bytes)> on_load_progress{};
};

// A step written in slices, each its own transaction, so that no frame is long. End it with close() or roll_back();
// one that is just dropped stays open until the next start takes it back. Must not outlive its Database.
class OpenStep {
 public:
  [[nodiscard]] StepId id() const { return id_; }
  // Aim at 500 to 1,000 rows a slice (256 pages), and pause while Database::is_congested().
  [[nodiscard]] base::Status slice(Command command);
  [[nodiscard]] base::Status close();
  // Takes at most `row_limit` rows back and returns true when nothing is left: then the step has never been.
  [[nodiscard]] base::Result<bool> roll_back_slice(int64_t row_limit);
  [[nodiscard]] base::Status roll_back();

 private:
  friend class Database;
  OpenStep(Core& core, StepId id) : core_(&core), id_(id) {}
  Core* core_;
  StepId id_;
};

class Database {
 public:
  using OpenDone = std::function<void(base::Result<std::unique_ptr<Database>>)>;
  // Loads the image, checks it, rolls abandoned open steps back, migrates. `done` may run before open() returns.
  // Errors: storage.damaged, storage.newer_version, storage.load_failed, storage.out_of_memory.
  static void open(Options options, OpenDone done);

  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  template <typename... Arguments>
  [[nodiscard]] Statement query(std::string_view sql, const Arguments&... arguments) {
    Statement statement = prepare(sql);
    statement.bind_all(arguments...);
    return statement;
  }
  // A statement that would write is refused at its first step.
  [[nodiscard]] Statement prepare(std::string_view sql);

  // One transaction, one step. A command that changes no tracked row leaves no step (settings of the device, say).
  base::Result<StepId> write(StepInfo info, Command command);
  [[nodiscard]] base::Result<OpenStep> begin_step(StepInfo info);

  // Nothing when there is nothing to undo (redo).
  base::Result<std::optional<UndoOutcome>> undo();
  base::Result<std::optional<UndoOutcome>> redo();
  // The same for one step by its id ("Undo" in a toast), also when it is not the latest.
  base::Result<std::optional<UndoOutcome>> undo_step(StepId id);
  // Asked for in every frame: kept until the data changes, and good until then.
  [[nodiscard]] const std::optional<StepInfo>& next_undo();
  [[nodiscard]] const std::optional<StepInfo>& next_redo();

  // What steps of a kind inserted, newest first. To remove sample data: in a step (of slices), first point the user's
  // rows elsewhere, then DELETE … WHERE key BETWEEN first AND last for each range.
  [[nodiscard]] base::Result<std::vector<KeyRange>> rows_made_by(StepKind kind);

  // Grows with every change of the content, by this tab or another.
  [[nodiscard]] uint64_t data_version() const;
  [[nodiscard]] StorageState storage_state() const;
  // More than 8 MB wait to become durable: long work pauses.
  [[nodiscard]] bool is_congested() const;
  [[nodiscard]] std::vector<Notice> take_notices();
  // Statements run since the start (diagnostics).
  [[nodiscard]] uint64_t statement_count() const;

  // Tries a failed commit again when its time has come; call when poll_at_ms() says so.
  void poll();
  [[nodiscard]] std::optional<int64_t> poll_at_ms() const;
  // Upkeep for idle time (maintenance.h): call maintain() when maintain_at_ms() has come and the person does nothing,
  // the page is visible and no job runs. One call is one slice of some milliseconds; then ask again. Never inside a
  // frame that still draws from statements. What the daily check finds wrong comes as a notice; its result is kept in
  // store_meta.
  void maintain();
  [[nodiscard]] std::optional<int64_t> maintain_at_ms();
  // The page is being hidden: send what waits and fold the log when that is cheap.
  void on_hide();

  // The file as it is: a plain SQLite database, in pieces in ascending order.
  void export_image(const std::function<void(std::span<const uint8_t>)>& piece) const;
  [[nodiscard]] uint64_t image_size() const;
  // Refuses what is not a whole database of this product with storage.file_* and a detail; never touches the present
  // one.
  [[nodiscard]] base::Result<ImageSummary> inspect_image(std::span<const uint8_t> bytes) const;
  using ReplaceDone = std::function<void(base::Status)>;
  // The present database becomes the previous one. After success everything read so far is outdated.
  void replace_image(std::span<const uint8_t> bytes, ReplaceDone done);
  [[nodiscard]] bool has_previous() const;
  // Exchanges the present and the previous database.
  void restore_previous(ReplaceDone done);

 private:
  friend class Past;
  explicit Database(std::unique_ptr<Core> core);
  void find_next_steps();
  std::unique_ptr<Core> core_;
  std::optional<StepInfo> next_undo_;
  std::optional<StepInfo> next_redo_;
  uint64_t next_steps_version_ = 0;  // of the data when they were read
};

}  // namespace store
