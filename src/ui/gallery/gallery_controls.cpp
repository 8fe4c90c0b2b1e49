// Buttons, choices, texts.

#include <array>

#include "ui/gallery/gallery_parts.h"
#include "ui/locale.h"
#include "ui/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"

namespace ui {
namespace {

struct ChoiceState {
  bool checked = true;
  bool unchecked = false;
  bool on = true;
  int32_t radio = 1;
  int32_t view = 0;
  int32_t tab = 0;
};

}  // namespace

void gallery_buttons(Context& ctx, Flow& flow) {
  const std::array<ButtonDesc, 10> buttons = {
      ButtonDesc{.label = tr(ctx, Key::gallery_primary), .kind = ButtonKind::primary},
      ButtonDesc{.label = tr(ctx, Key::gallery_secondary)},
      ButtonDesc{.label = tr(ctx, Key::gallery_ghost), .kind = ButtonKind::ghost},
      ButtonDesc{.label = tr(ctx, Key::gallery_danger), .kind = ButtonKind::danger},
      ButtonDesc{.label = tr(ctx, Key::gallery_with_icon), .icon = Icon::plus},
      ButtonDesc{.label = tr(ctx, Key::gallery_disabled), .disabled = true},
      ButtonDesc{.label = tr(ctx, Key::gallery_disabled),
                 .id = "disabled_primary",
                 .kind = ButtonKind::primary,
                 .disabled = true},
      ButtonDesc{.label = tr(ctx, Key::gallery_busy), .kind = ButtonKind::primary, .busy = true},
      ButtonDesc{.label = tr(ctx, Key::gallery_small), .size = ButtonSize::small},
      ButtonDesc{.label = tr(ctx, Key::gallery_pressed), .pressed = true}};
  WrapFlow line{.area = flow.rest(), .gap = ctx.px(space::kM), .line_height = ctx.metrics().control_height};
  for (const ButtonDesc& desc : buttons) button(ctx, line.next(button_width(ctx, desc)), desc);
  const float square = ctx.metrics().control_height;
  icon_button(ctx, line.next(square), {.icon = Icon::star, .label = tr(ctx, Key::common_add), .id = "icon"});
  icon_button(ctx, line.next(square),
              {.icon = Icon::trash, .label = tr(ctx, Key::common_delete), .id = "icon_off", .disabled = true});
  link(ctx, line.next(ctx.px(80)), {.label = tr(ctx, Key::gallery_a_link), .href = "#/gallery"});
  flow.space(line.used());
}

void gallery_texts(Context& ctx, Flow& flow) {
  constexpr std::array kStyles = {TextStyle::display,     TextStyle::heading,        TextStyle::title,
                                  TextStyle::body_strong, TextStyle::body,           TextStyle::label,
                                  TextStyle::label_plain, TextStyle::caption_strong, TextStyle::caption};
  const std::string_view words = tr(ctx, Key::gallery_sample_paragraph);
  for (const TextStyle style : kStyles) text(ctx, flow.next(line_height(ctx, style)), words, {.style = style});
  constexpr std::array kTones = {Tone::text,   Tone::secondary, Tone::tertiary, Tone::accent,
                                 Tone::danger, Tone::warning,   Tone::success,  Tone::info};
  for (const Tone tone : kTones) text(ctx, flow.next(line_height(ctx)), words, {.tone = tone});
  const Rect rest = flow.rest();
  const float width = std::min(rest.width, ctx.px(360));
  flow.space(paragraph(ctx, rest.with_width(width), words));
}

void gallery_choices(Context& ctx, Flow& flow) {
  ChoiceState& state = ctx.state<ChoiceState>(ctx.id("choices"));
  const float height = ctx.metrics().control_height;
  const auto row = [&] {
    const Rect rect = flow.next(height);
    return rect.with_width(std::min(rect.width, ctx.px(320)));
  };
  checkbox(ctx, row(), state.checked, {.label = tr(ctx, Key::gallery_checkbox)});
  checkbox(ctx, row(), state.unchecked, {.label = tr(ctx, Key::gallery_checkbox_mixed), .mixed = true});
  checkbox(ctx, row(), state.checked,
           {.label = tr(ctx, Key::gallery_disabled), .id = "checkbox_off", .disabled = true});
  switch_control(ctx, row(), state.on, {.label = tr(ctx, Key::gallery_switch)});
  const std::array radios = {Choice{.label = tr(ctx, Key::gallery_option_one)},
                             Choice{.label = tr(ctx, Key::gallery_option_two)},
                             Choice{.label = tr(ctx, Key::gallery_option_three), .disabled = true}};
  const ChoicesDesc radio{.label = tr(ctx, Key::gallery_radio), .choices = radios, .id = "radio"};
  radio_group(ctx, flow.next(radio_group_height(ctx, radio)), state.radio, radio);
  const std::array views = {Choice{.label = tr(ctx, Key::gallery_board), .icon = Icon::board},
                            Choice{.label = tr(ctx, Key::gallery_table), .icon = Icon::table},
                            Choice{.label = tr(ctx, Key::gallery_forecast), .icon = Icon::chart}};
  const ChoicesDesc view{.label = tr(ctx, Key::gallery_segmented), .choices = views, .id = "view"};
  const Rect line = flow.next(height);
  segmented(ctx, line.with_width(std::min(segmented_width(ctx, view), line.width)), state.view, view);
  const ChoicesDesc tab{.label = tr(ctx, Key::gallery_tabs), .choices = views, .id = "tabs"};
  tabs(ctx, flow.next(tabs_height(ctx)), state.tab, tab);
}

}  // namespace ui
