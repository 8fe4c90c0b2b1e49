#pragma once
// The person's time zone by Intl. Asking Intl costs microseconds, and a list asks for every row, so the changes of each
// year are fetched once (web/intl.ts finds them by bisection) and answered from memory.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "platform/web/abi.h"

namespace platform {

class TimeZoneWeb final : public base::TimeZone {
 public:
  // Begins with the system's zone.
  TimeZoneWeb();
  // IANA name; false, and nothing changes, when the browser does not know it.
  bool set_zone(std::string_view name);
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] int32_t offset_seconds(int64_t unix_ms) const override;

  [[nodiscard]] static std::string system_zone();

 private:
  using Years = std::map<int32_t, std::vector<ZoneSpan>>;
  static std::vector<ZoneSpan> fetch(std::string_view name, int32_t year);

  std::string name_;
  mutable Years years_;
};

}  // namespace platform
