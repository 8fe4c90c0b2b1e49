#pragma once
// Records out as a table: Google Contacts' columns, which most programs can import, followed by our own for what Google
// does not know. Importing the file again gives equal records. How many columns of a kind are needed is only known
// when all records have been seen, so a first pass measures and a second writes; both can be done in slices.

#include <cstddef>
#include <string>

#include "exchange/contact_record.h"
#include "exchange/csv_writer.h"

namespace exchange {

// How many columns each kind of value needs.
struct ContactCsvShape {
  size_t emails = 1;
  size_t phones = 1;
  size_t urls = 1;
  size_t addresses = 1;
  size_t dates = 0;
  size_t custom = 0;

  void include(const ContactRecord& record);
};

class ContactCsvWriter {
 public:
  explicit ContactCsvWriter(const ContactCsvShape& shape, CsvWriteOptions options = {})
      : shape_(shape), options_(options) {}
  // With the byte order mark that Excel needs.
  void append_header(std::string& out) const;
  // The record must have been included in the shape.
  void append_record(std::string& out, const ContactRecord& record) const;

 private:
  ContactCsvShape shape_;
  CsvWriteOptions options_;
};

}  // namespace exchange
