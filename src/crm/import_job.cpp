// The import itself: the decisions of the plan, written some records at a time under one step.

#include <algorithm>
#include <memory>

#include "crm/commands.h"
#include "crm/import_matcher.h"
#include "crm/record_read.h"
#include "crm/record_write.h"

namespace crm {

namespace {

store::StepInfo import_step(store::Database& database, int64_t count, const ImportOptions& options) {
  return store::StepInfo{.name_key = "crm.step_imported",
                         .arguments = {{"count", std::to_string(count)}, {"file", options.file_name}},
                         .kind = store::StepKind::import,
                         .actor = my_id(database).value};
}

class ImportJob final : public Job {
 public:
  ImportJob(store::Database& database, std::vector<ImportRecord> records, ImportOptions options, int64_t planned)
      : Job(database, import_step(database, planned, options)),
        records_(std::make_shared<const std::vector<ImportRecord>>(std::move(records))),
        options_(std::move(options)),
        planned_(planned),
        matcher_(std::make_shared<ImportMatcher>(Reader(database), options_.target)) {
    progress_.total = static_cast<int64_t>(records_->size());
  }

 private:
  base::Result<bool> work() override {
    if (!is_loaded_) {
      is_loaded_ = matcher_->load_some();
      return false;
    }
    constexpr size_t kAtOnce = 25;
    const auto from = static_cast<size_t>(progress_.done);
    const size_t to = std::min(records_->size(), from + kAtOnce);
    const bool is_last = to == records_->size();
    // A slice may be run again on newer data: what it learns is kept aside.
    const auto learnt = std::make_shared<ImportMatcher::Emails>();
    BASE_TRY(slice([records = records_, from, to, matcher = matcher_, options = options_, learnt, planned = planned_,
                    is_last](store::Writer& writer) -> base::Status {
      learnt->clear();
      for (size_t index = from; index < to; ++index)
        BASE_TRY(write_one(writer, (*records)[index], options, *matcher, *learnt));
      if (!is_last || planned == 0) return base::success();
      BASE_TRY(add_activity(writer, {.kind = ActivityKind::imported, .text = options.file_name, .quantity = planned}));
      return base::success();
    }));
    matcher_->remember_emails(*learnt);
    progress_.done = static_cast<int64_t>(to);
    return is_last;
  }

  static void learn(const Likeness& likeness, int64_t key, ImportMatcher::Emails& learnt) {
    for (const std::string& email : likeness.emails) learnt.emplace(email, key);
  }

  static base::Status write_one(store::Writer& writer, const ImportRecord& record, const ImportOptions& options,
                                const ImportMatcher& matcher, ImportMatcher::Emails& learnt) {
    ContactFields fields = record.fields;
    prepare(fields, options);
    if (!validate(fields).ok()) return base::success();
    const Likeness likeness = likeness_of(fields);
    const std::optional<int64_t> match = matcher.match(likeness, writer, learnt);
    const bool leads = options.target == ImportTarget::leads;
    if (!match || options.duplicates == DuplicatePolicy::create) {
      for (LabelledValue& value : fields.values) value.id = {};
      base::Result<NewRow> row =
          leads ? insert_lead(writer, lead_of(fields), Announce::no) : insert_contact(writer, fields, Announce::no);
      if (!row.ok()) return row.error();
      learn(likeness, row->key, learnt);
      return base::success();
    }
    if (options.duplicates == DuplicatePolicy::skip) return base::success();
    learn(likeness, *match, learnt);
    if (leads) {
      const std::optional<Lead> present = read_lead(writer, *match);
      return present ? write_lead(writer, *match, merged(present->fields, fields)) : base::success();
    }
    const std::optional<Contact> present = read_contact(writer, *match);
    return present ? write_contact(writer, *match, merged(present->fields, fields)) : base::success();
  }

  std::shared_ptr<const std::vector<ImportRecord>> records_;
  ImportOptions options_;
  int64_t planned_;
  std::shared_ptr<ImportMatcher> matcher_;
  bool is_loaded_ = false;
};

}  // namespace

std::unique_ptr<Job> make_import_job(store::Database& database, std::vector<ImportRecord> records,
                                     ImportOptions options, int64_t planned) {
  return std::make_unique<ImportJob>(database, std::move(records), std::move(options), planned);
}

}  // namespace crm
