#pragma once
// Memory that runs out when a test says so, for the two allocators of the store that answer instead of ending the
// program: SQLite's, and the one that gives the image its chunks (operator new[] that returns null). Both are replaced
// in the test binaries alone, by means that SQLite and C++ have for it; the product knows nothing of it.
//
//   test::FailingMemory memory;              // every allocation of SQLite is counted, small ones too
//   memory.fail_from(7, Failing::once);      // the seventh from now fails, and no other
//   …
//   memory.stop();
//   memory.has_failed()                      // it came to the seventh

#include <cstdint>

namespace test {

enum class Failing : uint8_t { once, for_ever };

class FailingMemory {
 public:
  // No database may be open when it begins or ends: SQLite is set up anew, without its reserve for small blocks, which
  // would hide most failures.
  FailingMemory();
  ~FailingMemory();
  FailingMemory(const FailingMemory&) = delete;
  FailingMemory& operator=(const FailingMemory&) = delete;

  // Counted from 1.
  void fail_from(uint64_t number, Failing failing);
  void stop();
  // Since fail_from().
  [[nodiscard]] uint64_t allocations() const;
  [[nodiscard]] bool has_failed() const;
  // Blocks that SQLite has and has not given back.
  [[nodiscard]] static int64_t sqlite_blocks();
};

}  // namespace test
