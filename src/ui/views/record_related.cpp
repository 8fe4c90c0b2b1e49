// What hangs on a record: its deals, open tasks that a check mark completes, appointments coming and past, and the
// people of a company.

#include "ui/text.h"
#include "ui/views/record_actions.h"
#include "ui/views/record_page.h"
#include "ui/views/support.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/display.h"

namespace ui {
namespace {

void nothing(Context& ctx, Flow& flow, Key words) {
  text(ctx, flow.next(ctx.px(28)), tr(ctx, words), {.style = TextStyle::label_plain, .tone = Tone::tertiary});
}

constexpr size_t kPeopleShown = 20;

void people_rows(Context& ctx, Flow& flow, const std::vector<crm::RelatedPerson>& all) {
  if (all.empty()) return nothing(ctx, flow, Key::records_no_people);
  const NodeScope list{ctx, flow.rest(), {.role = Role::list, .name = tr(ctx, Key::contacts_title)}};
  for (size_t index = 0; index < std::min(all.size(), kPeopleShown); ++index) {
    const crm::RelatedPerson& person = all[index];
    const IdScope scope{ctx, id_number(person.id.value)};
    const std::string_view detail = !person.role.empty()    ? std::string_view(person.role)
                                    : !person.email.empty() ? std::string_view(person.email)
                                                            : std::string_view(person.phone);
    list_row(ctx, flow.next(list_row_height(ctx, true)),
             {.title = person.name,
              .detail = detail,
              .id = "person",
              .href = href_of(ctx, crm::person_ref(person.id)),
              .avatar = true});
  }
}

void people(Context& ctx, Flow& flow, Model& model, const RecordPage& page) {
  if (section_heading(ctx, flow, tr(ctx, Key::contacts_title), tr(ctx, Key::contacts_add)))
    add_to_record(model, DialogKind::person, page.record);
  const std::vector<crm::RelatedPerson>& all = page.related.people;
  people_rows(ctx, flow, all);
  if (all.size() > kPeopleShown) {
    const std::string_view words = tr(ctx, Key::records_all_people, {{"count", all.size()}});
    link(
        ctx, flow.next(ctx.px(28)),
        {.label = words, .href = join(ctx, {"#/contacts?company=", id_text(ctx, page.record.id)}), .id = "all_people"});
  }
  flow.space(ctx.px(space::kL));
}

void deal_rows(Context& ctx, Flow& flow, const std::vector<crm::RelatedDeal>& all) {
  if (all.empty()) return nothing(ctx, flow, Key::records_no_deals);
  const NodeScope list{ctx, flow.rest(), {.role = Role::list, .name = tr(ctx, Key::records_deals)}};
  for (const crm::RelatedDeal& deal : all) {
    const IdScope scope{ctx, id_number(deal.id.value)};
    const Tone tone = deal.outcome == crm::Outcome::won    ? Tone::success
                      : deal.outcome == crm::Outcome::open ? Tone::secondary
                                                           : Tone::danger;
    list_row(ctx, flow.next(list_row_height(ctx, true)),
             {.title = deal.name,
              .detail = label_text(ctx, deal.stage_name),
              .id = "deal",
              .href = href_of(ctx, crm::deal_ref(deal.id)),
              .icon = Icon::deals,
              .icon_tone = tone,
              .end_text = format_money(ctx, deal.value.minor, deal.value.currency, Formatter::MoneyStyle::compact)});
  }
}

void deals(Context& ctx, Flow& flow, Model& model, const RecordPage& page) {
  if (section_heading(ctx, flow, tr(ctx, Key::records_deals), tr(ctx, Key::records_add_deal)))
    add_to_record(model, DialogKind::deal, page.record);
  deal_rows(ctx, flow, page.related.deals);
  flow.space(ctx.px(space::kL));
}

// Two lines that open the dialog of the task or appointment.
void opening_row(Context& ctx, const Rect& rect, Model& model, const crm::RecordRef& record, std::string_view title,
                 std::string_view when, Tone when_tone) {
  const Response row =
      interact(ctx, rect, {.id = "open", .role = Role::button, .name = join(ctx, {title, ", ", when})});
  if (row.hovered) fill_rect(ctx, rect, ctx.palette().hover, radius::kControl);
  Rect lines = rect.inset(ctx.px(space::kXs), 0).centred_y(line_height(ctx) + line_height(ctx, TextStyle::caption));
  paint_text(ctx, lines.cut_top(line_height(ctx)), title);
  paint_text(ctx, lines, when, {.style = TextStyle::caption, .tone = when_tone});
  focus_ring(ctx, row, radius::kControl);
  if (row) edit_record(model, record);
}

void task_row(Context& ctx, const Rect& area, Model& model, const crm::Task& task, const crm::DayLimits& limits) {
  const IdScope scope{ctx, id_number(task.id.value)};
  Rect rect = area;
  bool done = task.done_ms > 0;
  const std::string_view label =
      tr(ctx, done ? Key::records_reopen_task : Key::records_complete_task, {{"title", task.fields.title}});
  const Rect box = rect.cut_left(ctx.px(28)).centred_y(ctx.metrics().control_small);
  if (checkbox(ctx, box, done, {.label = label, .id = "done", .label_hidden = true})) {
    if (done) {
      report(ctx, model, model.commands.complete_tasks({task.id}), tr(ctx, Key::records_task_done));
    } else {
      report(ctx, model, model.commands.reopen_tasks({task.id}), tr(ctx, Key::records_task_reopened));
    }
  }
  const bool late = task.done_ms == 0 && crm::is_overdue(task.fields.due, limits);
  // Late is said, not only shown in red.
  std::string_view when = due_text(ctx, model, task.fields.due);
  if (late) when = tr(ctx, Key::tasks_overdue_words, {{"due", when}});
  opening_row(ctx, rect, model, crm::task_ref(task.id), task.fields.title, when, late ? Tone::danger : Tone::tertiary);
}

void tasks(Context& ctx, Flow& flow, Model& model, const RecordPage& page) {
  if (section_heading(ctx, flow, tr(ctx, Key::records_tasks), tr(ctx, Key::records_add_task)))
    add_to_record(model, DialogKind::task, page.record);
  if (page.related.open_tasks.empty()) nothing(ctx, flow, Key::records_no_tasks);
  const crm::DayLimits limits = crm::day_limits(model.clock.unix_ms(), model.zone, model.settings.week_start);
  for (const crm::Task& task : page.related.open_tasks)
    task_row(ctx, flow.next(list_row_height(ctx, true)), model, task, limits);
  flow.space(ctx.px(space::kL));
  if (page.related.done_tasks.empty()) return;
  section_heading(ctx, flow, tr(ctx, Key::records_done_tasks));
  for (const crm::Task& task : page.related.done_tasks)
    task_row(ctx, flow.next(list_row_height(ctx, true)), model, task, limits);
  flow.space(ctx.px(space::kL));
}

void appointment_rows(Context& ctx, Flow& flow, Model& model, const std::vector<crm::Appointment>& appointments,
                      Tone tone) {
  for (const crm::Appointment& appointment : appointments) {
    const IdScope scope{ctx, id_number(appointment.id.value)};
    Rect rect = flow.next(list_row_height(ctx, true));
    paint_icon(ctx, Icon::calendar, rect.cut_left(ctx.px(28)).with_width(ctx.px(20)), tone_colour(ctx, tone));
    opening_row(ctx, rect, model, crm::appointment_ref(appointment.id), appointment.fields.title,
                span_text(ctx, model, appointment.fields.span), Tone::tertiary);
  }
}

void appointments(Context& ctx, Flow& flow, Model& model, const RecordPage& page) {
  if (section_heading(ctx, flow, tr(ctx, Key::records_appointments), tr(ctx, Key::records_add_appointment)))
    add_to_record(model, DialogKind::appointment, page.record);
  if (page.related.coming_appointments.empty()) nothing(ctx, flow, Key::records_no_appointments);
  appointment_rows(ctx, flow, model, page.related.coming_appointments, Tone::accent);
  if (page.related.past_appointments.empty()) return;
  flow.space(ctx.px(space::kL));
  section_heading(ctx, flow, tr(ctx, Key::records_past_appointments));
  appointment_rows(ctx, flow, model, page.related.past_appointments, Tone::tertiary);
}

}  // namespace

float record_related(Context& ctx, const Rect& area, Model& model, RecordPage& page) {
  const NodeScope scope{ctx, area, {.role = Role::region, .name = tr(ctx, Key::records_related)}};
  Flow flow{area, 0};
  if (page.is_company()) people(ctx, flow, model, page);
  deals(ctx, flow, model, page);
  tasks(ctx, flow, model, page);
  appointments(ctx, flow, model, page);
  return flow.used();
}

}  // namespace ui
