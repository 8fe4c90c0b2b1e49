// The callbacks of the virtual file system; log_vfs.h says what it is for.

#include "store/log_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

namespace store {

namespace {

// SQLite compares these 16 bytes of page 1 with what it saw last to notice other writers (pager.c,
// sqlite3PagerSharedLock).
constexpr int64_t kChangeCounterOffset = 24;
constexpr int kChangeCounterSize = 16;
// Julian day of 1970-01-01 in milliseconds.
constexpr int64_t kUnixEpochJulianMs = 210866760000000;

}  // namespace

// Both the file and the file system reach the LogVfs through SQLite's untyped pointers.
struct LogVfsFile {
  sqlite3_file base;
  LogVfs* vfs;

  static LogVfs& vfs_of(sqlite3_file* file) { return *reinterpret_cast<LogVfsFile*>(file)->vfs; }
  static LogVfs& vfs_of(sqlite3_vfs* vfs) { return *static_cast<LogVfs*>(vfs->pAppData); }
  static Image& image_of(sqlite3_file* file) { return vfs_of(file).image_; }

  static int close(sqlite3_file* file) {
    image_of(file).revert_changes();
    return SQLITE_OK;
  }

  static int read(sqlite3_file* file, void* out, int size, sqlite3_int64 offset) {
    LogVfs& vfs = vfs_of(file);
    auto* bytes = static_cast<uint8_t*>(out);
    const bool whole = vfs.image_.read(static_cast<uint64_t>(offset), {bytes, static_cast<size_t>(size)});
    if (vfs.cache_is_stale_ && offset == kChangeCounterOffset && size == kChangeCounterSize) {
      // A counter of another history may happen to be equal, so equality is made impossible once.
      vfs.cache_is_stale_ = false;
      for (int i = 0; i < size; ++i) bytes[i] = static_cast<uint8_t>(~bytes[i]);
    }
    return whole ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
  }

