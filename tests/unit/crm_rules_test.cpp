// The rules of the domain, as tables: what is due when, in zones where it hurts; rotting; money; names.

#include <doctest/doctest.h>

#include "crm/rules.h"
#include "platform/native/manual_clock.h"

namespace {

using namespace crm;

constexpr int64_t kMinute_ms = 60'000;
constexpr int64_t kHour_ms = 60 * kMinute_ms;
constexpr int64_t kDay_ms = 24 * kHour_ms;

int64_t utc(const char* day, int hour = 0, int minute = 0) {
  return base::parse_iso_date(day)->days_since_epoch * kDay_ms + hour * kHour_ms + minute * kMinute_ms;
}

base::Date day(const char* text) { return *base::parse_iso_date(text); }

// New York in 2026: clocks go forward on 8 March at 07:00Z and back on 1 November at 06:00Z.
class NewYork final : public base::TimeZone {
 public:
  [[nodiscard]] int32_t offset_seconds(int64_t unix_ms) const override {
    return (unix_ms >= utc("2026-03-08", 7) && unix_ms < utc("2026-11-01", 6) ? -4 : -5) * 3600;
  }
};

const platform::FixedZone kKualaLumpur(8 * 3600);
const platform::FixedZone kKiritimati(14 * 3600);
const platform::FixedZone kPagoPago(-11 * 3600);

TaskBucket bucket(const Due& due, int64_t now_ms, const base::TimeZone& zone = kKualaLumpur) {
  return bucket_of(due, 0, day_limits(now_ms, zone, base::Weekday::monday));
}

}  // namespace

TEST_CASE("a task due today is due until the end of today, wherever the person is") {
  // 2026-11-23 is a Monday.
  const Due due = Due::on(day("2026-11-23"));
  struct Row {
    const base::TimeZone* zone;
    int64_t offset_ms;
  };
  for (const Row& row :
       {Row{&kKualaLumpur, 8 * kHour_ms}, Row{&kKiritimati, 14 * kHour_ms}, Row{&kPagoPago, -11 * kHour_ms}}) {
    const int64_t midnight_ms = utc("2026-11-23") - row.offset_ms;
    CHECK(bucket(due, midnight_ms - 1, *row.zone) == TaskBucket::tomorrow);
    CHECK(bucket(due, midnight_ms, *row.zone) == TaskBucket::today);
    CHECK(bucket(due, midnight_ms + kDay_ms - 1, *row.zone) == TaskBucket::today);
    CHECK(bucket(due, midnight_ms + kDay_ms, *row.zone) == TaskBucket::overdue);
  }
}

TEST_CASE("buckets of days in one week") {
  const int64_t wednesday_noon_ms = utc("2026-11-25", 4);
  CHECK(bucket({}, wednesday_noon_ms) == TaskBucket::no_date);
  CHECK(bucket(Due::on(day("2026-11-24")), wednesday_noon_ms) == TaskBucket::overdue);
  CHECK(bucket(Due::on(day("2026-11-25")), wednesday_noon_ms) == TaskBucket::today);
  CHECK(bucket(Due::on(day("2026-11-26")), wednesday_noon_ms) == TaskBucket::tomorrow);
  CHECK(bucket(Due::on(day("2026-11-27")), wednesday_noon_ms) == TaskBucket::this_week);
  CHECK(bucket(Due::on(day("2026-11-29")), wednesday_noon_ms) == TaskBucket::this_week);  // Sunday
  CHECK(bucket(Due::on(day("2026-11-30")), wednesday_noon_ms) == TaskBucket::later);
  // Where the week starts on Sunday, the 29th is the next one.
  const DayLimits sunday_first = day_limits(wednesday_noon_ms, kKualaLumpur, base::Weekday::sunday);
  CHECK(bucket_of(Due::on(day("2026-11-28")), 0, sunday_first) == TaskBucket::this_week);
  CHECK(bucket_of(Due::on(day("2026-11-29")), 0, sunday_first) == TaskBucket::later);
  // On the last day of the week tomorrow is tomorrow, though it is the next week.
  CHECK(bucket(Due::on(day("2026-11-30")), utc("2026-11-29", 4)) == TaskBucket::tomorrow);
}

