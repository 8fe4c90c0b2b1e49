#pragma once
// Texts made by the platform's Intl, which costs microseconds each: kept until the language changes.

#include <string>
#include <string_view>
#include <unordered_map>

namespace ui {

class FormatCache {
 public:
  // The text under that key, made when it is not there.
  template <typename Make>
  std::string_view get(uint64_t key, Make make) {
    if (texts_.size() > kMost) doomed_.merge(texts_), texts_.clear();
    const auto [at, is_new] = texts_.try_emplace(key);
    if (is_new) at->second = make();
    return at->second;
  }
  // Views handed out in the last frame are not used any more.
  void begin_frame() { doomed_.clear(); }
  void clear() {
    doomed_.merge(texts_);
    texts_.clear();
  }

 private:
  static constexpr size_t kMost = 8192;
  std::unordered_map<uint64_t, std::string> texts_;
  std::unordered_map<uint64_t, std::string> doomed_;
};

}  // namespace ui
