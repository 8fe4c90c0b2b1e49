// Drawing one step; history_step.h says what it shows.

#include "ui/views/history_step.h"

#include "ui/ui.h"

namespace ui {
namespace {

constexpr float kIconBox_css = 32;
constexpr float kLabel_css = 132;
constexpr float kWide_css = 560;
constexpr int32_t kValueLines = 6;
// A step that adds more records than this names them only: their fields are on their own pages.
constexpr size_t kToldRecords = 6;

Icon icon_of(const crm::HistoryStep& step) {
  switch (step.info.kind) {
    case store::StepKind::undo: return Icon::undo;
    case store::StepKind::redo: return Icon::redo;
    case store::StepKind::sample: return Icon::sparkles;
    case store::StepKind::import: return Icon::import;
    case store::StepKind::normal: break;
  }
  const std::string_view name = step.info.name_key;
  const auto has = [&](std::string_view word) { return name.find(word) != std::string_view::npos; };
  if (has("_restored")) return Icon::history;
  if (has("_deleted")) return Icon::trash;
  if (has("_added") || has("_logged")) return Icon::plus;
  return Icon::edit;
}

Accent accent_of(const crm::HistoryStep& step) {
  if (step.undone) return Accent::neutral;
  switch (icon_of(step)) {
    case Icon::trash: return Accent::danger;
    case Icon::plus:
    case Icon::import:
    case Icon::sparkles: return Accent::success;
    case Icon::history:
    case Icon::undo:
    case Icon::redo: return Accent::info;
    default: return Accent::accent;
  }
}

std::string_view who_and_when(Context& ctx, const Model& model, const crm::HistoryStep& step) {
  const std::string_view who = step.actor_name.empty() ? tr(ctx, Key::support_you) : std::string_view(step.actor_name);
  return join(ctx, {who, " · ", format_time(ctx, base::local_minute_of_day(step.at_ms, model.zone))});
}

void tell_restored(Context& ctx, Model& model, const base::Result<crm::Restored>& result, std::string_view name) {
  if (!result.ok()) return report_error(ctx, result.error());
  std::string_view words = tr(ctx, Key::history_restored, {{"name", name}});
  if (result->left_out > 0)
    words = join(ctx, {words, ". ", tr(ctx, Key::history_left_out, {{"count", result->left_out}})});
  (void)report(ctx, model, base::Result<store::StepId>(result->step), words);
}

void undo_step(Context& ctx, Model& model, const crm::HistoryStep& step) {
  const auto result = model.database.undo_step(step.id);
  if (!result.ok()) return report_error(ctx, result.error());
  std::string_view words = tr(ctx, Key::app_undone, {{"step", history_sentence(ctx, step)}});
  if (result.value() && (*result)->kept_fields > 0)
    words = join(ctx, {words, " ", tr(ctx, Key::app_kept_fields, {{"count", (*result)->kept_fields}})});
  ctx.toast({.text = words});
}

std::string_view record_name(Context& ctx, const crm::HistoryRecord& record) {
  if (record.kind == crm::HistoryKind::setting) return tr(ctx, Key::history_setting_currency);
  const std::string_view name = label_text(ctx, record.name);
  return name.empty() ? history_kind_text(ctx, record.kind) : name;
}

// What has just been named is not repeated below.
bool repeats_name(const crm::HistoryRecord& record, const crm::HistoryField& field) {
  if (record.change == crm::HistoryRecord::Change::changed || field.can_restore || !record.is_record()) return false;
  const crm::HistoryValue& value = record.change == crm::HistoryRecord::Change::added ? field.after : field.before;
  return record.kind != crm::HistoryKind::activity && value.text == record.name.text && !value.text.empty();
}

// Cuts its lines off one column and draws them, or only measures.
class DetailLines {
 public:
  DetailLines(Context& ctx, Model& model, const Rect& area, const HistoryEntry& entry, Draw draw)
      : ctx_(ctx), model_(model), entry_(entry), draw_(draw), flow_{area, 0} {}

  float run() {
    const crm::HistoryDetail& detail = *entry_.detail;
    for (size_t index = 0; index < detail.records.size(); ++index) {
      const IdScope scope{ctx_, index};
      record(detail.records[index]);
    }
    if (detail.records.empty()) caption(tr(ctx_, Key::history_no_fields));
    if (detail.more > 0) caption(tr(ctx_, Key::history_more_records, {{"count", detail.more}}));
    // The past is looked at, not changed.
    if (!model_.past.arrived) ways_back();
    return flow_.used();
  }

