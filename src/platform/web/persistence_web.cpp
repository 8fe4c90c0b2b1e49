// The two directions of the border; persistence_web.h and web/storage/bridge.ts describe it.

#include "platform/web/persistence_web.h"

#include <emscripten.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

namespace platform {
namespace {

// Mirrors readFacts() and writeRecord() of bridge.ts.
struct Facts {
  double generation = 0;
  double previous = 0;
  double file_size = 0;
  uint32_t nonce_low = 0;
  uint32_t nonce_high = 0;
  uint32_t hash_low = 0;
  uint32_t hash_high = 0;
  uint32_t schema_epoch = 0;
  uint32_t count = 0;  // pages, or segments
};
static_assert(sizeof(Facts) == 48);

uint64_t join(uint32_t low, uint32_t high) { return static_cast<uint64_t>(high) << 32 | low; }
uint32_t low(uint64_t value) { return static_cast<uint32_t>(value); }
uint32_t high(uint64_t value) { return static_cast<uint32_t>(value >> 32); }

// Where the exported functions find the object; the border itself has no room for a pointer that outlives a page.
WebPersistence* current = nullptr;

}  // namespace
}  // namespace platform

using platform::Facts;

extern "C" {

void kenalan_storage_bind();
void kenalan_storage_load(const uint8_t* session);
void kenalan_storage_commit(int32_t request, const Facts* facts, const uint32_t* page_numbers, const uint8_t* pages,
                            int32_t is_strict);
void kenalan_storage_read_since(double generation);
void kenalan_storage_checkpoint(int32_t request, const Facts* facts, const uint32_t* numbers,
                                const uint8_t* const* addresses, const uint32_t* sizes, int32_t count,
                                double keep_from);
void kenalan_storage_replace(int32_t request, const Facts* facts, const uint8_t* const* addresses,
                             const uint32_t* sizes);
void kenalan_storage_swap_previous(int32_t request, double generation);
int32_t kenalan_storage_reject_loaded();

}  // extern "C"

