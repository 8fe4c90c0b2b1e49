// Orders by other columns than the name: the value of every record is read once (numbers as numbers, text folded) and
// the records, in order of name, are sorted by it. So equal values stay in order of name.

#include <algorithm>

#include "base/text.h"
#include "crm/queries_state.h"

namespace crm {

namespace {

enum class Column : uint8_t { number, text, company, amount };

struct Source {
  Column column = Column::number;
  std::string_view sql;  // key, value; the first row of a key counts
};

// NULL and empty text: no value. The main value of a kind has position 0; reading all of the table in its own order is
// faster than finding each through the index (the + keeps it from being used).
Source contact_source(bool is_company, SortColumn sort) {
  switch (sort) {
    case SortColumn::company:
      return {Column::company, "SELECT person_key, company_key FROM membership ORDER BY person_key, position"};
    case SortColumn::email:
      return {Column::text,
              "SELECT record_key, value FROM labelled_value WHERE +record_type=2 AND kind=1 AND position=0"};
    case SortColumn::phone:
      return {Column::text,
              "SELECT record_key, value FROM labelled_value WHERE +record_type=2 AND kind=2 AND position=0"};
    case SortColumn::city:
      return {Column::text,
              "SELECT record_key, city FROM labelled_value WHERE +record_type=2 AND kind=3 AND position=0"};
    case SortColumn::status: return {Column::number, "SELECT key, status FROM contact"};
    case SortColumn::source: return {Column::text, "SELECT key, source FROM contact"};
    case SortColumn::owner:
      return {Column::text, "SELECT c.key, u.name FROM contact c JOIN user u ON u.key=c.owner_key"};
    case SortColumn::created: return {Column::number, "SELECT key, created_ms FROM contact"};
    case SortColumn::updated: return {Column::number, "SELECT key, updated_ms FROM contact"};
    case SortColumn::last_activity:
      return {Column::number,
              is_company
                  ? "SELECT company_key, max(at_ms) FROM activity WHERE company_key IS NOT NULL GROUP BY company_key"
                  : "SELECT contact_key, max(at_ms) FROM activity WHERE contact_key IS NOT NULL GROUP BY contact_key"};
    case SortColumn::open_deals:
      return {Column::number, is_company
                                  ? "SELECT company_key, count(*) FROM deal WHERE company_key IS NOT NULL AND "
                                    "closed_ms IS NULL GROUP BY company_key"
                                  : "SELECT x.contact_key, count(*) FROM deal_contact x JOIN deal d ON d.key=x.deal_key"
                                    " WHERE d.closed_ms IS NULL GROUP BY x.contact_key"};
    default: return {};
  }
}

Source lead_source(SortColumn sort) {
  switch (sort) {
    case SortColumn::company: return {Column::text, "SELECT key, company_name FROM lead"};
    case SortColumn::email:
      return {Column::text,
              "SELECT record_key, value FROM labelled_value WHERE +record_type=1 AND kind=1 AND position=0"};
    case SortColumn::phone:
      return {Column::text,
              "SELECT record_key, value FROM labelled_value WHERE +record_type=1 AND kind=2 AND position=0"};
    case SortColumn::status: return {Column::number, "SELECT key, status FROM lead"};
    case SortColumn::source: return {Column::text, "SELECT key, source FROM lead"};
    case SortColumn::owner: return {Column::text, "SELECT l.key, u.name FROM lead l JOIN user u ON u.key=l.owner_key"};
    case SortColumn::created: return {Column::number, "SELECT key, created_ms FROM lead"};
    case SortColumn::updated: return {Column::number, "SELECT key, updated_ms FROM lead"};
    case SortColumn::last_activity:
      return {Column::number, "SELECT lead_key, max(at_ms) FROM activity WHERE lead_key IS NOT NULL GROUP BY lead_key"};
    default: return {};
  }
}

Source deal_source(SortColumn sort) {
  switch (sort) {
    case SortColumn::company: return {Column::company, "SELECT key, company_key FROM deal"};
    case SortColumn::status:
      return {Column::number,
              "SELECT d.key, s.place FROM deal d JOIN (SELECT s.key AS key, row_number() OVER"
              " (ORDER BY p.position, s.outcome, s.position) AS place FROM stage s JOIN pipeline p ON "
              "p.key=s.pipeline_key) s"
              " ON s.key=d.stage_key"};
    case SortColumn::source: return {Column::text, "SELECT key, source FROM deal"};
    case SortColumn::owner: return {Column::text, "SELECT d.key, u.name FROM deal d JOIN user u ON u.key=d.owner_key"};
    case SortColumn::created: return {Column::number, "SELECT key, created_ms FROM deal"};
    case SortColumn::updated: return {Column::number, "SELECT key, updated_ms FROM deal"};
    case SortColumn::last_activity:
      return {Column::number, "SELECT deal_key, max(at_ms) FROM activity WHERE deal_key IS NOT NULL GROUP BY deal_key"};
    case SortColumn::value: return {Column::amount, "SELECT key, value_minor, currency FROM deal"};
    case SortColumn::probability:
      return {
          Column::number,
          "SELECT d.key, CASE s.outcome WHEN 0 THEN coalesce(d.probability, s.probability) WHEN 1 THEN 100 ELSE 0 END"
          " FROM deal d JOIN stage s ON s.key=d.stage_key"};
    case SortColumn::close_date: return {Column::number, "SELECT key, expected_close FROM deal"};
    default: return {};
  }
}

Source task_source(SortColumn sort) {
  switch (sort) {
    case SortColumn::owner:
      return {Column::text, "SELECT t.key, u.name FROM task t JOIN user u ON u.key=t.assignee_key"};
    case SortColumn::created: return {Column::number, "SELECT key, created_ms FROM task"};
    case SortColumn::status: return {Column::number, "SELECT key, done_ms IS NOT NULL FROM task"};
    // A day stands at its end, so that what has an hour comes before it; ?1 is the zone's offset.
    case SortColumn::due:
      return {Column::number, "SELECT key, coalesce(due_ms + ?1, due_day * 86400000 + 86399999) FROM task"};
    default: return {};
  }
}

Source source_of(RecordType type, SortColumn sort) {
  switch (type) {
    case RecordType::lead: return lead_source(sort);
    case RecordType::person: return contact_source(false, sort);
    case RecordType::company: return contact_source(true, sort);
    case RecordType::deal: return deal_source(sort);
    case RecordType::task: return task_source(sort);
    case RecordType::appointment:
    case RecordType::activity: break;
  }
  return {};
}

// Amounts of all currencies on one scale of thousandths.
int64_t scaled_amount(int64_t minor, std::string_view currency) {
  int64_t scale = 1;
  for (int32_t digits = currency_digits(currency); digits < 3; ++digits) scale *= 10;
  return minor * scale;
}

// Values by key; keys are dense.
template <typename Value>
class Values {
 public:
  // The first value of a key counts.
  void add(int64_t key, Value value) {
    if (present_.contains(key)) return;
    present_.add(key);
    if (static_cast<size_t>(key) >= values_.size())
      values_.resize(static_cast<size_t>(key) + static_cast<size_t>(key) / 2 + 64);
    values_[static_cast<size_t>(key)] = std::move(value);
  }
  [[nodiscard]] const Value* find(int64_t key) const {
    return present_.contains(key) ? &values_[static_cast<size_t>(key)] : nullptr;
  }

