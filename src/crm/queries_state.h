#pragma once
// What Queries keeps between calls: the ordered keys of the lists lately asked for, valid for one state of the data.
//
// A list is made of three things, each kept by itself so that the next key pressed in a filter, or the next column
// clicked, costs only what has changed: the order of all records of a type by a column; the records that match the
// typed text; the records that pass the quick filters.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "crm/key_set.h"
#include "crm/queries.h"
#include "crm/search_texts.h"
#include "crm/sql.h"

namespace crm {

// Keys in ascending order of a column; those without a value are last and stay last when the order is reversed.
struct KeyOrder {
  std::vector<int32_t> keys;
  size_t blank_count = 0;
};

// One column of the board under one filter.
struct BoardStage {
  int64_t stage_key = 0;
  BoardFilter filter;
  Stage stage;
  std::vector<int32_t> keys;
  std::vector<MoneySum> sums;
};

// Open tasks by bucket, in the order of their due.
struct TaskBuckets {
  std::vector<int32_t> keys[kTaskBucketCount];
  TaskCounts counts;
  int64_t made_ms = 0;
};

using Keys = std::shared_ptr<const std::vector<int32_t>>;

struct KeptSearch {
  std::string text;
  std::vector<RecordType> types;
  uint32_t limit = 0;
  std::vector<SearchHit> hits;
};

struct KeptDuplicates {
  std::string question;
  std::vector<Duplicate> found;
};

struct Queries::State {
  State(store::Database& database_in, const base::Clock& clock_in, const base::TimeZone& zone_in)
      : database(database_in), reader(database_in), clock(clock_in), zone(&zone_in) {}

  [[nodiscard]] DayLimits limits() const { return day_limits(clock.unix_ms(), *zone, week_start); }
  void keep_error(const base::Status& status) {
    if (!status.ok() && !error) error = status.error();
  }
  // Forgets what was kept for an older state of the data.
  void refresh();

  [[nodiscard]] Keys list_keys(const ListQuery& query);
  [[nodiscard]] std::shared_ptr<const KeyOrder> order(RecordType type, SortColumn sort);
  // Records of a type whose text holds every word; nothing when the text has no words (all match).
  [[nodiscard]] std::shared_ptr<const KeySet> text_matches(RecordType type, std::string_view text);
  [[nodiscard]] const SearchTexts& texts(RecordType type);
  // All of them, of the data as it is.
  [[nodiscard]] bool has_texts(RecordType type);
  // Some more of them; false when all are there.
  bool load_texts(RecordType type, int64_t row_limit);
  [[nodiscard]] std::optional<KeySet> filter_matches(RecordType type, const ListFilters& filters);
  [[nodiscard]] std::shared_ptr<const BoardStage> board_stage(int64_t stage_key, const BoardFilter& filter);
  [[nodiscard]] const TaskBuckets& task_buckets();
  // Another zone or first day of the week: what is due when is another answer, though no record changed.
  void forget_days() { task_buckets_.reset(); }
  // Answers to the questions that screens ask in every frame (search, duplicates, counts).
  std::optional<RecordCounts> counts;
  std::vector<KeptSearch> searches;
  std::optional<KeptDuplicates> duplicates;

  store::Database& database;
  Reader reader;
  const base::Clock& clock;
  const base::TimeZone* zone;
  base::Weekday week_start = base::Weekday::monday;
  std::optional<base::Error> error;

 private:
  struct KeptList {
    ListQuery query;
    Keys keys;
    int64_t until_ms;  // a list by bucket changes by itself
  };
  struct KeptOrder {
    RecordType type;
    SortColumn sort;
    std::shared_ptr<const KeyOrder> order;
  };
  struct KeptMatches {
    RecordType type;
    std::string folded;
    std::shared_ptr<const KeySet> matches;
  };

  uint64_t version_ = 0;
  std::vector<KeptList> lists_;
  std::vector<KeptOrder> orders_;
  std::vector<KeptMatches> matches_;
  [[nodiscard]] std::unique_ptr<SearchTexts>& kept_texts(RecordType type);
  std::unique_ptr<SearchTexts> texts_[7];  // by type; people and companies share one
  std::vector<std::shared_ptr<const BoardStage>> board_stages_;
  std::optional<TaskBuckets> task_buckets_;
};

// Orders by other columns than the name, from the records in order of name (list_orders.cpp).
[[nodiscard]] KeyOrder make_order(Queries::State& state, RecordType type, SortColumn sort, const KeyOrder& by_name);

// A row of a list of tasks: read by kTaskRowSql with the key as ?1 (queries_rows.cpp).
inline constexpr std::string_view kTaskRowSql =
    "SELECT r.key, r.uuid, r.title, r.due_day, r.due_ms, r.done_ms, u.name FROM task r LEFT JOIN user u ON "
    "u.key=r.assignee_key WHERE r.key=?1";
[[nodiscard]] TaskRow read_task_row(const Reader& reader, const store::Statement& row, const DayLimits& limits);

// Words of a folded text.
[[nodiscard]] std::vector<std::string> words_of(std::string_view folded);

}  // namespace crm