  static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    const bool written = image_of(file).write(static_cast<uint64_t>(offset),
                                              {static_cast<const uint8_t*>(bytes), static_cast<size_t>(size)});
    return written ? SQLITE_OK : SQLITE_IOERR_NOMEM;
  }

  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    return image_of(file).truncate(static_cast<uint64_t>(size)) ? SQLITE_OK : SQLITE_IOERR_NOMEM;
  }

  static int sync(sqlite3_file*, int) { return SQLITE_OK; }

  static int file_size(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(image_of(file).file_size());
    return SQLITE_OK;
  }

  static int lock(sqlite3_file*, int) { return SQLITE_OK; }

  static int unlock(sqlite3_file* file, int level) {
    if (level <= SQLITE_LOCK_SHARED) image_of(file).revert_changes();
    return SQLITE_OK;
  }

  static int check_reserved_lock(sqlite3_file*, int* reserved) {
    *reserved = 0;
    return SQLITE_OK;
  }

  static int file_control(sqlite3_file* file, int operation, void*) {
    if (operation == SQLITE_FCNTL_COMMIT_PHASETWO) {
      LogVfs& vfs = vfs_of(file);
      if (vfs.image_.has_changes()) vfs.committed_.push_back(vfs.image_.take_changes());
      return SQLITE_OK;
    }
    return SQLITE_NOTFOUND;
  }

  static int sector_size(sqlite3_file*) { return static_cast<int>(kPageSize); }

  static int device_characteristics(sqlite3_file*) {
    return SQLITE_IOCAP_SAFE_APPEND | SQLITE_IOCAP_POWERSAFE_OVERWRITE | SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN;
  }

  // There is no shared memory: WAL mode is not available.
  static int shm_map(sqlite3_file*, int, int, int, void volatile**) { return SQLITE_IOERR_SHMMAP; }
  static int shm_lock(sqlite3_file*, int, int, int) { return SQLITE_IOERR_SHMLOCK; }
  static void shm_barrier(sqlite3_file*) {}
  static int shm_unmap(sqlite3_file*, int) { return SQLITE_OK; }

  static int fetch(sqlite3_file* file, sqlite3_int64 offset, int size, void** out) {
    *out = const_cast<uint8_t*>(image_of(file).fetch(static_cast<uint64_t>(offset), static_cast<uint64_t>(size)));
    return SQLITE_OK;
  }
  static int unfetch(sqlite3_file*, sqlite3_int64, void*) { return SQLITE_OK; }

  static int open(sqlite3_vfs* vfs, const char*, sqlite3_file* file, int flags, int* out_flags) {
    // With TEMP_STORE and the journal in memory SQLite asks for nothing but the database itself.
    file->pMethods = nullptr;
    if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return SQLITE_CANTOPEN;
    static constexpr sqlite3_io_methods kMethods = {
        .iVersion = 3,
        .xClose = close,
        .xRead = read,
        .xWrite = write,
        .xTruncate = truncate,
        .xSync = sync,
        .xFileSize = file_size,
        .xLock = lock,
        .xUnlock = unlock,
        .xCheckReservedLock = check_reserved_lock,
        .xFileControl = file_control,
        .xSectorSize = sector_size,
        .xDeviceCharacteristics = device_characteristics,
        .xShmMap = shm_map,
        .xShmLock = shm_lock,
        .xShmBarrier = shm_barrier,
        .xShmUnmap = shm_unmap,
        .xFetch = fetch,
        .xUnfetch = unfetch,
    };
    file->pMethods = &kMethods;
    reinterpret_cast<LogVfsFile*>(file)->vfs = &vfs_of(vfs);
    if (out_flags != nullptr) *out_flags = flags;
    return SQLITE_OK;
  }

  static int remove(sqlite3_vfs*, const char*, int) { return SQLITE_OK; }

  static int access(sqlite3_vfs*, const char*, int, int* out) {
    *out = 0;  // asked for journals only: there is never one
    return SQLITE_OK;
  }

  static int full_pathname(sqlite3_vfs*, const char* name, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
  }

  static int randomness(sqlite3_vfs* vfs, int size, char* out) {
    vfs_of(vfs).random_.fill({reinterpret_cast<uint8_t*>(out), static_cast<size_t>(size)});
    return size;
  }

  static int sleep(sqlite3_vfs*, int) { return 0; }

  static int current_time_ms(sqlite3_vfs* vfs, sqlite3_int64* out) {
    *out = vfs_of(vfs).clock_.unix_ms() + kUnixEpochJulianMs;
    return SQLITE_OK;
  }

  static int current_time(sqlite3_vfs* vfs, double* out) {
    *out = static_cast<double>(vfs_of(vfs).clock_.unix_ms() + kUnixEpochJulianMs) / 86400000.0;
    return SQLITE_OK;
  }

  static int last_error(sqlite3_vfs*, int, char*) { return 0; }
};

LogVfs::LogVfs(Image& image, const base::Clock& clock, base::Random& random)
    : image_(image), clock_(clock), random_(random), vfs_(std::make_unique<sqlite3_vfs>()) {
  std::array<char, 40> name{};
  sqlite3_snprintf(static_cast<int>(name.size()), name.data(), "kenalan-%p", static_cast<void*>(this));
  name_ = name.data();
  *vfs_ = sqlite3_vfs{};
  vfs_->iVersion = 2;
  vfs_->szOsFile = sizeof(LogVfsFile);
  vfs_->mxPathname = 64;
  vfs_->zName = name_.c_str();
  vfs_->pAppData = this;
  vfs_->xOpen = LogVfsFile::open;
  vfs_->xDelete = LogVfsFile::remove;
  vfs_->xAccess = LogVfsFile::access;
  vfs_->xFullPathname = LogVfsFile::full_pathname;
  vfs_->xRandomness = LogVfsFile::randomness;
  vfs_->xSleep = LogVfsFile::sleep;
  vfs_->xCurrentTime = LogVfsFile::current_time;
  vfs_->xGetLastError = LogVfsFile::last_error;
  vfs_->xCurrentTimeInt64 = LogVfsFile::current_time_ms;
  sqlite3_vfs_register(vfs_.get(), 0);
}

LogVfs::~LogVfs() { sqlite3_vfs_unregister(vfs_.get()); }

}  // namespace store

// SQLite's own start and end of the operating system layer. Each LogVfs registers itself.
extern "C" {
int sqlite3_os_init() { return SQLITE_OK; }
int sqlite3_os_end() { return SQLITE_OK; }
}
