#pragma once
// Memory of one frame: strings that views hand to widgets, joined and formatted texts. Bump allocation in blocks that
// are kept, so a steady frame allocates nothing; everything is forgotten when the next frame begins.

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace ui {

class FrameArena {
 public:
  void reset() {
    block_ = 0;
    used_ = 0;
  }

  [[nodiscard]] char* allocate(size_t bytes) {
    while (block_ < blocks_.size() && used_ + bytes > blocks_[block_].size) {
      ++block_;
      used_ = 0;
    }
    if (block_ == blocks_.size()) {
      const size_t size = std::max<size_t>(bytes, 64 * 1024);
      blocks_.push_back({std::make_unique<char[]>(size), size});
      used_ = 0;
    }
    char* at = blocks_[block_].data.get() + used_;
    used_ += bytes;
    return at;
  }

  [[nodiscard]] std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    char* at = allocate(text.size());
    std::memcpy(at, text.data(), text.size());
    return {at, text.size()};
  }

 private:
  struct Block {
    std::unique_ptr<char[]> data;
    size_t size = 0;
  };
  std::vector<Block> blocks_;
  size_t block_ = 0;
  size_t used_ = 0;
};

}  // namespace ui
