// One pass over the properties, then the labels that Apple writes as lines of their own (item1.X-ABLabel), then the
// order of preference. Values remember their group and preference until both are known.

#include "exchange/vcard_card.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/ascii.h"
#include "base/number.h"
#include "base/sort.h"
#include "base/text.h"
#include "exchange/labels.h"
#include "exchange/value_checks.h"
#include "exchange/value_lists.h"
#include "exchange/vcard_labels.h"
#include "exchange/vcard_text.h"

namespace exchange {

namespace {

constexpr size_t kHugeValue = 1'000'000;
constexpr int32_t kNoPreference = 101;
constexpr size_t kMostSkippedNames = 200;

// A value with what decides its label and its place.
template <typename T>
struct Entry {
  T value;
  std::string group;
  int32_t preference = kNoPreference;
};

int32_t preference_of(const VcardProperty& property) {
  if (std::find(property.types.begin(), property.types.end(), "pref") != property.types.end()) return 1;
  const std::string* preference = property.parameter("PREF");
  if (preference == nullptr) return kNoPreference;
  return static_cast<int32_t>(
      std::clamp<int64_t>(base::parse_integer(*preference).value_or(kNoPreference), 1, kNoPreference));
}

// Properties about the card rather than the person.
bool is_technical(std::string_view name) {
  for (const std::string_view known : {"VERSION", "PRODID", "REV", "CLASS", "MAILER", "SORT-STRING", "PROFILE", "NAME",
                                       "SOURCE", "CLIENTPIDMAP", "XML", "X-ABUID", "X-ABADR", "X-ABLABEL",
                                       "X-EVOLUTION-FILE-AS", "X-MS-OL-DEFAULT-POSTAL-ADDRESS", "X-MS-OL-DESIGN"}) {
    if (name == known) return true;
  }
  return false;
}

struct NamedField {
  std::string_view name;
  std::string_view label;
};

// Kept under the name of what they are.
constexpr NamedField kCustomFields[] = {
    {"GENDER", "Gender"},
    {"LANG", "Language"},
    {"X-SPOUSE", "Spouse"},
    {"X-EVOLUTION-SPOUSE", "Spouse"},
    {"X-MS-SPOUSE", "Spouse"},
    {"X-MANAGER", "Manager"},
    {"X-EVOLUTION-MANAGER", "Manager"},
    {"X-MS-MANAGER", "Manager"},
    {"X-ASSISTANT", "Assistant"},
    {"X-EVOLUTION-ASSISTANT", "Assistant"},
    {"X-MS-ASSISTANT", "Assistant"},
    {"X-MS-CHILD", "Child"},
    {"X-PHONETIC-FIRST-NAME", "Phonetic First Name"},
    {"X-PHONETIC-LAST-NAME", "Phonetic Last Name"},
    {"X-MAIDENNAME", "Maiden Name"},
    {"HOBBY", "Hobby"},
    {"INTEREST", "Interest"},
    {"EXPERTISE", "Expertise"},
};

// Messengers: kept as links, so that they can be clicked.
constexpr NamedField kMessengers[] = {
    {"X-AIM", "aim"},    {"X-ICQ", "icq"},          {"X-JABBER", "xmpp"},          {"X-MSN", "msnim"},
    {"X-QQ", "qq"},      {"X-SKYPE", "skype"},      {"X-SKYPE-USERNAME", "skype"}, {"X-YAHOO", "ymsgr"},
    {"X-GTALK", "xmpp"}, {"X-GOOGLE-TALK", "xmpp"}, {"X-MS-IMADDRESS", "im"},
};

class CardReader {
 public:
  CardReader(ImportedRecord& imported, std::vector<SkippedProperty>& skipped)
      : imported_(imported), record_(imported.record), skipped_(skipped) {}

  void read(const VcardProperty& property);
  void finish();

 private:
  using Components = std::vector<std::string>;

  std::string text_of(const VcardProperty& property) const {
    const std::string text = property.uses_escapes ? unescape_vcard(property.value) : property.value;
    std::string plain;
    plain.reserve(text.size());
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '\r') {
        plain += text[i];
      } else if (i + 1 == text.size() || text[i + 1] != '\n') {
        plain += '\n';
      }
    }
    return plain;
  }

  std::string trimmed_text_of(const VcardProperty& property) const {
    return std::string(base::trim(text_of(property)));
  }

  // Quoted-printable values of 2.1 still escape their semicolons, so pieces are cut before and unescaped after.
  static Components components_of(const VcardProperty& property, char separator, size_t at_least) {
    Components components;
    for (const std::string_view piece : split_escaped(property.value, separator)) {
      components.emplace_back(base::trim(unescape_vcard(piece)));
    }
    if (components.size() < at_least) components.resize(at_least);
    return components;
  }

