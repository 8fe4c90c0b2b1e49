// See allocation_counter.h.

#include "platform/web/allocation_counter.h"

#include <cstdlib>
#include <new>

namespace platform {

namespace {

uint64_t count = 0;

}  // namespace

uint64_t allocation_count() { return count; }

void* counted_allocate(size_t bytes) {
  ++count;
  return std::malloc(bytes > 0 ? bytes : 1);
}

void counted_release(void* memory) { std::free(memory); }

}  // namespace platform

// Out of memory ends the session (web/stop.ts): there are no exceptions to tell it with.
void* operator new(size_t bytes) {
  void* memory = platform::counted_allocate(bytes);
  if (memory == nullptr) std::abort();
  return memory;
}
void* operator new[](size_t bytes) { return operator new(bytes); }
void operator delete(void* memory) noexcept { platform::counted_release(memory); }
void operator delete[](void* memory) noexcept { platform::counted_release(memory); }
void operator delete(void* memory, size_t) noexcept { platform::counted_release(memory); }
void operator delete[](void* memory, size_t) noexcept { platform::counted_release(memory); }
