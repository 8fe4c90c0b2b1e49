// See renderer.h. Compiled for speed: it touches every index of every frame.

#include "platform/web/renderer.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "imgui.h"
#include "ui/draw_vertex.h"

namespace platform {

static_assert(sizeof(ImDrawVert) == sizeof(ui::DrawVertex), "ui/imgui_config.h gives ImGui our vertex");

void Renderer::create_texture(ui::PixelFormat format, int32_t width_px, int32_t height_px) {
  kenalan_gl_texture(static_cast<int32_t>(format), width_px, height_px);
}

void Renderer::upload(ui::PixelFormat format, int32_t x, int32_t y, int32_t width_px, int32_t height_px,
                      std::span<const uint8_t> pixels) {
  kenalan_gl_upload(static_cast<int32_t>(format), x, y, width_px, height_px, pixels.data());
}

void Renderer::append_command(DrawCommand command) {
  if (!commands_.empty()) {
    DrawCommand& last = commands_.back();
    if (last.x == command.x && last.y == command.y && last.width == command.width && last.height == command.height &&
        last.first_index + last.index_count == command.first_index) {
      last.index_count += command.index_count;
      return;
    }
  }
  commands_.push_back(command);
}

void Renderer::append(const ImDrawList& list, const ImDrawData& data) {
  const uint32_t base = static_cast<uint32_t>(vertices_.size() / sizeof(ui::DrawVertex));
  const size_t bytes = static_cast<size_t>(list.VtxBuffer.Size) * sizeof(ui::DrawVertex);
  vertices_.resize(vertices_.size() + bytes);
  if (bytes > 0) std::memcpy(vertices_.data() + vertices_.size() - bytes, list.VtxBuffer.Data, bytes);

  for (const ImDrawCmd& command : list.CmdBuffer) {
    if (command.ElemCount == 0 || command.UserCallback != nullptr) continue;
    // Physical pixels already; rounded so that a fractional clip never shows half a neighbour.
    const float left = std::max(0.0F, std::round(command.ClipRect.x - data.DisplayPos.x));
    const float top = std::max(0.0F, std::round(command.ClipRect.y - data.DisplayPos.y));
    const float right = std::min(data.DisplaySize.x, std::round(command.ClipRect.z - data.DisplayPos.x));
    const float bottom = std::min(data.DisplaySize.y, std::round(command.ClipRect.w - data.DisplayPos.y));
    if (right <= left || bottom <= top) continue;

    const size_t first = indices_.size();
    indices_.resize(first + command.ElemCount);
    const uint32_t offset = base + command.VtxOffset;
    const ImDrawIdx* source = list.IdxBuffer.Data + command.IdxOffset;
    uint32_t* target = indices_.data() + first;
    for (uint32_t i = 0; i < command.ElemCount; ++i) target[i] = source[i] + offset;
    append_command({.x = static_cast<int32_t>(left),
                    .y = static_cast<int32_t>(top),
                    .width = static_cast<int32_t>(right - left),
                    .height = static_cast<int32_t>(bottom - top),
                    .first_index = static_cast<int32_t>(first),
                    .index_count = static_cast<int32_t>(command.ElemCount)});
  }
}

void Renderer::draw(const ImDrawData& data, uint32_t page_colour) {
  vertices_.clear();
  indices_.clear();
  commands_.clear();
  for (const ImDrawList* list : data.CmdLists) append(*list, data);
  kenalan_gl_frame(vertices_.data(), static_cast<int32_t>(vertices_.size() / sizeof(ui::DrawVertex)), indices_.data(),
                   static_cast<int32_t>(indices_.size()), commands_.data(), static_cast<int32_t>(commands_.size()),
                   static_cast<int32_t>(data.DisplaySize.x), static_cast<int32_t>(data.DisplaySize.y), page_colour);
}

}  // namespace platform
