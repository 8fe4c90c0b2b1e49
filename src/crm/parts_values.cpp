// Labelled values and tags of leads, contacts and deals; parts.h says how they are written.

#include <algorithm>

#include "base/text.h"
#include "crm/parts.h"

namespace crm {

namespace {

struct StoredValue {
  int64_t key;
  int64_t position;
  LabelledValue value;
};

std::vector<StoredValue> stored_values(const Reader& reader, SqlType type, int64_t key) {
  std::vector<StoredValue> values;
  store::Statement rows = reader.query(
      "SELECT key, uuid, kind, position, label, value, city, region, postal_code, country FROM labelled_value"
      " WHERE record_type=?1 AND record_key=?2 ORDER BY kind, position, key",
      static_cast<int64_t>(type), key);
  while (rows.next()) {
    values.push_back({rows.integer(0), rows.integer(3),
                      LabelledValue{.id = rows.uuid(1),
                                    .kind = static_cast<ValueKind>(rows.integer(2)),
                                    .label = std::string(rows.text(4)),
                                    .value = std::string(rows.text(5)),
                                    .city = std::string(rows.text(6)),
                                    .region = std::string(rows.text(7)),
                                    .postal_code = std::string(rows.text(8)),
                                    .country = std::string(rows.text(9))}});
  }
  return values;
}

bool is_blank(const LabelledValue& value) {
  return value.value.empty() && value.city.empty() && value.region.empty() && value.postal_code.empty() &&
         value.country.empty();
}

base::Result<int64_t> tag_key(store::Writer& writer, std::string_view name) {
  const std::optional<int64_t> found = Reader(writer).integer("SELECT key FROM tag WHERE name=?1", name);
  if (found) return *found;
  BASE_TRY(writer.execute("INSERT INTO tag(uuid, name) VALUES(?1, ?2)", writer.new_uuid(), name));
  return writer.last_insert_key();
}

}  // namespace

std::vector<LabelledValue> read_values(const Reader& reader, SqlType type, int64_t key) {
  std::vector<LabelledValue> values;
  for (StoredValue& stored : stored_values(reader, type, key)) values.push_back(std::move(stored.value));
  return values;
}

base::Status write_values(store::Writer& writer, SqlType type, int64_t key, const std::vector<LabelledValue>& values) {
  std::vector<StoredValue> old = stored_values(writer, type, key);
  int64_t positions[6] = {};
  for (const LabelledValue& value : values) {
    if (is_blank(value)) continue;
    const int64_t position = positions[static_cast<size_t>(value.kind)]++;
    const auto same = std::ranges::find_if(
        old, [&](const StoredValue& stored) { return !value.id.is_nil() && stored.value.id == value.id; });
    if (same == old.end()) {
      BASE_TRY(
          writer.execute("INSERT INTO labelled_value(uuid, record_type, record_key, kind, position, label, value, "
                         "city, region, postal_code, country)"
                         " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                         writer.new_uuid(), static_cast<int64_t>(type), key, static_cast<int>(value.kind), position,
                         value.label, value.value, value.city, value.region, value.postal_code, value.country));
      continue;
    }
    if (same->position != position || same->value != value) {
      BASE_TRY(
          writer.execute("UPDATE labelled_value SET kind=?2, position=?3, label=?4, value=?5, city=?6, region=?7, "
                         "postal_code=?8, country=?9 WHERE key=?1",
                         same->key, static_cast<int>(value.kind), position, value.label, value.value, value.city,
                         value.region, value.postal_code, value.country));
    }
    old.erase(same);
  }
  for (const StoredValue& stored : old) BASE_TRY(writer.execute("DELETE FROM labelled_value WHERE key=?1", stored.key));
  return base::success();
}

std::vector<std::string> read_tags(const Reader& reader, SqlType type, int64_t key) {
  std::vector<std::string> tags;
  store::Statement rows = reader.query(
      "SELECT t.name FROM record_tag r JOIN tag t ON t.key=r.tag_key WHERE r.record_type=?1 AND r.record_key=?2 ORDER "
      "BY r.key",
      static_cast<int64_t>(type), key);
  while (rows.next()) tags.emplace_back(rows.text(0));
  return tags;
}

base::Status write_tags(store::Writer& writer, SqlType type, int64_t key, const std::vector<std::string>& tags) {
  std::vector<std::pair<int64_t, std::string>> old;
  {
    store::Statement rows = writer.query(
        "SELECT r.key, t.name FROM record_tag r JOIN tag t ON t.key=r.tag_key WHERE r.record_type=?1 AND "
        "r.record_key=?2",
        static_cast<int64_t>(type), key);
    while (rows.next()) old.emplace_back(rows.integer(0), rows.text(1));
    BASE_TRY(rows.status());
  }
  std::vector<std::string_view> wanted;
  for (const std::string& tag : tags) {
    const std::string_view name = base::trim(tag);
    if (!name.empty() && std::ranges::find(wanted, name) == wanted.end()) wanted.push_back(name);
  }
  for (const std::string_view name : wanted) {
    if (std::ranges::any_of(old, [&](const auto& entry) { return entry.second == name; })) continue;
    BASE_TRY_ASSIGN(tag, tag_key(writer, name));
    BASE_TRY(writer.execute("INSERT INTO record_tag(uuid, tag_key, record_type, record_key) VALUES(?1, ?2, ?3, ?4)",
                            writer.new_uuid(), tag, static_cast<int64_t>(type), key));
  }
  for (const auto& [row, name] : old) {
    if (std::ranges::find(wanted, std::string_view(name)) != wanted.end()) continue;
    BASE_TRY(writer.execute("DELETE FROM record_tag WHERE key=?1", row));
  }
  return base::success();
}

}  // namespace crm
