#pragma once
// Random commands whose effect is a number: after n of them the counter in the database says n, and the content is the
// one that was noted then. So "some prefix of what was done, and nothing by half" can be checked after any accident.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/store_fixture.h"

namespace test {

class Workload {
 public:
  explicit Workload(uint64_t seed) : random_(seed) {}

  [[nodiscard]] int done() const { return done_; }
  [[nodiscard]] base::SeededRandom& random() { return random_; }
  // Content after so many commands; the first is the one before any. Kept by the caller through note().
  void note(Tab& tab) { contents_.push_back(tab.content()); }
  [[nodiscard]] const std::vector<std::string>& contents() const { return contents_; }

  // One command: rows, large rows over several groups, removal and truncation, a change of the schema.
  void one(Tab& tab);

 private:
  base::SeededRandom random_;
  int done_ = 0;
  std::vector<std::string> contents_;
};

// What is stored, without the tabs: the disk as a new start would find it if every tab died now.
void copy_stored(const platform::SimulatedDisk& from, platform::SimulatedDisk& to);

// Opens the disk, checks it against what the workload noted, and returns the number of commands found in it.
int check_reopened(platform::SimulatedDisk& disk, const Workload& workload);

}  // namespace test
