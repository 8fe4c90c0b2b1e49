// Leads, contacts and deals as whole records; tasks and appointments are in record_read_time.cpp.

#include "crm/record_read.h"

#include "crm/parts.h"

namespace crm {

namespace {

using store::Statement;

std::string string_of(const Statement& row, int column) { return std::string(row.text(column)); }

template <typename IdType>
IdType id_of(const Statement& row, int column) {
  return IdType{row.uuid(column)};
}

template <typename IdType>
std::optional<IdType> optional_id(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return IdType{row.uuid(column)};
}

// Six columns from `column`: prefix, given, middle, family, suffix, nickname.
PersonName name_parts(const Statement& row, int column) {
  return {.prefix = string_of(row, column),
          .given = string_of(row, column + 1),
          .middle = string_of(row, column + 2),
          .family = string_of(row, column + 3),
          .suffix = string_of(row, column + 4),
          .nickname = string_of(row, column + 5)};
}

}  // namespace

std::optional<Lead> read_lead(const Reader& reader, int64_t key) {
  Statement row = reader.query(
      "SELECT l.uuid, l.name, l.prefix, l.given_name, l.middle_name, l.family_name, l.suffix, l.nickname, "
      "l.company_name, l.job_title,"
      " l.status, r.uuid, l.reason_note, l.source, u.uuid, l.about, l.created_ms, l.updated_ms, l.converted_ms, "
      "p.uuid, c.uuid, d.uuid"
      " FROM lead l LEFT JOIN reason r ON r.key=l.reason_key LEFT JOIN user u ON u.key=l.owner_key"
      " LEFT JOIN contact p ON p.key=l.converted_person_key LEFT JOIN contact c ON c.key=l.converted_company_key"
      " LEFT JOIN deal d ON d.key=l.converted_deal_key WHERE l.key=?1",
      key);
  if (!row.next()) return std::nullopt;
  Lead lead;
  lead.id = id_of<LeadId>(row, 0);
  LeadFields& fields = lead.fields;
  fields.name = string_of(row, 1);
  fields.parts = name_parts(row, 2);
  fields.company_name = string_of(row, 8);
  fields.job_title = string_of(row, 9);
  fields.status = static_cast<LeadStatus>(row.integer(10));
  fields.reason = optional_id<ReasonId>(row, 11);
  fields.reason_note = string_of(row, 12);
  fields.source = string_of(row, 13);
  fields.owner = id_of<UserId>(row, 14);
  fields.about = string_of(row, 15);
  lead.created_ms = row.integer(16);
  lead.updated_ms = row.integer(17);
  lead.converted_ms = row.integer(18);
  lead.converted_person = id_of<ContactId>(row, 19);
  lead.converted_company = id_of<ContactId>(row, 20);
  lead.converted_deal = id_of<DealId>(row, 21);
  fields.values = read_values(reader, SqlType::lead, key);
  fields.tags = read_tags(reader, SqlType::lead, key);
  return lead;
}

std::optional<Contact> read_contact(const Reader& reader, int64_t key) {
  Statement row = reader.query(
      "SELECT c.uuid, c.kind, c.name, c.prefix, c.given_name, c.middle_name, c.family_name, c.suffix, c.nickname, "
      "c.job_title, c.status,"
      " c.source, u.uuid, c.about, c.created_ms, c.updated_ms FROM contact c LEFT JOIN user u ON u.key=c.owner_key "
      "WHERE c.key=?1",
      key);
  if (!row.next()) return std::nullopt;
  Contact contact;
  contact.id = id_of<ContactId>(row, 0);
  ContactFields& fields = contact.fields;
  fields.kind = static_cast<ContactKind>(row.integer(1));
  fields.name = string_of(row, 2);
  fields.parts = name_parts(row, 3);
  fields.job_title = string_of(row, 9);
  fields.status = static_cast<ContactStatus>(row.integer(10));
  fields.source = string_of(row, 11);
  fields.owner = id_of<UserId>(row, 12);
  fields.about = string_of(row, 13);
  contact.created_ms = row.integer(14);
  contact.updated_ms = row.integer(15);
  fields.values = read_values(reader, SqlType::contact, key);
  fields.tags = read_tags(reader, SqlType::contact, key);
  if (fields.kind == ContactKind::person) fields.companies = read_memberships(reader, key);
  return contact;
}

std::optional<Stage> read_stage(const Reader& reader, int64_t key) {
  Statement row = reader.query(
      "SELECT s.uuid, p.uuid, s.name, s.name_key, s.outcome, s.probability, s.rotting_days FROM stage s"
      " LEFT JOIN pipeline p ON p.key=s.pipeline_key WHERE s.key=?1",
      key);
  if (!row.next()) return std::nullopt;
  Stage stage;
  stage.id = id_of<StageId>(row, 0);
  stage.pipeline = id_of<PipelineId>(row, 1);
  stage.name = {string_of(row, 2), string_of(row, 3)};
  stage.outcome = static_cast<Outcome>(row.integer(4));
  stage.probability = static_cast<int32_t>(row.integer(5));
  if (!row.is_null(6)) stage.rotting_days = static_cast<int32_t>(row.integer(6));
  return stage;
}

std::optional<Deal> read_deal(const Reader& reader, int64_t key) {
  Statement row = reader.query(
      "SELECT d.uuid, d.name, d.value_minor, d.currency, d.stage_key, d.probability, d.expected_close, u.uuid, "
      "d.source, d.about,"
      " c.uuid, c.name, l.uuid, l.name, r.uuid, d.reason_note, d.created_ms, d.updated_ms, d.stage_entered_ms, "
      "d.closed_ms"
      " FROM deal d LEFT JOIN user u ON u.key=d.owner_key LEFT JOIN contact c ON c.key=d.company_key"
      " LEFT JOIN lead l ON l.key=d.lead_key LEFT JOIN reason r ON r.key=d.reason_key WHERE d.key=?1",
      key);
  if (!row.next()) return std::nullopt;
  Deal deal;
  deal.id = id_of<DealId>(row, 0);
  DealFields& fields = deal.fields;
  fields.name = string_of(row, 1);
  fields.value = {row.integer(2), string_of(row, 3)};
  if (std::optional<Stage> stage = read_stage(reader, row.integer(4))) deal.stage = std::move(*stage);
  fields.stage = deal.stage.id;
  if (!row.is_null(5)) fields.probability = static_cast<int32_t>(row.integer(5));
  if (!row.is_null(6)) fields.expected_close = base::Date{static_cast<int32_t>(row.integer(6))};
  fields.owner = id_of<UserId>(row, 7);
  fields.source = string_of(row, 8);
  fields.about = string_of(row, 9);
  fields.company = id_of<ContactId>(row, 10);
  deal.company_name = string_of(row, 11);
  fields.lead = id_of<LeadId>(row, 12);
  deal.lead_name = string_of(row, 13);
  fields.reason = optional_id<ReasonId>(row, 14);
  fields.reason_note = string_of(row, 15);
  deal.created_ms = row.integer(16);
  deal.updated_ms = row.integer(17);
  deal.stage_entered_ms = row.integer(18);
  deal.closed_ms = row.integer(19);
  fields.contacts = read_deal_contacts(reader, key);
  fields.tags = read_tags(reader, SqlType::deal, key);
  return deal;
}

}  // namespace crm
