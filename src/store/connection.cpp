// Opening and setting up SQLite; connection.h says what for.

#include "store/connection.h"

#include <sqlite3.h>

#include <string>
#include <utility>

#include "base/text.h"

namespace store {

namespace {

using TextFunction = std::string (*)(std::string_view);

template <TextFunction kFunction>
void call_text_function(sqlite3_context* context, int, sqlite3_value** values) {
  if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
  if (text == nullptr) {
    sqlite3_result_error_nomem(context);
    return;
  }
  const std::string result = kFunction({text, static_cast<size_t>(sqlite3_value_bytes(values[0]))});
  sqlite3_result_text64(context, result.data(), result.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

// The file keeps these; they must be set before the first table.
constexpr std::string_view kNewFile =
    "PRAGMA page_size=4096;"
    "PRAGMA auto_vacuum=INCREMENTAL;"
    "PRAGMA encoding='UTF-8';";

// Synchronous must not be OFF; with this file system its other values are equal. A spilled page cache would only be
// written twice. mmap: SQLite reads pages where they lie in the image. Recursive triggers: only with them does a row
// that INSERT OR REPLACE removes fire its DELETE trigger, on which derived tables count.
constexpr std::string_view kEveryOpen =
    "PRAGMA journal_mode=MEMORY;"
    "PRAGMA locking_mode=NORMAL;"
    "PRAGMA synchronous=NORMAL;"
    "PRAGMA temp_store=MEMORY;"
    "PRAGMA cache_size=-2000;"
    "PRAGMA cache_spill=OFF;"
    "PRAGMA mmap_size=2147418112;"
    "PRAGMA recursive_triggers=ON;"
    "PRAGMA trusted_schema=OFF;"
    "PRAGMA cell_size_check=ON;";

}  // namespace

base::Result<std::unique_ptr<Connection>> Connection::open(Image& image, const base::Clock& clock,
                                                           base::Random& random) {
  std::unique_ptr<Connection> connection(new Connection());
  connection->vfs_ = std::make_unique<LogVfs>(image, clock, random);
  const bool is_new = image.file_size() == 0;
  const int code =
      sqlite3_open_v2("database", &connection->handle_,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, connection->vfs_->name());
  if (connection->handle_ == nullptr)
    return base::Error{.code = base::ErrorCode::out_of_memory,
                       .message_key = "storage.out_of_memory",
                       .arguments = {},
                       .detail = "connection"};
  if (code != SQLITE_OK) return sqlite_error(connection->handle_, "open");
  connection->cache_ = std::make_unique<StatementCache>(connection->handle_);

  sqlite3_extended_result_codes(connection->handle_, 1);
  sqlite3_db_config(connection->handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  struct Function {
    const char* name;
    void (*call)(sqlite3_context*, int, sqlite3_value**);
  };
  for (const Function& function :
       {Function{"fold", call_text_function<base::fold>}, Function{"sort_key", call_text_function<base::sort_key>}})
    if (sqlite3_create_function_v2(connection->handle_, function.name, 1, kFlags, nullptr, function.call, nullptr,
                                   nullptr, nullptr) != SQLITE_OK)
      return sqlite_error(connection->handle_, function.name);

  BASE_TRY(connection->execute_script(kEveryOpen));
  if (is_new) BASE_TRY(connection->execute_script(kNewFile));
  return connection;
}

Connection::~Connection() {
  cache_.reset();
  sqlite3_finalize(roll_back_);
  if (handle_ != nullptr) sqlite3_close_v2(handle_);
}

base::Status Connection::execute_script(std::string_view sql) {
  const std::string text(sql);
  const char* rest = text.c_str();
  while (*rest != '\0') {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle_, rest, -1, &statement, &rest) != SQLITE_OK) return sqlite_error(handle_, rest);
    if (statement == nullptr) continue;  // white space or a comment
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW) code = sqlite3_step(statement);
    if (code != SQLITE_DONE) {
      base::Error error = sqlite_error(handle_, sqlite3_sql(statement));
      sqlite3_finalize(statement);
      return error;
    }
    sqlite3_finalize(statement);
  }
  return base::success();
}

base::Status Connection::run(std::string_view sql, std::span<const Bind> arguments) {
  Statement statement = cache_->borrow(sql, StatementCache::Access::write);
  BASE_TRY(statement.bind_borrowed(arguments));
  while (statement.next()) {
  }
  return statement.status();
}

base::Status Connection::begin() {
  // Anew each time: a change of the schema would make SQLite prepare it again in the moment of need.
  sqlite3_finalize(std::exchange(roll_back_, nullptr));
  if (sqlite3_prepare_v2(handle_, "ROLLBACK", -1, &roll_back_, nullptr) != SQLITE_OK)
    return sqlite_error(handle_, "ROLLBACK");
  return execute("BEGIN IMMEDIATE");
}

void Connection::roll_back() {
  // After some errors SQLite has rolled back already.
  if (sqlite3_get_autocommit(handle_) != 0) return;
  (void)sqlite3_step(roll_back_);
  (void)sqlite3_reset(roll_back_);
}

base::Result<int64_t> Connection::integer(std::string_view sql) {
  Statement statement = query(sql);
  BASE_TRY_ASSIGN(row, statement.step());
  return row ? statement.integer(0) : int64_t{0};
}

}  // namespace store
