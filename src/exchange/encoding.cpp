// Detection counts rather than guesses: zero bytes by place tell UTF-16, good against bad multi-byte sequences tell
// UTF-8 from Windows-1252, control characters tell text from anything else. Random bytes hold 10 % of the latter.

#include "exchange/encoding.h"

#include <algorithm>

#include "base/text.h"

namespace exchange {

namespace {

constexpr size_t kHeadBytes = 64;
// One control character in fifty bytes is no text anybody exported.
constexpr size_t kControlShare = 50;
// So many good sequences for each bad one make a damaged UTF-8 file rather than another encoding.
constexpr size_t kGoodPerBad = 8;

// 80 to 9F of Windows-1252, as the browsers read them: the five unused bytes are control characters.
constexpr std::array<uint16_t, 32> kWindows1252Upper = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                        0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

struct Magic {
  std::string_view bytes;
  std::string_view message_key;
};

// Files people mistake for an export, by their first bytes.
constexpr Magic kMagics[] = {
    {"PK\x03\x04", "import.file_is_spreadsheet"},
    {"\xD0\xCF\x11\xE0", "import.file_is_spreadsheet"},
    {"SQLite format 3", "import.file_is_database"},
    {"%PDF-", "import.file_is_document"},
    {"\x89PNG", "import.file_is_picture"},
    {"\xFF\xD8\xFF", "import.file_is_picture"},
    {"GIF8", "import.file_is_picture"},
    {"\x1F\x8B", "import.file_is_archive"},
    {"7z\xBC\xAF", "import.file_is_archive"},
    {"Rar!", "import.file_is_archive"},
};

bool is_control(uint8_t byte) {
  return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v';
}

bool is_continuation(char character) { return (static_cast<uint8_t>(character) & 0xC0) == 0x80; }

// How many bytes at the end begin a sequence that may go on in the next chunk.
size_t unfinished_bytes(std::string_view bytes) {
  const size_t most = std::min<size_t>(3, bytes.size());
  for (size_t back = 1; back <= most; ++back) {
    const char character = bytes[bytes.size() - back];
    if (is_continuation(character)) continue;
    const uint8_t byte = static_cast<uint8_t>(character);
    const size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

base::Error refuse(std::string_view message_key, std::string_view detail) {
  return {.code = base::ErrorCode::invalid_format,
          .message_key = std::string(message_key),
          .arguments = {},
          .detail = std::string(detail)};
}

}  // namespace

void EncodingDetector::feed(std::string_view bytes) {
  if (head_.size() < kHeadBytes) head_ += bytes.substr(0, kHeadBytes - head_.size());
  count_bytes(bytes);
  if (pending_.empty()) {
    check_utf8(bytes);
  } else {
    const std::string joined = pending_ + std::string(bytes);
    check_utf8(joined);
  }
}

void EncodingDetector::count_bytes(std::string_view bytes) {
  for (const char character : bytes) {
    const uint8_t byte = static_cast<uint8_t>(character);
    if (byte == 0) {
      ++zeros_[size_ & 1];
    } else if (is_control(byte)) {
      ++control_count_;
    }
    ++size_;
  }
}

void EncodingDetector::check_utf8(std::string_view bytes) {
  const std::string_view whole = bytes.substr(0, bytes.size() - unfinished_bytes(bytes));
  size_t offset = 0;
  while (offset < whole.size()) {
    if (static_cast<uint8_t>(whole[offset]) < 0x80) {
      ++offset;
      continue;
    }
    const size_t start = offset;
    // A replacement character that really stands in the file is a good sequence of three bytes.
    const bool bad =
        base::decode_utf8(whole, offset) == base::kReplacementCharacter && whole.substr(start, 3) != "\xEF\xBF\xBD";
    ++(bad ? bad_sequences_ : good_sequences_);
  }
  // Through a copy of its own: the bytes may be the old pending ones.
  std::string unfinished(bytes.substr(whole.size()));
  pending_ = std::move(unfinished);
}

base::Result<DetectedEncoding> EncodingDetector::finish() const {
  if (size_ == 0) return refuse("import.file_empty", "empty file");
  for (const Magic& magic : kMagics) {
    if (head_.starts_with(magic.bytes)) return refuse(magic.message_key, "file of another kind");
  }
  if (head_.starts_with("\xFF\xFE")) return DetectedEncoding{.encoding = Encoding::utf16_le, .mark_bytes = 2};
  if (head_.starts_with("\xFE\xFF")) return DetectedEncoding{.encoding = Encoding::utf16_be, .mark_bytes = 2};

  // Without a mark: in UTF-16 the zeros of delimiters, digits and line ends all stand at the same side. (Its other
  // bytes take every value, so control characters tell nothing here.)
  const size_t zeros = zeros_[0] + zeros_[1];
  const size_t most_zeros = std::max(zeros_[0], zeros_[1]);
  const bool one_sided = (zeros - most_zeros) * 10 <= most_zeros;
  if (size_ % 2 == 0 && most_zeros * kControlShare >= size_ && one_sided) {
    return DetectedEncoding{.encoding = zeros_[1] > zeros_[0] ? Encoding::utf16_le : Encoding::utf16_be};
  }
  if ((control_count_ + zeros) * kControlShare > size_) return refuse("import.file_not_text", "control characters");

  const size_t bad = bad_sequences_ + (pending_.empty() ? 0 : 1);
  const bool marked = head_.starts_with("\xEF\xBB\xBF");
  if (marked || bad == 0 || good_sequences_ >= bad * kGoodPerBad) {
    return DetectedEncoding{
        .encoding = Encoding::utf8, .mark_bytes = marked ? size_t{3} : size_t{0}, .bad_sequences = bad};
  }
  return DetectedEncoding{.encoding = Encoding::windows_1252};
}

void Decoder::feed(std::string_view bytes, std::string& out) {
  const size_t skipped = std::min(skip_, bytes.size());
  skip_ -= skipped;
  bytes.remove_prefix(skipped);
  switch (encoding_) {
    case Encoding::utf8: feed_utf8(bytes, out); break;
    case Encoding::utf16_le:
    case Encoding::utf16_be: feed_utf16(bytes, out); break;
    case Encoding::windows_1252:
      for (const char character : bytes) {
        const uint8_t byte = static_cast<uint8_t>(character);
        base::append_utf8(out, byte >= 0x80 && byte < 0xA0 ? kWindows1252Upper[byte - 0x80] : byte);
      }
      break;
  }
}

void Decoder::feed_utf8(std::string_view bytes, std::string& out) {
  std::string joined;
  if (!pending_.empty()) {
    joined = pending_ + std::string(bytes);
    bytes = joined;
  }
  const std::string_view whole = bytes.substr(0, bytes.size() - unfinished_bytes(bytes));
  if (base::is_valid_utf8(whole)) {
    out += whole;
  } else {
    out += base::to_valid_utf8(whole);
  }
  pending_ = std::string(bytes.substr(whole.size()));
}

void Decoder::feed_utf16(std::string_view bytes, std::string& out) {
  for (const char character : bytes) {
    pending_ += character;
    if (pending_.size() < 2) continue;
    const uint32_t first = static_cast<uint8_t>(pending_[0]);
    const uint32_t second = static_cast<uint8_t>(pending_[1]);
    pending_.clear();
    add_unit(encoding_ == Encoding::utf16_le ? first | (second << 8) : second | (first << 8), out);
  }
}

void Decoder::add_unit(uint32_t unit, std::string& out) {
  const bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;
  if (high_surrogate_ != 0) {
    const uint32_t high = high_surrogate_;
    high_surrogate_ = 0;
    if (is_low) {
      base::append_utf8(out, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
      return;
    }
    base::append_utf8(out, base::kReplacementCharacter);
  }
  if (unit >= 0xD800 && unit <= 0xDBFF) {
    high_surrogate_ = unit;
  } else {
    base::append_utf8(out, unit);  // a lone low surrogate becomes U+FFFD there
  }
}

void Decoder::finish(std::string& out) {
  if (!pending_.empty() || high_surrogate_ != 0) base::append_utf8(out, base::kReplacementCharacter);
  pending_.clear();
  high_surrogate_ = 0;
}

std::string to_utf8(std::string_view bytes, Encoding encoding) {
  std::string text;
  text.reserve(bytes.size());
  Decoder decoder(DetectedEncoding{.encoding = encoding});
  decoder.feed(bytes, text);
  decoder.finish(text);
  return text;
}

}  // namespace exchange