  void warn(const VcardProperty& property, std::string_view message_key, std::string_view value) {
    imported_.problems.push_back(make_problem(Severity::warning, property.line, property.name, std::string(message_key),
                                              {{"value", std::string(value)}}));
  }

  void set_once(std::string& field, std::string_view label, std::string value) {
    if (field.empty()) {
      field = std::move(value);
    } else if (field != value && !value.empty()) {
      record_.custom.push_back({std::string(label), std::move(value)});
    }
  }

  void skip(const VcardProperty& property);
  bool read_identity(const VcardProperty& property);
  bool read_value(const VcardProperty& property);
  bool read_detail(const VcardProperty& property);
  void read_name(const VcardProperty& property);
  void read_organisation(const VcardProperty& property);
  void read_address(const VcardProperty& property);
  void read_kind(std::string_view kind);
  void read_own_field(const VcardProperty& property);
  std::optional<PartialDate> read_date_property(const VcardProperty& property);
  void add_text(std::vector<Entry<LabelledText>>& list, const VcardProperty& property, std::string value);
  template <typename T>
  void settle(std::vector<Entry<T>>& entries, std::vector<T>& out);
  void finish_name();

  ImportedRecord& imported_;
  ContactRecord& record_;
  std::vector<SkippedProperty>& skipped_;
  std::vector<Entry<LabelledText>> emails_;
  std::vector<Entry<LabelledText>> phones_;
  std::vector<Entry<LabelledText>> urls_;
  std::vector<Entry<PostalAddress>> addresses_;
  std::vector<Entry<LabelledDate>> dates_;
  std::vector<Entry<LabelledText>> relations_;
  std::map<std::string, std::string> group_labels_;
  std::vector<PostalAddress> address_texts_;  // LABEL properties: an address as one text
  bool is_group_ = false;
};

void CardReader::read(const VcardProperty& property) {
  if (property.name.empty()) {
    // Somebody's line break inside a note, without the fold: the text is kept.
    const std::string_view text = base::trim(property.value);
    imported_.problems.push_back(
        make_problem(Severity::warning, property.line, {}, "import.vcard_bad_line", {{"value", std::string(text)}}));
    add_to_notes(record_, {}, text);
    return;
  }
  if (property.is_binary) {
    skip(property);
    return;
  }
  if (property.has_bad_text) warn(property, "import.vcard_bad_text", property.value);
  if (property.value.size() > kHugeValue) {
    warn(property, "import.cell_huge", base::format_integer(static_cast<int64_t>(property.value.size())));
  }
  if (base::trim(property.value).empty()) return;
  if (!read_identity(property) && !read_value(property) && !read_detail(property) && !is_technical(property.name)) {
    skip(property);
  }
}

void CardReader::skip(const VcardProperty& property) {
  for (SkippedProperty& entry : skipped_) {
    if (entry.name != property.name) continue;
    ++entry.count;
    return;
  }
  // More names than any program has are not worth a list.
  if (skipped_.size() < kMostSkippedNames)
    skipped_.push_back({.name = property.name, .count = 1, .first_line = property.line});
}

// Who it is.
bool CardReader::read_identity(const VcardProperty& property) {
  const std::string& name = property.name;
  if (name == "FN") {
    set_once(record_.full_name, "FN", trimmed_text_of(property));
  } else if (name == "N") {
    read_name(property);
  } else if (name == "NICKNAME") {
    set_once(record_.nickname, "Nickname", trimmed_text_of(property));
  } else if (name == "ORG") {
    read_organisation(property);
  } else if (name == "TITLE") {
    set_once(record_.job_title, "Title", trimmed_text_of(property));
  } else if (name == "ROLE") {
    record_.custom.push_back({"Role", trimmed_text_of(property)});
  } else if (name == "KIND" || name == "X-ADDRESSBOOKSERVER-KIND" || name == "X-ABSHOWAS") {
    read_kind(base::trim(property.value));
  } else if (name == "UID") {
    std::string uid = trimmed_text_of(property);
    if (uid.starts_with("urn:uuid:")) uid.erase(0, 9);
    set_once(record_.external_id, "UID", std::move(uid));
  } else {
    return false;
  }
  return true;
}

