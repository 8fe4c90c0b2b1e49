// The rules that a form's input must keep, each with a sentence for the person (crm.error_…). Values are refused only
// when they could not be kept or would make nonsense of a figure: an unusual phone number or e-mail address is the
// person's own business.

#include "base/date.h"
#include "base/text.h"
#include "crm/commands.h"
#include "crm/normalise.h"
#include "crm/rules.h"
#include "crm/sql.h"

namespace crm {

namespace {

constexpr size_t kMaximumLine_bytes = 2'000;
constexpr size_t kMaximumText_bytes = 1'000'000;

Status check_length(std::string_view text, size_t limit_bytes) {
  if (text.size() <= limit_bytes) return base::success();
  base::Error error = invalid("crm.error_text_too_long");
  error.arguments = {{"limit", std::to_string(limit_bytes)},
                     {"start", std::string(base::to_valid_utf8(text.substr(0, 40)))}};
  return error;
}

Status check_lines(std::initializer_list<const std::string*> lines) {
  for (const std::string* line : lines) BASE_TRY(check_length(*line, kMaximumLine_bytes));
  return base::success();
}

Status check_parts(const PersonName& parts) {
  return check_lines({&parts.prefix, &parts.given, &parts.middle, &parts.family, &parts.suffix, &parts.nickname});
}

// YYYY-MM-DD or --MM-DD, a day that exists (29 February does when the year is unknown).
bool is_date_value(std::string_view text) {
  if (text.starts_with("--")) return base::parse_iso_date("2000-" + std::string(text.substr(2))).has_value();
  return base::parse_iso_date(text).has_value();
}

Status check_values(const std::vector<LabelledValue>& values) {
  for (const LabelledValue& value : values) {
    BASE_TRY(check_lines({&value.label, &value.value, &value.city, &value.region, &value.postal_code, &value.country}));
    if (value.kind == ValueKind::date && !is_date_value(value.value)) {
      base::Error error = invalid("crm.error_date");
      error.arguments = {{"value", value.value}};
      return error;
    }
  }
  return base::success();
}

Status check_tags(const std::vector<std::string>& tags) {
  for (const std::string& tag : tags) BASE_TRY(check_length(tag, kMaximumLine_bytes));
  return base::success();
}

Status check(const LeadFields& fields) {
  if (fields.name.empty()) return invalid("crm.error_name_required");
  BASE_TRY(check_lines({&fields.name, &fields.company_name, &fields.job_title, &fields.source}));
  BASE_TRY(check_parts(fields.parts));
  BASE_TRY(check_length(fields.about, kMaximumText_bytes));
  BASE_TRY(check_length(fields.reason_note, kMaximumText_bytes));
  BASE_TRY(check_tags(fields.tags));
  return check_values(fields.values);
}

Status check(const ContactFields& fields) {
  if (fields.name.empty()) return invalid("crm.error_name_required");
  BASE_TRY(check_lines({&fields.name, &fields.job_title, &fields.source}));
  BASE_TRY(check_parts(fields.parts));
  BASE_TRY(check_length(fields.about, kMaximumText_bytes));
  BASE_TRY(check_tags(fields.tags));
  for (const Membership& membership : fields.companies)
    BASE_TRY(check_lines({&membership.company_name, &membership.role}));
  return check_values(fields.values);
}

Status check(const DealFields& fields) {
  if (fields.name.empty()) return invalid("crm.error_name_required");
  BASE_TRY(check_lines({&fields.name, &fields.source}));
  BASE_TRY(check_length(fields.about, kMaximumText_bytes));
  BASE_TRY(check_length(fields.reason_note, kMaximumText_bytes));
  BASE_TRY(check_tags(fields.tags));
  if (!fields.value.currency.empty() && !is_currency_code(fields.value.currency)) return invalid("crm.error_currency");
  if (fields.value.minor < 0) return invalid("crm.error_value_negative");
  if (fields.value.minor > kMaximumMinor) return invalid("crm.error_value_too_large");
  if (fields.probability && (*fields.probability < 0 || *fields.probability > 100))
    return invalid("crm.error_probability");
  return base::success();
}

Status check(const TaskFields& fields) {
  if (fields.title.empty()) return invalid("crm.error_title_required");
  BASE_TRY(check_lines({&fields.title}));
  return check_length(fields.note, kMaximumText_bytes);
}

Status check(const AppointmentFields& fields) {
  if (fields.title.empty()) return invalid("crm.error_title_required");
  BASE_TRY(check_lines({&fields.title, &fields.location}));
  BASE_TRY(check_length(fields.note, kMaximumText_bytes));
  const TimeSpan& span = fields.span;
  const bool in_order =
      span.kind == TimeSpan::Kind::timed ? span.end_ms > span.start_ms : span.last_day >= span.first_day;
  return in_order ? base::success() : Status(invalid("crm.error_span_order"));
}

// Forms give what was typed, so the rules look at what the command would store.
template <typename Fields>
Status check_normalised(Fields fields) {
  normalise(fields);
  return check(fields);
}

}  // namespace

Status validate(const LeadFields& fields) { return check_normalised(fields); }
Status validate(const ContactFields& fields) { return check_normalised(fields); }
Status validate(const DealFields& fields) { return check_normalised(fields); }
Status validate(const TaskFields& fields) { return check_normalised(fields); }
Status validate(const AppointmentFields& fields) { return check_normalised(fields); }

}  // namespace crm
