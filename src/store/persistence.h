#pragma once
// Where the database image is kept between sessions: the page's IndexedDB, or a simulation in the tests. The store
// keeps the whole image in memory and hands over one CommitRecord per generation; everything here is asynchronous by
// callback, because the browser's storage is. A callback may come before the call returns (native) and always comes on
// the same thread, never inside a statement.
//
// Contract: a record counts as durable when it can no longer be lost to a crash of the process; records become durable
// strictly in the order of their generations; a generation exists once, whoever writes it (docs/schema.md, "Log").

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/byte_buffer.h"
#include "base/result.h"
#include "base/uuid.h"

namespace store {

inline constexpr uint32_t kPageSize = 4096;
// What a checkpoint writes and a load reads at once: 8 pages. Below Chromium's threshold of 64 KiB, above which a
// value becomes a file of its own.
inline constexpr uint32_t kSegmentSize = 8 * kPageSize;

// The pages that one generation changed. `pages` holds kPageSize bytes for each page number, in the same order.
struct CommitRecord {
  uint64_t generation = 0;
  uint64_t previous = 0;
  // Size of the database file after this generation, in bytes; never derived from page numbers.
  uint64_t file_size = 0;
  std::vector<uint32_t> page_numbers{};  // from 1, ascending
  base::ByteBuffer pages{};
  // Tells this writer's record from another's of the same generation.
  uint64_t nonce = 0;
  // Sum of the hashes of all pages after this generation (image.h).
  uint64_t image_hash = 0;
  uint32_t schema_epoch = 0;
};

// Relaxed survives the death of the process; strict also waits for the disk.
enum class Durability : uint8_t { relaxed, strict };

enum class CommitOutcome : uint8_t {
  durable,
  conflict,  // another writer made this generation, or a checkpoint is already past it
  failed,    // nothing was written; the same record may be tried again
  retired,   // the database was replaced by another tab: reload the image
};

enum class FailureReason : uint8_t { none, quota, closed, unavailable, unknown };

struct CommitResult {
  CommitOutcome outcome = CommitOutcome::failed;
  FailureReason reason = FailureReason::none;
  std::string detail{};
};

// One transaction of a checkpoint. All but the last only copy segments of the present image over older ones, which is
// harmless at any time: the log since the last finished checkpoint is replayed over them at load.
struct CheckpointSlice {
  struct Segment {
    uint32_t number = 0;
    std::span<const uint8_t> bytes{};  // kSegmentSize, or less at the end of the file
  };
  uint64_t generation = 0;
  uint64_t file_size = 0;
  uint64_t image_hash = 0;
  uint32_t schema_epoch = 0;
  std::vector<Segment> segments;
  // Of the last slice: records below this generation may go (the newer ones stay for tabs that lag behind).
  std::optional<uint64_t> finish_keeping_from;
};

struct LoadedImage {
  // 0: there was nothing, a new database begins.
  uint64_t generation = 0;
  uint64_t checkpoint_generation = 0;
  uint64_t image_hash = 0;
  // Size and number of the log records that were applied over the segments.
  uint64_t log_bytes = 0;
  uint64_t log_records = 0;
  // A database replaced earlier can be brought back by swap_previous().
  bool has_previous = false;
  // Sessions (Options::session) of the tabs that are alive now; their open steps are not rolled back.
  std::vector<base::Uuid> live_sessions{};
};

// Receives an image while it is loaded: first begin(), then segments in any order, then records in ascending order.
class LoadTarget {
 public:
  virtual ~LoadTarget() = default;
  [[nodiscard]] virtual base::Status begin(uint64_t file_size) = 0;
  // Memory to fill: kSegmentSize bytes, whose part behind the file's size is ignored.
  [[nodiscard]] virtual std::span<uint8_t> segment(uint32_t number) = 0;
  [[nodiscard]] virtual base::Status record(const CommitRecord& record) = 0;
  virtual void progress(uint64_t loaded_bytes, uint64_t total_bytes) = 0;
};

// Why the platform put back what it keeps from a second copy: the browser had emptied it, lost its newest generations,
// or damaged it; `partly`: what the copy held may lack the latest changes.
enum class Restored : uint8_t { empty, older, damaged, partly };

// What happens without being asked for. Implemented by the store.
class PersistenceEvents {
 public:
  virtual ~PersistenceEvents() = default;
  // Another tab's record, durable. It may come late, twice, or with a gap before it.
  virtual void foreign_commit(const CommitRecord& record) = 0;
  // There may be newer generations than this tab knows (a large record, a tab that was frozen): read_since() tells.
  virtual void foreign_commits_missed() = 0;
  // The database was replaced by another tab.
  virtual void image_replaced() = 0;
  // For the person to know; what was restored is loaded, or follows as another tab's commits do.
  virtual void restored(Restored why) = 0;
};

class Persistence {
 public:
  using LoadDone = std::function<void(base::Result<LoadedImage>)>;
  using CommitDone = std::function<void(CommitResult)>;
  using RecordsDone = std::function<void(base::Result<std::vector<CommitRecord>>)>;

  virtual ~Persistence() = default;

  // At most one listener; nullptr ends it. Callbacks still under way must not reach a listener that has gone.
  virtual void subscribe(PersistenceEvents* events) = 0;
  // `session` is this tab's own; it counts as alive from now on.
  virtual void load(const base::Uuid& session, LoadTarget& target, LoadDone done) = 0;
  // What was loaded last is not whole. True: the next load() may bring another copy.
  [[nodiscard]] virtual bool reject_loaded() { return false; }
  // At most one commit or checkpoint is under way at a time. The record may be forgotten when the call returns.
  virtual void commit(const CommitRecord& record, Durability durability, CommitDone done) = 0;
  // All records after `generation`, ascending and without a gap. Fails with not_found when some are gone already.
  virtual void read_since(uint64_t generation, RecordsDone done) = 0;
  virtual void checkpoint(const CheckpointSlice& slice, CommitDone done) = 0;
  // Makes `slice` (all segments of a new image, as one generation) the database and keeps the present one, which must
  // be checkpointed at `slice.generation - 1`, as the previous one. Until it is durable nothing changes.
  virtual void replace(const CheckpointSlice& slice, CommitDone done) = 0;
  // Exchanges the present database, checkpointed at `generation - 1`, with the previous one, under a new generation.
  virtual void swap_previous(uint64_t generation, CommitDone done) = 0;
};

}  // namespace store
