#pragma once
// Reads a file below tests/data whole. A missing file fails the test that asked for it, by its name.

#include <doctest/doctest.h>

#include <cstdio>
#include <string>

namespace test_support {

inline std::string read_test_data(const std::string& path) {
  const std::string full_path = std::string(KENALAN_TEST_DATA) + "/" + path;
  std::FILE* file = std::fopen(full_path.c_str(), "rb");
  REQUIRE_MESSAGE(file != nullptr, full_path);
  std::string bytes;
  char buffer[4096];
  for (size_t count = 0; (count = std::fread(buffer, 1, sizeof buffer, file)) > 0;) bytes.append(buffer, count);
  std::fclose(file);
  return bytes;
}

}  // namespace test_support
