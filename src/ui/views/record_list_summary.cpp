// The line above the rows: how many there are, or, while some are selected, what can be done with all of them; the
// progress of a large export stands there too.

#include <array>

#include "ui/text.h"
#include "ui/views/record_actions.h"
#include "ui/views/record_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/display.h"
#include "ui/widgets/layers.h"

namespace ui {
namespace {

void export_all(Context& ctx, Model& model, const ListScreen& screen, ListState& state, ExportFormat format) {
  std::vector<crm::RecordRef> records =
      state.table.selected.empty() ? model.queries.refs(state.query, 0, state.count) : selected_records(model, state);
  start_export(ctx, model, state.file, format, screen.route, std::move(records));
}

void set_status(Context& ctx, Model& model, ListState& state, int32_t status) {
  const std::vector<crm::RecordRef> records = selected_records(model, state);
  const std::string_view text =
      tr(ctx, Key::records_status_set,
         {{"count", records.size()}, {"status", state.choices.status_options[static_cast<size_t>(status) + 1].label}});
  if (state.query.type == crm::RecordType::lead) {
    std::vector<crm::LeadId> leads;
    for (const crm::RecordRef& record : records) leads.push_back({record.id});
    report(ctx, model, model.commands.set_lead_status(std::move(leads), static_cast<crm::LeadStatus>(status + 1)),
           text);
  } else {
    std::vector<crm::ContactId> contacts;
    for (const crm::RecordRef& record : records) contacts.push_back({record.id});
    report(ctx, model,
           model.commands.set_contact_status(std::move(contacts), static_cast<crm::ContactStatus>(status + 1)), text);
  }
}

// Buttons from the end of the line towards its start; what finds no room goes into the menu "More".
class EndButtons {
 public:
  EndButtons(Context& ctx, Rect& bar) : ctx_(ctx), bar_(bar) {}

  bool add(const ButtonDesc& desc) {
    const float width = button_width(ctx_, desc);
    const bool clicked = button(ctx_, bar_.cut_right(width).centred_y(button_height(ctx_, desc.size)), desc).clicked;
    bar_.cut_right(ctx_.px(space::kXs));
    return clicked;
  }

