#pragma once
// The change log in the words of the product: who did what when, record by record and field by field. Steps are named
// as the Undo button names them; rows of the log become records with fields, parts (an e-mail address, a tag, a link)
// stand under the record they belong to, and what only the machine needs is left out. Values are typed: how a date or
// an amount looks is the interface's business.

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "crm/activity.h"
#include "crm/records.h"
#include "store/step.h"

namespace store {
class Database;
}

namespace crm {

// What a person looks for; a step may be of several.
enum class HistoryFilter : uint8_t { all, leads, contacts, deals, tasks, appointments, notes, settings };

struct HistoryQuery {
  HistoryFilter filter = HistoryFilter::all;
  std::string text;  // in the names that steps carry
  RecordRef record;  // nil: all; also one that was deleted
  bool operator==(const HistoryQuery&) const = default;
};

struct HistoryStep {
  store::StepId id;
  store::StepInfo info;
  int64_t at_ms = 0;
  std::string actor_name;  // empty: me, or nobody who has a name
  bool undone = false;
  bool can_undo = false;
};

// Where the next page begins; default: at the newest.
struct HistoryCursor {
  int64_t before = std::numeric_limits<int64_t>::max();
};

struct HistoryPage {
  std::vector<HistoryStep> steps;     // newest first
  std::optional<HistoryCursor> next;  // nothing: that was all
};

struct HistoryValue {
  enum class Kind : uint8_t {
    none,
    text,
    gone,      // points at something that is no longer there and has left no name
    label,     // `label`
    money,     // `number` minor units of `detail`
    day,       // `number` days since 1970
    moment,    // `number` milliseconds
    percent,   // `number`
    count,     // `number`
    duration,  // `number` seconds
    lead_status,
    contact_status,
    direction,
    span,
  };
  Kind kind = Kind::none;
  std::string text;
  std::string detail;  // the label of an e-mail address, the role of a person
  Label label;
  int64_t number = 0;
  TimeSpan span;
  bool operator==(const HistoryValue&) const = default;
};

// A field of a record in a step; what restore_field takes.
struct HistoryPlace {
  store::StepId step;
  int64_t change = 0;  // of the step
  base::Uuid row;      // of an inserted row
  uint8_t field = 0;
};

struct HistoryField {
  std::string_view name;  // the label's key is "history.field_" + name
  HistoryValue before;
  HistoryValue after;
  HistoryPlace place;
  // The value can be given back, and is another one now.
  bool can_restore = false;
};

enum class HistoryKind : uint8_t {
  lead = 1,
  person = 2,
  company = 3,
  deal = 4,
  task = 5,
  appointment = 6,
  activity = 7,
  stage,
  reason,
  pipeline,
  setting,
  user,
};

struct HistoryRecord {
  enum class Change : uint8_t { added, changed, removed };
  HistoryKind kind = HistoryKind::person;
  base::Uuid id;
  Label name;
  Change change = Change::changed;
  bool exists = false;  // today
  std::vector<HistoryField> fields;

  // Records that have a page, a dialog or an entry of their own.
  [[nodiscard]] bool is_record() const { return kind <= HistoryKind::activity; }
  [[nodiscard]] RecordRef ref() const { return {static_cast<RecordType>(kind), id}; }
};

struct HistoryDetail {
  std::vector<HistoryRecord> records;
  int64_t more = 0;  // records that are not told one by one
};

class History {
 public:
  explicit History(store::Database& database) : database_(database) {}

  [[nodiscard]] HistoryPage steps(const HistoryQuery& query, HistoryCursor from, uint32_t limit);
  // `record`: only what happened to it; nil: all.
  [[nodiscard]] HistoryDetail detail(store::StepId step, const RecordRef& record);
  // Also of a deleted record: the name it had.
  [[nodiscard]] std::string name_of(const RecordRef& record);

 private:
  store::Database& database_;
};

// What of a step is given back: as it was before it, or as it was after it.
enum class HistorySide : uint8_t { before, after };

struct Restored {
  store::StepId step;
  // Links and values that no longer fit: what they point at is gone or belongs to another record now.
  int64_t left_out = 0;
};

}  // namespace crm
