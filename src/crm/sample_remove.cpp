// Taking the sample away. The store knows which rows the sample made; they go by ranges of keys, some hundred at a
// time, together with what hangs on them. What the person made stays: their records lose the links to sample records,
// their notes and calls stay in the feed without a record. What the product itself noted about a sample record (a stage
// changed, a task done) goes with it, and so does what was made by converting a sample lead.

#include <algorithm>

#include "crm/record_delete.h"
#include "crm/sample_data.h"

namespace crm {

namespace {

// What to do for a range of keys ?1 to ?2 of a table.
struct Removal {
  std::string_view table;
  int64_t at_once;
  std::initializer_list<std::string_view> statements;
};

// In this order. 1 and 2 are notes and calls, 31 is a conversion, which belongs to its lead.
const Removal kRemovals[] = {
    {"activity", 1000, {"DELETE FROM activity WHERE key BETWEEN ?1 AND ?2"}},
    {"deal",
     200,
     {"DELETE FROM deal WHERE key BETWEEN ?1 AND ?2", "DELETE FROM deal_contact WHERE deal_key BETWEEN ?1 AND ?2",
      "DELETE FROM record_tag WHERE record_type=4 AND record_key BETWEEN ?1 AND ?2",
      "DELETE FROM link WHERE record_type=4 AND record_key BETWEEN ?1 AND ?2",
      "DELETE FROM activity WHERE deal_key BETWEEN ?1 AND ?2 AND kind NOT IN (1, 2, 31)",
      "UPDATE activity SET deal_key=NULL WHERE deal_key BETWEEN ?1 AND ?2"}},
    {"task",
     400,
     {"DELETE FROM task WHERE key BETWEEN ?1 AND ?2",
      "DELETE FROM link WHERE source_type=5 AND source_key BETWEEN ?1 AND ?2",
      "DELETE FROM activity WHERE task_key BETWEEN ?1 AND ?2"}},
    {"appointment",
     400,
     {"DELETE FROM appointment WHERE key BETWEEN ?1 AND ?2",
      "DELETE FROM link WHERE source_type=6 AND source_key BETWEEN ?1 AND ?2"}},
    {"contact",
     150,
     {"DELETE FROM contact WHERE key BETWEEN ?1 AND ?2",
      "DELETE FROM labelled_value WHERE record_type=2 AND record_key BETWEEN ?1 AND ?2",
      "DELETE FROM record_tag WHERE record_type=2 AND record_key BETWEEN ?1 AND ?2",
      "DELETE FROM link WHERE record_type=2 AND record_key BETWEEN ?1 AND ?2",
      "DELETE FROM membership WHERE person_key BETWEEN ?1 AND ?2",
      "DELETE FROM membership WHERE company_key BETWEEN ?1 AND ?2",
      "DELETE FROM deal_contact WHERE contact_key BETWEEN ?1 AND ?2",
      "UPDATE deal SET company_key=NULL WHERE company_key BETWEEN ?1 AND ?2",
      "DELETE FROM activity WHERE contact_key BETWEEN ?1 AND ?2 AND deal_key IS NULL AND kind NOT IN (1, 2, 31)",
      "DELETE FROM activity WHERE company_key BETWEEN ?1 AND ?2 AND deal_key IS NULL AND contact_key IS NULL AND kind "
      "NOT IN (1, 2, 31)",
      "UPDATE activity SET contact_key=NULL WHERE contact_key BETWEEN ?1 AND ?2",
      "UPDATE activity SET company_key=NULL WHERE company_key BETWEEN ?1 AND ?2"}},
    {"lead",
     200,
     {"DELETE FROM lead WHERE key BETWEEN ?1 AND ?2",
      "DELETE FROM labelled_value WHERE record_type=1 AND record_key BETWEEN ?1 AND ?2",
      "DELETE FROM record_tag WHERE record_type=1 AND record_key BETWEEN ?1 AND ?2",
      "DELETE FROM link WHERE record_type=1 AND record_key BETWEEN ?1 AND ?2",
      "UPDATE deal SET lead_key=NULL WHERE lead_key BETWEEN ?1 AND ?2",
      "DELETE FROM activity WHERE lead_key BETWEEN ?1 AND ?2 AND (kind IN (10, 30, 31) OR (deal_key IS NULL AND "
      "contact_key IS NULL AND"
      " company_key IS NULL AND kind NOT IN (1, 2)))",
      "UPDATE activity SET lead_key=NULL WHERE lead_key BETWEEN ?1 AND ?2"}},
    {"tag",
     400,
     {"DELETE FROM tag WHERE key BETWEEN ?1 AND ?2 AND NOT EXISTS(SELECT 1 FROM record_tag WHERE tag_key=tag.key)"}},
};

// What converting sample leads made has the same moment of making; a contact that was there before has an older one.
base::Status remove_conversions(store::Writer& writer, int64_t first, int64_t last) {
  struct Made {
    SqlType type;
    int64_t key;
  };
  std::vector<Made> made;
  {
    store::Statement rows = writer.query(
        "SELECT p.key, c.key, d.key FROM lead l LEFT JOIN contact p ON p.key=l.converted_person_key AND "
        "p.created_ms=l.converted_ms"
        " LEFT JOIN contact c ON c.key=l.converted_company_key AND c.created_ms=l.converted_ms"
        " LEFT JOIN deal d ON d.key=l.converted_deal_key AND d.created_ms=l.converted_ms WHERE l.key BETWEEN ?1 AND ?2 "
        "AND l.status=4",
        first, last);
    while (rows.next()) {
      if (!rows.is_null(2)) made.push_back({SqlType::deal, rows.integer(2)});
      if (!rows.is_null(0)) made.push_back({SqlType::contact, rows.integer(0)});
      if (!rows.is_null(1)) made.push_back({SqlType::contact, rows.integer(1)});
    }
    BASE_TRY(rows.status());
  }
  for (const Made& record : made) BASE_TRY(delete_record(writer, record.type, record.key));
  return base::success();
}

struct Piece {
  const Removal* removal;  // nothing: conversions of the leads in the range
  int64_t first;
  int64_t last;
};

class RemoveSampleJob final : public Job {
 public:
  explicit RemoveSampleJob(store::Database& database)
      : Job(database, {.name_key = "crm.step_sample_removed",
                       .arguments = {},
                       .kind = store::StepKind::normal,
                       .actor = my_id(database).value}) {
    const base::Result<std::vector<store::KeyRange>> made = database.rows_made_by(store::StepKind::sample);
    if (!made.ok()) {
      unreadable_ = made.error();
      return;
    }
    const std::vector<store::KeyRange>& ranges = made.value();
    for (const store::KeyRange& range : ranges) {
      if (range.table == "lead") pieces_.push_back({nullptr, range.first, range.last});
    }
    for (const Removal& removal : kRemovals) {
      for (const store::KeyRange& range : ranges) {
        if (range.table != removal.table) continue;
        for (int64_t first = range.first; first <= range.last; first += removal.at_once) {
          pieces_.push_back({&removal, first, std::min(range.last, first + removal.at_once - 1)});
        }
      }
    }
    for (const Piece& piece : pieces_) progress_.total += piece.last - piece.first + 1;
  }

