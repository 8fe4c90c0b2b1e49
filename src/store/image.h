#pragma once
// The database file in memory. Pages lie in chunks that never move, so that SQLite may read them in place (xFetch)
// while the file grows. SQLite's writes collect in one open change set with the bytes they replaced, which either
// becomes part of a commit (take_changes) or is taken back (revert_changes).
//
// The image hash is the sum of one hash per page and thus costs a commit only its own pages. A page of zeros counts
// nothing: pages that SQLite leaves out when the file grows are zeros here and after a load.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/byte_buffer.h"
#include "base/result.h"
#include "store/persistence.h"

namespace store {

// Depends on the page's number too, so that exchanged pages are noticed. 0 for a page of zeros.
[[nodiscard]] uint64_t page_hash(uint32_t number, const uint8_t* page);

// What one SQLite transaction replaced: enough to take it back.
struct ChangeSet {
  struct Page {
    uint32_t number = 0;
    bool existed = false;  // its bytes are the next kPageSize of `bytes`
    uint64_t hash = 0;
  };
  uint64_t file_size_before = 0;
  std::vector<Page> pages;
  base::ByteBuffer bytes;
};

class Image {
 public:
  static constexpr uint32_t kChunkSize = 8 * kSegmentSize;

  [[nodiscard]] uint64_t file_size() const { return file_size_; }
  [[nodiscard]] uint32_t page_count() const { return static_cast<uint32_t>(file_size_ / kPageSize); }
  [[nodiscard]] uint64_t hash() const { return hash_; }
  [[nodiscard]] const uint8_t* page(uint32_t number) const;

  // Reads may go past the end: what is not there reads as zeros and the call returns false.
  bool read(uint64_t offset, std::span<uint8_t> out) const;
  // In place; nullptr when the range crosses the end or a chunk.
  [[nodiscard]] const uint8_t* fetch(uint64_t offset, uint64_t size) const;
  // False: out of memory, nothing written.
  [[nodiscard]] bool write(uint64_t offset, std::span<const uint8_t> bytes);
  [[nodiscard]] bool truncate(uint64_t size);

  [[nodiscard]] bool has_changes() const { return has_changes_; }
  [[nodiscard]] ChangeSet take_changes();
  void revert_changes();
  // Takes committed changes back, the newest set first.
  void revert(const ChangeSet& changes);

  // Another tab's commit. The hash is compared afterwards: `corrupt` when it differs.
  [[nodiscard]] base::Status apply(const CommitRecord& record);

  // Loading: memory for the whole file, filled by segments and records, then hashed once.
  [[nodiscard]] base::Status begin_load(uint64_t file_size);
  [[nodiscard]] std::span<uint8_t> load_segment(uint32_t number);
  [[nodiscard]] base::Status load_record(const CommitRecord& record);
  void finish_load();

  // Segments that differ from what the last checkpoint wrote.
  [[nodiscard]] uint32_t segment_count() const;
  [[nodiscard]] std::span<const uint8_t> segment(uint32_t number) const;
  [[nodiscard]] std::vector<uint32_t> dirty_segments(size_t limit) const;
  [[nodiscard]] uint32_t dirty_segment_count() const { return dirty_segment_count_; }
  void mark_segment_clean(uint32_t number);
  void mark_segment_dirty(uint32_t number);
  void mark_all_clean();

 private:
  [[nodiscard]] uint8_t* page_bytes(uint32_t number);
  [[nodiscard]] bool reserve(uint64_t size);
  [[nodiscard]] bool grow(uint64_t size);
  void shrink(uint64_t size);
  void zero_tail(uint64_t from, uint64_t to);
  void open_changes();
  void remember(uint32_t number);
  void set_page_hash(uint32_t number, uint64_t hash);
  [[nodiscard]] base::Status copy_record_pages(const CommitRecord& record);

  std::vector<std::unique_ptr<uint8_t[]>> chunks_;
  uint64_t file_size_ = 0;
  uint64_t hash_ = 0;
  std::vector<uint64_t> page_hashes_;   // index is number - 1
  std::vector<uint32_t> change_marks_;  // number of the change set that remembered the page last
  std::vector<uint8_t> segment_dirty_;
  uint32_t dirty_segment_count_ = 0;
  uint32_t change_number_ = 0;
  bool has_changes_ = false;
  bool load_tail_is_zero_ = false;
  ChangeSet changes_;
};

}  // namespace store
