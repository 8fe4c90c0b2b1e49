// Order and search: derived tables that triggers keep in step with the tracked ones, whoever writes (a command, Undo,
// another tab). They are never logged and can be made again from the tracked tables at any time.
//
// X_order holds the sort key of every record: walking it gives a list in order without sorting. X_search holds one
// folded text per record: its name, a line feed, then everything else it can be found by. A value that is added is
// appended to the text, so that writing many records stays cheap; any other change makes the text anew. When a record
// is restored its values may come before it or after it: both ways end with the same words.

#include "crm/schema_sql.h"

namespace crm {

// What one labelled value can be found by: phones also by their digits alone, addresses by all their parts; dates not.
#define VALUE_TEXT(v)                                                                                             \
  "CASE " v ".kind WHEN 2 THEN " v ".value || ' ' || replace(replace(replace(replace(replace(replace(" v          \
  ".value, ' ', ''), '-', ''), '(', ''), ')', ''), '.', ''), '/', '')"                                            \
  " WHEN 3 THEN " v ".value || ' ' || " v ".city || ' ' || " v ".region || ' ' || " v ".postal_code || ' ' || " v \
  ".country WHEN 5 THEN '' ELSE " v ".value END"

#define VALUES_OF(type, record)                                                                             \
  "coalesce((SELECT group_concat(" VALUE_TEXT("v") ", ' ') FROM labelled_value v WHERE v.record_type=" type \
                                                   " AND v.record_key=" record ".key), '')"

#define TAGS_OF(type, record)                                                                         \
  "coalesce((SELECT group_concat(t.name, ' ') FROM record_tag r JOIN tag t ON t.key=r.tag_key WHERE " \
  "r.record_type=" type " AND r.record_key=" record ".key), '')"

#define LEAD_TEXT                                                                                                    \
  "fold(l.name) || char(10) || fold(l.nickname || ' ' || l.company_name || ' ' || l.job_title || ' ' || " VALUES_OF( \
      "1", "l") " || ' ' || " TAGS_OF("1", "l") ")"

#define CONTACT_TEXT                                                                                                 \
  "fold(c.name) || char(10) || fold(c.nickname || ' ' || c.job_title || ' ' || coalesce((SELECT "                    \
  "group_concat(o.name, ' ') FROM membership m JOIN contact o ON o.key=m.company_key WHERE m.person_key=c.key), '')" \
  " || ' ' || " VALUES_OF("2", "c") " || ' ' || " TAGS_OF("2", "c") ")"

#define DEAL_TEXT                                                                                                    \
  "fold(d.name) || char(10) || fold(coalesce((SELECT o.name FROM contact o WHERE o.key=d.company_key), '')"          \
  " || ' ' || coalesce((SELECT l.name FROM lead l WHERE l.key=d.lead_key), '') || ' ' || coalesce((SELECT "          \
  "group_concat(p.name, ' ') FROM deal_contact x JOIN contact p ON p.key=x.contact_key WHERE x.deal_key=d.key), '')" \
  " || ' ' || " TAGS_OF("4", "d") ")"

#define REFRESH_LEADS(where) \
  "UPDATE lead_search SET text=(SELECT " LEAD_TEXT " FROM lead l WHERE l.key=lead_search.key) WHERE key " where ";"
#define REFRESH_CONTACTS(where)                          \
  "UPDATE contact_search SET text=(SELECT " CONTACT_TEXT \
  " FROM contact c WHERE c.key=contact_search.key) WHERE key " where ";"
#define REFRESH_DEALS(where) \
  "UPDATE deal_search SET text=(SELECT " DEAL_TEXT " FROM deal d WHERE d.key=deal_search.key) WHERE key " where ";"

// What names a contact: its people when it is a company, its deals.
#define REFRESH_NAMING_CONTACT(row)                                                        \
  REFRESH_CONTACTS("IN (SELECT person_key FROM membership WHERE company_key=" row ".key)") \
  REFRESH_DEALS("IN (SELECT deal_key FROM deal_contact WHERE contact_key=" row             \
                ".key UNION ALL "                                                          \
                "SELECT key FROM deal WHERE company_key=" row ".key)")

const std::string_view kSearchTablesSql =
    "CREATE TABLE lead_order(sort TEXT NOT NULL, key INTEGER NOT NULL, PRIMARY KEY(sort, key)) WITHOUT ROWID;"
    "CREATE TABLE contact_order(kind INTEGER NOT NULL, sort TEXT NOT NULL, key INTEGER NOT NULL,"
    " PRIMARY KEY(kind, sort, key)) WITHOUT ROWID;"
    "CREATE TABLE deal_order(sort TEXT NOT NULL, key INTEGER NOT NULL, PRIMARY KEY(sort, key)) WITHOUT ROWID;"
    "CREATE TABLE task_order(sort TEXT NOT NULL, key INTEGER NOT NULL, PRIMARY KEY(sort, key)) WITHOUT ROWID;"
    "CREATE TABLE lead_search(key INTEGER PRIMARY KEY, text TEXT NOT NULL);"
    "CREATE TABLE contact_search(key INTEGER PRIMARY KEY, text TEXT NOT NULL);"
    "CREATE TABLE deal_search(key INTEGER PRIMARY KEY, text TEXT NOT NULL);"
    "CREATE TABLE task_search(key INTEGER PRIMARY KEY, text TEXT NOT NULL);"
    "CREATE TABLE appointment_search(key INTEGER PRIMARY KEY, text TEXT NOT NULL);"