// Values of which there can be several.
bool CardReader::read_value(const VcardProperty& property) {
  const std::string& name = property.name;
  if (name == "EMAIL") {
    std::string email = trimmed_text_of(property);
    if (!looks_like_email(email)) warn(property, "import.bad_email", email);
    add_text(emails_, property, std::move(email));
  } else if (name == "TEL") {
    std::string phone = trimmed_text_of(property);
    if (base::equals_ignoring_case(std::string_view(phone).substr(0, 4), "tel:")) {
      phone.erase(0, 4);
      if (const size_t extension = phone.find(";ext="); extension != std::string::npos) {
        phone.replace(extension, 5, " ext. ");
      }
    }
    add_text(phones_, property, std::move(phone));
  } else if (name == "URL" || name == "IMPP" || name == "X-SOCIALPROFILE" || name == "X-SOCIAL-PROFILE") {
    add_text(urls_, property, trimmed_text_of(property));
  } else if (name == "ADR") {
    read_address(property);
  } else if (name == "LABEL") {
    PostalAddress text;
    text.label = label_of_types(property.types);
    text.street = trimmed_text_of(property);
    address_texts_.push_back(std::move(text));
  } else if (name == "X-ABRELATEDNAMES" || name == "RELATED") {
    std::string relation = property.types.empty() ? std::string() : property.types.front();
    if (relation == "pref") relation.clear();
    relations_.push_back({.value = {std::move(relation), trimmed_text_of(property)}, .group = property.group});
  } else if (name == "X-ABLABEL") {
    group_labels_[property.group] = trimmed_text_of(property);
  } else {
    const auto* messenger = std::find_if(std::begin(kMessengers), std::end(kMessengers),
                                         [&](const NamedField& field) { return field.name == name; });
    if (messenger == std::end(kMessengers)) return false;
    add_text(urls_, property, std::string(messenger->label) + ":" + trimmed_text_of(property));
  }
  return true;
}

// The rest of what a record holds.
bool CardReader::read_detail(const VcardProperty& property) {
  const std::string& name = property.name;
  if (name == "BDAY") {
    if (const auto date = read_date_property(property)) record_.birthday = date;
  } else if (name == "ANNIVERSARY" || name == "X-ANNIVERSARY" || name == "X-EVOLUTION-ANNIVERSARY" ||
             name == "X-MS-ANNIVERSARY") {
    if (const auto date = read_date_property(property)) {
      dates_.push_back({.value = {std::string(kLabelAnniversary), *date}, .group = property.group});
    }
  } else if (name == "X-ABDATE") {
    if (const auto date = read_date_property(property))
      dates_.push_back({.value = {{}, *date}, .group = property.group});
  } else if (name == "NOTE") {
    const std::string note = text_of(property);
    if (record_.notes.empty()) {
      record_.notes = note;
    } else {
      add_to_notes(record_, {}, note);
    }
  } else if (name == "CATEGORIES") {
    for (std::string& tag : components_of(property, ',', 0)) {
      if (!tag.empty() && !contains_value(record_.tags, tag)) record_.tags.push_back(std::move(tag));
    }
  } else if (name.starts_with("X-KENALAN-")) {
    read_own_field(property);
  } else {
    const auto* field = std::find_if(std::begin(kCustomFields), std::end(kCustomFields),
                                     [&](const NamedField& entry) { return entry.name == name; });
    if (field == std::end(kCustomFields)) return false;
    record_.custom.push_back({std::string(field->label), trimmed_text_of(property)});
  }
  return true;
}

void CardReader::read_name(const VcardProperty& property) {
  Components parts;
  for (const std::string_view piece : split_escaped(property.value, ';')) {
    // Several given names are a list ("Richter,James"); 2.1 has no lists, and there a comma is somebody's comma.
    std::string joined;
    for (const std::string_view name : split_escaped(piece, ',')) {
      const std::string text(base::trim(unescape_vcard(name)));
      if (!joined.empty() && !text.empty()) joined += ' ';
      joined += text;
    }
    parts.push_back(std::move(joined));
  }
  parts.resize(5);
  record_.name = {.prefix = parts[3], .given = parts[1], .middle = parts[2], .family = parts[0], .suffix = parts[4]};
}

void CardReader::read_organisation(const VcardProperty& property) {
  const Components units = components_of(property, ';', 1);
  set_once(record_.organisation, "Organization", units[0]);
  for (size_t i = 1; i < units.size(); ++i) {
    if (units[i].empty()) continue;
    if (!record_.department.empty()) record_.department += ", ";
    record_.department += units[i];
  }
}

void CardReader::read_address(const VcardProperty& property) {
  const Components parts = components_of(property, ';', 7);
  PostalAddress address{.label = label_of_types(property.types),
                        .po_box = parts[0],
                        .extended = parts[1],
                        .street = parts[2],
                        .city = parts[3],
                        .region = parts[4],
                        .postal_code = parts[5],
                        .country = parts[6]};
  // 4.0 may give the address as one text only.
  if (const std::string* text = property.parameter("LABEL"); text != nullptr && address.is_empty()) {
    address.street = unescape_vcard(*text);
  }
  if (address.is_empty()) return;
  addresses_.push_back({.value = std::move(address), .group = property.group, .preference = preference_of(property)});
}

