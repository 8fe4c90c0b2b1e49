#pragma once
// The SQL texts of the schema, split by concept; schema.cpp puts them into migrations.

#include <string_view>

namespace crm {

extern const std::string_view kTablesSql;          // tracked tables, settings of the device, indexes
extern const std::string_view kSearchTablesSql;    // derived tables for order and search, kept by triggers
extern const std::string_view kNamingTriggersSql;  // the same for records that come back, and cheaper for new ones

}  // namespace crm
