// The preupdate hook; capture.h says what is noted and what is not.

#include "store/capture.h"

#include <sqlite3.h>

#include <algorithm>

namespace store {

void KeySet::add(int64_t first, int64_t last) {
  // Nearly always behind the newest range (new rows) or in front of the newest (rows put back in reverse).
  if (!ranges_.empty() && ranges_.back().last + 1 == first) {
    ranges_.back().last = last;
    return;
  }
  if (ranges_.empty() || ranges_.back().last < first) {
    ranges_.push_back({first, last});
    return;
  }
  auto after = std::ranges::upper_bound(ranges_, first, {}, &Range::first);
  if (after != ranges_.begin() && std::prev(after)->last + 1 >= first) {
    auto before = std::prev(after);
    before->last = std::max(before->last, last);
    if (after != ranges_.end() && before->last + 1 >= after->first) {
      before->last = std::max(before->last, after->last);
      ranges_.erase(after);
    }
  } else if (after != ranges_.end() && last + 1 >= after->first) {
    after->first = first;
  } else {
    ranges_.insert(after, {first, last});
  }
}

bool KeySet::contains(int64_t key) const {
  const auto after = std::ranges::upper_bound(ranges_, key, {}, &Range::first);
  return after != ranges_.begin() && std::prev(after)->last >= key;
}

Capture::Capture(sqlite3* database, const std::vector<TrackedTable>& tables) : database_(database), tables_(tables) {
  static_assert(sizeof(sqlite3_int64) == sizeof(int64_t));
  sqlite3_preupdate_hook(
      database_,
      [](void* self, sqlite3* db, int operation, const char* schema, const char* table, sqlite3_int64 old_key,
         sqlite3_int64 new_key) { on_change(self, db, operation, schema, table, old_key, new_key); },
      this);
}

Capture::~Capture() { sqlite3_preupdate_hook(database_, nullptr, nullptr); }

void Capture::start(std::vector<KeySet> inserted_before) {
  running_ = true;
  key_changed_ = false;
  is_out_of_memory_ = false;
  latest_name_ = nullptr;
  inserted_before_ = std::move(inserted_before);
  inserted_before_.resize(tables_.size());
  inserted_.assign(tables_.size(), {});
  changes_.clear();
  data_.clear();
}

base::Status Capture::stop() {
  running_ = false;
  if (key_changed_)
    return base::Error{.code = base::ErrorCode::internal,
                       .message_key = "storage.failed",
                       .arguments = {},
                       .detail = "a command changed the key of a tracked row"};
  // A change that could not be noted could not be undone either: the command fails.
  if (is_out_of_memory_)
    return base::Error{.code = base::ErrorCode::out_of_memory,
                       .message_key = "storage.out_of_memory",
                       .arguments = {},
                       .detail = "noting a change"};
  return base::success();
}

bool Capture::is_empty() const {
  return changes_.empty() && std::ranges::all_of(inserted_, [](const KeySet& keys) { return keys.ranges().empty(); });
}

size_t Capture::find_table(const char* name) {
  // SQLite passes the same pointer for the same table, and a bulk insert names one table again and again.
  if (name == latest_name_ && latest_table_ != kUntracked && tables_[latest_table_].name == name) return latest_table_;
  const auto found = std::ranges::find(tables_, std::string_view(name), &TrackedTable::name);
  latest_name_ = name;
  latest_table_ = found == tables_.end() ? kUntracked : static_cast<size_t>(found - tables_.begin());
  return latest_table_;
}

void Capture::on_change(void* self, sqlite3*, int operation, const char* schema, const char* table, int64_t old_key,
                        int64_t new_key) {
  auto& capture = *static_cast<Capture*>(self);
  if (capture.running_ && std::string_view(schema) == "main") capture.note(operation, table, old_key, new_key);
}

void Capture::note(int operation, const char* name, int64_t old_key, int64_t new_key) {
  const size_t table = find_table(name);
  if (table == kUntracked) return;
  if (operation == SQLITE_INSERT) {
    inserted_[table].add(new_key, new_key);
    return;
  }
  if (inserted_[table].contains(old_key) || inserted_before_[table].contains(old_key)) return;
  if (operation == SQLITE_DELETE) {
    note_old_values(table, old_key, Operation::remove);
    return;
  }
  if (old_key != new_key) {
    key_changed_ = true;
    return;
  }
  note_old_values(table, old_key, Operation::update);
}

void Capture::note_old_values(size_t table, int64_t key, Operation operation) {
  const size_t begin = data_.size();
  ChangeWriter writer(data_);
  const int columns = sqlite3_preupdate_count(database_);
  if (operation == Operation::remove) writer.number(static_cast<uint64_t>(columns - 1));
  std::vector<uint8_t> new_bytes;
  for (int column = 1; column < columns; ++column) {
    sqlite3_value* old_value = nullptr;
    if (sqlite3_preupdate_old(database_, column, &old_value) != SQLITE_OK || old_value == nullptr) {
      is_out_of_memory_ = true;
      return;
    }
    if (operation == Operation::remove) {
      writer.value(old_value);
      continue;
    }
    sqlite3_value* new_value = nullptr;
    if (sqlite3_preupdate_new(database_, column, &new_value) != SQLITE_OK || new_value == nullptr) {
      is_out_of_memory_ = true;
      return;
    }
    const size_t entry = data_.size();
    writer.number(static_cast<uint64_t>(column));
    const size_t old_begin = data_.size();
    writer.value(old_value);
    new_bytes.clear();
    ChangeWriter(new_bytes).value(new_value);
    if (std::ranges::equal(std::span(data_).subspan(old_begin), new_bytes))
      data_.resize(entry);
    else
      data_.insert(data_.end(), new_bytes.begin(), new_bytes.end());
  }
  if (operation == Operation::update && data_.size() == begin) return;
  changes_.push_back(
      {.operation = operation, .table = table, .row_key = key, .data_begin = begin, .data_end = data_.size()});
}

}  // namespace store
