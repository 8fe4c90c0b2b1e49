// The image in memory: change sets, growth and truncation, the hash, what a checkpoint must write.

#include <doctest/doctest.h>

#include <vector>

#include "base/random.h"
#include "store/checkpoint.h"
#include "store/image.h"

using store::Image;
using store::kPageSize;
using store::kSegmentSize;

namespace {

std::vector<uint8_t> page_of(uint8_t value) { return std::vector<uint8_t>(kPageSize, value); }

void write_page(Image& image, uint32_t number, uint8_t value) {
  REQUIRE(image.write(uint64_t{number - 1} * kPageSize, page_of(value)));
}

std::vector<uint8_t> bytes_of(const Image& image) {
  std::vector<uint8_t> bytes(image.file_size());
  image.read(0, bytes);
  return bytes;
}

}  // namespace

TEST_CASE("image: random changes taken back one by one, or together, restore bytes, size and hash") {
  base::SeededRandom random(8);
  Image image;
  std::vector<store::ChangeSet> history;
  std::vector<std::pair<std::vector<uint8_t>, uint64_t>> states{{bytes_of(image), image.hash()}};
  for (int round = 0; round < 200; ++round) {
    for (uint32_t i = 0; i <= random.below(5); ++i) {
      if (random.chance(20)) {
        REQUIRE(image.truncate(uint64_t{random.below(100)} * kPageSize));
      } else {
        write_page(image, 1 + random.below(150), static_cast<uint8_t>(random.below(4)));
      }
    }
    if (random.chance(20)) {
      image.revert_changes();
      REQUIRE(bytes_of(image) == states.back().first);
      REQUIRE(image.hash() == states.back().second);
      continue;
    }
    history.push_back(image.take_changes());
    states.emplace_back(bytes_of(image), image.hash());
  }
  while (!history.empty()) {
    image.revert(history.back());
    history.pop_back();
    states.pop_back();
    REQUIRE(bytes_of(image) == states.back().first);
    REQUIRE(image.hash() == states.back().second);
  }
}

TEST_CASE("image: the hash tells every change of a bit, and pages that changed places") {
  Image image;
  write_page(image, 1, 1);
  write_page(image, 2, 2);
  (void)image.take_changes();
  const uint64_t hash = image.hash();
  write_page(image, 1, 2);
  write_page(image, 2, 1);
  (void)image.take_changes();
  CHECK(image.hash() != hash);
  std::vector<uint8_t> page = page_of(7);
  const uint64_t page_hash = store::page_hash(3, page.data());
  int equal = 0;
  for (size_t byte = 0; byte < kPageSize; ++byte) {
    page[byte] ^= static_cast<uint8_t>(1U << (byte % 8));
    if (store::page_hash(3, page.data()) == page_hash) ++equal;
    page[byte] = 7;
  }
  CHECK(equal == 0);
  CHECK(store::page_hash(9, page_of(0).data()) == 0);
}

TEST_CASE("image: a file that grows again has zeros where it was longer before, also in its segments") {
  Image image;
  for (uint32_t number = 1; number <= 40; ++number) write_page(image, number, 9);
  (void)image.take_changes();
  image.mark_all_clean();
  REQUIRE(image.truncate(4 * kPageSize));
  // Page 40 is written, the pages before it are left out, as SQLite does with free pages.
  write_page(image, 40, 5);
  (void)image.take_changes();
  std::vector<uint8_t> page(kPageSize);
  image.read(uint64_t{20} * kPageSize, page);
  CHECK(page == page_of(0));
  CHECK(image.dirty_segments(100) == std::vector<uint32_t>{0, 1, 2, 3, 4});
}

TEST_CASE("image: pages are read in place and stay where they are while the file grows") {
  Image image;
  write_page(image, 1, 3);
  const uint8_t* first = image.fetch(0, kPageSize);
  REQUIRE(first != nullptr);
  for (uint32_t number = 2; number < 500; ++number) write_page(image, number, 4);
  CHECK(image.fetch(0, kPageSize) == first);
  CHECK(first[100] == 3);
  CHECK(image.fetch(uint64_t{499} * kPageSize, kPageSize) == nullptr);
  CHECK(image.fetch(Image::kChunkSize - 100, 200) == nullptr);
}

TEST_CASE("image: a record that does not fit its own hash or its own size is refused") {
  Image image;
  write_page(image, 1, 3);
  (void)image.take_changes();
  store::CommitRecord record{.generation = 2,
                             .previous = 1,
                             .file_size = 2 * kPageSize,
                             .page_numbers = {2},
                             .pages = base::ByteBuffer(page_of(8)),
                             .nonce = 1,
                             .image_hash = 0,
                             .schema_epoch = 1};
  record.image_hash = image.hash() + store::page_hash(2, record.pages.data());
  Image other;
  write_page(other, 1, 3);
  (void)other.take_changes();
  CHECK(other.apply(record).ok());
  CHECK(other.page_count() == 2);
  record.image_hash += 1;
  CHECK_FALSE(image.apply(record).ok());
  record.page_numbers = {3};
  CHECK_FALSE(image.apply(record).ok());
  record.page_numbers = {2, 1};
  CHECK_FALSE(image.apply(record).ok());
}

TEST_CASE("image: a checkpoint writes every touched segment once, and again after a failure") {
  Image image;
  for (uint32_t number = 1; number <= 100 * 8; ++number) write_page(image, number, 1);
  (void)image.take_changes();
  store::CheckpointPlan plan;
  plan.reset(1, 5U << 20, 1);
  CHECK(plan.is_due());
  store::CheckpointSlice slice = plan.next_slice(image, 1, 7);
  CHECK(slice.segments.size() == store::CheckpointPolicy::kSegmentsPerSlice);
  CHECK_FALSE(slice.finish_keeping_from);
  plan.slice_failed(image);
  CHECK_FALSE(plan.is_due());
  CHECK(image.dirty_segment_count() == 100);

  plan.record_became_durable({.generation = 2,
                              .previous = 1,
                              .file_size = image.file_size(),
                              .page_numbers = {},
                              .pages = {},
                              .nonce = 0,
                              .image_hash = 0,
                              .schema_epoch = 7});
  CHECK(plan.is_due());
  slice = plan.next_slice(image, 2, 7);
  plan.slice_ended();
  CHECK(plan.is_due());
  slice = plan.next_slice(image, 2, 7);
  REQUIRE(slice.finish_keeping_from);
  CHECK(slice.segments.size() == 36);
  plan.slice_ended();
  CHECK_FALSE(plan.is_due());
  CHECK(plan.is_empty());
}
