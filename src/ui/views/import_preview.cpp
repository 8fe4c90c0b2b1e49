// What the import dialog shows of a file: what will be made of it, what is wrong in it, and where each column goes.

#include <array>

#include "ui/format.h"
#include "ui/text.h"
#include "ui/views/import.h"
#include "ui/widgets/display.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/select.h"

namespace ui {
namespace {

constexpr size_t kShownProblems = 200;
constexpr float kProblemList_css = 160;
constexpr size_t kShownSamples = 3;

struct Figure {
  int64_t count = 0;
  Key text{};
  Accent accent = Accent::neutral;
};

void figures(Context& ctx, FormLayout& form, const crm::ImportPlan& plan) {
  const std::array all = {Figure{plan.people, Key::importing_people, Accent::success},
                          Figure{plan.companies, Key::importing_companies, Accent::success},
                          Figure{plan.leads, Key::importing_leads, Accent::success},
                          Figure{plan.updated, Key::importing_updated, Accent::info},
                          Figure{plan.skipped, Key::importing_skipped, Accent::neutral},
                          Figure{plan.invalid, Key::importing_invalid, Accent::danger}};
  const float height = ctx.px(24);
  Rect probe = form.place_height(0);
  WrapFlow measure{.area = probe, .gap = ctx.px(space::kS), .line_height = height};
  int32_t shown = 0;
  for (const Figure& figure : all) {
    if (figure.count == 0) continue;
    measure.next(badge_width(ctx, tr(ctx, figure.text, {{"count", figure.count}})));
    ++shown;
  }
  if (shown == 0) {
    text(ctx, form.place_height(line_height(ctx, TextStyle::body)), tr(ctx, Key::importing_nothing),
         {.tone = Tone::secondary});
    return;
  }
  const Rect area = form.place_height(measure.used());
  const NodeScope scope{ctx, area, {.role = Role::group, .name = tr(ctx, Key::importing_preview)}};
  WrapFlow flow{.area = area, .gap = ctx.px(space::kS), .line_height = height};
  for (const Figure& figure : all) {
    if (figure.count == 0) continue;
    const std::string_view words = tr(ctx, figure.text, {{"count", figure.count}});
    badge(ctx, flow.next(badge_width(ctx, words)), words, figure.accent);
  }
}

std::string_view problem_text(Context& ctx, const exchange::Problem& problem) {
  return error_text(ctx, {.message_key = problem.message_key, .arguments = problem.arguments});
}

void problem_list(Context& ctx, FormLayout& form, const std::vector<exchange::Problem>& problems) {
  if (problems.empty()) return;
  form.section(tr(ctx, Key::importing_problems, {{"count", static_cast<int64_t>(problems.size())}}));
  const size_t shown = std::min(problems.size(), kShownProblems);
  const float line = line_height(ctx, TextStyle::body) + ctx.px(space::kS);
  const float height = std::min(line * static_cast<float>(shown + 1), ctx.px(kProblemList_css));
  ScrollArea scroll{ctx, form.place_height(height), {.id = "problems", .label = tr(ctx, Key::importing_problem_list)}};
  Flow flow{scroll.content(), ctx.px(space::kXs)};
  const NodeScope list{ctx, scroll.content(), {.role = Role::list, .name = tr(ctx, Key::importing_problem_list)}};
  for (size_t index = 0; index < shown; ++index) {
    const exchange::Problem& problem = problems[index];
    const IdScope scope{ctx, index};
    const std::string_view words = problem_text(ctx, problem);
    const float icon_width = ctx.px(24);
    const float used = paragraph_height(ctx, words, flow.area.width - icon_width);
    Rect row = flow.next(used);
    if (!row.overlaps(scroll.visible())) continue;
    const NodeScope item{ctx, row, {.role = Role::list_item, .name = words}};
    const bool error = problem.severity == exchange::Severity::error;
    paint_icon(ctx, Icon::alert, row.cut_left(icon_width).with_height(line_height(ctx, TextStyle::body)),
               error ? ctx.palette().danger : ctx.palette().warning);
    paint_paragraph(ctx, row, words, {.tone = Tone::secondary});
  }
  if (shown < problems.size())
    text(ctx, flow.next(line),
         tr(ctx, Key::importing_more_problems, {{"count", static_cast<int64_t>(problems.size() - shown)}}),
         {.tone = Tone::tertiary});
  scroll.set_content_height(flow.used());
}

std::string_view samples_text(Context& ctx, const exchange::ColumnProfile& profile) {
  std::string_view all;
  for (size_t index = 0; index < std::min(profile.samples.size(), kShownSamples); ++index)
    all = all.empty() ? std::string_view(profile.samples[index]) : join(ctx, {all, "  ·  ", profile.samples[index]});
  return all.empty() ? tr(ctx, Key::importing_no_samples) : all;
}

}  // namespace

void import_summary(Context& ctx, FormLayout& form, const ImportDraft& draft) {
  figures(ctx, form, *draft.plan);
  problem_list(ctx, form, draft.file->problems());
}

bool import_columns(Context& ctx, FormLayout& form, crm::ImportFile& file) {
  std::vector<Option> options;
  int32_t skip = 0;
  for (const exchange::TargetField field : exchange::all_target_fields()) {
    if (field == exchange::TargetField::skip) skip = static_cast<int32_t>(options.size());
    const std::optional<Key> key = find_key(join(ctx, {"import.field_", exchange::id_of(field)}));
    options.push_back({.label = key ? tr(ctx, *key) : exchange::id_of(field)});
  }
  exchange::CsvMapping mapping = file.mapping();
  bool changed = false;
  const auto& fields = exchange::all_target_fields();
  const NodeScope list{ctx, form.place_height(0), {.role = Role::group, .name = tr(ctx, Key::importing_columns)}};
  for (size_t column = 0; column < mapping.columns.size(); ++column) {
    const IdScope scope{ctx, column};
    exchange::ColumnMapping& target = mapping.columns[column];
    const std::string name = exchange::column_name(file.layout(), column);
    Rect row = form.place_height(ctx.metrics().control_height);
    Rect left = row.cut_left(std::round(row.width * 0.55F));
    row.cut_left(ctx.px(space::kM));
    paint_text(ctx, left.cut_top(std::round(left.height * 0.5F)), name, {.style = TextStyle::label});
    const std::string_view samples = column < file.profile().columns().size()
                                         ? samples_text(ctx, file.profile().columns()[column])
                                         : tr(ctx, Key::importing_no_samples);
    paint_text(ctx, left, samples, {.style = TextStyle::caption, .tone = Tone::tertiary});

    int32_t selected = skip;
    for (size_t index = 0; index < fields.size(); ++index)
      if (fields[index] == target.field) selected = static_cast<int32_t>(index);
    const std::string_view label = tr(ctx, Key::importing_column_target, {{"column", name}});
    const FieldText text{.label = label, .help = samples, .id = "target", .place = LabelPlace::hidden};
    if (!select(ctx, row, selected, {.text = text, .options = options})) continue;
    target.field = selected < 0 ? exchange::TargetField::skip : fields[static_cast<size_t>(selected)];
    if (target.field == exchange::TargetField::custom && target.label.empty()) target.label = name;
    changed = true;
  }
  if (changed) file.set_mapping(std::move(mapping));
  return changed;
}

}  // namespace ui