 private:
  Context& ctx_;
  Rect& bar_;
};

void selection_bar(Context& ctx, Rect bar, Model& model, const ListScreen& screen, ListState& state) {
  const bool leads = screen.type == crm::RecordType::lead;
  const size_t selected = state.table.selected.size();
  fill_rect(ctx, bar, ctx.palette().accent_soft, radius::kControl);
  const NodeScope scope{ctx, bar, {.role = Role::toolbar, .name = tr(ctx, Key::records_selection)}};
  bar = bar.inset(ctx.px(space::kS), 0);
  if (icon_button(ctx, bar.cut_left(ctx.metrics().control_small).centred_y(ctx.metrics().control_small),
                  {.icon = Icon::close, .label = tr(ctx, Key::records_clear_selection)}))
    state.table.selected.clear();
  bar.cut_left(ctx.px(space::kXs));
  const std::string_view count = tr(ctx, Key::common_selected, {{"count", selected}});
  text(ctx, bar.cut_left(text_width(ctx, count, TextStyle::label) + 1), count, {.style = TextStyle::label});
  bar.cut_left(ctx.px(space::kS));

  std::array<MenuItem, 8> items;
  size_t count_items = 0;
  EndButtons buttons{ctx, bar};
  const bool wide = bar.width > ctx.px(620);
  const auto offer = [&](Key label, Icon icon, ButtonKind kind) {
    if (wide) return buttons.add({.label = tr(ctx, label), .icon = icon, .kind = kind, .size = ButtonSize::small});
    items[count_items++] = {.label = tr(ctx, label), .icon = icon, .danger = kind == ButtonKind::danger};
    return false;
  };
  bool remove = offer(Key::common_delete, Icon::trash, ButtonKind::ghost);
  bool vcard = offer(Key::records_export_vcard, Icon::download, ButtonKind::ghost);
  bool csv = offer(Key::records_export_csv, Icon::download, ButtonKind::ghost);
  bool convert = leads && offer(Key::records_convert, Icon::convert, ButtonKind::ghost);
  if (count_items > 0) {
    const std::optional<int32_t> chosen =
        icon_menu_button(ctx, bar.cut_right(ctx.metrics().control_small).centred_y(ctx.metrics().control_small),
                         {.icon = Icon::more, .label = tr(ctx, Key::common_more), .id = "bulk_more"},
                         std::span(items).first(count_items));
    remove = remove || chosen == 0;
    vcard = vcard || chosen == 1;
    csv = csv || chosen == 2;
    convert = convert || chosen == 3;
    bar.cut_right(ctx.px(space::kXs));
  }
  // A lead becomes converted by converting it.
  std::array<MenuItem, 3> statuses;
  const size_t status_count = leads ? 3 : 2;
  for (size_t index = 0; index < status_count; ++index)
    statuses[index] = {.label = state.choices.status_options[index + 1].label};
  const ButtonDesc status{.label = tr(ctx, Key::records_set_status),
                          .kind = ButtonKind::ghost,
                          .size = ButtonSize::small,
                          .has_popup = true};
  if (const std::optional<int32_t> chosen =
          menu_button(ctx, bar.cut_right(button_width(ctx, status)).centred_y(button_height(ctx, status.size)), status,
                      std::span(statuses).first(status_count)))
    set_status(ctx, model, state, *chosen);
  if (selected < state.count) {
    const ButtonDesc all{.label = tr(ctx, Key::records_select_all, {{"count", state.count}}),
                         .id = "select_all",
                         .kind = ButtonKind::ghost,
                         .size = ButtonSize::small};
    if (bar.width >= button_width(ctx, all) &&
        button(ctx, bar.cut_left(button_width(ctx, all)).centred_y(button_height(ctx, all.size)), all))
      select_all(model, state);
  }
  if (remove) delete_records(ctx, model, selected_records(model, state));
  if (vcard) export_all(ctx, model, screen, state, ExportFormat::vcard);
  if (csv) export_all(ctx, model, screen, state, ExportFormat::csv);
  if (convert) convert_leads(model, selected_records(model, state));
}

ProgressDesc export_progress(Context& ctx, const ListState& state) {
  return {.label = tr(ctx, Key::records_exporting),
          .id = "export",
          .value = state.file.progress(),
          .maximum = 1,
          .cancel = tr(ctx, Key::common_cancel)};
}

}  // namespace

float list_summary_height(Context& ctx, const ListState& state) {
  if (state.file.is_running()) return progress_height(ctx, export_progress(ctx, state));
  return ctx.metrics().control_height;
}

void list_summary(Context& ctx, Rect area, Model& model, const ListScreen& screen, ListState& state) {
  if (state.file.is_running()) {
    if (progress(ctx, area, export_progress(ctx, state))) state.file = {};
    return;
  }
  if (!state.table.selected.empty()) return selection_bar(ctx, area, model, screen, state);
  const std::string_view count = tr(ctx, screen.count, {{"count", state.count}});
  Rect left = area;
  {
    const NodeScope status{ctx, area, {.role = Role::status}};
    text(ctx, left.cut_left(text_width(ctx, count, TextStyle::label_plain) + 1), count,
         {.style = TextStyle::label_plain, .tone = Tone::secondary});
  }
  EndButtons buttons{ctx, left};
  if (left.width < ctx.px(240)) {
    const std::array items = {MenuItem{.label = tr(ctx, Key::records_export_csv), .icon = Icon::download},
                              MenuItem{.label = tr(ctx, Key::records_export_vcard), .icon = Icon::download}};
    if (const auto chosen =
            icon_menu_button(ctx, left.cut_right(ctx.metrics().control_small).centred_y(ctx.metrics().control_small),
                             {.icon = Icon::more, .label = tr(ctx, Key::common_more), .id = "list_more"}, items))
      export_all(ctx, model, screen, state, *chosen == 0 ? ExportFormat::csv : ExportFormat::vcard);
    return;
  }
  const auto offer = [&](Key label) {
    return buttons.add({.label = tr(ctx, label),
                        .icon = Icon::download,
                        .kind = ButtonKind::ghost,
                        .size = ButtonSize::small,
                        .disabled = state.count == 0});
  };
  if (offer(Key::records_export_vcard)) export_all(ctx, model, screen, state, ExportFormat::vcard);
  if (offer(Key::records_export_csv)) export_all(ctx, model, screen, state, ExportFormat::csv);
}

}  // namespace ui
