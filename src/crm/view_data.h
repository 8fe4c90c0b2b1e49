#pragma once
// What the screens beside the lists get: board, calendar, dashboard, search, forms.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "crm/activity.h"
#include "crm/records.h"
#include "crm/rules.h"

namespace crm {

// ---- Board ----

struct MoneySum {
  std::string currency;
  int64_t minor = 0;
  int64_t weighted_minor = 0;  // each deal's value × its probability; lost and unqualified count nothing
  bool operator==(const MoneySum&) const = default;
};

struct BoardFilter {
  std::string text;
  std::optional<UserId> owner;
  // Closed stages show what was closed from this moment on (0: everything).
  int64_t closed_since_ms = 0;
  bool operator==(const BoardFilter&) const = default;
};

struct BoardColumn {
  Stage stage;
  uint32_t count = 0;
  std::vector<MoneySum> sums;  // one for each currency, greatest first
};

struct BoardCard {
  DealId id;
  std::string name;
  Money value;
  int32_t probability = 0;   // effective
  std::string contact_name;  // primary contact, else the lead
  std::string company_name;
  std::string owner_name;
  std::optional<base::Date> expected_close;
  NextStep next_step = NextStep::none;
  Due next_due;  // of the next open task or appointment
  std::string next_title;
  Rotting rotting;
  int64_t last_activity_ms = 0;  // what last reset the clock, and when
  ActivityKind last_activity = ActivityKind::deal_created;
};

// ---- Timeline and feed ----

// Where the next page begins; default: at the newest.
struct ActivityCursor {
  int64_t at_ms = INT64_MAX;
  int64_t key = INT64_MAX;
};

struct ActivityPage {
  std::vector<ActivityEntry> entries;  // newest first
  std::optional<ActivityCursor> next;  // nothing: that was all
};

struct FeedFilter {
  std::vector<ActivityGroup> groups;  // empty: all
  int64_t since_ms = INT64_MIN;
  int64_t until_ms = INT64_MAX;  // not included
  std::optional<UserId> actor;
  bool operator==(const FeedFilter&) const = default;
};

// ---- Calendar ----

struct CalendarItem {
  AppointmentId id;
  std::string title;
  std::string location;
  TimeSpan span;
  // Local days on which it shows, both included (a timed one that ends at midnight does not show on the next day).
  base::Date first_day;
  base::Date last_day;
};

struct CalendarTask {
  TaskId id;
  std::string title;
  Due due;
  base::Date day;  // local
  int64_t done_ms = 0;
  bool overdue = false;
};

struct CalendarRange {
  std::vector<CalendarItem> items;  // by first day, all-day ones first, then by start
  std::vector<CalendarTask> tasks;  // by day, then due
};

// ---- Tasks ----

struct TaskCounts {
  uint32_t overdue_open = 0;                // of the overdue ones, without those just done
  uint32_t buckets[kTaskBucketCount] = {};  // by TaskBucket
  // When a count changes by itself (a moment passes, midnight, five minutes after done).
  std::optional<int64_t> next_change_ms;
};

// ---- Dashboard ----

struct ClosedFigures {
  Outcome outcome = Outcome::won;
  uint32_t count = 0;
  std::vector<MoneySum> sums;
};

struct ComingItem {
  enum class Kind : uint8_t { task, appointment };
  Kind kind = Kind::task;
  RecordRef record;
  std::string title;
  Due due;        // of a task
  TimeSpan span;  // of an appointment
  bool overdue = false;
  std::vector<LinkedRecord> linked;
};

struct Coming {
  std::vector<ComingItem> items;  // overdue tasks first, then by time
  uint32_t overdue_count = 0;     // all, also those beyond the limit
  std::optional<int64_t> next_change_ms;
};

struct RecordCounts {
  int64_t leads = 0;  // without converted ones
  int64_t people = 0;
  int64_t companies = 0;
  int64_t deals = 0;
  int64_t open_deals = 0;
  int64_t open_tasks = 0;
  int64_t appointments = 0;
  [[nodiscard]] bool is_empty() const { return leads + people + companies + deals + open_tasks + appointments == 0; }
};

// ---- Record pages ----

// What hangs on a lead, person, company or deal.
struct RelatedDeal {
  DealId id;
  std::string name;
  Money value;
  Label stage_name;
  Outcome outcome = Outcome::open;
  int32_t probability = 0;
};

struct RelatedPerson {
  ContactId id;
  std::string name;
  std::string role;
  std::string email;
  std::string phone;
};

struct Related {
  std::vector<RelatedDeal> deals;     // open ones first, newest first
  std::vector<RelatedPerson> people;  // of a company; of a deal: its contacts
  std::vector<Task> open_tasks;       // by due
  std::vector<Appointment> coming_appointments;
  std::vector<Appointment> past_appointments;  // newest first, at most 20
  std::vector<Task> done_tasks;                // newest first, at most 20
};

// ---- Search, suggestions, duplicates ----

struct SearchHit {
  RecordRef record;
  std::string title;
  std::string subtitle;  // company, e-mail, phone: whatever tells it apart; may be empty
  bool fuzzy = false;    // found by a similar spelling
};

enum class DuplicateReason : uint8_t { same_email, same_name_and_phone, same_name_and_company, same_name };

struct Duplicate {
  RecordRef record;
  std::string name;
  std::string detail;  // e-mail, phone or company that is the same; may be empty
  DuplicateReason reason = DuplicateReason::same_name;
};

}  // namespace crm
