// What stands in the cells of a list.

#include "ui/views/record_list.h"
#include "ui/views/support.h"
#include "ui/widgets/display.h"

namespace ui {
namespace {

void plain(Context& ctx, const TableCell& cell, std::string_view words, Tone tone = Tone::secondary) {
  table_text(ctx, cell, words, {.tone = tone});
}

void status_cell(Context& ctx, const TableCell& cell, const ListRow& row) {
  const std::string_view words = row_status(ctx, row);
  badge(ctx, cell.rect.with_width(badge_width(ctx, words)), words, row_accent(row));
}

void open_deals_cell(Context& ctx, const TableCell& cell, const ListRow& row) {
  if (row.open_deals == 0) return table_cell_name(ctx, "0");
  table_text(ctx, cell, format_count(ctx, row.open_deals));
}

}  // namespace

std::string_view row_status(Context& ctx, const ListRow& row) {
  return row.record.type == crm::RecordType::lead ? status_text(ctx, row.lead_status)
                                                  : status_text(ctx, row.contact_status);
}

Accent row_accent(const ListRow& row) {
  if (row.record.type != crm::RecordType::lead)
    return row.contact_status == crm::ContactStatus::customer ? Accent::success : Accent::neutral;
  switch (row.lead_status) {
    case crm::LeadStatus::fresh: return Accent::info;
    case crm::LeadStatus::working: return Accent::accent;
    case crm::LeadStatus::unqualified: return Accent::warning;
    case crm::LeadStatus::converted: return Accent::success;
  }
  return Accent::neutral;
}

void list_cell(Context& ctx, const Model& model, const TableCell& cell, const ListColumn& column, const ListRow& row) {
  switch (column.what) {
    case crm::SortColumn::name:
      return table_text(ctx, cell, row.name, {.style = TextStyle::body_strong, .avatar = true});
    case crm::SortColumn::company: return plain(ctx, cell, row.company, Tone::text);
    case crm::SortColumn::email: return plain(ctx, cell, row.email);
    case crm::SortColumn::phone: return plain(ctx, cell, row.phone);
    case crm::SortColumn::city: return plain(ctx, cell, row.city);
    case crm::SortColumn::status: return status_cell(ctx, cell, row);
    case crm::SortColumn::source: return plain(ctx, cell, row.source);
    case crm::SortColumn::owner: return plain(ctx, cell, row.owner);
    case crm::SortColumn::created:
      return plain(ctx, cell, format_day(ctx, base::local_date(row.created_ms, model.zone)), Tone::tertiary);
    case crm::SortColumn::last_activity:
      return plain(ctx, cell,
                   row.last_activity_ms > 0 ? ago_text(ctx, model, row.last_activity_ms) : std::string_view{},
                   Tone::tertiary);
    case crm::SortColumn::open_deals: return open_deals_cell(ctx, cell, row);
    default: return;
  }
}

void list_card(Context& ctx, const Model& model, const TableCell& cell, const ListRow& row) {
  Rect rect = cell.rect;
  const Rect picture = rect.cut_left(ctx.px(40)).centred_y(ctx.px(40));
  paint_avatar(ctx, picture, row.name);
  rect.cut_left(ctx.px(space::kM));
  const std::string_view status = row_status(ctx, row);
  const float status_width = badge_width(ctx, status);
  const float top_height = line_height(ctx, TextStyle::body_strong);
  Rect lines = rect.centred_y(top_height + line_height(ctx, TextStyle::label_plain));
  Rect top = lines.cut_top(top_height);
  const Rect status_rect = top.cut_right(status_width);
  top.cut_right(ctx.px(space::kS));
  paint_text(ctx, top, row.name, {.style = TextStyle::body_strong});
  const std::string_view contact = !row.email.empty() ? std::string_view(row.email) : std::string_view(row.phone);
  std::string_view detail = contact;
  if (!row.company.empty())
    detail = contact.empty() ? std::string_view(row.company) : join(ctx, {row.company, " · ", contact});
  if (detail.empty() && row.last_activity_ms > 0) detail = ago_text(ctx, model, row.last_activity_ms);
  paint_text(ctx, lines, detail, {.style = TextStyle::label_plain, .tone = Tone::secondary});
  table_cell_name(ctx, join(ctx, {row.name, ", ", detail}));
  badge(ctx, status_rect, status, row_accent(row));
}

}  // namespace ui
