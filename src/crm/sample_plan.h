#pragma once
// What the sample consists of, as functions of a record's number: who works where, which deal is in which stage, when a
// task is due. So every slice of the job can be written (and written again) by itself, and records refer to each other
// without being read back.
//
// People come in the order in which they were met, deals in the order in which they were made, and entries of the
// timeline in the order of their records: what is written together lies together in the database's indexes, which
// keeps the pages that a slice touches few.

#include <cstdint>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "base/random.h"
#include "crm/records.h"
#include "crm/sample_data.h"

namespace crm {

enum class SampleKind : uint64_t { company = 1, person, lead, deal, task, appointment, activity, membership };

struct SampleDeal {
  uint32_t person = 0;
  int64_t created_ms = 0;
  int64_t stage_entered_ms = 0;
  Outcome outcome = Outcome::open;
  uint32_t progress = 0;  // of an open one: 0 to 99, through the open stages
};

class SamplePlan {
 public:
  SamplePlan(const base::Clock& clock, const base::TimeZone& zone, SampleOptions options);

  [[nodiscard]] const SampleCounts& counts() const { return counts_; }
  [[nodiscard]] int64_t now_ms() const { return now_ms_; }
  [[nodiscard]] base::Date today() const { return today_; }
  [[nodiscard]] base::SeededRandom random_of(SampleKind kind, uint64_t number) const;

  // Nothing: the person works alone.
  [[nodiscard]] std::optional<uint32_t> company_of(uint32_t person) const;
  [[nodiscard]] int64_t met_ms(uint32_t person) const;
  [[nodiscard]] SampleDeal deal(uint32_t number) const;
  [[nodiscard]] bool is_customer(uint32_t person) const { return customers_[person]; }
  [[nodiscard]] bool is_customer_company(uint32_t company) const { return customer_companies_[company]; }
  // Numbers of deals that are open, oldest first.
  [[nodiscard]] const std::vector<uint32_t>& open_deals() const { return open_deals_; }

  // A moment of a working day: `days` from today (negative: ago), at most now when it is not in the future.
  [[nodiscard]] int64_t office_ms(base::SeededRandom& random, int32_t days) const;
  // The same between two moments.
  [[nodiscard]] int64_t office_ms_between(base::SeededRandom& random, int64_t from_ms, int64_t to_ms) const;
  [[nodiscard]] int64_t local_ms(base::Date date, int32_t minute_of_day) const;

 private:
  SampleCounts counts_;
  uint64_t seed_;
  int64_t now_ms_;
  base::Date today_;
  // Of each day from kDaysBack ago to kDaysAhead: asking the zone is slow in the page.
  std::vector<int32_t> offsets_seconds_;
  std::vector<bool> customers_;
  std::vector<bool> customer_companies_;
  std::vector<uint32_t> open_deals_;
};

}  // namespace crm
