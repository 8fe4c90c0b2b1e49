#pragma once
// From widget id to a small number, rebuilt every frame without touching the heap: open addressing, and a generation
// instead of clearing.

#include <cstdint>
#include <vector>

namespace ui {

class IdMap {
 public:
  static constexpr uint32_t kMissing = 0xFFFFFFFF;

  void clear() {
    ++generation_;
    count_ = 0;
  }

  [[nodiscard]] uint32_t find(uint32_t id) const {
    if (slots_.empty()) return kMissing;
    for (uint32_t at = id & mask(); slots_[at].generation == generation_; at = (at + 1) & mask()) {
      if (slots_[at].id == id) return slots_[at].value;
    }
    return kMissing;
  }

  // An id that is there already keeps its first value.
  void insert(uint32_t id, uint32_t value) {
    if ((count_ + 1) * 2 > slots_.size()) grow();
    uint32_t at = id & mask();
    for (; slots_[at].generation == generation_; at = (at + 1) & mask()) {
      if (slots_[at].id == id) return;
    }
    slots_[at] = {id, value, generation_};
    ++count_;
  }

 private:
  struct Slot {
    uint32_t id = 0;
    uint32_t value = 0;
    uint32_t generation = 0;
  };

  [[nodiscard]] uint32_t mask() const { return static_cast<uint32_t>(slots_.size()) - 1; }

  void grow() {
    std::vector<Slot> old;
    old.swap(slots_);
    slots_.resize(old.empty() ? 256 : old.size() * 2);
    count_ = 0;
    for (const Slot& slot : old) {
      if (slot.generation == generation_) insert(slot.id, slot.value);
    }
  }

  std::vector<Slot> slots_;
  uint32_t generation_ = 1;
  uint32_t count_ = 0;
};

}  // namespace ui