TEST_CASE("a moment is overdue when it has passed, not before") {
  const int64_t at_ms = utc("2026-11-25", 4, 30);
  CHECK(bucket(Due::at(at_ms), at_ms - 1) == TaskBucket::today);
  CHECK(bucket(Due::at(at_ms), at_ms) == TaskBucket::today);
  CHECK(bucket(Due::at(at_ms), at_ms + 1) == TaskBucket::overdue);
  // 2026-11-25T16:00Z is the 26th in Kuala Lumpur, the 26th in Kiritimati, still the 25th in Pago Pago.
  const int64_t now_ms = utc("2026-11-25", 4);
  CHECK(bucket(Due::at(utc("2026-11-25", 16)), now_ms, kKualaLumpur) == TaskBucket::tomorrow);
  CHECK(bucket(Due::at(utc("2026-11-25", 16)), now_ms, kPagoPago) == TaskBucket::tomorrow);  // there it is the 24th
  CHECK(bucket(Due::at(utc("2026-11-25", 9)), now_ms, kKiritimati) == TaskBucket::today);
  CHECK(bucket(Due::at(utc("2026-11-25", 10)), now_ms, kKiritimati) == TaskBucket::tomorrow);
}

TEST_CASE("days that are 23 or 25 hours long, and the leap day") {
  const NewYork zone;
  // 8 March 2026: midnight is 05:00Z, the next midnight 04:00Z.
  const Due due = Due::on(day("2026-03-08"));
  CHECK(bucket(due, utc("2026-03-08", 4, 59), zone) == TaskBucket::tomorrow);
  CHECK(bucket(due, utc("2026-03-08", 5), zone) == TaskBucket::today);
  CHECK(bucket(due, utc("2026-03-09", 3, 59), zone) == TaskBucket::today);
  CHECK(bucket(due, utc("2026-03-09", 4), zone) == TaskBucket::overdue);
  // 1 November: midnight is 04:00Z, the next 05:00Z.
  CHECK(bucket(Due::on(day("2026-11-01")), utc("2026-11-02", 4, 59), zone) == TaskBucket::today);
  CHECK(bucket(Due::on(day("2026-11-01")), utc("2026-11-02", 5), zone) == TaskBucket::overdue);
  // 2028 is a leap year.
  CHECK(bucket(Due::on(day("2028-02-29")), utc("2028-02-28", 4)) == TaskBucket::tomorrow);
  CHECK(bucket(Due::on(day("2028-03-01")), utc("2028-02-28", 4)) != TaskBucket::tomorrow);
  CHECK(bucket(Due::on(day("2028-02-29")), utc("2028-03-01", 4)) == TaskBucket::overdue);
}

TEST_CASE("a task just done stays where it was for five minutes") {
  const int64_t done_ms = utc("2026-11-25", 4);
  const Due due = Due::on(day("2026-11-24"));
  const auto at = [&](int64_t now_ms) {
    return bucket_of(due, done_ms, day_limits(now_ms, kKualaLumpur, base::Weekday::monday));
  };
  CHECK(at(done_ms) == TaskBucket::overdue);
  CHECK(at(done_ms + kDoneStays_ms - 1) == TaskBucket::overdue);
  CHECK(at(done_ms + kDoneStays_ms) == TaskBucket::done);
  CHECK(next_change_ms(due, done_ms, day_limits(done_ms, kKualaLumpur, base::Weekday::monday)) ==
        done_ms + kDoneStays_ms);
}

TEST_CASE("the next change is the moment at which the answer changes") {
  const int64_t start_ms = utc("2026-11-25", 1);
  const Due dues[] = {{},
                      Due::on(day("2026-11-24")),
                      Due::on(day("2026-11-25")),
                      Due::on(day("2026-11-27")),
                      Due::on(day("2026-12-09")),
                      Due::at(start_ms + 5 * kHour_ms),
                      Due::at(start_ms + 50 * kHour_ms)};
  for (const Due& due : dues) {
    int64_t now_ms = start_ms;
    for (int step = 0; step < 40; ++step) {
      const DayLimits limits = day_limits(now_ms, kKualaLumpur, base::Weekday::monday);
      const TaskBucket now_bucket = bucket_of(due, 0, limits);
      const std::optional<int64_t> change = next_change_ms(due, 0, limits);
      if (!change) {
        // Never again: years later it is where it is.
        CHECK(bucket(due, now_ms + 4000 * kDay_ms) == now_bucket);
        break;
      }
      CHECK(*change > now_ms);
      CHECK(bucket(due, *change - 1) == now_bucket);
      now_ms = *change;
    }
  }
}

