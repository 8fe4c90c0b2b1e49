// The slices of upkeep; maintenance.h says when they come.

#include "store/maintenance.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "store/core.h"

namespace store {

namespace {

// Where the header of the file counts its free pages (sqlite.org/fileformat2.html, section 1.3).
constexpr uint32_t kFreePagesAt = 36;
constexpr int64_t kNever_ms = std::numeric_limits<int64_t>::max();

}  // namespace

uint32_t Maintenance::free_pages() const {
  const Image& image = core_.image();
  if (image.page_count() == 0) return 0;
  const uint8_t* count = image.page(1) + kFreePagesAt;
  return static_cast<uint32_t>(count[0]) << 24 | static_cast<uint32_t>(count[1]) << 16 |
         static_cast<uint32_t>(count[2]) << 8 | count[3];
}

bool Maintenance::has_pages_to_free() {
  const uint32_t free = free_pages();
  if (is_freeing_) return is_freeing_ = free > MaintenancePolicy::kFreePagesLeft;
  return is_freeing_ = free > MaintenancePolicy::kFreePagesWorthIt &&
                       free > core_.image().page_count() / MaintenancePolicy::kFreePart;
}

int64_t Maintenance::next_check_ms() {
  const int64_t now_ms = core_.now_ms();
  if (!checked_at_ms_) {
    const base::Result<int64_t> read =
        core_.open_image().connection().integer("SELECT value FROM store_meta WHERE name='checked_at_ms'");
    checked_at_ms_ = read.ok() ? read.value() : 0;
    // A file from a machine whose clock was ahead.
    if (*checked_at_ms_ > now_ms) checked_at_ms_ = 0;
  }
  if (core_.image().file_size() > MaintenancePolicy::kLargestChecked_bytes) return kNever_ms;
  return *checked_at_ms_ + MaintenancePolicy::kBetweenChecksMs;
}

std::optional<int64_t> Maintenance::due_at_ms() {
  if (core_.queue().state().state != SaveState::saved) return std::nullopt;
  if (seen_version_ != core_.data_version()) {
    seen_version_ = core_.data_version();
    quiet_since_ms_ = core_.now_ms();
  }
  const int64_t work_ms = tables_ || has_pages_to_free() ? 0 : next_check_ms();
  if (work_ms == kNever_ms) return std::nullopt;
  return std::max(work_ms, quiet_since_ms_ + MaintenancePolicy::kQuietMs);
}

void Maintenance::run() {
  const int64_t now_ms = core_.now_ms();
  const std::optional<int64_t> due_ms = due_at_ms();
  if (!due_ms || *due_ms > now_ms) return;
  base::Status status = base::success();
  if (is_freeing_) {
    status = free_some_pages();
  } else if (!tables_) {
    status = begin_check();
  } else if (tables_->empty()) {
    status = end_check();
  } else {
    status = check_one_table();
  }
  // Upkeep that failed (no memory, say) is no news for anybody. It waits for a day.
  if (!status.ok()) {
    forget();
    checked_at_ms_ = now_ms;
    quiet_since_ms_ = now_ms + MaintenancePolicy::kBetweenChecksMs;
    seen_version_ = core_.data_version();
  }
}

void Maintenance::forget() {
  is_freeing_ = false;
  tables_.reset();
  problem_.clear();
  checked_at_ms_.reset();
}

base::Status Maintenance::free_some_pages() {
  return core_.run_upkeep([](Writer& writer) {
    return writer.execute("PRAGMA incremental_vacuum(" + std::to_string(MaintenancePolicy::kPagesPerSlice) + ")");
  });
}

base::Status Maintenance::begin_check() {
  std::vector<std::string> names;
  Statement rows =
      core_.open_image().connection().query("SELECT name FROM sqlite_schema WHERE type='table' ORDER BY rootpage");
  while (rows.next()) names.emplace_back(rows.text(0));
  BASE_TRY(rows.status());
  tables_ = std::move(names);
  problem_.clear();
  return base::success();
}

base::Status Maintenance::check_one_table() {
  const std::string name = std::move(tables_->back());
  tables_->pop_back();
  Statement check = core_.open_image().connection().query("PRAGMA quick_check(" + quoted(name) + ")");
  const base::Result<bool> row = check.step();
  if (!row.ok() && row.error().code != base::ErrorCode::corrupt) return row.error();
  if (row.ok() && row.value() && check.text(0) == "ok") return base::success();
  // One problem is enough: the rest is skipped.
  problem_ = name + ": " + (row.ok() ? std::string(check.text(0)) : row.error().detail);
  tables_->clear();
  return base::success();
}

base::Status Maintenance::end_check() {
  const std::string problem = std::exchange(problem_, {});
  const int64_t now_ms = core_.now_ms();
  tables_.reset();
  checked_at_ms_ = now_ms;
  if (!problem.empty())
    core_.report({.kind = Notice::Kind::storage_failed,
                  .step = {},
                  .error = {.code = base::ErrorCode::corrupt,
                            .message_key = "storage.damaged",
                            .arguments = {},
                            .detail = "daily check: " + problem}});
  return core_.run_upkeep([now_ms, problem](Writer& writer) -> base::Status {
    constexpr std::string_view kKeep =
        "INSERT INTO store_meta(name, value) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET value=?2";
    BASE_TRY(writer.execute(kKeep, "checked_at_ms", now_ms));
    return writer.execute(kKeep, "check_result", problem.empty() ? std::string("ok") : problem);
  });
}

}  // namespace store
