// The order in which the sample is written; sample_job.h says what a slice may do.

#include "crm/sample_job.h"

#include <algorithm>

#include "crm/pace.h"
#include "crm/sample_names.h"
#include "crm/sample_texts.h"

namespace crm {

namespace {

using WriteOne = base::Result<int64_t> (*)(SampleSlice&, uint32_t);

struct Phase {
  int64_t SampleCounts::*count;
  WriteOne write;
  std::vector<int64_t> SampleKeys::*keys;  // nothing: nobody asks for them
  int64_t at_once;
};

constexpr Phase kPhases[] = {
    {&SampleCounts::companies, write_sample_company, &SampleKeys::companies, 100},
    {&SampleCounts::people, write_sample_person, &SampleKeys::people, 150},
    {&SampleCounts::leads, write_sample_lead, &SampleKeys::leads, 150},
    {&SampleCounts::deals, write_sample_deal, &SampleKeys::deals, 200},
    {&SampleCounts::tasks, write_sample_task, &SampleKeys::tasks, 300},
    {&SampleCounts::appointments, write_sample_appointment, nullptr, 300},
    {&SampleCounts::activities, write_sample_activity, nullptr, 1000},
};

std::vector<int64_t> keys_of(store::Statement rows) {
  std::vector<int64_t> keys;
  while (rows.next()) keys.push_back(rows.integer(0));
  return keys;
}

class SampleJob final : public Job {
 public:
  SampleJob(store::Database& database, const base::Clock& clock, const base::TimeZone& zone, SampleOptions options)
      : Job(database, {.name_key = "crm.step_sample_added",
                       .arguments = {},
                       .kind = store::StepKind::sample,
                       .actor = my_id(database).value}),
        clock_(clock),
        plan_(std::make_shared<SamplePlan>(clock, zone, options)),
        keys_(std::make_shared<SampleKeys>()) {
    for (const Phase& phase : kPhases) progress_.total += plan_->counts().*phase.count;
  }

 private:
  base::Result<bool> work() override {
    if (!is_prepared_) {
      BASE_TRY(prepare());
      is_prepared_ = true;
      return false;
    }
    const Phase& phase = kPhases[phase_];
    const int64_t count = plan_->counts().*phase.count;
    const int64_t from = written_;
    const int64_t to = std::min(count, from + pace_.share_of(phase.at_once));
    const int64_t start_ms = clock_.unix_ms();
    const auto made = std::make_shared<std::vector<int64_t>>();
    BASE_TRY(
        slice([plan = plan_, keys = keys_, made, from, to, write = phase.write](store::Writer& writer) -> base::Status {
          made->clear();
          SampleRows rows(writer);
          SampleSlice slice{*plan, *keys, rows};
          for (int64_t number = from; number < to; ++number) {
            BASE_TRY_ASSIGN(key, write(slice, static_cast<uint32_t>(number)));
            made->push_back(key);
          }
          return base::success();
        }));
    pace_.slice_took(clock_.unix_ms() - start_ms);
    if (phase.keys != nullptr) {
      std::vector<int64_t>& all = (*keys_).*phase.keys;
      all.insert(all.end(), made->begin(), made->end());
    }
    progress_.done += to - from;
    written_ = to;
    if (to < count) return false;
    written_ = 0;
    return ++phase_ == std::size(kPhases);
  }

  // Tags, and what the workspace has of stages and reasons.
  base::Status prepare() {
    const auto tags = std::make_shared<std::vector<int64_t>>();
    BASE_TRY(slice([tags](store::Writer& writer) -> base::Status {
      tags->clear();
      for (const std::string_view name : kSampleTags) {
        if (const std::optional<int64_t> known = Reader(writer).integer("SELECT key FROM tag WHERE name=?1", name)) {
          tags->push_back(*known);
          continue;
        }
        BASE_TRY(writer.execute("INSERT INTO tag(uuid, name) VALUES(?1, ?2)", writer.new_uuid(), name));
        tags->push_back(writer.last_insert_key());
      }
      return base::success();
    }));
    keys_->tags = *tags;
    const Reader reader(database_);
    const auto stages = [&](Outcome outcome) {
      return keys_of(
          reader.query("SELECT key FROM stage WHERE outcome=?1 AND pipeline_key=(SELECT key FROM pipeline ORDER BY "
                       "position, key LIMIT 1) ORDER BY position",
                       static_cast<int>(outcome)));
    };
    const auto reasons = [&](Outcome outcome) {
      return keys_of(
          reader.query("SELECT key FROM reason WHERE outcome=?1 ORDER BY position, key", static_cast<int>(outcome)));
    };
    const std::vector<int64_t> won = stages(Outcome::won);
    const std::vector<int64_t> lost = stages(Outcome::lost);
    const std::vector<int64_t> unqualified = stages(Outcome::unqualified);
    keys_->open_stages = stages(Outcome::open);
    if (keys_->open_stages.empty() || won.empty() || lost.empty() || unqualified.empty())
      return invalid("crm.error_no_such_stage");
    keys_->won_stage = won.front();
    keys_->lost_stage = lost.front();
    keys_->unqualified_stage = unqualified.front();
    keys_->lost_reasons = reasons(Outcome::lost);
    keys_->unqualified_reasons = reasons(Outcome::unqualified);
    for (uint32_t number = 0; number < plan_->counts().companies; ++number) {
      base::SeededRandom random = plan_->random_of(SampleKind::company, number);
      SampleCompany company = sample_company(random, number);
      keys_->company_names.push_back(std::move(company.name));
      keys_->company_domains.push_back(std::move(company.domain));
    }
    return base::success();
  }

  const base::Clock& clock_;
  Pace pace_;
  std::shared_ptr<SamplePlan> plan_;
  std::shared_ptr<SampleKeys> keys_;
  size_t phase_ = 0;
  int64_t written_ = 0;
  bool is_prepared_ = false;
};

}  // namespace

std::unique_ptr<Job> make_sample_job(store::Database& database, const base::Clock& clock, const base::TimeZone& zone,
                                     SampleOptions options) {
  return std::make_unique<SampleJob>(database, clock, zone, options);
}

}  // namespace crm
