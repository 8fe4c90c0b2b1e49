// The header and the cells are made by the same walk over the columns, so they cannot disagree: `column` gets the name
// when there is no record, the value when there is one.

#include "exchange/contact_csv.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "exchange/value_lists.h"

namespace exchange {

namespace {

class Columns {
 public:
  explicit Columns(const ContactRecord* record) : record_(record) {}

  void text(std::string_view name, const std::string ContactRecord::*member) {
    column(name, record_ != nullptr ? record_->*member : std::string());
  }

  void name_part(std::string_view name, const std::string NameParts::*member) {
    column(name, record_ != nullptr ? record_->name.*member : std::string());
  }

  void column(std::string_view name, std::string value) {
    cells_.push_back(record_ != nullptr ? std::move(value) : std::string(name));
  }

  // "E-mail 2 - Label", "E-mail 2 - Value".
  void values(std::string_view kind, const std::vector<LabelledText> ContactRecord::*member, size_t count) {
    for (size_t i = 0; i < count; ++i) {
      const bool present = record_ != nullptr && i < (record_->*member).size();
      const LabelledText entry = present ? (record_->*member)[i] : LabelledText{};
      column(numbered(kind, i, "Label"), entry.label);
      column(numbered(kind, i, "Value"), entry.value);
    }
  }

  void addresses(size_t count) {
    for (size_t i = 0; i < count; ++i) {
      const bool present = record_ != nullptr && i < record_->addresses.size();
      const PostalAddress address = present ? record_->addresses[i] : PostalAddress{};
      column(numbered("Address", i, "Label"), address.label);
      column(numbered("Address", i, "Street"), address.street);
      column(numbered("Address", i, "City"), address.city);
      column(numbered("Address", i, "PO Box"), address.po_box);
      column(numbered("Address", i, "Region"), address.region);
      column(numbered("Address", i, "Postal Code"), address.postal_code);
      column(numbered("Address", i, "Country"), address.country);
      column(numbered("Address", i, "Extended Address"), address.extended);
    }
  }

  void dates(size_t count) {
    for (size_t i = 0; i < count; ++i) {
      const bool present = record_ != nullptr && i < record_->dates.size();
      column(numbered("Event", i, "Label"), present ? record_->dates[i].label : std::string());
      column(numbered("Event", i, "Value"), present ? to_text(record_->dates[i].date) : std::string());
    }
  }

  [[nodiscard]] const std::vector<std::string>& cells() const { return cells_; }

 private:
  static std::string numbered(std::string_view kind, size_t index, std::string_view part) {
    return std::string(kind) + ' ' + base::format_integer(static_cast<int64_t>(index) + 1) + " - " + std::string(part);
  }

  const ContactRecord* record_;
  std::vector<std::string> cells_;
};

std::string birthday_text(const ContactRecord* record) {
  return record != nullptr && record->birthday ? to_text(*record->birthday) : std::string();
}

// As Google writes its groups: the first is the one every contact is in, so that a tag with a comma stays one tag.
std::string tags_text(const ContactRecord* record) {
  if (record == nullptr || record->tags.empty()) return {};
  std::string text = "* myContacts";
  for (const std::string& tag : record->tags) {
    text += kValueSeparator;
    text += tag;
  }
  return text;
}

std::string kind_text(const ContactRecord* record) {
  return record != nullptr && record->kind == RecordKind::company ? "Company" : "Person";
}

std::vector<std::string> make_cells(const ContactRecord* record, const ContactCsvShape& shape) {
  Columns columns(record);
  columns.column("Record Type", kind_text(record));
  columns.text("Full Name", &ContactRecord::full_name);
  columns.name_part("First Name", &NameParts::given);
  columns.name_part("Middle Name", &NameParts::middle);
  columns.name_part("Last Name", &NameParts::family);
  columns.name_part("Name Prefix", &NameParts::prefix);
  columns.name_part("Name Suffix", &NameParts::suffix);
  columns.text("Nickname", &ContactRecord::nickname);
  columns.text("Organization Name", &ContactRecord::organisation);
  columns.text("Organization Title", &ContactRecord::job_title);
  columns.text("Organization Department", &ContactRecord::department);
  columns.column("Birthday", birthday_text(record));
  columns.text("Notes", &ContactRecord::notes);
  columns.column("Labels", tags_text(record));
  columns.values("E-mail", &ContactRecord::emails, shape.emails);
  columns.values("Phone", &ContactRecord::phones, shape.phones);
  columns.addresses(shape.addresses);
  columns.values("Website", &ContactRecord::urls, shape.urls);
  columns.dates(shape.dates);
  columns.values("Custom Field", &ContactRecord::custom, shape.custom);
  columns.text("Status", &ContactRecord::status);
  columns.text("Source", &ContactRecord::source);
  columns.text("Owner", &ContactRecord::owner);
  columns.text("UID", &ContactRecord::external_id);
  return columns.cells();
}

}  // namespace

void ContactCsvShape::include(const ContactRecord& record) {
  emails = std::max(emails, record.emails.size());
  phones = std::max(phones, record.phones.size());
  urls = std::max(urls, record.urls.size());
  addresses = std::max(addresses, record.addresses.size());
  dates = std::max(dates, record.dates.size());
  custom = std::max(custom, record.custom.size());
}

void ContactCsvWriter::append_header(std::string& out) const {
  out += kByteOrderMark;
  append_csv_row(out, make_cells(nullptr, shape_), options_);
}

void ContactCsvWriter::append_record(std::string& out, const ContactRecord& record) const {
  append_csv_row(out, make_cells(&record, shape_), options_);
}

}  // namespace exchange
