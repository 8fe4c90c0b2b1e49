#pragma once
// Prepared statements by their text: each is prepared once, lent out as a Statement and taken back. Two loans of one
// text at the same time (a loop inside a loop) get two statements. Rarely used texts (filters put together on the fly)
// are forgotten when there are too many.

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/statement.h"

struct sqlite3;

namespace store {

[[nodiscard]] base::Error sqlite_error(sqlite3* database, std::string_view sql);

class StatementCache {
 public:
  enum class Access : uint8_t { read, write };

  explicit StatementCache(sqlite3* database) : database_(database) {}
  ~StatementCache() { clear(); }
  StatementCache(const StatementCache&) = delete;
  StatementCache& operator=(const StatementCache&) = delete;

  [[nodiscard]] Statement borrow(std::string_view sql, Access access);
  // Frees everything not lent out.
  void clear();
  [[nodiscard]] size_t borrowed() const { return borrowed_; }
  [[nodiscard]] uint64_t run_count() const { return run_count_; }
  [[nodiscard]] sqlite3* database() const { return database_; }

 private:
  friend class Statement;
  struct Slot {
    std::string sql;
    std::vector<sqlite3_stmt*> idle;
    size_t lent = 0;
    uint64_t last_use = 0;
  };
  struct TextHash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  [[nodiscard]] Slot& slot_of(std::string_view sql);
  void evict();
  void give_back(sqlite3_stmt* statement, Slot& slot);

  static constexpr size_t kMaxTexts = 512;
  sqlite3* database_;
  std::unordered_map<std::string, std::unique_ptr<Slot>, TextHash, std::equal_to<>> slots_;
  size_t borrowed_ = 0;
  uint64_t run_count_ = 0;
  uint64_t use_ = 0;
};

}  // namespace store
