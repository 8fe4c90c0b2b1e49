// Statements and the cache that lends them; the rules are in statement.h and statement_cache.h.

#include "store/statement.h"

#include <sqlite3.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "store/statement_cache.h"

namespace store {

base::Error sqlite_error(sqlite3* database, std::string_view sql) {
  const int code = sqlite3_extended_errcode(database);
  base::Error error{.code = base::ErrorCode::internal, .message_key = "storage.failed", .arguments = {}, .detail = {}};
  switch (code & 0xFF) {
    case SQLITE_NOMEM:
      error.code = base::ErrorCode::out_of_memory;
      error.message_key = "storage.out_of_memory";
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: error.code = base::ErrorCode::corrupt; break;
    case SQLITE_CONSTRAINT: error.code = base::ErrorCode::conflict; break;
    case SQLITE_FULL:
    case SQLITE_IOERR: error.code = base::ErrorCode::io; break;
    case SQLITE_INTERRUPT: error.code = base::ErrorCode::cancelled; break;
    default: break;
  }
  error.detail = std::string("SQLite ") + std::to_string(code) + ": " + sqlite3_errmsg(database) +
                 " in: " + std::string(sql.substr(0, 300));
  return error;
}

Bind::Bind(const Value& value) {
  if (const auto* integer = std::get_if<int64_t>(&value)) *this = Bind(*integer);
  if (const auto* real = std::get_if<double>(&value)) *this = Bind(*real);
  if (const auto* text = std::get_if<std::string>(&value)) *this = Bind(std::string_view(*text));
  if (const auto* blob = std::get_if<std::vector<uint8_t>>(&value)) *this = Bind(std::span<const uint8_t>(*blob));
}

Value Bind::value() const {
  switch (kind_) {
    case Kind::null: break;
    case Kind::integer: return integer_;
    case Kind::real: return real_;
    case Kind::text: return std::string(static_cast<const char*>(data_), size_);
    case Kind::blob: {
      const auto* bytes = static_cast<const uint8_t*>(data_);
      return std::vector<uint8_t>(bytes, bytes + size_);
    }
  }
  return {};
}

int Bind::apply(sqlite3_stmt* statement, int index, Copying copying) const {
  // sqlite3_destructor_type's SQLITE_TRANSIENT is a cast from -1, which -Wpedantic accepts only through the macro.
  const sqlite3_destructor_type lifetime = copying == Copying::yes ? SQLITE_TRANSIENT : SQLITE_STATIC;
  switch (kind_) {
    case Kind::null: return sqlite3_bind_null(statement, index);
    case Kind::integer: return sqlite3_bind_int64(statement, index, integer_);
    case Kind::real: return sqlite3_bind_double(statement, index, real_);
    case Kind::text:
      return sqlite3_bind_text64(statement, index, size_ == 0 ? "" : static_cast<const char*>(data_), size_, lifetime,
                                 SQLITE_UTF8);
    case Kind::blob:
      if (size_ == 0) return sqlite3_bind_zeroblob(statement, index, 0);
      return sqlite3_bind_blob64(statement, index, data_, size_, lifetime);
  }
  return SQLITE_MISUSE;
}

Statement::Statement(Statement&& other) noexcept
    : cache_(other.cache_),
      statement_(std::exchange(other.statement_, nullptr)),
      slot_(other.slot_),
      error_(std::move(other.error_)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  if (this != &other) {
    release();
    cache_ = other.cache_;
    statement_ = std::exchange(other.statement_, nullptr);
    slot_ = other.slot_;
    error_ = std::move(other.error_);
  }
  return *this;
}

Statement::~Statement() { release(); }

void Statement::release() {
  if (statement_ == nullptr) return;
  cache_->give_back(statement_, *static_cast<StatementCache::Slot*>(slot_));
  statement_ = nullptr;
}

Statement& Statement::bind(int index, const Bind& value) {
  if (statement_ == nullptr || error_) return *this;
  if (value.apply(statement_, index, Bind::Copying::yes) != SQLITE_OK)
    error_ = sqlite_error(cache_->database(), sqlite3_sql(statement_));
  return *this;
}

base::Status Statement::bind_borrowed(std::span<const Bind> values) {
  if (error_) return *error_;
  int index = 0;
  for (const Bind& value : values)
    if (value.apply(statement_, ++index, Bind::Copying::no) != SQLITE_OK)
      return sqlite_error(cache_->database(), sqlite3_sql(statement_));
  return base::success();
}

base::Result<bool> Statement::step() {
  if (error_) return *error_;
  if (!sqlite3_stmt_busy(statement_)) ++cache_->run_count_;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  error_ = sqlite_error(cache_->database(), sqlite3_sql(statement_));
  return *error_;
}

bool Statement::next() {
  const base::Result<bool> row = step();
  return row.ok() && row.value();
}

base::Status Statement::status() const {
  if (error_) return *error_;
  return base::success();
}

void Statement::reset() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  error_.reset();
}

