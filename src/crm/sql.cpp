// Ids to keys, and the errors that several commands share; sql.h says what for.

#include "crm/sql.h"

#include <string>

#include "base/text.h"

namespace crm {

SqlType sql_type(RecordType type) {
  switch (type) {
    case RecordType::lead: return SqlType::lead;
    case RecordType::person:
    case RecordType::company: return SqlType::contact;
    case RecordType::deal: return SqlType::deal;
    case RecordType::task: return SqlType::task;
    case RecordType::appointment: return SqlType::appointment;
    case RecordType::activity: return SqlType::activity;
  }
  return SqlType::contact;
}

std::string_view table_of(SqlType type) {
  switch (type) {
    case SqlType::lead: return "lead";
    case SqlType::contact: return "contact";
    case SqlType::deal: return "deal";
    case SqlType::task: return "task";
    case SqlType::appointment: return "appointment";
    case SqlType::activity: return "activity";
  }
  return "contact";
}

std::optional<int64_t> find_key(const Reader& reader, SqlType type, const base::Uuid& id) {
  if (id.is_nil()) return std::nullopt;
  switch (type) {
    case SqlType::lead: return reader.integer("SELECT key FROM lead WHERE uuid=?1", id);
    case SqlType::contact: return reader.integer("SELECT key FROM contact WHERE uuid=?1", id);
    case SqlType::deal: return reader.integer("SELECT key FROM deal WHERE uuid=?1", id);
    case SqlType::task: return reader.integer("SELECT key FROM task WHERE uuid=?1", id);
    case SqlType::appointment: return reader.integer("SELECT key FROM appointment WHERE uuid=?1", id);
    case SqlType::activity: return reader.integer("SELECT key FROM activity WHERE uuid=?1", id);
  }
  return std::nullopt;
}

base::Result<int64_t> require_key(const Reader& reader, SqlType type, const base::Uuid& id) {
  const std::optional<int64_t> key = find_key(reader, type, id);
  if (!key) return gone();
  return *key;
}

int64_t my_key(const Reader& reader) {
  return reader.integer("SELECT CAST(value AS INTEGER) FROM device_setting WHERE name='user'").value_or(1);
}

UserId my_id(const Reader& reader) {
  store::Statement rows = reader.query("SELECT uuid FROM user WHERE key=?1", my_key(reader));
  return rows.next() ? UserId{rows.uuid(0)} : UserId{};
}

int64_t user_key(const Reader& reader, UserId id) {
  if (id.is_nil()) return my_key(reader);
  const std::optional<int64_t> key = reader.integer("SELECT key FROM user WHERE uuid=?1", id.value);
  return key ? *key : my_key(reader);
}

NameRange name_range(std::string_view name) {
  // A sort key is the folded name, \x01, then the name as it is (base/text.h): everything up to the separator is
  // shared.
  const std::string_view trimmed = base::trim(name);
  NameRange range{.low = base::sort_key(trimmed), .high = {}};
  range.low.resize(range.low.size() - trimmed.size());
  range.high = range.low;
  range.high.back() = '\x02';
  return range;
}

base::Error error_of(base::ErrorCode code, std::string_view message_key) {
  return base::Error{.code = code, .message_key = std::string(message_key), .arguments = {}, .detail = {}};
}

base::Error invalid(std::string_view message_key) { return error_of(base::ErrorCode::invalid_argument, message_key); }

base::Error gone() { return error_of(base::ErrorCode::not_found, "crm.error_gone"); }

}  // namespace crm
