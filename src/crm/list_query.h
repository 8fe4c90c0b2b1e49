#pragma once
// Lists: what is asked for, and the small rows that come back. A list of 100,000 rows costs no more to show than one of
// ten: Queries keeps the keys of the matching records in order, once per query and state of the data, and a window is
// read by key.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "crm/records.h"
#include "crm/rules.h"

namespace crm {

enum class SortDirection : uint8_t { ascending, descending };

// What a list can be sorted by; a type that does not have the column sorts by name.
enum class SortColumn : uint8_t {
  name,           // leads, people, companies, deals, tasks (title)
  company,        // leads, people, deals
  email,          // leads, people, companies: the main one
  phone,          // leads, people, companies
  city,           // people, companies
  status,         // leads, people, companies; deals: the stage, in the order of the board
  source,         // leads, people, companies, deals
  owner,          // all
  created,        // all
  updated,        // all
  last_activity,  // leads, people, companies, deals
  value,          // deals: by amount
  probability,    // deals
  close_date,     // deals; none last
  due,            // tasks; none last
  open_deals,     // people, companies: how many
};

// Filters narrow each other; an empty one does not.
struct ListFilters {
  std::optional<LeadStatus> lead_status;  // nothing: all but converted
  std::optional<ContactStatus> contact_status;
  std::optional<UserId> owner;
  std::optional<TagId> tag;
  std::optional<std::string> source;
  std::optional<PipelineId> pipeline;
  std::optional<StageId> stage;
  std::optional<Outcome> outcome;    // deals
  std::optional<TaskBucket> bucket;  // tasks
  std::optional<ContactId> company;  // people of it, deals of it
  bool operator==(const ListFilters&) const = default;
};

struct ListQuery {
  RecordType type = RecordType::person;  // lead, person, company, deal, task
  std::string text;  // filter as you type: every word must occur somewhere in name, company, e-mail, phone, tags, …
  ListFilters filters;
  SortColumn sort = SortColumn::name;
  SortDirection direction = SortDirection::ascending;
  bool operator==(const ListQuery&) const = default;
};

struct LeadRow {
  LeadId id;
  std::string name;
  std::string company_name;
  std::string email;
  std::string phone;
  std::string source;
  std::string owner_name;
  LeadStatus status = LeadStatus::fresh;
  int64_t created_ms = 0;
  int64_t last_activity_ms = 0;  // 0: none
};

// A person or a company.
struct ContactRow {
  ContactId id;
  ContactKind kind = ContactKind::person;
  ContactStatus status = ContactStatus::prospect;
  std::string name;
  std::string company_name;  // of a person: the main one
  ContactId company;
  std::string job_title;
  std::string email;
  std::string phone;
  std::string city;
  std::string source;
  std::string owner_name;
  std::vector<std::string> tags;
  int32_t open_deals = 0;
  int32_t people = 0;  // of a company
  int64_t created_ms = 0;
  int64_t last_activity_ms = 0;
};

struct DealRow {
  DealId id;
  std::string name;
  Money value;
  StageId stage;
  Label stage_name;
  Outcome outcome = Outcome::open;
  int32_t probability = 0;  // effective
  std::string company_name;
  std::string contact_name;  // the primary one
  std::string source;
  std::string owner_name;
  std::optional<base::Date> expected_close;
  int64_t created_ms = 0;
  int64_t closed_ms = 0;
  int64_t last_activity_ms = 0;
};

struct TaskRow {
  TaskId id;
  std::string title;
  Due due;
  int64_t done_ms = 0;
  TaskBucket bucket = TaskBucket::no_date;
  bool overdue = false;  // open and late
  std::string assignee_name;
  std::vector<LinkedRecord> linked;
};

}  // namespace crm
