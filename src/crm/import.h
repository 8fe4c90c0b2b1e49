#pragma once
// People and companies from a file. exchange reads the file into values, the application maps them to ImportRecords;
// here they become contacts: first a plan with exact counts (the dry run), then a job that does exactly what the plan
// says, as one step.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "crm/jobs.h"
#include "crm/records.h"

namespace crm {

// Contacts, or leads when the person chose so. `companies` of a person are found by name (folded) or made.
struct ImportRecord {
  ContactFields fields;
  int64_t line = 0;  // of the file, for messages
};

enum class ImportTarget : uint8_t { contacts, leads };

// What happens to a record that is in the database (or earlier in the file) already: the same e-mail address, or the
// same name and the same phone number or company.
enum class DuplicatePolicy : uint8_t {
  skip,    // leave what is there as it is
  update,  // fill empty fields and add what is new; nothing is overwritten
  create,  // make another one all the same
};

struct ImportOptions {
  ImportTarget target = ImportTarget::contacts;
  DuplicatePolicy duplicates = DuplicatePolicy::skip;
  std::vector<std::string> tags;  // given to every record
  std::string file_name;          // for the step's name
};

enum class ImportAction : uint8_t {
  create,
  update,   // a duplicate that brings something new
  skip,     // a duplicate: policy skip, or nothing new in it
  invalid,  // neither a name nor anything to make one of
};

struct ImportPlan {
  std::vector<ImportAction> actions;  // one for each record
  // The record of each duplicate: in the database, or nil when it is earlier in the file.
  std::vector<base::Uuid> matches;
  int64_t people = 0;           // to be made
  int64_t companies = 0;        // to be made, those only named by people included
  int64_t named_companies = 0;  // of these: only named by people
  int64_t leads = 0;            // to be made
  int64_t updated = 0;
  int64_t skipped = 0;
  int64_t invalid = 0;

  // Records that are there or different afterwards.
  [[nodiscard]] int64_t changes() const { return people + companies + leads + updated; }
};

// The dry run: changes nothing. Call advance() once per frame until it returns true; plan again when the data has
// changed. `records` must outlive the planner.
class ImportPlanner {
 public:
  ImportPlanner(store::Database& database, const std::vector<ImportRecord>& records, ImportOptions options);
  ~ImportPlanner();
  // A few milliseconds of work; true when the plan is complete.
  bool advance();
  [[nodiscard]] Job::Progress progress() const;
  [[nodiscard]] const ImportPlan& plan() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The whole plan at once.
[[nodiscard]] ImportPlan plan_import(store::Database& database, const std::vector<ImportRecord>& records,
                                     const ImportOptions& options);

// `planned`: the plan's changes(); the step and the activity feed say the number that the person agreed to.
[[nodiscard]] std::unique_ptr<Job> make_import_job(store::Database& database, const base::Clock& clock,
                                                   std::vector<ImportRecord> records, ImportOptions options,
                                                   int64_t planned);

}  // namespace crm
