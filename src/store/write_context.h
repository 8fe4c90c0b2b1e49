#pragma once
// What stands behind a Writer: the connection, and what the command has drawn so far. Ids and the moment are kept with
// the command, so that a command that runs again after a lost race gets the same ones.

#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/uuid.h"
#include "store/connection.h"
#include "store/database.h"

namespace store {

struct Draws {
  std::optional<int64_t> now_ms;
  std::vector<base::Uuid> uuids;
};

struct WriteContext {
  Connection& connection;
  base::UuidGenerator& uuids;
  const base::Clock& clock;
  Draws& draws;
  size_t next_uuid = 0;

  [[nodiscard]] Writer writer() { return Writer(*this); }
  [[nodiscard]] int64_t now_ms();
  [[nodiscard]] base::Uuid new_uuid();
};

}  // namespace store
