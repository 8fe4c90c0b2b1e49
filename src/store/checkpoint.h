#pragma once
// When the log is folded into the segments, and in which portions. A checkpoint costs a load later less and today a
// rewrite of every touched segment; its slices are small enough not to be felt, and each is harmless by itself.

#include <cstdint>
#include <deque>
#include <vector>

#include "store/image.h"

namespace store {

// The one place for these numbers (storage.md section 2.2).
struct CheckpointPolicy {
  static constexpr uint64_t kLogBytes = 4U << 20;
  static constexpr uint64_t kLogRecords = 256;
  // When the page is hidden a smaller log is folded already.
  static constexpr uint64_t kLogBytesOnHide = 1U << 20;
  static constexpr uint64_t kLogRecordsOnHide = 64;
  // Writers should pause so that the checkpoint gets its turn: it needs a moment without queued commits.
  static constexpr uint64_t kLogBytesCongested = 48U << 20;
  static constexpr size_t kSegmentsPerSlice = 64;
  // Folded records stay for tabs that lag behind.
  static constexpr uint64_t kKeptRecords = 512;
  static constexpr uint64_t kKeptBytes = 4U << 20;
};

class CheckpointPlan {
 public:
  void reset(uint64_t generation, uint64_t log_bytes, uint64_t log_records);
  void record_became_durable(const CommitRecord& record);

  // After a failure nothing is due until the log has grown.
  [[nodiscard]] bool is_due() const {
    return !has_failed_ &&
           (is_active_ || log_bytes_ > CheckpointPolicy::kLogBytes || log_records_ > CheckpointPolicy::kLogRecords);
  }
  [[nodiscard]] bool is_empty() const { return log_records_ == 0; }
  [[nodiscard]] bool is_congested() const { return log_bytes_ > CheckpointPolicy::kLogBytesCongested; }
  void page_hidden();

  // The next slice; its segments count as written until slice_failed().
  [[nodiscard]] CheckpointSlice next_slice(Image& image, uint64_t generation, uint32_t schema_epoch);
  void slice_ended();
  void slice_failed(Image& image);

 private:
  [[nodiscard]] uint64_t keep_from(uint64_t generation) const;

  struct Durable {
    uint64_t generation = 0;
    uint64_t bytes = 0;
  };
  std::deque<Durable> recent_;
  uint64_t log_bytes_ = 0;
  uint64_t log_records_ = 0;
  bool is_active_ = false;
  bool is_last_slice_ = false;
  bool has_failed_ = false;
  std::vector<uint32_t> written_;
};

}  // namespace store
