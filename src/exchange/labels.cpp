// A table of synonyms over folded text; letters only, so that "Work Fax", "work-fax" and "WORKFAX" are the same word.

#include "exchange/labels.h"

#include "base/ascii.h"
#include "base/text.h"

namespace exchange {

namespace {

struct Synonym {
  std::string_view word;
  std::string_view label;
};

constexpr Synonym kSynonyms[] = {
    {"work", kLabelWork},
    {"business", kLabelWork},
    {"office", kLabelWork},
    {"company", kLabelWork},
    {"kerja", kLabelWork},
    {"pejabat", kLabelWork},
    {"home", kLabelHome},
    {"personal", kLabelHome},
    {"private", kLabelHome},
    {"rumah", kLabelHome},
    {"peribadi", kLabelHome},
    {"mobile", kLabelMobile},
    {"cell", kLabelMobile},
    {"cellular", kLabelMobile},
    {"iphone", kLabelMobile},
    {"bimbit", kLabelMobile},
    {"main", kLabelMain},
    {"primary", kLabelMain},
    {"utama", kLabelMain},
    {"fax", kLabelFax},
    {"workfax", kLabelFax},
    {"businessfax", kLabelFax},
    {"faks", kLabelFax},
    {"faxwork", kLabelFax},
    {"other", kLabelOther},
    {"lain", kLabelOther},
    {"lainlain", kLabelOther},
    {"homefax", "home fax"},
    {"anniversary", kLabelAnniversary},
};

// Apple writes its own labels as _$!<Work>!$_ and the person's without.
std::string_view without_decoration(std::string_view text) {
  text = base::trim(text);
  if (is_marked_main(text)) text = base::trim(text.substr(1));
  if (text.starts_with("_$!<") && text.ends_with(">!$_")) text = text.substr(4, text.size() - 8);
  return text;
}

}  // namespace

bool is_marked_main(std::string_view label) {
  label = base::trim(label);
  return label.starts_with("* ") || label == "*";
}

std::string normalize_label(std::string_view text) {
  text = without_decoration(text);
  std::string word;
  for (const char character : base::fold(text)) {
    if (base::is_letter(character) || (static_cast<unsigned char>(character) & 0x80) != 0) word += character;
  }
  for (const Synonym& synonym : kSynonyms) {
    if (synonym.word == word) return std::string(synonym.label);
  }
  return std::string(text);
}

}  // namespace exchange
