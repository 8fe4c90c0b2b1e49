// What is known about a deal, in cards: its fields, the people and the company behind it, what is to be done, and when
// one meets.

#include <algorithm>

#include "ui/ui.h"
#include "ui/views/deal_page.h"
#include "ui/views/task_row.h"

namespace ui {

namespace {

struct Fact {
  std::string_view label;
  std::string_view value;
  std::string_view href;
};

std::vector<Fact> facts_of(Context& ctx, const DealPageData& data) {
  const crm::Deal& deal = *data.deal;
  std::vector<Fact> facts;
  const auto add = [&](Key label, std::string_view value, std::string_view href = {}) {
    if (!value.empty()) facts.push_back({tr(ctx, label), value, href});
  };
  if (deal.fields.expected_close) add(Key::deals_expected_close, format_date(ctx, *deal.fields.expected_close));
  const std::string_view percent = format_percent(ctx, data.probability / 100.0);
  const crm::Money weighted{crm::weighted_minor(deal.fields.value.minor, data.probability), deal.fields.value.currency};
  const bool open = deal.stage.outcome == crm::Outcome::open;
  add(Key::deals_probability,
      open && weighted.minor != 0
          ? join(ctx, {percent, " · ", tr(ctx, Key::deals_weighted_value, {{"value", money_text(ctx, weighted)}})})
          : percent);
  if (!deal.fields.company.is_nil())
    add(Key::deals_company, deal.company_name, href_of(ctx, crm::company_ref(deal.fields.company)));
  if (!deal.fields.lead.is_nil()) add(Key::deals_lead, deal.lead_name, href_of(ctx, crm::lead_ref(deal.fields.lead)));
  add(Key::deals_source, deal.fields.source);
  return facts;
}

float fact_height(const Context& ctx) { return line_height(ctx, TextStyle::caption) + line_height(ctx) + ctx.px(2); }

void draw_fact(Context& ctx, Rect rect, const Fact& fact) {
  if (fact.href.empty()) {
    described(ctx, rect, fact.label, fact.value);
    return;
  }
  text(ctx, rect.cut_top(line_height(ctx, TextStyle::caption)), fact.label,
       {.style = TextStyle::caption, .tone = Tone::tertiary});
  rect.cut_top(ctx.px(2));
  const float width = std::min(rect.width, text_width(ctx, fact.value) + 1);
  link(ctx, rect.with_width(width), {.label = fact.value, .href = fact.href, .id = fact.href});
}

float tags_height(Context& ctx, const std::vector<std::string>& tags, float width, Rect at, Draw draw) {
  WrapFlow chips{.area = at.with_width(width), .gap = ctx.px(6), .line_height = chip_height(ctx)};
  for (size_t i = 0; i < tags.size(); ++i) {
    const IdScope scope{ctx, i};
    const ChipDesc desc{.label = tags[i], .id = "tag", .icon = Icon::tag};
    const Rect rect = chips.next(chip_width(ctx, desc));
    if (draw == Draw::yes) chip(ctx, rect, desc);
  }
  return chips.used();
}

// A row of the cards below: what, and smaller what about it.
float row_height(const Context& ctx) { return list_row_height(ctx, true); }

// The first row adds one.
void add_row(Context& ctx, Model& model, const Rect& rect, std::string_view label, DialogRequest request) {
  const ButtonDesc desc{.label = label, .icon = Icon::plus, .kind = ButtonKind::ghost, .size = ButtonSize::small};
  const Rect place =
      rect.with_width(std::min(button_width(ctx, desc), rect.width)).centred_y(button_height(ctx, ButtonSize::small));
  if (button(ctx, place.moved(-ctx.px(space::kS), 0), desc)) open_dialog(model, std::move(request));
}

std::vector<crm::RecordRef> link_to(const DealPageData& data) { return {crm::deal_ref(data.deal->id)}; }

}  // namespace

float deal_facts_card(Context& ctx, Model&, const DealPageData& data, const Rect& area, Draw draw) {
  const CardDesc desc{.title = tr(ctx, Key::deals_facts), .id = "facts"};
  const std::vector<Fact> facts = facts_of(ctx, data);
  const crm::DealFields& fields = data.deal->fields;
  const float gap = ctx.px(space::kM);
  const float width = area.width - 2 * ctx.metrics().card_padding;
  float height = Card::frame_height(ctx, desc) + static_cast<float>(facts.size()) * (fact_height(ctx) + gap) - gap;
  const float about = fields.about.empty() ? 0 : paragraph_height(ctx, fields.about, width) + gap;
  const float tags = fields.tags.empty() ? 0 : tags_height(ctx, fields.tags, width, area, Draw::no) + gap;
  height += about + tags;
  if (draw == Draw::no) return height;

  const Card card{ctx, area.with_height(height), desc};
  Flow flow{card.body(), gap};
  for (const Fact& fact : facts) draw_fact(ctx, flow.next(fact_height(ctx)), fact);
  if (!fields.about.empty()) paragraph(ctx, flow.next(about - gap), fields.about);
  if (!fields.tags.empty()) {
    const Rect place = flow.next(tags - gap);
    tags_height(ctx, fields.tags, place.width, place, Draw::yes);
  }
  return height;
}

float deal_people_card(Context& ctx, Model& model, const DealPageData& data, const Rect& area, Draw draw) {
  const CardDesc desc{.title = tr(ctx, Key::deals_people), .id = "people"};
  const auto rows = static_cast<float>(data.related.people.size());
  const bool none = data.related.people.empty();
  const float height = Card::frame_height(ctx, desc) + (none ? ctx.metrics().control_height : rows * row_height(ctx));
  if (draw == Draw::no) return height;
  const Card card{ctx, area.with_height(height), desc};
  Rect rest = card.body();
  if (none) {
    add_row(ctx, model, rest, tr(ctx, Key::deals_add_person),
            {.kind = DialogKind::deal, .record = crm::deal_ref(data.deal->id)});
    return height;
  }
  const NodeScope list{ctx, rest, {.role = Role::list, .name = desc.title}};
  for (const crm::RelatedPerson& person : data.related.people) {
    const IdScope scope{ctx, id_number(person.id.value)};
    const std::string_view reach =
        person.email.empty() ? std::string_view(person.phone) : std::string_view(person.email);
    const std::string_view detail = person.role.empty() ? reach
                                    : reach.empty()     ? std::string_view(person.role)
                                                        : join(ctx, {person.role, " · ", reach});
    list_row(ctx, rest.cut_top(row_height(ctx)).inset(-ctx.px(space::kS), 0),
             {.title = person.name,
              .detail = detail,
              .id = "person",
              .href = href_of(ctx, crm::person_ref(person.id)),
              .avatar = true});
  }
  return height;
}

float deal_tasks_card(Context& ctx, Model& model, const DealPageData& data, const Rect& area, Draw draw) {
  const CardDesc desc{.title = tr(ctx, Key::app_tasks), .id = "tasks"};
  std::vector<const crm::Task*> tasks;
  for (const crm::Task& task : data.related.open_tasks) tasks.push_back(&task);
  for (const crm::Task& task : data.related.done_tasks) tasks.push_back(&task);
  const float height = Card::frame_height(ctx, desc) + ctx.metrics().control_height +
                       static_cast<float>(tasks.size()) * task_line_height(ctx);
  if (draw == Draw::no) return height;
  const Card card{ctx, area.with_height(height), desc};
  Rect rest = card.body();
  add_row(ctx, model, rest.cut_top(ctx.metrics().control_height), tr(ctx, Key::deals_add_task),
          {.kind = DialogKind::task, .links = link_to(data)});
  for (const crm::Task* task : tasks) task_line(ctx, model, rest.cut_top(task_line_height(ctx)), *task);
  return height;
}

float deal_appointments_card(Context& ctx, Model& model, const DealPageData& data, const Rect& area, Draw draw) {
  const CardDesc desc{.title = tr(ctx, Key::dashboard_appointments), .id = "appointments"};
  std::vector<const crm::Appointment*> all;
  for (const crm::Appointment& appointment : data.related.coming_appointments) all.push_back(&appointment);
  for (const crm::Appointment& appointment : data.related.past_appointments) all.push_back(&appointment);
  const float height =
      Card::frame_height(ctx, desc) + ctx.metrics().control_height + static_cast<float>(all.size()) * row_height(ctx);
  if (draw == Draw::no) return height;
  const Card card{ctx, area.with_height(height), desc};
  Rect rest = card.body();
  add_row(ctx, model, rest.cut_top(ctx.metrics().control_height), tr(ctx, Key::deals_add_appointment),
          {.kind = DialogKind::appointment, .links = link_to(data)});
  if (all.empty()) return height;
  const NodeScope list{ctx, rest, {.role = Role::list, .name = desc.title}};
  const size_t coming = data.related.coming_appointments.size();
  for (size_t i = 0; i < all.size(); ++i) {
    const IdScope scope{ctx, id_number(all[i]->id.value)};
    list_row(ctx, rest.cut_top(row_height(ctx)).inset(-ctx.px(space::kS), 0),
             {.title = all[i]->fields.title,
              .detail = span_text(ctx, model, all[i]->fields.span),
              .id = "appointment",
              .href = href_of(ctx, crm::appointment_ref(all[i]->id)),
              .icon = Icon::calendar,
              .icon_tone = i < coming ? Tone::accent : Tone::tertiary});
  }
  return height;
}

}  // namespace ui
