// Records as screens point at them: routes, icons, the words of their types and states.

#include "ui/views/support.h"

#include <array>

namespace ui {

std::string_view href_of(Context& ctx, const crm::RecordRef& record) {
  const std::string_view id = id_text(ctx, record.id);
  switch (record.type) {
    case crm::RecordType::lead: return join(ctx, {"#/leads/", id});
    case crm::RecordType::person: return join(ctx, {"#/contacts/", id});
    case crm::RecordType::company: return join(ctx, {"#/companies/", id});
    case crm::RecordType::deal: return join(ctx, {"#/deals/", id});
    case crm::RecordType::task: return join(ctx, {"#/tasks?open=", id});
    case crm::RecordType::appointment: return join(ctx, {"#/calendar?open=", id});
    case crm::RecordType::activity: return "#/dashboard";
  }
  return "#/dashboard";
}

Icon icon_of(crm::RecordType type) {
  switch (type) {
    case crm::RecordType::lead: return Icon::leads;
    case crm::RecordType::person: return Icon::person;
    case crm::RecordType::company: return Icon::building;
    case crm::RecordType::deal: return Icon::deals;
    case crm::RecordType::task: return Icon::tasks;
    case crm::RecordType::appointment: return Icon::calendar;
    case crm::RecordType::activity: return Icon::activity;
  }
  return Icon::file;
}

std::string_view type_text(Context& ctx, crm::RecordType type) {
  switch (type) {
    case crm::RecordType::lead: return tr(ctx, Key::support_type_lead);
    case crm::RecordType::person: return tr(ctx, Key::support_type_contact);
    case crm::RecordType::company: return tr(ctx, Key::support_type_company);
    case crm::RecordType::deal: return tr(ctx, Key::support_type_deal);
    case crm::RecordType::task: return tr(ctx, Key::support_type_task);
    case crm::RecordType::appointment: return tr(ctx, Key::support_type_appointment);
    case crm::RecordType::activity: return tr(ctx, Key::support_type_activity);
  }
  return {};
}

base::Uuid route_id(const Route& route) { return base::Uuid::from_text(route.segment(1)).value_or(base::Uuid{}); }

std::string_view id_text(Context& ctx, const base::Uuid& id) {
  const std::array<char, 36> text = id.to_characters();
  return join(ctx, {std::string_view(text.data(), text.size())});
}

uint64_t id_number(const base::Uuid& id) { return base::UuidHash{}(id); }

std::string_view label_text(Context& ctx, const crm::Label& label) {
  if (!label.text.empty()) return label.text;
  const std::optional<Key> key = find_key(label.key);
  return key ? tr(ctx, *key) : std::string_view{};
}

std::string_view status_text(Context& ctx, crm::LeadStatus status) {
  switch (status) {
    case crm::LeadStatus::fresh: return tr(ctx, Key::support_lead_new);
    case crm::LeadStatus::working: return tr(ctx, Key::support_lead_working);
    case crm::LeadStatus::unqualified: return tr(ctx, Key::support_lead_unqualified);
    case crm::LeadStatus::converted: return tr(ctx, Key::support_lead_converted);
  }
  return {};
}

std::string_view status_text(Context& ctx, crm::ContactStatus status) {
  return status == crm::ContactStatus::customer ? tr(ctx, Key::support_customer) : tr(ctx, Key::support_prospect);
}

std::string_view value_label_text(Context& ctx, std::string_view label) {
  if (label.empty()) return {};
  const std::optional<Key> key = find_key(join(ctx, {"crm.label_", label}));
  return key ? tr(ctx, *key) : label;
}

}  // namespace ui