    // ---- Leads ----
    "CREATE TRIGGER lead_added AFTER INSERT ON lead BEGIN"
    " INSERT INTO lead_order(sort, key) VALUES(sort_key(NEW.name), NEW.key);"
    " INSERT INTO lead_search(key, text) SELECT NEW.key, " LEAD_TEXT " FROM lead l WHERE l.key=NEW.key;"
    REFRESH_DEALS("IN (SELECT key FROM deal WHERE lead_key=NEW.key)")
    "END;"
    "CREATE TRIGGER lead_removed AFTER DELETE ON lead BEGIN"
    " DELETE FROM lead_order WHERE sort=sort_key(OLD.name) AND key=OLD.key;"
    " DELETE FROM lead_search WHERE key=OLD.key;"
    REFRESH_DEALS("IN (SELECT key FROM deal WHERE lead_key=OLD.key)")
    "END;"
    "CREATE TRIGGER lead_renamed AFTER UPDATE OF name ON lead WHEN OLD.name<>NEW.name BEGIN"
    " DELETE FROM lead_order WHERE sort=sort_key(OLD.name) AND key=OLD.key;"
    " INSERT INTO lead_order(sort, key) VALUES(sort_key(NEW.name), NEW.key);"
    REFRESH_DEALS("IN (SELECT key FROM deal WHERE lead_key=NEW.key)")
    "END;"
    "CREATE TRIGGER lead_text AFTER UPDATE OF name, nickname, company_name, job_title ON lead"
    " WHEN OLD.name<>NEW.name OR OLD.nickname<>NEW.nickname OR OLD.company_name<>NEW.company_name"
    " OR OLD.job_title<>NEW.job_title BEGIN "
    REFRESH_LEADS("=NEW.key")
    "END;"

