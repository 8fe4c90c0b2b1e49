#pragma once
// store::Persistence over the page's IndexedDB. The work is done in web/storage; here the calls cross the border:
// numbers of more than 32 bits as doubles or as two halves, records in one buffer that C++ owns (struct Facts, page
// numbers, pages). There is one page, so there is at most one WebPersistence at a time, to which the exported functions
// speak.

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "store/persistence.h"

namespace platform {

class WebPersistence final : public store::Persistence {
 public:
  WebPersistence();
  ~WebPersistence() override;
  WebPersistence(const WebPersistence&) = delete;
  WebPersistence& operator=(const WebPersistence&) = delete;

  void subscribe(store::PersistenceEvents* events) override { events_ = events; }
  void load(const base::Uuid& session, store::LoadTarget& target, LoadDone done) override;
  [[nodiscard]] bool reject_loaded() override;
  void commit(const store::CommitRecord& record, store::Durability durability, CommitDone done) override;
  void read_since(uint64_t generation, RecordsDone done) override;
  void checkpoint(const store::CheckpointSlice& slice, CommitDone done) override;
  void replace(const store::CheckpointSlice& slice, CommitDone done) override;
  void swap_previous(uint64_t generation, CommitDone done) override;

  // For the exported functions.
  [[nodiscard]] store::LoadTarget* target() { return target_; }
  [[nodiscard]] store::PersistenceEvents* events() { return events_; }
  [[nodiscard]] uint8_t* record_buffer(uint32_t pages);
  [[nodiscard]] store::CommitRecord take_record();
  [[nodiscard]] uint8_t* add_session();
  void loaded(store::LoadedImage image);
  void load_failed(base::Error error);
  void record_read();
  void read_ended(base::Status status);
  void ended(int32_t request, store::CommitResult result);

 private:
  [[nodiscard]] int32_t remember(CommitDone done);

  store::PersistenceEvents* events_ = nullptr;
  store::LoadTarget* target_ = nullptr;
  LoadDone load_done_;
  RecordsDone records_done_;
  std::vector<store::CommitRecord> records_;
  std::vector<base::Uuid> live_sessions_;
  base::ByteBuffer buffer_;
  std::map<int32_t, CommitDone> requests_;
  int32_t latest_request_ = 0;
};

}  // namespace platform
