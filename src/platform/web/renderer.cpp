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

bool Renderer::cuts_nothing(const DrawCommand& clip, const Bounds& bounds) {
  return bounds.left >= static_cast<float>(clip.x) && bounds.top >= static_cast<float>(clip.y) &&
         bounds.right <= static_cast<float>(clip.x + clip.width) &&
         bounds.bottom <= static_cast<float>(clip.y + clip.height);
}

Renderer::Bounds Renderer::append_indices(const ImDrawList& list, const ImDrawCmd& command, uint32_t base) {
  const size_t first = indices_.size();
  indices_.resize(first + command.ElemCount);
  const ImDrawIdx* source = list.IdxBuffer.Data + command.IdxOffset;
  const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
  uint32_t* target = indices_.data() + first;
  Bounds bounds{1e9F, 1e9F, -1e9F, -1e9F};
  for (uint32_t i = 0; i < command.ElemCount; ++i) {
    target[i] = base + command.VtxOffset + source[i];
    const ImVec2& pos = vertices[source[i]].pos;
    bounds.left = std::min(bounds.left, pos.x);
    bounds.top = std::min(bounds.top, pos.y);
    bounds.right = std::max(bounds.right, pos.x);
    bounds.bottom = std::max(bounds.bottom, pos.y);
  }
  return bounds;
}

void Renderer::append_command(const DrawCommand& command, const Bounds& bounds) {
  if (!commands_.empty()) {
    DrawCommand& last = commands_.back();
    const bool same =
        last.x == command.x && last.y == command.y && last.width == command.width && last.height == command.height;
    const bool fits_last = same || (cuts_nothing(command, bounds) && cuts_nothing(last, bounds));
    const bool last_fits = !fits_last && cuts_nothing(last, last_bounds_) && cuts_nothing(command, last_bounds_);
    if (fits_last || last_fits) {
      const int32_t first_index = last.first_index;
      const int32_t index_count = last.index_count + command.index_count;
      if (last_fits) last = command;
      last.first_index = first_index;
      last.index_count = index_count;
      last_bounds_ = {std::min(last_bounds_.left, bounds.left), std::min(last_bounds_.top, bounds.top),
                      std::max(last_bounds_.right, bounds.right), std::max(last_bounds_.bottom, bounds.bottom)};
      return;
    }
  }
  commands_.push_back(command);
  last_bounds_ = bounds;
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

    const auto first_index = static_cast<int32_t>(indices_.size());
    Bounds bounds = append_indices(list, command, base);
    // What lies beyond the window is cut off anyway.
    bounds = {std::max(bounds.left, 0.0F), std::max(bounds.top, 0.0F), std::min(bounds.right, data.DisplaySize.x),
              std::min(bounds.bottom, data.DisplaySize.y)};
    append_command({.x = static_cast<int32_t>(left),
                    .y = static_cast<int32_t>(top),
                    .width = static_cast<int32_t>(right - left),
                    .height = static_cast<int32_t>(bottom - top),
                    .first_index = first_index,
                    .index_count = static_cast<int32_t>(command.ElemCount)},
                   bounds);
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