    // ---- Contacts ----
    "CREATE TRIGGER contact_added AFTER INSERT ON contact BEGIN"
    " INSERT INTO contact_order(kind, sort, key) VALUES(NEW.kind, sort_key(NEW.name), NEW.key);"
    " INSERT INTO contact_search(key, text) SELECT NEW.key, " CONTACT_TEXT " FROM contact c WHERE c.key=NEW.key;"
    REFRESH_NAMING_CONTACT("NEW")
    "END;"
    "CREATE TRIGGER contact_removed AFTER DELETE ON contact BEGIN"
    " DELETE FROM contact_order WHERE kind=OLD.kind AND sort=sort_key(OLD.name) AND key=OLD.key;"
    " DELETE FROM contact_search WHERE key=OLD.key;"
    REFRESH_NAMING_CONTACT("OLD")
    "END;"
    "CREATE TRIGGER contact_renamed AFTER UPDATE OF name, kind ON contact WHEN OLD.name<>NEW.name OR OLD.kind<>NEW.kind BEGIN"
    " DELETE FROM contact_order WHERE kind=OLD.kind AND sort=sort_key(OLD.name) AND key=OLD.key;"
    " INSERT INTO contact_order(kind, sort, key) VALUES(NEW.kind, sort_key(NEW.name), NEW.key);"
    REFRESH_NAMING_CONTACT("NEW")
    "END;"
    "CREATE TRIGGER contact_text AFTER UPDATE OF name, nickname, job_title ON contact"
    " WHEN OLD.name<>NEW.name OR OLD.nickname<>NEW.nickname OR OLD.job_title<>NEW.job_title BEGIN "
    REFRESH_CONTACTS("=NEW.key")
    "END;"
    "CREATE TRIGGER membership_added AFTER INSERT ON membership BEGIN"
    " UPDATE contact_search SET text=text || ' ' || fold((SELECT o.name FROM contact o WHERE o.key=NEW.company_key))"
    " WHERE key=NEW.person_key AND EXISTS(SELECT 1 FROM contact o WHERE o.key=NEW.company_key);"
    "END;"
    "CREATE TRIGGER membership_changed AFTER UPDATE ON membership BEGIN "
    REFRESH_CONTACTS("IN (OLD.person_key, NEW.person_key)")
    "END;"
    "CREATE TRIGGER membership_removed AFTER DELETE ON membership BEGIN "
    REFRESH_CONTACTS("=OLD.person_key")
    "END;"

    // ---- Values and tags ----
    "CREATE TRIGGER labelled_value_added_to_lead AFTER INSERT ON labelled_value WHEN NEW.record_type=1 AND NEW.kind<>5 BEGIN"
    " UPDATE lead_search SET text=text || ' ' || fold(" VALUE_TEXT("NEW") ") WHERE key=NEW.record_key;"
    "END;"
    "CREATE TRIGGER labelled_value_added_to_contact AFTER INSERT ON labelled_value WHEN NEW.record_type=2 AND NEW.kind<>5 BEGIN"
    " UPDATE contact_search SET text=text || ' ' || fold(" VALUE_TEXT("NEW") ") WHERE key=NEW.record_key;"
    "END;"
    "CREATE TRIGGER labelled_value_changed AFTER UPDATE OF record_type, record_key, kind, value, city, region, postal_code,"
    " country ON labelled_value BEGIN "
    REFRESH_LEADS("IN (SELECT OLD.record_key WHERE OLD.record_type=1 UNION SELECT NEW.record_key WHERE NEW.record_type=1)")
    REFRESH_CONTACTS("IN (SELECT OLD.record_key WHERE OLD.record_type=2 UNION SELECT NEW.record_key WHERE NEW.record_type=2)")
    "END;"
    "CREATE TRIGGER labelled_value_removed_from_lead AFTER DELETE ON labelled_value WHEN OLD.record_type=1 BEGIN "
    REFRESH_LEADS("=OLD.record_key")
    "END;"
    "CREATE TRIGGER labelled_value_removed_from_contact AFTER DELETE ON labelled_value WHEN OLD.record_type=2 BEGIN "
    REFRESH_CONTACTS("=OLD.record_key")
    "END;"
    "CREATE TRIGGER record_tag_added AFTER INSERT ON record_tag BEGIN"
    " UPDATE lead_search SET text=text || ' ' || fold(coalesce((SELECT name FROM tag WHERE key=NEW.tag_key), ''))"
    " WHERE NEW.record_type=1 AND key=NEW.record_key;"
    " UPDATE contact_search SET text=text || ' ' || fold(coalesce((SELECT name FROM tag WHERE key=NEW.tag_key), ''))"
    " WHERE NEW.record_type=2 AND key=NEW.record_key;"
    " UPDATE deal_search SET text=text || ' ' || fold(coalesce((SELECT name FROM tag WHERE key=NEW.tag_key), ''))"
    " WHERE NEW.record_type=4 AND key=NEW.record_key;"
    "END;"
    "CREATE TRIGGER record_tag_removed AFTER DELETE ON record_tag BEGIN "
    REFRESH_LEADS("=OLD.record_key AND OLD.record_type=1")
    REFRESH_CONTACTS("=OLD.record_key AND OLD.record_type=2")
    REFRESH_DEALS("=OLD.record_key AND OLD.record_type=4")
    "END;"
    "CREATE TRIGGER tag_added AFTER INSERT ON tag WHEN EXISTS(SELECT 1 FROM record_tag WHERE tag_key=NEW.key) BEGIN "
    REFRESH_LEADS("IN (SELECT record_key FROM record_tag WHERE tag_key=NEW.key AND record_type=1)")
    REFRESH_CONTACTS("IN (SELECT record_key FROM record_tag WHERE tag_key=NEW.key AND record_type=2)")
    REFRESH_DEALS("IN (SELECT record_key FROM record_tag WHERE tag_key=NEW.key AND record_type=4)")
    "END;"
    "CREATE TRIGGER tag_renamed AFTER UPDATE OF name ON tag WHEN OLD.name<>NEW.name BEGIN "
    REFRESH_LEADS("IN (SELECT record_key FROM record_tag WHERE tag_key=NEW.key AND record_type=1)")
    REFRESH_CONTACTS("IN (SELECT record_key FROM record_tag WHERE tag_key=NEW.key AND record_type=2)")
    REFRESH_DEALS("IN (SELECT record_key FROM record_tag WHERE tag_key=NEW.key AND record_type=4)")
    "END;"