 private:
  [[nodiscard]] bool drawing() const { return draw_ == Draw::yes; }
  // Of what stands under the name of a record, behind its icon.
  [[nodiscard]] float indent() const { return ctx_.px(16 + space::kS); }
  [[nodiscard]] bool wide() const { return flow_.area.width >= ctx_.px(kWide_css); }

  void ways_back() {
    const ButtonDesc undo{.label = tr(ctx_, Key::history_undo_step), .icon = Icon::undo, .size = ButtonSize::small};
    const ButtonDesc see{.label = tr(ctx_, Key::history_see_then),
                         .icon = Icon::clock,
                         .kind = ButtonKind::ghost,
                         .size = ButtonSize::small};
    const float height = button_height(ctx_, ButtonSize::small);
    const float gap = ctx_.px(space::kS);
    flow_.space(ctx_.px(space::kM));
    Rect line = flow_.next(height);
    if (entry_.step.can_undo) {
      const float undo_px = button_width(ctx_, undo) + gap;
      if (action(undo, line)) undo_step(ctx_, model_, entry_.step);
      if (undo_px + button_width(ctx_, see) <= line.width) {
        line.cut_left(undo_px);
      } else {
        flow_.space(gap);
        line = flow_.next(height);
      }
    }
    if (!action(see, line)) return;
    model_.past.asked = entry_.step.id;
    model_.past.moment_ms = entry_.step.at_ms;
    ctx_.navigate("#/dashboard");
  }

  void caption(std::string_view words) {
    flow_.space(ctx_.px(space::kS));
    const Rect rect = flow_.next(paragraph_height(ctx_, words, flow_.area.width, TextStyle::caption));
    if (drawing()) paragraph(ctx_, rect, words, {.style = TextStyle::caption, .tone = Tone::tertiary});
  }

  bool action(const ButtonDesc& desc, Rect line) {
    if (!drawing()) return false;
    return button(ctx_, line.with_width(std::min(button_width(ctx_, desc), line.width)), desc).clicked;
  }

  void record(const crm::HistoryRecord& record) {
    const bool is_short =
        entry_.detail->records.size() > kToldRecords && record.change == crm::HistoryRecord::Change::added;
    flow_.space(ctx_.px(is_short && flow_.used() > 0 ? space::kXs : space::kM));
    head(record);
    if (is_short) return;
    for (size_t index = 0; index < record.fields.size(); ++index) {
      if (repeats_name(record, record.fields[index])) continue;
      const IdScope scope{ctx_, index};
      field(record, record.fields[index]);
    }
    const bool removed = record.change == crm::HistoryRecord::Change::removed;
    const bool offered =
        !model_.past.arrived && record.is_record() &&
        (removed ? !record.exists
                 : record.exists && !record.fields.empty() && record.change == crm::HistoryRecord::Change::changed);
    if (!offered) return;
    flow_.space(ctx_.px(space::kXs));
    const ButtonDesc desc{.label = tr(ctx_, removed ? Key::history_restore_record : Key::history_restore_earlier),
                          .id = "restore",
                          .icon = Icon::history,
                          .kind = removed ? ButtonKind::secondary : ButtonKind::ghost,
                          .size = ButtonSize::small,
                          .description = record_name(ctx_, record)};
    Rect line = flow_.next(button_height(ctx_, desc.size));
    // Below the fields; a button without an edge begins with its icon.
    line.cut_left(indent() - (removed ? 0 : ctx_.px(10)));
    if (action(desc, line))
      tell_restored(ctx_, model_,
                    model_.commands.restore_record(entry_.step.id, record.ref(), crm::HistorySide::before),
                    record_name(ctx_, record));
  }

