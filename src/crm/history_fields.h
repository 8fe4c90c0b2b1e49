#pragma once
// Which columns a person sees as which field, for all tables of the log. The log knows columns; people know "Due",
// which is two of them, and do not know sort keys at all. Shared by the history and by what restores from it.

#include <optional>
#include <span>
#include <string_view>

#include "crm/history.h"
#include "crm/sql.h"
#include "store/log_reader.h"

namespace crm {

enum class FieldKind : uint8_t {
  text,
  label,  // name, name_key
  money,  // minor units, currency
  day,
  moment,
  percent,
  count,
  duration,
  lead_status,
  contact_status,
  direction,
  due,   // day, moment
  span,  // start, end, first day, last day
  user,
  stage,
  reason,
  contact,
  lead,
};

struct FieldSpec {
  std::string_view name;
  FieldKind kind = FieldKind::text;
  // Separated by spaces. A change of one of `shown` is a change of the field.
  std::string_view shown;
  // Restored along with them, because they only make sense together.
  std::string_view also = {};
};

struct TableSpec {
  std::string_view table;
  HistoryKind kind = HistoryKind::person;
  std::string_view title;  // column
  std::span<const FieldSpec> fields;
};

// A table whose rows belong to records: one row is one field.
enum class PartTable : uint8_t { values, tags, memberships, deal_contacts, links };

// Nothing for tables whose rows are not shown, or belong to a record.
[[nodiscard]] const TableSpec* find_table_spec(std::string_view table);
[[nodiscard]] std::optional<PartTable> find_part_table(std::string_view table);
[[nodiscard]] std::span<const std::string_view> part_tables();
// The next word of a list of columns; empty at its end.
[[nodiscard]] std::string_view take_word(std::string_view& words);

// A row by the names of its columns.
class RowView {
 public:
  RowView(const store::LoggedTable& table, const store::Row& row) : table_(table), row_(row) {}
  [[nodiscard]] const store::Value& value(std::string_view column) const;
  [[nodiscard]] std::optional<int64_t> integer(std::string_view column) const;
  [[nodiscard]] int64_t number(std::string_view column) const { return integer(column).value_or(0); }
  [[nodiscard]] std::string_view text(std::string_view column) const;
  [[nodiscard]] base::Uuid uuid() const;
  [[nodiscard]] int64_t key() const { return number("key"); }

 private:
  const store::LoggedTable& table_;
  const store::Row& row_;
};

// The row's record in the domain's terms, by key; keys do not leave crm.
struct RowOwner {
  SqlType type = SqlType::contact;
  int64_t key = 0;
  bool operator==(const RowOwner&) const = default;
};
[[nodiscard]] RowOwner owner_of(PartTable part, const RowView& row);
// The keys of today's parts of a record: of its type ?1 and key ?2.
[[nodiscard]] std::string_view part_keys_sql(PartTable part);

// A timeline entry that the product wrote by itself is no record of anybody.
[[nodiscard]] bool is_written_by_hand(const RowView& activity);

// Values as people know them. A name comes from the present row, or from the log when that is gone.
[[nodiscard]] HistoryValue field_value(store::LogReader& log, const FieldSpec& field, const RowView& row);
[[nodiscard]] HistoryValue part_value(store::LogReader& log, PartTable part, const RowView& row);
[[nodiscard]] std::string_view part_field_name(PartTable part, const RowView& row);
[[nodiscard]] std::optional<store::Row> latest_row(store::LogReader& log, std::string_view table, int64_t key);

}  // namespace crm
