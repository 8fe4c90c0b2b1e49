#pragma once
// Whole records by key, for the record pages, for commands that compare before they write, and for export.

#include <optional>

#include "crm/sql.h"

namespace crm {

[[nodiscard]] std::optional<Lead> read_lead(const Reader& reader, int64_t key);
[[nodiscard]] std::optional<Contact> read_contact(const Reader& reader, int64_t key);
[[nodiscard]] std::optional<Deal> read_deal(const Reader& reader, int64_t key);
[[nodiscard]] std::optional<Task> read_task(const Reader& reader, int64_t key);
[[nodiscard]] std::optional<Appointment> read_appointment(const Reader& reader, int64_t key);

[[nodiscard]] std::optional<Stage> read_stage(const Reader& reader, int64_t key);
[[nodiscard]] Due due_of(std::optional<int64_t> day, std::optional<int64_t> at_ms);

}  // namespace crm
