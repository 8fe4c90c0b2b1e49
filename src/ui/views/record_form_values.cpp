// E-mails, phones and web addresses as rows of value and label; postal addresses and dates as blocks of fields.

#include <array>

#include "ui/text.h"
#include "ui/views/record_form.h"
#include "ui/views/support.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"

namespace ui {
namespace {

std::vector<Option> label_options(Context& ctx, const std::vector<std::string>& labels) {
  std::vector<Option> options;
  options.reserve(labels.size());
  for (const std::string& label : labels)
    options.push_back({.label = label.empty() ? tr(ctx, Key::records_no_label) : value_label_text(ctx, label)});
  return options;
}

void value_rows(Context& ctx, FormLayout& layout, ValueRows& rows, FieldKind kind, Key label, Key add,
                std::string_view id) {
  const std::vector<Option> options = label_options(ctx, rows.labels);
  const ValuesEditorDesc desc{.text = {.label = tr(ctx, label), .id = id},
                              .kind = kind,
                              .labels = options,
                              .add_label = tr(ctx, add),
                              .value_label = tr(ctx, label),
                              .errors = rows.errors};
  if (values_editor(ctx, layout.place_height(values_editor_height(ctx, rows.rows.size(), desc)), rows.rows, desc))
    rows.errors.clear();
}

// The heading of one block with its label and the button that removes it; true when that was pressed.
bool block_head(Context& ctx, FormLayout& layout, Key title, Key remove, int32_t& label,
                const std::vector<std::string>& labels) {
  const FieldText field{.label = tr(ctx, title), .id = "label"};
  Rect line = layout.place_height(field_height(ctx, field, ctx.px(200)));
  const float size = ctx.metrics().control_height;
  const bool removed =
      icon_button(ctx, line.cut_right(size).centred_y(line.height).with_height(line.height).cut_bottom(size),
                  {.icon = Icon::trash, .label = tr(ctx, remove), .id = "remove"})
          .clicked;
  line.cut_right(ctx.px(space::kS));
  const std::vector<Option> options = label_options(ctx, labels);
  select(ctx, line, label, {.text = field, .options = options});
  return removed;
}

void line_field(Context& ctx, FormLayout& layout, Key label, std::string_view id, std::string& value) {
  const FieldText text{.label = tr(ctx, label), .id = id};
  text_field(ctx, layout.place(text), value, {.text = text});
}

bool add_button(Context& ctx, FormLayout& layout, Key label) {
  const ButtonDesc desc{
      .label = tr(ctx, label), .icon = Icon::plus, .kind = ButtonKind::ghost, .size = ButtonSize::small};
  return button(ctx, layout.place_height(button_height(ctx, desc.size)).with_width(button_width(ctx, desc)), desc)
      .clicked;
}

}  // namespace

void contact_values(Context& ctx, FormLayout& layout, float width, RecordForm& form) {
  (void)width;
  value_rows(ctx, layout, form.emails, FieldKind::email, Key::common_email, Key::records_add_email, "emails");
  value_rows(ctx, layout, form.phones, FieldKind::telephone, Key::common_phone, Key::records_add_phone, "phones");
  value_rows(ctx, layout, form.urls, FieldKind::url, Key::records_website, Key::records_add_website, "urls");
}

void address_fields(Context& ctx, FormLayout& layout, RecordForm& form) {
  std::optional<size_t> removed;
  for (size_t index = 0; index < form.addresses.size(); ++index) {
    const IdScope scope{ctx, index};
    AddressRow& row = form.addresses[index];
    if (block_head(ctx, layout, Key::common_address, Key::records_remove_address, row.label, form.address_labels))
      removed = index;
    const FieldText street{.label = tr(ctx, Key::records_street), .id = "street"};
    text_area(ctx, layout.place(street, {.lines = 2, .whole_row = true}), row.value.value,
              {.text = street, .lines = 2});
    line_field(ctx, layout, Key::records_postal_code, "postal_code", row.value.postal_code);
    line_field(ctx, layout, Key::records_city, "city", row.value.city);
    line_field(ctx, layout, Key::records_region, "region", row.value.region);
    line_field(ctx, layout, Key::records_country, "country", row.value.country);
  }
  if (removed) form.addresses.erase(form.addresses.begin() + static_cast<ptrdiff_t>(*removed));
  if (add_button(ctx, layout, Key::records_add_address)) form.addresses.emplace_back();
}

void date_fields(Context& ctx, FormLayout& layout, RecordForm& form) {
  std::optional<size_t> removed;
  for (size_t index = 0; index < form.dates.size(); ++index) {
    const IdScope scope{ctx, form.dates.size() * 64 + index};
    DateRow& row = form.dates[index];
    if (block_head(ctx, layout, Key::records_date, Key::records_remove_date, row.label, form.date_labels))
      removed = index;
    const FieldText date{.label = tr(ctx, Key::records_day), .id = "day"};
    const Rect place = layout.place(date);
    date_field(ctx, place, row.day, {.text = date});
    Rect unknown = layout.place(date);
    checkbox(ctx, unknown.cut_bottom(ctx.metrics().control_height), row.year_unknown,
             {.label = tr(ctx, Key::records_year_unknown), .id = "year_unknown"});
  }
  if (removed) form.dates.erase(form.dates.begin() + static_cast<ptrdiff_t>(*removed));
  if (add_button(ctx, layout, Key::records_add_date)) form.dates.emplace_back();
}

}  // namespace ui
