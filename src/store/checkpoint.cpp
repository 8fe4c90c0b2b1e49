// The checkpoint's bookkeeping; numbers and reasons are in the header.

#include "store/checkpoint.h"

namespace store {

void CheckpointPlan::reset(uint64_t generation, uint64_t log_bytes, uint64_t log_records) {
  recent_.clear();
  if (log_records > 0) recent_.push_back({.generation = generation, .bytes = log_bytes});
  log_bytes_ = log_bytes;
  log_records_ = log_records;
  is_active_ = false;
  has_failed_ = false;
  written_.clear();
}

void CheckpointPlan::record_became_durable(const CommitRecord& record) {
  recent_.push_back({.generation = record.generation, .bytes = record.pages.size()});
  if (recent_.size() > CheckpointPolicy::kKeptRecords) recent_.pop_front();
  log_bytes_ += record.pages.size();
  ++log_records_;
  has_failed_ = false;
}

void CheckpointPlan::page_hidden() {
  if (log_bytes_ > CheckpointPolicy::kLogBytesOnHide || log_records_ > CheckpointPolicy::kLogRecordsOnHide)
    is_active_ = true;
}

CheckpointSlice CheckpointPlan::next_slice(Image& image, uint64_t generation, uint32_t schema_epoch) {
  is_active_ = true;
  CheckpointSlice slice{.generation = generation,
                        .file_size = image.file_size(),
                        .image_hash = image.hash(),
                        .schema_epoch = schema_epoch,
                        .segments = {},
                        .finish_keeping_from = std::nullopt};
  written_ = image.dirty_segments(CheckpointPolicy::kSegmentsPerSlice);
  for (const uint32_t number : written_) {
    slice.segments.push_back({.number = number, .bytes = image.segment(number)});
    image.mark_segment_clean(number);
  }
  is_last_slice_ = image.dirty_segment_count() == 0;
  if (is_last_slice_) slice.finish_keeping_from = keep_from(generation);
  return slice;
}

uint64_t CheckpointPlan::keep_from(uint64_t generation) const {
  uint64_t from = generation + 1;
  uint64_t bytes = 0;
  for (auto record = recent_.rbegin(); record != recent_.rend(); ++record) {
    bytes += record->bytes;
    if (bytes > CheckpointPolicy::kKeptBytes) break;
    from = record->generation;
  }
  return from;
}

void CheckpointPlan::slice_ended() {
  written_.clear();
  if (!is_last_slice_) return;
  is_active_ = false;
  log_bytes_ = 0;
  log_records_ = 0;
}

void CheckpointPlan::slice_failed(Image& image) {
  for (const uint32_t number : written_) image.mark_segment_dirty(number);
  written_.clear();
  is_active_ = false;
  has_failed_ = true;
}

}  // namespace store
