#pragma once
// A set of row keys as bits: the answer of a filter, against which an ordered list of keys is walked.

#include <cstdint>
#include <vector>

namespace crm {

class KeySet {
 public:
  void add(int64_t key) {
    const size_t word = static_cast<size_t>(key) / 64;
    if (word >= words_.size()) words_.resize(word + word / 2 + 64);
    words_[word] |= uint64_t{1} << (static_cast<uint64_t>(key) % 64);
  }
  [[nodiscard]] bool contains(int64_t key) const {
    const size_t word = static_cast<size_t>(key) / 64;
    return word < words_.size() && (words_[word] >> (static_cast<uint64_t>(key) % 64) & 1) != 0;
  }

 private:
  std::vector<uint64_t> words_;
};

}  // namespace crm
