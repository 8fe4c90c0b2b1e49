#pragma once
// What a CSV row and a vCard have in common: one person or company as values, without ids, without rules. It holds more
// than the product shows today, so that a round trip through a file loses nothing; crm takes from it what it knows.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/date_text.h"
#include "exchange/problem.h"

namespace exchange {

enum class RecordKind : uint8_t { person, company };

// Labels: see labels.h. Both may be empty; the first of a list is the main one.
struct LabelledText {
  std::string label;
  std::string value;
  bool operator==(const LabelledText&) const = default;
};

struct LabelledDate {
  std::string label;
  PartialDate date;
  bool operator==(const LabelledDate&) const = default;
};

struct PostalAddress {
  std::string label;
  std::string po_box;
  std::string extended;  // apartment, suite, floor
  std::string street;    // lines separated by \n
  std::string city;
  std::string region;
  std::string postal_code;
  std::string country;
  bool operator==(const PostalAddress&) const = default;
  [[nodiscard]] bool is_empty() const;
};

struct NameParts {
  std::string prefix;
  std::string given;
  std::string middle;
  std::string family;
  std::string suffix;
  bool operator==(const NameParts&) const = default;
  [[nodiscard]] bool is_empty() const { return *this == NameParts{}; }
};

// A deal on the same row, as exports of deals have it; texts as written, because pipelines, stages and the digits of a
// currency are crm's knowledge.
struct DealDetails {
  std::string title;
  std::string value;
  std::string currency;
  std::string pipeline;
  std::string stage;
  std::string status;
  std::string probability;
  std::string lost_reason;
  std::optional<PartialDate> close_date;
  bool operator==(const DealDetails&) const = default;
};

struct ContactRecord {
  RecordKind kind = RecordKind::person;
  // Of a company its name. Of a person what the file calls the whole name, empty when that is only the parts put
  // together: show display_name().
  std::string full_name;
  NameParts name;
  std::string nickname;
  std::string organisation;  // of a person
  std::string department;
  std::string job_title;
  std::vector<LabelledText> emails;
  std::vector<LabelledText> phones;
  std::vector<LabelledText> urls;  // messengers too, as links
  std::vector<PostalAddress> addresses;
  std::optional<PartialDate> birthday;
  std::vector<LabelledDate> dates;
  std::string notes;
  std::vector<std::string> tags;
  std::string source;
  std::string owner;
  std::string status;
  std::string external_id;           // the id in the other program, a vCard's UID
  std::vector<LabelledText> custom;  // what has no place above: label is the field's name
  std::optional<DealDetails> deal;
  bool operator==(const ContactRecord&) const = default;
};

// "Dr. Siti Nurhaliza binti Tarudin", from the parts.
[[nodiscard]] std::string compose_name(const NameParts& parts);
// What a list would show: the whole name, the composed one, the nickname, the organisation, the first e-mail address
// or phone number. Empty only when the record has none of them: such a record cannot be imported.
[[nodiscard]] std::string display_name(const ContactRecord& record);
// Adds a line "label: value" at the end of the notes.
void add_to_notes(ContactRecord& record, std::string_view label, std::string_view value);

// One record of a file with its place and what there is to say about it.
struct ImportedRecord {
  ContactRecord record;
  int64_t line = 0;
  std::vector<Problem> problems;
  // False when a problem is an error.
  [[nodiscard]] bool is_usable() const;
};

}  // namespace exchange
