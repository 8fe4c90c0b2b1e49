#pragma once
// Time is injected: storage, sync and every date rule are tested with a clock of the test's own.

#include <cstdint>

namespace base {

class Clock {
 public:
  virtual ~Clock() = default;
  // Milliseconds since 1970-01-01T00:00Z.
  [[nodiscard]] virtual int64_t unix_ms() const = 0;
};

// The person's time zone (IANA). Implemented over Intl in the page, over zoneinfo natively.
class TimeZone {
 public:
  virtual ~TimeZone() = default;
  // Offset of local time from UTC at that instant, in seconds (east is positive).
  [[nodiscard]] virtual int32_t offset_seconds(int64_t unix_ms) const = 0;
};

}  // namespace base
