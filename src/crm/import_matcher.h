#pragma once
// Who of a file is there already: in the database, or earlier in the file. The plan and the job of an import ask the
// same matcher in the same order, so the job does what the plan counted.
//
// A target says where a match lies: a positive number is a key of the database, a negative one is what the plan would
// make, counted -1, -2, … in the order in which the job will make it.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "crm/import.h"
#include "crm/sql.h"

namespace crm {

// A record as it is compared.
struct Likeness {
  bool is_company = false;
  std::string name;  // folded
  std::vector<std::string> emails;
  std::vector<std::string> phones;
  std::vector<std::string> companies;
};
[[nodiscard]] Likeness likeness_of(const ContactFields& fields);

class ImportMatcher {
 public:
  // A record that the file made or added to, as it is since, under its target.
  struct Known {
    Likeness likeness;
    int64_t target = 0;
  };

  ImportMatcher(Reader reader, ImportTarget target) : reader_(reader), target_(target) {}

  // Reads the e-mail addresses of the database, some thousand at a time; true when all are known.
  [[nodiscard]] bool load_some();
  // The oldest of several. `lately` holds records that are not remembered yet. Those of the database with one name are
  // read when the name is met first, and known from then on: in a file of many people of one name nothing is read
  // again and again.
  [[nodiscard]] std::optional<int64_t> match(const Likeness& likeness, const Reader& reader,
                                             std::span<const Known> lately = {});
  // From now on the record is found as `known` describes it. An address stays with the first record that had it.
  void remember(const Known& known);

 private:
  [[nodiscard]] std::vector<int64_t> keys_called(const Likeness& likeness, const Reader& reader) const;
  [[nodiscard]] Likeness stored_likeness(int64_t key, std::string_view name, const Reader& reader) const;
  [[nodiscard]] std::vector<Known>& known_as(const Likeness& likeness, const Reader& reader);

  Reader reader_;
  ImportTarget target_;
  int64_t loaded_until_ = 0;
  std::unordered_map<std::string, int64_t> emails_;
  // By name_key(). Of people also those of the database; companies are asked for each time, because people make them.
  std::unordered_map<std::string, std::vector<Known>> names_;
};

// What is there, filled up with what is new: empty fields, values, tags, companies; nothing is overwritten.
[[nodiscard]] ContactFields merged(ContactFields present, const ContactFields& more);
[[nodiscard]] LeadFields lead_of(const ContactFields& fields);
// What of a lead is compared.
[[nodiscard]] ContactFields contact_of(const LeadFields& lead);
[[nodiscard]] LeadFields merged(LeadFields present, const ContactFields& more);
// Puts a record in order: tags of the import, a date that does not exist as a line of text.
void prepare(ContactFields& fields, const ImportOptions& options);

}  // namespace crm
