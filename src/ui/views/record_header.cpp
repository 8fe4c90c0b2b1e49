// The head of a record's page: who it is, and what can be done. Actions that find no room go into the menu "More".

#include <array>

#include "ui/text.h"
#include "ui/views/history_step.h"
#include "ui/views/record_actions.h"
#include "ui/views/record_list.h"
#include "ui/views/record_page.h"
#include "ui/views/support.h"
#include "ui/widgets/button.h"
#include "ui/widgets/display.h"
#include "ui/widgets/layers.h"

namespace ui {
namespace {

enum class Action : uint8_t { edit, note, call, task, appointment, deal, convert, vcard, history, remove };

struct ActionButton {
  Action action{};
  Key label{};
  Icon icon{};
};

constexpr std::array kLeadActions = {
    ActionButton{Action::edit, Key::common_edit, Icon::edit},
    ActionButton{Action::note, Key::records_add_note, Icon::note},
    ActionButton{Action::call, Key::records_log_call, Icon::phone_call},
    ActionButton{Action::task, Key::records_add_task, Icon::tasks},
    ActionButton{Action::appointment, Key::records_add_appointment, Icon::calendar_plus},
    ActionButton{Action::deal, Key::records_add_deal, Icon::deals},
    ActionButton{Action::vcard, Key::records_export_vcard, Icon::download},
    ActionButton{Action::history, Key::app_history, Icon::history},
    ActionButton{Action::remove, Key::common_delete, Icon::trash},
};

float avatar_size(Context& ctx) { return ctx.px(ctx.phone() ? 44 : 52); }
// On phones the status has a line of its own, so that the name keeps the width of its line.
float status_line(Context& ctx) { return ctx.phone() ? ctx.px(24) : 0; }
float words_height(Context& ctx) {
  return line_height(ctx, TextStyle::heading) + status_line(ctx) + line_height(ctx, TextStyle::label_plain);
}
float title_height(Context& ctx) { return std::max(avatar_size(ctx), words_height(ctx)); }

void save_card(Context& ctx, Model& model, const RecordPage& page) {
  RecordExport file;
  start_export(ctx, model, file, ExportFormat::vcard, page.name, {page.record});
}

void run(Context& ctx, Model& model, RecordPage& page, Action action) {
  switch (action) {
    case Action::edit: return edit_record(model, page.record);
    case Action::note: return add_to_record(model, DialogKind::note, page.record);
    case Action::call: return add_to_record(model, DialogKind::call, page.record);
    case Action::task: return add_to_record(model, DialogKind::task, page.record);
    case Action::appointment: return add_to_record(model, DialogKind::appointment, page.record);
    case Action::deal: return add_to_record(model, DialogKind::deal, page.record);
    case Action::convert: return convert_leads(model, {page.record});
    case Action::vcard: return save_card(ctx, model, page);
    case Action::history: return ctx.navigate(history_href(ctx, page.record));
    case Action::remove: {
      // Back to the list first: the message with Undo stays, the page of a deleted record would not.
      const Route list =
          list_state(ctx, page.record.type)
              .route.value_or(Route{.segments = {std::string(list_screen(page.record.type).route)}, .parameters = {}});
      delete_records(ctx, model, {page.record});
      return ctx.navigate(build_route(list));
    }
  }
}

void step_buttons(Context& ctx, Rect& line, const RecordPage& page) {
  if (page.list_count < 2) return;
  const float size = ctx.metrics().control_small;
  const auto step = [&](Icon icon, Key label, const crm::RecordRef& to) {
    if (icon_button(ctx, line.cut_right(size).with_height(size),
                    {.icon = icon, .label = tr(ctx, label), .disabled = to.is_nil()}))
      ctx.navigate(href_of(ctx, to), HistoryMode::replace);
  };
  step(Icon::chevron_right, Key::records_next, page.next);
  step(Icon::chevron_left, Key::records_previous, page.previous);
  const std::string_view place =
      tr(ctx, Key::records_position,
         {{"position", format_count(ctx, page.position)}, {"count", format_count(ctx, page.list_count)}});
  const float width = text_width(ctx, place, TextStyle::caption) + 1;
  if (line.width > width + ctx.px(320)) {
    line.cut_right(ctx.px(space::kXs));
    text(ctx, line.cut_right(width).with_height(size), place, {.style = TextStyle::caption, .tone = Tone::tertiary});
  }
  line.cut_right(ctx.px(space::kS));
}

// Job title, company and where the record stands.
void subtitle(Context& ctx, Rect line, const RecordPage& page) {
  const auto words = [&](std::string_view part, Tone tone = Tone::secondary) {
    if (part.empty()) return;
    const float width = std::min(text_width(ctx, part, TextStyle::label_plain) + 1, line.width);
    text(ctx, line.cut_left(width), part, {.style = TextStyle::label_plain, .tone = tone});
  };
  words(page.job_title);
  const std::string_view company =
      page.companies.empty() ? std::string_view(page.lead_company) : std::string_view(page.companies.front().name);
  if (company.empty()) return;
  if (!page.job_title.empty()) {
    const std::string_view dot = " · ";
    paint_text(ctx, line.cut_left(text_width(ctx, dot, TextStyle::label_plain)), dot,
               {.style = TextStyle::label_plain, .tone = Tone::tertiary});
  }
  if (page.companies.empty()) return words(company);
  const float width = std::min(text_width(ctx, company, TextStyle::label_plain) + 1, line.width);
  link(ctx, line.cut_left(width),
       {.label = company,
        .href = href_of(ctx, crm::company_ref(page.companies.front().id)),
        .id = "company",
        .style = TextStyle::label_plain});
}

void who(Context& ctx, Rect line, const RecordPage& page) {
  const float size = avatar_size(ctx);
  avatar(ctx, line.cut_left(size).with_height(size), page.name);
  line.cut_left(ctx.px(space::kM));
  Rect lines = line.centred_y(words_height(ctx));
  Rect top = lines.cut_top(line_height(ctx, TextStyle::heading));
  ListRow row;
  row.record = page.record;
  row.lead_status = page.lead_status;
  row.contact_status = page.contact_status;
  const std::string_view status = row_status(ctx, row);
  const float status_width = badge_width(ctx, status);
  const float gap = ctx.px(space::kS);
  const float beside = ctx.phone() ? 0 : status_width + gap;
  const float name_width =
      std::min(text_width(ctx, page.name, TextStyle::heading) + 1, std::max(top.width - beside, 0.0F));
  heading(ctx, top.cut_left(name_width), page.name, {.level = 2, .style = TextStyle::heading, .id = "name"});
  top.cut_left(gap);
  Rect below = lines.cut_top(status_line(ctx));
  badge(ctx, (ctx.phone() ? below : top).cut_left(status_width), status, row_accent(row));
  subtitle(ctx, lines, page);
}

void actions(Context& ctx, Rect bar, Model& model, RecordPage& page) {
  const NodeScope scope{ctx, bar, {.role = Role::toolbar, .name = tr(ctx, Key::records_actions)}};
  std::optional<Action> chosen;
  const float gap = ctx.px(space::kXs);
  const float more_width = ctx.metrics().control_height + gap;
  if (page.is_lead() && page.lead_status != crm::LeadStatus::converted) {
    const ButtonDesc convert{
        .label = tr(ctx, Key::records_convert), .icon = Icon::convert, .kind = ButtonKind::primary};
    if (button(ctx, bar.cut_left(button_width(ctx, convert)), convert)) chosen = Action::convert;
    bar.cut_left(gap);
  }
  std::array<MenuItem, kLeadActions.size()> items;
  std::array<Action, kLeadActions.size()> item_actions{};
  size_t item_count = 0;
  bool is_full = false;
  for (size_t index = 0; index < kLeadActions.size(); ++index) {
    const ActionButton& one = kLeadActions[index];
    const bool danger = one.action == Action::remove;
    const ButtonDesc desc{.label = tr(ctx, one.label),
                          .icon = one.icon,
                          .kind = danger || one.action == Action::vcard ? ButtonKind::ghost : ButtonKind::secondary};
    const float width = button_width(ctx, desc);
    // Rarely wanted, so never in the way of the others.
    const bool in_menu = one.action == Action::history;
    is_full = is_full || (!in_menu && bar.width < width + more_width);
    if (!in_menu && !is_full) {
      if (button(ctx, bar.cut_left(width), desc)) chosen = one.action;
      bar.cut_left(gap);
      continue;
    }
    items[item_count] = {.label = desc.label, .icon = one.icon, .danger = danger, .separator_before = danger};
    item_actions[item_count++] = one.action;
  }
  if (item_count > 0) {
    if (const auto picked =
            icon_menu_button(ctx, bar.cut_left(ctx.metrics().control_height),
                             {.icon = Icon::more, .label = tr(ctx, Key::common_more), .kind = ButtonKind::secondary},
                             std::span(items).first(item_count)))
      chosen = item_actions[static_cast<size_t>(*picked)];
  }
  if (chosen) run(ctx, model, page, *chosen);
}

}  // namespace

float record_header_height(Context& ctx, const Rect& area) {
  const float padding = area.width < ctx.px(560) ? ctx.px(space::kM) : ctx.px(space::kL);
  return padding + title_height(ctx) + ctx.px(space::kM) + ctx.metrics().control_height + padding;
}

void record_header(Context& ctx, Rect area, Model& model, RecordPage& page) {
  const float padding = area.width < ctx.px(560) ? ctx.px(space::kM) : ctx.px(space::kL);
  area = area.inset(ctx.metrics().gutter, padding);
  Rect line = area.cut_top(title_height(ctx));
  step_buttons(ctx, line, page);
  who(ctx, line, page);
  area.cut_top(ctx.px(space::kM));
  actions(ctx, area, model, page);
}

}  // namespace ui