  void head(const crm::HistoryRecord& record) {
    Rect line = flow_.next(ctx_.px(28));
    if (!drawing()) return;
    using Change = crm::HistoryRecord::Change;
    const std::string_view words = tr(ctx_, record.change == Change::added     ? Key::history_added
                                            : record.change == Change::removed ? Key::history_removed
                                                                               : Key::history_changed);
    const Accent accent = record.change == Change::added     ? Accent::success
                          : record.change == Change::removed ? Accent::danger
                                                             : Accent::neutral;
    const Icon icon = record.is_record() ? ui::icon_of(static_cast<crm::RecordType>(record.kind)) : Icon::settings;
    paint_icon(ctx_, icon, line.cut_left(ctx_.px(16)), ctx_.palette().text_3);
    line.cut_left(ctx_.px(space::kS));
    const float badge_px = badge_width(ctx_, words);
    const std::string_view name = record_name(ctx_, record);
    const float room = std::max(line.width - badge_px - ctx_.px(space::kS), 0.0F);
    const float width = std::min(text_width(ctx_, name, TextStyle::body_strong) + 1, room);
    const Rect name_rect = line.cut_left(width);
    if (record.is_record() && record.exists && record.kind != crm::HistoryKind::activity)
      link(ctx_, name_rect,
           {.label = name, .href = href_of(ctx_, record.ref()), .id = "name", .style = TextStyle::body_strong});
    else
      text(ctx_, name_rect, name, {.style = TextStyle::body_strong});
    line.cut_left(ctx_.px(space::kS));
    badge(ctx_, line.cut_left(badge_px).centred_y(ctx_.px(20)), words, accent);
  }

  std::string_view words_of(const crm::HistoryRecord& record, const crm::HistoryField& field) {
    using Change = crm::HistoryRecord::Change;
    if (record.change == Change::added) return history_value_text(ctx_, model_, field.after);
    if (record.change == Change::removed) return history_value_text(ctx_, model_, field.before);
    const std::string_view before = history_value_text(ctx_, model_, field.before);
    const std::string_view after = history_value_text(ctx_, model_, field.after);
    if (field.before.kind == crm::HistoryValue::Kind::none)
      return tr(ctx_, Key::history_value_added, {{"value", after}});
    if (field.after.kind == crm::HistoryValue::Kind::none)
      return tr(ctx_, Key::history_value_removed, {{"value", before}});
    return tr(ctx_, Key::history_change, {{"before", before}, {"after", after}});
  }

  void field(const crm::HistoryRecord& record, const crm::HistoryField& field) {
    const std::string_view label = history_field_label(ctx_, field);
    const std::string_view words = words_of(record, field);
    const ButtonDesc restore{.label = tr(ctx_, Key::history_restore_value),
                             .id = "restore_value",
                             .kind = ButtonKind::ghost,
                             .size = ButtonSize::small,
                             .description = join(ctx_, {label, ": ", words})};
    const float button_px = !field.can_restore || model_.past.arrived ? 0
                            : wide()                                  ? button_width(ctx_, restore)
                                                                      : button_height(ctx_, ButtonSize::small);
    const float label_px = wide() ? ctx_.px(kLabel_css) : 0;
    const float gap = ctx_.px(space::kS);
    const float words_px = flow_.area.width - indent() - label_px - (button_px > 0 ? button_px + gap : 0);
    const float line = line_height(ctx_, TextStyle::body);
    const float label_height = wide() ? 0 : line_height(ctx_, TextStyle::caption);
    const float padding = ctx_.px(4);
    const float height =
        std::max(label_height + paragraph_height(ctx_, words, words_px, TextStyle::body, kValueLines) + 2 * padding,
                 button_px > 0 ? button_height(ctx_, ButtonSize::small) : 0.0F);
    Rect rect = flow_.next(height);
    if (!drawing()) return;
    rect.cut_left(indent());
    if (button_px > 0) {
      const Rect place = rect.cut_right(button_px).with_height(button_height(ctx_, ButtonSize::small));
      const bool pressed =
          wide() ? button(ctx_, place, restore).clicked
                 : icon_button(
                       ctx_, place,
                       {.icon = Icon::history, .label = join(ctx_, {restore.label, ": ", label}), .id = restore.id})
                       .clicked;
      rect.cut_right(gap);
      const bool added = record.change == crm::HistoryRecord::Change::added;
      if (pressed)
        tell_restored(
            ctx_, model_,
            model_.commands.restore_field(field.place, added ? crm::HistorySide::after : crm::HistorySide::before),
            record_name(ctx_, record));
    }
    rect.cut_top(padding);
    if (wide())
      text(ctx_, rect.cut_left(label_px).with_height(line), label, {.tone = Tone::secondary});
    else
      text(ctx_, rect.cut_top(label_height), label, {.style = TextStyle::caption, .tone = Tone::secondary});
    paragraph(ctx_, rect, words, {}, kValueLines);
  }

