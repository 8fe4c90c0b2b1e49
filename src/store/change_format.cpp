// Packing and unpacking of column values; the format is described in docs/schema.md.

#include "store/change_format.h"

#include <sqlite3.h>

#include <cstring>

namespace store {

namespace {

enum class Tag : uint8_t { null = 0, integer = 1, real = 2, text = 3, blob = 4 };

// Small negative numbers stay short: 0, -1, 1, -2 become 0, 1, 2, 3.
uint64_t to_zigzag(int64_t value) { return (static_cast<uint64_t>(value) << 1) ^ static_cast<uint64_t>(value >> 63); }
int64_t from_zigzag(uint64_t value) { return static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1); }

}  // namespace

void ChangeWriter::number(uint64_t value) {
  while (value >= 0x80) {
    out_.push_back(static_cast<uint8_t>(value | 0x80));
    value >>= 7;
  }
  out_.push_back(static_cast<uint8_t>(value));
}

void ChangeWriter::value(sqlite3_value* value) {
  const auto append = [this](Tag tag, const void* bytes, size_t size) {
    out_.push_back(static_cast<uint8_t>(tag));
    number(size);
    const auto* begin = static_cast<const uint8_t*>(bytes);
    out_.insert(out_.end(), begin, begin + size);
  };
  switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
      out_.push_back(static_cast<uint8_t>(Tag::integer));
      number(to_zigzag(sqlite3_value_int64(value)));
      break;
    case SQLITE_FLOAT: {
      const double real = sqlite3_value_double(value);
      uint64_t bits = 0;
      std::memcpy(&bits, &real, sizeof bits);
      out_.push_back(static_cast<uint8_t>(Tag::real));
      for (int i = 0; i < 8; ++i) out_.push_back(static_cast<uint8_t>(bits >> (8 * i)));
      break;
    }
    case SQLITE_TEXT: {
      const void* text = sqlite3_value_text(value);
      append(Tag::text, text, static_cast<size_t>(sqlite3_value_bytes(value)));
      break;
    }
    case SQLITE_BLOB: {
      const void* blob = sqlite3_value_blob(value);
      append(Tag::blob, blob, static_cast<size_t>(sqlite3_value_bytes(value)));
      break;
    }
    default: out_.push_back(static_cast<uint8_t>(Tag::null)); break;
  }
}

std::optional<uint64_t> ChangeReader::number() {
  uint64_t value = 0;
  for (uint32_t shift = 0; shift < 64 && offset_ < data_.size(); shift += 7) {
    const uint8_t byte = data_[offset_++];
    value |= static_cast<uint64_t>(byte & 0x7F) << shift;
    if ((byte & 0x80) == 0) return value;
  }
  return std::nullopt;
}

std::optional<PackedValue> ChangeReader::value() {
  if (at_end()) return std::nullopt;
  const size_t start = offset_;
  PackedValue packed;
  switch (static_cast<Tag>(data_[offset_++])) {
    case Tag::null: break;
    case Tag::integer: {
      const std::optional<uint64_t> integer = number();
      if (!integer) return std::nullopt;
      packed.bind = Bind(from_zigzag(*integer));
      break;
    }
    case Tag::real: {
      if (data_.size() - offset_ < 8) return std::nullopt;
      uint64_t bits = 0;
      for (int i = 0; i < 8; ++i) bits |= static_cast<uint64_t>(data_[offset_++]) << (8 * i);
      double real = 0;
      std::memcpy(&real, &bits, sizeof real);
      packed.bind = Bind(real);
      break;
    }
    case Tag::text:
    case Tag::blob: {
      const bool is_text = static_cast<Tag>(data_[offset_ - 1]) == Tag::text;
      const std::optional<uint64_t> size = number();
      if (!size || *size > data_.size() - offset_) return std::nullopt;
      const std::span<const uint8_t> content = data_.subspan(offset_, static_cast<size_t>(*size));
      packed.bind = is_text ? Bind(std::string_view(reinterpret_cast<const char*>(content.data()), content.size()))
                            : Bind(content);
      offset_ += content.size();
      break;
    }
    default: return std::nullopt;
  }
  packed.bytes = data_.subspan(start, offset_ - start);
  return packed;
}

}  // namespace store