void CardReader::read_kind(std::string_view kind) {
  if (base::equals_ignoring_case(kind, "group")) is_group_ = true;
  for (const std::string_view company : {"org", "organization", "company"}) {
    if (base::equals_ignoring_case(kind, company)) record_.kind = RecordKind::company;
  }
}

// What our own export writes and no standard has.
void CardReader::read_own_field(const VcardProperty& property) {
  if (property.name == "X-KENALAN-SOURCE") {
    record_.source = text_of(property);
  } else if (property.name == "X-KENALAN-OWNER") {
    record_.owner = text_of(property);
  } else if (property.name == "X-KENALAN-STATUS") {
    record_.status = text_of(property);
  } else if (property.name == "X-KENALAN-FIELD") {
    Components pieces = components_of(property, ';', 2);
    record_.custom.push_back({std::move(pieces[0]), std::move(pieces[1])});
  } else {
    skip(property);
  }
}

std::optional<PartialDate> CardReader::read_date_property(const VcardProperty& property) {
  const std::string text = trimmed_text_of(property);
  const DateReading reading = read_date(text, {});
  if (reading.kind == DateReading::Kind::nothing) return std::nullopt;
  if (reading.kind != DateReading::Kind::date) {
    const bool is_missing_day = reading.kind == DateReading::Kind::does_not_exist;
    warn(property, is_missing_day ? "import.no_such_date" : "import.bad_date", text);
    add_to_notes(record_, property.name, text);
    return std::nullopt;
  }
  PartialDate date = reading.date;
  // Apple writes a year of its own where none is known, and says so.
  const std::string* omitted_year = property.parameter("X-APPLE-OMIT-YEAR");
  if (omitted_year != nullptr && base::parse_integer(*omitted_year) == date.year) date.year = 0;
  return date;
}

void CardReader::add_text(std::vector<Entry<LabelledText>>& list, const VcardProperty& property, std::string value) {
  list.push_back({.value = {label_of_types(property.types), std::move(value)},
                  .group = property.group,
                  .preference = preference_of(property)});
}

template <typename T>
void CardReader::settle(std::vector<Entry<T>>& entries, std::vector<T>& out) {
  for (Entry<T>& entry : entries) {
    if (entry.group.empty()) continue;
    const auto label = group_labels_.find(entry.group);
    if (label != group_labels_.end()) entry.value.label = normalize_label(label->second);
  }
  base::stable_sort(entries, [](const Entry<T>& a, const Entry<T>& b) { return a.preference < b.preference; });
  for (Entry<T>& entry : entries) {
    if (!contains_value(out, entry.value)) out.push_back(std::move(entry.value));
  }
}

void CardReader::finish_name() {
  const bool is_named_company = !record_.organisation.empty() && record_.name.is_empty() &&
                                (record_.full_name.empty() || record_.full_name == record_.organisation);
  if (is_named_company) record_.kind = RecordKind::company;
  if (record_.kind == RecordKind::company) {
    if (record_.full_name.empty()) std::swap(record_.full_name, record_.organisation);
    if (record_.organisation == record_.full_name) record_.organisation.clear();
    return;
  }
  // FN is required, so programs fill it with whatever they have; it counts only when it says something new.
  std::string full_name = std::move(record_.full_name);
  record_.full_name.clear();
  if (display_name(record_) != full_name) record_.full_name = std::move(full_name);
}

void CardReader::finish() {
  settle(emails_, record_.emails);
  settle(phones_, record_.phones);
  settle(urls_, record_.urls);
  settle(addresses_, record_.addresses);
  settle(dates_, record_.dates);
  std::vector<LabelledText> relations;
  settle(relations_, relations);
  for (LabelledText& relation : relations) {
    if (relation.label.empty()) relation.label = "Related";
    record_.custom.push_back(std::move(relation));
  }
  std::set<std::string> known_labels;
  for (const PostalAddress& address : record_.addresses) known_labels.insert(address.label);
  for (PostalAddress& text : address_texts_) {
    if (known_labels.insert(text.label).second) record_.addresses.push_back(std::move(text));
  }
  finish_name();
  if (is_group_) {
    imported_.problems.push_back(
        make_problem(Severity::error, imported_.line, {}, "import.vcard_group", {{"value", display_name(record_)}}));
  } else if (display_name(record_).empty()) {
    imported_.problems.push_back(make_problem(Severity::error, imported_.line, {}, "import.no_name"));
  }
}

}  // namespace

void read_card(const std::vector<VcardProperty>& properties, ImportedRecord& imported,
               std::vector<SkippedProperty>& skipped) {
  CardReader reader(imported, skipped);
  for (const VcardProperty& property : properties) reader.read(property);
  reader.finish();
}

}  // namespace exchange
