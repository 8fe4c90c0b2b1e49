// The replaced allocators; failing_memory.h says how tests use them.

#include "support/failing_memory.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <new>

namespace test {

namespace {

struct State {
  uint64_t allocations = 0;
  uint64_t fail_from = 0;  // 0: nothing fails
  Failing failing = Failing::once;
  bool has_failed = false;
  int64_t sqlite_blocks = 0;
};
State state;
sqlite3_mem_methods usual;

bool fails() {
  if (state.fail_from == 0) return false;
  const uint64_t number = ++state.allocations;
  const bool failing = state.failing == Failing::once ? number == state.fail_from : number >= state.fail_from;
  state.has_failed = state.has_failed || failing;
  return failing;
}

void* allocate(int size) {
  if (fails()) return nullptr;
  void* block = usual.xMalloc(size);
  if (block != nullptr) ++state.sqlite_blocks;
  return block;
}

void* reallocate(void* block, int size) { return fails() ? nullptr : usual.xRealloc(block, size); }

void release(void* block) {
  if (block != nullptr) --state.sqlite_blocks;
  usual.xFree(block);
}

// Before the first database: SQLite takes another allocator only then.
const bool is_installed = [] {
  if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual) != SQLITE_OK) return false;
  sqlite3_mem_methods counted = usual;
  counted.xMalloc = allocate;
  counted.xRealloc = reallocate;
  counted.xFree = release;
  return sqlite3_config(SQLITE_CONFIG_MALLOC, &counted) == SQLITE_OK;
}();

// SQLite's reserve of small blocks for each connection: size of a block, and how many.
void set_up_sqlite(int block_size, int blocks) {
  CHECK(sqlite3_shutdown() == SQLITE_OK);
  CHECK(sqlite3_config(SQLITE_CONFIG_LOOKASIDE, block_size, blocks) == SQLITE_OK);
  CHECK(sqlite3_initialize() == SQLITE_OK);
}

}  // namespace

FailingMemory::FailingMemory() {
  REQUIRE(is_installed);
  set_up_sqlite(0, 0);
}

FailingMemory::~FailingMemory() {
  stop();
  set_up_sqlite(1200, 40);  // SQLite's own default
}

void FailingMemory::fail_from(uint64_t number, Failing failing) {
  state.allocations = 0;
  state.fail_from = number;
  state.failing = failing;
  state.has_failed = false;
}

void FailingMemory::stop() { state.fail_from = 0; }
uint64_t FailingMemory::allocations() const { return state.allocations; }
bool FailingMemory::has_failed() const { return state.has_failed; }
int64_t FailingMemory::sqlite_blocks() { return state.sqlite_blocks; }

}  // namespace test

// The standard lets a program replace this one. It gives what the ordinary operator gives, so that the sanitizers see a
// pair that belongs together.
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  if (test::fails()) return nullptr;
  try {
    return ::operator new[](size);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}
