// The words of the history: sentences of steps, names of fields, values as they look elsewhere, addresses.

#include <array>

#include "ui/views/history_step.h"

namespace ui {
namespace {

constexpr int32_t kSecondsOfMinute = 60;

// In addresses; also in the order of RecordType.
constexpr std::array<std::string_view, 7> kTypes = {"lead", "contact",     "company", "deal",
                                                    "task", "appointment", "activity"};

std::string_view named_key(Context& ctx, std::string_view area, std::string_view name) {
  const std::optional<Key> key = find_key(join(ctx, {area, name}));
  return key ? tr(ctx, *key) : name;
}

std::string_view bare_text(Context& ctx, const Model& model, const crm::HistoryValue& value) {
  using Kind = crm::HistoryValue::Kind;
  switch (value.kind) {
    case Kind::none: return tr(ctx, Key::history_nothing);
    case Kind::text: return value.text;
    case Kind::gone: return tr(ctx, Key::history_gone);
    case Kind::label: return label_text(ctx, value.label);
    case Kind::money: return format_money(ctx, value.number, value.detail);
    case Kind::day: return format_date(ctx, base::Date{static_cast<int32_t>(value.number)});
    case Kind::moment: return moment_text(ctx, model, value.number);
    case Kind::percent: return format_percent(ctx, static_cast<double>(value.number) / 100);
    case Kind::count: return format_count(ctx, value.number);
    case Kind::duration:
      return tr(ctx, Key::history_minutes, {{"count", (value.number + kSecondsOfMinute - 1) / kSecondsOfMinute}});
    case Kind::lead_status: return status_text(ctx, static_cast<crm::LeadStatus>(value.number));
    case Kind::contact_status: return status_text(ctx, static_cast<crm::ContactStatus>(value.number));
    case Kind::direction:
      return tr(ctx, value.number == static_cast<int64_t>(crm::CallDirection::incoming) ? Key::history_incoming
                                                                                        : Key::history_outgoing);
    case Kind::span: return span_text(ctx, model, value.span);
  }
  return {};
}

}  // namespace

std::string_view history_sentence(Context& ctx, const crm::HistoryStep& step) {
  const std::string_view sentence = named_text(ctx, step.info.name_key, step.info.arguments);
  switch (step.info.kind) {
    case store::StepKind::undo: return tr(ctx, Key::history_undo_of, {{"step", sentence}});
    case store::StepKind::redo: return tr(ctx, Key::history_redo_of, {{"step", sentence}});
    default: return sentence;
  }
}

std::string_view history_value_text(Context& ctx, const Model& model, const crm::HistoryValue& value) {
  const std::string_view text = bare_text(ctx, model, value);
  // An amount's detail is its currency, which is in the text already.
  if (value.detail.empty() || value.kind == crm::HistoryValue::Kind::money) return text;
  return join(ctx, {text, " (", value_label_text(ctx, value.detail), ")"});
}

std::string_view history_field_label(Context& ctx, const crm::HistoryField& field) {
  return named_key(ctx, "history.field_", field.name);
}

std::string_view history_kind_text(Context& ctx, crm::HistoryKind kind) {
  switch (kind) {
    case crm::HistoryKind::stage: return tr(ctx, Key::history_kind_stage);
    case crm::HistoryKind::reason: return tr(ctx, Key::history_kind_reason);
    case crm::HistoryKind::pipeline: return tr(ctx, Key::history_kind_pipeline);
    case crm::HistoryKind::setting: return tr(ctx, Key::history_kind_setting);
    case crm::HistoryKind::user: return tr(ctx, Key::history_kind_user);
    default: return type_text(ctx, static_cast<crm::RecordType>(kind));
  }
}

std::string_view history_href(Context& ctx, const crm::RecordRef& record) {
  const std::string_view type = kTypes[static_cast<size_t>(record.type) - 1];
  return join(ctx, {"#/history?record=", type, ":", id_text(ctx, record.id)});
}

crm::RecordRef history_record(const Route& route) {
  const std::string_view text = route.parameter("record");
  const size_t colon = text.find(':');
  if (colon == std::string_view::npos) return {};
  const std::optional<base::Uuid> id = base::Uuid::from_text(text.substr(colon + 1));
  for (size_t index = 0; id && index < kTypes.size(); ++index)
    if (kTypes[index] == text.substr(0, colon)) return {static_cast<crm::RecordType>(index + 1), *id};
  return {};
}

}  // namespace ui
