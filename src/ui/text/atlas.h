#pragma once
// One texture of glyphs, icons and shaped runs with its copy in memory (a lost graphics context takes nothing with it).
// Packed in shelves: rows of equal height. Shelves of runs are emptied when room is needed, the longest unused first;
// glyphs and icons stay. Grows in height only, so that everything keeps its place.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/byte_buffer.h"
#include "ui/services.h"

namespace ui {

enum class ShelfUse : uint8_t { lasting, runs };

struct AtlasPlace {
  int32_t x = 0;
  int32_t y = 0;
  uint32_t shelf = 0;
  uint32_t generation = 0;  // of the shelf: another one means it was emptied since
};

class Atlas {
 public:
  Atlas(PixelFormat format, int32_t width, int32_t height, int32_t maximum_height);

  // Nothing when even growing and emptying does not help.
  [[nodiscard]] std::optional<AtlasPlace> place(int32_t width, int32_t height, ShelfUse use, uint32_t frame);
  void write(const AtlasPlace& at, int32_t width, int32_t height, std::span<const uint8_t> pixels);
  // Marks the shelf as used in this frame; false when its content is gone.
  [[nodiscard]] bool touch(const AtlasPlace& at, uint32_t frame);
  void clear();

  [[nodiscard]] int32_t width() const { return width_; }
  [[nodiscard]] int32_t height() const { return height_; }
  [[nodiscard]] PixelFormat format() const { return format_; }

  // Rows that changed since forget_changes(): first row and number of rows.
  [[nodiscard]] std::pair<int32_t, int32_t> changed_rows() const {
    return {changed_from_, changed_to_ - changed_from_};
  }
  [[nodiscard]] std::span<const uint8_t> rows(int32_t first, int32_t count) const;
  void forget_changes();
  void change_all();

 private:
  struct Shelf {
    int32_t y = 0;
    int32_t height = 0;
    int32_t used = 0;  // from the left
    ShelfUse use = ShelfUse::lasting;
    uint32_t frame = 0;
    uint32_t generation = 0;
  };
  [[nodiscard]] size_t stride() const;
  // As many rows as the height says; the new ones are empty.
  void make_room();

  PixelFormat format_;
  int32_t width_;
  int32_t height_;
  int32_t maximum_height_;
  int32_t next_y_ = 0;
  std::vector<Shelf> shelves_;
  base::ByteBuffer pixels_;
  int32_t changed_from_ = 0;
  int32_t changed_to_ = 0;
};

}  // namespace ui
