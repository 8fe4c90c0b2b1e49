// The Core's image: loading it at start, following what other tabs do to it, exchanging it for another.

#include <algorithm>
#include <cassert>

#include "store/core.h"

namespace store {

namespace {

base::Error damaged(std::string_view detail) {
  return {.code = base::ErrorCode::corrupt,
          .message_key = "storage.damaged",
          .arguments = {},
          .detail = std::string(detail)};
}

// Rows that one transaction takes back at start.
constexpr int64_t kRowsPerRollBack = 2'000;

class ImageLoad final : public LoadTarget {
 public:
  explicit ImageLoad(std::function<void(uint64_t, uint64_t)> on_progress)
      : image_(std::make_unique<Image>()), on_progress_(std::move(on_progress)) {}
  base::Status begin(uint64_t file_size) override {
    // A load may be tried again after a part of it.
    newest_.reset();
    return image_->begin_load(file_size);
  }
  std::span<uint8_t> segment(uint32_t number) override { return image_->load_segment(number); }
  base::Status record(const CommitRecord& record) override {
    // Each follows the one before it. One that is missing means damage, even when what it held was written again later:
    // its number would be given a second time.
    if (newest_ ? record.previous != *newest_ : record.generation != record.previous + 1)
      return damaged("record " + std::to_string(record.generation) + " follows " + std::to_string(record.previous));
    if (!newest_) oldest_previous_ = record.previous;
    newest_ = record.generation;
    return image_->load_record(record);
  }
  // The records must begin where the segments end.
  [[nodiscard]] bool fits(const LoadedImage& loaded) const {
    return !newest_ || (oldest_previous_ == loaded.checkpoint_generation && *newest_ == loaded.generation);
  }
  void progress(uint64_t loaded_bytes, uint64_t total_bytes) override {
    if (on_progress_) on_progress_(loaded_bytes, total_bytes);
  }
  std::unique_ptr<Image> take() { return std::move(image_); }

