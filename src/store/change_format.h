#pragma once
// The bytes of `change.data`: values of changed columns, packed (docs/schema.md, "Change data"). Numbers are variable
// length, so that a changed stage or a toggled flag costs a handful of bytes.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "store/statement.h"

struct sqlite3_value;

namespace store {

enum class Operation : uint8_t { insert = 0, update = 1, remove = 2 };

class ChangeWriter {
 public:
  explicit ChangeWriter(std::vector<uint8_t>& out) : out_(out) {}
  void number(uint64_t value);
  void value(sqlite3_value* value);

 private:
  std::vector<uint8_t>& out_;
};

// A value inside change data: `bind` views the packed bytes.
struct PackedValue {
  Bind bind = nullptr;
  // Tag and content: two values are the same exactly when these are.
  std::span<const uint8_t> bytes;
};

// Reads what ChangeWriter wrote; nothing when the bytes end early or make no sense.
class ChangeReader {
 public:
  explicit ChangeReader(std::span<const uint8_t> data) : data_(data) {}
  [[nodiscard]] bool at_end() const { return offset_ == data_.size(); }
  [[nodiscard]] std::optional<uint64_t> number();
  [[nodiscard]] std::optional<PackedValue> value();

 private:
  std::span<const uint8_t> data_;
  size_t offset_ = 0;
};

}  // namespace store
