// Name, language, look and the rules of dates and money. Every choice takes effect at once.

#include <algorithm>
#include <array>

#include "ui/text.h"
#include "ui/views/currencies.h"
#include "ui/views/settings.h"
#include "ui/views/support.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/display.h"
#include "ui/widgets/form.h"
#include "ui/widgets/select.h"

namespace ui {
namespace {

struct NameDraft {
  std::string text;
  std::string saved;  // what the text was made of
};

constexpr std::array<std::string_view, 56> kZones = {"Asia/Kuala_Lumpur",
                                                     "Asia/Kuching",
                                                     "Asia/Singapore",
                                                     "Asia/Jakarta",
                                                     "Asia/Makassar",
                                                     "Asia/Jayapura",
                                                     "Asia/Brunei",
                                                     "Asia/Bangkok",
                                                     "Asia/Ho_Chi_Minh",
                                                     "Asia/Manila",
                                                     "Asia/Yangon",
                                                     "Asia/Phnom_Penh",
                                                     "Asia/Hong_Kong",
                                                     "Asia/Shanghai",
                                                     "Asia/Taipei",
                                                     "Asia/Tokyo",
                                                     "Asia/Seoul",
                                                     "Asia/Kolkata",
                                                     "Asia/Colombo",
                                                     "Asia/Dhaka",
                                                     "Asia/Karachi",
                                                     "Asia/Dubai",
                                                     "Asia/Riyadh",
                                                     "Asia/Tehran",
                                                     "Asia/Kathmandu",
                                                     "Europe/Istanbul",
                                                     "Europe/Moscow",
                                                     "Europe/Athens",
                                                     "Europe/Berlin",
                                                     "Europe/Paris",
                                                     "Europe/Madrid",
                                                     "Europe/Rome",
                                                     "Europe/Warsaw",
                                                     "Europe/Stockholm",
                                                     "Europe/London",
                                                     "Europe/Dublin",
                                                     "Europe/Lisbon",
                                                     "Africa/Cairo",
                                                     "Africa/Johannesburg",
                                                     "Africa/Lagos",
                                                     "Africa/Nairobi",
                                                     "America/Sao_Paulo",
                                                     "America/Argentina/Buenos_Aires",
                                                     "America/New_York",
                                                     "America/Toronto",
                                                     "America/Chicago",
                                                     "America/Denver",
                                                     "America/Mexico_City",
                                                     "America/Los_Angeles",
                                                     "America/Anchorage",
                                                     "Pacific/Honolulu",
                                                     "Australia/Perth",
                                                     "Australia/Sydney",
                                                     "Australia/Lord_Howe",
                                                     "Pacific/Auckland",
                                                     "Pacific/Kiritimati"};

void save(Context& ctx, Model& model, const crm::Settings& settings) {
  const base::Result<store::StepId> result = model.commands.change_settings(settings);
  if (!result.ok()) report_error(ctx, result.error());
}

void name_field(Context& ctx, Model& model, FormLayout& form) {
  NameDraft& draft = ctx.state<NameDraft>(ctx.id("name_draft"));
  if (draft.saved != model.settings.user_name) draft.text = draft.saved = model.settings.user_name;
  const FieldText label{.label = tr(ctx, Key::settings_name), .help = tr(ctx, Key::settings_name_help), .id = "name"};
  const FieldResponse field = text_field(ctx, form.place(label), draft.text, {.text = label, .kind = FieldKind::name});
  if (!field.committed || draft.text == model.settings.user_name) return;
  crm::Settings settings = model.settings;
  settings.user_name = draft.saved = draft.text;
  save(ctx, model, settings);
}

void language_field(Context& ctx, Model& model, FormLayout& form) {
  const std::array options = {Option{.label = tr(ctx, Key::settings_language_browser)}, Option{.label = "English"},
                              Option{.label = "Bahasa Melayu"}};
  constexpr std::array<std::string_view, 3> kTags = {"", "en", "ms"};
  int32_t selected = 0;
  for (size_t index = 0; index < kTags.size(); ++index)
    if (model.settings.language == kTags[index]) selected = static_cast<int32_t>(index);
  const FieldText label{.label = tr(ctx, Key::settings_language), .id = "language"};
  if (!select(ctx, form.place(label), selected, {.text = label, .options = options}) || selected < 0) return;
  crm::Settings settings = model.settings;
  settings.language = kTags[static_cast<size_t>(selected)];
  save(ctx, model, settings);
}

void theme_field(Context& ctx, Model& model, FormLayout& form) {
  const std::array choices = {Choice{.label = tr(ctx, Key::settings_theme_system), .icon = Icon::system},
                              Choice{.label = tr(ctx, Key::settings_theme_light), .icon = Icon::sun},
                              Choice{.label = tr(ctx, Key::settings_theme_dark), .icon = Icon::moon}};
  const ChoicesDesc desc{.label = tr(ctx, Key::settings_theme), .choices = choices, .id = "theme"};
  Rect row = form.place_height(line_height(ctx, TextStyle::label) + ctx.px(6) + ctx.metrics().control_height);
  paint_text(ctx, row.cut_top(line_height(ctx, TextStyle::label)), desc.label, {.style = TextStyle::label});
  row.cut_top(ctx.px(6));
  int32_t selected = static_cast<int32_t>(model.settings.theme);
  if (!segmented(ctx, row.with_width(std::min(segmented_width(ctx, desc), row.width)), selected, desc)) return;
  crm::Settings settings = model.settings;
  settings.theme = static_cast<crm::Theme>(selected);
  save(ctx, model, settings);
}

void currency_field(Context& ctx, Model& model, FormLayout& form) {
  std::vector<Option> options;
  int32_t selected = -1;
  for (const std::string_view code : kCurrencies) {
    if (model.settings.currency == code) selected = static_cast<int32_t>(options.size());
    options.push_back({.label = code});
  }
  if (selected < 0) {
    selected = static_cast<int32_t>(options.size());
    options.push_back({.label = model.settings.currency});
  }
  const FieldText label{
      .label = tr(ctx, Key::settings_currency), .help = tr(ctx, Key::settings_currency_help), .id = "currency"};
  if (!select(ctx, form.place(label), selected, {.text = label, .options = options}) || selected < 0) return;
  crm::Settings settings = model.settings;
  settings.currency = options[static_cast<size_t>(selected)].label;
  save(ctx, model, settings);
}

void week_field(Context& ctx, Model& model, FormLayout& form) {
  constexpr std::array kStarts = {base::Weekday::monday, base::Weekday::sunday, base::Weekday::saturday};
  // Three days of known weekdays: 5 January 1970 was a Monday.
  constexpr std::array kNamed = {base::Date{4}, base::Date{3}, base::Date{2}};
  std::array<Option, 3> options;
  int32_t selected = 0;
  for (size_t index = 0; index < kStarts.size(); ++index) {
    options[index] = {.label = format_date(ctx, kNamed[index], DateStyle::weekday_long)};
    if (model.settings.week_start == kStarts[index]) selected = static_cast<int32_t>(index);
  }
  const FieldText label{.label = tr(ctx, Key::settings_week_start), .id = "week"};
  if (!select(ctx, form.place(label), selected, {.text = label, .options = options}) || selected < 0) return;
  crm::Settings settings = model.settings;
  settings.week_start = kStarts[static_cast<size_t>(selected)];
  save(ctx, model, settings);
}

void zone_field(Context& ctx, Model& model, FormLayout& form) {
  std::vector<Option> options{{.label = tr(ctx, Key::settings_zone_system)}};
  int32_t selected = model.settings.time_zone.empty() ? 0 : -1;
  for (const std::string_view zone : kZones) {
    if (model.settings.time_zone == zone) selected = static_cast<int32_t>(options.size());
    options.push_back({.label = zone});
  }
  if (selected < 0) {
    selected = static_cast<int32_t>(options.size());
    options.push_back({.label = model.settings.time_zone});
  }
  const FieldText label{.label = tr(ctx, Key::settings_zone), .help = tr(ctx, Key::settings_zone_help), .id = "zone"};
  if (!select(ctx, form.place(label), selected, {.text = label, .options = options}) || selected < 0) return;
  crm::Settings settings = model.settings;
  settings.time_zone = selected == 0 ? std::string() : std::string(options[static_cast<size_t>(selected)].label);
  save(ctx, model, settings);
}

}  // namespace

float general_settings(Context& ctx, Model& model, const Rect& area) {
  FormLayout form{ctx, area};
  form.section(tr(ctx, Key::settings_you), 2);
  name_field(ctx, model, form);
  form.section(tr(ctx, Key::settings_look), 2);
  theme_field(ctx, model, form);
  language_field(ctx, model, form);
  form.section(tr(ctx, Key::settings_formats), 2);
  currency_field(ctx, model, form);
  week_field(ctx, model, form);
  zone_field(ctx, model, form);
  return form.used_height();
}

}  // namespace ui
