#pragma once
// The upper half of a vCard reader: the properties of one card to a record. Private to vcard_reader.cpp.

#include <vector>

#include "exchange/contact_record.h"
#include "exchange/vcard.h"
#include "exchange/vcard_lines.h"

namespace exchange {

// Fills the record and its problems; counts what is not imported.
void read_card(const std::vector<VcardProperty>& properties, ImportedRecord& imported,
               std::vector<SkippedProperty>& skipped);

}  // namespace exchange
