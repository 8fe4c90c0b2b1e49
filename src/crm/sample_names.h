#pragma once
// People and companies of the sample: Malay, Chinese and Tamil names of Malaysia, also as they are written in Jawi, Han
// and Tamil script, and names of the rest of the world. All invented by chance; e-mail addresses are below "example"
// domains (RFC 2606), phone numbers in ranges that are not given out where there are any.

#include <cstdint>
#include <string>

#include "base/random.h"
#include "crm/records.h"

namespace crm {

struct SamplePerson {
  std::string name;
  PersonName parts;
  std::string mailbox;  // lower-case letters, digits and points
  bool is_malaysian = true;
};

struct SampleCompany {
  std::string name;
  std::string domain;  // "majujaya.example"
  bool is_malaysian = true;
};

[[nodiscard]] SamplePerson sample_person(base::SeededRandom& random);
[[nodiscard]] SampleCompany sample_company(base::SeededRandom& random, uint32_t number);
[[nodiscard]] std::string sample_phone(base::SeededRandom& random, bool is_malaysian);

// Letters a to z and digits of a name.
[[nodiscard]] std::string mailbox_of(std::string_view given, std::string_view family);

}  // namespace crm
