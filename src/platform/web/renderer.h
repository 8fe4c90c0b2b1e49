#pragma once
// Turns one ImDrawData into one call of kenalan_gl_frame: all lists merged into one vertex and one index buffer (WebGL2
// has no base vertex, and each upload costs more than its bytes), neighbouring commands with the same clip rectangle
// into one draw call. The vertex chooses its texture by its mode, so textures never split a batch.
//
// Only what changed since the last frame is drawn: the vertices of both are compared, and clearing and drawing are cut
// to the rectangle around those that differ; the rest of the canvas keeps its pixels. A frame like the last one draws
// nothing (docs/decisions/0007).

#include <cstdint>
#include <span>
#include <vector>

#include "base/byte_buffer.h"
#include "platform/web/abi.h"
#include "ui/services.h"

struct ImDrawCmd;
struct ImDrawData;
struct ImDrawList;

namespace platform {

class Renderer {
 public:
  // Makes the texture of that format, empty; also after the context was lost.
  void create_texture(ui::PixelFormat format, int32_t width_px, int32_t height_px);
  void upload(ui::PixelFormat format, int32_t x, int32_t y, int32_t width_px, int32_t height_px,
              std::span<const uint8_t> pixels);
  // page_colour: what shows where nothing is drawn, in ImGui's order.
  void draw(const ImDrawData& data, uint32_t page_colour);

 private:
  struct Bounds {
    float left, top, right, bottom;
  };
  static bool cuts_nothing(const DrawCommand& clip, const Bounds& bounds);

  void append(const ImDrawList& list, const ImDrawData& data);
  // Copies the indices of a command and returns what its vertices cover.
  Bounds append_indices(const ImDrawList& list, const ImDrawCmd& command, uint32_t base);
  void append_command(const DrawCommand& command, const Bounds& bounds);
  // What differs from the last frame; empty when nothing does.
  [[nodiscard]] Bounds damage(float width, float height) const;
  [[nodiscard]] bool differs_in_clips(size_t& first, size_t& old_end, size_t& new_end) const;
  void cut_to(const Bounds& damaged);

  // Kept between frames: a steady frame allocates nothing.
  base::ByteBuffer vertices_;
  std::vector<uint32_t> indices_;
  std::vector<DrawCommand> commands_;
  Bounds last_bounds_{};  // of commands_.back()
  // The first of them is what is cleared.
  std::vector<DrawCommand> sent_;
  // The frame before, and whether it tells nothing: textures or the window have changed since.
  base::ByteBuffer drawn_vertices_;
  std::vector<uint32_t> drawn_indices_;
  std::vector<DrawCommand> drawn_commands_;
  float drawn_width_ = 0;
  float drawn_height_ = 0;
  uint32_t drawn_colour_ = 0;
  bool is_all_new_ = true;
};

}  // namespace platform
