// The image in memory; image.h says why it is built of chunks and how its hash works.

#include "store/image.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <new>

namespace store {

namespace {

base::Error out_of_memory() {
  return {.code = base::ErrorCode::out_of_memory,
          .message_key = "storage.out_of_memory",
          .arguments = {},
          .detail = "image"};
}

base::Error damaged(std::string detail) {
  return {
      .code = base::ErrorCode::corrupt, .message_key = "storage.damaged", .arguments = {}, .detail = std::move(detail)};
}

}  // namespace

uint64_t page_hash(uint32_t number, const uint8_t* page) {
  // Four independent lanes of xor, rotate, multiply: every step is a bijection, so one changed word always shows.
  constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15U;
  std::array<uint64_t, 4> lane{0x243F6A8885A308D3U, 0x13198A2E03707344U, 0xA4093822299F31D0U, 0x082EFA98EC4E6C89U};
  uint64_t any = 0;
  for (uint32_t offset = 0; offset < kPageSize; offset += 32) {
    std::array<uint64_t, 4> word;
    std::memcpy(word.data(), page + offset, sizeof word);
    for (size_t i = 0; i < lane.size(); ++i) {
      any |= word[i];
      lane[i] = std::rotl(lane[i] ^ word[i], 29) * kMultiplier;
    }
  }
  if (any == 0) return 0;
  uint64_t hash = number * kMultiplier;
  for (const uint64_t value : lane) {
    hash = std::rotl(hash ^ value, 31) * kMultiplier;
    hash ^= hash >> 29;
  }
  return hash == 0 ? 1 : hash;
}

uint8_t* Image::page_bytes(uint32_t number) {
  const uint64_t offset = static_cast<uint64_t>(number - 1) * kPageSize;
  return chunks_[offset / kChunkSize].get() + offset % kChunkSize;
}

const uint8_t* Image::page(uint32_t number) const {
  const uint64_t offset = static_cast<uint64_t>(number - 1) * kPageSize;
  return chunks_[offset / kChunkSize].get() + offset % kChunkSize;
}

bool Image::read(uint64_t offset, std::span<uint8_t> out) const {
  size_t done = 0;
  while (done < out.size() && offset + done < file_size_) {
    const uint64_t at = offset + done;
    const uint64_t in_chunk = at % kChunkSize;
    const size_t size =
        static_cast<size_t>(std::min<uint64_t>({out.size() - done, kChunkSize - in_chunk, file_size_ - at}));
    std::memcpy(out.data() + done, chunks_[at / kChunkSize].get() + in_chunk, size);
    done += size;
  }
  if (done == out.size()) return true;
  std::memset(out.data() + done, 0, out.size() - done);
  return false;
}

const uint8_t* Image::fetch(uint64_t offset, uint64_t size) const {
  if (offset + size > file_size_ || offset % kChunkSize + size > kChunkSize) return nullptr;
  return chunks_[offset / kChunkSize].get() + offset % kChunkSize;
}

bool Image::reserve(uint64_t size) {
  while (chunks_.size() * uint64_t{kChunkSize} < size) {
    std::unique_ptr<uint8_t[]> chunk(new (std::nothrow) uint8_t[kChunkSize]);
    if (!chunk) return false;
    std::memset(chunk.get(), 0, kChunkSize);
    chunks_.push_back(std::move(chunk));
  }
  return true;
}

bool Image::grow(uint64_t size) {
  assert(size % kPageSize == 0);
  if (!reserve(size)) return false;
  const uint32_t first_new_segment = static_cast<uint32_t>(file_size_ / kSegmentSize);
  file_size_ = size;
  const size_t pages = size / kPageSize;
  if (page_hashes_.size() < pages) {
    page_hashes_.resize(pages, 0);
    change_marks_.resize(pages, 0);
  }
  if (segment_dirty_.size() < segment_count()) segment_dirty_.resize(segment_count(), 0);
  // Also where no page will be written: what an earlier, longer file left in the segment must not come back.
  for (uint32_t number = first_new_segment; number < segment_count(); ++number) mark_segment_dirty(number);
  return true;
}

void Image::shrink(uint64_t size) {
  zero_tail(size, file_size_);
  file_size_ = size;
  for (uint32_t number = segment_count(); number < segment_dirty_.size(); ++number) mark_segment_clean(number);
}

void Image::zero_tail(uint64_t from, uint64_t to) {
  while (from < to) {
    const uint64_t in_chunk = from % kChunkSize;
    const uint64_t size = std::min<uint64_t>(to - from, kChunkSize - in_chunk);
    std::memset(chunks_[from / kChunkSize].get() + in_chunk, 0, size);
    from += size;
  }
}

void Image::open_changes() {
  if (has_changes_) return;
  has_changes_ = true;
  ++change_number_;
  changes_ = {.file_size_before = file_size_, .pages = {}, .bytes = {}};
}

void Image::remember(uint32_t number) {
  if (change_marks_[number - 1] == change_number_) return;
  change_marks_[number - 1] = change_number_;
  const bool existed = uint64_t{number} * kPageSize <= changes_.file_size_before;
  changes_.pages.push_back({.number = number, .existed = existed, .hash = page_hashes_[number - 1]});
  if (existed) {
    const uint8_t* bytes = page(number);
    changes_.bytes.append({bytes, kPageSize});
  }
}

void Image::set_page_hash(uint32_t number, uint64_t hash) {
  hash_ += hash - page_hashes_[number - 1];
  page_hashes_[number - 1] = hash;
}

bool Image::write(uint64_t offset, std::span<const uint8_t> bytes) {
  if (bytes.empty()) return true;
  open_changes();
  const uint64_t end = offset + bytes.size();
  if (end > file_size_ && !grow((end + kPageSize - 1) / kPageSize * kPageSize)) return false;
  size_t done = 0;
  while (done < bytes.size()) {
    const uint64_t at = offset + done;
    const uint32_t number = static_cast<uint32_t>(at / kPageSize) + 1;
    const uint64_t in_page = at % kPageSize;
    const size_t size = static_cast<size_t>(std::min<uint64_t>(bytes.size() - done, kPageSize - in_page));
    remember(number);
    std::memcpy(page_bytes(number) + in_page, bytes.data() + done, size);
    done += size;
  }
  return true;
}

bool Image::truncate(uint64_t size) {
  assert(size % kPageSize == 0);
  if (size == file_size_) return true;
  open_changes();
  if (size > file_size_) return grow(size);
  for (uint32_t number = page_count(); uint64_t{number} * kPageSize > size; --number) {
    remember(number);
    set_page_hash(number, 0);
  }
  shrink(size);
  return true;
}

ChangeSet Image::take_changes() {
  for (const ChangeSet::Page& changed : changes_.pages) {
    if (changed.number <= page_count()) set_page_hash(changed.number, page_hash(changed.number, page(changed.number)));
    mark_segment_dirty((changed.number - 1) / (kSegmentSize / kPageSize));
  }
  has_changes_ = false;
  return std::move(changes_);
}

void Image::revert_changes() {
  if (!has_changes_) return;
  has_changes_ = false;
  const ChangeSet changes = std::move(changes_);
  revert(changes);
}

void Image::revert(const ChangeSet& changes) {
  // The chunks of a larger file still exist, so growing back cannot fail.
  if (changes.file_size_before > file_size_) {
    const bool grown = grow(changes.file_size_before);
    assert(grown);
    (void)grown;
  }
  const uint8_t* bytes = changes.bytes.data();
  for (const ChangeSet::Page& changed : changes.pages) {
    if (changed.existed) {
      std::memcpy(page_bytes(changed.number), bytes, kPageSize);
      bytes += kPageSize;
    }
    set_page_hash(changed.number, changed.hash);
    mark_segment_dirty((changed.number - 1) / (kSegmentSize / kPageSize));
  }
  if (file_size_ > changes.file_size_before) shrink(changes.file_size_before);
}

base::Status Image::copy_record_pages(const CommitRecord& record) {
  if (record.file_size % kPageSize != 0 || record.pages.size() != record.page_numbers.size() * uint64_t{kPageSize})
    return damaged("record " + std::to_string(record.generation) + " is inconsistent");
  const uint64_t pages_after = record.file_size / kPageSize;
  for (const uint32_t number : record.page_numbers)
    if (number == 0 || number > pages_after)
      return damaged("record " + std::to_string(record.generation) + " has a page outside the file");
  if (record.file_size > file_size_) {
    if (!grow(record.file_size)) return out_of_memory();
  } else if (record.file_size < file_size_) {
    for (uint32_t number = page_count(); number > pages_after; --number) set_page_hash(number, 0);
    shrink(record.file_size);
  }
  const uint8_t* bytes = record.pages.data();
  for (const uint32_t number : record.page_numbers) {
    std::memcpy(page_bytes(number), bytes, kPageSize);
    bytes += kPageSize;
    mark_segment_dirty((number - 1) / (kSegmentSize / kPageSize));
  }
  return base::success();
}

base::Status Image::apply(const CommitRecord& record) {
  assert(!has_changes_);
  BASE_TRY(copy_record_pages(record));
  for (const uint32_t number : record.page_numbers) set_page_hash(number, page_hash(number, page(number)));
  if (hash_ != record.image_hash)
    return damaged("image hash differs after generation " + std::to_string(record.generation));
  return base::success();
}

base::Status Image::begin_load(uint64_t file_size) {
  if (file_size % kPageSize != 0) return damaged("file size is no multiple of the page size");
  if (!grow(file_size)) return out_of_memory();
  mark_all_clean();
  // A load may be tried again after a part of it.
  load_tail_is_zero_ = false;
  return base::success();
}

std::span<uint8_t> Image::load_segment(uint32_t number) {
  const uint64_t offset = uint64_t{number} * kSegmentSize;
  if (offset / kChunkSize >= chunks_.size()) return {};
  return {chunks_[offset / kChunkSize].get() + offset % kChunkSize, kSegmentSize};
}

base::Status Image::load_record(const CommitRecord& record) {
  // Segments may already hold bytes of a later generation behind this file's end (persistence.h, CheckpointSlice).
  if (!load_tail_is_zero_) zero_tail(file_size_, chunks_.size() * uint64_t{kChunkSize});
  load_tail_is_zero_ = true;
  return copy_record_pages(record);
}

void Image::finish_load() {
  if (!load_tail_is_zero_) zero_tail(file_size_, chunks_.size() * uint64_t{kChunkSize});
  load_tail_is_zero_ = true;
  hash_ = 0;
  for (uint32_t number = 1; number <= page_count(); ++number) {
    const uint64_t hash = page_hash(number, page(number));
    page_hashes_[number - 1] = hash;
    hash_ += hash;
  }
}

uint32_t Image::segment_count() const { return static_cast<uint32_t>((file_size_ + kSegmentSize - 1) / kSegmentSize); }

std::span<const uint8_t> Image::segment(uint32_t number) const {
  const uint64_t offset = uint64_t{number} * kSegmentSize;
  const uint64_t size = std::min<uint64_t>(kSegmentSize, file_size_ - offset);
  return {chunks_[offset / kChunkSize].get() + offset % kChunkSize, static_cast<size_t>(size)};
}

std::vector<uint32_t> Image::dirty_segments(size_t limit) const {
  std::vector<uint32_t> numbers;
  for (uint32_t number = 0; number < segment_dirty_.size() && numbers.size() < limit; ++number)
    if (segment_dirty_[number] != 0) numbers.push_back(number);
  return numbers;
}

void Image::mark_segment_clean(uint32_t number) {
  if (segment_dirty_[number] == 0) return;
  segment_dirty_[number] = 0;
  --dirty_segment_count_;
}

void Image::mark_segment_dirty(uint32_t number) {
  if (number >= segment_count() || segment_dirty_[number] != 0) return;
  segment_dirty_[number] = 1;
  ++dirty_segment_count_;
}

void Image::mark_all_clean() {
  std::ranges::fill(segment_dirty_, uint8_t{0});
  dirty_segment_count_ = 0;
}

}  // namespace store