  Context& ctx_;
  Model& model_;
  const HistoryEntry& entry_;
  Draw draw_;
  Flow flow_;
};

}  // namespace

WidgetId history_step_id(const crm::HistoryStep& step) { return static_cast<WidgetId>(id_number(step.id.value) | 1U); }

float history_step(Context& ctx, Model& model, const Rect& area, HistoryEntry& entry, Draw draw) {
  const float padding = ctx.px(space::kM);
  const float icon_box = ctx.px(kIconBox_css);
  const std::string_view sentence = history_sentence(ctx, entry.step);
  const std::string_view when = who_and_when(ctx, model, entry.step);
  const std::string_view undone = entry.step.undone ? tr(ctx, Key::history_undone) : std::string_view{};
  const float badge_px = undone.empty() ? 0 : badge_width(ctx, undone) + ctx.px(space::kS);
  const float chevron_px = ctx.px(16 + space::kS);
  const float text_px = std::max(area.width - 2 * padding - icon_box - padding - chevron_px - badge_px, ctx.px(60));
  const float sentence_height = paragraph_height(ctx, sentence, text_px, TextStyle::body_strong, 2);
  const float words_height = sentence_height + line_height(ctx, TextStyle::caption);
  const float head_height = std::max(words_height, icon_box) + 2 * padding;
  const float inset = padding + (ctx.phone() ? 0 : icon_box + padding);
  Rect below{area.x + inset, area.y + head_height, area.width - inset - padding, area.height};

  if (draw == Draw::no) {
    if (!entry.open || !entry.detail) return head_height;
    return head_height + DetailLines(ctx, model, below, entry, draw).run() + padding;
  }

  paint_surface(ctx, area, {});
  Rect head = area.with_height(head_height);
  const Response row = interact(ctx, head,
                                {.exact_id = history_step_id(entry.step),
                                 .name = sentence,
                                 .description = undone.empty() ? when : join(ctx, {when, " · ", undone}),
                                 .state = node_state::kExpandable | (entry.open ? node_state::kExpanded : 0U)});
  // Opened, the card goes on below: what the pointer is on is then a piece of it.
  if (row.hovered)
    fill_rect(ctx, head.inset(ctx.px(entry.open ? 4 : 1)), ctx.palette().hover,
              entry.open ? radius::kControl : radius::kCard);
  focus_ring(ctx, row, radius::kCard);
  head = head.inset(padding);
  const Rect circle = head.cut_left(icon_box).with_height(icon_box);
  const Accent accent = accent_of(entry.step);
  fill_circle(ctx, circle.centre(), icon_box * 0.5F, accent_fill(ctx, accent));
  paint_icon(ctx, icon_of(entry.step), circle, accent_ink(ctx, accent), 15);
  head.cut_left(padding);
  paint_icon(ctx, entry.open ? Icon::chevron_down : Icon::chevron_right, head.cut_right(ctx.px(16)),
             ctx.palette().text_3);
  head.cut_right(ctx.px(space::kS));
  if (!undone.empty()) {
    badge(ctx, head.cut_right(badge_width(ctx, undone)).centred_y(ctx.px(20)), undone);
    head.cut_right(ctx.px(space::kS));
  }
  Rect words = head.centred_y(words_height);
  paint_paragraph(ctx, words.cut_top(sentence_height), sentence,
                  {.style = TextStyle::body_strong, .tone = entry.step.undone ? Tone::secondary : Tone::text}, 2);
  paint_text(ctx, words, when, {.style = TextStyle::caption, .tone = Tone::tertiary});

  if (entry.open && entry.detail) {
    horizontal_line(ctx, area.x + padding, below.y, area.width - 2 * padding, ctx.palette().border);
    DetailLines(ctx, model, below, entry, draw).run();
  }
  if (row.clicked) {
    entry.open = !entry.open;
    entry.height_px = 0;
    ctx.wake_in(0);
  }
  return area.height;
}

}  // namespace ui