    // ---- Deals ----
    "CREATE TRIGGER deal_added AFTER INSERT ON deal BEGIN"
    " INSERT INTO deal_order(sort, key) VALUES(sort_key(NEW.name), NEW.key);"
    " INSERT INTO deal_search(key, text) SELECT NEW.key, " DEAL_TEXT " FROM deal d WHERE d.key=NEW.key;"
    "END;"
    "CREATE TRIGGER deal_removed AFTER DELETE ON deal BEGIN"
    " DELETE FROM deal_order WHERE sort=sort_key(OLD.name) AND key=OLD.key;"
    " DELETE FROM deal_search WHERE key=OLD.key;"
    "END;"
    "CREATE TRIGGER deal_renamed AFTER UPDATE OF name ON deal WHEN OLD.name<>NEW.name BEGIN"
    " DELETE FROM deal_order WHERE sort=sort_key(OLD.name) AND key=OLD.key;"
    " INSERT INTO deal_order(sort, key) VALUES(sort_key(NEW.name), NEW.key);"
    "END;"
    "CREATE TRIGGER deal_text AFTER UPDATE OF name, company_key, lead_key ON deal"
    " WHEN OLD.name<>NEW.name OR OLD.company_key IS NOT NEW.company_key OR OLD.lead_key IS NOT NEW.lead_key BEGIN "
    REFRESH_DEALS("=NEW.key")
    "END;"
    "CREATE TRIGGER deal_contact_added AFTER INSERT ON deal_contact BEGIN"
    " UPDATE deal_search SET text=text || ' ' || fold(coalesce((SELECT name FROM contact WHERE key=NEW.contact_key), ''))"
    " WHERE key=NEW.deal_key;"
    "END;"
    "CREATE TRIGGER deal_contact_changed AFTER UPDATE ON deal_contact BEGIN "
    REFRESH_DEALS("IN (OLD.deal_key, NEW.deal_key)")
    "END;"
    "CREATE TRIGGER deal_contact_removed AFTER DELETE ON deal_contact BEGIN "
    REFRESH_DEALS("=OLD.deal_key")
    "END;"

