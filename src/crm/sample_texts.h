#pragma once
// What people of the sample write: notes, calls, tasks, appointments, products, places. English and Malay, as in an
// office in Kuala Lumpur.

#include <string>
#include <string_view>

#include "base/random.h"

namespace crm {

struct SamplePlace {
  std::string_view city;
  std::string_view region;
  std::string_view postal_code;
  std::string_view country;
};

[[nodiscard]] std::string sample_note(base::SeededRandom& random);
[[nodiscard]] std::string sample_call(base::SeededRandom& random);
[[nodiscard]] std::string_view sample_task(base::SeededRandom& random);
[[nodiscard]] std::string_view sample_appointment(base::SeededRandom& random);
[[nodiscard]] std::string_view sample_location(base::SeededRandom& random);
[[nodiscard]] std::string_view sample_product(base::SeededRandom& random);
[[nodiscard]] std::string_view sample_job_title(base::SeededRandom& random);
[[nodiscard]] std::string_view sample_source(base::SeededRandom& random);
[[nodiscard]] std::string sample_street(base::SeededRandom& random);
[[nodiscard]] const SamplePlace& sample_place(base::SeededRandom& random, bool is_malaysian);

inline constexpr std::string_view kSampleTags[] = {"VIP",          "Newsletter", "Partner",   "Reseller",
                                                   "Pameran 2026", "Penang",     "Follow up", "Rakan niaga"};

}  // namespace crm
