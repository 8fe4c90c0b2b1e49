#pragma once
// The records as plain values. `XFields` is what a person edits: forms fill it, commands take it, the record gives it
// back; `X` adds what the product knows about the record. Amounts are integers in minor units, days are days, moments
// are milliseconds since 1970 in UTC; how any of them looks on the screen is the interface's business.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "crm/ids.h"

namespace crm {

// A name that came with the product is shown in the person's language until it is renamed: show `text`, or when it is
// empty the localised `key` (as "crm.stage_quote").
struct Label {
  std::string text;
  std::string key;
  bool operator==(const Label&) const = default;
};

// ---- Values shared by leads and contacts ----

enum class ValueKind : uint8_t { email = 1, phone = 2, address = 3, url = 4, date = 5 };

// One e-mail address, phone number, … of a lead or contact. The first of a kind is the main one.
struct LabelledValue {
  base::Uuid id;  // nil: new
  ValueKind kind = ValueKind::email;
  // "work", "home", "mobile", "main", "fax", "other", "birthday", "anniversary" are localised (crm.label_*); anything
  // else is the person's own word. May be empty.
  std::string label;
  // Address: the street, lines separated by \n. Date: YYYY-MM-DD, or --MM-DD when the year is unknown.
  std::string value;
  // Of an address only.
  std::string city;
  std::string region;
  std::string postal_code;
  std::string country;
  bool operator==(const LabelledValue&) const = default;
};

struct PersonName {
  std::string prefix;
  std::string given;
  std::string middle;
  std::string family;
  std::string suffix;
  std::string nickname;
  bool operator==(const PersonName&) const = default;
};

// ---- Leads ----

enum class LeadStatus : uint8_t { fresh = 1, working = 2, unqualified = 3, converted = 4 };  // fresh: "New"

struct LeadFields {
  // What lists show. Empty: made from the parts, or the company's name when there are none.
  std::string name;
  PersonName parts;
  std::string company_name;
  std::string job_title;
  LeadStatus status = LeadStatus::fresh;
  std::optional<ReasonId> reason;  // of status unqualified
  std::string reason_note;
  std::string source;
  UserId owner;  // nil: me
  std::string about;
  std::vector<LabelledValue> values;
  std::vector<std::string> tags;  // by name; a tag that does not exist is made
  bool operator==(const LeadFields&) const = default;
};

struct Lead {
  LeadId id;
  LeadFields fields;
  int64_t created_ms = 0;
  int64_t updated_ms = 0;
  int64_t converted_ms = 0;  // 0: not converted
  // What the conversion made or used; nil when there was none.
  ContactId converted_person;
  ContactId converted_company;
  DealId converted_deal;
};

// ---- Contacts: people and companies ----

enum class ContactKind : uint8_t { person = 1, company = 2 };
enum class ContactStatus : uint8_t { prospect = 1, customer = 2 };

// A person's place in a company. The first of a person is the main one.
struct Membership {
  ContactId company;
  std::string company_name;  // filled by queries; in commands used when `company` is nil: found by name, or made
  std::string role;
  bool operator==(const Membership&) const = default;
};

struct ContactFields {
  ContactKind kind = ContactKind::person;
  std::string name;  // empty for a person: made from the parts
  PersonName parts;  // of a person
  std::string job_title;
  ContactStatus status = ContactStatus::prospect;
  std::string source;
  UserId owner;
  std::string about;
  std::vector<LabelledValue> values;
  std::vector<std::string> tags;
  std::vector<Membership> companies;  // of a person
  bool operator==(const ContactFields&) const = default;
};

struct Contact {
  ContactId id;
  ContactFields fields;
  int64_t created_ms = 0;
  int64_t updated_ms = 0;
};

// ---- Pipelines and deals ----

enum class Outcome : uint8_t { open = 0, won = 1, lost = 2, unqualified = 3 };

struct Pipeline {
  PipelineId id;
  Label name;
};

struct Stage {
  StageId id;
  PipelineId pipeline;
  Label name;
  Outcome outcome = Outcome::open;
  int32_t probability = 0;              // percent
  std::optional<int32_t> rotting_days;  // without activity for so long turns the card red
};

// Why a deal or lead was lost or unqualified: two ordered lists.
struct Reason {
  ReasonId id;
  Outcome outcome = Outcome::lost;
  Label name;
  bool asks_note = false;
};

struct Money {
  int64_t minor = 0;     // sen, cent; whole yen (see currency_digits)
  std::string currency;  // ISO 4217; empty: the currency of the settings
  bool operator==(const Money&) const = default;
};

struct DealContact {
  ContactId contact;
  std::string name;  // filled by queries
  std::string role;
  bool operator==(const DealContact&) const = default;
};

struct DealFields {
  std::string name;
  Money value;
  StageId stage;                       // nil: the first stage of the first pipeline
  std::optional<int32_t> probability;  // own, in percent; else the stage's
  std::optional<base::Date> expected_close;
  UserId owner;
  std::string source;
  std::string about;
  ContactId company;                  // nil: none
  LeadId lead;                        // nil: none
  std::vector<DealContact> contacts;  // people; the first is the primary one
  std::vector<std::string> tags;
  std::optional<ReasonId> reason;  // of a closed stage lost or unqualified
  std::string reason_note;
  bool operator==(const DealFields&) const = default;
};

struct Deal {
  DealId id;
  DealFields fields;
  Stage stage;
  std::string company_name;
  std::string lead_name;
  int64_t created_ms = 0;
  int64_t updated_ms = 0;
  int64_t stage_entered_ms = 0;
  int64_t closed_ms = 0;  // 0: open
};

// ---- Tasks and appointments ----

// A day is due until its end in the person's zone, wherever the person is; a moment is an instant.
struct Due {
  enum class Kind : uint8_t { none, day, moment };
  Kind kind = Kind::none;
  base::Date day;     // of kind day
  int64_t at_ms = 0;  // of kind moment

