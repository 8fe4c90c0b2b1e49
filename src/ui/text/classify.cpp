// See classify.h. Ranges are from Unicode 15's Blocks and emoji-data; what is not known to be simple is shaped, which
// is always right and only slower.

#include "ui/text/classify.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace ui {

namespace {

struct Range {
  uint32_t first;
  uint32_t last;
};

// Sorted.
constexpr std::array kSimple = {
    Range{0x20, 0x7E},     Range{0xA0, 0x2FF},    Range{0x370, 0x482},     Range{0x48A, 0x52F},   Range{0x1E00, 0x1FFF},
    Range{0x2000, 0x200A}, Range{0x2010, 0x2027}, Range{0x202F, 0x205F},   Range{0x2070, 0x20BF}, Range{0x2100, 0x2311},
    Range{0x2460, 0x25FF}, Range{0x3000, 0x3029}, Range{0x3030, 0x3096},   Range{0x309B, 0x312F}, Range{0x3131, 0x318E},
    Range{0x31A0, 0x31FF}, Range{0x3200, 0x4DBF}, Range{0x4E00, 0x9FFF},   Range{0xAC00, 0xD7A3}, Range{0xF900, 0xFAFF},
    Range{0xFF01, 0xFFEE}, Range{0xFFFD, 0xFFFD}, Range{0x20000, 0x323AF},
};

// Emoji by default, without a variation selector.
constexpr std::array kEmoji = {
    Range{0x231A, 0x231B},   Range{0x23E9, 0x23EC},   Range{0x23F0, 0x23F0},   Range{0x23F3, 0x23F3},
    Range{0x25FD, 0x25FE},   Range{0x2614, 0x2615},   Range{0x2648, 0x2653},   Range{0x267F, 0x267F},
    Range{0x2693, 0x2693},   Range{0x26A1, 0x26A1},   Range{0x26AA, 0x26AB},   Range{0x26BD, 0x26BE},
    Range{0x26C4, 0x26C5},   Range{0x26CE, 0x26CE},   Range{0x26D4, 0x26D4},   Range{0x26EA, 0x26EA},
    Range{0x26F2, 0x26F3},   Range{0x26F5, 0x26F5},   Range{0x26FA, 0x26FA},   Range{0x26FD, 0x26FD},
    Range{0x2705, 0x2705},   Range{0x270A, 0x270B},   Range{0x2728, 0x2728},   Range{0x274C, 0x274C},
    Range{0x274E, 0x274E},   Range{0x2753, 0x2755},   Range{0x2757, 0x2757},   Range{0x2795, 0x2797},
    Range{0x27B0, 0x27B0},   Range{0x27BF, 0x27BF},   Range{0x2B1B, 0x2B1C},   Range{0x2B50, 0x2B50},
    Range{0x2B55, 0x2B55},   Range{0x1F004, 0x1F004}, Range{0x1F0CF, 0x1F0CF}, Range{0x1F18E, 0x1F18E},
    Range{0x1F191, 0x1F19A}, Range{0x1F1E6, 0x1F1FF}, Range{0x1F201, 0x1F201}, Range{0x1F21A, 0x1F21A},
    Range{0x1F22F, 0x1F22F}, Range{0x1F232, 0x1F236}, Range{0x1F238, 0x1F23A}, Range{0x1F250, 0x1F251},
    Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF}, Range{0x1F7E0, 0x1F7EB}, Range{0x1F90C, 0x1F9FF},
    Range{0x1FA70, 0x1FAFF},
};

// Letters that run from left to right: what is neither a digit, a sign nor a space.
constexpr std::array kLeftToRight = {
    Range{0x41, 0x5A},     Range{0x61, 0x7A},       Range{0xAA, 0xAA},       Range{0xB5, 0xB5},
    Range{0xBA, 0xBA},     Range{0xC0, 0xD6},       Range{0xD8, 0xF6},       Range{0xF8, 0x2B8},
    Range{0x370, 0x58F},   Range{0x900, 0x1FFF},    Range{0x2C00, 0x2DFF},   Range{0x3005, 0x3007},
    Range{0x3021, 0x3029}, Range{0x3031, 0xD7FF},   Range{0xF900, 0xFB1C},   Range{0xFF21, 0xFF3A},
    Range{0xFF41, 0xFFDC}, Range{0x10000, 0x107FF}, Range{0x20000, 0x323AF},
};

constexpr std::array kRightToLeft = {
    Range{0x590, 0x8FF},   Range{0x200F, 0x200F},   Range{0x202B, 0x202B},
    Range{0x202E, 0x202E}, Range{0x2067, 0x2067},   Range{0xFB1D, 0xFDFF},
    Range{0xFE70, 0xFEFE}, Range{0x10800, 0x10FFF}, Range{0x1E800, 0x1EFFF},
};

