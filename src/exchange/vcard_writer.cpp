// 3.0 is what phones and Outlook read best, 4.0 what the standard says now. They differ in how a date and a company are
// written. Labels that no TYPE has become Apple's item1.X-ABLabel, which most programs understand.

#include <initializer_list>
#include <string_view>

#include "base/number.h"
#include "exchange/labels.h"
#include "exchange/vcard.h"
#include "exchange/vcard_labels.h"
#include "exchange/vcard_text.h"

namespace exchange {

namespace {

// What Apple's programs take for "year not known".
constexpr int32_t kOmittedYear = 1604;

class CardWriter {
 public:
  CardWriter(std::string& out, VcardVersion version) : out_(out), version_(version) {}

  void write(const ContactRecord& record);

 private:
  void line(std::string_view name, std::string_view value) {
    append_folded(out_, std::string(name) + ":" + std::string(value));
  }
  void text(std::string_view name, std::string_view value) {
    if (!value.empty()) line(name, escape_vcard(value));
  }

  void labelled(std::string_view name, std::string_view label, std::string_view value, size_t index, size_t count);
  void values(std::string_view name, const std::vector<LabelledText>& list);
  void dates(const std::vector<LabelledDate>& list);
  void date(std::string_view name, const PartialDate& date);
  void write_names(const ContactRecord& record);

  std::string& out_;
  VcardVersion version_;
  int64_t items_ = 0;
};

std::string joined_components(std::initializer_list<std::string_view> parts) {
  std::string value;
  bool is_first = true;
  for (const std::string_view part : parts) {
    if (!is_first) value += ';';
    is_first = false;
    value += escape_vcard(part);
  }
  return value;
}

std::string item_name(int64_t number) { return "item" + base::format_integer(number) + "."; }

// One property with its label, and the mark of the main one where there are several.
void CardWriter::labelled(std::string_view name, std::string_view label, std::string_view value, size_t index,
                          size_t count) {
  std::string head;
  const std::vector<std::string_view> types = types_of_label(label);
  const bool needs_item = !label.empty() && types.empty();
  if (needs_item) head = item_name(++items_);
  head += name;
  for (const std::string_view type : types) head += ";TYPE=" + std::string(type);
  if (index == 0 && count > 1) head += version_ == VcardVersion::v3 ? ";TYPE=pref" : ";PREF=1";
  line(head, value);
  if (needs_item) line(item_name(items_) + "X-ABLabel", escape_vcard(label));
}

void CardWriter::values(std::string_view name, const std::vector<LabelledText>& list) {
  for (size_t i = 0; i < list.size(); ++i) labelled(name, list[i].label, escape_vcard(list[i].value), i, list.size());
}

void CardWriter::date(std::string_view name, const PartialDate& date) {
  if (version_ == VcardVersion::v3) {
    if (date.year != 0) {
      line(name, to_text(date));
      return;
    }
    const PartialDate with_year{kOmittedYear, date.month, date.day};
    line(std::string(name) + ";X-APPLE-OMIT-YEAR=" + base::format_integer(kOmittedYear), to_text(with_year));
    return;
  }
  // 4.0 wants the basic form: 19790111, --0821.
  const std::string full = to_text(date);
  line(name, date.year == 0 ? "--" + full.substr(2, 2) + full.substr(5, 2)
                            : full.substr(0, 4) + full.substr(5, 2) + full.substr(8, 2));
}

void CardWriter::dates(const std::vector<LabelledDate>& list) {
  for (const LabelledDate& entry : list) {
    if (entry.label == kLabelAnniversary) {
      date(version_ == VcardVersion::v3 ? "X-ANNIVERSARY" : "ANNIVERSARY", entry.date);
      continue;
    }
    const std::string item = item_name(++items_);
    date(item + "X-ABDATE", entry.date);
    text(item + "X-ABLabel", entry.label);
  }
}

void CardWriter::write_names(const ContactRecord& record) {
  line("FN", escape_vcard(display_name(record)));
  const NameParts& name = record.name;
  line("N", joined_components({name.family, name.given, name.middle, name.prefix, name.suffix}));
  text("NICKNAME", record.nickname);
  const bool is_company = record.kind == RecordKind::company;
  const std::string& organisation = is_company && record.organisation.empty() ? record.full_name : record.organisation;
  if (!record.department.empty()) {
    line("ORG", joined_components({organisation, record.department}));
  } else {
    text("ORG", organisation);
  }
  if (is_company)
    line(version_ == VcardVersion::v3 ? "X-ABShowAs" : "KIND", version_ == VcardVersion::v3 ? "COMPANY" : "org");
  text("TITLE", record.job_title);
}

void CardWriter::write(const ContactRecord& record) {
  line("BEGIN", "VCARD");
  line("VERSION", version_ == VcardVersion::v3 ? "3.0" : "4.0");
  line("PRODID", "-//Kenalan//EN");
  write_names(record);
  values("EMAIL", record.emails);
  values("TEL", record.phones);
  for (size_t i = 0; i < record.addresses.size(); ++i) {
    const PostalAddress& address = record.addresses[i];
    const std::string value = joined_components({address.po_box, address.extended, address.street, address.city,
                                                 address.region, address.postal_code, address.country});
    labelled("ADR", address.label, value, i, record.addresses.size());
  }
  values("URL", record.urls);
  if (record.birthday) date("BDAY", *record.birthday);
  dates(record.dates);
  if (!record.tags.empty()) {
    std::string tags;
    for (const std::string& tag : record.tags) tags += (tags.empty() ? "" : ",") + escape_vcard(tag);
    line("CATEGORIES", tags);
  }
  text("NOTE", record.notes);
  text("UID", record.external_id);
  text("X-KENALAN-STATUS", record.status);
  text("X-KENALAN-SOURCE", record.source);
  text("X-KENALAN-OWNER", record.owner);
  for (const LabelledText& field : record.custom)
    line("X-KENALAN-FIELD", joined_components({field.label, field.value}));
  line("END", "VCARD");
}

}  // namespace

void append_vcard(std::string& out, const ContactRecord& record, VcardVersion version) {
  CardWriter(out, version).write(record);
}

}  // namespace exchange
