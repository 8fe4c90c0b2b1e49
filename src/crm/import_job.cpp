// The import itself: the decisions of the plan, written some records at a time under one step.

#include <algorithm>
#include <memory>

#include "crm/commands.h"
#include "crm/import_matcher.h"
#include "crm/pace.h"
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
  ImportJob(store::Database& database, const base::Clock& clock, std::vector<ImportRecord> records,
            ImportOptions options, int64_t planned)
      : Job(database, import_step(database, planned, options)),
        clock_(clock),
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
    // Pages that many rows touch are written once a slice.
    constexpr int64_t kAtOnce = 100;
    const auto from = static_cast<size_t>(progress_.done);
    const size_t to = std::min(records_->size(), from + static_cast<size_t>(pace_.share_of(kAtOnce)));
    const int64_t start_ms = clock_.unix_ms();
    const bool is_last = to == records_->size();
    // A slice may be run again on newer data: what it learns is kept aside.
    const auto learnt = std::make_shared<std::vector<ImportMatcher::Known>>();
    BASE_TRY(slice([records = records_, from, to, matcher = matcher_, options = options_, learnt, planned = planned_,
                    is_last](store::Writer& writer) -> base::Status {
      learnt->clear();
      for (size_t index = from; index < to; ++index)
        BASE_TRY(write_one(writer, (*records)[index], options, *matcher, *learnt));
      if (!is_last || planned == 0) return base::success();
      BASE_TRY(add_activity(writer, {.kind = ActivityKind::imported, .text = options.file_name, .quantity = planned}));
      return base::success();
    }));
    pace_.slice_took(clock_.unix_ms() - start_ms);
    for (const ImportMatcher::Known& known : *learnt) matcher_->remember(known);
    progress_.done = static_cast<int64_t>(to);
    return is_last;
  }

  static base::Status write_one(store::Writer& writer, const ImportRecord& record, const ImportOptions& options,
                                ImportMatcher& matcher, std::vector<ImportMatcher::Known>& learnt) {
    ContactFields fields = record.fields;
    prepare(fields, options);
    if (!validate(fields).ok()) return base::success();
    Likeness likeness = likeness_of(fields);
    const std::optional<int64_t> match = matcher.match(likeness, writer, learnt);
    const bool leads = options.target == ImportTarget::leads;
    if (match && options.duplicates == DuplicatePolicy::skip) return base::success();
    if (match && options.duplicates == DuplicatePolicy::update) {
      BASE_TRY_ASSIGN(updated, leads ? update_lead(writer, *match, fields, likeness, learnt)
                                     : update_contact(writer, *match, fields, likeness, learnt));
      if (updated) return base::success();
    }
    for (LabelledValue& value : fields.values) value.id = {};
    base::Result<NewRow> row =
        leads ? insert_lead(writer, lead_of(fields), Announce::no) : insert_contact(writer, fields, Announce::no);
    if (!row.ok()) return row.error();
    learnt.push_back({std::move(likeness), row->key});
    return base::success();
  }

  // Another tab may have removed the record meanwhile, or, when it was first and this slice runs again, have one of its
  // own under the key: false then, and the row makes a new record.
  static bool is_still(const Likeness& stored, const Likeness& likeness) {
    return stored.name == likeness.name || std::ranges::any_of(likeness.emails, [&](const std::string& email) {
             return std::ranges::find(stored.emails, email) != stored.emails.end();
           });
  }

  static base::Result<bool> update_lead(store::Writer& writer, int64_t key, const ContactFields& fields,
                                        const Likeness& likeness, std::vector<ImportMatcher::Known>& learnt) {
    const std::optional<Lead> present = read_lead(writer, key);
    if (!present || !is_still(likeness_of(contact_of(present->fields)), likeness)) return false;
    const LeadFields after = merged(present->fields, fields);
    learnt.push_back({likeness_of(contact_of(after)), key});
    BASE_TRY(write_lead(writer, key, after));
    return true;
  }

  static base::Result<bool> update_contact(store::Writer& writer, int64_t key, const ContactFields& fields,
                                           const Likeness& likeness, std::vector<ImportMatcher::Known>& learnt) {
    const std::optional<Contact> present = read_contact(writer, key);
    if (!present || !is_still(likeness_of(present->fields), likeness)) return false;
    const ContactFields after = merged(present->fields, fields);
    learnt.push_back({likeness_of(after), key});
    BASE_TRY(write_contact(writer, key, after));
    return true;
  }

  const base::Clock& clock_;
  Pace pace_;
  std::shared_ptr<const std::vector<ImportRecord>> records_;
  ImportOptions options_;
  int64_t planned_;
  std::shared_ptr<ImportMatcher> matcher_;
  bool is_loaded_ = false;
};

}  // namespace

std::unique_ptr<Job> make_import_job(store::Database& database, const base::Clock& clock,
                                     std::vector<ImportRecord> records, ImportOptions options, int64_t planned) {
  return std::make_unique<ImportJob>(database, clock, std::move(records), std::move(options), planned);
}

}  // namespace crm
