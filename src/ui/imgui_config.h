#pragma once
// Dear ImGui's compile-time switches, seen by it and by us alike (IMGUI_USER_CONFIG). It is our quad drawer, clip and
// layer keeper, nothing more: no demo, no debug windows, no font of its own, no files, no shell. Code points beyond the
// basic plane exist (names, emoji), so characters are 32 bits wide. Indices are 32 bits wide: one vertex buffer holds
// the whole frame and WebGL has no base vertex.
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_USE_WCHAR32
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define ImDrawIdx unsigned int

// Its printf and its settings files' scanf are 12 KB of download for texts that nobody sees; ui/core/imgui_left_out.cpp
// has the former, and no settings are ever read. A wrong call is a fault of ours that an assertion names.
#define IMGUI_DISABLE_DEFAULT_FORMAT_FUNCTIONS
#include <cstdio>
#define sscanf(...) 0
#define IM_ASSERT_USER_ERROR(condition, message) IM_ASSERT((condition) && (message))

// The vertex of ui/draw_vertex.h (checked in ui/core/painter.cpp).
#define IMGUI_OVERRIDE_DRAWVERT_STRUCT_LAYOUT \
  struct ImDrawVert {                         \
    ImVec2 pos;                               \
    ImVec2 uv;                                \
    ImU32 col;                                \
    ImU32 box;                                \
    ImU32 style;                              \
  }

// Takes stb_truetype out: with this switch Dear ImGui asks ImGuiFreeType::GetFontLoader() for a loader, and ours
// (ui/core/imgui_font.cpp) has no glyphs at all, because text is laid out and drawn by ui/text.
#define IMGUI_ENABLE_FREETYPE
