// Importing a file: choose or drop it, see how it was understood, correct that, see exactly what will be made, import.
// Until the last button nothing is written; after it one Undo takes everything back.

#include <array>

#include "ui/format.h"
#include "ui/text.h"
#include "ui/views/import.h"
#include "ui/views/views.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/display.h"
#include "ui/widgets/layers.h"
#include "ui/widgets/select.h"

namespace ui {
namespace {

// How often the progress of reading and planning is drawn.
constexpr double kProgressInterval_ms = 100;

void begin(const Model& model, ImportDraft& draft, FileEvent file) {
  draft.planner.reset();
  draft.plan.reset();
  draft.file = std::make_unique<crm::ImportFile>(std::move(file.name), std::move(file.bytes), model.today());
}

void take_files(Context& ctx, Model& model, ImportDraft& draft) {
  if (!model.dialog.request.files.empty()) {
    begin(model, draft, std::move(model.dialog.request.files.front()));
    model.dialog.request.files.clear();
  }
  for (const FileEvent& file : ctx.files())
    if (draft.request != 0 && file.request == draft.request) begin(model, draft, file);
}

void read_on(Context& ctx, ImportDraft& draft) {
  if (draft.file == nullptr || draft.file->state() != crm::ImportFile::State::reading) return;
  ctx.work_between_frames([file = draft.file.get()] { return file->advance() == crm::ImportFile::State::reading; });
  ctx.wake_in(kProgressInterval_ms);
}

void plan(Context& ctx, Model& model, ImportDraft& draft) {
  const uint64_t version = model.database.data_version();
  const bool is_of_now = draft.plan_revision == draft.file->revision() && draft.plan_version == version &&
                         draft.plan_target == draft.target && draft.plan_duplicates == draft.duplicates;
  if (is_of_now && draft.plan) return;
  if (!is_of_now || draft.planner == nullptr) {
    draft.plan.reset();
    draft.planner = std::make_unique<crm::ImportPlanner>(model.database, draft.file->records(), import_options(draft));
    draft.plan_revision = draft.file->revision();
    draft.plan_version = version;
    draft.plan_target = draft.target;
    draft.plan_duplicates = draft.duplicates;
  }
  // What it plans of stays as it is until the next frame, which asks again.
  ctx.work_between_frames([&draft] {
    if (!draft.planner->advance()) return true;
    draft.plan = draft.planner->plan();
    draft.planner.reset();
    return false;
  });
  ctx.wake_in(kProgressInterval_ms);
}

// How far the dry run is.
void planning(Context& ctx, FormLayout& form, const ImportDraft& draft) {
  const crm::Job::Progress at = draft.planner->progress();
  const ProgressDesc desc{.label = tr(ctx, Key::importing_reading, {{"name", draft.file->name()}}),
                          .id = "planning",
                          .value = static_cast<double>(at.done),
                          .maximum = static_cast<double>(std::max<int64_t>(at.total, 1))};
  progress(ctx, form.place_height(progress_height(ctx, desc)), desc);
}

void choose_file(Context& ctx, FormLayout& form, ImportDraft& draft) {
  if (draft.file != nullptr && draft.file->state() == crm::ImportFile::State::failed) {
    const BannerDesc refusal{.text = error_text(ctx, draft.file->error()), .id = "refused", .accent = Accent::danger};
    const float width = form.place_height(0).width;
    banner(ctx, form.place_height(banner_height(ctx, refusal, width)), refusal);
  }
  const uint32_t request = file_drop(ctx, form.place_height(ctx.px(180)),
                                     {.label = tr(ctx, Key::importing_drop),
                                      .detail = tr(ctx, Key::importing_drop_detail),
                                      .choose = tr(ctx, Key::importing_choose),
                                      .accept = ".csv,.tsv,.txt,.vcf,.vcard",
                                      .id = "import_file"});
  if (request != 0) draft.request = request;
}

void options(Context& ctx, FormLayout& form, ImportDraft& draft) {
  const std::array targets = {Option{.label = tr(ctx, Key::importing_as_contacts)},
                              Option{.label = tr(ctx, Key::importing_as_leads)}};
  const FieldText target{.label = tr(ctx, Key::importing_target), .id = "target"};
  if (select(ctx, form.place(target), draft.target, {.text = target, .options = targets}))
    draft.target = std::max(draft.target, 0);
  const std::array policies = {Option{.label = tr(ctx, Key::importing_skip)},
                               Option{.label = tr(ctx, Key::importing_update)},
                               Option{.label = tr(ctx, Key::importing_create)}};
  const FieldText duplicates{.label = tr(ctx, Key::importing_duplicates), .id = "duplicates"};
  if (select(ctx, form.place(duplicates), draft.duplicates, {.text = duplicates, .options = policies}))
    draft.duplicates = std::max(draft.duplicates, 0);
  const FieldText tag{
      .label = tr(ctx, Key::importing_tag), .help = tr(ctx, Key::importing_tag_help), .id = "import_tag"};
  text_field(ctx, form.place(tag), draft.tag, {.text = tag});
}

void preview(Context& ctx, Model& model, FormLayout& form, ImportDraft& draft) {
  text(ctx, form.place_height(line_height(ctx, TextStyle::body_strong)), draft.file->name(),
       {.style = TextStyle::body_strong});
  plan(ctx, model, draft);
  if (draft.plan)
    import_summary(ctx, form, draft);
  else
    planning(ctx, form, draft);
  form.section(tr(ctx, Key::importing_options));
  options(ctx, form, draft);
  if (draft.file->format() == crm::ImportFile::Format::csv) {
    form.section(tr(ctx, Key::importing_columns));
    import_columns(ctx, form, *draft.file);
  }
}

void start(Context& ctx, Model& model, ImportDraft& draft) {
  const int64_t changes = draft.plan->changes();
  start_job(
      ctx, model,
      crm::make_import_job(model.database, model.clock, draft.file->take_records(), import_options(draft), changes),
      tr(ctx, Key::importing_running, {{"name", draft.file->name()}}),
      tr(ctx, Key::importing_done, {{"count", changes}, {"name", draft.file->name()}}));
}

}  // namespace

crm::ImportOptions import_options(const ImportDraft& draft) {
  crm::ImportOptions options{.target = draft.target == 1 ? crm::ImportTarget::leads : crm::ImportTarget::contacts,
                             .duplicates = static_cast<crm::DuplicatePolicy>(draft.duplicates),
                             .tags = {},
                             .file_name = draft.file != nullptr ? draft.file->name() : std::string()};
  if (!draft.tag.empty()) options.tags.push_back(draft.tag);
  return options;
}

void import_dialog(Context& ctx, Model& model) {
  ImportDraft& draft = ctx.state<ImportDraft>(ctx.id("import"));
  take_files(ctx, model, draft);
  read_on(ctx, draft);
  const bool reading = draft.file != nullptr && draft.file->state() == crm::ImportFile::State::reading;
  const bool ready = draft.file != nullptr && draft.file->state() == crm::ImportFile::State::ready;

  bool open = true;
  if (Dialog dialog{ctx,
                    {.id = "import",
                     .title = tr(ctx, Key::app_import),
                     .width_css = 760,
                     .primary = ready ? tr(ctx, Key::common_import) : std::string_view{},
                     .primary_disabled = !ready || !draft.plan || draft.plan->changes() == 0,
                     .secondary = ready ? tr(ctx, Key::importing_other_file) : std::string_view{}},
                    open}) {
    FormLayout form{ctx, dialog.body()};
    if (reading) {
      const crm::ImportFile::Progress at = draft.file->progress();
      const ProgressDesc desc{.label = tr(ctx, Key::importing_reading, {{"name", draft.file->name()}}),
                              .id = "reading",
                              .value = static_cast<double>(at.done),
                              .maximum = static_cast<double>(std::max<size_t>(at.total, 1))};
      progress(ctx, form.place_height(progress_height(ctx, desc)), desc);
    } else if (ready) {
      preview(ctx, model, form, draft);
    } else {
      choose_file(ctx, form, draft);
    }
    if (dialog.result() == DialogResult::secondary) draft = {};
    if (dialog.result() == DialogResult::primary && ready && draft.plan && draft.plan->changes() > 0) {
      start(ctx, model, draft);
      open = false;
    }
  }
  if (!open) {
    draft = {};
    close_dialog(model);
  }
}

}  // namespace ui
