#pragma once
// What the change log knows about a table it follows. Columns are known by position; position 0 is always `key`.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/connection.h"

namespace store {

// A name of a table or column, as SQL text.
[[nodiscard]] std::string quoted(std::string_view name);

struct TrackedTable {
  std::string name;
  int64_t id = 0;  // in table `change_table`
  std::vector<std::string> columns;
};

// Reads the tables' columns, gives new ones an id (writes), and checks the rules of database.h.
[[nodiscard]] base::Result<std::vector<TrackedTable>> read_tracked_tables(Connection& connection,
                                                                          std::span<const std::string_view> names);

}  // namespace store
