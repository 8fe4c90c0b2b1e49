#pragma once
// Who of a file is there already: in the database, or earlier in the file. The plan and the job of an import ask the
// same matcher in the same order, so the job does what the plan counted.
//
// A target says where a match lies: a positive number is a key of the database, a negative one is what the plan would
// make, counted -1, -2, … in the order in which the job will make it.

#include <cstdint>
#include <optional>
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
  using Emails = std::unordered_map<std::string, int64_t>;

  ImportMatcher(Reader reader, ImportTarget target) : reader_(reader), target_(target) {}

  // Reads the e-mail addresses of the database, some thousand at a time; true when all are known.
  [[nodiscard]] bool load_some();
  // The oldest of several. `lately` holds addresses that are not remembered yet.
  [[nodiscard]] std::optional<int64_t> match(const Likeness& likeness, const Reader& reader,
                                             const Emails& lately = {}) const;

  // From now on the record `target` is found by these addresses; an address known already stays with its first record.
  void remember_emails(const Emails& emails);
  // The plan also remembers names, because what it plans is not in the database.
  void remember(const Likeness& likeness, int64_t target);

 private:
  [[nodiscard]] Likeness stored_likeness(int64_t key, const Reader& reader) const;

  Reader reader_;
  ImportTarget target_;
  int64_t loaded_until_ = 0;
  Emails emails_;
  struct Remembered {
    Likeness likeness;
    int64_t target;
  };
  std::unordered_map<std::string, std::vector<Remembered>> names_;
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
