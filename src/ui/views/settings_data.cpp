// Data and backup: the database as a file, out and in; the sample data; what is stored here.

#include <array>

#include "ui/text.h"
#include "ui/views/database_file.h"
#include "ui/views/sample_data.h"
#include "ui/views/settings.h"
#include "ui/views/support.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/display.h"
#include "ui/widgets/layers.h"

namespace ui {
namespace {

struct DataState {
  int32_t size = 0;
  std::optional<uint64_t> version;
  bool has_sample = false;
  bool restoring = false;
};

// A title, an explanation and one or two buttons, in a card.
struct Task {
  std::string_view id;
  Key title{};
  std::string_view text;
  ButtonDesc button;
};

bool task_card(Context& ctx, Flow& flow, const Task& task) {
  const CardDesc desc{.title = tr(ctx, task.title), .id = task.id};
  const float padding = ctx.metrics().card_padding;
  const float text_height = paragraph_height(ctx, task.text, flow.area.width - 2 * padding);
  const float height =
      Card::frame_height(ctx, desc) + text_height + ctx.px(space::kM) + button_height(ctx, task.button.size);
  const Card card{ctx, flow.next(height), desc};
  Rect body = card.body();
  paragraph(ctx, body.cut_top(text_height), task.text, {.tone = Tone::secondary});
  body.cut_top(ctx.px(space::kM));
  return button(ctx, body.with_width(std::min(button_width(ctx, task.button), body.width)), task.button).clicked;
}

void sample_card(Context& ctx, Model& model, Flow& flow, DataState& state) {
  if (state.version != model.database.data_version()) {
    state.version = model.database.data_version();
    state.has_sample = crm::has_sample_data(model.database);
  }
  if (state.has_sample) {
    if (task_card(ctx, flow,
                  {.id = "sample",
                   .title = Key::settings_sample,
                   .text = tr(ctx, Key::settings_sample_there),
                   .button = {.label = tr(ctx, Key::settings_remove_sample), .icon = Icon::trash}}))
      remove_sample_data(ctx, model);
    return;
  }
  const CardDesc desc{.title = tr(ctx, Key::settings_sample), .id = "sample"};
  const std::string_view explanation = tr(ctx, Key::settings_sample_text);
  const float padding = ctx.metrics().card_padding;
  const float text_height = paragraph_height(ctx, explanation, flow.area.width - 2 * padding);
  const std::array sizes = {crm::SampleSize::small, crm::SampleSize::medium, crm::SampleSize::large};
  std::array<Choice, 3> choices;
  for (size_t index = 0; index < sizes.size(); ++index)
    choices[index] = {.label = tr(ctx, Key::settings_sample_people,
                                  {{"count", format_count(ctx, crm::sample_counts(sizes[index]).people)}})};
  const ChoicesDesc size_desc{.label = tr(ctx, Key::settings_sample_size), .choices = choices, .id = "size"};
  const float control = ctx.metrics().control_height;
  const Card card{ctx,
                  flow.next(Card::frame_height(ctx, desc) + text_height + radio_group_height(ctx, size_desc) +
                            2 * ctx.px(space::kM) + control),
                  desc};
  Rect body = card.body();
  paragraph(ctx, body.cut_top(text_height), explanation, {.tone = Tone::secondary});
  body.cut_top(ctx.px(space::kM));
  radio_group(ctx, body.cut_top(radio_group_height(ctx, size_desc)), state.size, size_desc);
  body.cut_top(ctx.px(space::kM));
  const ButtonDesc add{.label = tr(ctx, Key::settings_add_sample), .icon = Icon::sparkles};
  if (button(ctx, body.with_width(std::min(button_width(ctx, add), body.width)), add))
    add_sample_data(ctx, model, sizes[static_cast<size_t>(state.size)]);
}

void previous_card(Context& ctx, Model& model, Flow& flow, DataState& state) {
  if (!model.database.has_previous()) return;
  if (task_card(ctx, flow,
                {.id = "previous",
                 .title = Key::settings_previous,
                 .text = tr(ctx, Key::settings_previous_text),
                 .button = {.label = tr(ctx, Key::settings_restore_previous), .icon = Icon::history}}))
    state.restoring = true;
  if (confirm(ctx,
              {.id = "restore_previous",
               .title = tr(ctx, Key::settings_restore_title),
               .text = tr(ctx, Key::settings_restore_text),
               .primary = tr(ctx, Key::settings_restore_previous),
               .kind = ButtonKind::primary},
              state.restoring)) {
    state.restoring = false;
    model.database.restore_previous([&ctx](base::Status status) {
      if (!status.ok())
        report_error(ctx, status.error());
      else
        ctx.toast({.text = tr(ctx, Key::settings_restored), .accent = Accent::success});
    });
  }
}

}  // namespace

float data_settings(Context& ctx, Model& model, const Rect& area) {
  DataState& state = ctx.state<DataState>(ctx.id("data"));
  Flow flow{area, ctx.px(space::kL)};
  const std::string_view size =
      format_number(ctx, static_cast<double>(model.database.image_size()) / (1024.0 * 1024.0), 1);
  if (task_card(ctx, flow,
                {.id = "import",
                 .title = Key::app_import,
                 .text = tr(ctx, Key::settings_import_text),
                 .button = {.label = tr(ctx, Key::settings_import), .icon = Icon::import}}))
    open_dialog(model, {.kind = DialogKind::import_file});
  if (task_card(ctx, flow,
                {.id = "download",
                 .title = Key::settings_download_title,
                 .text = tr(ctx, Key::settings_download_text, {{"size", size}}),
                 .button = {.label = tr(ctx, Key::app_download_database), .icon = Icon::download}}))
    save_database_file(ctx, model);
  if (task_card(ctx, flow,
                {.id = "upload",
                 .title = Key::settings_upload_title,
                 .text = tr(ctx, Key::settings_upload_text),
                 .button = {.label = tr(ctx, Key::settings_upload), .icon = Icon::upload}}))
    open_dialog(model, {.kind = DialogKind::replace_database});
  if (task_card(ctx, flow,
                {.id = "history",
                 .title = Key::app_history,
                 .text = tr(ctx, Key::history_settings_text),
                 .button = {.label = tr(ctx, Key::history_open), .icon = Icon::history}}))
    ctx.navigate("#/history");
  previous_card(ctx, model, flow, state);
  sample_card(ctx, model, flow, state);
  return flow.used();
}

float about_settings(Context& ctx, Model& model, const Rect& area) {
  Flow flow{area, ctx.px(space::kL)};
  Document& document = ctx.services().document;
  if (document.can_install() &&
      task_card(ctx, flow,
                {.id = "install",
                 .title = Key::app_install,
                 .text = tr(ctx, Key::settings_install_text),
                 .button = {.label = tr(ctx, Key::settings_install), .icon = Icon::download}}))
    document.install();
  const std::string_view about = tr(ctx, Key::settings_about_text);
  const CardDesc desc{.title = "Kenalan", .id = "about"};
  const float padding = ctx.metrics().card_padding;
  const float text_height = paragraph_height(ctx, about, area.width - 2 * padding);
  const std::string_view offline =
      tr(ctx, document.offline_ready() ? Key::settings_offline_ready : Key::settings_offline_not_ready);
  const float line = line_height(ctx, TextStyle::body);
  const Card card{ctx, flow.next(Card::frame_height(ctx, desc) + text_height + ctx.px(space::kM) + line), desc};
  Rect body = card.body();
  paragraph(ctx, body.cut_top(text_height), about, {.tone = Tone::secondary});
  body.cut_top(ctx.px(space::kM));
  Rect row = body.cut_top(line);
  paint_icon(ctx, document.offline_ready() ? Icon::check_circle : Icon::cloud_off, row.cut_left(ctx.px(20)),
             document.offline_ready() ? ctx.palette().success : ctx.palette().text_3);
  row.cut_left(ctx.px(space::kS));
  text(ctx, row, offline);
  (void)model;
  return flow.used();
}

}  // namespace ui
