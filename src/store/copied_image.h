#pragma once
// A copy of a database's image as a persistence that keeps nothing: for a look at the past, which nobody stores. What
// is committed to it is durable at once, in the sense that it may be lost at any time.

#include "store/persistence.h"

namespace store {

class Image;

class CopiedImage final : public Persistence {
 public:
  // `source` is read while load() runs, which is before the constructor of the Database over it is left.
  explicit CopiedImage(const Image& source) : source_(source) {}

  void subscribe(PersistenceEvents*) override {}
  void load(const base::Uuid& session, LoadTarget& target, LoadDone done) override;
  void commit(const CommitRecord& record, Durability durability, CommitDone done) override;
  void read_since(uint64_t generation, RecordsDone done) override;
  void checkpoint(const CheckpointSlice& slice, CommitDone done) override;
  void replace(const CheckpointSlice& slice, CommitDone done) override;
  void swap_previous(uint64_t generation, CommitDone done) override;

 private:
  const Image& source_;
};

}  // namespace store
