#pragma once
// Time for tests: stands still until it is told to move.

#include <cstdint>

#include "base/clock.h"

namespace platform {

class ManualClock final : public base::Clock {
 public:
  // 2026-03-02T01:00Z, a Monday morning in Kuala Lumpur.
  explicit ManualClock(int64_t unix_ms = 1'772'413'200'000) : unix_ms_(unix_ms) {}
  [[nodiscard]] int64_t unix_ms() const override { return unix_ms_; }
  void set(int64_t unix_ms) { unix_ms_ = unix_ms; }
  void advance_ms(int64_t duration_ms) { unix_ms_ += duration_ms; }

 private:
  int64_t unix_ms_;
};

// A zone without summer time, for tests that need no more.
class FixedZone final : public base::TimeZone {
 public:
  explicit FixedZone(int32_t offset_seconds) : offset_seconds_(offset_seconds) {}
  [[nodiscard]] int32_t offset_seconds(int64_t) const override { return offset_seconds_; }

 private:
  int32_t offset_seconds_;
};

}  // namespace platform
