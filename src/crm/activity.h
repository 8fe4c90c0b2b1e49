#pragma once
// Entries of the timeline and the feed. An entry is never a finished sentence: it says what happened by its kind and
// carries the records and values that the sentence names, so that it reads well in every language and shows a renamed
// record under its present name. The sentence of kind K is the text crm.activity_K with these arguments, as the locale
// files use them: {actor} {record} {from} {to} {reason} {text} {count}.

#include <cstdint>
#include <string>
#include <vector>

#include "crm/records.h"

namespace crm {

// Numbers are stored; never renumber. The comment names the text of the sentence and what is filled.
enum class ActivityKind : uint8_t {
  note = 1,                     // activity_note: text
  call = 2,                     // activity_call: text, direction, duration_s
  lead_created = 10,            // activity_lead_created
  person_created = 11,          // activity_person_created
  company_created = 12,         // activity_company_created
  deal_created = 13,            // activity_deal_created: to = stage
  task_created = 14,            // activity_task_created: task_title
  appointment_created = 15,     // activity_appointment_created: text = title
  stage_changed = 20,           // activity_stage_changed: from, to
  deal_won = 21,                // activity_deal_won: from, to
  deal_lost = 22,               // activity_deal_lost: from, to, reason, text = note of the reason
  deal_unqualified = 23,        // activity_deal_unqualified: as deal_lost
  deal_reopened = 24,           // activity_deal_reopened: from, to
  lead_status_changed = 30,     // activity_lead_status_changed: from_status, to_status, reason, text
  lead_converted = 31,          // activity_lead_converted: lead is the record; person, company, deal what it became
  contact_status_changed = 32,  // activity_contact_status_changed: to_contact_status
  task_done = 40,               // activity_task_done: task_title
  record_deleted = 50,          // activity_record_deleted: text = its name, deleted_type; count when several
  imported = 51,                // activity_imported: count
};

// Groups for the feed's filter.
enum class ActivityGroup : uint8_t { notes, calls, tasks, deals, leads_and_contacts, appointments, other };

enum class CallDirection : uint8_t { outgoing = 1, incoming = 2 };

struct ActivityEntry {
  ActivityId id;
  ActivityKind kind = ActivityKind::note;
  int64_t at_ms = 0;
  UserId actor;
  std::string actor_name;  // empty: no name given yet (the interface says "You")
  bool actor_is_me = false;
  // The records it belongs to, most specific first (deal, lead, person, company); the first is the sentence's {record}.
  std::vector<LinkedRecord> records;
  std::string text;  // what was written; may be long, with line breaks
  // Filled by kind, as the list above says.
  Label from;
  Label to;
  Label reason;
  std::string task_title;
  LeadStatus from_status = LeadStatus::fresh;
  LeadStatus to_status = LeadStatus::fresh;
  ContactStatus to_contact_status = ContactStatus::prospect;
  RecordType deleted_type = RecordType::person;
  CallDirection direction = CallDirection::outgoing;
  int32_t duration_s = 0;
  int64_t count = 0;
};

// Only notes and calls can be edited; everything else is history.
[[nodiscard]] bool is_editable(ActivityKind kind);
[[nodiscard]] ActivityGroup group_of(ActivityKind kind);
// "note", "stage_changed", …: the text's key is "crm.activity_" + name.
[[nodiscard]] const char* name_of(ActivityKind kind);

}  // namespace crm
