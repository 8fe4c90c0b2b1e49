// What lies above the page and what only shows.

#include <array>

#include "ui/gallery/gallery_parts.h"
#include "ui/locale.h"
#include "ui/text.h"
#include "ui/widgets/display.h"
#include "ui/widgets/layers.h"

namespace ui {
namespace {

struct LayerState {
  bool dialog = false;
  bool popover = false;
  bool menu = false;
  bool asking = false;
};

constexpr std::array kAccents = {Accent::neutral, Accent::accent, Accent::success,
                                 Accent::warning, Accent::danger, Accent::info};

}  // namespace

void gallery_layers(Context& ctx, Flow& flow) {
  LayerState& state = ctx.state<LayerState>(ctx.id("layers"));
  WrapFlow line{.area = flow.rest(), .gap = ctx.px(space::kM), .line_height = ctx.metrics().control_height};
  const auto press = [&](Key label) {
    const ButtonDesc desc{.label = tr(ctx, label)};
    return button(ctx, line.next(button_width(ctx, desc)), desc);
  };
  if (press(Key::gallery_open_dialog)) state.dialog = true;
  const Response popover_button = press(Key::gallery_open_popover);
  if (popover_button) state.popover = true;
  const Response menu_opener = press(Key::gallery_open_menu);
  if (menu_opener) state.menu = true;
  if (press(Key::gallery_ask)) state.asking = true;
  if (press(Key::gallery_show_toast))
    ctx.toast({.text = tr(ctx, Key::gallery_toast_text), .action = tr(ctx, Key::common_undo), .action_id = 90});
  flow.space(line.used());

  if (Dialog dialog{ctx,
                    {.id = "dialog", .title = tr(ctx, Key::gallery_open_dialog), .primary = tr(ctx, Key::common_save)},
                    state.dialog}) {
    paragraph(ctx, dialog.body(), tr(ctx, Key::gallery_sample_paragraph));
    if (dialog.result() == DialogResult::primary) state.dialog = false;
  }
  if (Popover popover{ctx,
                      {.id = "popover", .label = tr(ctx, Key::gallery_open_popover), .anchor = popover_button.rect},
                      state.popover})
    paragraph(ctx, popover.body(), tr(ctx, Key::gallery_sample_paragraph));
  const std::array items = {
      MenuItem{.label = tr(ctx, Key::common_edit), .icon = Icon::edit, .keys = "E"},
      MenuItem{.label = tr(ctx, Key::gallery_duplicate), .icon = Icon::copy, .disabled = true},
      MenuItem{.label = tr(ctx, Key::common_delete), .icon = Icon::trash, .danger = true, .separator_before = true}};
  if (menu(ctx, {.id = "menu", .label = tr(ctx, Key::gallery_open_menu), .anchor = menu_opener.rect, .items = items},
           state.menu))
    ctx.announce(tr(ctx, Key::gallery_open_menu));
  if (confirm(ctx,
              {.id = "ask",
               .title = tr(ctx, Key::gallery_ask_title),
               .text = tr(ctx, Key::gallery_ask_text),
               .primary = tr(ctx, Key::common_delete)},
              state.asking))
    state.asking = false;
}

void gallery_display(Context& ctx, Flow& flow) {
  const std::array<std::string_view, 6> words = {tr(ctx, Key::gallery_badge_new),  tr(ctx, Key::gallery_tag),
                                                 tr(ctx, Key::gallery_badge_won),  tr(ctx, Key::gallery_badge_overdue),
                                                 tr(ctx, Key::gallery_badge_lost), tr(ctx, Key::gallery_badge_new)};
  WrapFlow line{.area = flow.rest(), .gap = ctx.px(space::kS), .line_height = ctx.px(28)};
  for (size_t index = 0; index < kAccents.size(); ++index) {
    const IdScope scope{ctx, index};
    badge(ctx, line.next(badge_width(ctx, words[index])), words[index], kAccents[index]);
  }
  const ChipDesc removable{
      .label = tr(ctx, Key::gallery_tag), .id = "tag", .remove_label = tr(ctx, Key::common_remove)};
  chip(ctx, line.next(chip_width(ctx, removable)), removable);
  const ChipDesc chosen{.label = tr(ctx, Key::gallery_filter), .id = "filter", .selected = true, .interactive = true};
  chip(ctx, line.next(chip_width(ctx, chosen)), chosen);
  for (const std::string_view name : {"Siti Aminah", "陈美玲", "முத்து", "Łukasz Nowak"})
    avatar(ctx, line.next(ctx.px(28)), name, false);
  flow.space(line.used());

  constexpr std::array kBanners = {Accent::info, Accent::success, Accent::warning, Accent::danger};
  for (size_t index = 0; index < kBanners.size(); ++index) {
    const IdScope scope{ctx, index};
    const BannerDesc desc{.text = tr(ctx, Key::gallery_banner),
                          .id = "banner",
                          .accent = kBanners[index],
                          .action = tr(ctx, Key::gallery_reload),
                          .can_close = true};
    banner(ctx, flow.next(banner_height(ctx, desc, flow.area.width)), desc);
  }
  const ProgressDesc at{.label = tr(ctx, Key::gallery_importing),
                        .id = "progress",
                        .value = 12'000,
                        .maximum = 40'000,
                        .cancel = tr(ctx, Key::common_cancel)};
  progress(ctx, flow.next(progress_height(ctx, at)), at);
  bar(ctx, flow.next(ctx.px(8)), tr(ctx, Key::gallery_value), 0.6F, 1, ctx.palette().accent);
  {
    const NodeScope list{ctx, flow.rest(), {.role = Role::list, .name = tr(ctx, Key::gallery_display)}};
    list_row(ctx, flow.next(list_row_height(ctx, true)),
             {.title = "Acme Sdn Bhd",
              .detail = "Kuala Lumpur",
              .id = "row",
              .href = "#/gallery",
              .avatar = true,
              .end_text = "RM 12,000"});
  }
  {
    const CardDesc desc{.title = tr(ctx, Key::gallery_display), .id = "card"};
    const Card card{ctx, flow.next(Card::frame_height(ctx, desc) + ctx.px(60)), desc};
    skeleton(ctx, card.body().with_height(ctx.px(16)));
  }
  empty_state(ctx, flow.next(ctx.px(280)),
              {.icon = Icon::people,
               .title = tr(ctx, Key::gallery_empty_title),
               .text = tr(ctx, Key::gallery_empty_text),
               .id = "empty",
               .primary = tr(ctx, Key::gallery_empty_action)});
  file_drop(ctx, flow.next(ctx.px(160)),
            {.label = tr(ctx, Key::gallery_drop_here),
             .detail = tr(ctx, Key::gallery_drop_detail),
             .choose = tr(ctx, Key::ui_choose_file),
             .accept = ".csv",
             .id = "drop"});
}

}  // namespace ui