// Join what stands before them: combining marks of all scripts, joiners, variation selectors, skin tones, tags.
constexpr std::array kExtenders = {
    Range{0x300, 0x36F},     Range{0x483, 0x489},   Range{0x591, 0x5BD},     Range{0x5BF, 0x5C7},
    Range{0x610, 0x61A},     Range{0x64B, 0x65F},   Range{0x670, 0x670},     Range{0x6D6, 0x6DC},
    Range{0x6DF, 0x6E8},     Range{0x6EA, 0x6ED},   Range{0x900, 0x903},     Range{0x93A, 0x94F},
    Range{0x951, 0x957},     Range{0x962, 0x963},   Range{0x981, 0x983},     Range{0x9BC, 0x9CD},
    Range{0xA01, 0xA03},     Range{0xA3C, 0xA4D},   Range{0xA81, 0xA83},     Range{0xABC, 0xACD},
    Range{0xB01, 0xB03},     Range{0xB3C, 0xB57},   Range{0xB82, 0xB82},     Range{0xBBE, 0xBCD},
    Range{0xBD7, 0xBD7},     Range{0xC00, 0xC04},   Range{0xC3C, 0xC56},     Range{0xC81, 0xC83},
    Range{0xCBC, 0xCD6},     Range{0xD00, 0xD03},   Range{0xD3B, 0xD4D},     Range{0xD57, 0xD57},
    Range{0xDCA, 0xDDF},     Range{0xE31, 0xE31},   Range{0xE33, 0xE3A},     Range{0xE47, 0xE4E},
    Range{0xEB1, 0xEB1},     Range{0xEB3, 0xEBC},   Range{0xEC8, 0xECE},     Range{0xF71, 0xF84},
    Range{0x102B, 0x103E},   Range{0x1056, 0x1059}, Range{0x135D, 0x135F},   Range{0x17B4, 0x17D3},
    Range{0x180B, 0x180F},   Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF},   Range{0x200C, 0x200D},
    Range{0x20D0, 0x20FF},   Range{0x302A, 0x302F}, Range{0x3099, 0x309A},   Range{0xA8E0, 0xA8F1},
    Range{0xFE00, 0xFE0F},   Range{0xFE20, 0xFE2F}, Range{0x1F3FB, 0x1F3FF}, Range{0xE0020, 0xE007F},
    Range{0xE0100, 0xE01EF},
};

template <size_t N>
bool is_in(const std::array<Range, N>& ranges, uint32_t code_point) {
  const auto at = std::upper_bound(ranges.begin(), ranges.end(), code_point,
                                   [](uint32_t value, const Range& range) { return value < range.first; });
  return at != ranges.begin() && code_point <= std::prev(at)->last;
}

constexpr uint32_t kJoiner = 0x200D;
constexpr uint32_t kEmojiSelector = 0xFE0F;
constexpr uint32_t kKeycap = 0x20E3;

bool is_flag_letter(uint32_t code_point) { return code_point >= 0x1F1E6 && code_point <= 0x1F1FF; }

}  // namespace

bool is_simple_letter(uint32_t code_point) { return is_in(kSimple, code_point) && !is_in(kEmoji, code_point); }
bool is_right_to_left(uint32_t code_point) { return is_in(kRightToLeft, code_point); }

bool starts_right_to_left(std::string_view text) {
  for (size_t offset = 0; offset < text.size();) {
    const uint32_t code_point = base::decode_utf8(text, offset);
    if (is_right_to_left(code_point)) return true;
    if (is_in(kLeftToRight, code_point)) return false;
  }
  return false;
}

bool breaks_anywhere(uint32_t code_point) {
  return (code_point >= 0x3000 && code_point <= 0x9FFF) || (code_point >= 0xF900 && code_point <= 0xFAFF) ||
         (code_point >= 0xFF01 && code_point <= 0xFF60) || code_point >= 0x20000;
}

void split_clusters(std::string_view text, std::vector<Cluster>& out) {
  out.clear();
  bool right_to_left = false;
  size_t offset = 0;
  while (offset < text.size()) {
    const size_t start = offset;
    const uint32_t first = base::decode_utf8(text, offset);
    bool extended = false;
    bool emoji = is_in(kEmoji, first);
    bool joined = false;
    bool flag = is_flag_letter(first);
    while (offset < text.size()) {
      size_t next = offset;
      const uint32_t code_point = base::decode_utf8(text, next);
      const bool extends = is_in(kExtenders, code_point) || joined || (flag && is_flag_letter(code_point));
      if (!extends) break;
      extended = true;
      if (code_point == kEmojiSelector || code_point == kKeycap) emoji = true;
      joined = code_point == kJoiner && emoji;
      flag = false;
      offset = next;
    }
    right_to_left = right_to_left || is_right_to_left(first);
    const PieceKind kind = emoji ? PieceKind::emoji
                           : (extended || !(is_simple_letter(first) || first < 0x20 || first == 0x7F))
                               ? PieceKind::shaped
                               : PieceKind::simple;
    const uint32_t shown = first < 0x20 || first == 0x7F ? (first == '\t' ? ' ' : base::kReplacementCharacter) : first;
    out.push_back({static_cast<uint32_t>(start), static_cast<uint32_t>(offset - start), shown, kind});
  }
  if (right_to_left) {
    for (Cluster& cluster : out) cluster.kind = PieceKind::shaped;
  }
}

}  // namespace ui
