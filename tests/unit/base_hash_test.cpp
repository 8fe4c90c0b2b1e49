// The hash is used for tables and for noticing changes: equal bytes agree, and the near misses that such tables are
// full of do not.

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "base/hash.h"

TEST_CASE("hash: equal bytes agree, whatever memory they stand in") {
  const std::string padded = "xNur Aisyah binti Hassan";
  CHECK(base::hash_bytes("Nur Aisyah binti Hassan") == base::hash_bytes(std::string_view(padded).substr(1)));
  CHECK(base::hash_bytes("") == base::hash_bytes(std::string_view()));
}

TEST_CASE("hash: length, order, seed and every single bit count") {
  std::set<uint64_t> hashes;
  for (size_t zeros = 0; zeros < 40; ++zeros) hashes.insert(base::hash_bytes(std::string(zeros, '\0')));
  CHECK(hashes.size() == 40);
  CHECK(base::hash_bytes("abcdefgh12345678") != base::hash_bytes("12345678abcdefgh"));
  CHECK(base::hash_bytes("a", 1) != base::hash_bytes("a", 2));
  CHECK(base::combine_hash(1, 2) != base::combine_hash(2, 1));
  hashes.clear();
  for (int bit = 0; bit < 160; ++bit) {
    std::string bytes(20, 'a');
    bytes[static_cast<size_t>(bit / 8)] = static_cast<char>(bytes[static_cast<size_t>(bit / 8)] ^ (1 << (bit % 8)));
    hashes.insert(base::hash_bytes(bytes));
  }
  CHECK(hashes.size() == 160);
}
