// Names and groups of the kinds of activity; activity.h says what they mean.

#include "crm/activity.h"

namespace crm {

bool is_editable(ActivityKind kind) { return kind == ActivityKind::note || kind == ActivityKind::call; }

ActivityGroup group_of(ActivityKind kind) {
  switch (kind) {
    case ActivityKind::note: return ActivityGroup::notes;
    case ActivityKind::call: return ActivityGroup::calls;
    case ActivityKind::task_created:
    case ActivityKind::task_done: return ActivityGroup::tasks;
    case ActivityKind::deal_created:
    case ActivityKind::stage_changed:
    case ActivityKind::deal_won:
    case ActivityKind::deal_lost:
    case ActivityKind::deal_unqualified:
    case ActivityKind::deal_reopened: return ActivityGroup::deals;
    case ActivityKind::lead_created:
    case ActivityKind::person_created:
    case ActivityKind::company_created:
    case ActivityKind::lead_status_changed:
    case ActivityKind::lead_converted:
    case ActivityKind::contact_status_changed: return ActivityGroup::leads_and_contacts;
    case ActivityKind::appointment_created: return ActivityGroup::appointments;
    case ActivityKind::record_deleted:
    case ActivityKind::imported: return ActivityGroup::other;
  }
  return ActivityGroup::other;
}

const char* name_of(ActivityKind kind) {
  switch (kind) {
    case ActivityKind::note: return "note";
    case ActivityKind::call: return "call";
    case ActivityKind::lead_created: return "lead_created";
    case ActivityKind::person_created: return "person_created";
    case ActivityKind::company_created: return "company_created";
    case ActivityKind::deal_created: return "deal_created";
    case ActivityKind::task_created: return "task_created";
    case ActivityKind::appointment_created: return "appointment_created";
    case ActivityKind::stage_changed: return "stage_changed";
    case ActivityKind::deal_won: return "deal_won";
    case ActivityKind::deal_lost: return "deal_lost";
    case ActivityKind::deal_unqualified: return "deal_unqualified";
    case ActivityKind::deal_reopened: return "deal_reopened";
    case ActivityKind::lead_status_changed: return "lead_status_changed";
    case ActivityKind::lead_converted: return "lead_converted";
    case ActivityKind::contact_status_changed: return "contact_status_changed";
    case ActivityKind::task_done: return "task_done";
    case ActivityKind::record_deleted: return "record_deleted";
    case ActivityKind::imported: return "imported";
  }
  return "note";
}

}  // namespace crm