 private:
  std::unique_ptr<Image> image_;
  std::function<void(uint64_t, uint64_t)> on_progress_;
  uint64_t oldest_previous_ = 0;
  std::optional<uint64_t> newest_;
};

base::Error to_error(const CommitResult& result) {
  const bool lost = result.outcome == CommitOutcome::conflict || result.outcome == CommitOutcome::retired;
  return {.code = lost ? base::ErrorCode::conflict : base::ErrorCode::io,
          .message_key = lost                                    ? "storage.changed_meanwhile"
                         : result.reason == FailureReason::quota ? "storage.no_space"
                                                                 : "storage.not_saved",
          .arguments = {},
          .detail = result.detail};
}

}  // namespace

Core::Core(Options options)
    : options_(std::move(options)),
      schema_{.migrations = options_.migrations, .tracked_tables = options_.tracked_tables},
      uuids_(options_.random),
      session_(uuids_.next(options_.clock.unix_ms())),
      queue_(*this, options_.persistence, options_.clock, options_.random),
      self_(std::make_shared<Core*>(this)) {}

void Core::load(std::function<void(base::Result<Loaded>)> done) {
  auto target = std::make_shared<ImageLoad>(options_.on_load_progress);
  options_.persistence.load(
      session_, *target,
      [weak = std::weak_ptr(self_), target, done = std::move(done)](base::Result<LoadedImage> loaded) {
        const std::shared_ptr<Core*> alive = weak.lock();
        if (!alive) return;
        if (!loaded.ok()) {
          done(std::move(loaded).error());
          return;
        }
        if (!target->fits(loaded.value())) {
          done(damaged("records are missing above generation " + std::to_string(loaded->checkpoint_generation)));
          return;
        }
        done((*alive)->open_loaded(target->take(), loaded.value()));
      });
}

base::Result<Core::Loaded> Core::open_loaded(std::unique_ptr<Image> image, const LoadedImage& loaded) {
  image->finish_load();
  if (loaded.generation != 0 && image->hash() != loaded.image_hash)
    return damaged("image hash differs at generation " + std::to_string(loaded.generation));
  BASE_TRY_ASSIGN(opened, OpenImage::open(std::move(image), services()));
  BASE_TRY(opened->migrate(schema_, schema_.newest_version(), services()));
  BASE_TRY(opened->read_tables(schema_));
  BASE_TRY_ASSIGN(clock, read_clock(*opened));
  return Loaded{.image = std::move(opened), .facts = loaded, .clock = clock};
}

void Core::open(OpenDone done) {
  load([this, done = std::move(done)](base::Result<Loaded> loaded) {
    if (!loaded.ok()) {
      if (loaded.error().code == base::ErrorCode::corrupt && options_.persistence.reject_loaded())
        open(done);
      else
        done(std::move(loaded).error());
      return;
    }
    const std::vector<base::Uuid> live_sessions = loaded->facts.live_sessions;
    put_in_place(std::move(loaded->image), loaded->facts, loaded->clock);
    done(roll_back_abandoned(live_sessions));
  });
}

void Core::put_in_place(std::unique_ptr<OpenImage> image, const LoadedImage& loaded, const ClockFacts& clock) {
  if (present_) {
    assert(present_->connection().statements().borrowed() == 0 &&
           "a statement is kept while the database is exchanged");
    statements_before_ += present_->connection().statements().run_count();
  }
  present_ = std::move(image);
  has_previous_ = loaded.has_previous;
  ++data_version_;
  maintenance_.forget();
  set_clock(clock);
  queue_.resume(loaded, schema_.epoch());
  queue_.push(present_->connection().vfs().take_committed(), nullptr, Durability::strict);
}

base::Result<Core::ClockFacts> Core::read_clock(OpenImage& image) {
  BASE_TRY_ASSIGN(node, image.log().node(options_.random));
  BASE_TRY_ASSIGN(newest, image.log().newest_time());
  BASE_TRY_ASSIGN(cookie, image.connection().integer("PRAGMA schema_version"));
  return ClockFacts{.node = node, .newest = newest, .schema_cookie = cookie};
}

void Core::set_clock(const ClockFacts& facts) {
  seen_schema_cookie_ = facts.schema_cookie;
  clock_ = base::HybridClock(facts.node);
  if (facts.newest) clock_.receive(*facts.newest, options_.clock.unix_ms());
}

base::Status Core::roll_back_abandoned(const std::vector<base::Uuid>& live_sessions) {
  BASE_TRY_ASSIGN(steps, present_->log().open_steps());
  for (const auto& [step, writer] : steps) {
    if (writer == session_ || std::ranges::find(live_sessions, writer) != live_sessions.end()) continue;
    for (bool is_finished = false; !is_finished;) {
      auto command = std::make_unique<QueuedCommand>();
      command->action = QueuedCommand::Action::roll_back_slice;
      command->info = step.info;
      command->step = step.id;
      command->row_limit = kRowsPerRollBack;
      BASE_TRY_ASSIGN(outcome, submit(std::move(command)));
      is_finished = outcome.is_finished;
    }
  }
  return base::success();
}

void Core::image_changed() {
  assert(present_->connection().statements().borrowed() == 0 &&
         "a statement is kept while another tab's change is applied");
  present_->connection().vfs().mark_cache_stale();
  ++data_version_;
  base::Status status = bring_up_to_date();
  if (!status.ok())
    notices_.push_back({.kind = Notice::Kind::storage_failed, .step = {}, .error = std::move(status).error()});
}

base::Status Core::bring_up_to_date() {
  BASE_TRY_ASSIGN(newest, present_->log().newest_time());
  if (newest) clock_.receive(*newest, options_.clock.unix_ms());
  BASE_TRY_ASSIGN(cookie, present_->connection().integer("PRAGMA schema_version"));
  if (cookie == seen_schema_cookie_) return base::success();
  // Our migration lost a race, or this tab and another both made the new database.
  seen_schema_cookie_ = cookie;
  BASE_TRY(present_->migrate(schema_, schema_.newest_version(), services()));
  BASE_TRY(present_->read_tables(schema_));
  queue_.push(present_->connection().vfs().take_committed(), nullptr, Durability::strict);
  BASE_TRY_ASSIGN(clock, read_clock(*present_));
  set_clock(clock);
  return base::success();
}

void Core::reload_image(ReloadCause cause, QueuedCommands commands) {
  std::ranges::move(commands, std::back_inserter(waiting_for_reload_));
  load([this, cause](base::Result<Loaded> loaded) {
    if (!loaded.ok()) {
      queue_.reload_failed();
      state_changed();
      return;
    }
    QueuedCommands waiting = std::exchange(waiting_for_reload_, {});
    std::ranges::move(queue_.abandon(), std::back_inserter(waiting));
    put_in_place(std::move(loaded->image), loaded->facts, loaded->clock);
    run_again(std::move(waiting));
    if (restore_done_)
      std::exchange(restore_done_, nullptr)(base::success());
    else if (cause == ReloadCause::replaced)
      notices_.push_back({.kind = Notice::Kind::image_replaced, .step = {}, .error = {}});
    state_changed();
  });
}

void Core::replace(std::unique_ptr<OpenImage> replacement, Database::ReplaceDone done) {
  // std::function wants to be copied, which a unique_ptr cannot be.
  auto held = std::make_shared<std::unique_ptr<OpenImage>>(std::move(replacement));
  Image& image = (*held)->image();
  const base::Result<ClockFacts> clock = read_clock(**held);
  if (!clock.ok()) {
    done(clock.error());
    return;
  }
  queue_.replace(image, schema_.epoch(), [this, held, clock = *clock, done = std::move(done)](CommitResult result) {
    if (result.outcome != CommitOutcome::durable) {
      done(to_error(result));
      return;
    }
    QueuedCommands waiting = queue_.abandon();
    (*held)->image().mark_all_clean();
    put_in_place(std::move(*held),
                 {.generation = queue_.state().durable,
                  .checkpoint_generation = queue_.state().durable,
                  .image_hash = 0,
                  .log_bytes = 0,
                  .log_records = 0,
                  .has_previous = true,
                  .live_sessions = {}},
                 clock);
    run_again(std::move(waiting));
    done(base::success());
  });
}

void Core::restore_previous(Database::ReplaceDone done) {
  queue_.swap_previous([this, done = std::move(done)](CommitResult result) {
    if (result.outcome != CommitOutcome::durable) {
      done(to_error(result));
      return;
    }
    restore_done_ = done;
    reload_image(ReloadCause::replaced, {});
  });
}

}  // namespace store
