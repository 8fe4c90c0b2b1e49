// The model's transactions; the header says what they promise. They mirror web/storage, rule by rule.

#include "platform/native/simulated_persistence.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <memory>

namespace platform {

using store::CommitOutcome;
using store::CommitResult;

namespace {

CommitResult conflict(std::string detail) {
  return {.outcome = CommitOutcome::conflict, .reason = store::FailureReason::none, .detail = std::move(detail)};
}
CommitResult durable() {
  return {.outcome = CommitOutcome::durable, .reason = store::FailureReason::none, .detail = {}};
}
CommitResult retired() {
  return {.outcome = CommitOutcome::retired, .reason = store::FailureReason::none, .detail = {}};
}

base::Error unreadable() {
  return {.code = base::ErrorCode::io, .message_key = "storage.load_failed", .arguments = {}, .detail = "simulated"};
}

struct OwnedSegments {
  explicit OwnedSegments(const store::CheckpointSlice& slice) {
    for (const auto& segment : slice.segments)
      bytes.emplace_back(segment.number, std::vector<uint8_t>(segment.bytes.begin(), segment.bytes.end()));
  }
  void put(SimulatedDisk& disk, uint32_t era) {
    for (auto& [number, content] : bytes) disk.segments[{era, number}] = std::move(content);
  }
  std::vector<std::pair<uint32_t, std::vector<uint8_t>>> bytes;
};

void erase_tail(SimulatedDisk& disk, const SimulatedDisk::Head& head) {
  const auto end = static_cast<uint32_t>((head.file_size + store::kSegmentSize - 1) / store::kSegmentSize);
  std::erase_if(disk.segments,
                [&](const auto& segment) { return segment.first.first == head.era && segment.first.second >= end; });
}

}  // namespace

uint64_t SimulatedDisk::newest_generation() const {
  return std::max(head.checkpoint_generation, log.empty() ? uint64_t{0} : log.rbegin()->first);
}

size_t SimulatedDisk::busy_tabs() const {
  return static_cast<size_t>(
      std::ranges::count_if(tabs_, [](const SimulatedPersistence* tab) { return !tab->queue_.empty(); }));
}

bool SimulatedDisk::run_one(size_t choice) {
  const size_t busy = busy_tabs();
  if (busy == 0) return false;
  choice %= busy;
  for (SimulatedPersistence* tab : tabs_) {
    if (tab->queue_.empty() || choice-- != 0) continue;
    const std::function<void()> event = std::move(tab->queue_.front());
    tab->queue_.pop_front();
    event();
    return true;
  }
  return false;
}

void SimulatedDisk::run_all() {
  while (run_one()) {
  }
}

void SimulatedDisk::fail(uint64_t index, uint64_t count, store::FailureReason reason, store::CommitOutcome outcome) {
  fail_from_ = transactions_ + index;
  fail_until_ = count > UINT64_MAX - fail_from_ ? UINT64_MAX : fail_from_ + count;
  fail_reason_ = reason;
  fail_outcome_ = outcome;
}

SimulatedPersistence::SimulatedPersistence(SimulatedDisk& disk) : disk_(disk) { disk_.tabs_.push_back(this); }
SimulatedPersistence::~SimulatedPersistence() { std::erase(disk_.tabs_, this); }

void SimulatedPersistence::kill() {
  is_alive_ = false;
  queue_.clear();
  events_ = nullptr;
}

void SimulatedPersistence::wake() {
  is_frozen_ = false;
  enqueue([this] {
    if (events_ != nullptr) events_->foreign_commits_missed();
  });
}

void SimulatedPersistence::enqueue(std::function<void()> event) {
  if (!is_alive_) return;
  if (disk_.delivery_ == SimulatedDisk::Delivery::immediate)
    event();
  else
    queue_.push_back(std::move(event));
}

void SimulatedPersistence::transact(Transaction transaction, CommitDone done) {
  enqueue([this, transaction = std::move(transaction), done = std::move(done)] {
    const uint64_t index = disk_.transactions_++;
    const bool fails = index >= disk_.fail_from_ && index < disk_.fail_until_;
    CommitResult result =
        fails ? CommitResult{.outcome = disk_.fail_outcome_, .reason = disk_.fail_reason_, .detail = "simulated"}
              : transaction(disk_);
    if (index == disk_.hang_at_) return;
    enqueue([done, result = std::move(result)] { done(result); });
  });
}

bool SimulatedPersistence::read_fails() {
  if (disk_.failing_reads_ == 0) return false;
  --disk_.failing_reads_;
  return true;
}

void SimulatedPersistence::tell_others(std::function<void(store::PersistenceEvents&)> message) {
  for (SimulatedPersistence* tab : disk_.tabs_) {
    if (tab == this || tab->is_frozen_ || tab->session_.is_nil()) continue;
    tab->enqueue([tab, message] {
      if (tab->events_ != nullptr) message(*tab->events_);
    });
  }
}

void SimulatedPersistence::load(const base::Uuid& session, store::LoadTarget& target, LoadDone done) {
  session_ = session;
  enqueue([this, &target, done = std::move(done)] {
    if (read_fails()) {
      done(unreadable());
      return;
    }
    store::LoadedImage loaded{.generation = disk_.newest_generation(),
                              .checkpoint_generation = disk_.head.checkpoint_generation,
                              .image_hash = disk_.head.image_hash,
                              .has_previous = disk_.previous.has_value(),
                              .live_sessions = {}};
    for (const SimulatedPersistence* tab : disk_.tabs_)
      if (tab->is_alive_) loaded.live_sessions.push_back(tab->session_);
    era_ = disk_.head.era;
    base::Status status = target.begin(disk_.head.file_size);
    for (const auto& [id, bytes] : disk_.segments) {
      if (!status.ok() || id.first != era_) continue;
      const std::span<uint8_t> segment = target.segment(id.second);
      if (!segment.empty()) std::memcpy(segment.data(), bytes.data(), std::min(bytes.size(), segment.size()));
    }
    for (auto record = disk_.log.upper_bound(disk_.head.checkpoint_generation);
         status.ok() && record != disk_.log.end(); ++record) {
      status = target.record(record->second);
      loaded.image_hash = record->second.image_hash;
      loaded.log_bytes += record->second.pages.size();
      ++loaded.log_records;
    }
    if (!status.ok()) {
      done(std::move(status).error());
      return;
    }
    target.progress(disk_.head.file_size, disk_.head.file_size);
    enqueue([done, loaded] { done(loaded); });
  });
}

void SimulatedPersistence::commit(const store::CommitRecord& record, store::Durability, CommitDone done) {
  transact(
      [this, record](SimulatedDisk& disk) {
        if (disk.head.era != era_) return retired();
        if (disk.head.checkpoint_generation >= record.generation || disk.log.contains(record.generation))
          return conflict("generation exists");
        assert(disk.newest_generation() == record.previous && "generations are dense");
        disk.log.emplace(record.generation, record);
        tell_others([record](store::PersistenceEvents& events) { events.foreign_commit(record); });
        return durable();
      },
      std::move(done));
}

void SimulatedPersistence::read_since(uint64_t generation, RecordsDone done) {
  enqueue([this, generation, done = std::move(done)] {
    if (read_fails()) {
      done(unreadable());
      return;
    }
    const bool has_all = disk_.newest_generation() <= generation || disk_.log.contains(generation + 1);
    if (disk_.head.era != era_ || !has_all) {
      done(base::Error{
          .code = base::ErrorCode::not_found, .message_key = {}, .arguments = {}, .detail = "records are gone"});
      return;
    }
    std::vector<store::CommitRecord> records;
    for (auto record = disk_.log.upper_bound(generation); record != disk_.log.end(); ++record)
      records.push_back(record->second);
    enqueue([done, records = std::move(records)] { done(records); });
  });
}

void SimulatedPersistence::checkpoint(const store::CheckpointSlice& slice, CommitDone done) {
  const store::CheckpointSlice facts{.generation = slice.generation,
                                     .file_size = slice.file_size,
                                     .image_hash = slice.image_hash,
                                     .schema_epoch = slice.schema_epoch,
                                     .segments = {},
                                     .finish_keeping_from = slice.finish_keeping_from};
  transact(
      [this, facts, owned = std::make_shared<OwnedSegments>(slice)](SimulatedDisk& disk) {
        if (disk.head.era != era_) return retired();
        if (disk.head.checkpoint_generation > facts.generation || disk.newest_generation() != facts.generation)
          return conflict("not the newest");
        owned->put(disk, era_);
        if (facts.finish_keeping_from) {
          disk.head = {.era = era_,
                       .checkpoint_generation = facts.generation,
                       .file_size = facts.file_size,
                       .image_hash = facts.image_hash,
                       .schema_epoch = facts.schema_epoch};
          erase_tail(disk, disk.head);
          disk.log.erase(disk.log.begin(), disk.log.lower_bound(*facts.finish_keeping_from));
        }
        return durable();
      },
      std::move(done));
}

void SimulatedPersistence::replace(const store::CheckpointSlice& slice, CommitDone done) {
  const store::CheckpointSlice facts{.generation = slice.generation,
                                     .file_size = slice.file_size,
                                     .image_hash = slice.image_hash,
                                     .schema_epoch = slice.schema_epoch,
                                     .segments = {},
                                     .finish_keeping_from = std::nullopt};
  transact(
      [this, facts, owned = std::make_shared<OwnedSegments>(slice)](SimulatedDisk& disk) {
        if (disk.head.era != era_) return retired();
        if (disk.newest_generation() + 1 != facts.generation) return conflict("not the newest");
        assert(disk.head.checkpoint_generation == disk.newest_generation());
        // The present and the previous database stay; one that was previous before goes.
        const uint32_t era = std::max(era_, disk.previous ? disk.previous->era : era_) + 1;
        if (disk.previous)
          std::erase_if(disk.segments, [&](const auto& segment) { return segment.first.first == disk.previous->era; });
        owned->put(disk, era);
        disk.previous = disk.head;
        disk.head = {.era = era,
                     .checkpoint_generation = facts.generation,
                     .file_size = facts.file_size,
                     .image_hash = facts.image_hash,
                     .schema_epoch = facts.schema_epoch};
        disk.log.clear();
        era_ = era;
        tell_others([](store::PersistenceEvents& events) { events.image_replaced(); });
        return durable();
      },
      std::move(done));
}

void SimulatedPersistence::swap_previous(uint64_t generation, CommitDone done) {
  transact(
      [this, generation](SimulatedDisk& disk) {
        if (disk.head.era != era_) return retired();
        if (!disk.previous || disk.newest_generation() + 1 != generation) return conflict("not the newest");
        assert(disk.head.checkpoint_generation == disk.newest_generation());
        std::swap(disk.head, *disk.previous);
        disk.head.checkpoint_generation = generation;
        disk.log.clear();
        era_ = disk.head.era;
        tell_others([](store::PersistenceEvents& events) { events.image_replaced(); });
        return durable();
      },
      std::move(done));
}

}  // namespace platform
