// Lists: which records, in which order. The rows of a window are read in queries_rows.cpp.

#include <algorithm>

#include "base/text.h"
#include "crm/queries_state.h"
#include "crm/record_read.h"

namespace crm {

namespace {

// More would only hold memory: a screen shows one list, its page and search another.
constexpr size_t kKeptLists = 4;
constexpr size_t kKeptOrders = 4;
constexpr size_t kKeptMatches = 4;
constexpr size_t kMaximumWords = 8;

template <typename T>
void make_room(std::vector<T>& kept, size_t limit) {
  if (kept.size() >= limit) kept.erase(kept.begin());
}

std::string_view order_sql(RecordType type) {
  switch (type) {
    case RecordType::lead: return "SELECT key FROM lead_order ORDER BY sort, key";
    case RecordType::person: return "SELECT key FROM contact_order WHERE kind=1 ORDER BY sort, key";
    case RecordType::company: return "SELECT key FROM contact_order WHERE kind=2 ORDER BY sort, key";
    case RecordType::deal: return "SELECT key FROM deal_order ORDER BY sort, key";
    case RecordType::task: return "SELECT key FROM task_order ORDER BY sort, key";
    case RecordType::appointment:
    case RecordType::activity: break;
  }
  return {};
}

std::string_view search_table(RecordType type) {
  switch (type) {
    case RecordType::lead: return "lead_search";
    case RecordType::person:
    case RecordType::company: return "contact_search";
    case RecordType::deal: return "deal_search";
    case RecordType::task: return "task_search";
    case RecordType::appointment: return "appointment_search";
    case RecordType::activity: break;
  }
  return {};
}

// Conditions of the quick filters, joined by AND, and their arguments in order.
struct Conditions {
  std::string sql;
  std::vector<store::Value> arguments;

  void add(std::string_view condition) {
    if (!sql.empty()) sql += " AND ";
    sql += condition;
  }
  void add(std::string_view condition, store::Value argument) {
    add(condition);
    arguments.push_back(std::move(argument));
  }
};

store::Value id_value(const base::Uuid& id) { return std::vector<uint8_t>(id.bytes.begin(), id.bytes.end()); }

Conditions conditions_of(RecordType type, const ListFilters& filters) {
  Conditions conditions;
  const bool is_contact = type == RecordType::person || type == RecordType::company;
  if (type == RecordType::lead) {
    if (filters.lead_status) conditions.add("status=?", static_cast<int64_t>(*filters.lead_status));
    if (!filters.lead_status) conditions.add("status<>4");
  }
  if (is_contact && filters.contact_status) conditions.add("status=?", static_cast<int64_t>(*filters.contact_status));
  if (filters.owner) {
    conditions.add(type == RecordType::task ? "assignee_key=(SELECT key FROM user WHERE uuid=?)"
                                            : "owner_key=(SELECT key FROM user WHERE uuid=?)",
                   id_value(filters.owner->value));
  }
  if (filters.tag && type != RecordType::task) {
    const std::string_view tagged =
        type == RecordType::lead   ? "key IN (SELECT record_key FROM record_tag WHERE record_type=1 AND tag_key="
        : type == RecordType::deal ? "key IN (SELECT record_key FROM record_tag WHERE record_type=4 AND tag_key="
                                   : "key IN (SELECT record_key FROM record_tag WHERE record_type=2 AND tag_key=";
    conditions.add(std::string(tagged) + "(SELECT key FROM tag WHERE uuid=?))", id_value(filters.tag->value));
  }
  if (filters.source && type != RecordType::task) conditions.add("source=?", *filters.source);
  if (type == RecordType::deal) {
    if (filters.pipeline) {
      conditions.add("stage_key IN (SELECT key FROM stage WHERE pipeline_key=(SELECT key FROM pipeline WHERE uuid=?))",
                     id_value(filters.pipeline->value));
    }
    if (filters.stage) conditions.add("stage_key=(SELECT key FROM stage WHERE uuid=?)", id_value(filters.stage->value));
    if (filters.outcome)
      conditions.add("stage_key IN (SELECT key FROM stage WHERE outcome=?)", static_cast<int64_t>(*filters.outcome));
    if (filters.company)
      conditions.add("company_key=(SELECT key FROM contact WHERE uuid=?)", id_value(filters.company->value));
  }
  if (type == RecordType::person && filters.company) {
    conditions.add(
        "key IN (SELECT person_key FROM membership WHERE company_key=(SELECT key FROM contact WHERE uuid=?))",
        id_value(filters.company->value));
  }
  return conditions;
}

}  // namespace

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words;
  size_t start = 0;
  while (start < folded.size() && words.size() < kMaximumWords) {
    const size_t end = std::min(folded.find(' ', start), folded.size());
    if (end > start) words.emplace_back(folded.substr(start, end - start));
    start = end + 1;
  }
  return words;
}

void Queries::State::refresh() {
  const uint64_t version = database.data_version();
  if (version == version_) return;
  version_ = version;
  lists_.clear();
  orders_.clear();
  matches_.clear();
  for (std::unique_ptr<SearchTexts>& texts : texts_) texts.reset();
  board_stages_.clear();
  task_buckets_.reset();
  counts.reset();
  searches.clear();
  duplicates.reset();
}

std::shared_ptr<const KeyOrder> Queries::State::order(RecordType type, SortColumn sort) {
  refresh();
  for (const KeptOrder& kept : orders_) {
    if (kept.type == type && kept.sort == sort) return kept.order;
  }
  KeyOrder made;
  if (sort == SortColumn::name) {
    if (const std::string_view sql = order_sql(type); !sql.empty()) {
      store::Statement rows = reader.prepare(sql);
      while (rows.next()) made.keys.push_back(static_cast<int32_t>(rows.integer(0)));
      keep_error(rows.status());
    }
  } else {
    made = make_order(*this, type, sort, *order(type, SortColumn::name));
  }
  make_room(orders_, kKeptOrders);
  orders_.push_back({type, sort, std::make_shared<const KeyOrder>(std::move(made))});
  return orders_.back().order;
}

