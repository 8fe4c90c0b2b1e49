// Dates as exports and people write them, the order decided by the column, and dates that do not exist.

#include <doctest/doctest.h>

#include "exchange/date_text.h"

using exchange::DateOrder;
using exchange::DateReading;
using Kind = exchange::DateReading::Kind;

namespace {

std::string read(std::string_view text, DateOrder order = DateOrder::day_month_year, int32_t latest_year = 2026) {
  const DateReading reading = exchange::read_date(text, {.order = order, .latest_year = latest_year});
  switch (reading.kind) {
    case Kind::date: return exchange::to_text(reading.date);
    case Kind::nothing: return "nothing";
    case Kind::not_a_date: return "not a date";
    case Kind::does_not_exist: return "does not exist";
  }
  return {};
}

}  // namespace

TEST_CASE("date text: forms that say their order themselves") {
  for (const char* text :
       {"2026-11-24", "2026/11/24", "2026.11.24", "20261124", "2026-11-24T10:00:00Z", "20261124T1430-0500",
        "2026-11-24 10:00", "24 Nov 2026", "24-Nov-2026", "24-nov-26", "Nov 24, 2026", "November 24th, 2026",
        "Tue, 24 November 2026", "24. Nov. 2026", "24hb November 2026", "  24 NOVEMBER 2026 ", "2026-11-24 9:05 PM"}) {
    CHECK_MESSAGE(read(text) == "2026-11-24", text);
  }
  CHECK(read("3 Mac 2025") == "2025-03-03");
  CHECK(read("31 Ogos 1957") == "1957-08-31");
  CHECK(read("25 Disember 2020") == "2020-12-25");
  CHECK(read("09 Dec 2022") == "2022-12-09");
}

TEST_CASE("date text: day or month first") {
  CHECK(read("3/4/2025") == "2025-04-03");
  CHECK(read("3/4/2025", DateOrder::month_day_year) == "2025-03-04");
  CHECK(read("24.11.2026") == "2026-11-24");
  CHECK(read("11/24/2026 08:15", DateOrder::month_day_year) == "2026-11-24");
  CHECK(read("11/24/2026") == "does not exist");
}

TEST_CASE("date text: two-digit years are never later than the latest") {
  CHECK(read("24/11/85") == "1985-11-24");
  CHECK(read("24/11/26") == "2026-11-24");
  CHECK(read("24/11/27") == "1927-11-24");
  CHECK(read("24/11/27", DateOrder::day_month_year, 2046) == "2027-11-24");
}

TEST_CASE("date text: dates without a year") {
  CHECK(read("--11-24") == "--11-24");
  CHECK(read("--1124") == "--11-24");
  CHECK(read("--02-29") == "--02-29");
  CHECK(read("24 Nov") == "--11-24");
  CHECK(read("November 24") == "--11-24");
  CHECK(read("--02-30") == "does not exist");
}

TEST_CASE("date text: what programs write for no date") {
  for (const char* text : {"", "  ", "0/0/00", "00/00/0000", "0000-00-00", "1/1/4501", "0.0.0"}) {
    CHECK_MESSAGE(read(text) == "nothing", text);
  }
}

TEST_CASE("date text: what is no date") {
  for (const char* text : {"soon", "2026", "2026-11", "24/11/2026 call back", "1/2/3/4", "99999999999", "1-800-555",
                           "12:30", "24//", "\xC3\xA9", "mayor 5 1990", "1 Jan Feb", "2026-111-1"}) {
    CHECK_MESSAGE(read(text) == "not a date", text);
  }
  for (const char* text : {"31/4/2001", "29/2/2023", "2023-02-29", "32 Jan 2020", "20260230", "0/5/2020"}) {
    CHECK_MESSAGE(read(text) == "does not exist", text);
  }
  CHECK(read("29/2/2024") == "2024-02-29");
}

TEST_CASE("date text: a column's order is what its values allow") {
  exchange::DateOrderGuess guess;
  guess.observe("3/4/2025");
  guess.observe("not a date");
  CHECK_FALSE(guess.is_decided());
  CHECK(guess.dates() == 1);
  CHECK(guess.order(DateOrder::month_day_year) == DateOrder::month_day_year);
  guess.observe("25/12/2025");
  CHECK(guess.is_decided());
  CHECK(guess.order(DateOrder::month_day_year) == DateOrder::day_month_year);
  guess.observe("12/25/2025");
  guess.observe("12/26/2025");
  CHECK(guess.order(DateOrder::day_month_year) == DateOrder::month_day_year);
  CHECK(guess.dates() == 4);
}
