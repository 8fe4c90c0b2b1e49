// See atlas.h.

#include "ui/text/atlas.h"

#include <algorithm>
#include <cstring>

namespace ui {

namespace {
// Between neighbours, so that no filter mixes them.
constexpr int32_t kGap = 1;
// Shelf heights are multiples of this: fewer kinds of shelves, less left over.
constexpr int32_t kHeightStep = 4;
}  // namespace

Atlas::Atlas(PixelFormat format, int32_t width, int32_t height, int32_t maximum_height)
    : format_(format), width_(width), height_(height), maximum_height_(maximum_height) {}

size_t Atlas::stride() const { return static_cast<size_t>(width_) * (format_ == PixelFormat::coverage ? 1 : 4); }

std::optional<AtlasPlace> Atlas::place(int32_t width, int32_t height, ShelfUse use, uint32_t frame) {
  const int32_t need_width = width + kGap;
  const int32_t need_height = (height + kGap + kHeightStep - 1) / kHeightStep * kHeightStep;
  if (need_width > width_ || need_height > maximum_height_) return std::nullopt;
  const auto take = [&](uint32_t index) {
    Shelf& shelf = shelves_[index];
    const AtlasPlace at{shelf.used, shelf.y, index, shelf.generation};
    shelf.used += need_width;
    shelf.frame = frame;
    return at;
  };
  for (uint32_t i = 0; i < shelves_.size(); ++i) {
    const Shelf& shelf = shelves_[i];
    if (shelf.use == use && shelf.height == need_height && shelf.used + need_width <= width_) return take(i);
  }
  const auto open_shelf = [&] {
    shelves_.push_back({.y = next_y_, .height = need_height, .used = 0, .use = use, .frame = frame, .generation = 0});
    next_y_ += need_height;
    return take(static_cast<uint32_t>(shelves_.size()) - 1);
  };
  if (next_y_ + need_height <= height_) return open_shelf();
  // The run shelf that was not looked at for the longest time, but never one of this frame.
  uint32_t oldest = UINT32_MAX;
  for (uint32_t i = 0; i < shelves_.size(); ++i) {
    const Shelf& shelf = shelves_[i];
    if (shelf.use != ShelfUse::runs || shelf.height < need_height || shelf.height > need_height * 2 ||
        shelf.frame == frame) {
      continue;
    }
    if (oldest == UINT32_MAX || shelf.frame < shelves_[oldest].frame) oldest = i;
  }
  if (oldest != UINT32_MAX && use == ShelfUse::runs) {
    ++shelves_[oldest].generation;
    shelves_[oldest].used = 0;
    return take(oldest);
  }
  while (next_y_ + need_height > height_) {
    if (height_ * 2 > maximum_height_) return std::nullopt;
    height_ *= 2;
  }
  if (!pixels_.empty()) make_room();
  change_all();
  return open_shelf();
}

void Atlas::write(const AtlasPlace& at, int32_t width, int32_t height, std::span<const uint8_t> pixels) {
  if (pixels_.empty()) make_room();
  const size_t bytes = format_ == PixelFormat::coverage ? 1 : 4;
  const size_t row_bytes = static_cast<size_t>(width) * bytes;
  for (int32_t row = 0; row < height; ++row) {
    uint8_t* target = pixels_.data() + static_cast<size_t>(at.y + row) * stride() + static_cast<size_t>(at.x) * bytes;
    std::memcpy(target, pixels.data() + static_cast<size_t>(row) * row_bytes, row_bytes);
  }
  if (changed_to_ == changed_from_) {
    changed_from_ = at.y;
    changed_to_ = at.y + height;
  } else {
    changed_from_ = std::min(changed_from_, at.y);
    changed_to_ = std::max(changed_to_, at.y + height);
  }
}

void Atlas::make_room() {
  const size_t old_size = pixels_.size();
  pixels_.resize_for_overwrite(stride() * static_cast<size_t>(height_));
  std::memset(pixels_.data() + old_size, 0, pixels_.size() - old_size);
}

bool Atlas::touch(const AtlasPlace& at, uint32_t frame) {
  Shelf& shelf = shelves_[at.shelf];
  if (shelf.generation != at.generation) return false;
  shelf.frame = frame;
  return true;
}

void Atlas::clear() {
  for (Shelf& shelf : shelves_) ++shelf.generation;
  shelves_.clear();
  next_y_ = 0;
  if (!pixels_.empty()) std::memset(pixels_.data(), 0, pixels_.size());
  change_all();
}

std::span<const uint8_t> Atlas::rows(int32_t first, int32_t count) const {
  return std::span<const uint8_t>(pixels_).subspan(stride() * static_cast<size_t>(first),
                                                   stride() * static_cast<size_t>(count));
}

void Atlas::forget_changes() { changed_from_ = changed_to_ = 0; }

void Atlas::change_all() {
  changed_from_ = 0;
  changed_to_ = pixels_.empty() ? 0 : height_;
}

}  // namespace ui
