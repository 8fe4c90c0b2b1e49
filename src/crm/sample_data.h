#pragma once
// The sample: a deterministic Malaysian sales office with customers of the world, so that a new page can be tried, and
// so that tests and benchmarks measure something alike. The same seed, size and day give the same records; "now"
// decides only where in time they lie: deals over the past year, tasks and appointments around today.

#include <cstdint>
#include <memory>

#include "base/clock.h"
#include "crm/jobs.h"

namespace crm {

// People; with them a tenth as many companies, a twenty-fifth as many leads, a fifth as many deals, five times as
// many timeline entries, half as many tasks and appointments.
enum class SampleSize : uint8_t { small, medium, large };  // 500, 10,000, 100,000

struct SampleOptions {
  uint64_t seed = 1;
  SampleSize size = SampleSize::small;
};

struct SampleCounts {
  int64_t people = 0;
  int64_t companies = 0;
  int64_t leads = 0;
  int64_t deals = 0;
  int64_t activities = 0;
  int64_t tasks = 0;
  int64_t appointments = 0;
};

[[nodiscard]] SampleCounts sample_counts(SampleSize size);

[[nodiscard]] std::unique_ptr<Job> make_sample_job(store::Database& database, const base::Clock& clock,
                                                   const base::TimeZone& zone, SampleOptions options);

[[nodiscard]] bool has_sample_data(store::Database& database);
// Takes every sample record away, also edited ones and what was made of them (a converted sample lead's contact). The
// person's own records stay and only lose their links to sample records; their own notes stay in the feed.
[[nodiscard]] std::unique_ptr<Job> make_remove_sample_job(store::Database& database);

}  // namespace crm
