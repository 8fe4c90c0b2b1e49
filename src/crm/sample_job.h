#pragma once
// The job that writes the sample: phases, one after the other, each some records per slice.

#include <memory>
#include <string>
#include <vector>

#include "crm/jobs.h"
#include "crm/sample_plan.h"
#include "crm/sample_rows.h"

namespace crm {

// Keys by number, filled as the phases go on. A slice reads it and never changes it: it may be run again.
struct SampleKeys {
  std::vector<int64_t> tags;
  std::vector<int64_t> open_stages;
  int64_t won_stage = 0;
  int64_t lost_stage = 0;
  int64_t unqualified_stage = 0;
  std::vector<int64_t> lost_reasons;
  std::vector<int64_t> unqualified_reasons;
  std::vector<std::string> company_names;
  std::vector<std::string> company_domains;
  std::vector<int64_t> companies;
  std::vector<int64_t> people;
  std::vector<int64_t> leads;
  std::vector<int64_t> deals;
  std::vector<int64_t> tasks;
};

// What a slice writes with.
struct SampleSlice {
  const SamplePlan& plan;
  const SampleKeys& keys;
  SampleRows& rows;
};

// One record of each phase; the key of the new record, where later phases need it.
[[nodiscard]] base::Result<int64_t> write_sample_company(SampleSlice& slice, uint32_t number);
[[nodiscard]] base::Result<int64_t> write_sample_person(SampleSlice& slice, uint32_t number);
[[nodiscard]] base::Result<int64_t> write_sample_lead(SampleSlice& slice, uint32_t number);
[[nodiscard]] base::Result<int64_t> write_sample_deal(SampleSlice& slice, uint32_t number);
[[nodiscard]] base::Result<int64_t> write_sample_task(SampleSlice& slice, uint32_t number);
[[nodiscard]] base::Result<int64_t> write_sample_appointment(SampleSlice& slice, uint32_t number);
[[nodiscard]] base::Result<int64_t> write_sample_activity(SampleSlice& slice, uint32_t number);

// A task is done, by its number.
[[nodiscard]] bool is_sample_task_done(uint32_t number);

}  // namespace crm
