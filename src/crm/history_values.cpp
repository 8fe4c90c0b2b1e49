// Values of rows as people know them: names instead of keys, one value where the table has several columns.

#include "crm/history_fields.h"

namespace crm {

namespace {

using Kind = HistoryValue::Kind;

HistoryValue of_text(std::string_view text, std::string_view detail = {}) {
  if (text.empty() && detail.empty()) return {};
  return {.kind = Kind::text, .text = std::string(text), .detail = std::string(detail)};
}

HistoryValue of_number(Kind kind, std::optional<int64_t> number) {
  if (!number) return {};
  return {.kind = kind, .number = *number};
}

HistoryValue of_label(std::string_view text, std::string_view key) {
  if (text.empty() && key.empty()) return {};
  return {.kind = Kind::label, .label = {std::string(text), std::string(key)}};
}

HistoryValue named(store::LogReader& log, std::string_view table, std::optional<int64_t> key,
                   std::string_view detail = {}) {
  if (!key) return {};
  const std::optional<store::Row> row = latest_row(log, table, *key);
  if (!row) return {.kind = Kind::gone};
  const RowView view(*log.table(table), *row);
  const bool has_title = table == "task" || table == "appointment";
  HistoryValue value = of_label(view.text(has_title ? "title" : "name"), view.text("name_key"));
  value.detail = detail;
  return value;
}

TimeSpan span_of(const RowView& row) {
  if (const std::optional<int64_t> start = row.integer("start_ms"))
    return TimeSpan::timed(*start, row.number("end_ms"));
  return TimeSpan::all_day(base::Date{static_cast<int32_t>(row.number("first_day"))},
                           base::Date{static_cast<int32_t>(row.number("last_day"))});
}

// One line: the street may have several.
std::string address_of(const RowView& row) {
  std::string address;
  for (const char* column : {"value", "postal_code", "city", "region", "country"}) {
    const std::string_view part = row.text(column);
    if (part.empty()) continue;
    if (!address.empty()) address += ", ";
    address += part;
  }
  return address;
}

}  // namespace

std::optional<store::Row> latest_row(store::LogReader& log, std::string_view table_name, int64_t key) {
  const store::LoggedTable* table = log.table(table_name);
  if (table == nullptr) return std::nullopt;
  std::optional<store::Row> row = log.present_row(*table, key);
  if (row) return row;
  for (const store::LoggedChange& change : log.row_changes(*table, key)) {
    take_back(row, change, table->columns.size());
    if (row) return row;
  }
  return std::nullopt;
}

HistoryValue field_value(store::LogReader& log, const FieldSpec& field, const RowView& row) {
  std::string_view columns = field.shown;
  const std::string_view first = take_word(columns);
  switch (field.kind) {
    case FieldKind::text: return of_text(row.text(first));
    case FieldKind::label: return of_label(row.text(first), row.text(columns));
    case FieldKind::money:
      return {.kind = Kind::money, .detail = std::string(row.text("currency")), .number = row.number(first)};
    case FieldKind::day: return of_number(Kind::day, row.integer(first));
    case FieldKind::moment: return of_number(Kind::moment, row.integer(first));
    case FieldKind::percent: return of_number(Kind::percent, row.integer(first));
    case FieldKind::count: return of_number(Kind::count, row.integer(first));
    case FieldKind::duration: return of_number(Kind::duration, row.integer(first));
    case FieldKind::lead_status: return of_number(Kind::lead_status, row.integer(first));
    case FieldKind::contact_status: return of_number(Kind::contact_status, row.integer(first));
    case FieldKind::direction: return of_number(Kind::direction, row.integer(first));
    case FieldKind::due: {
      if (const std::optional<int64_t> day = row.integer("due_day")) return of_number(Kind::day, day);
      return of_number(Kind::moment, row.integer("due_ms"));
    }
    case FieldKind::span: return {.kind = Kind::span, .span = span_of(row)};
    case FieldKind::user: {
      HistoryValue value = named(log, "user", row.integer(first));
      // Who has given no name is called "You" everywhere.
      if (value.kind == Kind::none && row.integer(first)) value = of_label({}, "support.you");
      return value;
    }
    case FieldKind::stage: return named(log, "stage", row.integer(first));
    case FieldKind::reason: return named(log, "reason", row.integer(first));
    case FieldKind::contact: return named(log, "contact", row.integer(first));
    case FieldKind::lead: return named(log, "lead", row.integer(first));
  }
  return {};
}

HistoryValue part_value(store::LogReader& log, PartTable part, const RowView& row) {
  switch (part) {
    case PartTable::values: return of_text(address_of(row), row.text("label"));
    case PartTable::tags: return named(log, "tag", row.integer("tag_key"));
    case PartTable::memberships: return named(log, "contact", row.integer("company_key"), row.text("role"));
    case PartTable::deal_contacts: return named(log, "contact", row.integer("contact_key"), row.text("role"));
    case PartTable::links:
      return named(log, table_of(static_cast<SqlType>(row.number("record_type"))), row.integer("record_key"));
  }
  return {};
}

std::string_view part_field_name(PartTable part, const RowView& row) {
  switch (part) {
    case PartTable::values:
      switch (static_cast<ValueKind>(row.number("kind"))) {
        case ValueKind::email: return "email";
        case ValueKind::phone: return "phone";
        case ValueKind::address: return "address";
        case ValueKind::url: return "url";
        case ValueKind::date: return "date";
      }
      return "text";
    case PartTable::tags: return "tag";
    case PartTable::memberships: return "company";
    case PartTable::deal_contacts: return "contact";
    case PartTable::links: return "link";
  }
  return "text";
}

}  // namespace crm
