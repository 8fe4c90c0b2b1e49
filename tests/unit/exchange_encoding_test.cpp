// Bytes of every kind that is dropped on the page: each is read as what it is, or refused by name.

#include <doctest/doctest.h>

#include "base/random.h"
#include "base/text.h"
#include "exchange/encoding.h"

using exchange::Encoding;

namespace {

// Fed in chunks of that size, because every cut can split a character.
base::Result<exchange::DetectedEncoding> detect(std::string_view bytes, size_t chunk = 1'000'000) {
  exchange::EncodingDetector detector;
  for (size_t at = 0; at < bytes.size(); at += chunk) detector.feed(bytes.substr(at, chunk));
  return detector.finish();
}

std::string decode(std::string_view bytes, const exchange::DetectedEncoding& detected, size_t chunk = 1'000'000) {
  exchange::Decoder decoder(detected);
  std::string text;
  for (size_t at = 0; at < bytes.size(); at += chunk) decoder.feed(bytes.substr(at, chunk), text);
  decoder.finish(text);
  return text;
}

std::string utf16(std::u16string_view text, bool little_endian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes += little_endian ? low : high;
    bytes += little_endian ? high : low;
  }
  return bytes;
}

std::string message_of(std::string_view bytes) {
  const auto detected = detect(bytes);
  return detected.ok() ? std::string() : detected.error().message_key;
}

}  // namespace

TEST_CASE("encoding: every encoding is detected and decoded, however the chunks are cut") {
  const std::string text = "Name;Stadt\r\nJürgen;Köln 😀\r\n王小明;北京\r\n";
  const std::u16string wide = u"Name;Stadt\r\nJürgen;Köln 😀\r\n王小明;北京\r\n";
  struct Case {
    std::string bytes;
    Encoding encoding;
    size_t mark_bytes;
  };
  const Case cases[] = {
      {text, Encoding::utf8, 0},
      {"\xEF\xBB\xBF" + text, Encoding::utf8, 3},
      {utf16(wide, true), Encoding::utf16_le, 0},
      {utf16(wide, false), Encoding::utf16_be, 0},
      {"\xFF\xFE" + utf16(wide, true), Encoding::utf16_le, 2},
      {"\xFE\xFF" + utf16(wide, false), Encoding::utf16_be, 2},
  };
  for (const Case& example : cases) {
    for (const size_t chunk : {1, 2, 3, 7, 1000}) {
      const auto detected = detect(example.bytes, chunk);
      REQUIRE(detected.ok());
      CHECK(detected->encoding == example.encoding);
      CHECK(detected->mark_bytes == example.mark_bytes);
      CHECK(detected->bad_sequences == 0);
      CHECK(decode(example.bytes, *detected, chunk) == text);
    }
  }
}

TEST_CASE("encoding: Windows-1252 is what is no UTF-8") {
  const auto detected = detect("J\xFCrgen;30 \x80 \x96 K\xF6ln");
  REQUIRE(detected.ok());
  CHECK(detected->encoding == Encoding::windows_1252);
  CHECK(decode("J\xFCrgen;30 \x80 \x96 K\xF6ln", *detected) == "Jürgen;30 € – Köln");
}

TEST_CASE("encoding: one letter in the last line of a large file decides") {
  std::string bytes(300'000, 'a');
  bytes += "\xE9";
  const auto detected = detect(bytes, 65'536);
  REQUIRE(detected.ok());
  CHECK(detected->encoding == Encoding::windows_1252);
}

TEST_CASE("encoding: a few damaged places leave a file UTF-8") {
  std::string bytes;
  for (int i = 0; i < 50; ++i) bytes += "Zoë, ";
  bytes += "\xE9 end";
  const auto detected = detect(bytes);
  REQUIRE(detected.ok());
  CHECK(detected->encoding == Encoding::utf8);
  CHECK(detected->bad_sequences == 1);
  const std::string text = decode(bytes, *detected);
  CHECK(text.ends_with("\xEF\xBF\xBD end"));
  CHECK(base::is_valid_utf8(text));
}

TEST_CASE("encoding: broken surrogates and a cut last unit become replacement characters") {
  const exchange::DetectedEncoding little{.encoding = Encoding::utf16_le};
  CHECK(decode(std::string("\x3D\xD8"
                           "A\0",
                           4),
               little) ==
        "\xEF\xBF\xBD"
        "A");
  CHECK(decode(std::string("\x00\xDE"
                           "A\0",
                           4),
               little) ==
        "\xEF\xBF\xBD"
        "A");
  CHECK(decode(std::string("A\0B", 3), little) == "A\xEF\xBF\xBD");
  CHECK(decode(std::string("\x3D\xD8", 2), little) == "\xEF\xBF\xBD");
}

TEST_CASE("encoding: files of another kind are refused by name") {
  CHECK(message_of("") == "import.file_empty");
  CHECK(message_of("PK\x03\x04 sheet") == "import.file_is_spreadsheet");
  CHECK(message_of("SQLite format 3 rest") == "import.file_is_database");
  CHECK(message_of("%PDF-1.7") == "import.file_is_document");
  CHECK(message_of("\xFF\xD8\xFF\xE0 jpeg") == "import.file_is_picture");
  CHECK(message_of("\x1F\x8B\x08") == "import.file_is_archive");
}

TEST_CASE("encoding: random bytes are no text") {
  base::SeededRandom random(11);
  for (int i = 0; i < 50; ++i) {
    std::string bytes(4096, '\0');
    random.fill({reinterpret_cast<uint8_t*>(bytes.data()), bytes.size()});
    bytes[0] = 'x';  // so that no magic number can be hit
    CHECK(message_of(bytes) == "import.file_not_text");
  }
}
