#pragma once
// Bytes that grow by whole blocks: pages on their way from memory to the disk. std::vector<uint8_t> fills what it makes
// room for and, compiled for size, copies byte by byte; here room stays as it is until something is copied into it at
// once.

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <utility>

namespace base {

class ByteBuffer {
 public:
  ByteBuffer() = default;
  explicit ByteBuffer(std::span<const uint8_t> bytes) { append(bytes); }
  ByteBuffer(const ByteBuffer& other) : ByteBuffer(std::span<const uint8_t>(other)) {}
  ByteBuffer(ByteBuffer&& other) noexcept
      : bytes_(std::move(other.bytes_)),
        size_(std::exchange(other.size_, 0)),
        capacity_(std::exchange(other.capacity_, 0)) {}
  ByteBuffer& operator=(ByteBuffer other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
    return *this;
  }
  ~ByteBuffer() = default;

  [[nodiscard]] size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] uint8_t* data() { return bytes_.get(); }
  [[nodiscard]] const uint8_t* data() const { return bytes_.get(); }
  [[nodiscard]] uint8_t& operator[](size_t index) { return bytes_[index]; }
  [[nodiscard]] const uint8_t& operator[](size_t index) const { return bytes_[index]; }
  [[nodiscard]] uint8_t* begin() { return data(); }
  [[nodiscard]] uint8_t* end() { return data() + size_; }
  [[nodiscard]] const uint8_t* begin() const { return data(); }
  [[nodiscard]] const uint8_t* end() const { return data() + size_; }
  bool operator==(const ByteBuffer& other) const { return std::ranges::equal(*this, other); }

  void reserve(size_t capacity) {
    if (capacity <= capacity_) return;
    std::unique_ptr<uint8_t[]> larger(new uint8_t[capacity]);
    if (size_ > 0) std::memcpy(larger.get(), bytes_.get(), size_);
    bytes_ = std::move(larger);
    capacity_ = capacity;
  }
  void append(std::span<const uint8_t> bytes) {
    if (bytes.empty()) return;
    if (size_ + bytes.size() > capacity_) reserve(std::max(size_ + bytes.size(), capacity_ * 2));
    std::memcpy(bytes_.get() + size_, bytes.data(), bytes.size());
    size_ += bytes.size();
  }
  // What is new has any content.
  void resize_for_overwrite(size_t size) {
    reserve(size);
    size_ = size;
  }
  void clear() { size_ = 0; }

 private:
  std::unique_ptr<uint8_t[]> bytes_;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

}  // namespace base
