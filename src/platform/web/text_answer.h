#pragma once
// Turns the (out, capacity) answers of abi.h into strings.

#include <cstdint>
#include <string>

#include "platform/web/abi.h"

namespace platform {

// `call(out, capacity)` is one of the functions of abi.h that answer with text.
template <typename Call>
std::string text_answer(Call call) {
  constexpr int32_t kCapacity = 128;
  std::string text(kCapacity, '\0');
  const int32_t length = call(text.data(), kCapacity);
  text.resize(static_cast<size_t>(length));
  if (length > kCapacity) kenalan_result_copy(text.data());
  return text;
}

}  // namespace platform
