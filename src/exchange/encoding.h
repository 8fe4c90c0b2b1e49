#pragma once
// What people drop is bytes. Excel writes UTF-16 or the code page of the machine, phones write UTF-8 with or without a
// mark, and sometimes the file is a photo. The detector reads the whole file in chunks (a single ä may stand in its
// last line) and says which encoding it is, or which kind of file it is instead; the decoder then turns it into UTF-8,
// chunk by chunk as well, so that 100 MB never block a frame.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace exchange {

enum class Encoding : uint8_t { utf8, utf16_le, utf16_be, windows_1252 };

struct DetectedEncoding {
  Encoding encoding = Encoding::utf8;
  // Bytes of the byte order mark at the start.
  size_t mark_bytes = 0;
  // UTF-8 with so few bad sequences that reading it as another encoding would do more harm.
  size_t bad_sequences = 0;
};

class EncodingDetector {
 public:
  void feed(std::string_view bytes);
  // After the last chunk. An empty file, a file of another kind (by its first bytes) and a file of random bytes give
  // an error that names it.
  [[nodiscard]] base::Result<DetectedEncoding> finish() const;

 private:
  void count_bytes(std::string_view bytes);
  void check_utf8(std::string_view bytes);

  std::string head_;  // the first bytes: marks and magic numbers
  size_t size_ = 0;
  size_t control_count_ = 0;
  std::array<size_t, 2> zeros_{};  // zero bytes at even and at odd places
  size_t good_sequences_ = 0;      // of two bytes and more
  size_t bad_sequences_ = 0;
  std::string pending_;  // a sequence that the chunk's end cut
};

class Decoder {
 public:
  explicit Decoder(const DetectedEncoding& detected) : encoding_(detected.encoding), skip_(detected.mark_bytes) {}
  // Appends the bytes as valid UTF-8; what does not decode becomes U+FFFD.
  void feed(std::string_view bytes, std::string& out);
  void finish(std::string& out);

 private:
  void feed_utf8(std::string_view bytes, std::string& out);
  void feed_utf16(std::string_view bytes, std::string& out);
  void add_unit(uint32_t unit, std::string& out);

  Encoding encoding_;
  size_t skip_;
  std::string pending_;
  uint32_t high_surrogate_ = 0;
};

// A whole text at once, for texts inside a file that say what they are.
[[nodiscard]] std::string to_utf8(std::string_view bytes, Encoding encoding);

}  // namespace exchange
