// Companies of a person, contacts of a deal, links of tasks and appointments; parts.h says how they are written.

#include <algorithm>

#include "base/text.h"
#include "crm/parts.h"

namespace crm {

namespace {

// One row of a table that ties two records together in an order.
struct Tie {
  int64_t key = 0;  // of the row; 0: wanted, not there yet
  int64_t type = 0;
  int64_t target = 0;
  int64_t position = 0;
  std::string role;
};

// The SQL texts for one such table. Every statement takes what it needs of ?1 row key, ?2 source, ?3 type, ?4 target,
// ?5 role, ?6 position, ?7 uuid.
struct TieTable {
  std::string_view select;  // key, type, target, position, role; of ?2
  std::string_view insert;
  std::string_view update;
  std::string_view remove;
};

base::Status write_ties(store::Writer& writer, const TieTable& table, int64_t source, const std::vector<Tie>& wanted) {
  std::vector<Tie> old;
  {
    store::Statement rows = writer.prepare(table.select);
    rows.bind(2, source);
    while (rows.next()) {
      old.push_back({rows.integer(0), rows.integer(1), rows.integer(2), rows.integer(3), std::string(rows.text(4))});
    }
    BASE_TRY(rows.status());
  }
  for (const Tie& tie : wanted) {
    const auto same =
        std::ranges::find_if(old, [&](const Tie& row) { return row.type == tie.type && row.target == tie.target; });
    const bool is_new = same == old.end();
    if (is_new || same->position != tie.position || same->role != tie.role) {
      store::Statement statement = writer.prepare(is_new ? table.insert : table.update);
      if (!is_new) statement.bind(1, same->key);
      if (is_new) statement.bind(2, source).bind(3, tie.type).bind(4, tie.target).bind(7, writer.new_uuid());
      statement.bind(5, tie.role).bind(6, tie.position);
      BASE_TRY(statement.step());
    }
    if (!is_new) old.erase(same);
  }
  for (const Tie& tie : old) BASE_TRY(writer.execute(table.remove, tie.key));
  return base::success();
}

// The first of several wishes for one target wins.
void add_wish(std::vector<Tie>& wanted, Tie tie) {
  if (std::ranges::any_of(wanted,
                          [&](const Tie& other) { return other.type == tie.type && other.target == tie.target; }))
    return;
  tie.position = static_cast<int64_t>(wanted.size());
  wanted.push_back(std::move(tie));
}

}  // namespace

std::vector<Membership> read_memberships(const Reader& reader, int64_t person) {
  std::vector<Membership> memberships;
  store::Statement rows = reader.query(
      "SELECT c.uuid, c.name, m.role FROM membership m JOIN contact c ON c.key=m.company_key WHERE m.person_key=?1 "
      "ORDER BY m.position",
      person);
  while (rows.next())
    memberships.push_back({ContactId{rows.uuid(0)}, std::string(rows.text(1)), std::string(rows.text(2))});
  return memberships;
}

base::Status write_memberships(store::Writer& writer, int64_t person, int64_t owner,
                               const std::vector<Membership>& memberships, Announce announce) {
  std::vector<Tie> wanted;
  for (const Membership& membership : memberships) {
    int64_t company = 0;
    if (!membership.company.is_nil()) {
      BASE_TRY_ASSIGN(known, require_key(writer, SqlType::contact, membership.company.value));
      company = known;
    } else if (!base::trim(membership.company_name).empty()) {
      BASE_TRY_ASSIGN(named, find_or_make_company(writer, membership.company_name, owner, announce));
      company = named;
    } else {
      continue;
    }
    add_wish(wanted, {.key = 0, .type = 0, .target = company, .position = 0, .role = membership.role});
  }
  static constexpr TieTable kTable{
      .select = "SELECT key, 0, company_key, position, role FROM membership WHERE person_key=?2",
      .insert =
          "INSERT INTO membership(uuid, person_key, company_key, role, position) SELECT ?7, ?2, ?4, ?5, ?6 WHERE ?3=0",
      .update = "UPDATE membership SET role=?5, position=?6 WHERE key=?1",
      .remove = "DELETE FROM membership WHERE key=?1"};
  return write_ties(writer, kTable, person, wanted);
}

std::vector<DealContact> read_deal_contacts(const Reader& reader, int64_t deal) {
  std::vector<DealContact> contacts;
  store::Statement rows = reader.query(
      "SELECT c.uuid, c.name, d.role FROM deal_contact d JOIN contact c ON c.key=d.contact_key WHERE d.deal_key=?1 "
      "ORDER BY d.position",
      deal);
  while (rows.next())
    contacts.push_back({ContactId{rows.uuid(0)}, std::string(rows.text(1)), std::string(rows.text(2))});
  return contacts;
}

base::Status write_deal_contacts(store::Writer& writer, int64_t deal, const std::vector<DealContact>& contacts) {
  std::vector<Tie> wanted;
  for (const DealContact& contact : contacts) {
    BASE_TRY_ASSIGN(key, require_key(writer, SqlType::contact, contact.contact.value));
    add_wish(wanted, {.key = 0, .type = 0, .target = key, .position = 0, .role = contact.role});
  }
  static constexpr TieTable kTable{
      .select = "SELECT key, 0, contact_key, position, role FROM deal_contact WHERE deal_key=?2",
      .insert =
          "INSERT INTO deal_contact(uuid, deal_key, contact_key, role, position) SELECT ?7, ?2, ?4, ?5, ?6 WHERE ?3=0",
      .update = "UPDATE deal_contact SET role=?5, position=?6 WHERE key=?1",
      .remove = "DELETE FROM deal_contact WHERE key=?1"};
  return write_ties(writer, kTable, deal, wanted);
}

std::vector<LinkedRecord> read_links(const Reader& reader, SqlType source, int64_t key) {
  std::vector<LinkedRecord> links;
  store::Statement rows = reader.query(
      "SELECT k.record_type, c.kind, coalesce(d.uuid, c.uuid, l.uuid), coalesce(d.name, c.name, l.name) FROM link k"
      " LEFT JOIN lead l ON k.record_type=1 AND l.key=k.record_key"
      " LEFT JOIN contact c ON k.record_type=2 AND c.key=k.record_key"
      " LEFT JOIN deal d ON k.record_type=4 AND d.key=k.record_key"
      " WHERE k.source_type=?1 AND k.source_key=?2 ORDER BY k.position",
      static_cast<int64_t>(source), key);
  while (rows.next()) {
    if (rows.is_null(2)) continue;
    RecordType type = RecordType::lead;
    if (rows.integer(0) == static_cast<int64_t>(SqlType::deal)) type = RecordType::deal;
    if (rows.integer(0) == static_cast<int64_t>(SqlType::contact)) {
      type = rows.integer(1) == static_cast<int64_t>(ContactKind::company) ? RecordType::company : RecordType::person;
    }
    links.push_back({{type, rows.uuid(2)}, std::string(rows.text(3))});
  }
  return links;
}

base::Status write_links(store::Writer& writer, SqlType source, int64_t key, const std::vector<RecordRef>& links) {
  std::vector<Tie> wanted;
  for (const RecordRef& record : links) {
    if (record.is_nil()) continue;
    BASE_TRY_ASSIGN(target, require_key(writer, sql_type(record.type), record.id));
    add_wish(
        wanted,
        {.key = 0, .type = static_cast<int64_t>(sql_type(record.type)), .target = target, .position = 0, .role = {}});
  }
  static constexpr TieTable kTaskLinks{
      .select = "SELECT key, record_type, record_key, position, '' FROM link WHERE source_type=5 AND source_key=?2",
      .insert =
          "INSERT INTO link(uuid, source_type, source_key, record_type, record_key, position) SELECT ?7, 5, ?2, ?3, "
          "?4, ?6 WHERE ?5=''",
      .update = "UPDATE link SET position=?6 WHERE key=?1 AND ?5=''",
      .remove = "DELETE FROM link WHERE key=?1"};
  static constexpr TieTable kAppointmentLinks{
      .select = "SELECT key, record_type, record_key, position, '' FROM link WHERE source_type=6 AND source_key=?2",
      .insert =
          "INSERT INTO link(uuid, source_type, source_key, record_type, record_key, position) SELECT ?7, 6, ?2, ?3, "
          "?4, ?6 WHERE ?5=''",
      .update = "UPDATE link SET position=?6 WHERE key=?1 AND ?5=''",
      .remove = "DELETE FROM link WHERE key=?1"};
  return write_ties(writer, source == SqlType::task ? kTaskLinks : kAppointmentLinks, key, wanted);
}

std::optional<int64_t> find_company(const Reader& reader, std::string_view name) {
  const NameRange range = name_range(name);
  return reader.integer("SELECT min(key) FROM contact_order WHERE kind=2 AND sort>=?1 AND sort<?2", range.low,
                        range.high);
}

base::Result<int64_t> find_or_make_company(store::Writer& writer, std::string_view name, int64_t owner,
                                           Announce announce) {
  const std::string_view trimmed = base::trim(name);
  if (const std::optional<int64_t> found = find_company(writer, trimmed)) return *found;
  BASE_TRY(writer.execute(
      "INSERT INTO contact(uuid, kind, name, owner_key, created_ms, updated_ms) VALUES(?1, 2, ?2, ?3, ?4, ?4)",
      writer.new_uuid(), trimmed, owner, writer.now_ms()));
  const int64_t company = writer.last_insert_key();
  if (announce == Announce::yes)
    BASE_TRY(add_activity(writer, {.kind = ActivityKind::company_created, .filing = {.company = company}}));
  return company;
}

}  // namespace crm
