#pragma once
// Everything that changes the data. Each function is one named step: it happens whole or not at all, and Undo takes it
// back whole. What breaks a rule comes back as an error with a key of assets/locales/*/crm.json ("crm.error_…"), meant
// for the field or the message bar; nothing is changed then.
//
// Work that may be long (import, sample data, deleting thousands) is a Job (jobs.h), in slices under one step.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "crm/activity.h"
#include "crm/history.h"
#include "crm/records.h"
#include "store/database.h"

namespace crm {

using base::Result;
using base::Status;

// What a command that makes a record returns: the record, and the step for "Undo" in the message that follows.
template <typename IdType>
struct Made {
  IdType id;
  store::StepId step;
};

enum class Place : uint8_t { top, bottom };

// Where dragged cards go.
struct DealMove {
  std::vector<DealId> deals;  // kept in this order
  StageId stage;
  std::optional<DealId> before;  // the card below which they do not fall; nothing: see `place`
  Place place = Place::top;
  // For a stage that is lost or unqualified.
  std::optional<ReasonId> reason;
  std::string reason_note;
};

struct DealClose {
  std::vector<DealId> deals;
  Outcome outcome = Outcome::won;  // won, lost, unqualified: the pipeline's first stage with that outcome
  std::optional<ReasonId> reason;
  std::string reason_note;
};

struct CallFields {
  CallDirection direction = CallDirection::outgoing;
  int32_t duration_s = 0;
  std::string text;
  std::optional<int64_t> at_ms;  // nothing: now
};

// The dialog "Convert". The person (and, when the lead names one, the company) is made or, when given, used.
struct LeadConversion {
  ContactId existing_person;       // nil: a new one (not for a lead that only names a company)
  ContactId existing_company;      // nil: the company of that name if there is one, else a new one
  std::optional<DealFields> deal;  // name empty: the lead's name
  std::optional<TaskFields> task;
};

struct Conversion {
  LeadId lead;
  ContactId person;   // nil: the lead was a company
  ContactId company;  // nil: none
  DealId deal;        // nil: none asked for
};

struct Conversions {
  std::vector<Conversion> converted;
  store::StepId step;
};

class Commands {
 public:
  explicit Commands(store::Database& database) : database_(database) {}

  // Leads.
  Result<Made<LeadId>> create_lead(LeadFields fields);
  Result<store::StepId> update_lead(LeadId id, LeadFields fields);
  Result<store::StepId> set_lead_status(std::vector<LeadId> leads, LeadStatus status,
                                        std::optional<ReasonId> reason = {}, std::string reason_note = {});
  // Tags, values, notes, calls, tasks and appointments go along; the lead stays, with status converted.
  Result<Conversions> convert_lead(LeadId lead, LeadConversion conversion);
  // Many at once, each under its own names; `with_deal` makes a deal for each.
  enum class WithDeal : uint8_t { no, yes };
  Result<Conversions> convert_leads(std::vector<LeadId> leads, WithDeal with_deal);

  // Contacts: people and companies.
  Result<Made<ContactId>> create_contact(ContactFields fields);
  Result<store::StepId> update_contact(ContactId id, ContactFields fields);
  Result<store::StepId> set_contact_status(std::vector<ContactId> contacts, ContactStatus status);

  // Deals.
  Result<Made<DealId>> create_deal(DealFields fields);
  Result<store::StepId> update_deal(DealId id, DealFields fields);
  Result<store::StepId> move_deals(DealMove move);
  Result<store::StepId> close_deals(DealClose close);
  // Back to the open stage it was closed from.
  Result<store::StepId> reopen_deal(DealId id);

  // Stages of a pipeline. Deleting one is refused while deals are in it, or when it is the last of its outcome.
  Result<Made<StageId>> create_stage(PipelineId pipeline, std::string name, int32_t probability,
                                     std::optional<int32_t> rotting_days);
  Result<store::StepId> update_stage(StageId id, std::string name, int32_t probability,
                                     std::optional<int32_t> rotting_days);
  Result<store::StepId> delete_stage(StageId id);

  // Tasks.
  Result<Made<TaskId>> create_task(TaskFields fields);
  Result<store::StepId> update_task(TaskId id, TaskFields fields);
  Result<store::StepId> set_task_due(TaskId id, Due due);
  Result<store::StepId> complete_tasks(std::vector<TaskId> tasks);
  Result<store::StepId> reopen_tasks(std::vector<TaskId> tasks);

  // Appointments.
  Result<Made<AppointmentId>> create_appointment(AppointmentFields fields);
  Result<store::StepId> update_appointment(AppointmentId id, AppointmentFields fields);
  // Move and stretch: a drag in the calendar.
  Result<store::StepId> set_appointment_span(AppointmentId id, TimeSpan span);

  // Timeline. A note or call on a deal is also on its company and primary contact, one on a person on their company.
  Result<Made<ActivityId>> add_note(RecordRef record, std::string text);
  Result<Made<ActivityId>> log_call(RecordRef record, CallFields call);
  Result<store::StepId> update_note(ActivityId id, std::string text);
  Result<store::StepId> update_call(ActivityId id, CallFields call);

  // Any records of any types, with their values, notes and links. Tasks and appointments of a deleted record stay and
  // lose the link. For more than about a thousand use a DeleteJob.
  Result<store::StepId> delete_records(std::vector<RecordRef> records);

  // From the history. A field gets the value it had before the change of that step or after it.
  Result<Restored> restore_field(HistoryPlace place, HistorySide side);
  // A record as it was before or after a step, with its parts and links where they still fit; a deleted one comes back
  // first. Its notes and calls come back only with it.
  Result<Restored> restore_record(store::StepId step, RecordRef record, HistorySide side);

  Result<store::StepId> change_settings(Settings settings);

 private:
  store::Database& database_;
};

// The rules that the forms check while typing; the commands check the same.
[[nodiscard]] Status validate(const LeadFields& fields);
[[nodiscard]] Status validate(const ContactFields& fields);
[[nodiscard]] Status validate(const DealFields& fields);
[[nodiscard]] Status validate(const TaskFields& fields);
[[nodiscard]] Status validate(const AppointmentFields& fields);

}  // namespace crm
