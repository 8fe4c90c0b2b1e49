#pragma once
// Writing entries of the timeline: commands add one in the same step in which they change something that the feed
// tells about. Entries hold keys; activity.h is what screens see.

#include <cstdint>
#include <optional>
#include <string_view>

#include "crm/activity.h"
#include "crm/sql.h"

namespace crm {

// What hangs on a record: the keys an entry is filed under. An entry belongs to its most specific record (deal, then
// person, company, lead) and goes when that one is deleted.
struct Filing {
  std::optional<int64_t> lead = {};
  std::optional<int64_t> person = {};
  std::optional<int64_t> company = {};
  std::optional<int64_t> deal = {};
};

struct NewActivity {
  ActivityKind kind = ActivityKind::note;
  Filing filing = {};
  std::string_view text = {};
  std::optional<int64_t> from_stage = {};
  std::optional<int64_t> to_stage = {};
  std::optional<int64_t> reason = {};
  std::optional<int64_t> task = {};
  std::optional<int64_t> detail =
      {};  // by kind: call direction; lead status from × 10 + to; contact status; deleted type
  std::optional<int64_t> quantity = {};  // by kind: seconds of a call; number of records
  std::optional<int64_t> at_ms = {};     // nothing: now
};

// Announce::no: the caller tells of a new record in another way (an import has one entry for all).
enum class Announce : uint8_t { no, yes };

// Returns its id.
[[nodiscard]] base::Result<base::Uuid> add_activity(store::Writer& writer, const NewActivity& activity);

// A deal also files under its company, primary contact and lead; a person also under their main
// company, a task or appointment under what its first link files under.
[[nodiscard]] Filing filing_of(const Reader& reader, SqlType type, int64_t key);

}  // namespace crm
