// The form of an appointment: when, where, with whom.

#include <array>

#include "ui/format.h"
#include "ui/views/calendar_layout.h"
#include "ui/views/support.h"
#include "ui/views/views.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/form.h"
#include "ui/widgets/layers.h"

namespace ui {
namespace {

constexpr std::array kLinkTypes = {crm::RecordType::lead, crm::RecordType::person, crm::RecordType::company,
                                   crm::RecordType::deal};
constexpr int32_t kHour_min = 60;

struct AppointmentDraft {
  bool loaded = false;
  crm::AppointmentFields fields;
  bool all_day = false;
  std::optional<base::Date> first_day;
  std::optional<base::Date> last_day;
  std::optional<int32_t> start_minute;
  std::optional<int32_t> end_minute;
  float links_height_px = 0;  // as drawn in the last frame
  std::string error_key;      // of the last attempt to save
};

void take_span(AppointmentDraft& draft, const crm::TimeSpan& span, const base::TimeZone& zone) {
  draft.all_day = span.kind == crm::TimeSpan::Kind::all_day;
  if (draft.all_day) {
    draft.first_day = span.first_day;
    draft.last_day = span.last_day;
    draft.start_minute = 9 * kHour_min;
    draft.end_minute = 10 * kHour_min;
    return;
  }
  draft.first_day = base::local_date(span.start_ms, zone);
  draft.last_day = base::local_date(span.end_ms, zone);
  draft.start_minute = base::local_minute_of_day(span.start_ms, zone);
  draft.end_minute = base::local_minute_of_day(span.end_ms, zone);
}

// The next full hour, an hour long.
crm::TimeSpan next_hour(const Model& model) {
  const int64_t hour_ms = int64_t{kHour_min} * 60'000;
  const int64_t start_ms = (model.clock.unix_ms() / hour_ms + 1) * hour_ms;
  return crm::TimeSpan::timed(start_ms, start_ms + hour_ms);
}

void load(Model& model, AppointmentDraft& draft) {
  const DialogRequest& request = model.dialog.request;
  draft.loaded = true;
  if (!request.record.is_nil()) {
    if (std::optional<crm::Appointment> found = model.queries.appointment({request.record.id})) {
      draft.fields = std::move(found->fields);
      take_span(draft, draft.fields.span, model.zone);
      return;
    }
  }
  draft.fields.title = request.name;
  draft.fields.links = request.links;
  take_span(draft, request.span.value_or(next_hour(model)), model.zone);
}

// Nothing while a part is missing.
std::optional<crm::TimeSpan> span_of(const AppointmentDraft& draft, const base::TimeZone& zone) {
  if (!draft.first_day) return std::nullopt;
  const base::Date last_day = draft.last_day.value_or(*draft.first_day);
  if (draft.all_day) return crm::TimeSpan::all_day(*draft.first_day, last_day);
  if (!draft.start_minute || !draft.end_minute) return std::nullopt;
  return crm::TimeSpan::timed(base::to_unix_ms(*draft.first_day, *draft.start_minute, zone),
                              base::to_unix_ms(last_day, *draft.end_minute, zone));
}

// When the start moves, the end keeps its distance.
void keep_length(AppointmentDraft& draft, const std::optional<crm::TimeSpan>& before, const base::TimeZone& zone) {
  if (!before || !draft.first_day || draft.all_day) {
    if (draft.first_day && draft.last_day && *draft.last_day < *draft.first_day) draft.last_day = draft.first_day;
    return;
  }
  if (!draft.start_minute) return;
  const int64_t start_ms = base::to_unix_ms(*draft.first_day, *draft.start_minute, zone);
  const int64_t end_ms = start_ms + std::max<int64_t>(before->end_ms - before->start_ms, 0);
  draft.last_day = base::local_date(end_ms, zone);
  draft.end_minute = base::local_minute_of_day(end_ms, zone);
}

void when_fields(Context& ctx, const Model& model, FormLayout& form, AppointmentDraft& draft, std::string_view error) {
  switch_control(ctx, form.place_height(ctx.metrics().control_height), draft.all_day,
                 {.label = tr(ctx, Key::calendar_all_day), .id = "all_day"});
  const std::optional<crm::TimeSpan> before = span_of(draft, model.zone);
  const FieldText from{.label = tr(ctx, Key::calendar_start_date), .id = "start_date", .required = true};
  bool start_changed = date_field(ctx, form.place(from), draft.first_day, {.text = from, .can_clear = false}).changed;
  if (!draft.all_day) {
    const FieldText time{.label = tr(ctx, Key::calendar_start_time), .id = "start_time", .required = true};
    start_changed = time_field(ctx, form.place(time), draft.start_minute, {.text = time, .can_clear = false}).changed ||
                    start_changed;
  }
  if (start_changed) keep_length(draft, before, model.zone);
  const FieldText until{.label = tr(ctx, Key::calendar_end_date), .error = error, .id = "end_date", .required = true};
  date_field(ctx, form.place(until), draft.last_day, {.text = until, .can_clear = false});
  if (draft.all_day) return;
  const FieldText time{.label = tr(ctx, Key::calendar_end_time), .id = "end_time", .required = true};
  time_field(ctx, form.place(time), draft.end_minute, {.text = time, .can_clear = false});
}

bool save(Context& ctx, Model& model, AppointmentDraft& draft) {
  const std::optional<crm::TimeSpan> span = span_of(draft, model.zone);
  if (!span) {
    draft.error_key = "common.required_field";
    return false;
  }
  draft.fields.span = *span;
  const base::Status valid = crm::validate(draft.fields);
  if (!valid.ok()) {
    draft.error_key = valid.error().message_key;
    return false;
  }
  const crm::RecordRef& record = model.dialog.request.record;
  if (record.is_nil())
    return report(ctx, model, model.commands.create_appointment(draft.fields),
                  tr(ctx, Key::calendar_added, {{"title", draft.fields.title}}));
  return report(ctx, model, model.commands.update_appointment({record.id}, draft.fields),
                tr(ctx, Key::calendar_saved, {{"title", draft.fields.title}}));
}

}  // namespace

void appointment_dialog(Context& ctx, Model& model) {
  AppointmentDraft& draft = ctx.state<AppointmentDraft>(ctx.id("appointment"), Keep::while_shown);
  if (!draft.loaded) load(model, draft);
  const bool is_new = model.dialog.request.record.is_nil();

  const std::optional<Key> error = find_key(draft.error_key);
  const std::string_view error_words = error ? tr(ctx, *error) : std::string_view{};
  const bool title_wrong = draft.error_key == "crm.error_title_required";
  bool open = true;
  if (Dialog dialog{ctx,
                    {.id = "appointment",
                     .title = tr(ctx, is_new ? Key::app_add_appointment : Key::calendar_edit),
                     .width_css = 560,
                     .primary = tr(ctx, Key::common_save),
                     .secondary = is_new ? std::string_view{} : tr(ctx, Key::common_delete)},
                    open}) {
    FormLayout form{ctx, dialog.body()};
    const FieldText title{.label = tr(ctx, Key::calendar_title),
                          .error = title_wrong ? error_words : std::string_view{},
                          .id = "title",
                          .required = true};
    text_field(ctx, form.place(title, {.whole_row = true}), draft.fields.title, {.text = title, .autofocus = is_new});
    when_fields(ctx, model, form, draft, title_wrong ? std::string_view{} : error_words);
    const FieldText location{.label = tr(ctx, Key::calendar_location), .id = "location"};
    text_field(ctx, form.place(location, {.whole_row = true}), draft.fields.location,
               {.text = location, .icon = Icon::map_pin});
    const FieldText links{.label = tr(ctx, Key::calendar_linked), .id = "links"};
    const Rect links_area =
        form.place_height(std::max(draft.links_height_px, field_height(ctx, links, dialog.body().width)));
    const float links_height = link_editor(ctx, model, links_area, links.label, draft.fields.links, kLinkTypes);
    if (links_height != draft.links_height_px) {
      draft.links_height_px = links_height;
      ctx.wake_in(0);
    }
    const FieldText note{.label = tr(ctx, Key::common_notes), .id = "note"};
    text_area(ctx, form.place(note, {.lines = 3, .whole_row = true}), draft.fields.note, {.text = note, .lines = 3});

    if (dialog.result() == DialogResult::primary && save(ctx, model, draft)) open = false;
    if (dialog.result() == DialogResult::secondary) {
      report(ctx, model, model.commands.delete_records({model.dialog.request.record}),
             tr(ctx, Key::calendar_deleted, {{"title", draft.fields.title}}));
      open = false;
    }
  }
  if (!open) close_dialog(model);
}

}  // namespace ui
