// See renderer.h. Compiled for speed: it touches every index of every frame.

#include "platform/web/renderer.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "imgui.h"
#include "ui/draw_vertex.h"

namespace platform {

static_assert(sizeof(ImDrawVert) == sizeof(ui::DrawVertex), "ui/imgui_config.h gives ImGui our vertex");

namespace {

bool same_clip(const DrawCommand& a, const DrawCommand& b) {
  return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

}  // namespace

void Renderer::create_texture(ui::PixelFormat format, int32_t width_px, int32_t height_px) {
  is_all_new_ = true;
  kenalan_gl_texture(static_cast<int32_t>(format), width_px, height_px);
}

void Renderer::upload(ui::PixelFormat format, int32_t x, int32_t y, int32_t width_px, int32_t height_px,
                      std::span<const uint8_t> pixels) {
  // The same vertices may show other pixels now.
  is_all_new_ = true;
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
    const bool fits_last = same_clip(last, command) || (cuts_nothing(command, bounds) && cuts_nothing(last, bounds));
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
  vertices_.append({reinterpret_cast<const uint8_t*>(list.VtxBuffer.Data), bytes});

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
  const float width = data.DisplaySize.x;
  const float height = data.DisplaySize.y;
  is_all_new_ = is_all_new_ || width != drawn_width_ || height != drawn_height_ || page_colour != drawn_colour_;
  const Bounds damaged = damage(width, height);
  if (damaged.right > damaged.left && damaged.bottom > damaged.top) {
    cut_to(damaged);
    kenalan_gl_frame(vertices_.data(), static_cast<int32_t>(vertices_.size() / sizeof(ui::DrawVertex)), indices_.data(),
                     static_cast<int32_t>(indices_.size()), sent_.data(), static_cast<int32_t>(sent_.size()),
                     static_cast<int32_t>(width), static_cast<int32_t>(height), page_colour);
  }
  std::swap(vertices_, drawn_vertices_);
  std::swap(indices_, drawn_indices_);
  std::swap(commands_, drawn_commands_);
  drawn_width_ = width;
  drawn_height_ = height;
  drawn_colour_ = page_colour;
  is_all_new_ = false;
}

// The commands from `first` to the ends are not the same in both frames.
bool Renderer::differs_in_clips(size_t& first, size_t& old_end, size_t& new_end) const {
  const auto same = [](const DrawCommand& a, const DrawCommand& b) {
    return same_clip(a, b) && a.index_count == b.index_count;
  };
  first = 0;
  old_end = drawn_commands_.size();
  new_end = commands_.size();
  while (first < old_end && first < new_end && same(drawn_commands_[first], commands_[first])) ++first;
  while (old_end > first && new_end > first && same(drawn_commands_[old_end - 1], commands_[new_end - 1])) {
    --old_end;
    --new_end;
  }
  return old_end > first || new_end > first;
}

Renderer::Bounds Renderer::damage(float width, float height) const {
  const Bounds all{0, 0, width, height};
  if (is_all_new_) return all;
  Bounds bounds{width, height, 0, 0};
  const auto include = [&](float left, float top, float right, float bottom) {
    bounds = {std::min(bounds.left, left), std::min(bounds.top, top), std::max(bounds.right, right),
              std::max(bounds.bottom, bottom)};
  };

  constexpr size_t kStride = sizeof(ui::DrawVertex);
  const size_t old_count = drawn_vertices_.size() / kStride;
  const size_t new_count = vertices_.size() / kStride;
  const auto same = [&](size_t old_index, size_t new_index) {
    return std::memcmp(drawn_vertices_.data() + old_index * kStride, vertices_.data() + new_index * kStride, kStride) ==
           0;
  };
  size_t first = 0;
  while (first < old_count && first < new_count && same(first, first)) ++first;
  size_t old_end = old_count;
  size_t new_end = new_count;
  while (old_end > first && new_end > first && same(old_end - 1, new_end - 1)) {
    --old_end;
    --new_end;
  }
  const auto include_vertices = [&](const base::ByteBuffer& vertices, size_t end) {
    // Of a primitive that changed some vertices may be equal. They lie together.
    constexpr size_t kOfOnePrimitive = 16;
    const size_t begin = first < kOfOnePrimitive ? 0 : first - kOfOnePrimitive;
    const size_t last = std::min(end + kOfOnePrimitive, vertices.size() / kStride);
    for (size_t i = begin; i < last; ++i) {
      ui::DrawVertex vertex;
      std::memcpy(&vertex, vertices.data() + i * kStride, kStride);
      include(vertex.pos[0], vertex.pos[1], vertex.pos[0], vertex.pos[1]);
    }
  };
  const bool vertices_differ = old_end > first || new_end > first;
  if (vertices_differ) {
    include_vertices(drawn_vertices_, old_end);
    include_vertices(vertices_, new_end);
  }

  size_t first_command = 0;
  size_t old_commands = 0;
  size_t new_commands = 0;
  if (differs_in_clips(first_command, old_commands, new_commands)) {
    const bool one_grew = old_commands - first_command == 1 && new_commands - first_command == 1 && vertices_differ &&
                          same_clip(drawn_commands_[first_command], commands_[first_command]);
    // Otherwise vertices that are equal may be cut differently.
    const auto include_clips = [&](const std::vector<DrawCommand>& commands, size_t end) {
      for (size_t i = first_command; i < end; ++i) {
        const DrawCommand& clip = commands[i];
        include(static_cast<float>(clip.x), static_cast<float>(clip.y), static_cast<float>(clip.x + clip.width),
                static_cast<float>(clip.y + clip.height));
      }
    };
    if (!one_grew) {
      include_clips(drawn_commands_, old_commands);
      include_clips(commands_, new_commands);
    }
  } else if (!vertices_differ && drawn_indices_ != indices_) {
    return all;
  }
  return {std::max(std::floor(bounds.left) - 1, 0.0F), std::max(std::floor(bounds.top) - 1, 0.0F),
          std::min(std::ceil(bounds.right) + 1, width), std::min(std::ceil(bounds.bottom) + 1, height)};
}

void Renderer::cut_to(const Bounds& damaged) {
  const auto left = static_cast<int32_t>(damaged.left);
  const auto top = static_cast<int32_t>(damaged.top);
  const auto right = static_cast<int32_t>(damaged.right);
  const auto bottom = static_cast<int32_t>(damaged.bottom);
  sent_.clear();
  sent_.push_back(
      {.x = left, .y = top, .width = right - left, .height = bottom - top, .first_index = 0, .index_count = 0});
  for (const DrawCommand& command : commands_) {
    DrawCommand cut = command;
    cut.x = std::max(command.x, left);
    cut.y = std::max(command.y, top);
    cut.width = std::min(command.x + command.width, right) - cut.x;
    cut.height = std::min(command.y + command.height, bottom) - cut.y;
    if (cut.width > 0 && cut.height > 0) sent_.push_back(cut);
  }
}

}  // namespace platform
