#pragma once
// Dear ImGui's compile-time switches, seen by it and by us alike (IMGUI_USER_CONFIG). It is our quad drawer and input
// state, nothing more: no demo, no debug windows, no font of its own, no files, no shell. Code points beyond the
// basic plane exist (names, emoji), so characters are 32 bits wide.
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_USE_WCHAR32
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
