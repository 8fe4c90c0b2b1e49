// Folding for search, and the sort key on top of it. Both are stored in the database, so the same text must give the
// same bytes everywhere: no locale, no library's version of Unicode. Changing a rule here needs a migration that
// folds the stored columns again.

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/fold_tables.h"
#include "base/text.h"

namespace base {

namespace {

using namespace fold_tables;

constexpr uint32_t kVoicedMark = 0x3099;
constexpr uint32_t kSemiVoicedMark = 0x309A;

std::string_view two_letters(char capital) {
  switch (capital) {
    case 'A': return "ae";
    case 'I': return "ij";
    case 'L': return "lj";
    case 'N': return "nj";
    case 'O': return "oe";
    case 'S': return "ss";
    case 'T': return "th";
    case 'U': return "ou";
    case 'Z': return "dz";
    default: return {};
  }
}

std::string_view ligature(uint32_t code_point) {
  constexpr std::string_view kLigatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  if (code_point >= 0xFB00 && code_point <= 0xFB06) return kLigatures[code_point - 0xFB00];
  return code_point == 0x1E9E ? "ss" : std::string_view{};
}

bool in_block(uint32_t code_point, uint32_t first, size_t size) {
  return code_point >= first && code_point - first < size;
}

bool is_ignored(uint32_t code_point) {
  if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0)) return true;
  const auto* range = std::lower_bound(std::begin(kIgnored), std::end(kIgnored), code_point,
                                       [](const Range& entry, uint32_t value) { return entry.last < value; });
  return range != std::end(kIgnored) && code_point >= range->first;
}

