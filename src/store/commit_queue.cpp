// The queue's states; commit_queue.h tells the story.

#include "store/commit_queue.h"

#include <algorithm>
#include <cassert>

namespace store {

namespace {

// A group is closed when it holds this much (1 MB); one transaction may exceed it.
constexpr size_t kPagesPerGroup = 256;
constexpr uint64_t kCongestedBytes = 8U << 20;
constexpr int64_t kFirstRetryMs = 1'000;
constexpr int64_t kLongestRetryMs = 60'000;

}  // namespace

CommitQueue::CommitQueue(CommitHost& host, Persistence& persistence, const base::Clock& clock, base::Random& random)
    : host_(host),
      persistence_(persistence),
      clock_(clock),
      random_(random),
      self_(std::make_shared<CommitQueue*>(this)) {
  persistence_.subscribe(this);
}

CommitQueue::~CommitQueue() { persistence_.subscribe(nullptr); }

template <typename T>
std::function<void(T)> CommitQueue::guarded(void (CommitQueue::*method)(T)) {
  return [weak = std::weak_ptr(self_), method](T argument) {
    if (const std::shared_ptr<CommitQueue*> alive = weak.lock()) ((**alive).*method)(std::move(argument));
  };
}

void CommitQueue::resume(const LoadedImage& loaded, uint32_t schema_epoch) {
  durable_ = loaded.generation;
  schema_epoch_ = schema_epoch;
  checkpoint_.reset(loaded.generation, loaded.log_bytes, loaded.log_records);
  is_busy_ = false;
  is_replaced_ = false;
}

void CommitQueue::push(std::vector<ChangeSet> changes, std::unique_ptr<QueuedCommand> command, Durability durability) {
  if (changes.empty()) return;
  if (groups_.empty() || groups_.back().record) groups_.emplace_back();
  Group& group = groups_.back();
  for (ChangeSet& set : changes) {
    group.page_count += set.pages.size();
    group.changes.push_back(std::move(set));
  }
  if (command) group.commands.push_back(std::move(command));
  if (durability == Durability::strict) group.durability = Durability::strict;
  // Now or never: the next transaction will change these pages.
  if (group.page_count >= kPagesPerGroup) seal(group);
  next();
}

void CommitQueue::seal(Group& group) {
  assert(!group.record && &group == &groups_.back());
  const Image& image = host_.image();
  CommitRecord record{.generation = durable_ + groups_.size(),
                      .previous = durable_ + groups_.size() - 1,
                      .file_size = image.file_size(),
                      .page_numbers = {},
                      .pages = {},
                      .nonce = 0,
                      .image_hash = image.hash(),
                      .schema_epoch = schema_epoch_};
  std::array<uint8_t, 8> random_bytes{};
  random_.fill(random_bytes);
  for (const uint8_t byte : random_bytes) record.nonce = record.nonce << 8 | byte;
  for (const ChangeSet& changes : group.changes)
    for (const ChangeSet::Page& page : changes.pages)
      if (page.number <= image.page_count()) record.page_numbers.push_back(page.number);
  std::ranges::sort(record.page_numbers);
  const auto repeated = std::ranges::unique(record.page_numbers);
  record.page_numbers.erase(repeated.begin(), repeated.end());
  record.pages.reserve(record.page_numbers.size() * uint64_t{kPageSize});
  for (const uint32_t number : record.page_numbers) {
    record.pages.append({image.page(number), kPageSize});
  }
  group.record = std::move(record);
}

void CommitQueue::next() {
  if (is_busy_ || is_read_only_) return;
  if (!groups_.empty()) {
    if (retry_at_ms_ && clock_.unix_ms() < *retry_at_ms_) return;
    send();
  } else if (missed_foreign_) {
    if (retry_at_ms_ && clock_.unix_ms() < *retry_at_ms_) return;
    catch_up();
  } else if (exchange_ && checkpoint_.is_empty()) {
    send_exchange();
  } else if (exchange_ || (is_newest_own_ && checkpoint_.is_due())) {
    send_checkpoint();
  }
}

void CommitQueue::send() {
  Group& group = groups_.front();
  if (!group.record) seal(group);
  is_busy_ = true;
  retry_at_ms_.reset();
  persistence_.commit(*group.record, group.durability, guarded(&CommitQueue::commit_ended));
}

void CommitQueue::commit_ended(CommitResult result) {
  is_busy_ = false;
  switch (result.outcome) {
    case CommitOutcome::durable:
      durable_ = groups_.front().record->generation;
      is_newest_own_ = true;
      checkpoint_.record_became_durable(*groups_.front().record);
      groups_.pop_front();
      failure_ = FailureReason::none;
      failures_in_a_row_ = 0;
      next();
      break;
    case CommitOutcome::conflict: catch_up(); break;
    case CommitOutcome::failed: wait_to_retry(result.reason); break;
    case CommitOutcome::retired: reload(ReloadCause::replaced); break;
  }
  host_.state_changed();
}

void CommitQueue::wait_to_retry(FailureReason reason) {
  failure_ = reason == FailureReason::none ? FailureReason::unknown : reason;
  const int64_t delay_ms = std::min(kLongestRetryMs, kFirstRetryMs << std::min(failures_in_a_row_, 10U));
  ++failures_in_a_row_;
  retry_at_ms_ = clock_.unix_ms() + delay_ms;
}

void CommitQueue::poll() {
  if (retry_at_ms_ && clock_.unix_ms() < *retry_at_ms_) return;
  next();
}

void CommitQueue::catch_up() {
  is_busy_ = true;
  missed_foreign_ = false;
  persistence_.read_since(durable_, guarded(&CommitQueue::caught_up));
}

void CommitQueue::caught_up(base::Result<std::vector<CommitRecord>> records) {
  is_busy_ = false;
  if (!records.ok()) {
    if (records.error().code == base::ErrorCode::not_found) {
      reload(is_replaced_ ? ReloadCause::replaced : ReloadCause::lost_track);
    } else {
      missed_foreign_ = true;
      wait_to_retry(FailureReason::unavailable);
    }
    host_.state_changed();
    return;
  }
  if (std::ranges::any_of(records.value(),
                          [this](const CommitRecord& record) { return record.schema_epoch > schema_epoch_; })) {
    become_read_only();
    return;
  }
  if (records->empty()) {
    // A conflict without anybody else's record: to try at once might go on for ever.
    if (!groups_.empty()) wait_to_retry(FailureReason::unknown);
    next();
    return;
  }
  QueuedCommands commands = take_back_all();
  for (const CommitRecord& record : records.value()) {
    if (record.previous != durable_ || !host_.image().apply(record).ok()) {
      groups_.clear();
      is_busy_ = true;
      host_.reload_image(ReloadCause::lost_track, std::move(commands));
      return;
    }
    durable_ = record.generation;
    is_newest_own_ = false;
    checkpoint_.record_became_durable(record);
  }
  failure_ = FailureReason::none;
  failures_in_a_row_ = 0;
  retry_at_ms_.reset();
  host_.image_changed();
  host_.run_again(std::move(commands));
  next();
  host_.state_changed();
}

QueuedCommands CommitQueue::take_back_all() {
  for (auto group = groups_.rbegin(); group != groups_.rend(); ++group)
    for (auto changes = group->changes.rbegin(); changes != group->changes.rend(); ++changes)
      host_.image().revert(*changes);
  return abandon();
}

QueuedCommands CommitQueue::abandon() {
  QueuedCommands commands;
  for (Group& group : groups_) std::ranges::move(group.commands, std::back_inserter(commands));
  groups_.clear();
  return commands;
}

void CommitQueue::reload_failed() {
  is_busy_ = false;
  missed_foreign_ = true;
  wait_to_retry(FailureReason::unavailable);
}

void CommitQueue::become_read_only() {
  is_read_only_ = true;
  QueuedCommands commands = take_back_all();
  host_.image_changed();
  host_.became_read_only(std::move(commands));
  host_.state_changed();
}

void CommitQueue::reload(ReloadCause cause) {
  is_busy_ = true;
  missed_foreign_ = false;
  QueuedCommands commands = take_back_all();
  host_.image_changed();
  host_.reload_image(cause, std::move(commands));
}

void CommitQueue::foreign_commit(const CommitRecord& record) {
  if (record.generation <= durable_ || is_read_only_) return;
  const bool fits = !is_busy_ && groups_.empty() && record.previous == durable_ && record.schema_epoch <= schema_epoch_;
  if (!fits) {
    foreign_commits_missed();
    return;
  }
  if (!host_.image().apply(record).ok()) {
    reload(ReloadCause::lost_track);
    return;
  }
  durable_ = record.generation;
  is_newest_own_ = false;
  checkpoint_.record_became_durable(record);
  host_.image_changed();
  next();
  host_.state_changed();
}

void CommitQueue::foreign_commits_missed() {
  if (is_read_only_) return;
  missed_foreign_ = true;
  if (is_busy_) return;
  // Commits that wait for a retry would lose the race anyway.
  retry_at_ms_.reset();
  catch_up();
}

void CommitQueue::image_replaced() {
  is_replaced_ = true;
  foreign_commits_missed();
}

void CommitQueue::send_checkpoint() {
  is_busy_ = true;
  const CheckpointSlice slice = checkpoint_.next_slice(host_.image(), durable_, schema_epoch_);
  persistence_.checkpoint(slice, guarded(&CommitQueue::checkpoint_ended));
}

void CommitQueue::checkpoint_ended(CommitResult result) {
  is_busy_ = false;
  if (result.outcome == CommitOutcome::durable) {
    checkpoint_.slice_ended();
  } else {
    checkpoint_.slice_failed(host_.image());
    if (result.outcome != CommitOutcome::failed) missed_foreign_ = true;
    if (exchange_) {
      exchange_ended(std::move(result));
      return;
    }
  }
  next();
  host_.state_changed();
}

void CommitQueue::on_hide() {
  retry_at_ms_.reset();
  checkpoint_.page_hidden();
  next();
}

void CommitQueue::replace(Image& image, uint32_t schema_epoch, Persistence::CommitDone done) {
  exchange_ = {.image = &image, .schema_epoch = schema_epoch, .done = std::move(done)};
  next();
}

void CommitQueue::swap_previous(Persistence::CommitDone done) {
  exchange_ = {.image = nullptr, .schema_epoch = 0, .done = std::move(done)};
  next();
}

void CommitQueue::send_exchange() {
  is_busy_ = true;
  const uint64_t generation = durable_ + 1;
  if (exchange_->image == nullptr) {
    persistence_.swap_previous(generation, guarded(&CommitQueue::exchange_ended));
    return;
  }
  const Image& image = *exchange_->image;
  CheckpointSlice slice{.generation = generation,
                        .file_size = image.file_size(),
                        .image_hash = image.hash(),
                        .schema_epoch = exchange_->schema_epoch,
                        .segments = {},
                        .finish_keeping_from = generation};
  for (uint32_t number = 0; number < image.segment_count(); ++number)
    slice.segments.push_back({.number = number, .bytes = image.segment(number)});
  persistence_.replace(slice, guarded(&CommitQueue::exchange_ended));
}

void CommitQueue::exchange_ended(CommitResult result) {
  Exchange exchange = std::move(*exchange_);
  exchange_.reset();
  // After success the host loads or puts in place the other image and calls resume().
  is_busy_ = result.outcome == CommitOutcome::durable;
  if (result.outcome == CommitOutcome::conflict || result.outcome == CommitOutcome::retired) missed_foreign_ = true;
  if (is_busy_) durable_ += 1;
  exchange.done(std::move(result));
  next();
  host_.state_changed();
}

bool CommitQueue::is_congested() const { return state().queued_bytes > kCongestedBytes || checkpoint_.is_congested(); }

StorageState CommitQueue::state() const {
  StorageState state{.state = SaveState::saved,
                     .reason = failure_,
                     .generation = durable_ + groups_.size(),
                     .durable = durable_,
                     .queued = 0,
                     .queued_bytes = 0,
                     .retry_at_ms = retry_at_ms_};
  for (const Group& group : groups_) {
    state.queued += group.changes.size();
    state.queued_bytes += group.page_count * kPageSize;
  }
  if (is_read_only_)
    state.state = SaveState::read_only;
  else if (failure_ != FailureReason::none && !groups_.empty())
    state.state = SaveState::not_saved;
  else if (!groups_.empty())
    state.state = SaveState::saving;
  return state;
}

}  // namespace store
