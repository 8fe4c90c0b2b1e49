#pragma once
// One SQLite connection over an Image, set up the one way this product uses SQLite: pages of 4 KiB, journal and
// temporary tables in memory, untrusted schema, our own text functions. The Database has one; a file to inspect gets
// another over its own image.

#include <memory>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "store/log_vfs.h"
#include "store/statement_cache.h"

struct sqlite3;
struct sqlite3_stmt;

namespace store {

// "KNLN": tells our files from other SQLite files (PRAGMA application_id).
inline constexpr int32_t kApplicationId = 0x4B4E4C4E;

class Connection {
 public:
  [[nodiscard]] static base::Result<std::unique_ptr<Connection>> open(Image& image, const base::Clock& clock,
                                                                      base::Random& random);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Several statements without arguments, not cached.
  [[nodiscard]] base::Status execute_script(std::string_view sql);
  [[nodiscard]] base::Status run(std::string_view sql, std::span<const Bind> arguments);
  template <typename... Arguments>
  [[nodiscard]] base::Status execute(std::string_view sql, const Arguments&... arguments) {
    const std::array<Bind, sizeof...(Arguments)> binds{Bind(arguments)...};
    return run(sql, binds);
  }
  template <typename... Arguments>
  [[nodiscard]] Statement query(std::string_view sql, const Arguments&... arguments) {
    Statement statement = cache_->borrow(sql, StatementCache::Access::write);
    statement.bind_all(arguments...);
    return statement;
  }
  [[nodiscard]] base::Result<int64_t> integer(std::string_view sql);
  [[nodiscard]] base::Status begin();
  // Ends the transaction, if it is still open, as if it had never been. Prepared by begin(), since it is needed most
  // when there is no memory to prepare it.
  void roll_back();

  [[nodiscard]] sqlite3* handle() const { return handle_; }
  [[nodiscard]] StatementCache& statements() { return *cache_; }
  [[nodiscard]] LogVfs& vfs() { return *vfs_; }

 private:
  Connection() = default;
  std::unique_ptr<LogVfs> vfs_;
  sqlite3* handle_ = nullptr;
  sqlite3_stmt* roll_back_ = nullptr;
  std::unique_ptr<StatementCache> cache_;
};

}  // namespace store
