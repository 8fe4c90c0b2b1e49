// Tables and indexes of version 1. Text columns are never NULL (an empty one costs a byte), moments are milliseconds
// since 1970 UTC, days count from 1970-01-01, references are keys of the named table (docs/schema-domain.md).
//
// Indexes are chosen by the queries that must not scan: tests/unit/crm_plans_test.cpp reads their plans.

#include "crm/schema_sql.h"

namespace crm {

const std::string_view kTablesSql = R"sql(
CREATE TABLE user(
  key INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL DEFAULT '');

CREATE TABLE setting(
  key INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE, value TEXT NOT NULL DEFAULT '');

CREATE TABLE device_setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE pipeline(
  key INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL DEFAULT '', name_key TEXT NOT NULL DEFAULT '', position TEXT NOT NULL);

CREATE TABLE stage(
  key INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE,
  pipeline_key INTEGER NOT NULL, name TEXT NOT NULL DEFAULT '', name_key TEXT NOT NULL DEFAULT '',
  outcome INTEGER NOT NULL DEFAULT 0, probability INTEGER NOT NULL DEFAULT 0, rotting_days INTEGER,
  position TEXT NOT NULL);
CREATE INDEX stage_order ON stage(pipeline_key, outcome, position);

CREATE TABLE reason(
  key INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE,
  outcome INTEGER NOT NULL, name TEXT NOT NULL DEFAULT '', name_key TEXT NOT NULL DEFAULT '',
  asks_note INTEGER NOT NULL DEFAULT 0, position TEXT NOT NULL);

CREATE TABLE tag(
  key INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE);

CREATE TABLE lead(
  key INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  prefix TEXT NOT NULL DEFAULT '', given_name TEXT NOT NULL DEFAULT '', middle_name TEXT NOT NULL DEFAULT '',
  family_name TEXT NOT NULL DEFAULT '', suffix TEXT NOT NULL DEFAULT '', nickname TEXT NOT NULL DEFAULT '',
  company_name TEXT NOT NULL DEFAULT '', job_title TEXT NOT NULL DEFAULT '',
  status INTEGER NOT NULL DEFAULT 1, reason_key INTEGER, reason_note TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '', owner_key INTEGER NOT NULL, about TEXT NOT NULL DEFAULT '',
  created_ms INTEGER NOT NULL, updated_ms INTEGER NOT NULL,
  converted_ms INTEGER, converted_person_key INTEGER, converted_company_key INTEGER, converted_deal_key INTEGER);

CREATE INDEX lead_status ON lead(status);

CREATE TABLE contact(
  key INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE,
  kind INTEGER NOT NULL, name TEXT NOT NULL,
  prefix TEXT NOT NULL DEFAULT '', given_name TEXT NOT NULL DEFAULT '', middle_name TEXT NOT NULL DEFAULT '',
  family_name TEXT NOT NULL DEFAULT '', suffix TEXT NOT NULL DEFAULT '', nickname TEXT NOT NULL DEFAULT '',
  job_title TEXT NOT NULL DEFAULT '', status INTEGER NOT NULL DEFAULT 1,
  source TEXT NOT NULL DEFAULT '', owner_key INTEGER NOT NULL, about TEXT NOT NULL DEFAULT '',
  created_ms INTEGER NOT NULL, updated_ms INTEGER NOT NULL);

CREATE TABLE membership(
  key INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE,
  person_key INTEGER NOT NULL, company_key INTEGER NOT NULL, role TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0);
CREATE INDEX membership_person ON membership(person_key, position, company_key);
CREATE INDEX membership_company ON membership(company_key, person_key);

CREATE TABLE labelled_value(
  key INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE,
  record_type INTEGER NOT NULL, record_key INTEGER NOT NULL, kind INTEGER NOT NULL, position INTEGER NOT NULL DEFAULT 0,
  label TEXT NOT NULL DEFAULT '', value TEXT NOT NULL,
  city TEXT NOT NULL DEFAULT '', region TEXT NOT NULL DEFAULT '', postal_code TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '');
CREATE INDEX labelled_value_record ON labelled_value(record_type, record_key, kind, position);

CREATE TABLE record_tag(
  key INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE,
  tag_key INTEGER NOT NULL, record_type INTEGER NOT NULL, record_key INTEGER NOT NULL);
CREATE INDEX record_tag_record ON record_tag(record_type, record_key, tag_key);
CREATE INDEX record_tag_tag ON record_tag(tag_key, record_type, record_key);

CREATE TABLE deal(
  key INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL, value_minor INTEGER NOT NULL DEFAULT 0, currency TEXT NOT NULL,
  stage_key INTEGER NOT NULL, position TEXT NOT NULL, probability INTEGER, expected_close INTEGER,
  owner_key INTEGER NOT NULL, source TEXT NOT NULL DEFAULT '', about TEXT NOT NULL DEFAULT '',
  company_key INTEGER, lead_key INTEGER, reason_key INTEGER, reason_note TEXT NOT NULL DEFAULT '',
  created_ms INTEGER NOT NULL, updated_ms INTEGER NOT NULL, stage_entered_ms INTEGER NOT NULL, closed_ms INTEGER);
CREATE INDEX deal_board ON deal(stage_key, position, currency, value_minor, probability, owner_key, closed_ms);
CREATE INDEX deal_closed ON deal(stage_key, closed_ms, currency, value_minor) WHERE closed_ms IS NOT NULL;
CREATE INDEX deal_company ON deal(company_key) WHERE company_key IS NOT NULL;
CREATE INDEX deal_lead ON deal(lead_key) WHERE lead_key IS NOT NULL;

CREATE TABLE deal_contact(
  key INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE,
  deal_key INTEGER NOT NULL, contact_key INTEGER NOT NULL, role TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0);
CREATE INDEX deal_contact_deal ON deal_contact(deal_key, position, contact_key);
CREATE INDEX deal_contact_contact ON deal_contact(contact_key, deal_key);

CREATE TABLE task(
  key INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE,
  title TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', due_day INTEGER, due_ms INTEGER,
  assignee_key INTEGER NOT NULL, created_ms INTEGER NOT NULL, done_ms INTEGER);
CREATE INDEX task_open ON task(due_day, due_ms, done_ms) WHERE done_ms IS NULL;
CREATE INDEX task_done ON task(done_ms, due_day, due_ms) WHERE done_ms IS NOT NULL;
CREATE INDEX task_due_day ON task(due_day) WHERE due_day IS NOT NULL;
CREATE INDEX task_due_ms ON task(due_ms) WHERE due_ms IS NOT NULL;

CREATE TABLE appointment(
  key INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE,
  title TEXT NOT NULL, location TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
  start_ms INTEGER, end_ms INTEGER, first_day INTEGER, last_day INTEGER,
  owner_key INTEGER NOT NULL, created_ms INTEGER NOT NULL);
CREATE INDEX appointment_start ON appointment(start_ms, end_ms) WHERE start_ms IS NOT NULL;
CREATE INDEX appointment_day ON appointment(first_day, last_day) WHERE first_day IS NOT NULL;
CREATE INDEX appointment_long ON appointment(end_ms, start_ms) WHERE end_ms - start_ms > 172800000;
CREATE INDEX appointment_long_days ON appointment(last_day, first_day) WHERE last_day - first_day > 2;

CREATE TABLE link(
  key INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE,
  source_type INTEGER NOT NULL, source_key INTEGER NOT NULL, record_type INTEGER NOT NULL, record_key INTEGER NOT NULL,
  position INTEGER NOT NULL DEFAULT 0);
CREATE INDEX link_source ON link(source_type, source_key, position, record_type, record_key);
CREATE INDEX link_record ON link(record_type, record_key, source_type, source_key);

CREATE TABLE activity(
  key INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE,
  kind INTEGER NOT NULL, at_ms INTEGER NOT NULL, actor_key INTEGER NOT NULL,
  lead_key INTEGER, contact_key INTEGER, company_key INTEGER, deal_key INTEGER,
  text TEXT NOT NULL DEFAULT '', from_stage_key INTEGER, to_stage_key INTEGER, reason_key INTEGER, task_key INTEGER,
  detail INTEGER, quantity INTEGER);
CREATE INDEX activity_kind ON activity(kind, at_ms);
CREATE INDEX activity_lead ON activity(lead_key, at_ms) WHERE lead_key IS NOT NULL;
CREATE INDEX activity_contact ON activity(contact_key, at_ms) WHERE contact_key IS NOT NULL;
CREATE INDEX activity_company ON activity(company_key, at_ms) WHERE company_key IS NOT NULL;
CREATE INDEX activity_deal ON activity(deal_key, at_ms) WHERE deal_key IS NOT NULL;
CREATE INDEX activity_task ON activity(task_key) WHERE task_key IS NOT NULL;
)sql";

}  // namespace crm
