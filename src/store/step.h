#pragma once
// A step is what a person did once: one named entry of the change log, undone and redone as a whole. Everything the
// log knows about a step without its changes is here; docs/schema.md describes how it is stored.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/uuid.h"

namespace store {

// Identity of a step. It stays the same when a lost race against another tab makes the command run again.
struct StepId {
  base::Uuid value{};
  bool operator==(const StepId&) const = default;
};

enum class StepKind : uint8_t {
  normal = 0,
  undo = 1,
  redo = 2,
  // Like normal, and found again by kind: `Database::rows_made_by(StepKind::sample)`.
  sample = 3,
  import = 4,
};

enum class StepState : uint8_t {
  open = 0,  // written in slices, not closed yet
  done = 1,
  undone = 2,
};

// Who does what: given to every write, and read back for the tooltip of Undo, the history and the activity feed.
struct StepInfo {
  // Key of the localised name, as in assets/locales (for example "step.contact_added").
  std::string name_key{};
  // Named arguments of that sentence, for example {"name", "Siti Aminah"}.
  std::vector<std::pair<std::string, std::string>> arguments{};
  StepKind kind = StepKind::normal;
  // The person; nil until there are users.
  base::Uuid actor{};
};

// What an undo or a redo did, for the message that follows it.
struct UndoOutcome {
  // The step that was undone or redone (not the undo step itself).
  StepInfo step{};
  // Fields left alone because they had been changed since.
  int64_t kept_fields = 0;
};

// Rows `first` to `last`, both included, that one step inserted into `table`. Some may have been deleted since.
struct KeyRange {
  std::string table{};
  int64_t first = 0;
  int64_t last = 0;
};

}  // namespace store