    // ---- Tasks and appointments ----
    "CREATE TRIGGER task_added AFTER INSERT ON task BEGIN"
    " INSERT INTO task_order(sort, key) VALUES(sort_key(NEW.title), NEW.key);"
    " INSERT INTO task_search(key, text) VALUES(NEW.key, fold(NEW.title) || char(10) || fold(substr(NEW.note, 1, 200)));"
    "END;"
    "CREATE TRIGGER task_removed AFTER DELETE ON task BEGIN"
    " DELETE FROM task_order WHERE sort=sort_key(OLD.title) AND key=OLD.key;"
    " DELETE FROM task_search WHERE key=OLD.key;"
    "END;"
    "CREATE TRIGGER task_text AFTER UPDATE OF title, note ON task WHEN OLD.title<>NEW.title OR OLD.note<>NEW.note BEGIN"
    " DELETE FROM task_order WHERE sort=sort_key(OLD.title) AND key=OLD.key;"
    " INSERT INTO task_order(sort, key) VALUES(sort_key(NEW.title), NEW.key);"
    " UPDATE task_search SET text=fold(NEW.title) || char(10) || fold(substr(NEW.note, 1, 200)) WHERE key=NEW.key;"
    "END;"
    "CREATE TRIGGER appointment_added AFTER INSERT ON appointment BEGIN"
    " INSERT INTO appointment_search(key, text) VALUES(NEW.key, fold(NEW.title) || char(10) || fold(NEW.location));"
    "END;"
    "CREATE TRIGGER appointment_removed AFTER DELETE ON appointment BEGIN"
    " DELETE FROM appointment_search WHERE key=OLD.key;"
    "END;"
    "CREATE TRIGGER appointment_text AFTER UPDATE OF title, location ON appointment"
    " WHEN OLD.title<>NEW.title OR OLD.location<>NEW.location BEGIN"
    " UPDATE appointment_search SET text=fold(NEW.title) || char(10) || fold(NEW.location) WHERE key=NEW.key;"
    "END;";

// What names a new record is there before it only when the record is restored; to look for it in a nested statement
// each time cost a fourth of an import's inserts.
const std::string_view kNamingTriggersSql =
    "DROP TRIGGER lead_added;"
    "CREATE TRIGGER lead_added AFTER INSERT ON lead BEGIN"
    " INSERT INTO lead_order(sort, key) VALUES(sort_key(NEW.name), NEW.key);"
    " INSERT INTO lead_search(key, text) SELECT NEW.key, " LEAD_TEXT " FROM lead l WHERE l.key=NEW.key;"
    "END;"
    "CREATE TRIGGER lead_restored AFTER INSERT ON lead WHEN EXISTS(SELECT 1 FROM deal WHERE lead_key=NEW.key) BEGIN "
    REFRESH_DEALS("IN (SELECT key FROM deal WHERE lead_key=NEW.key)")
    "END;"
    "DROP TRIGGER contact_added;"
    "CREATE TRIGGER contact_added AFTER INSERT ON contact BEGIN"
    " INSERT INTO contact_order(kind, sort, key) VALUES(NEW.kind, sort_key(NEW.name), NEW.key);"
    " INSERT INTO contact_search(key, text) SELECT NEW.key, " CONTACT_TEXT " FROM contact c WHERE c.key=NEW.key;"
    "END;"
    "CREATE TRIGGER contact_restored AFTER INSERT ON contact WHEN EXISTS(SELECT 1 FROM membership WHERE company_key=NEW.key)"
    " OR EXISTS(SELECT 1 FROM deal_contact WHERE contact_key=NEW.key) OR EXISTS(SELECT 1 FROM deal WHERE company_key=NEW.key) BEGIN "
    REFRESH_NAMING_CONTACT("NEW")
    "END;";

}  // namespace crm
