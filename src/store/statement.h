#pragma once
// A borrowed cursor over a prepared statement. The Database prepares each text once and lends it out; the destructor
// resets it and gives it back. So a Statement lives inside one function, on the stack: one that is kept from frame to
// frame would hold a read transaction open and keep changes of other tabs from being applied.
//
//   auto rows = database.query("SELECT key, name FROM contact WHERE stage = ?1 LIMIT 200", stage);
//   while (rows.next()) draw(rows.integer(0), rows.text(1));
//   BASE_TRY(rows.status());

#include <array>
#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/uuid.h"

struct sqlite3_stmt;
struct sqlite3_value;

namespace store {

// One SQLite value that owns its bytes.
using Value = std::variant<std::monostate, int64_t, double, std::string, std::vector<uint8_t>>;

// An argument of a statement: a view, alive for the call that takes it.
class Bind {
 public:
  enum class Kind : uint8_t { null, integer, real, text, blob };

  Bind(std::nullptr_t) {}
  template <std::integral T>
  Bind(T value) : kind_(Kind::integer), integer_(static_cast<int64_t>(value)) {}
  Bind(double value) : kind_(Kind::real), real_(value) {}
  Bind(std::string_view value) : kind_(Kind::text), data_(value.data()), size_(value.size()) {}
  Bind(const std::string& value) : Bind(std::string_view(value)) {}
  Bind(const char* value) : Bind(std::string_view(value)) {}
  Bind(std::span<const uint8_t> value) : kind_(Kind::blob), data_(value.data()), size_(value.size()) {}
  Bind(const std::vector<uint8_t>& value) : Bind(std::span<const uint8_t>(value)) {}
  Bind(const base::Uuid& value) : Bind(std::span<const uint8_t>(value.bytes)) {}
  Bind(const Value& value);
  template <typename T>
  Bind(const std::optional<T>& value) : Bind(value ? Bind(*value) : Bind(nullptr)) {}

  // A copy that owns its bytes.
  [[nodiscard]] Value value() const;

  // Copying::no: SQLite reads the bytes where they are; they must live until the statement is reset.
  enum class Copying : uint8_t { no, yes };
  [[nodiscard]] int apply(sqlite3_stmt* statement, int index, Copying copying) const;

 private:
  Kind kind_ = Kind::null;
  union {
    int64_t integer_ = 0;
    double real_;
  };
  const void* data_ = nullptr;
  size_t size_ = 0;
};

class StatementCache;

class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  // Parameters are numbered from 1. The value is copied. An error is kept and reported by step() or status().
  Statement& bind(int index, const Bind& value);
  // Parameters 1, 2, … in the order given, as bind().
  template <typename... Arguments>
  Statement& bind_all(const Arguments&... arguments) {
    int index = 0;
    (bind(++index, Bind(arguments)), ...);
    return *this;
  }

  // Parameters 1, 2, … without copying: the bytes must live until the statement is reset or given back.
  [[nodiscard]] base::Status bind_borrowed(std::span<const Bind> values);

  // The next row: true when there is one. After the end or an error it must be reset before it can run again.
  [[nodiscard]] base::Result<bool> step();
  // The same for loops: false at the end and on an error, which status() then tells.
  [[nodiscard]] bool next();
  [[nodiscard]] base::Status status() const;
  // Back to before the first row, with all parameters NULL, to run again with others.
  void reset();

  // Columns of the present row, numbered from 0. A view is valid until the next step(), reset() or the end of the
  // Statement.
  [[nodiscard]] int column_count() const;
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::span<const uint8_t> blob(int column) const;
  // Nil when the column is not a blob of 16 bytes.
  [[nodiscard]] base::Uuid uuid(int column) const;
  [[nodiscard]] Value value(int column) const;
  // For code of this layer that packs values itself.
  [[nodiscard]] sqlite3_value* raw_value(int column) const;
  [[nodiscard]] std::optional<int64_t> optional_integer(int column) const;
  [[nodiscard]] std::optional<base::Uuid> optional_uuid(int column) const;

 private:
  friend class StatementCache;
  Statement(StatementCache& cache, sqlite3_stmt* statement, void* slot)
      : cache_(&cache), statement_(statement), slot_(slot) {}
  Statement(StatementCache& cache, base::Error error) : cache_(&cache), error_(std::move(error)) {}
  void release();

  StatementCache* cache_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
  void* slot_ = nullptr;
  std::optional<base::Error> error_;
};

}  // namespace store