  static Due on(base::Date day) { return {Kind::day, day, 0}; }
  static Due at(int64_t at_ms) { return {Kind::moment, {}, at_ms}; }
  bool operator==(const Due&) const = default;
};

struct TaskFields {
  std::string title;
  std::string note;
  Due due;
  UserId assignee;
  std::vector<RecordRef> links;  // leads, people, companies, deals
  bool operator==(const TaskFields&) const = default;
};

struct LinkedRecord {
  RecordRef record;
  std::string name;
};

struct Task {
  TaskId id;
  TaskFields fields;
  std::vector<LinkedRecord> linked;  // fields.links with their names
  int64_t created_ms = 0;
  int64_t done_ms = 0;  // 0: open
};

// Timed: instants, end not included. All-day: floating days, both included; the same days in every zone.
struct TimeSpan {
  enum class Kind : uint8_t { timed, all_day };
  Kind kind = Kind::timed;
  int64_t start_ms = 0;
  int64_t end_ms = 0;
  base::Date first_day;
  base::Date last_day;

  static TimeSpan timed(int64_t start_ms, int64_t end_ms) { return {Kind::timed, start_ms, end_ms, {}, {}}; }
  static TimeSpan all_day(base::Date first, base::Date last) { return {Kind::all_day, 0, 0, first, last}; }
  bool operator==(const TimeSpan&) const = default;
};

struct AppointmentFields {
  std::string title;
  std::string location;
  std::string note;
  TimeSpan span;
  UserId owner;
  std::vector<RecordRef> links;
  bool operator==(const AppointmentFields&) const = default;
};

struct Appointment {
  AppointmentId id;
  AppointmentFields fields;
  std::vector<LinkedRecord> linked;
  int64_t created_ms = 0;
};

// ---- People who work here, settings ----

struct User {
  UserId id;
  std::string name;  // empty until given
  bool is_me = false;
};

enum class Theme : uint8_t { system = 0, light = 1, dark = 2 };

// Language, theme, week start and zone belong to this device and leave no step; name and currency to the workspace.
struct Settings {
  std::string user_name;
  std::string currency = "MYR";
  std::string language;  // "en", "ms"; empty: the browser's
  Theme theme = Theme::system;
  base::Weekday week_start = base::Weekday::monday;
  std::string time_zone;  // IANA; empty: the browser's
  bool operator==(const Settings&) const = default;
};

}  // namespace crm
