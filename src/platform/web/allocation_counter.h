#pragma once
// Counts heap allocations for window.kenalan: a steady frame must make none, and only a count shows it. Replaces the
// global operator new of the page; Dear ImGui's allocator is pointed here by main_web.cpp. SQLite's own is not counted:
// its statements are.

#include <cstddef>
#include <cstdint>

namespace platform {

[[nodiscard]] uint64_t allocation_count();

// malloc and free, counted.
void* counted_allocate(size_t bytes);
void counted_release(void* memory);

}  // namespace platform
