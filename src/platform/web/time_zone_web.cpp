// See time_zone_web.h.

#include "platform/web/time_zone_web.h"

#include <algorithm>

#include "base/date.h"
#include "platform/web/text_answer.h"

namespace platform {

namespace {

constexpr int64_t kDayMs = 86'400'000;
// Zones have rules for these years; outside, the nearest one's hold.
constexpr int32_t kFirstYear = 1900;
constexpr int32_t kLastYear = 2199;
constexpr size_t kSpansAtOnce = 8;

}  // namespace

TimeZoneWeb::TimeZoneWeb() : name_(system_zone()) {}

std::string TimeZoneWeb::system_zone() { return text_answer(kenalan_system_zone); }

std::vector<ZoneSpan> TimeZoneWeb::fetch(std::string_view name, int32_t year) {
  std::vector<ZoneSpan> spans(kSpansAtOnce);
  const int32_t bytes = kenalan_zone_year(name.data(), static_cast<int32_t>(name.size()), year, spans.data(),
                                          static_cast<int32_t>(spans.size() * sizeof(ZoneSpan)));
  const size_t count = static_cast<size_t>(bytes) / sizeof(ZoneSpan);
  const bool fitted = count <= spans.size();
  spans.resize(count);
  if (!fitted) kenalan_result_copy(spans.data());
  return spans;
}

bool TimeZoneWeb::set_zone(std::string_view name) {
  if (name == name_) return true;
  if (fetch(name, kFirstYear).empty()) return false;
  name_ = name;
  years_.clear();
  return true;
}

int32_t TimeZoneWeb::offset_seconds(int64_t unix_ms) const {
  const int64_t days = unix_ms >= 0 ? unix_ms / kDayMs : (unix_ms - kDayMs + 1) / kDayMs;
  const base::Date day{static_cast<int32_t>(std::clamp<int64_t>(days, -1'000'000, 1'000'000))};
  const int32_t year = std::clamp(base::to_civil(day).year, kFirstYear, kLastYear);
  auto found = years_.find(year);
  if (found == years_.end()) found = years_.emplace(year, fetch(name_, year)).first;
  int32_t offset = 0;
  for (const ZoneSpan& span : found->second) {
    if (&span != &found->second.front() && span.from_unix_ms > static_cast<double>(unix_ms)) break;
    offset = span.offset_seconds;
  }
  return offset;
}

}  // namespace platform
