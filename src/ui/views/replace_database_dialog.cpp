// Opening a database file: first what is in it, then the question, then the exchange. The present database is kept and
// can be brought back under Settings.

#include "ui/format.h"
#include "ui/text.h"
#include "ui/views/views.h"
#include "ui/widgets/display.h"
#include "ui/widgets/form.h"
#include "ui/widgets/layers.h"

namespace ui {
namespace {

struct Draft {
  uint32_t request = 0;
  std::string name;
  std::vector<uint8_t> bytes;
  std::optional<base::Result<store::ImageSummary>> summary;
  bool busy = false;
};

void inspect(const Model& model, Draft& draft, const FileEvent& file) {
  draft.name = file.name;
  draft.bytes = file.bytes;
  draft.summary = model.database.inspect_image(draft.bytes);
}

struct CountLabel {
  std::string_view table;
  Key label{};
};
constexpr CountLabel kCountLabels[] = {
    {"lead", Key::app_leads}, {"contact", Key::settings_contacts_and_companies}, {"deal", Key::app_deals},
    {"task", Key::app_tasks}, {"appointment", Key::dashboard_appointments},      {"activity", Key::dashboard_feed},
};

// The tables a person knows, with their numbers.
void show_counts(Context& ctx, FormLayout& form, const store::ImageSummary& summary, const Rect& area) {
  const NodeScope list{ctx, area, {.role = Role::list, .name = tr(ctx, Key::settings_file_holds)}};
  for (const CountLabel& known : kCountLabels) {
    for (const store::TableCount& count : summary.counts) {
      if (count.table != known.table) continue;
      const std::string_view rows = format_count(ctx, count.rows);
      list_row(ctx, form.place_height(ctx.px(32)),
               {.title = tr(ctx, known.label), .id = known.table, .end_text = rows, .interactive = false});
    }
  }
}

void show_summary(Context& ctx, FormLayout& form, const Model& model, const store::ImageSummary& summary,
                  const Rect& area) {
  show_counts(ctx, form, summary, area);
  const auto line = [&](std::string_view words) {
    const Rect rest = form.place_height(paragraph_height(ctx, words, ctx.px(420)));
    paragraph(ctx, rest, words, {.tone = Tone::secondary});
  };
  if (summary.newest_change_ms > 0) {
    const base::Date day = base::local_date(summary.newest_change_ms, model.zone);
    line(tr(ctx, Key::settings_file_newest, {{"date", format_date(ctx, day)}}));
  }
  if (summary.needs_migration) line(tr(ctx, Key::settings_file_older));
  line(tr(ctx, Key::settings_replace_keeps));
}

}  // namespace

void replace_database_dialog(Context& ctx, Model& model) {
  Draft& draft = ctx.state<Draft>(ctx.id("replace_database"));
  if (!draft.summary && !model.dialog.request.files.empty()) {
    inspect(model, draft, model.dialog.request.files.front());
    model.dialog.request.files.clear();
  }
  for (const FileEvent& file : ctx.files())
    if (draft.request != 0 && file.request == draft.request) inspect(model, draft, file);

  const bool usable = draft.summary && draft.summary->ok();
  bool open = true;
  if (Dialog dialog{ctx,
                    {.id = "replace",
                     .title = tr(ctx, Key::settings_replace_title),
                     .primary = usable ? tr(ctx, Key::settings_replace) : std::string_view{},
                     .primary_kind = ButtonKind::danger,
                     .busy = draft.busy},
                    open}) {
    FormLayout form{ctx, dialog.body(), {.columns = 1}};
    if (!draft.summary || !draft.summary->ok()) {
      if (draft.summary) {
        const BannerDesc refusal{
            .text = error_text(ctx, draft.summary->error()), .id = "refused", .accent = Accent::danger};
        banner(ctx, form.place_height(banner_height(ctx, refusal, dialog.body().width)), refusal);
      }
      const uint32_t request = file_drop(ctx, form.place_height(ctx.px(160)),
                                         {.label = tr(ctx, Key::settings_drop_database),
                                          .detail = tr(ctx, Key::settings_drop_database_detail),
                                          .choose = tr(ctx, Key::settings_choose_database),
                                          .accept = ".sqlite,.sqlite3,.db",
                                          .id = "database_file"});
      if (request != 0) draft.request = request;
    } else {
      text(ctx, form.place_height(line_height(ctx, TextStyle::body_strong)), draft.name,
           {.style = TextStyle::body_strong});
      show_summary(ctx, form, model, draft.summary->value(), dialog.body());
    }
    if (dialog.result() == DialogResult::primary && usable && !draft.busy) {
      draft.busy = true;
      // The answer comes when the new image is durable; the dialog may be gone by then, so it speaks through the
      // context.
      model.database.replace_image(draft.bytes, [&ctx](base::Status status) {
        if (!status.ok()) {
          report_error(ctx, status.error());
          return;
        }
        ctx.toast({.text = tr(ctx, Key::settings_replaced), .accent = Accent::success});
        ctx.navigate("#/dashboard");
      });
      open = false;
    }
  }
  if (!open) {
    draft = {};
    close_dialog(model);
  }
}

}  // namespace ui
