#pragma once
// How a command becomes a step: its name, who does it, and the id of what it makes. Commands may be run again by the
// store when another tab was first (store/database.h), so what they capture is captured by value, and results go
// through a box that the last run fills.

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "crm/commands.h"
#include "crm/sql.h"

namespace crm {

[[nodiscard]] inline store::StepInfo step_info(store::Database& database, std::string_view name_key,
                                               std::vector<std::pair<std::string, std::string>> arguments) {
  return store::StepInfo{.name_key = std::string(name_key),
                         .arguments = std::move(arguments),
                         .kind = store::StepKind::normal,
                         .actor = my_id(database).value};
}

// "{name}" of the record; long names are for the record, not for a tooltip.
[[nodiscard]] inline store::StepInfo named_step(store::Database& database, std::string_view name_key,
                                                std::string_view name) {
  return step_info(database, name_key, {{"name", std::string(name.substr(0, 200))}});
}

// `one` with {name} for one record, `many` with {count} for several.
[[nodiscard]] inline store::StepInfo counted_step(store::Database& database, std::string_view one,
                                                  std::string_view many, size_t count, std::string_view name) {
  if (count == 1) return named_step(database, one, name);
  return step_info(database, many, {{"count", std::to_string(count)}});
}

template <typename IdType, typename Make>
Result<Made<IdType>> write_new(store::Database& database, store::StepInfo info, Make make) {
  const auto made = std::make_shared<base::Uuid>();
  BASE_TRY_ASSIGN(step,
                  database.write(std::move(info), [made, make = std::move(make)](store::Writer& writer) -> Status {
                    BASE_TRY_ASSIGN(id, make(writer));
                    *made = id;
                    return base::success();
                  }));
  return Made<IdType>{IdType{*made}, step};
}

// The name of a record, for the step's name; empty when it is gone.
[[nodiscard]] std::string record_name(const Reader& reader, SqlType type, const base::Uuid& id);

}  // namespace crm