bool is_white_space(uint32_t code_point) {
  return code_point == ' ' || (code_point >= 0x09 && code_point <= 0x0D) || code_point == 0x85 || code_point == 0xA0 ||
         code_point == 0x1680 || (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x2028 ||
         code_point == 0x2029 || code_point == 0x202F || code_point == 0x205F || code_point == 0x3000;
}

uint32_t single(uint32_t code_point) {
  const auto* pair = std::lower_bound(std::begin(kSingles), std::end(kSingles), code_point,
                                      [](const CodePointPair& entry, uint32_t value) { return entry.from < value; });
  return pair != std::end(kSingles) && pair->from == code_point ? pair->to : code_point;
}

uint32_t greek_vowel(char letter) {
  for (const CodePointPair& vowel : kGreekVowels) {
    if (vowel.from == static_cast<uint32_t>(letter)) return vowel.to;
  }
  return 0;
}

// Lower case of the alphabets whose capitals stand at a fixed distance or alternate with their small letters.
uint32_t lower_case(uint32_t code_point) {
  if (code_point >= 0x391 && code_point <= 0x3A9) return code_point + 0x20;  // Greek
  if (code_point >= 0x3D8 && code_point <= 0x3EE) return code_point | 1;     // Coptic
  if (code_point >= 0x400 && code_point <= 0x40F) return code_point + 0x50;  // Cyrillic
  if (code_point >= 0x410 && code_point <= 0x42F) return code_point + 0x20;
  if ((code_point >= 0x460 && code_point <= 0x480) || (code_point >= 0x48A && code_point <= 0x4BE))
    return code_point | 1;
  if (code_point == 0x4C0) return 0x4CF;
  if (code_point >= 0x4C1 && code_point <= 0x4CD) return code_point + (code_point & 1);
  if (code_point >= 0x4D0 && code_point <= 0x52E) return code_point | 1;
  if (code_point >= 0x531 && code_point <= 0x556) return code_point + 0x30;               // Armenian
  if (code_point >= 0x1C90 && code_point <= 0x1CBF) return code_point - 0x1C90 + 0x10D0;  // Georgian
  if (code_point >= 0x10400 && code_point <= 0x10427) return code_point + 0x28;           // Deseret
  return code_point;
}

uint32_t digit_value_or(uint32_t code_point, uint32_t otherwise) {
  for (const uint32_t zero : kDigitZeros) {
    if (in_block(code_point, zero, 10)) return '0' + (code_point - zero);
  }
  return otherwise;
}

// Everything that maps one code point to one.
uint32_t fold_one(uint32_t code_point) {
  if (in_block(code_point, 0xFF01, 94)) {  // full-width ASCII
    code_point -= 0xFF01 - '!';
    return static_cast<uint32_t>(to_lower(static_cast<char>(code_point)));
  }
  if (in_block(code_point, kHalfWidthKanaFirst, kHalfWidthKana.size())) {
    return kHalfWidthKana[code_point - kHalfWidthKanaFirst];
  }
  if (in_block(code_point, kGreekExtendedFirst, kGreekExtended.size())) {
    const char letter = kGreekExtended[code_point - kGreekExtendedFirst];
    return letter == ' ' ? code_point : greek_vowel(letter);
  }
  return digit_value_or(code_point, single(lower_case(code_point)));
}

// Writes folded code points and keeps the last one in reach, for the two scripts whose decomposed form (as some file
// systems and phones write it) has to be composed again: Japanese kana and Korean syllables.
class FoldedText {
 public:
  explicit FoldedText(size_t size_hint) { text_.reserve(size_hint); }

  void add_space() { pending_space_ = !text_.empty(); }

  void add(uint32_t code_point) {
    if (!pending_space_ && compose(code_point)) return;
    flush_space();
    last_offset_ = text_.size();
    last_ = code_point;
    append_utf8(text_, code_point);
  }

  void add_ascii(std::string_view letters) {
    flush_space();
    text_ += letters;
    last_ = 0;
  }

  std::string take() { return std::move(text_); }

 private:
  void flush_space() {
    if (pending_space_) text_ += ' ';
    pending_space_ = false;
  }

  bool compose(uint32_t code_point) {
    uint32_t composed = 0;
    if (code_point == kVoicedMark || code_point == kSemiVoicedMark) {
      // A mark that nothing can carry is dropped, as every other mark.
      composed = voiced_kana(last_, code_point);
      if (composed == 0) return true;
    } else if (in_block(code_point, 0x1161, 21) && in_block(last_, 0x1100, 19)) {
      composed = 0xAC00 + ((last_ - 0x1100) * 21 + (code_point - 0x1161)) * 28;
    } else if (in_block(code_point, 0x11A8, 27) && in_block(last_, 0xAC00, 11'172) && (last_ - 0xAC00) % 28 == 0) {
      composed = last_ + (code_point - 0x11A7);
    } else {
      return false;
    }
    text_.resize(last_offset_);
    last_ = composed;
    append_utf8(text_, composed);
    return true;
  }

  // The kana blocks run unvoiced, voiced (and semi-voiced in the h row); katakana lies 0x60 behind hiragana.
  static uint32_t voiced_kana(uint32_t kana, uint32_t mark) {
    const uint32_t block = kana >= 0x30A1 ? 0x60 : 0;
    const uint32_t hiragana = kana - block;
    const bool in_h_row = hiragana >= 0x306F && hiragana <= 0x307B && (hiragana - 0x306F) % 3 == 0;
    if (mark == kSemiVoicedMark) return in_h_row ? kana + 2 : 0;
    if (in_h_row) return kana + 1;
    if (hiragana == 0x3046) return 0x3094 + block;
    const bool before_small_tsu = hiragana >= 0x304B && hiragana <= 0x3061 && hiragana % 2 == 1;
    const bool after_small_tsu = hiragana >= 0x3064 && hiragana <= 0x3068 && hiragana % 2 == 0;
    return before_small_tsu || after_small_tsu ? kana + 1 : 0;
  }

  std::string text_;
  size_t last_offset_ = 0;
  uint32_t last_ = 0;
  bool pending_space_ = false;
};

void fold_latin(FoldedText& out, char letter, uint32_t code_point) {
  const std::string_view letters = two_letters(letter);
  if (!letters.empty()) {
    out.add_ascii(letters);
  } else {
    out.add(letter == ' ' ? fold_one(code_point) : static_cast<uint32_t>(letter));
  }
}

void fold_code_point(FoldedText& out, uint32_t code_point) {
  if (code_point < 0x80) {
    out.add(static_cast<uint32_t>(to_lower(static_cast<char>(code_point))));
  } else if (in_block(code_point, kLatinFirst, kLatin.size())) {
    fold_latin(out, kLatin[code_point - kLatinFirst], code_point);
  } else if (const std::string_view letters = ligature(code_point); !letters.empty()) {
    out.add_ascii(letters);
  } else if (in_block(code_point, kLatinAdditionalFirst, kLatinAdditional.size())) {
    fold_latin(out, kLatinAdditional[code_point - kLatinAdditionalFirst], code_point);
  } else if (code_point == 0xFF9E || code_point == 0xFF9F) {
    out.add(kVoicedMark + (code_point - 0xFF9E));
  } else {
    out.add(fold_one(code_point));
  }
}

// A run of digits as text that sorts by value: '0' (so that it stands where digits stand among other characters), the
// count of its significant digits as one character (further '~' for every 77), then these digits.
void append_number_key(std::string& key, std::string_view digits) {
  constexpr size_t kCountsPerCharacter = '~' - '0' - 1;
  const size_t first = std::min(digits.find_first_not_of('0'), digits.size());
  digits.remove_prefix(first);
  key += '0';
  size_t count = digits.size();
  for (; count >= kCountsPerCharacter; count -= kCountsPerCharacter) key += '~';
  key += static_cast<char>('0' + count);
  key += digits;
}

}  // namespace

std::string fold(std::string_view text) {
  FoldedText out(text.size());
  size_t offset = 0;
  while (offset < text.size()) {
    const uint32_t code_point = decode_utf8(text, offset);
    if (is_white_space(code_point)) {
      out.add_space();
    } else if (!is_ignored(code_point)) {
      fold_code_point(out, code_point);
    }
  }
  return out.take();
}

std::string sort_key(std::string_view text) {
  const std::string folded = fold(text);
  std::string key;
  key.reserve(folded.size() + text.size() + 4);
  size_t offset = 0;
  while (offset < folded.size()) {
    const size_t start = offset;
    if (is_digit(folded[offset])) {
      while (offset < folded.size() && is_digit(folded[offset])) ++offset;
      append_number_key(key, std::string_view(folded).substr(start, offset - start));
    } else {
      key += folded[offset++];
    }
  }
  // Folded text holds no control characters, so this separator sorts a text before everything it begins.
  key += '\x01';
  key += text;
  return key;
}

}  // namespace base
