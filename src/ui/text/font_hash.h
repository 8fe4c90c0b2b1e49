#pragma once
// Fonts as keys of the text caches: 1/64 pixel is finer than any size in use differs.

#include <cstdint>

#include "ui/services.h"

namespace ui {

[[nodiscard]] inline uint64_t font_hash(FontKey font) {
  return (static_cast<uint64_t>(font.size_px * 64.0F) << 8U) | static_cast<uint64_t>(font.weight);
}

}  // namespace ui
