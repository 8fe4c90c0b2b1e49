// A call: who called whom, when, how long, and what was said.

#include <array>

#include "ui/views/activity_target.h"
#include "ui/views/support.h"
#include "ui/views/views.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/form.h"
#include "ui/widgets/layers.h"

namespace ui {
namespace {

constexpr int64_t kMaximumMinutes = 24 * 60;

struct CallForm {
  bool ready = false;
  ActivityTarget target;
  int32_t direction = 0;
  std::optional<int64_t> minutes;
  int32_t seconds = 0;  // of an old call, kept while its minutes are
  std::optional<int64_t> minutes_before;
  std::optional<base::Date> day;
  std::optional<int32_t> minute_of_day;
  std::optional<base::Date> day_before;
  std::optional<int32_t> minute_before;
  int64_t at_ms = 0;
  std::string text;
  std::string text_before;
  bool asking = false;
};

void begin(Model& model, CallForm& form) {
  form.ready = true;
  form.target = target_of(model.dialog.request);
  form.at_ms = model.clock.unix_ms();
  if (!form.target.activity.is_nil()) {
    if (const std::optional<crm::ActivityEntry> call = model.queries.activity(form.target.activity)) {
      form.text = call->text;
      form.direction = call->direction == crm::CallDirection::incoming ? 1 : 0;
      form.seconds = call->duration_s;
      if (call->duration_s > 0) form.minutes = (call->duration_s + 59) / 60;
      form.at_ms = call->at_ms;
    }
  }
  form.text_before = form.text;
  form.minutes_before = form.minutes;
  form.day = form.day_before = base::local_date(form.at_ms, model.zone);
  form.minute_of_day = form.minute_before = base::local_minute_of_day(form.at_ms, model.zone);
}

crm::CallFields fields_of(const Model& model, const CallForm& form) {
  crm::CallFields call;
  call.direction = form.direction == 1 ? crm::CallDirection::incoming : crm::CallDirection::outgoing;
  call.duration_s =
      form.minutes == form.minutes_before ? form.seconds : static_cast<int32_t>(form.minutes.value_or(0) * 60);
  call.text = form.text;
  // An untouched time keeps its seconds.
  const bool touched = form.day != form.day_before || form.minute_of_day != form.minute_before;
  call.at_ms =
      touched && form.day ? base::to_unix_ms(*form.day, form.minute_of_day.value_or(0), model.zone) : form.at_ms;
  return call;
}

bool save(Context& ctx, Model& model, CallForm& form) {
  if (!check_target(ctx, form.target)) return false;
  const crm::CallFields call = fields_of(model, form);
  if (form.target.activity.is_nil())
    return report(ctx, model, model.commands.log_call(form.target.links.front(), call),
                  tr(ctx, Key::records_call_logged));
  return report(ctx, model, model.commands.update_call(form.target.activity, call), tr(ctx, Key::records_call_changed));
}

void fields(Context& ctx, const Rect& body, Model& model, CallForm& form) {
  FormLayout layout{ctx, body};
  target_field(ctx, layout, body.width, model, form.target);
  const std::array directions = {Choice{.label = tr(ctx, Key::records_outgoing)},
                                 Choice{.label = tr(ctx, Key::records_incoming)}};
  const ChoicesDesc direction{.label = tr(ctx, Key::records_direction), .choices = directions};
  segmented(ctx, layout.place_height(ctx.metrics().control_height).with_width(segmented_width(ctx, direction)),
            form.direction, direction);
  const FieldText day{.label = tr(ctx, Key::common_date)};
  date_field(ctx, layout.place(day), form.day, {.text = day, .can_clear = false});
  const FieldText time{.label = tr(ctx, Key::common_time)};
  time_field(ctx, layout.place(time), form.minute_of_day, {.text = time, .can_clear = false});
  const FieldText duration{.label = tr(ctx, Key::records_duration)};
  number_field(ctx, layout.place(duration), form.minutes,
               {.text = duration, .minimum = 0, .maximum = kMaximumMinutes, .suffix = tr(ctx, Key::records_minutes)});
  const FieldText note{.label = tr(ctx, Key::records_call_note)};
  text_area(ctx, layout.place(note, {.lines = 4, .whole_row = true}), form.text,
            {.text = note, .placeholder = tr(ctx, Key::records_call_placeholder), .lines = 4, .autofocus = true});
}

}  // namespace

void call_dialog(Context& ctx, Model& model) {
  CallForm& form = ctx.state<CallForm>(ctx.id("call_form"), Keep::while_shown);
  if (!form.ready) begin(model, form);
  const bool is_new = form.target.activity.is_nil();
  bool open = true;
  bool saved = false;
  if (Dialog dialog{ctx,
                    {.id = "call",
                     .title = tr(ctx, is_new ? Key::records_log_call : Key::records_edit_call),
                     .width_css = 520,
                     .primary = tr(ctx, is_new ? Key::records_log_call : Key::common_save),
                     .secondary = is_new ? std::string_view{} : tr(ctx, Key::common_delete)},
                    open}) {
    fields(ctx, dialog.body(), model, form);
    if (dialog.result() == DialogResult::primary) saved = save(ctx, model, form);
    if (dialog.result() == DialogResult::secondary) {
      saved = true;
      report(ctx, model, model.commands.delete_records({crm::activity_ref(form.target.activity)}),
             tr(ctx, Key::records_call_deleted));
    }
  }
  if (saved) return close_dialog(model);
  if (!open && !form.asking) {
    form.asking = form.text != form.text_before;
    if (!form.asking) close_dialog(model);
  }
  if (discard_confirmed(ctx, form.asking)) close_dialog(model);
}

}  // namespace ui