namespace platform {

namespace {

Facts facts_of(const store::CheckpointSlice& slice) {
  return {.generation = static_cast<double>(slice.generation),
          .previous = 0,
          .file_size = static_cast<double>(slice.file_size),
          .nonce_low = 0,
          .nonce_high = 0,
          .hash_low = low(slice.image_hash),
          .hash_high = high(slice.image_hash),
          .schema_epoch = slice.schema_epoch,
          .count = static_cast<uint32_t>(slice.segments.size())};
}

struct SegmentLists {
  explicit SegmentLists(const store::CheckpointSlice& slice) {
    for (const auto& segment : slice.segments) {
      numbers.push_back(segment.number);
      addresses.push_back(segment.bytes.data());
      sizes.push_back(static_cast<uint32_t>(segment.bytes.size()));
    }
  }
  std::vector<uint32_t> numbers;
  std::vector<const uint8_t*> addresses;
  std::vector<uint32_t> sizes;
};

base::Error load_error(int32_t problem) {
  switch (problem) {
    case 1:
      return {.code = base::ErrorCode::not_found,
              .message_key = "storage.lost",
              .arguments = {},
              .detail = "the browser's database is gone"};
    case 2:
      return {.code = base::ErrorCode::corrupt,
              .message_key = "storage.damaged",
              .arguments = {},
              .detail = "parts are missing"};
    case 3:
      return {.code = base::ErrorCode::out_of_memory,
              .message_key = "storage.out_of_memory",
              .arguments = {},
              .detail = "image"};
    default:
      return {.code = base::ErrorCode::io,
              .message_key = "storage.load_failed",
              .arguments = {},
              .detail = "see the console"};
  }
}

}  // namespace

WebPersistence::WebPersistence() {
  assert(current == nullptr && "one page, one storage");
  current = this;
  kenalan_storage_bind();
}

WebPersistence::~WebPersistence() { current = nullptr; }

int32_t WebPersistence::remember(CommitDone done) {
  requests_.emplace(++latest_request_, std::move(done));
  return latest_request_;
}

void WebPersistence::load(const base::Uuid& session, store::LoadTarget& target, LoadDone done) {
  target_ = &target;
  load_done_ = std::move(done);
  live_sessions_.clear();
  kenalan_storage_load(session.bytes.data());
}

void WebPersistence::commit(const store::CommitRecord& record, store::Durability durability, CommitDone done) {
  const Facts facts{.generation = static_cast<double>(record.generation),
                    .previous = static_cast<double>(record.previous),
                    .file_size = static_cast<double>(record.file_size),
                    .nonce_low = low(record.nonce),
                    .nonce_high = high(record.nonce),
                    .hash_low = low(record.image_hash),
                    .hash_high = high(record.image_hash),
                    .schema_epoch = record.schema_epoch,
                    .count = static_cast<uint32_t>(record.page_numbers.size())};
  kenalan_storage_commit(remember(std::move(done)), &facts, record.page_numbers.data(), record.pages.data(),
                         durability == store::Durability::strict ? 1 : 0);
}

void WebPersistence::read_since(uint64_t generation, RecordsDone done) {
  records_done_ = std::move(done);
  records_.clear();
  kenalan_storage_read_since(static_cast<double>(generation));
}

void WebPersistence::checkpoint(const store::CheckpointSlice& slice, CommitDone done) {
  const Facts facts = facts_of(slice);
  const SegmentLists lists(slice);
  kenalan_storage_checkpoint(remember(std::move(done)), &facts, lists.numbers.data(), lists.addresses.data(),
                             lists.sizes.data(), static_cast<int32_t>(lists.numbers.size()),
                             slice.finish_keeping_from ? static_cast<double>(*slice.finish_keeping_from) : -1.0);
}

void WebPersistence::replace(const store::CheckpointSlice& slice, CommitDone done) {
  const Facts facts = facts_of(slice);
  const SegmentLists lists(slice);
  kenalan_storage_replace(remember(std::move(done)), &facts, lists.addresses.data(), lists.sizes.data());
}

void WebPersistence::swap_previous(uint64_t generation, CommitDone done) {
  kenalan_storage_swap_previous(remember(std::move(done)), static_cast<double>(generation));
}

bool WebPersistence::reject_loaded() { return kenalan_storage_reject_loaded() != 0; }

uint8_t* WebPersistence::record_buffer(uint32_t pages) {
  buffer_.resize_for_overwrite(sizeof(Facts) + uint64_t{pages} * (sizeof(uint32_t) + store::kPageSize));
  return buffer_.data();
}

store::CommitRecord WebPersistence::take_record() {
  Facts facts;
  std::memcpy(&facts, buffer_.data(), sizeof facts);
  store::CommitRecord record{.generation = static_cast<uint64_t>(facts.generation),
                             .previous = static_cast<uint64_t>(facts.previous),
                             .file_size = static_cast<uint64_t>(facts.file_size),
                             .page_numbers = {},
                             .pages = {},
                             .nonce = join(facts.nonce_low, facts.nonce_high),
                             .image_hash = join(facts.hash_low, facts.hash_high),
                             .schema_epoch = facts.schema_epoch};
  const uint8_t* numbers = buffer_.data() + sizeof facts;
  record.page_numbers.resize(facts.count);
  if (facts.count > 0) std::memcpy(record.page_numbers.data(), numbers, facts.count * sizeof(uint32_t));
  record.pages.append({numbers + facts.count * sizeof(uint32_t), size_t{facts.count} * store::kPageSize});
  // A large one is kept only while it is needed.
  buffer_ = {};
  return record;
}

uint8_t* WebPersistence::add_session() { return live_sessions_.emplace_back().bytes.data(); }

void WebPersistence::loaded(store::LoadedImage image) {
  target_ = nullptr;
  image.live_sessions = std::exchange(live_sessions_, {});
  std::exchange(load_done_, nullptr)(std::move(image));
}

void WebPersistence::load_failed(base::Error error) {
  target_ = nullptr;
  std::exchange(load_done_, nullptr)(std::move(error));
}

void WebPersistence::record_read() { records_.push_back(take_record()); }

void WebPersistence::read_ended(base::Status status) {
  RecordsDone done = std::exchange(records_done_, nullptr);
  if (status.ok())
    done(std::exchange(records_, {}));
  else
    done(std::move(status).error());
}

void WebPersistence::ended(int32_t request, store::CommitResult result) {
  const auto found = requests_.find(request);
  if (found == requests_.end()) return;
  const CommitDone done = std::move(found->second);
  requests_.erase(found);
  done(std::move(result));
}

}  // namespace platform

