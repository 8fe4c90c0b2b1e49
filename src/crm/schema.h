#pragma once
// What the domain gives the store when a database is opened: the history of the schema and the tables whose every
// change is logged. docs/schema-domain.md describes the tables for people who read the file with other tools.

#include <span>
#include <string_view>

#include "store/database.h"

namespace crm {

[[nodiscard]] std::span<const store::Migration> migrations();
[[nodiscard]] std::span<const std::string_view> tracked_tables();

}  // namespace crm
