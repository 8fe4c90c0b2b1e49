// See copied_image.h.

#include "store/copied_image.h"

#include <algorithm>

#include "store/image.h"

namespace store {

void CopiedImage::load(const base::Uuid&, LoadTarget& target, LoadDone done) {
  if (base::Status begun = target.begin(source_.file_size()); !begun.ok()) {
    done(std::move(begun).error());
    return;
  }
  for (uint32_t number = 0; number < source_.segment_count(); ++number) {
    const std::span<const uint8_t> bytes = source_.segment(number);
    std::ranges::copy(bytes, target.segment(number).begin());
  }
  done(LoadedImage{.generation = 1, .checkpoint_generation = 1, .image_hash = source_.hash()});
}

void CopiedImage::commit(const CommitRecord&, Durability, CommitDone done) {
  done({.outcome = CommitOutcome::durable});
}
void CopiedImage::read_since(uint64_t, RecordsDone done) { done(std::vector<CommitRecord>()); }
void CopiedImage::checkpoint(const CheckpointSlice&, CommitDone done) { done({.outcome = CommitOutcome::durable}); }
void CopiedImage::replace(const CheckpointSlice&, CommitDone done) { done({}); }
void CopiedImage::swap_previous(uint64_t, CommitDone done) { done({}); }

}  // namespace store
