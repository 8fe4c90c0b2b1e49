#pragma once
// What every command and query needs of SQL: reading the same way outside a write and inside one, and the way from ids
// to keys.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crm/records.h"
#include "store/database.h"

namespace crm {

// Numbers in columns record_type and source_type. People and companies share a table and a number.
enum class SqlType : int64_t { lead = 1, contact = 2, deal = 4, task = 5, appointment = 6, activity = 7 };

[[nodiscard]] SqlType sql_type(RecordType type);
[[nodiscard]] std::string_view table_of(SqlType type);

// Reads from a Database, or from a Writer what the command at work has written so far. A view; cheap to copy.
class Reader {
 public:
  Reader(store::Database& database) : database_(&database) {}
  Reader(store::Writer& writer) : writer_(&writer) {}

  [[nodiscard]] store::Statement prepare(std::string_view sql) const {
    if (noted_ != nullptr) noted_->emplace_back(sql);
    return database_ != nullptr ? database_->prepare(sql) : writer_->prepare(sql);
  }
  template <typename... Arguments>
  [[nodiscard]] store::Statement query(std::string_view sql, const Arguments&... arguments) const {
    store::Statement statement = prepare(sql);
    statement.bind_all(arguments...);
    return statement;
  }
  // For tests of query plans: every text from now on is noted there as well.
  void note_statements(std::vector<std::string>* into) { noted_ = into; }

  // First column of the first row; nothing when there is none or it is NULL.
  template <typename... Arguments>
  [[nodiscard]] std::optional<int64_t> integer(std::string_view sql, const Arguments&... arguments) const {
    store::Statement rows = query(sql, arguments...);
    if (!rows.next()) return std::nullopt;
    return rows.optional_integer(0);
  }

 private:
  store::Database* database_ = nullptr;
  store::Writer* writer_ = nullptr;
  std::vector<std::string>* noted_ = nullptr;
};

// Nothing when the record is gone, or the id is nil.
[[nodiscard]] std::optional<int64_t> find_key(const Reader& reader, SqlType type, const base::Uuid& id);
// For commands: an error that says that the record is gone.
[[nodiscard]] base::Result<int64_t> require_key(const Reader& reader, SqlType type, const base::Uuid& id);

[[nodiscard]] int64_t my_key(const Reader& reader);
[[nodiscard]] UserId my_id(const Reader& reader);
// Me when the id is nil or unknown.
[[nodiscard]] int64_t user_key(const Reader& reader, UserId id);

// Where all names that fold alike stand in an X_order table: sort >= low AND sort < high.
struct NameRange {
  std::string low;
  std::string high;
};
[[nodiscard]] NameRange name_range(std::string_view name);

[[nodiscard]] base::Error error_of(base::ErrorCode code, std::string_view message_key);
[[nodiscard]] base::Error invalid(std::string_view message_key);
[[nodiscard]] base::Error gone();

}  // namespace crm
