// The Writer that commands see, over its context.

#include "store/write_context.h"

#include <sqlite3.h>

namespace store {

int64_t WriteContext::now_ms() {
  if (!draws.now_ms) draws.now_ms = clock.unix_ms();
  return *draws.now_ms;
}

base::Uuid WriteContext::new_uuid() {
  if (next_uuid == draws.uuids.size()) draws.uuids.push_back(uuids.next(now_ms()));
  return draws.uuids[next_uuid++];
}

base::Status Writer::run(std::string_view sql, std::span<const Bind> arguments) {
  return context_.connection.run(sql, arguments);
}
Statement Writer::prepare(std::string_view sql) { return context_.connection.query(sql); }
int64_t Writer::last_insert_key() const { return sqlite3_last_insert_rowid(context_.connection.handle()); }
int64_t Writer::changed_rows() const { return sqlite3_changes64(context_.connection.handle()); }
base::Uuid Writer::new_uuid() { return context_.new_uuid(); }
int64_t Writer::now_ms() { return context_.now_ms(); }

}  // namespace store
