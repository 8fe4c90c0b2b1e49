#pragma once
// The whole boundary between C++ and TypeScript, except that of storage (persistence_web.h). Declared here, forwarded
// by web/abi_library.js to the object that web/abi.ts builds, which has one method per function under the same name.
//
// Rules, so that the boundary stays small and cheap:
// - Numbers cross as int32, float or double (milliseconds since 1970 are double: no 64-bit integers, they would need
//   BigInt). Text crosses as UTF-8 with its length. Enums cross as the numbers of the headers that define them.
// - Nothing here allocates on the other side. A function that answers with bytes gets (out, capacity) and returns the
//   size of its answer; when that did not fit, kenalan_result_copy() brings the same answer into a bigger buffer.
// - JavaScript holds no view of memory across a call: the heap may grow (web/abi.ts, heap()).
// - An import never calls an export before it has returned; kenalan_wake() only asks for a frame.

#include <cstdint>

namespace platform {

// What kenalan_gl_frame draws, in order: one scissor and one range of the index buffer.
struct DrawCommand {
  int32_t x = 0;  // clip rectangle in physical pixels, origin top left
  int32_t y = 0;
  int32_t width = 0;
  int32_t height = 0;
  int32_t first_index = 0;
  int32_t index_count = 0;
};
static_assert(sizeof(DrawCommand) == 24);

// Header in front of the pixels of a glyph, run or icon.
struct BitmapHeader {
  int32_t left_px = 0;
  int32_t top_px = 0;
  int32_t width_px = 0;
  int32_t height_px = 0;
  float advance_px = 0;
  int32_t format = 0;  // ui::PixelFormat
};
static_assert(sizeof(BitmapHeader) == 24);

// One answer of kenalan_zone_year: from this instant on the zone has this offset.
struct ZoneSpan {
  double from_unix_ms = 0;
  int32_t offset_seconds = 0;
  int32_t unused = 0;
};
static_assert(sizeof(ZoneSpan) == 16);

}  // namespace platform

extern "C" {

// Memory -------------------------------------------------------------------------------------------------------------
// First call of all: hands the WebAssembly.Memory to web/abi.ts.
void kenalan_bind();
// Copies the latest answer that did not fit.
void kenalan_result_copy(void* out);

// Screen (web/webgl.ts) ----------------------------------------------------------------------------------------------
// Makes the texture of that ui::PixelFormat, cleared. Earlier content is gone.
void kenalan_gl_texture(int32_t format, int32_t width, int32_t height);
// Rows without padding.
void kenalan_gl_upload(int32_t format, int32_t x, int32_t y, int32_t width, int32_t height, const void* pixels);
// vertices: ui::DrawVertex; indices: uint32; commands: DrawCommand, of which the first says what is cleared with
// page_colour (ImGui order) and draws nothing. Beyond its rectangle the canvas stays as it is.
void kenalan_gl_frame(const void* vertices, int32_t vertex_count, const uint32_t* indices, int32_t index_count,
                      const platform::DrawCommand* commands, int32_t command_count, int32_t width, int32_t height,
                      uint32_t page_colour);

// Text (web/glyphs.ts) -----------------------------------------------------------------------------------------------
// out: ascent, descent, line height, cap height. weight: 400 or 600.
void kenalan_font_metrics(float size_px, int32_t weight, float* out);
float kenalan_glyph_advance(float size_px, int32_t weight, uint32_t code_point);
float kenalan_glyph_kerning(float size_px, int32_t weight, uint32_t left, uint32_t right);
// These three answer with a BitmapHeader and pixels.
int32_t kenalan_glyph_draw(float size_px, int32_t weight, uint32_t code_point, int32_t phase, int32_t ink, void* out,
                           int32_t capacity);
int32_t kenalan_run_draw(float size_px, int32_t weight, const char* text, int32_t length, int32_t phase, int32_t ink,
                         void* out, int32_t capacity);
int32_t kenalan_icon_draw(int32_t icon, float size_px, float stroke_px, void* out, int32_t capacity);
float kenalan_run_width(float size_px, int32_t weight, const char* text, int32_t length);

// Locale (web/intl.ts) -----------------------------------------------------------------------------------------------
void kenalan_set_locale(const char* tag, int32_t length);
int32_t kenalan_format_date(int32_t days_since_epoch, int32_t style, char* out, int32_t capacity);
int32_t kenalan_format_time(int32_t minute_of_day, char* out, int32_t capacity);
int32_t kenalan_format_number(double value, int32_t maximum_fraction_digits, char* out, int32_t capacity);
int32_t kenalan_format_money(double minor_units, const char* currency, int32_t length, int32_t style, char* out,
                             int32_t capacity);
int32_t kenalan_format_relative_days(int32_t days, char* out, int32_t capacity);
int32_t kenalan_format_percent(double ratio, char* out, int32_t capacity);
// ZoneSpans of one UTC calendar year, the first from its beginning; 0 when the zone is unknown.
int32_t kenalan_zone_year(const char* zone, int32_t length, int32_t year, void* out, int32_t capacity);
// The system's own zone and the languages the browser asks for ("en-GB,ms").
int32_t kenalan_system_zone(char* out, int32_t capacity);
int32_t kenalan_system_languages(char* out, int32_t capacity);
void kenalan_random(void* out, int32_t length);

// Services (web/clipboard.ts, files.ts, navigation.ts, document.ts) ---------------------------------------------------
void kenalan_clipboard_write(const char* text, int32_t text_length, const char* html, int32_t html_length);
void kenalan_files_choose(uint32_t request, const char* accept, int32_t length);
void kenalan_files_save(const char* name, int32_t name_length, const char* type, int32_t type_length, const void* bytes,
                        int32_t length);
// replace: 0 makes a history entry.
void kenalan_route_set(int32_t replace, const char* route, int32_t route_length, const char* state,
                       int32_t state_length);
void kenalan_history_back();
void kenalan_set_title(const char* title, int32_t length);
void kenalan_open_external(const char* url, int32_t length);
void kenalan_set_cursor(int32_t shape);
void kenalan_set_appearance(const char* language, int32_t length, int32_t dark, uint32_t page_colour);
void kenalan_install();
void kenalan_apply_update();

// Frame --------------------------------------------------------------------------------------------------------------
// Asks for a frame at the next chance (web/scheduler.ts); from callbacks of storage and the like.
void kenalan_wake();
// nodes: ui::AccessNode; strings: the pool they point into. scale: physical pixels per CSS pixel.
// 0: held back (only positions changed, and the last update is too fresh); kenalan_publish is called again for it.
int32_t kenalan_mirror(const void* nodes, int32_t count, const char* strings, int32_t strings_length,
                       uint32_t focus_request, float scale);
// Loading the database: bytes so far and in all.
void kenalan_load_progress(double loaded_bytes, double total_bytes);

}  // extern "C"
