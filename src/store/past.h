#pragma once
// The whole database as it stood after a step: a copy in memory whose newer steps are taken back, newest first, by the
// same changes that Undo uses. It is an ordinary Database for whoever reads; every write is refused. What the log does
// not follow (settings of the device) is as it is now.

#include <memory>

#include "store/copied_image.h"
#include "store/database.h"

namespace store {

class Past {
 public:
  // `options` as for the present database but for its persistence, which is `present` itself. Writes are refused with
  // `refusal`. Nothing of `present` is needed afterwards.
  [[nodiscard]] static base::Result<std::unique_ptr<Past>> begin(Database& present, const base::Clock& clock,
                                                                 base::Random& random, StepId step,
                                                                 base::Error refusal);

  // Takes some rows back; true when the moment is reached and the database may be read.
  [[nodiscard]] base::Result<bool> rewind(int64_t row_limit);
  [[nodiscard]] int64_t steps_done() const { return steps_total_ - steps_left_; }
  [[nodiscard]] int64_t steps_total() const { return steps_total_; }
  [[nodiscard]] Database& database() { return *database_; }

 private:
  explicit Past(const Image& image) : persistence_(image) {}
  CopiedImage persistence_;
  std::unique_ptr<Database> database_;
  base::Error refusal_;
  int64_t keep_ = 0;
  int64_t steps_left_ = 0;
  int64_t steps_total_ = 0;
};

}  // namespace store
