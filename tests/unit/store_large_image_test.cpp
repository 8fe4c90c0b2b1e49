// T10 of the fault list: a file across the first gibibyte, where SQLite leaves out the page of its lock bytes. The same
// steps run in every test run on a small file; a soak takes them past the limit.

#include <doctest/doctest.h>

#include <algorithm>

#include "base/random.h"
#include "platform/native/manual_clock.h"
#include "store/connection.h"
#include "support/test_scale.h"

namespace {

constexpr uint64_t kLockByteOffset = 1U << 30;
constexpr uint32_t kLockBytePage = kLockByteOffset / store::kPageSize + 1;

std::string first_text(store::Connection& connection, std::string_view sql) {
  store::Statement row = connection.query(sql);
  REQUIRE(row.next());
  return std::string(row.text(0));
}

// The hash as it would be computed from nothing but the bytes.
uint64_t hash_of(const store::Image& image) {
  uint64_t hash = 0;
  for (uint32_t number = 1; number <= image.page_count(); ++number)
    hash += store::page_hash(number, image.page(number));
  return hash;
}

}  // namespace

TEST_CASE("image: a file that grows past the lock-byte page, shrinks and grows again stays whole") {
  const int64_t rows = test::scaled<int64_t>(24, 36);
  const int64_t row_size = test::scaled<int64_t>(500'000, 32'000'000);
  platform::ManualClock clock;
  base::SeededRandom random(1);
  store::Image image;
  auto opened = store::Connection::open(image, clock, random);
  REQUIRE(opened.ok());
  store::Connection& connection = **opened;
  REQUIRE(connection.execute("CREATE TABLE note(key INTEGER PRIMARY KEY, body BLOB)").ok());
  bool lock_byte_page_was_written = false;
  const auto take = [&] {
    for (const store::ChangeSet& changes : connection.vfs().take_committed())
      lock_byte_page_was_written =
          lock_byte_page_was_written || std::ranges::any_of(changes.pages, [](const store::ChangeSet::Page& page) {
            return page.number == kLockBytePage;
          });
  };
  const auto check_lock_byte_page = [&] {
    CHECK_FALSE(lock_byte_page_was_written);
    if (image.page_count() < kLockBytePage) return;
    const std::span page(image.page(kLockBytePage), store::kPageSize);
    CHECK(std::ranges::all_of(page, [](uint8_t byte) { return byte == 0; }));
  };
  for (int64_t row = 1; row <= rows; ++row) {
    REQUIRE(connection.execute("INSERT INTO note VALUES(?1, zeroblob(?2))", row, row_size - row).ok());
    take();
  }
  REQUIRE(image.file_size() > static_cast<uint64_t>(rows * row_size));
  const bool is_past_lock_byte = image.file_size() > kLockByteOffset + store::kPageSize;
  CHECK(is_past_lock_byte == test::is_soak());
  CHECK(first_text(connection, "PRAGMA page_count") == std::to_string(image.page_count()));
  CHECK(first_text(connection, "PRAGMA integrity_check") == "ok");
  CHECK(image.hash() == hash_of(image));
  check_lock_byte_page();

  // Down below the limit again.
  REQUIRE(connection.execute("DELETE FROM note WHERE key % 3 <> 0").ok());
  REQUIRE(connection.execute("PRAGMA incremental_vacuum").ok());
  // What is cut off is remembered, the page of the lock bytes too: it comes back as it was, empty.
  (void)connection.vfs().take_committed();
  CHECK(image.file_size() < static_cast<uint64_t>(rows * row_size) / 2);
  CHECK(first_text(connection, "PRAGMA freelist_count") == "0");
  CHECK(first_text(connection, "PRAGMA integrity_check") == "ok");
  CHECK(first_text(connection, "SELECT count(*) || ' ' || sum(length(body)=" + std::to_string(row_size) +
                                   "-key) FROM note") == std::to_string(rows / 3) + " " + std::to_string(rows / 3));
  CHECK(image.hash() == hash_of(image));

  // And up once more, over what was cut off.
  for (int64_t row = 1; row <= rows; row += 3)
    REQUIRE(connection.execute("INSERT INTO note VALUES(?1, zeroblob(?2))", row, row_size - row).ok());
  take();
  CHECK(first_text(connection, "PRAGMA integrity_check") == "ok");
  CHECK(image.hash() == hash_of(image));
  check_lock_byte_page();
}
