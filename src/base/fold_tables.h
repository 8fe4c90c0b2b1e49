#pragma once
// Tables of fold(), private to fold.cpp. Unicode's own data would cost fifty kilobytes and still not fold ł, ø or đ,
// which have no decomposition, so the letters people's names are written with stand here, one ASCII letter for each
// code point. A capital stands for two letters (see two_letters), a space for "not in this table".

#include <cstdint>
#include <string_view>

namespace base::fold_tables {

inline constexpr uint32_t kLatinFirst = 0x00C0;
inline constexpr std::string_view kLatin =
    "aaaaaaAceeeeiiiidnooooo ouuuuyTSaaaaaaAceeeeiiiidnooooo ouuuuyTy"  // 00C0 Latin-1
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiIIjjkkklllllll"  // 0100 Extended-A
    "lllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"  // 0140
    "bbbb  occdddd eaeffgghiikkl mnnooo  ppr  s ttttuuuvyyzzz        "  // 0180 Extended-B
    "    ZZZLLLNNNaaiioouuuuuuuuuueaaaaAAggggkkoooozzjZZZgghhnnaaAAoo"  // 01C0
    "aaaaeeeeiiiioooorrrruuuusstt  hhndUUzzaaeeooooooooyylntj  acclts"  // 0200
    "z  bu eejjqqrryy";                                                 // 0240

inline constexpr uint32_t kLatinAdditionalFirst = 0x1E00;
inline constexpr std::string_view kLatinAdditional =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"   // 1E00
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"   // 1E40
    "wwwwwwwwwwxxxxyyzzzzzzhtwyassss aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"   // 1E80
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyllvvyy";  // 1EC0 Vietnamese

// Greek Extended (polytonic); the letters are those of kGreekVowels.
inline constexpr uint32_t kGreekExtendedFirst = 0x1F00;
inline constexpr std::string_view kGreekExtended =
    "aaaaaaaaaaaaaaaaeeeeee  eeeeee  hhhhhhhhhhhhhhhhiiiiiiiiiiiiiiii"   // 1F00
    "oooooo  oooooo  uuuuuuuu u u u uwwwwwwwwwwwwwwwwaaeehhiioouuww  "   // 1F40
    "aaaaaaaaaaaaaaaahhhhhhhhhhhhhhhhwwwwwwwwwwwwwwwwaaaaa aaaaaaa i "   // 1F80
    "  hhh hheehhh   iiii  iiiiii    uuuurruuuuuur     www wwoowww   ";  // 1FC0

struct CodePointPair {
  uint32_t from = 0;
  uint32_t to = 0;
};

inline constexpr CodePointPair kGreekVowels[] = {{'a', 0x3B1}, {'e', 0x3B5}, {'h', 0x3B7}, {'i', 0x3B9},
                                                 {'o', 0x3BF}, {'u', 0x3C5}, {'w', 0x3C9}, {'r', 0x3C1}};

// Letters that follow no rule of their block; sorted by the first.
inline constexpr CodePointPair kSingles[] = {{0x00AA, 'a'},
                                             {0x00B2, '2'},
                                             {0x00B3, '3'},
                                             {0x00B5, 0x3BC},
                                             {0x00B9, '1'},
                                             {0x00BA, 'o'},
                                             {0x0184, 0x185},
                                             {0x01A2, 0x1A3},
                                             {0x01A7, 0x1A8},
                                             {0x01B8, 0x1B9},
                                             {0x01BC, 0x1BD},
                                             {0x01F7, 0x1BF},
                                             {0x021C, 0x21D},
                                             {0x0241, 0x242},
                                             {0x0245, 0x28C},
                                             {0x0253, 'b'},
                                             {0x0254, 'o'},
                                             {0x0256, 'd'},
                                             {0x0257, 'd'},
                                             {0x0259, 'a'},
                                             {0x025B, 'e'},
                                             {0x0260, 'g'},
                                             {0x0268, 'i'},
                                             {0x0269, 'i'},
                                             {0x026F, 'm'},
                                             {0x0272, 'n'},
                                             {0x0275, 'o'},
                                             {0x0283, 's'},
                                             {0x0288, 't'},
                                             {0x0289, 'u'},
                                             {0x028A, 'u'},
                                             {0x028B, 'v'},
                                             {0x0292, 'z'},
                                             {0x02B9, '\''},
                                             {0x02BB, '\''},
                                             {0x02BC, '\''},
                                             {0x02BD, '\''},
                                             {0x0370, 0x371},
                                             {0x0372, 0x373},
                                             {0x0376, 0x377},
                                             {0x037F, 0x3F3},
                                             {0x0386, 0x3B1},
                                             {0x0388, 0x3B5},
                                             {0x0389, 0x3B7},
                                             {0x038A, 0x3B9},
                                             {0x038C, 0x3BF},
                                             {0x038E, 0x3C5},
                                             {0x038F, 0x3C9},
                                             {0x0390, 0x3B9},
                                             {0x03AA, 0x3B9},
                                             {0x03AB, 0x3C5},
                                             {0x03AC, 0x3B1},
                                             {0x03AD, 0x3B5},
                                             {0x03AE, 0x3B7},
                                             {0x03AF, 0x3B9},
                                             {0x03B0, 0x3C5},
                                             {0x03C2, 0x3C3},
                                             {0x03CA, 0x3B9},
                                             {0x03CB, 0x3C5},
                                             {0x03CC, 0x3BF},
                                             {0x03CD, 0x3C5},
                                             {0x03CE, 0x3C9},
                                             {0x03D0, 0x3B2},
                                             {0x03D1, 0x3B8},
                                             {0x03D2, 0x3C5},
                                             {0x03D3, 0x3C5},
                                             {0x03D4, 0x3C5},
                                             {0x03D5, 0x3C6},
                                             {0x03D6, 0x3C0},
                                             {0x03F0, 0x3BA},
                                             {0x03F1, 0x3C1},
                                             {0x03F4, 0x3B8},
                                             {0x03F5, 0x3B5},
                                             // Cyrillic with a mark that Unicode decomposes, and ґ.
                                             {0x0439, 0x438},
                                             {0x0450, 0x435},
                                             {0x0451, 0x435},
                                             {0x0453, 0x433},
                                             {0x0457, 0x456},
                                             {0x045C, 0x43A},
                                             {0x045D, 0x438},
                                             {0x045E, 0x443},
                                             {0x0477, 0x475},
                                             {0x0491, 0x433},
                                             {0x04C2, 0x436},
                                             {0x04D1, 0x430},
                                             {0x04D3, 0x430},
                                             {0x04D7, 0x435},
                                             {0x04DB, 0x4D9},
                                             {0x04DD, 0x436},
                                             {0x04DF, 0x437},
                                             {0x04E3, 0x438},
                                             {0x04E5, 0x438},
                                             {0x04E7, 0x43E},
                                             {0x04EB, 0x4E9},
                                             {0x04ED, 0x44D},
                                             {0x04EF, 0x443},
                                             {0x04F1, 0x443},
                                             {0x04F3, 0x443},
                                             {0x04F5, 0x447},
                                             {0x04F9, 0x44B},
                                             // Arabic letters that are typed in more than one way.
                                             {0x0622, 0x627},
                                             {0x0623, 0x627},
                                             {0x0624, 0x648},
                                             {0x0625, 0x627},
                                             {0x0626, 0x64A},
                                             {0x0629, 0x647},
                                             {0x0649, 0x64A},
                                             {0x0671, 0x627},
                                             {0x06A9, 0x643},
                                             {0x06CC, 0x64A},
                                             // Devanagari with nukta.
                                             {0x0929, 0x928},
                                             {0x0931, 0x930},
                                             {0x0934, 0x933},
                                             {0x0958, 0x915},
                                             {0x0959, 0x916},
                                             {0x095A, 0x917},
                                             {0x095B, 0x91C},
                                             {0x095C, 0x921},
                                             {0x095D, 0x922},
                                             {0x095E, 0x92B},
                                             {0x095F, 0x92F},
                                             // Punctuation that keyboards and word processors exchange.
                                             {0x2010, '-'},
                                             {0x2011, '-'},
                                             {0x2012, '-'},
                                             {0x2013, '-'},
                                             {0x2014, '-'},
                                             {0x2015, '-'},
                                             {0x2018, '\''},
                                             {0x2019, '\''},
                                             {0x201A, '\''},
                                             {0x201B, '\''},
                                             {0x201C, '"'},
                                             {0x201D, '"'},
                                             {0x201E, '"'},
                                             {0x2032, '\''},
                                             {0x2126, 0x3C9},
                                             {0x212A, 'k'},
                                             {0x212B, 'a'},
                                             {0x2212, '-'},
                                             {0x2C65, 'a'},
                                             {0x2C66, 't'},
                                             {0xA7AE, 'i'}};

struct Range {
  uint32_t first = 0;
  uint32_t last = 0;
};

// Marks, and characters that show nothing: search does not see them. Sorted.
inline constexpr Range kIgnored[] = {
    {0x00AD, 0x00AD}, {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
    {0x05C4, 0x05C5}, {0x05C7, 0x05C7}, {0x0610, 0x061A}, {0x061C, 0x061C}, {0x0640, 0x0640}, {0x064B, 0x065F},
    {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x093C, 0x093C},
    {0x09BC, 0x09BC}, {0x0A3C, 0x0A3C}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E},
    {0x2060, 0x206F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}};

// Decimal digits of other scripts, each a run of ten from zero on.
inline constexpr uint32_t kDigitZeros[] = {0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6,
                                           0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0, 0x1040, 0x17E0, 0xFF10};

// Half-width katakana from FF65 on, as the kana everybody else writes.
inline constexpr uint32_t kHalfWidthKanaFirst = 0xFF65;
inline constexpr std::u16string_view kHalfWidthKana =
    u"・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ"
    u"ン";

}  // namespace base::fold_tables
