// Folding and sorting decide whether a name is found: names of many scripts, typed with and without their marks.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"

using base::fold;
using base::sort_key;

TEST_CASE("text: well-formed and ill-formed UTF-8") {
  CHECK(base::is_valid_utf8("Nguyễn 王小明 👩‍👩‍👧"));
  CHECK(base::is_valid_utf8(std::string_view("a\0b", 3)));
  CHECK_FALSE(base::is_valid_utf8("\x80"));
  CHECK_FALSE(base::is_valid_utf8("\xC0\xAF"));          // overlong
  CHECK_FALSE(base::is_valid_utf8("\xED\xA0\x80"));      // surrogate
  CHECK_FALSE(base::is_valid_utf8("\xF4\x90\x80\x80"));  // above U+10FFFF
  CHECK_FALSE(base::is_valid_utf8("\xE2\x82"));          // cut off
}

TEST_CASE("text: ill-formed sequences become one U+FFFD per maximal prefix") {
  CHECK(base::to_valid_utf8("A\xE2\x82") == "A\xEF\xBF\xBD");
  CHECK(base::to_valid_utf8("\xF1\x80\x80\xE1\x80\xC2\x62") ==
        "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
        "b");
  CHECK(base::to_valid_utf8("\xC0\xAF!") == "\xEF\xBF\xBD\xEF\xBF\xBD!");
  CHECK(base::to_valid_utf8("Müller") == "Müller");
}

TEST_CASE("text: every code point survives encoding and decoding") {
  for (uint32_t code_point = 0; code_point <= 0x10FFFF; code_point += code_point < 0x3000 ? 1 : 97) {
    if (code_point >= 0xD800 && code_point <= 0xDFFF) continue;
    std::string text;
    base::append_utf8(text, code_point);
    size_t offset = 0;
    REQUIRE(base::decode_utf8(text, offset) == code_point);
    REQUIRE(offset == text.size());
  }
  std::string surrogate;
  base::append_utf8(surrogate, 0xD800);
  CHECK(surrogate == "\xEF\xBF\xBD");
}

TEST_CASE("text: folding of names") {
  const std::vector<std::pair<std::string, std::string>> names = {
      {"Đặng  Łukasz", "dang lukasz"},
      {"Nguyễn Thị Ánh Tuyết", "nguyen thi anh tuyet"},
      {"Søren Kierkegård", "soren kierkegard"},
      {"Weiß", "weiss"},
      {"WEIẞ", "weiss"},
      {"Þórður Æsir", "thordur aesir"},
      {"Œuvre", "oeuvre"},
      {"ŽIŽEK Čapek Šoša", "zizek capek sosa"},
      {"Łódź Żółć", "lodz zolc"},
      {"İstanbul ılık Şükrü", "istanbul ilik sukru"},
      {"Ðorđe Ħal", "dorde hal"},
      {"Iñigo Muñoz", "inigo munoz"},
      {"João Conceição", "joao conceicao"},
      {"Ştefan Ţuţea Ștefan Țuțea", "stefan tutea stefan tutea"},
      {"Ğülşen Öz", "gulsen oz"},
      {"Ĳsbrand ĳ", "ijsbrand ij"},
      {"Ǆ ǈ ǌ", "dz lj nj"},
      {"Ƒɔ Ɛ", "fo e"},
      {"Kőrösi Ű", "korosi u"},
      {"Γιώργος Παπαδόπουλος", "γιωργοσ παπαδοπουλοσ"},
      {"ΓΙΏΡΓΟΣ", "γιωργοσ"},
      {"Ἀλέξανδρος ᾠδή", "αλεξανδροσ ωδη"},
      {"Фёдор Достоевский", "федор достоевскии"},
      {"ҚАЗАҚСТАН Ұлы", "қазақстан ұлы"},
      {"Ґалаґан Їжак", "галаган іжак"},
      {"ԱՐԱՄ", "արամ"},
      {"ＡＢＣ　１２３", "abc 123"},
      {"ｶﾞｷﾞﾊﾟ", "ガギパ"},
      {"أحمد", "احمد"},
      {"مُحَمَّد", "محمد"},
      {"١٢٣", "123"},
      {"דָּוִד", "דוד"},
      {"O’Brien–Smith", "o'brien-smith"},
      {"ﬁnn", "finn"},
      {"K\xE2\x84\xAA", "kk"},
      {"王小明", "王小明"},
      {"👩‍💻 Ana", "👩💻 ana"},
      {"  \t leading\n and   trailing  ", "leading and trailing"},
      {"\xC2\xAD"
       "soft\xE2\x80\x8B"
       "ly",
       "softly"},
      {"", ""},
      {"  ", ""},
  };
  for (const auto& [name, folded] : names) CHECK_MESSAGE(fold(name) == folded, name);
}

TEST_CASE("text: composed and decomposed forms fold to the same") {
  CHECK(fold("e\xCC\x81") == fold("é"));
  CHECK(fold("i\xCC\x87") == fold("İ"));
  CHECK(fold("и\xCC\x86") == fold("й"));
  CHECK(fold("か\xE3\x82\x99") == fold("が"));
  CHECK(fold("は\xE3\x82\x9A") == fold("ぱ"));
  CHECK(fold("ウ\xE3\x82\x99") == fold("ヴ"));
  CHECK(fold("ト\xE3\x82\x99") == fold("ド"));
  CHECK(fold("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB") == "한");
  CHECK(fold("\xE1\x84\x80\xE1\x85\xA1") == "가");
}

TEST_CASE("text: folding twice changes nothing, for every code point") {
  for (uint32_t code_point = 0x20; code_point <= 0x1FFFF; ++code_point) {
    std::string text = "x";
    base::append_utf8(text, code_point);
    text += 'y';
    const std::string once = fold(text);
    REQUIRE_MESSAGE(fold(once) == once, code_point);
    REQUIRE(base::is_valid_utf8(once));
  }
}

TEST_CASE("text: sort keys order people as people expect") {
  const std::vector<std::string> expected = {"",       "1st",        "éclair",  "Eduard",   "Łukasz", "lulu",
                                             "Unit 2", "Unit 007 a", "Unit 10", "Unit 100", "Zoë",    "zoey"};
  std::vector<std::string> names = expected;
  std::reverse(names.begin(), names.end());
  std::sort(names.begin(), names.end(),
            [](const std::string& a, const std::string& b) { return sort_key(a) < sort_key(b); });
  for (size_t i = 0; i < names.size(); ++i) CHECK(names[i] == expected[i]);
}

TEST_CASE("text: sort keys are total, prefix-aware and valid UTF-8") {
  CHECK(sort_key("Anna") < sort_key("Anna Lee"));
  CHECK(sort_key("anna") != sort_key("Anna"));
  CHECK(sort_key("7") != sort_key("007"));
  CHECK(sort_key("A 0") < sort_key("A 1"));
  CHECK(sort_key(std::string(76, '9')) < sort_key("1" + std::string(76, '0')));
  CHECK(sort_key(std::string(153, '9')) < sort_key("1" + std::string(153, '0')));
  CHECK(sort_key("5x") < sort_key("a"));
  CHECK(sort_key("-x") < sort_key("5x"));
  CHECK(base::is_valid_utf8(sort_key("Žižek 12")));
}

TEST_CASE("text: trimming") {
  CHECK(base::trim("  a b \t\r\n") == "a b");
  CHECK(base::trim("\xC2\xA0 x \xC2\xA0") == "x");
  CHECK(base::trim(" \t ").empty());
}
