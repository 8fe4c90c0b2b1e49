// The page's end of the boundary to JavaScript: wires App to the browser's services and turns the calls of web/abi.ts
// (Exports) into events, frames and answers. Nothing is decided here.

#include <emscripten.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

#include "app/app.h"
#include "imgui.h"
#include "platform/web/abi.h"
#include "platform/web/allocation_counter.h"
#include "platform/web/formatter_web.h"
#include "platform/web/glyph_source_web.h"
#include "platform/web/persistence_web.h"
#include "platform/web/renderer.h"
#include "platform/web/services_web.h"
#include "platform/web/text_answer.h"
#include "platform/web/time_zone_web.h"

namespace {

std::vector<std::string> system_languages() {
  const std::string list = platform::text_answer(kenalan_system_languages);
  std::vector<std::string> languages;
  for (size_t begin = 0; begin < list.size();) {
    const size_t end = std::min(list.find(',', begin), list.size());
    languages.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return languages;
}

struct Page {
  platform::GlyphSourceWeb glyphs;
  platform::FormatterWeb formatter;
  platform::ClipboardWeb clipboard;
  platform::FilesWeb files;
  platform::NavigatorWeb navigator;
  platform::DocumentWeb document;
  platform::ClockWeb clock;
  platform::RandomWeb random;
  platform::TimeZoneWeb zone;
  platform::WebPersistence persistence;
  platform::Renderer renderer;
  app::App app;
  ui::Viewport viewport;
  // Sizes of the textures as they exist on the graphics card.
  std::array<ui::AtlasSize, 2> textures{};
  uint32_t mirrored_revision = 0;
  uint32_t mirrored_focus_request = 0;

  Page()
      : app({.services = {glyphs, formatter, clipboard, files, navigator, document},
             .persistence = persistence,
             .clock = clock,
             .random = random,
             .zone = zone,
             .set_time_zone =
                 [this](std::string_view name) {
                   return zone.set_zone(name.empty() ? platform::TimeZoneWeb::system_zone() : name);
                 },
             .wake = kenalan_wake,
             .on_load_progress =
                 [](uint64_t loaded, uint64_t total) {
                   kenalan_load_progress(static_cast<double>(loaded), static_cast<double>(total));
                 },
             .languages = system_languages()}) {}
};

// The exports are C functions: what they work on has to be found somewhere. Lives as long as the page.
Page* page = nullptr;

// In the order of Counter in web/abi.ts.
enum class Counter : int32_t { allocations, statements, generation, queued, durable, settled };

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void* kenalan_allocate(int32_t bytes) { return std::malloc(static_cast<size_t>(bytes) + 1); }
EMSCRIPTEN_KEEPALIVE void kenalan_release(void* memory) { std::free(memory); }

EMSCRIPTEN_KEEPALIVE void kenalan_start() {
  kenalan_bind();
  ImGui::SetAllocatorFunctions([](size_t bytes, void*) { return platform::counted_allocate(bytes); },
                               [](void* memory, void*) { platform::counted_release(memory); });
  page = new Page;
  page->app.start();
}

EMSCRIPTEN_KEEPALIVE double kenalan_build(double now_ms) { return page->app.frame(now_ms); }

EMSCRIPTEN_KEEPALIVE int32_t kenalan_has_work() { return page->app.has_work() ? 1 : 0; }
EMSCRIPTEN_KEEPALIVE void kenalan_work() { page->app.work(); }

EMSCRIPTEN_KEEPALIVE void kenalan_render() {
  const ui::Context& context = page->app.context();
  const ImDrawData* data = context.draw_data();
  if (data == nullptr) return;
  for (const ui::PixelFormat format : {ui::PixelFormat::coverage, ui::PixelFormat::colour}) {
    ui::AtlasSize& made = page->textures[static_cast<size_t>(format)];
    const ui::AtlasSize wanted = context.atlas_size(format);
    if (made.width == wanted.width && made.height == wanted.height) continue;
    page->renderer.create_texture(format, wanted.width, wanted.height);
    made = wanted;
  }
  for (const ui::TextureUpdate& update : context.texture_updates()) {
    page->renderer.upload(update.format, update.x, update.y, update.width, update.height, update.pixels);
  }
  page->renderer.draw(*data, page->document.page_colour());
}

EMSCRIPTEN_KEEPALIVE void kenalan_publish() {
  const ui::Context& context = page->app.context();
  const uint32_t revision = context.access_revision();
  const uint32_t focus_request = context.focus_request();
  if (revision == page->mirrored_revision && focus_request == page->mirrored_focus_request) return;
  const std::span<const ui::AccessNode> nodes = context.access_nodes();
  const std::string_view strings = context.access_strings();
  // Held back while scrolling: then it asks again.
  if (kenalan_mirror(nodes.data(), static_cast<int32_t>(nodes.size()), strings.data(),
                     static_cast<int32_t>(strings.size()), focus_request, page->viewport.scale) == 0) {
    return;
  }
  page->mirrored_revision = revision;
  page->mirrored_focus_request = focus_request;
}

EMSCRIPTEN_KEEPALIVE void kenalan_pointer(double time_ms, float x, float y, int32_t pointer_id, int32_t phase,
                                          int32_t kind, int32_t button, int32_t buttons, int32_t modifiers) {
  page->app.context().push(ui::PointerEvent{.time_ms = time_ms,
                                            .x = x,
                                            .y = y,
                                            .pointer_id = pointer_id,
                                            .phase = static_cast<ui::PointerPhase>(phase),
                                            .kind = static_cast<ui::PointerKind>(kind),
                                            .button = static_cast<uint8_t>(button),
                                            .buttons = static_cast<uint8_t>(buttons),
                                            .modifiers = static_cast<uint8_t>(modifiers)});
}

EMSCRIPTEN_KEEPALIVE void kenalan_wheel(double time_ms, float x, float y, float delta_x, float delta_y,
                                        int32_t modifiers) {
  page->app.context().push(ui::WheelEvent{.time_ms = time_ms,
                                          .x = x,
                                          .y = y,
                                          .delta_x_px = delta_x,
                                          .delta_y_px = delta_y,
                                          .modifiers = static_cast<uint8_t>(modifiers)});
}

EMSCRIPTEN_KEEPALIVE int32_t kenalan_key(double time_ms, int32_t code, int32_t phase, int32_t target, int32_t modifiers,
                                         int32_t repeat, uint32_t character) {
  return page->app.key({.time_ms = time_ms,
                        .code = static_cast<ui::KeyCode>(code),
                        .phase = static_cast<ui::KeyPhase>(phase),
                        .target = static_cast<ui::KeyTarget>(target),
                        .modifiers = static_cast<uint8_t>(modifiers),
                        .repeat = static_cast<uint8_t>(repeat),
                        .character = character})
             ? 1
             : 0;
}

EMSCRIPTEN_KEEPALIVE void kenalan_text_input(uint32_t node, const char* text, int32_t length, uint32_t selection_start,
                                             uint32_t selection_end, int32_t composing) {
  page->app.context().push(ui::TextInputEvent{.node_id = node,
                                              .text = std::string(text, static_cast<size_t>(length)),
                                              .selection_start = selection_start,
                                              .selection_end = selection_end,
                                              .composing = static_cast<uint8_t>(composing)});
}

EMSCRIPTEN_KEEPALIVE void kenalan_node_action(uint32_t node, uint32_t action, float x, float y) {
  page->app.context().push_action(static_cast<ui::NodeAction>(action), node, x, y);
}

EMSCRIPTEN_KEEPALIVE void kenalan_file(uint32_t request, const char* name, int32_t name_length, const uint8_t* bytes,
                                       int32_t length) {
  page->app.context().push(ui::FileEvent{.request = request,
                                         .name = std::string(name, static_cast<size_t>(name_length)),
                                         .bytes = std::vector<uint8_t>(bytes, bytes + length)});
}

EMSCRIPTEN_KEEPALIVE void kenalan_viewport(float width, float height, float scale, float top, float right, float bottom,
                                           float left) {
  page->viewport = {.width_px = width,
                    .height_px = height,
                    .scale = scale,
                    .inset_top_px = top,
                    .inset_right_px = right,
                    .inset_bottom_px = bottom,
                    .inset_left_px = left};
  page->app.context().set_viewport(page->viewport);
}

EMSCRIPTEN_KEEPALIVE void kenalan_preferences(int32_t dark, int32_t reduced_motion, int32_t more_contrast,
                                              int32_t forced_colours, int32_t coarse_pointer) {
  page->app.context().set_preferences({.dark = static_cast<uint8_t>(dark),
                                       .reduced_motion = static_cast<uint8_t>(reduced_motion),
                                       .more_contrast = static_cast<uint8_t>(more_contrast),
                                       .forced_colours = static_cast<uint8_t>(forced_colours),
                                       .coarse_pointer = static_cast<uint8_t>(coarse_pointer)});
}

EMSCRIPTEN_KEEPALIVE void kenalan_navigate(const char* route, int32_t length) {
  page->app.navigate({route, static_cast<size_t>(length)});
}

EMSCRIPTEN_KEEPALIVE void kenalan_document_state(int32_t can_install, int32_t update_waiting, int32_t offline_ready) {
  page->document.set_state(
      {.can_install = can_install == 1, .update_waiting = update_waiting == 1, .offline_ready = offline_ready == 1});
}

EMSCRIPTEN_KEEPALIVE void kenalan_visibility(int32_t visible) {
  if (visible == 0) page->app.on_hide();
}

EMSCRIPTEN_KEEPALIVE void kenalan_fonts_changed() {
  page->glyphs.bump_revision();
  page->app.context().fonts_changed();
}

EMSCRIPTEN_KEEPALIVE void kenalan_context_restored() {
  page->textures = {};
  page->app.context().restore_textures();
}

EMSCRIPTEN_KEEPALIVE double kenalan_counter(int32_t which) {
  const store::StorageState storage = page->app.storage_state();
  switch (static_cast<Counter>(which)) {
    case Counter::allocations: return static_cast<double>(platform::allocation_count());
    case Counter::statements: return static_cast<double>(page->app.statement_count());
    case Counter::generation: return static_cast<double>(storage.generation);
    case Counter::queued: return static_cast<double>(storage.queued);
    case Counter::durable: return static_cast<double>(storage.durable);
    case Counter::settled: return page->app.settled() ? 1 : 0;
  }
  return 0;
}

EMSCRIPTEN_KEEPALIVE int32_t kenalan_route(char* out, int32_t capacity) {
  const std::string& route = page->app.route();
  std::memcpy(out, route.data(), std::min(route.size(), static_cast<size_t>(capacity)));
  return static_cast<int32_t>(route.size());
}

EMSCRIPTEN_KEEPALIVE void kenalan_rescue() {
  page->files.save("kenalan.sqlite", "application/vnd.sqlite3", page->app.export_database());
}

}  // extern "C"
