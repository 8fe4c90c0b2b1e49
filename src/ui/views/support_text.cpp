// Amounts, moments and activities as words.

#include <cstdlib>

#include "ui/paint.h"
#include "ui/views/support.h"

namespace ui {
namespace {

constexpr int64_t kMinute_ms = 60'000;
constexpr int64_t kHour_ms = 60 * kMinute_ms;

std::string_view day_and_time(Context& ctx, const Model& model, int64_t unix_ms) {
  const base::Date day = base::local_date(unix_ms, model.zone);
  return join(ctx, {format_day(ctx, day), ", ", format_time(ctx, base::local_minute_of_day(unix_ms, model.zone))});
}

}  // namespace

std::string_view money_text(Context& ctx, const crm::Money& money) {
  return format_money(ctx, money.minor, money.currency);
}

std::string_view sums_text(Context& ctx, std::span<const crm::MoneySum> sums, bool weighted) {
  std::string_view all;
  for (const crm::MoneySum& sum : sums) {
    const int64_t minor = weighted ? sum.weighted_minor : sum.minor;
    const std::string_view one = format_money(ctx, minor, sum.currency, Formatter::MoneyStyle::compact);
    all = all.empty() ? one : join(ctx, {all, " + ", one});
  }
  return all;
}

std::string_view fitting_sums_text(Context& ctx, std::span<const crm::MoneySum> sums, TextStyle style, float width_px) {
  std::string_view best = sums_text(ctx, sums);
  for (size_t shown = sums.size(); shown > 1 && text_width(ctx, best, style) > width_px;) {
    --shown;
    best = tr(ctx, Key::dashboard_and_more_sums,
              {{"sums", sums_text(ctx, sums.first(shown))}, {"count", static_cast<int64_t>(sums.size() - shown)}});
  }
  return best;
}

std::string_view due_text(Context& ctx, const Model& model, const crm::Due& due) {
  switch (due.kind) {
    case crm::Due::Kind::none: return tr(ctx, Key::support_no_date);
    case crm::Due::Kind::day: return format_day(ctx, due.day);
    case crm::Due::Kind::moment: return day_and_time(ctx, model, due.at_ms);
  }
  return {};
}

std::string_view span_text(Context& ctx, const Model& model, const crm::TimeSpan& span) {
  if (span.kind == crm::TimeSpan::Kind::all_day) {
    if (span.first_day == span.last_day)
      return join(ctx, {format_day(ctx, span.first_day), ", ", tr(ctx, Key::support_all_day)});
    return join(ctx, {format_day(ctx, span.first_day), " – ", format_day(ctx, span.last_day)});
  }
  const std::string_view end_time = format_time(ctx, base::local_minute_of_day(span.end_ms, model.zone));
  if (base::local_date(span.start_ms, model.zone) == base::local_date(span.end_ms - 1, model.zone))
    return join(ctx, {day_and_time(ctx, model, span.start_ms), " – ", end_time});
  return join(ctx, {day_and_time(ctx, model, span.start_ms), " – ", day_and_time(ctx, model, span.end_ms)});
}

std::string_view moment_text(Context& ctx, const Model& model, int64_t unix_ms) {
  return day_and_time(ctx, model, unix_ms);
}

std::string_view ago_text(Context& ctx, const Model& model, int64_t unix_ms) {
  const int64_t age_ms = model.clock.unix_ms() - unix_ms;
  if (age_ms >= 0 && age_ms < kMinute_ms) return tr(ctx, Key::support_just_now);
  if (age_ms >= 0 && age_ms < kHour_ms) return tr(ctx, Key::support_minutes_ago, {{"count", age_ms / kMinute_ms}});
  const base::Date day = base::local_date(unix_ms, model.zone);
  if (day == model.today())
    return age_ms >= 0 ? tr(ctx, Key::support_hours_ago, {{"count", age_ms / kHour_ms}})
                       : day_and_time(ctx, model, unix_ms);
  return format_day(ctx, day);
}

std::string_view activity_sentence(Context& ctx, const crm::ActivityEntry& entry) {
  const std::string_view actor =
      entry.actor_is_me || entry.actor_name.empty() ? tr(ctx, Key::support_you) : std::string_view(entry.actor_name);
  const std::string_view record =
      entry.records.empty() ? tr(ctx, Key::support_deleted_record) : std::string_view(entry.records.front().name);
  std::string_view from = label_text(ctx, entry.from);
  std::string_view to = label_text(ctx, entry.to);
  std::string_view text = entry.text;
  switch (entry.kind) {
    case crm::ActivityKind::lead_status_changed:
      from = status_text(ctx, entry.from_status);
      to = status_text(ctx, entry.to_status);
      break;
    case crm::ActivityKind::contact_status_changed: to = status_text(ctx, entry.to_contact_status); break;
    case crm::ActivityKind::task_created:
    case crm::ActivityKind::task_done: text = entry.task_title; break;
    case crm::ActivityKind::call:
      return tr(
          ctx,
          entry.direction == crm::CallDirection::incoming ? Key::support_call_incoming : Key::support_call_outgoing,
          {{"actor", actor}, {"record", record}, {"count", (entry.duration_s + 59) / 60}});
    default: break;
  }
  const std::optional<Key> key = find_key(join(ctx, {"crm.activity_", crm::name_of(entry.kind)}));
  if (!key) return record;
  return tr(ctx, *key,
            {{"actor", actor},
             {"record", record},
             {"from", from},
             {"to", to},
             {"reason", label_text(ctx, entry.reason)},
             {"text", text},
             {"count", entry.count}});
}

Icon activity_icon(crm::ActivityKind kind) {
  switch (kind) {
    case crm::ActivityKind::note: return Icon::note;
    case crm::ActivityKind::call: return Icon::phone_call;
    case crm::ActivityKind::lead_created:
    case crm::ActivityKind::lead_status_changed: return Icon::leads;
    case crm::ActivityKind::person_created:
    case crm::ActivityKind::contact_status_changed: return Icon::person;
    case crm::ActivityKind::company_created: return Icon::building;
    case crm::ActivityKind::deal_created:
    case crm::ActivityKind::stage_changed:
    case crm::ActivityKind::deal_reopened: return Icon::deals;
    case crm::ActivityKind::deal_won: return Icon::trophy;
    case crm::ActivityKind::deal_lost:
    case crm::ActivityKind::deal_unqualified: return Icon::lost;
    case crm::ActivityKind::lead_converted: return Icon::convert;
    case crm::ActivityKind::task_created:
    case crm::ActivityKind::task_done: return Icon::tasks;
    case crm::ActivityKind::appointment_created: return Icon::calendar;
    case crm::ActivityKind::record_deleted: return Icon::trash;
    case crm::ActivityKind::imported: return Icon::import;
  }
  return Icon::activity;
}

}  // namespace ui
