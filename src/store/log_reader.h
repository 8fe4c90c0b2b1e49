#pragma once
// What the change log tells, for the history: steps newest first, what one step did row by row, and what happened to
// one row. Reads of a Database, or inside a command of a Writer. Values are copies, columns are known by their names.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/change_format.h"
#include "store/database.h"

namespace store {

// A step as it stands in the log. Steps still being written are not told.
struct LoggedStep {
  int64_t key = 0;  // position in the order of making
  StepId id{};
  StepInfo info{};
  int64_t at_ms = 0;
  StepState state = StepState::done;
  // Of an undo or a redo: the step it acts on.
  std::optional<int64_t> target{};

  [[nodiscard]] bool is_flip() const { return info.kind == StepKind::undo || info.kind == StepKind::redo; }
  // Whether Database::undo_step takes it.
  [[nodiscard]] bool can_undo() const { return state == StepState::done && !is_flip(); }
};

struct LoggedField {
  size_t column = 0;  // position in its table; 0 is `key`
  Value before;       // of a removal the only one
  Value after;
};

struct LoggedChange {
  int64_t step = 0;
  int64_t sequence = 0;
  Operation operation = Operation::update;
  int64_t table_id = 0;
  int64_t row_key = 0;
  int64_t last_key = 0;  // of inserted rows, whose values are in the table; else row_key
  std::vector<LoggedField> fields{};
};

struct LoggedTable {
  int64_t id = 0;
  std::string name;
  std::vector<std::string> columns;

  // Nothing when there is no such column.
  [[nodiscard]] std::optional<size_t> column(std::string_view column_name) const;
};

// All values of a row by position, `key` included.
using Row = std::vector<Value>;

class LogReader {
 public:
  explicit LogReader(Database& database) : database_(&database) {}
  explicit LogReader(Writer& writer) : writer_(&writer) {}

  // Nothing for tables that are not in the log.
  [[nodiscard]] const LoggedTable* table(std::string_view name);
  [[nodiscard]] const LoggedTable* table(int64_t id);

  [[nodiscard]] std::optional<LoggedStep> step(StepId id);
  [[nodiscard]] std::optional<LoggedStep> step(int64_t key);
  // Older than `before`, newest first. `condition` is further SQL over `step`, with its arguments as ?3, ?4, …
  [[nodiscard]] std::vector<LoggedStep> steps(int64_t before, int64_t limit, std::string_view condition = {},
                                              std::initializer_list<Bind> arguments = {});

  // In the order in which they were made, except that ranges of inserted rows may stand anywhere.
  [[nodiscard]] std::vector<LoggedChange> changes(int64_t step, int64_t limit);
  void each_change(int64_t step, const std::function<void(const LoggedChange&)>& visit);
  [[nodiscard]] std::optional<LoggedChange> change(int64_t step, int64_t sequence);
  // Of all steps from `from` on, newest first: whoever applies them in this order to today's rows has the rows of
  // before `from`. Return false to stop.
  void backwards(int64_t from, const std::function<bool(const LoggedChange&)>& visit);
  // The updates and removals of one row, newest first.
  [[nodiscard]] std::vector<LoggedChange> row_changes(const LoggedTable& table, int64_t row_key);
  // All ranges of inserted rows, those of redone insertions and undone removals too. There is no index for them: each
  // call reads them all, so ask once about many rows.
  void insertions(const std::function<void(const LoggedChange&)>& visit);
  // All removals of rows of a table, newest first.
  void removals(const LoggedTable& table, const std::function<void(const LoggedChange&)>& visit);
  // The newest removal of the row with this uuid.
  [[nodiscard]] std::optional<LoggedChange> removal(const LoggedTable& table, const base::Uuid& uuid);

  [[nodiscard]] std::optional<Row> present_row(const LoggedTable& table, int64_t row_key);
  // The values that a row had after a step during whose end it existed.
  [[nodiscard]] std::optional<Row> row_after(const LoggedTable& table, int64_t row_key, int64_t step);

  // The first error of any of the above: those answer with what they have.
  [[nodiscard]] const base::Status& status() const { return status_; }

 private:
  [[nodiscard]] Statement prepare(std::string_view sql);
  template <typename... Arguments>
  [[nodiscard]] Statement query(std::string_view sql, const Arguments&... arguments) {
    Statement statement = prepare(sql);
    statement.bind_all(arguments...);
    return statement;
  }
  void load_tables();
  [[nodiscard]] LoggedChange read_change(const Statement& row);
  void note(const base::Status& status);

  Database* database_ = nullptr;
  Writer* writer_ = nullptr;
  std::vector<LoggedTable> tables_;
  base::Status status_ = base::success();
};

// Takes one change of a row back: nothing before its insertion, its old values before an update or a removal.
void take_back(std::optional<Row>& row, const LoggedChange& change, size_t column_count);

}  // namespace store
