#pragma once
// Typed ids of the domain. An id is a UUID in a type of its own, so that a deal's id cannot be given where a task's is
// wanted; SQL's integer keys never leave src/crm. RecordRef is the one untyped pair, for what may point at any record
// (routes, links, search hits).

#include <cstdint>

#include "base/uuid.h"

namespace crm {

template <typename Tag>
struct Id {
  base::Uuid value;

  bool operator==(const Id&) const = default;
  std::strong_ordering operator<=>(const Id& other) const { return value <=> other.value; }
  [[nodiscard]] bool is_nil() const { return value.is_nil(); }
};

using LeadId = Id<struct LeadTag>;
// A person or a company: both are contacts and live in one table, because deals, links and search treat them alike.
using ContactId = Id<struct ContactTag>;
using DealId = Id<struct DealTag>;
using PipelineId = Id<struct PipelineTag>;
using StageId = Id<struct StageTag>;
using TaskId = Id<struct TaskTag>;
using AppointmentId = Id<struct AppointmentTag>;
using ActivityId = Id<struct ActivityTag>;
using TagId = Id<struct TagTag>;
using ReasonId = Id<struct ReasonTag>;
using UserId = Id<struct UserTag>;

// Numbers are stored in the database; never renumber.
enum class RecordType : uint8_t {
  lead = 1,
  person = 2,  // "Contact" on the screen
  company = 3,
  deal = 4,
  task = 5,
  appointment = 6,
  activity = 7,
};

// Nil id: points at nothing.
struct RecordRef {
  RecordType type = RecordType::person;
  base::Uuid id;

  bool operator==(const RecordRef&) const = default;
  [[nodiscard]] bool is_nil() const { return id.is_nil(); }
};

[[nodiscard]] inline RecordRef lead_ref(LeadId id) { return {RecordType::lead, id.value}; }
[[nodiscard]] inline RecordRef person_ref(ContactId id) { return {RecordType::person, id.value}; }
[[nodiscard]] inline RecordRef company_ref(ContactId id) { return {RecordType::company, id.value}; }
[[nodiscard]] inline RecordRef deal_ref(DealId id) { return {RecordType::deal, id.value}; }
[[nodiscard]] inline RecordRef task_ref(TaskId id) { return {RecordType::task, id.value}; }
[[nodiscard]] inline RecordRef appointment_ref(AppointmentId id) { return {RecordType::appointment, id.value}; }
[[nodiscard]] inline RecordRef activity_ref(ActivityId id) { return {RecordType::activity, id.value}; }

}  // namespace crm
