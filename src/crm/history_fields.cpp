// The table of fields; history_fields.h says what for. A column that stands in no line is not shown: sort keys, ids,
// moments that only follow from other changes.

#include "crm/history_fields.h"

#include <algorithm>
#include <array>

namespace crm {

namespace {

using enum FieldKind;

constexpr FieldSpec kLead[] = {
    {"name", text, "name"},
    {"prefix", text, "prefix"},
    {"given_name", text, "given_name"},
    {"middle_name", text, "middle_name"},
    {"family_name", text, "family_name"},
    {"suffix", text, "suffix"},
    {"nickname", text, "nickname"},
    {"company", text, "company_name"},
    {"job_title", text, "job_title"},
    {"status", lead_status, "status",
     "reason_key reason_note converted_ms converted_person_key converted_company_key converted_deal_key"},
    {"reason", reason, "reason_key"},
    {"reason_note", text, "reason_note"},
    {"source", text, "source"},
    {"owner", user, "owner_key"},
    {"about", text, "about"},
};

constexpr FieldSpec kContact[] = {
    {"name", text, "name"},
    {"prefix", text, "prefix"},
    {"given_name", text, "given_name"},
    {"middle_name", text, "middle_name"},
    {"family_name", text, "family_name"},
    {"suffix", text, "suffix"},
    {"nickname", text, "nickname"},
    {"job_title", text, "job_title"},
    {"status", contact_status, "status"},
    {"source", text, "source"},
    {"owner", user, "owner_key"},
    {"about", text, "about"},
};

constexpr FieldSpec kDeal[] = {
    {"name", text, "name"},
    {"value", money, "value_minor currency"},
    // A stage and what is true of a deal in it.
    {"stage", stage, "stage_key", "position stage_entered_ms closed_ms reason_key reason_note"},
    {"probability", percent, "probability"},
    {"expected_close", day, "expected_close"},
    {"company", contact, "company_key"},
    {"lead", lead, "lead_key"},
    {"reason", reason, "reason_key"},
    {"reason_note", text, "reason_note"},
    {"source", text, "source"},
    {"owner", user, "owner_key"},
    {"about", text, "about"},
};

constexpr FieldSpec kTask[] = {
    {"title", text, "title"},           {"due", due, "due_day due_ms"}, {"done", moment, "done_ms"},
    {"assignee", user, "assignee_key"}, {"note", text, "note"},
};

constexpr FieldSpec kAppointment[] = {
    {"title", text, "title"},       {"span", span, "start_ms end_ms first_day last_day"},
    {"location", text, "location"}, {"owner", user, "owner_key"},
    {"note", text, "note"},
};

constexpr FieldSpec kActivity[] = {
    {"text", text, "text"},
    {"moment", moment, "at_ms"},
    {"direction", direction, "detail"},
    {"duration", duration, "quantity"},
};

constexpr FieldSpec kStage[] = {
    {"name", label, "name name_key"},
    {"probability", percent, "probability"},
    {"rotting_days", count, "rotting_days"},
};

constexpr FieldSpec kNamed[] = {{"name", label, "name name_key"}};
constexpr FieldSpec kSetting[] = {{"setting", text, "value"}};
constexpr FieldSpec kUser[] = {{"name", text, "name"}};

constexpr TableSpec kTables[] = {
    {"lead", HistoryKind::lead, "name", kLead},
    {"contact", HistoryKind::person, "name", kContact},
    {"deal", HistoryKind::deal, "name", kDeal},
    {"task", HistoryKind::task, "title", kTask},
    {"appointment", HistoryKind::appointment, "title", kAppointment},
    {"activity", HistoryKind::activity, "text", kActivity},
    {"stage", HistoryKind::stage, "name", kStage},
    {"reason", HistoryKind::reason, "name", kNamed},
    {"pipeline", HistoryKind::pipeline, "name", kNamed},
    {"setting", HistoryKind::setting, "name", kSetting},
    {"user", HistoryKind::user, "name", kUser},
};

// In the order of PartTable.
constexpr std::string_view kParts[] = {"labelled_value", "record_tag", "membership", "deal_contact", "link"};

const store::Value kNothing;

}  // namespace

const TableSpec* find_table_spec(std::string_view table) {
  const auto* found = std::ranges::find(kTables, table, &TableSpec::table);
  return found == std::end(kTables) ? nullptr : found;
}

std::optional<PartTable> find_part_table(std::string_view table) {
  const auto* found = std::ranges::find(kParts, table);
  if (found == std::end(kParts)) return std::nullopt;
  return static_cast<PartTable>(found - kParts);
}

std::span<const std::string_view> part_tables() { return kParts; }

std::string_view take_word(std::string_view& words) {
  const size_t end = std::min(words.find(' '), words.size());
  const std::string_view word = words.substr(0, end);
  words.remove_prefix(std::min(end + 1, words.size()));
  return word;
}

const store::Value& RowView::value(std::string_view column) const {
  const std::optional<size_t> position = table_.column(column);
  return position && *position < row_.size() ? row_[*position] : kNothing;
}

std::optional<int64_t> RowView::integer(std::string_view column) const {
  const auto* found = std::get_if<int64_t>(&value(column));
  return found != nullptr ? std::optional(*found) : std::nullopt;
}

std::string_view RowView::text(std::string_view column) const {
  const auto* found = std::get_if<std::string>(&value(column));
  return found != nullptr ? std::string_view(*found) : std::string_view();
}

base::Uuid RowView::uuid() const {
  base::Uuid uuid;
  const auto* bytes = std::get_if<std::vector<uint8_t>>(&value("uuid"));
  if (bytes != nullptr && bytes->size() == uuid.bytes.size()) std::ranges::copy(*bytes, uuid.bytes.begin());
  return uuid;
}

RowOwner owner_of(PartTable part, const RowView& row) {
  switch (part) {
    case PartTable::values:
    case PartTable::tags: return {static_cast<SqlType>(row.number("record_type")), row.number("record_key")};
    case PartTable::memberships: return {SqlType::contact, row.number("person_key")};
    case PartTable::deal_contacts: return {SqlType::deal, row.number("deal_key")};
    case PartTable::links: return {static_cast<SqlType>(row.number("source_type")), row.number("source_key")};
  }
  return {};
}

std::string_view part_keys_sql(PartTable part) {
  switch (part) {
    case PartTable::values: return "SELECT key FROM labelled_value WHERE record_type=?1 AND record_key=?2";
    case PartTable::tags: return "SELECT key FROM record_tag WHERE record_type=?1 AND record_key=?2";
    case PartTable::memberships: return "SELECT key FROM membership WHERE ?1=2 AND person_key=?2";
    case PartTable::deal_contacts: return "SELECT key FROM deal_contact WHERE ?1=4 AND deal_key=?2";
    case PartTable::links: return "SELECT key FROM link WHERE source_type=?1 AND source_key=?2";
  }
  return {};
}

bool is_written_by_hand(const RowView& activity) {
  return activity.number("kind") <= static_cast<int64_t>(ActivityKind::call);
}

}  // namespace crm
