#pragma once
// SQLite's file system: one file, which is an Image. There is no other file (journal and temporary tables are in
// memory), no lock to wait for, and no way to the world outside. A commit ends in SQLITE_FCNTL_COMMIT_PHASETWO, from
// where take_committed() hands the change set on; a transaction that ends without it is taken back.
//
// The amalgamation is built with SQLITE_OS_OTHER: this file also provides sqlite3_os_init and sqlite3_os_end, natively
// as in the page. Randomness and time come from what the Options inject.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/uuid.h"
#include "store/image.h"

struct sqlite3_vfs;
struct sqlite3;

namespace store {

class LogVfs {
 public:
  LogVfs(Image& image, const base::Clock& clock, base::Random& random);
  ~LogVfs();
  LogVfs(const LogVfs&) = delete;
  LogVfs& operator=(const LogVfs&) = delete;

  // For sqlite3_open_v2; unique while this object lives.
  [[nodiscard]] const char* name() const { return name_.c_str(); }

  // Of the transactions committed since the last call, in order; those that changed no page are not among them.
  [[nodiscard]] std::vector<ChangeSet> take_committed() { return std::exchange(committed_, {}); }
  // The image was changed behind SQLite's back: it drops its page cache before it reads again.
  void mark_cache_stale() { cache_is_stale_ = true; }

 private:
  friend struct LogVfsFile;
  Image& image_;
  const base::Clock& clock_;
  base::Random& random_;
  std::string name_;
  std::unique_ptr<sqlite3_vfs> vfs_;
  std::vector<ChangeSet> committed_;
  bool cache_is_stale_ = false;
};

}  // namespace store
