// The form of a task, new or edited: what, when, on what it hangs.

#include <array>

#include "ui/ui.h"
#include "ui/views/support.h"
#include "ui/views/task_row.h"
#include "ui/views/views.h"

namespace ui {

namespace {

constexpr std::array kLinkTypes = {crm::RecordType::lead, crm::RecordType::person, crm::RecordType::company,
                                   crm::RecordType::deal};

struct Draft {
  bool loaded = false;
  bool open = true;
  bool asked = false;  // saving was tried: errors show from now on
  crm::TaskFields fields;
  std::optional<base::Date> day;
  std::optional<int32_t> minute;
  std::vector<crm::User> users;
  int32_t assignee = -1;
};

bool is_blank(std::string_view text) { return text.find_first_not_of(' ') == std::string_view::npos; }

void load(Model& model, Draft& draft) {
  draft.loaded = true;
  const DialogRequest& request = model.dialog.request;
  const std::optional<crm::Task> task =
      request.record.is_nil() ? std::nullopt : model.queries.task(crm::TaskId{request.record.id});
  if (task) {
    draft.fields = task->fields;
  } else {
    draft.fields = {.title = request.name, .due = request.due, .links = request.links};
  }
  const crm::Due& due = draft.fields.due;
  if (due.kind == crm::Due::Kind::day) draft.day = due.day;
  if (due.kind == crm::Due::Kind::moment) {
    draft.day = base::local_date(due.at_ms, model.zone);
    draft.minute = base::local_minute_of_day(due.at_ms, model.zone);
  }
  draft.users = model.queries.users();
  const crm::UserId assignee = draft.fields.assignee.is_nil() ? model.queries.me() : draft.fields.assignee;
  for (size_t i = 0; i < draft.users.size(); ++i) {
    if (draft.users[i].id == assignee) draft.assignee = static_cast<int32_t>(i);
  }
}

crm::TaskFields fields_of(const Model& model, const Draft& draft) {
  crm::TaskFields fields = draft.fields;
  fields.due = {};
  if (draft.day && draft.minute) {
    fields.due = crm::Due::at(base::to_unix_ms(*draft.day, *draft.minute, model.zone));
  } else if (draft.day) {
    fields.due = crm::Due::on(*draft.day);
  }
  if (draft.assignee >= 0) fields.assignee = draft.users[static_cast<size_t>(draft.assignee)].id;
  return fields;
}

void when_fields(Context& ctx, FormLayout& form, Draft& draft) {
  const bool lacks_day = draft.asked && draft.minute && !draft.day;
  const FieldText day{.label = tr(ctx, Key::tasks_due_date),
                      .error = lacks_day ? tr(ctx, Key::tasks_time_needs_date) : std::string_view{},
                      .id = "due_date"};
  date_field(ctx, form.place(day), draft.day, {.text = day});
  const FieldText time{.label = tr(ctx, Key::tasks_due_time), .id = "due_time"};
  time_field(ctx, form.place(time), draft.minute, {.text = time});
  if (draft.users.size() < 2) return;
  std::vector<Option> options;
  for (const crm::User& user : draft.users) {
    options.push_back(
        {.label = user.name.empty() ? tr(ctx, Key::support_you) : std::string_view(user.name), .avatar = true});
  }
  const FieldText assignee{.label = tr(ctx, Key::tasks_assignee), .id = "assignee"};
  select(ctx, form.place(assignee), draft.assignee, {.text = assignee, .options = options});
}

bool save(Context& ctx, Model& model, const Draft& draft) {
  const crm::TaskFields fields = fields_of(model, draft);
  const crm::RecordRef& record = model.dialog.request.record;
  if (record.is_nil())
    return report(ctx, model, model.commands.create_task(fields), tr(ctx, Key::tasks_added, {{"title", fields.title}}));
  return report(ctx, model, model.commands.update_task(crm::TaskId{record.id}, fields),
                tr(ctx, Key::tasks_saved, {{"title", fields.title}}));
}

}  // namespace

void task_dialog(Context& ctx, Model& model) {
  Draft& draft = ctx.state<Draft>(ctx.id("draft"), Keep::while_shown);
  if (!draft.loaded) load(model, draft);
  const crm::RecordRef record = model.dialog.request.record;
  Dialog dialog{ctx,
                {.id = "task",
                 .title = tr(ctx, record.is_nil() ? Key::tasks_add : Key::tasks_edit),
                 .primary = tr(ctx, Key::common_save),
                 .secondary = record.is_nil() ? std::string_view{} : tr(ctx, Key::common_delete)},
                draft.open};
  if (!dialog) {
    close_dialog(model);
    return;
  }
  FormLayout form{ctx, dialog.body(), {.minimum_column_css = 160}};
  const FieldText title{
      .label = tr(ctx, Key::tasks_task),
      .error = draft.asked && is_blank(draft.fields.title) ? tr(ctx, Key::tasks_title_missing) : std::string_view{},
      .id = "title",
      .required = true};
  text_field(ctx, form.place(title, {.whole_row = true}), draft.fields.title, {.text = title, .autofocus = true});
  when_fields(ctx, form, draft);
  Flow flow{dialog.body(), ctx.px(space::kL)};
  flow.space(form.used_height());
  flow.next(0);
  flow.space(link_editor(ctx, model, flow.rest(), tr(ctx, Key::tasks_links), draft.fields.links, kLinkTypes));
  const FieldText note{.label = tr(ctx, Key::tasks_note), .id = "note"};
  text_area(ctx, flow.next(field_height(ctx, note, flow.area.width, 3)), draft.fields.note, {.text = note, .lines = 3});

  if (dialog.result() == DialogResult::secondary) {
    const std::string_view words = tr(ctx, Key::tasks_deleted, {{"title", draft.fields.title}});
    if (report(ctx, model, model.commands.delete_records({record}), words)) close_dialog(model);
    return;
  }
  if (dialog.result() != DialogResult::primary) return;
  draft.asked = true;
  ctx.wake_in(0);
  if (is_blank(draft.fields.title) || (draft.minute && !draft.day)) return;
  if (save(ctx, model, draft)) close_dialog(model);
}

}  // namespace ui
