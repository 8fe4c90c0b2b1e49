#pragma once
// A workspace of the domain on a simulated disk, for tests of crm and of the screens above it.

#include <doctest/doctest.h>

#include <string>

#include "crm/commands.h"
#include "crm/queries.h"
#include "crm/sample_data.h"
#include "crm/schema.h"
#include "support/store_fixture.h"

namespace test {

class Workspace {
 public:
  // Kuala Lumpur unless said otherwise.
  explicit Workspace(int32_t zone_offset_seconds = 8 * 3600);

  [[nodiscard]] store::Database& database() { return tab_.database(); }
  [[nodiscard]] platform::ManualClock& clock() { return tab_.clock(); }
  [[nodiscard]] const base::TimeZone& zone() const { return zone_; }

  // Every row of every tracked table, without what a dump must not depend on: nothing is left out.
  [[nodiscard]] std::string dump();
  // The derived tables as they are, and as they would be made anew from the tracked ones (words sorted: their order in
  // a text means nothing). Equal unless a trigger forgot something.
  [[nodiscard]] std::string derived();
  [[nodiscard]] std::string derived_anew();
  [[nodiscard]] int64_t count(std::string_view sql);
  // The plan of a statement, one line for each step.
  [[nodiscard]] std::string plan(std::string_view sql);

  // Runs a job to its end; false when it failed.
  bool run(crm::Job& job);
  void add_sample(crm::SampleSize size = crm::SampleSize::small, uint64_t seed = 1);

 private:
  platform::SimulatedDisk disk_;
  Tab tab_;
  platform::FixedZone zone_;

 public:
  crm::Commands commands;
  crm::Queries queries;
};

// Short forms for records that tests need many of.
[[nodiscard]] crm::LeadFields lead(std::string name, std::string company = {}, std::string email = {});
[[nodiscard]] crm::ContactFields person(std::string name, std::string company = {}, std::string email = {},
                                        std::string phone = {});
[[nodiscard]] crm::ContactFields company(std::string name);
[[nodiscard]] crm::DealFields deal(std::string name, int64_t minor = 100'000, std::string currency = "MYR");
[[nodiscard]] crm::TaskFields task(std::string title, crm::Due due = {});
[[nodiscard]] crm::LabelledValue value(crm::ValueKind kind, std::string text, std::string label = "work");

// The value of a successful result; the test fails here when it is an error.
template <typename T>
T must(base::Result<T> result) {
  REQUIRE_MESSAGE(result.ok(),
                  (result.ok() ? std::string() : result.error().message_key + ": " + result.error().detail));
  return std::move(result).value();
}

}  // namespace test
