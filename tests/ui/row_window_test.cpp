// Rows of long lists are read as they come into view: what a frame reads does not depend on how long the list is.

#include "ui/views/row_window.h"

#include <doctest/doctest.h>

namespace {

// A list of numbers that counts what is read of it.
struct Numbers {
  uint32_t count = 0;
  uint32_t rows_read = 0;

  std::vector<uint32_t> read(uint32_t first, uint32_t most) {
    std::vector<uint32_t> rows;
    for (uint32_t i = first; i < count && rows.size() < most; ++i) rows.push_back(i);
    rows_read += static_cast<uint32_t>(rows.size());
    return rows;
  }
  const uint32_t* at(ui::RowWindow<uint32_t>& window, int64_t index) {
    return window.at(index, [this](uint32_t first, uint32_t most) { return read(first, most); });
  }
  void check_screen(ui::RowWindow<uint32_t>& window, uint32_t first, uint32_t rows) {
    for (uint32_t i = first; i < first + rows; ++i) {
      const uint32_t* row = at(window, i);
      REQUIRE(row != nullptr);
      CHECK(*row == i);
    }
  }
};

}  // namespace

TEST_CASE("scrolling reads what comes into view, in either direction, and nothing twice") {
  Numbers numbers{.count = 100'000};
  ui::RowWindow<uint32_t> window;
  numbers.check_screen(window, 50'000, 40);
  CHECK(numbers.rows_read == 40);
  numbers.check_screen(window, 50'000, 40);
  CHECK(numbers.rows_read == 40);
  for (uint32_t step = 1; step <= 20; ++step) {
    numbers.rows_read = 0;
    numbers.check_screen(window, 50'000 + step * 7, 40);
    CHECK(numbers.rows_read <= ui::RowWindow<uint32_t>::kAtOnce);
  }
  numbers.rows_read = 0;
  numbers.check_screen(window, 50'100, 40);
  CHECK(numbers.rows_read == 0);
  for (uint32_t first = 50'000; first > 49'900; first -= 5) {
    numbers.rows_read = 0;
    numbers.check_screen(window, first, 40);
    CHECK(numbers.rows_read <= ui::RowWindow<uint32_t>::kAtOnce);
  }
}

TEST_CASE("both ends of a list, and places beyond it") {
  Numbers numbers{.count = 20};
  ui::RowWindow<uint32_t> window;
  CHECK(*numbers.at(window, 19) == 19);
  CHECK(numbers.at(window, 20) == nullptr);
  CHECK(*numbers.at(window, 0) == 0);
  CHECK(*numbers.at(window, 12) == 12);
  CHECK(*numbers.at(window, 5) == 5);
  window.clear();
  numbers.count = 3;
  CHECK(numbers.at(window, 5) == nullptr);
  CHECK(*numbers.at(window, 2) == 2);
  numbers.count = 0;
  window.clear();
  CHECK(numbers.at(window, 0) == nullptr);
}

TEST_CASE("a window stays small however far it scrolls, and a jump begins anew") {
  Numbers numbers{.count = 100'000};
  ui::RowWindow<uint32_t> window;
  for (uint32_t first = 0; first < 2'000; first += 20) numbers.check_screen(window, first, 40);
  CHECK_FALSE(window.holds(0));
  numbers.rows_read = 0;
  numbers.check_screen(window, 90'000, 40);
  CHECK(numbers.rows_read == 40);
}
