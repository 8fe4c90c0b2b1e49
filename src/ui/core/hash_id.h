#pragma once
// Widget ids are 32-bit hashes over the path of scopes.

#include <cstdint>
#include <string_view>

#include "base/hash.h"

namespace ui {

[[nodiscard]] inline uint32_t hash_id(uint32_t scope, std::string_view name) {
  const auto hash = static_cast<uint32_t>(base::hash_bytes(name, scope));
  return hash == 0 ? 1 : hash;
}

[[nodiscard]] inline uint32_t hash_id(uint32_t scope, uint64_t number) {
  const auto hash = static_cast<uint32_t>(base::combine_hash(base::mix64(scope + 0x51ED27u), number));
  return hash == 0 ? 1 : hash;
}

}  // namespace ui
