// The facts of a record: how to reach it, when to remember it, and where it came from.

#include "ui/text.h"
#include "ui/views/record_page.h"
#include "ui/views/support.h"
#include "ui/widgets/button.h"
#include "ui/widgets/display.h"

namespace ui {
namespace {

constexpr float kLine_css = 32;

Icon icon_of(crm::ValueKind kind) {
  switch (kind) {
    case crm::ValueKind::email: return Icon::mail;
    case crm::ValueKind::phone: return Icon::phone;
    case crm::ValueKind::address: return Icon::map_pin;
    case crm::ValueKind::url: return Icon::globe;
    case crm::ValueKind::date: return Icon::cake;
  }
  return Icon::info;
}

// Only web addresses become links; whatever else was typed is shown, not run.
std::string_view web_href(Context& ctx, std::string_view value) {
  if (value.starts_with("https://") || value.starts_with("http://")) return value;
  return join(ctx, {"https://", value});
}

std::string_view telephone_href(Context& ctx, std::string_view value) {
  std::string number = "tel:";
  for (const char letter : value)
    if ((letter >= '0' && letter <= '9') || letter == '+' || letter == '*' || letter == '#') number += letter;
  return join(ctx, {number});
}

std::string_view href_of_value(Context& ctx, const crm::LabelledValue& value) {
  switch (value.kind) {
    case crm::ValueKind::email: return join(ctx, {"mailto:", value.value});
    case crm::ValueKind::phone: return telephone_href(ctx, value.value);
    case crm::ValueKind::url: return web_href(ctx, value.value);
    case crm::ValueKind::address:
    case crm::ValueKind::date: break;
  }
  return {};
}

std::string_view date_words(Context& ctx, std::string_view value) {
  if (value.starts_with("--")) {
    const std::optional<base::Date> day = base::parse_iso_date(join(ctx, {"2000", value.substr(1)}));
    return day ? format_date(ctx, *day, DateStyle::day_month) : value;
  }
  const std::optional<base::Date> day = base::parse_iso_date(value);
  return day ? format_date(ctx, *day) : value;
}

std::string_view address_words(Context& ctx, const crm::LabelledValue& value) {
  std::string words = value.value;
  const auto add = [&](std::string_view part, std::string_view separator) {
    if (part.empty()) return;
    if (!words.empty()) words += separator;
    words += part;
  };
  add(value.postal_code, "\n");
  add(value.city, value.postal_code.empty() ? "\n" : " ");
  add(value.region, ", ");
  add(value.country, "\n");
  return join(ctx, {words});
}

void value_line(Context& ctx, Flow& flow, const crm::LabelledValue& value) {
  const IdScope scope{ctx, id_number(value.id)};
  const bool address = value.kind == crm::ValueKind::address;
  const float icon_width = ctx.px(28);
  const std::string_view words = address                              ? address_words(ctx, value)
                                 : value.kind == crm::ValueKind::date ? date_words(ctx, value.value)
                                                                      : std::string_view(value.value);
  const std::string_view label = value_label_text(ctx, value.label);
  const float label_width = label.empty() ? 0 : text_width(ctx, label, TextStyle::caption) + 1 + ctx.px(space::kS);
  const float words_width = std::max(flow.area.width - icon_width - label_width, ctx.px(80));
  const float line = ctx.px(kLine_css);
  const float padding = (line - line_height(ctx, TextStyle::body)) / 2;
  const float height = address ? paragraph_height(ctx, words, words_width, TextStyle::body) + 2 * padding : line;
  Rect rect = flow.next(height);
  paint_icon(ctx, icon_of(value.kind), rect.cut_left(icon_width).with_height(line).with_width(ctx.px(20)),
             ctx.palette().text_3);
  if (!label.empty()) {
    const Rect place = rect.cut_right(label_width).with_height(line);
    text(ctx, place, label, {.style = TextStyle::caption, .tone = Tone::tertiary, .align = Align::end});
  }
  const std::string_view href = href_of_value(ctx, value);
  if (!href.empty()) {
    const float width = std::min(text_width(ctx, words, TextStyle::body) + 1, rect.width);
    link(ctx, rect.with_width(width), {.label = words, .href = href, .id = "value"});
  } else if (address) {
    rect.cut_top(padding);
    paragraph(ctx, rect, words);
  } else {
    text(ctx, rect, words);
  }
}

void companies(Context& ctx, Flow& flow, const RecordPage& page) {
  for (const CompanyLink& company : page.companies) {
    const IdScope scope{ctx, id_number(company.id.value)};
    Rect rect = flow.next(ctx.px(kLine_css));
    paint_icon(ctx, Icon::building, rect.cut_left(ctx.px(28)).with_width(ctx.px(20)), ctx.palette().text_3);
    if (!company.role.empty()) {
      const float width = std::min(text_width(ctx, company.role, TextStyle::caption) + 1, rect.width * 0.45F);
      text(ctx, rect.cut_right(width), company.role,
           {.style = TextStyle::caption, .tone = Tone::tertiary, .align = Align::end});
      rect.cut_right(ctx.px(space::kS));
    }
    const float width = std::min(text_width(ctx, company.name, TextStyle::body) + 1, rect.width);
    link(ctx, rect.with_width(width),
         {.label = company.name, .href = href_of(ctx, crm::company_ref(company.id)), .id = "company"});
  }
}

void tags(Context& ctx, Flow& flow, const RecordPage& page) {
  if (page.tags.empty()) return;
  flow.space(ctx.px(space::kS));
  const float height = chip_height(ctx);
  WrapFlow chips{.area = flow.rest(), .gap = ctx.px(6), .line_height = height};
  const NodeScope list{ctx, chips.area, {.role = Role::list, .name = tr(ctx, Key::records_tags)}};
  for (size_t index = 0; index < page.tags.size(); ++index) {
    const IdScope scope{ctx, index};
    const ChipDesc desc{.label = page.tags[index], .id = "tag"};
    const Rect rect = chips.next(chip_width(ctx, desc));
    const NodeScope item{ctx, rect, {.role = Role::list_item}};
    chip(ctx, rect, desc);
  }
  flow.space(chips.used());
}

void became(Context& ctx, Flow& flow, const RecordPage& page) {
  if (page.became.empty()) return;
  section_heading(ctx, flow, tr(ctx, Key::records_became));
  const NodeScope list{ctx, flow.rest(), {.role = Role::list, .name = tr(ctx, Key::records_became)}};
  for (const crm::LinkedRecord& linked : page.became) {
    const IdScope scope{ctx, id_number(linked.record.id)};
    list_row(ctx, flow.next(list_row_height(ctx, true)),
             {.title = linked.name,
              .detail = type_text(ctx, linked.record.type),
              .id = "became",
              .href = href_of(ctx, linked.record),
              .icon = ui::icon_of(linked.record.type)});
  }
  flow.space(ctx.px(space::kM));
}

}  // namespace

float record_fields(Context& ctx, const Rect& area, Model& model, RecordPage& page) {
  const NodeScope scope{ctx, area, {.role = Role::region, .name = tr(ctx, Key::records_details)}};
  Flow flow{area, 0};
  became(ctx, flow, page);
  section_heading(ctx, flow, tr(ctx, Key::records_details));
  companies(ctx, flow, page);
  for (const crm::LabelledValue& value : page.values) value_line(ctx, flow, value);
  if (page.companies.empty() && page.values.empty()) {
    text(ctx, flow.next(ctx.px(kLine_css)), tr(ctx, Key::records_no_details), {.tone = Tone::tertiary});
  }
  tags(ctx, flow, page);
  const auto fact = [&](Key label, std::string_view value) {
    if (value.empty()) return;
    flow.space(ctx.px(space::kM));
    flow.space(described(ctx, flow.rest(), tr(ctx, label), value));
  };
  if (!page.about.empty()) {
    flow.space(ctx.px(space::kL));
    section_heading(ctx, flow, tr(ctx, Key::records_about));
    flow.space(paragraph(ctx, flow.rest(), page.about));
  }
  fact(Key::records_nickname, page.nickname);
  if (page.is_lead() && page.lead_status == crm::LeadStatus::unqualified) {
    const std::string_view reason = label_text(ctx, page.reason);
    fact(Key::records_reason, page.reason_note.empty() ? reason
                              : reason.empty()         ? std::string_view(page.reason_note)
                                                       : join(ctx, {reason, ": ", page.reason_note}));
  }
  fact(Key::records_source, page.source);
  fact(Key::common_owner, page.owner);
  fact(Key::records_created, format_date(ctx, base::local_date(page.created_ms, model.zone)));
  if (page.updated_ms > page.created_ms) fact(Key::records_updated, ago_text(ctx, model, page.updated_ms));
  return flow.used();
}

}  // namespace ui
