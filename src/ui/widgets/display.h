#pragma once
// Things that show: chips, badges, avatars, cards, dividers, banners, empty states, skeletons, progress, bars.

#include <optional>
#include <string_view>

#include "ui/paint.h"
#include "ui/widgets/button.h"

namespace ui {

// A small coloured word ("Overdue", "Won"). Returns its width; badge_width() asks before.
//   badge(ctx, row.cut_right(badge_width(ctx, words)), words, Accent::danger);
float badge(Context& ctx, const Rect& rect, std::string_view words, Accent accent = Accent::neutral,
            std::optional<Icon> icon = std::nullopt);
[[nodiscard]] float badge_width(Context& ctx, std::string_view words, bool icon = false);

// A tag or filter; with `remove_label` it has a button that removes it.
struct ChipDesc {
  std::string_view label;
  std::string_view id;
  std::optional<Icon> icon;
  std::string_view remove_label;  // accessible name of the small x
  std::optional<bool> selected;   // a filter that is on or off
  bool interactive = false;
};
struct ChipResponse : Response {
  bool removed = false;
};
ChipResponse chip(Context& ctx, const Rect& rect, const ChipDesc& desc);
[[nodiscard]] float chip_width(Context& ctx, const ChipDesc& desc);
[[nodiscard]] float chip_height(const Context& ctx);

// Initials in a circle, with the name as its accessible image name (empty: decoration).
void avatar(Context& ctx, const Rect& rect, std::string_view name, bool decoration = true);

// A surface with padding and, perhaps, a title and an action; returns the rectangle for the content.
//   Card tasks{ctx, rect, {.title = tr(ctx, Key::dashboard_tasks)}};  Flow flow{tasks.body(), ctx.px(8)};
struct CardDesc {
  std::string_view title;  // also names the region
  std::string_view id;
  std::string_view link_label;  // small link at the end of the title line
  std::string_view href;
  Elevation elevation = Elevation::card;
  bool padding = true;
};
class [[nodiscard]] Card {
 public:
  Card(Context& ctx, const Rect& rect, const CardDesc& desc);
  ~Card();
  Card(const Card&) = delete;
  Card& operator=(const Card&) = delete;
  [[nodiscard]] Rect body() const { return body_; }
  // What the frame takes above and below the body; a card around known content has this more height.
  [[nodiscard]] static float frame_height(Context& ctx, const CardDesc& desc);

 private:
  Context& ctx_;
  Rect body_;
};

void divider(Context& ctx, const Rect& rect);  // a hairline in its vertical middle

// A row of a list that opens something: icon or avatar, title, detail, something at the end.
struct ListRowDesc {
  std::string_view title;
  std::string_view detail;
  std::string_view id;
  std::string_view href;
  std::optional<Icon> icon;
  Tone icon_tone = Tone::secondary;
  bool avatar = false;
  std::string_view end_text;
  std::string_view end_name;  // said instead of a shortened end_text
  Tone end_tone = Tone::secondary;
  bool selected = false;
  bool interactive = true;
  int32_t set_size = 0;
  int32_t position = 0;
};
Response list_row(Context& ctx, const Rect& rect, const ListRowDesc& desc);
[[nodiscard]] float list_row_height(const Context& ctx, bool with_detail);

// A sentence across the page about its state, with one action.
struct BannerDesc {
  std::string_view text;
  std::string_view id;
  Accent accent = Accent::info;
  std::string_view action;
  bool can_close = false;
};
enum class BannerResult : uint8_t { none, action, closed };
BannerResult banner(Context& ctx, const Rect& rect, const BannerDesc& desc);
[[nodiscard]] float banner_height(Context& ctx, const BannerDesc& desc, float width);

// Nothing here yet: a picture, one sentence, one action.
struct EmptyStateDesc {
  Icon icon{};
  std::string_view title;
  std::string_view text;
  std::string_view id;
  std::string_view primary;
  std::optional<Icon> primary_icon;
  std::string_view secondary;
  std::string_view tertiary;
};
enum class EmptyStateResult : uint8_t { none, primary, secondary, tertiary };
EmptyStateResult empty_state(Context& ctx, const Rect& rect, const EmptyStateDesc& desc);

// Grey bars where text will be; moves unless motion is reduced. Show after 150 ms of waiting.
void skeleton(Context& ctx, const Rect& rect);

struct ProgressDesc {
  std::string_view label;
  std::string_view id;
  double value = 0;
  double maximum = 0;       // 0: unknown
  std::string_view detail;  // "12,000 of 40,000"
  std::string_view cancel;  // label of a cancel button
};
// True when cancel was pressed.
bool progress(Context& ctx, const Rect& rect, const ProgressDesc& desc);
[[nodiscard]] float progress_height(Context& ctx, const ProgressDesc& desc);
void spinner(Context& ctx, const Rect& rect, Colour colour);

// A horizontal bar of value against maximum (pipeline stages). The name should say the value.
void bar(Context& ctx, const Rect& rect, std::string_view name, float value, float maximum, Colour colour);

// Where files can be dropped or chosen. files arrive in ctx.files().
struct FileDropDesc {
  std::string_view label;  // "Drop a CSV or vCard file here"
  std::string_view detail;
  std::string_view choose;  // label of the button
  std::string_view accept;  // ".csv,.vcf"
  std::string_view id;
};
// The number of the request when the chooser was opened in this frame, else 0.
uint32_t file_drop(Context& ctx, const Rect& rect, const FileDropDesc& desc);

}  // namespace ui
