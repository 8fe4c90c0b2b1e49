// Fields of every kind, filled, empty, wrong and disabled.

#include <array>

#include "ui/gallery/gallery_parts.h"
#include "ui/locale.h"
#include "ui/widgets/form.h"
#include "ui/widgets/select.h"

namespace ui {
namespace {

struct FieldState {
  std::string name = "Siti Nurhaliza";
  std::string email = "siti@";
  std::string filter;
  std::string about;
  std::string off = "—";
  std::optional<base::Date> due;
  std::optional<int32_t> at = 14 * 60 + 30;
  std::optional<int64_t> value = 125'000;
  std::optional<int64_t> days = 14;
  int32_t source = 0;
  std::string company;
  std::vector<LabelledValue> emails = {{.value = "siti@example.my", .label = 0}};
};

}  // namespace

void gallery_fields(Context& ctx, Flow& flow) {
  FieldState& state = ctx.state<FieldState>(ctx.id("fields"));
  const Rect rest = flow.rest();
  FormLayout form{ctx, rest.with_width(std::min(rest.width, ctx.px(640)))};
  const FieldText name{
      .label = tr(ctx, Key::gallery_name), .help = tr(ctx, Key::gallery_name_help), .id = "name", .required = true};
  text_field(ctx, form.place(name), state.name, {.text = name, .kind = FieldKind::name});
  const FieldText email{.label = tr(ctx, Key::common_email), .error = tr(ctx, Key::gallery_email_error), .id = "email"};
  text_field(ctx, form.place(email), state.email, {.text = email, .kind = FieldKind::email, .icon = Icon::mail});
  const FieldText off{.label = tr(ctx, Key::gallery_disabled), .id = "off", .disabled = true};
  text_field(ctx, form.place(off), state.off, {.text = off});
  search_field(ctx, form.place_height(ctx.metrics().control_height), state.filter,
               {.label = tr(ctx, Key::gallery_filter)});
  const FieldText due{.label = tr(ctx, Key::gallery_due), .id = "due"};
  date_field(ctx, form.place(due), state.due, {.text = due});
  const FieldText at{.label = tr(ctx, Key::gallery_at), .id = "at"};
  time_field(ctx, form.place(at), state.at, {.text = at});
  const FieldText value{.label = tr(ctx, Key::gallery_value), .id = "value"};
  money_field(ctx, form.place(value), state.value, {.text = value});
  const FieldText days{.label = tr(ctx, Key::gallery_days), .id = "days"};
  number_field(ctx, form.place(days), state.days, {.text = days, .minimum = 0, .maximum = 365});
  const std::array sources = {Option{.label = tr(ctx, Key::gallery_source_web), .icon = Icon::globe},
                              Option{.label = tr(ctx, Key::gallery_source_referral), .icon = Icon::people},
                              Option{.label = tr(ctx, Key::gallery_source_fair), .icon = Icon::flag}};
  const FieldText source{.label = tr(ctx, Key::gallery_source), .id = "source"};
  select(ctx, form.place(source), state.source, {.text = source, .options = sources, .can_clear = true});
  const FieldText company{.label = tr(ctx, Key::gallery_company), .id = "company"};
  const std::string_view create =
      state.company.empty() ? std::string_view{} : tr(ctx, Key::gallery_create, {{"name", state.company}});
  combobox(ctx, form.place(company), state.company,
           {.text = company, .options = sources, .create_label = create, .icon = Icon::building});
  const FieldText about{.label = tr(ctx, Key::gallery_about), .id = "about"};
  text_area(ctx, form.place(about, {.lines = 3, .whole_row = true}), state.about, {.text = about, .lines = 3});
  const std::array labels = {Option{.label = tr(ctx, Key::gallery_work)}, Option{.label = tr(ctx, Key::gallery_home)}};
  const ValuesEditorDesc emails{.text = {.label = tr(ctx, Key::gallery_emails), .id = "emails"},
                                .kind = FieldKind::email,
                                .labels = labels,
                                .add_label = tr(ctx, Key::gallery_add_email),
                                .value_label = tr(ctx, Key::common_email)};
  values_editor(ctx, form.place_height(values_editor_height(ctx, state.emails.size(), emails)), state.emails, emails);
  flow.space(form.used_height());
}

}  // namespace ui
