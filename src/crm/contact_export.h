#pragma once
// Leads and contacts as the records that the writers of src/exchange take (CSV, vCard). The way back is import.h: what
// goes out here comes in there unchanged, as far as the file format has a place for it.

#include "crm/records.h"
#include "exchange/contact_record.h"

namespace crm {

[[nodiscard]] exchange::ContactRecord export_record(const Lead& lead);
[[nodiscard]] exchange::ContactRecord export_record(const Contact& contact);

}  // namespace crm