TEST_CASE("the colour of the next step") {
  const DayLimits limits = day_limits(utc("2026-11-25", 4), kKualaLumpur, base::Weekday::monday);
  CHECK(next_step_of(Due::on(day("2026-11-24")), limits) == NextStep::overdue);
  CHECK(next_step_of(Due::on(day("2026-11-25")), limits) == NextStep::today);
  CHECK(next_step_of(Due::on(day("2026-11-26")), limits) == NextStep::future);
  CHECK(next_step_of({}, limits) == NextStep::future);
}

TEST_CASE("a deal rots after the days of its stage without activity") {
  Stage stage;
  stage.rotting_days = 14;
  const int64_t last_ms = utc("2026-11-01", 12);
  CHECK(rotting_of(stage, last_ms, last_ms) == Rotting{Rotting::State::fresh, 14});
  CHECK(rotting_of(stage, last_ms, last_ms + 12 * kDay_ms + 1) == Rotting{Rotting::State::fresh, 2});
  CHECK(rotting_of(stage, last_ms, last_ms + 14 * kDay_ms - 1) == Rotting{Rotting::State::fresh, 1});
  CHECK(rotting_of(stage, last_ms, last_ms + 14 * kDay_ms) == Rotting{Rotting::State::rotten, 0});
  stage.outcome = Outcome::won;
  CHECK(rotting_of(stage, last_ms, last_ms + 900 * kDay_ms).state == Rotting::State::never);
  stage.outcome = Outcome::open;
  stage.rotting_days.reset();
  CHECK(rotting_of(stage, last_ms, last_ms + 900 * kDay_ms).state == Rotting::State::never);
}

TEST_CASE("money: minor units, weights, probabilities") {
  CHECK(currency_digits("MYR") == 2);
  CHECK(currency_digits("JPY") == 0);
  CHECK(currency_digits("KWD") == 3);
  CHECK(weighted_minor(1'000, 30) == 300);
  CHECK(weighted_minor(5, 50) == 3);  // half away from zero
  CHECK(weighted_minor(-5, 50) == -3);
  CHECK(weighted_minor(4, 10) == 0);
  CHECK(weighted_minor(kMaximumMinor, 100) == kMaximumMinor);
  Stage stage;
  stage.probability = 30;
  CHECK(effective_probability(std::nullopt, stage) == 30);
  CHECK(effective_probability(0, stage) == 0);
  CHECK(effective_probability(80, stage) == 80);
  stage.outcome = Outcome::won;
  CHECK(effective_probability(80, stage) == 100);
  stage.outcome = Outcome::lost;
  CHECK(effective_probability(80, stage) == 0);
  CHECK(is_currency_code("MYR"));
  CHECK_FALSE(is_currency_code("myr"));
  CHECK_FALSE(is_currency_code("RM"));
}

TEST_CASE("names, phones and addresses are compared as people mean them") {
  CHECK(name_from_parts({.given = "Siti", .family = "Aminah"}) == "Siti Aminah");
  CHECK(name_from_parts({.prefix = "Dr", .given = " Lim ", .suffix = "Jr"}) == "Dr Lim Jr");
  CHECK(name_from_parts({.nickname = "Abu"}) == "Abu");
  CHECK(name_from_parts({}).empty());
  CHECK(comparable_phone("+60 12-345 6789") == comparable_phone("012 345 6789"));
  CHECK(comparable_phone("(03) 1234.5678") == "312345678");
  CHECK(comparable_phone("1234").empty());
  CHECK(comparable_phone("+60 12-345 6789") != comparable_phone("+60 12-345 6780"));
  CHECK(is_plausible_email("a@b"));
  CHECK(is_plausible_email("\"odd@name\"@host.example"));
  CHECK_FALSE(is_plausible_email("@b"));
  CHECK_FALSE(is_plausible_email("a@"));
  CHECK_FALSE(is_plausible_email("a b@c"));
}
