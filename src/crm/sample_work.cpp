// Deals, tasks and appointments of the sample.

#include <algorithm>

#include "crm/sample_job.h"
#include "crm/sample_names.h"
#include "crm/sample_texts.h"

namespace crm {

namespace {

constexpr int64_t kMinute_ms = 60'000;

// A position of a fixed length: the newest deal on top of its column (order_key.h: 'd' and four digits).
std::string position_of(uint32_t number) {
  constexpr std::string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  uint32_t rest = 14'000'000 - number;
  std::string position = "d0000";
  for (size_t i = 4; i >= 1; --i) {
    position[i] = kDigits[rest % 62];
    rest /= 62;
  }
  return position;
}

// Few large deals, many small ones; whole hundreds. Doubling in whole numbers: the same on every machine.
int64_t value_of(base::SeededRandom& random, std::string_view currency) {
  const uint32_t doublings = random.below(7'200);
  const int64_t value = (int64_t{1'200} << (doublings / 1'000)) * (1'000 + doublings % 1'000) / 1'000;
  return (currency == "MYR" ? value : value * 2 / 7) / 100 * 10'000 + 10'000;
}

int64_t pick(base::SeededRandom& random, const std::vector<int64_t>& keys) {
  return keys.empty() ? 0 : keys[random.below(static_cast<uint32_t>(keys.size()))];
}

std::optional<int64_t> some(int64_t key) { return key == 0 ? std::nullopt : std::optional<int64_t>(key); }

// Who a task or an appointment is about; open deals first of all, so that cards have a next step.
base::Status link_to_something(SampleSlice& slice, base::SeededRandom& random, SqlType source, int64_t key,
                               bool ahead) {
  const SampleKeys& keys = slice.keys;
  const uint32_t share = random.below(100);
  if (share < 48 && !keys.deals.empty()) {
    const std::vector<uint32_t>& open = slice.plan.open_deals();
    const uint32_t number = ahead && !open.empty() ? open[random.below(static_cast<uint32_t>(open.size()))]
                                                   : random.below(static_cast<uint32_t>(keys.deals.size()));
    BASE_TRY(slice.rows.link(source, key, SqlType::deal, keys.deals[number], 0));
    return slice.rows.link(source, key, SqlType::contact, keys.people[slice.plan.deal(number).person], 1);
  }
  if (share < 82) return slice.rows.link(source, key, SqlType::contact, pick(random, keys.people), 0);
  if (share < 90) return slice.rows.link(source, key, SqlType::lead, pick(random, keys.leads), 0);
  if (share < 95) return slice.rows.link(source, key, SqlType::contact, pick(random, keys.companies), 0);
  return base::success();
}

}  // namespace

base::Result<int64_t> write_sample_deal(SampleSlice& slice, uint32_t number) {
  const SampleKeys& keys = slice.keys;
  base::SeededRandom random = slice.plan.random_of(SampleKind::deal, number + 1'000'000'000u);
  const SampleDeal deal = slice.plan.deal(number);
  const std::optional<uint32_t> company = slice.plan.company_of(deal.person);
  const std::string product(sample_product(random));
  const std::string name = company ? keys.company_names[*company] + " – " + product
                                   : std::string(sample_place(random, true).city) + " – " + product;
  const uint32_t share = random.below(100);
  const std::string_view currency = share < 84 ? "MYR" : share < 93 ? "SGD" : "USD";
  const std::string position = position_of(number);
  SampleRows::DealRow row{.name = name,
                          .value_minor = value_of(random, currency),
                          .currency = currency,
                          .stage = 0,
                          .position = position,
                          .expected_close = {},
                          .source = sample_source(random),
                          .company = company ? std::optional<int64_t>(keys.companies[*company]) : std::nullopt,
                          .reason = {},
                          .created_ms = deal.created_ms,
                          .stage_entered_ms = deal.stage_entered_ms,
                          .closed_ms = {}};
  int64_t closes_in_days = random.between(5, 60);
  switch (deal.outcome) {
    case Outcome::open: {
      const size_t stages = keys.open_stages.size();
      row.stage = keys.open_stages[std::min(stages - 1, static_cast<size_t>(deal.progress) * stages / 100)];
      break;
    }
    case Outcome::won: row.stage = keys.won_stage; break;
    case Outcome::lost:
      row.stage = keys.lost_stage;
      row.reason = some(pick(random, keys.lost_reasons));
      break;
    case Outcome::unqualified:
      row.stage = keys.unqualified_stage;
      row.reason = some(pick(random, keys.unqualified_reasons));
      break;
  }
  if (deal.outcome != Outcome::open) {
    row.closed_ms = deal.stage_entered_ms;
    closes_in_days = (deal.stage_entered_ms - slice.plan.now_ms()) / 86'400'000 + random.between(-5, 5);
  }
  row.expected_close = slice.plan.today().days_since_epoch + closes_in_days;
  BASE_TRY_ASSIGN(key, slice.rows.deal(row));
  BASE_TRY(slice.rows.deal_contact(key, keys.people[deal.person]));
  if (random.chance(10) && !keys.tags.empty()) BASE_TRY(slice.rows.tag(SqlType::deal, key, pick(random, keys.tags)));
  return key;
}

bool is_sample_task_done(uint32_t number) { return number % 100 < 62; }

base::Result<int64_t> write_sample_task(SampleSlice& slice, uint32_t number) {
  const SamplePlan& plan = slice.plan;
  base::SeededRandom random = plan.random_of(SampleKind::task, number);
  const bool done = is_sample_task_done(number);
  int32_t due_days = 0;
  bool has_date = true;
  if (done) {
    due_days = static_cast<int32_t>(-random.between(1, 120));
  } else {
    const uint32_t share = random.below(100);
    if (share < 10)
      due_days = static_cast<int32_t>(-random.between(1, 12));
    else if (share < 20)
      due_days = 0;
    else if (share < 30)
      due_days = 1;
    else if (share < 52)
      due_days = static_cast<int32_t>(random.between(2, 7));
    else if (share < 88)
      due_days = static_cast<int32_t>(random.between(8, 45));
    else
      has_date = false;
  }
  const base::Date day = base::add_days(plan.today(), due_days);
  Due due;
  if (has_date)
    due = random.chance(55) ? Due::on(day)
                            : Due::at(plan.local_ms(day, static_cast<int32_t>(random.between(17, 36)) * 30));
  std::optional<int64_t> done_ms;
  if (done) done_ms = plan.office_ms(random, std::min(-1, due_days + static_cast<int32_t>(random.between(-2, 1))));
  const int64_t created_ms =
      plan.office_ms(random, std::min(-1, due_days) - static_cast<int32_t>(random.between(1, 14)));
  BASE_TRY_ASSIGN(key, slice.rows.task(sample_task(random), due, created_ms, done_ms));
  BASE_TRY(link_to_something(slice, random, SqlType::task, key, !done));
  return key;
}

base::Result<int64_t> write_sample_appointment(SampleSlice& slice, uint32_t number) {
  const SamplePlan& plan = slice.plan;
  base::SeededRandom random = plan.random_of(SampleKind::appointment, number);
  const uint32_t share = random.below(100);
  int32_t days = 0;
  if (share < 50)
    days = static_cast<int32_t>(-random.between(1, 200));
  else if (share < 62)
    days = static_cast<int32_t>(random.between(0, 2));
  else
    days = static_cast<int32_t>(random.between(3, 45));
  base::Date day = base::add_days(plan.today(), days);
  if (base::weekday_of(day) == base::Weekday::sunday) day = base::add_days(day, 1);
  if (base::weekday_of(day) == base::Weekday::saturday) day = base::add_days(day, 2);
  TimeSpan span = TimeSpan::all_day(day, base::add_days(day, random.chance(25) ? 2 : 0));
  if (!random.chance(8)) {
    const int64_t start_ms = plan.local_ms(day, static_cast<int32_t>(random.between(17, 34)) * 30);
    constexpr int64_t kDurations[] = {30, 60, 60, 90, 120};
    span = TimeSpan::timed(start_ms, start_ms + kDurations[random.below(5)] * kMinute_ms);
  }
  const int64_t created_ms = plan.office_ms(random, std::min(-1, days) - static_cast<int32_t>(random.between(1, 10)));
  BASE_TRY_ASSIGN(key, slice.rows.appointment(sample_appointment(random), sample_location(random), span, created_ms));
  BASE_TRY(link_to_something(slice, random, SqlType::appointment, key, days >= 0));
  return key;
}

}  // namespace crm
