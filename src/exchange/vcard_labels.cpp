// One table for both directions. The rows with two types come first, so that "fax" does not hide "home fax".

#include "exchange/vcard_labels.h"

#include <algorithm>

#include "exchange/labels.h"

namespace exchange {

namespace {

struct TypedLabel {
  std::string_view label;
  std::string_view type;
  std::string_view second_type = {};
};

constexpr TypedLabel kTypedLabels[] = {
    {"home fax", "fax", "home"}, {"other fax", "fax", "other"},
    {kLabelFax, "fax"},          {kLabelMobile, "cell"},
    {"Pager", "pager"},          {"Car", "car"},
    {kLabelMain, "main"},        {kLabelWork, "work"},
    {kLabelHome, "home"},        {kLabelOther, "other"},
};

bool has(const std::vector<std::string>& types, std::string_view type) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

// What a value can do, how an address is written, which program wrote it.
bool is_capability(std::string_view type) {
  for (const std::string_view word : {"pref", "voice", "internet", "text", "video", "msg", "x400", "postal", "parcel",
                                      "dom", "intl", "isdn", "bbs", "modem", "pcs", "textphone", "iphone", "uri"}) {
    if (type == word) return true;
  }
  return false;
}

}  // namespace

std::string label_of_types(const std::vector<std::string>& types) {
  for (const TypedLabel& entry : kTypedLabels) {
    if (has(types, entry.type) && (entry.second_type.empty() || has(types, entry.second_type))) {
      return std::string(entry.label);
    }
  }
  for (const std::string& type : types) {
    if (!is_capability(type)) return normalize_label(type);
  }
  return has(types, "iphone") ? std::string(kLabelMobile) : std::string();
}

std::vector<std::string_view> types_of_label(std::string_view label) {
  for (const TypedLabel& entry : kTypedLabels) {
    if (entry.label != label) continue;
    if (entry.second_type.empty()) return {entry.type};
    return {entry.type, entry.second_type};
  }
  return {};
}

}  // namespace exchange