 private:
  KeySet present_;
  std::vector<Value> values_;
};

// The first eight bytes as a number that compares like them: most comparisons end there.
uint64_t beginning_of(std::string_view text) {
  uint64_t number = 0;
  for (size_t i = 0; i < 8; ++i) number = number << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0u);
  return number;
}

uint64_t beginning_of(int64_t value) { return static_cast<uint64_t>(value) ^ (uint64_t{1} << 63); }

template <typename Value>
KeyOrder sort_by(const KeyOrder& by_name, const Values<Value>& values) {
  struct Place {
    uint64_t beginning;
    const Value* value;
    int32_t key;
  };
  std::vector<Place> places;
  places.reserve(by_name.keys.size());
  KeyOrder order;
  std::vector<int32_t> blanks;
  for (const int32_t key : by_name.keys) {
    if (const Value* value = values.find(key)) {
      places.push_back({beginning_of(*value), value, key});
    } else {
      blanks.push_back(key);
    }
  }
  std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return a.beginning != b.beginning ? a.beginning < b.beginning : *a.value < *b.value;
  });
  order.keys.reserve(by_name.keys.size());
  for (const Place& place : places) order.keys.push_back(place.key);
  order.keys.insert(order.keys.end(), blanks.begin(), blanks.end());
  order.blank_count = blanks.size();
  return order;
}

// Folding is for names; most e-mail addresses and phone numbers are plain letters.
std::string comparable(std::string_view text) {
  if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) return base::fold(text);
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return lower;
}

}  // namespace

KeyOrder make_order(Queries::State& state, RecordType type, SortColumn sort, const KeyOrder& by_name) {
  const Source source = source_of(type, sort);
  if (source.sql.empty()) return by_name;
  Values<int64_t> company_places;
  if (source.column == Column::company) {
    const std::shared_ptr<const KeyOrder> companies = state.order(RecordType::company, SortColumn::name);
    for (size_t i = 0; i < companies->keys.size(); ++i) company_places.add(companies->keys[i], static_cast<int64_t>(i));
  }
  store::Statement rows = state.reader.prepare(source.sql);
  if (type == RecordType::task && sort == SortColumn::due) {
    rows.bind(1, int64_t{state.zone->offset_seconds(state.clock.unix_ms())} * 1000);
  }
  if (source.column == Column::text) {
    Values<std::string> values;
    while (rows.next()) {
      if (!rows.text(1).empty()) values.add(rows.integer(0), comparable(rows.text(1)));
    }
    state.keep_error(rows.status());
    return sort_by(by_name, values);
  }
  Values<int64_t> values;
  while (rows.next()) {
    if (rows.is_null(1)) continue;
    int64_t value = rows.integer(1);
    if (source.column == Column::amount) value = scaled_amount(value, rows.text(2));
    if (source.column == Column::company) {
      const int64_t* place = company_places.find(value);
      if (place == nullptr) continue;
      value = *place;
    }
    values.add(rows.integer(0), value);
  }
  state.keep_error(rows.status());
  return sort_by(by_name, values);
}

}  // namespace crm