std::shared_ptr<const KeySet> Queries::State::text_matches(RecordType type, std::string_view text) {
  refresh();
  const std::string folded = base::fold(text);
  const std::vector<std::string> words = words_of(folded);
  if (words.empty()) return nullptr;
  const RecordType kept_type = type == RecordType::company ? RecordType::person : type;  // one table
  for (const KeptMatches& kept : matches_) {
    if (kept.type == kept_type && kept.folded == folded) return kept.matches;
  }
  auto matches = std::make_shared<KeySet>();
  const SearchTexts& all = texts(type);
  for (const uint32_t index : all.find(words)) matches->add(all.key(index));
  make_room(matches_, kKeptMatches);
  matches_.push_back({kept_type, folded, matches});
  return matches;
}

std::unique_ptr<SearchTexts>& Queries::State::kept_texts(RecordType type) {
  return texts_[static_cast<size_t>(type == RecordType::company ? RecordType::person : type) - 1];
}

const SearchTexts& Queries::State::texts(RecordType type) {
  while (load_texts(type, INT64_MAX)) {
  }
  return *kept_texts(type);
}

bool Queries::warm_search(RecordType type) {
  constexpr int64_t kRowsAtOnce = 1000;
  return state_->load_texts(type, kRowsAtOnce);
}

bool Queries::is_search_warm(RecordType type) const { return state_->has_texts(type); }

bool Queries::State::has_texts(RecordType type) {
  const std::unique_ptr<SearchTexts>& kept = kept_texts(type);
  return kept && kept->is_complete() && version_ == database.data_version();
}

bool Queries::State::load_texts(RecordType type, int64_t row_limit) {
  refresh();
  std::unique_ptr<SearchTexts>& kept = kept_texts(type);
  if (!kept) kept = std::make_unique<SearchTexts>();
  if (!kept->is_complete()) keep_error(kept->load_some(reader, search_table(type), row_limit));
  return !kept->is_complete();
}

std::optional<KeySet> Queries::State::filter_matches(RecordType type, const ListFilters& filters) {
  const Conditions conditions = conditions_of(type, filters);
  std::optional<KeySet> matches;
  if (!conditions.sql.empty()) {
    matches.emplace();
    store::Statement rows =
        reader.prepare("SELECT key FROM " + std::string(table_of(sql_type(type))) + " WHERE " + conditions.sql);
    for (size_t i = 0; i < conditions.arguments.size(); ++i)
      rows.bind(static_cast<int>(i) + 1, conditions.arguments[i]);
    while (rows.next()) matches->add(rows.integer(0));
    keep_error(rows.status());
  }
  if (type == RecordType::task && filters.bucket) {
    const DayLimits now = limits();
    KeySet in_bucket;
    store::Statement rows = reader.query("SELECT key, due_day, due_ms, done_ms FROM task");
    while (rows.next()) {
      if (bucket_of(due_of(rows.optional_integer(1), rows.optional_integer(2)), rows.integer(3), now) !=
          *filters.bucket)
        continue;
      if (!matches || matches->contains(rows.integer(0))) in_bucket.add(rows.integer(0));
    }
    keep_error(rows.status());
    matches = std::move(in_bucket);
  }
  return matches;
}

Keys Queries::State::list_keys(const ListQuery& query) {
  refresh();
  const int64_t now_ms = clock.unix_ms();
  std::erase_if(lists_, [&](const KeptList& kept) { return kept.until_ms <= now_ms; });
  for (const KeptList& kept : lists_) {
    if (kept.query == query) return kept.keys;
  }
  const std::shared_ptr<const KeyOrder> ordered = order(query.type, query.sort);
  const std::shared_ptr<const KeySet> with_text = text_matches(query.type, query.text);
  const std::optional<KeySet> filtered = filter_matches(query.type, query.filters);

  auto keys = std::make_shared<std::vector<int32_t>>();
  const auto take = [&](int32_t key) {
    if ((!with_text || with_text->contains(key)) && (!filtered || filtered->contains(key))) keys->push_back(key);
  };
  const std::vector<int32_t>& all = ordered->keys;
  const auto blanks = all.end() - static_cast<ptrdiff_t>(ordered->blank_count);
  if (query.direction == SortDirection::ascending) std::for_each(all.begin(), blanks, take);
  if (query.direction == SortDirection::descending) std::for_each(std::make_reverse_iterator(blanks), all.rend(), take);
  std::for_each(blanks, all.end(), take);

  make_room(lists_, kKeptLists);
  // Buckets move with the clock; everything else only with the data.
  lists_.push_back({query, keys, query.filters.bucket ? now_ms + 1000 : INT64_MAX});
  return keys;
}

uint32_t Queries::count(const ListQuery& query) { return static_cast<uint32_t>(state_->list_keys(query)->size()); }

std::optional<uint32_t> Queries::position(const ListQuery& query, const base::Uuid& id) {
  const std::optional<int64_t> key = find_key(state_->reader, sql_type(query.type), id);
  if (!key) return std::nullopt;
  const Keys keys = state_->list_keys(query);
  const auto found = std::ranges::find(*keys, static_cast<int32_t>(*key));
  if (found == keys->end()) return std::nullopt;
  return static_cast<uint32_t>(found - keys->begin());
}

}  // namespace crm