 private:
  base::Result<bool> work() override {
    if (unreadable_) return *unreadable_;
    if (next_ == pieces_.size()) return true;
    const Piece piece = pieces_[next_];
    BASE_TRY(slice([piece](store::Writer& writer) -> base::Status {
      if (piece.removal == nullptr) return remove_conversions(writer, piece.first, piece.last);
      for (const std::string_view sql : piece.removal->statements)
        BASE_TRY(writer.execute(sql, piece.first, piece.last));
      return base::success();
    }));
    progress_.done += piece.last - piece.first + 1;
    return ++next_ == pieces_.size();
  }

  std::vector<Piece> pieces_;
  size_t next_ = 0;
  std::optional<base::Error> unreadable_;
};

}  // namespace

bool has_sample_data(store::Database& database) {
  const base::Result<std::vector<store::KeyRange>> ranges = database.rows_made_by(store::StepKind::sample);
  if (!ranges.ok()) return false;
  for (const store::KeyRange& range : ranges.value()) {
    std::string_view sql;
    if (range.table == "contact") sql = "SELECT 1 FROM contact WHERE key BETWEEN ?1 AND ?2 LIMIT 1";
    if (range.table == "lead") sql = "SELECT 1 FROM lead WHERE key BETWEEN ?1 AND ?2 LIMIT 1";
    if (range.table == "deal") sql = "SELECT 1 FROM deal WHERE key BETWEEN ?1 AND ?2 LIMIT 1";
    if (range.table == "task") sql = "SELECT 1 FROM task WHERE key BETWEEN ?1 AND ?2 LIMIT 1";
    if (!sql.empty() && Reader(database).integer(sql, range.first, range.last)) return true;
  }
  return false;
}

std::unique_ptr<Job> make_remove_sample_job(store::Database& database) {
  return std::make_unique<RemoveSampleJob>(database);
}

}  // namespace crm
