// The proportions of the sample; sample_plan.h says how it is put together.

#include "crm/sample_plan.h"

#include <algorithm>

#include "base/hash.h"

namespace crm {

namespace {

constexpr int64_t kMinute_ms = 60'000;
constexpr int64_t kDay_ms = 86'400'000;
constexpr int32_t kDaysBack = 1'200;
constexpr int32_t kDaysAhead = 120;
// People were met over three years, deals made in the last one.
constexpr int64_t kPeopleDays = 3 * 365;
constexpr int64_t kDealDays = 365;

int64_t people_of(SampleSize size) {
  switch (size) {
    case SampleSize::small: return 500;
    case SampleSize::medium: return 10'000;
    case SampleSize::large: return 100'000;
  }
  return 500;
}

}  // namespace

SampleCounts sample_counts(SampleSize size) {
  const int64_t people = people_of(size);
  return {.people = people,
          .companies = people / 10,
          .leads = people / 25,
          .deals = people / 5,
          .activities = people * 5,
          .tasks = people * 35 / 100,
          .appointments = people * 15 / 100};
}

SamplePlan::SamplePlan(const base::Clock& clock, const base::TimeZone& zone, SampleOptions options)
    : counts_(sample_counts(options.size)),
      seed_(options.seed),
      now_ms_(clock.unix_ms()),
      today_(base::local_date(now_ms_, zone)) {
  for (int32_t day = -kDaysBack; day <= kDaysAhead; ++day) {
    // Zones change by the hour and rarely: a week's offset is asked for once.
    const bool ask = (day + kDaysBack) % 7 == 0;
    offsets_seconds_.push_back(ask ? zone.offset_seconds(now_ms_ + day * kDay_ms) : offsets_seconds_.back());
  }
  customers_.resize(static_cast<size_t>(counts_.people));
  customer_companies_.resize(static_cast<size_t>(counts_.companies));
  for (uint32_t number = 0; number < counts_.deals; ++number) {
    const SampleDeal planned = deal(number);
    if (planned.outcome == Outcome::open) open_deals_.push_back(number);
    if (planned.outcome != Outcome::won) continue;
    customers_[planned.person] = true;
    if (const std::optional<uint32_t> company = company_of(planned.person)) customer_companies_[*company] = true;
  }
}

base::SeededRandom SamplePlan::random_of(SampleKind kind, uint64_t number) const {
  return base::SeededRandom(base::mix64(seed_ * 31 + static_cast<uint64_t>(kind)) + number * 0x9E3779B97F4A7C15u);
}

std::optional<uint32_t> SamplePlan::company_of(uint32_t person) const {
  base::SeededRandom random = random_of(SampleKind::membership, person);
  if (random.chance(14)) return std::nullopt;
  const auto near = static_cast<int64_t>(person) * counts_.companies / counts_.people + random.between(-3, 3);
  return static_cast<uint32_t>(std::clamp<int64_t>(near, 0, counts_.companies - 1));
}

int64_t SamplePlan::met_ms(uint32_t person) const {
  return now_ms_ - kPeopleDays * kDay_ms * (counts_.people - person) / counts_.people - 40 * kMinute_ms;
}

SampleDeal SamplePlan::deal(uint32_t number) const {
  base::SeededRandom random = random_of(SampleKind::deal, number);
  SampleDeal deal;
  deal.created_ms = now_ms_ - kDealDays * kDay_ms * (counts_.deals - number) / counts_.deals - 30 * kMinute_ms;
  // Somebody met before: among the people there were then, rather the later ones.
  const int64_t known = std::max<int64_t>(
      1, counts_.people * (kPeopleDays * kDay_ms - (now_ms_ - deal.created_ms)) / (kPeopleDays * kDay_ms) - 1);
  deal.person = static_cast<uint32_t>(
      std::clamp<int64_t>(known - 1 - random.between(0, std::max<int64_t>(1, known / 3)), 0, counts_.people - 1));
  const int64_t cycle_ms = random.between(8, 90) * kDay_ms;
  const int64_t age_ms = now_ms_ - deal.created_ms;
  deal.stage_entered_ms = deal.created_ms;
  if (age_ms > cycle_ms && random.chance(92)) {
    deal.stage_entered_ms = deal.created_ms + cycle_ms;
    const uint32_t share = random.below(100);
    deal.outcome = share < 47 ? Outcome::won : share < 84 ? Outcome::lost : Outcome::unqualified;
    return deal;
  }
  deal.progress = age_ms > cycle_ms ? 99 : static_cast<uint32_t>(age_ms * 100 / cycle_ms);
  if (deal.progress > 35) deal.stage_entered_ms = deal.created_ms + std::min(age_ms, cycle_ms) * 35 / 100;
  return deal;
}

int64_t SamplePlan::local_ms(base::Date date, int32_t minute_of_day) const {
  const int32_t index =
      std::clamp(date.days_since_epoch - today_.days_since_epoch + kDaysBack, 0, kDaysBack + kDaysAhead);
  return date.days_since_epoch * kDay_ms + minute_of_day * kMinute_ms -
         int64_t{offsets_seconds_[static_cast<size_t>(index)]} * 1000;
}

int64_t SamplePlan::office_ms(base::SeededRandom& random, int32_t days) const {
  base::Date date = base::add_days(today_, days);
  // Nobody notes much at the weekend; today is today.
  const base::Weekday weekday = base::weekday_of(date);
  if (days != 0 && weekday == base::Weekday::sunday) date = base::add_days(date, days < 0 ? -2 : 1);
  if (days != 0 && weekday == base::Weekday::saturday) date = base::add_days(date, days < 0 ? -1 : 2);
  const int64_t at_ms = local_ms(date, static_cast<int32_t>(random.between(510, 1080))) + random.between(0, 59) * 1000;
  return days > 0 || at_ms < now_ms_ ? at_ms : now_ms_ - random.between(2, 300) * kMinute_ms;
}

int64_t SamplePlan::office_ms_between(base::SeededRandom& random, int64_t from_ms, int64_t to_ms) const {
  const int64_t somewhere_ms =
      from_ms + static_cast<int64_t>(random.next() % static_cast<uint64_t>(std::max<int64_t>(1, to_ms - from_ms)));
  const auto days = static_cast<int32_t>((somewhere_ms - now_ms_) / kDay_ms);
  return std::clamp(office_ms(random, days), from_ms, std::max(from_ms, to_ms));
}

}  // namespace crm
