#pragma once
// What typing leaves behind is put in order before a rule looks at it: white space at the ends, line breaks in one-line
// fields, ill-formed UTF-8 from the clipboard, names left to be made from their parts.

#include "crm/records.h"

namespace crm {

void normalise(LeadFields& fields);
void normalise(ContactFields& fields);
void normalise(DealFields& fields);
void normalise(TaskFields& fields);
void normalise(AppointmentFields& fields);
[[nodiscard]] std::string one_line(std::string_view text);
[[nodiscard]] std::string several_lines(std::string_view text);

}  // namespace crm