// Called by web/storage/bridge.ts, each in a task of its own, never while C++ waits.
extern "C" {

using platform::current;

EMSCRIPTEN_KEEPALIVE int32_t kenalan_storage_begin(double file_size) {
  return current != nullptr && current->target() != nullptr &&
                 current->target()->begin(static_cast<uint64_t>(file_size)).ok()
             ? 1
             : 0;
}

EMSCRIPTEN_KEEPALIVE uint8_t* kenalan_storage_segment(uint32_t number) {
  return current->target()->segment(number).data();
}

EMSCRIPTEN_KEEPALIVE uint8_t* kenalan_storage_record_buffer(uint32_t pages) {
  return current == nullptr ? nullptr : current->record_buffer(pages);
}

EMSCRIPTEN_KEEPALIVE int32_t kenalan_storage_record_loaded() {
  return current->target()->record(current->take_record()).ok() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void kenalan_storage_record_foreign() {
  const store::CommitRecord record = current->take_record();
  if (current->events() != nullptr) current->events()->foreign_commit(record);
}

EMSCRIPTEN_KEEPALIVE void kenalan_storage_record_read() { current->record_read(); }

EMSCRIPTEN_KEEPALIVE void kenalan_storage_progress(double loaded_bytes, double total_bytes) {
  current->target()->progress(static_cast<uint64_t>(loaded_bytes), static_cast<uint64_t>(total_bytes));
}

EMSCRIPTEN_KEEPALIVE uint8_t* kenalan_storage_session() { return current->add_session(); }

EMSCRIPTEN_KEEPALIVE void kenalan_storage_loaded(double generation, double checkpoint_generation, uint32_t hash_low,
                                                 uint32_t hash_high, double log_bytes, double log_records,
                                                 int32_t has_previous) {
  current->loaded({.generation = static_cast<uint64_t>(generation),
                   .checkpoint_generation = static_cast<uint64_t>(checkpoint_generation),
                   .image_hash = platform::join(hash_low, hash_high),
                   .log_bytes = static_cast<uint64_t>(log_bytes),
                   .log_records = static_cast<uint64_t>(log_records),
                   .has_previous = has_previous != 0,
                   .live_sessions = {}});
}

EMSCRIPTEN_KEEPALIVE void kenalan_storage_load_failed(int32_t problem) {
  current->load_failed(platform::load_error(problem));
}

EMSCRIPTEN_KEEPALIVE void kenalan_storage_read_ended(int32_t status) {
  if (status == 0) {
    current->read_ended(base::success());
    return;
  }
  const base::ErrorCode code = status == 1 ? base::ErrorCode::not_found : base::ErrorCode::io;
  current->read_ended(
      base::Error{.code = code, .message_key = "storage.load_failed", .arguments = {}, .detail = "log"});
}

EMSCRIPTEN_KEEPALIVE void kenalan_storage_done(int32_t request, int32_t outcome, int32_t reason) {
  if (current == nullptr) return;
  current->ended(request, {.outcome = static_cast<store::CommitOutcome>(outcome),
                           .reason = static_cast<store::FailureReason>(reason),
                           .detail = {}});
}

EMSCRIPTEN_KEEPALIVE void kenalan_storage_missed() {
  if (current != nullptr && current->events() != nullptr) current->events()->foreign_commits_missed();
}

EMSCRIPTEN_KEEPALIVE void kenalan_storage_replaced() {
  if (current != nullptr && current->events() != nullptr) current->events()->image_replaced();
}

EMSCRIPTEN_KEEPALIVE void kenalan_storage_restored(int32_t why) {
  if (current != nullptr && current->events() != nullptr)
    current->events()->restored(static_cast<store::Restored>(why));
}

}  // extern "C"