int Statement::column_count() const { return statement_ == nullptr ? 0 : sqlite3_column_count(statement_); }
bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (text == nullptr) return {};
  return {text, static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
}

std::span<const uint8_t> Statement::blob(int column) const {
  const auto* bytes = static_cast<const uint8_t*>(sqlite3_column_blob(statement_, column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
}

base::Uuid Statement::uuid(int column) const {
  base::Uuid uuid;
  const std::span<const uint8_t> bytes = blob(column);
  if (bytes.size() == uuid.bytes.size()) std::ranges::copy(bytes, uuid.bytes.begin());
  return uuid;
}

Value Statement::value(int column) const {
  switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_INTEGER: return integer(column);
    case SQLITE_FLOAT: return real(column);
    case SQLITE_TEXT: return std::string(text(column));
    case SQLITE_BLOB: {
      const std::span<const uint8_t> bytes = blob(column);
      return std::vector<uint8_t>(bytes.begin(), bytes.end());
    }
    default: return std::monostate{};
  }
}

sqlite3_value* Statement::raw_value(int column) const { return sqlite3_column_value(statement_, column); }

std::optional<int64_t> Statement::optional_integer(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::optional<base::Uuid> Statement::optional_uuid(int column) const {
  if (is_null(column)) return std::nullopt;
  return uuid(column);
}

Statement StatementCache::borrow(std::string_view sql, Access access) {
  Slot& slot = slot_of(sql);
  slot.last_use = ++use_;
  sqlite3_stmt* statement = nullptr;
  if (!slot.idle.empty()) {
    statement = slot.idle.back();
    slot.idle.pop_back();
  } else {
    const int code = sqlite3_prepare_v3(database_, slot.sql.c_str(), static_cast<int>(slot.sql.size()) + 1,
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return {*this, sqlite_error(database_, sql)};
    if (statement == nullptr)
      return {*this, base::Error{.code = base::ErrorCode::invalid_argument,
                                 .message_key = "storage.failed",
                                 .arguments = {},
                                 .detail = "empty statement"}};
  }
  ++borrowed_;
  ++slot.lent;
  Statement lent(*this, statement, &slot);
  if (access == Access::read && !sqlite3_stmt_readonly(statement))
    lent.error_ = base::Error{.code = base::ErrorCode::internal,
                              .message_key = "storage.failed",
                              .arguments = {},
                              .detail = "a query that writes: " + std::string(sql.substr(0, 300))};
  return lent;
}

StatementCache::Slot& StatementCache::slot_of(std::string_view sql) {
  const auto found = slots_.find(sql);
  if (found != slots_.end()) return *found->second;
  if (slots_.size() >= kMaxTexts) evict();
  auto slot = std::make_unique<Slot>();
  slot->sql = sql;
  return *slots_.emplace(std::string(sql), std::move(slot)).first->second;
}

void StatementCache::evict() {
  // Half of the idle texts, those unused for longest. One that is lent out stays: its Statement points to it.
  std::vector<uint64_t> uses;
  for (const auto& [sql, slot] : slots_) uses.push_back(slot->last_use);
  const auto middle = uses.begin() + static_cast<ptrdiff_t>(uses.size() / 2);
  std::ranges::nth_element(uses, middle);
  const uint64_t limit = *middle;
  std::erase_if(slots_, [limit](const auto& entry) {
    if (entry.second->last_use >= limit || entry.second->lent > 0) return false;
    for (sqlite3_stmt* statement : entry.second->idle) sqlite3_finalize(statement);
    return true;
  });
}

void StatementCache::clear() {
  for (auto& [sql, slot] : slots_) {
    for (sqlite3_stmt* statement : slot->idle) sqlite3_finalize(statement);
    slot->idle.clear();
  }
}

void StatementCache::give_back(sqlite3_stmt* statement, Slot& slot) {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  slot.idle.push_back(statement);
  --slot.lent;
  --borrowed_;
}

}  // namespace store
