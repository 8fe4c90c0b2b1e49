// The timeline of the sample: how deals came and went, tasks that were done, new leads and people; then notes and
// calls, in the order of the deals and people they are about.

#include <algorithm>

#include "crm/sample_job.h"
#include "crm/sample_texts.h"

namespace crm {

namespace {

constexpr int64_t kMinute_ms = 60'000;
constexpr int64_t kDay_ms = 86'400'000;

Filing filing_of_deal(const SampleSlice& slice, uint32_t number) {
  const SampleDeal deal = slice.plan.deal(number);
  Filing filing{.lead = {}, .person = slice.keys.people[deal.person], .company = {}, .deal = slice.keys.deals[number]};
  if (const std::optional<uint32_t> company = slice.plan.company_of(deal.person))
    filing.company = slice.keys.companies[*company];
  return filing;
}

Filing filing_of_person(const SampleSlice& slice, uint32_t number) {
  Filing filing{.lead = {}, .person = slice.keys.people[number], .company = {}, .deal = {}};
  if (const std::optional<uint32_t> company = slice.plan.company_of(number))
    filing.company = slice.keys.companies[*company];
  return filing;
}

base::Status note_or_call(SampleSlice& slice, base::SeededRandom& random, const Filing& filing, int64_t at_ms) {
  if (random.chance(62)) {
    const std::string text = sample_note(random);
    return slice.rows.activity({.kind = ActivityKind::note, .filing = filing, .text = text, .at_ms = at_ms});
  }
  const std::string text = random.chance(85) ? sample_call(random) : std::string();
  return slice.rows.activity(
      {.kind = ActivityKind::call,
       .filing = filing,
       .text = text,
       .detail = static_cast<int64_t>(random.chance(65) ? CallDirection::outgoing : CallDirection::incoming),
       .quantity = random.between(20, 1500),
       .at_ms = at_ms});
}

base::Status deal_made(SampleSlice& slice, uint32_t number) {
  return slice.rows.activity({.kind = ActivityKind::deal_created,
                              .filing = filing_of_deal(slice, number),
                              .to_stage = slice.keys.open_stages.front(),
                              .at_ms = slice.plan.deal(number).created_ms});
}

base::Status deal_moved(SampleSlice& slice, base::SeededRandom& random, uint32_t number) {
  const SampleKeys& keys = slice.keys;
  const SampleDeal deal = slice.plan.deal(number);
  const size_t stages = keys.open_stages.size();
  NewActivity entry{.kind = ActivityKind::stage_changed, .filing = filing_of_deal(slice, number)};
  entry.at_ms = deal.stage_entered_ms;
  switch (deal.outcome) {
    case Outcome::open: {
      const size_t stage = std::min(stages - 1, static_cast<size_t>(deal.progress) * stages / 100);
      if (stage == 0) return note_or_call(slice, random, entry.filing, deal.created_ms + 5 * kMinute_ms);
      entry.from_stage = keys.open_stages[stage - 1];
      entry.to_stage = keys.open_stages[stage];
      break;
    }
    case Outcome::won:
      entry.kind = ActivityKind::deal_won;
      entry.from_stage = keys.open_stages.back();
      entry.to_stage = keys.won_stage;
      break;
    case Outcome::lost:
      entry.kind = ActivityKind::deal_lost;
      entry.from_stage = keys.open_stages[stages / 2];
      entry.to_stage = keys.lost_stage;
      if (!keys.lost_reasons.empty()) entry.reason = keys.lost_reasons[number % keys.lost_reasons.size()];
      break;
    case Outcome::unqualified:
      entry.kind = ActivityKind::deal_unqualified;
      entry.from_stage = keys.open_stages.front();
      entry.to_stage = keys.unqualified_stage;
      if (!keys.unqualified_reasons.empty())
        entry.reason = keys.unqualified_reasons[number % keys.unqualified_reasons.size()];
      break;
  }
  return slice.rows.activity(entry);
}

// Notes on a deal lie between its beginning and its end.
base::Status about_deal(SampleSlice& slice, base::SeededRandom& random, uint32_t number) {
  const SampleDeal deal = slice.plan.deal(number);
  const int64_t until_ms = deal.outcome == Outcome::open ? slice.plan.now_ms() - kMinute_ms : deal.stage_entered_ms;
  return note_or_call(slice, random, filing_of_deal(slice, number),
                      slice.plan.office_ms_between(random, deal.created_ms, until_ms));
}

// Most is written soon after meeting somebody; one in seven lately.
base::Status about_person(SampleSlice& slice, base::SeededRandom& random, uint32_t number) {
  const SamplePlan& plan = slice.plan;
  int64_t at_ms = 0;
  if (random.chance(15)) {
    const int64_t share = random.below(1000);
    at_ms = plan.office_ms(random, static_cast<int32_t>(-(90 * share / 1000 * share / 1000)));
  } else {
    const int64_t share = random.below(1000);
    const int64_t days = 1 + 90 * share / 1000 * share / 1000;
    at_ms = std::min(plan.office_ms_between(random, plan.met_ms(number), plan.met_ms(number) + days * kDay_ms),
                     plan.now_ms() - random.between(1, 600) * kMinute_ms);
  }
  return note_or_call(slice, random, filing_of_person(slice, number), std::max(at_ms, plan.met_ms(number)));
}

base::Status about_lead(SampleSlice& slice, base::SeededRandom& random, uint32_t number) {
  const auto days = static_cast<int32_t>(-random.between(0, 60));
  return note_or_call(slice, random, {.lead = slice.keys.leads[number], .person = {}, .company = {}, .deal = {}},
                      slice.plan.office_ms(random, days));
}

base::Status task_finished(SampleSlice& slice, uint32_t task, base::SeededRandom& random) {
  const auto days = static_cast<int32_t>(-random.between(0, 120));
  return slice.rows.activity(
      {.kind = ActivityKind::task_done, .task = slice.keys.tasks[task], .at_ms = slice.plan.office_ms(random, days)});
}

}  // namespace

base::Result<int64_t> write_sample_activity(SampleSlice& slice, uint32_t number) {
  const SampleCounts& counts = slice.plan.counts();
  base::SeededRandom random = slice.plan.random_of(SampleKind::activity, number);
  // Blocks one after the other, each as long as its records; what is left is notes and calls.
  int64_t place = number;
  const auto is_in = [&place](int64_t block) {
    if (place < block) return true;
    place -= block;
    return false;
  };
  const auto write = [&]() -> base::Status {
    if (is_in(counts.deals)) return deal_made(slice, static_cast<uint32_t>(place));
    if (is_in(counts.deals)) return deal_moved(slice, random, static_cast<uint32_t>(place));
    if (is_in(counts.leads)) {
      return slice.rows.activity(
          {.kind = ActivityKind::lead_created,
           .filing = {.lead = slice.keys.leads[static_cast<size_t>(place)], .person = {}, .company = {}, .deal = {}},
           .at_ms = slice.plan.office_ms(random, static_cast<int32_t>(-random.between(0, 90)))});
    }
    if (is_in(counts.people / 10)) {
      const auto person = static_cast<uint32_t>(place * 10 + 9);
      return slice.rows.activity({.kind = ActivityKind::person_created,
                                  .filing = filing_of_person(slice, person),
                                  .at_ms = slice.plan.met_ms(person)});
    }
    if (is_in(counts.tasks / 2)) {
      const auto task = static_cast<uint32_t>(place / 62 * 100 + place % 62);
      if (task < counts.tasks) return task_finished(slice, task, random);
      return about_lead(slice, random, static_cast<uint32_t>(place % counts.leads));
    }
    const int64_t rest = counts.activities - number + place;
    if (is_in(rest * 40 / 100))
      return about_deal(slice, random, static_cast<uint32_t>(place * counts.deals / (rest * 40 / 100)));
    if (is_in(rest * 4 / 100))
      return about_lead(slice, random, static_cast<uint32_t>(place * counts.leads / (rest * 4 / 100)));
    const int64_t about_people = rest - rest * 40 / 100 - rest * 4 / 100;
    return about_person(slice, random, static_cast<uint32_t>(place * counts.people / about_people));
  };
  BASE_TRY(write());
  return 0;
}

}  // namespace crm
