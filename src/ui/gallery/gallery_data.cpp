// A table of 100,000 rows, drag and drop, names in many scripts, icons and colours.

#include <array>
#include <string>

#include "ui/format.h"
#include "ui/gallery/gallery_parts.h"
#include "ui/locale.h"
#include "ui/text.h"
#include "ui/widgets/drag.h"
#include "ui/widgets/table.h"

namespace ui {
namespace {

constexpr int64_t kRows = 100'000;
constexpr uint32_t kGalleryDrag = 0x47414C4C;
constexpr std::array<std::string_view, 8> kCities = {"Kuala Lumpur", "Pulau Pinang", "Johor Bahru", "Kota Kinabalu",
                                                     "Kuching",      "Ipoh",         "Melaka",      "Seremban"};
constexpr std::array<std::string_view, 14> kNames = {"Nur Aisyah binti Abdullah",
                                                     "Łukasz Żółć",
                                                     "Đặng Thị Mỹ Linh",
                                                     "Ελένη Παπαδοπούλου",
                                                     "Анна Кузнецова",
                                                     "陈美玲",
                                                     "山田 太郎",
                                                     "김민수",
                                                     "முத்துலட்சுமி",
                                                     "محمد بن عبدالله",
                                                     "نورعائشه",
                                                     "สมชาย ใจดี",
                                                     "👩‍👩‍👧‍👦 Family",
                                                     "🇲🇾 Malaysia"};

struct DragDemo {
  std::array<uint64_t, 4> stage = {0, 0, 1, 2};  // of each deal
};

}  // namespace

void gallery_table(Context& ctx, Flow& flow) {
  TableState& state = ctx.state<TableState>(ctx.id("table"));
  const std::array columns = {
      TableColumn{.id = "name", .label = tr(ctx, Key::common_name), .width_css = 220, .flex = 1, .sortable = true},
      TableColumn{.id = "city", .label = tr(ctx, Key::gallery_city), .width_css = 160, .hide_on_phone = true},
      TableColumn{.id = "value", .label = tr(ctx, Key::common_value), .width_css = 120, .align = Align::end}};
  const auto name_of = [&](int64_t row) { return tr(ctx, Key::gallery_row_name, {{"number", row + 1}}); };
  table(ctx, flow.next(ctx.px(360)), state,
        {.id = "table",
         .label = tr(ctx, Key::gallery_table_section),
         .columns = columns,
         .row_count = kRows,
         .row = [&](int64_t row) { return TableRow{.id = static_cast<uint64_t>(row) + 1, .name = name_of(row)}; },
         .cell =
             [&](const TableCell& cell) {
               if (cell.column == 0)
                 table_text(ctx, cell, name_of(cell.row), {.style = TextStyle::body_strong, .avatar = true});
               else if (cell.column == 1)
                 table_text(ctx, cell, kCities[static_cast<size_t>(cell.row) % kCities.size()],
                            {.tone = Tone::secondary});
               else
                 table_text(ctx, cell, format_money(ctx, cell.row * 12'345, "MYR"));
             },
         .selectable = true});
}

void gallery_drag(Context& ctx, Flow& flow) {
  DragDemo& state = ctx.state<DragDemo>(ctx.id("drag"));
  const std::array stages = {Key::gallery_stage_one, Key::gallery_stage_two, Key::gallery_stage_three};
  const Rect area = flow.next(ctx.px(220));
  for (size_t stage = 0; stage < stages.size(); ++stage) {
    Rect column = column_of(area, static_cast<int32_t>(stages.size()), ctx.px(space::kM), static_cast<int32_t>(stage));
    const std::string_view title = tr(ctx, stages[stage]);
    const DropTarget target = drop_target(ctx, column, {.kind = kGalleryDrag, .target = stage, .label = title});
    fill_rect(ctx, column, target.over ? ctx.palette().selection : ctx.palette().sunken, radius::kCard);
    const NodeScope list{ctx, column, {.id = ctx.id(title), .role = Role::list, .name = title}};
    Flow cards{column.inset(ctx.px(space::kS)), ctx.px(space::kS)};
    paint_text(ctx, cards.next(ctx.px(24)), title, {.style = TextStyle::label});
    for (size_t deal = 0; deal < state.stage.size(); ++deal) {
      if (state.stage[deal] != stage) continue;
      const IdScope scope{ctx, deal};
      const std::string_view name = tr(ctx, Key::gallery_deal, {{"number", static_cast<int64_t>(deal) + 1}});
      const Rect rect = cards.next(ctx.px(40));
      const Response card =
          interact(ctx, rect, {.id = "card", .role = Role::list_item, .name = name, .state = node_state::kDraggable});
      const DragSource drag =
          drag_source(ctx, card, {.kind = kGalleryDrag, .item = deal, .label = name, .target = stage});
      const auto paint = [&](const Rect& where, Elevation elevation) {
        paint_surface(ctx, where, {.radius_css = radius::kControl, .elevation = elevation});
        paint_text(ctx, where.inset(ctx.px(space::kM), 0), name);
      };
      if (!drag.dragged) paint(rect, Elevation::card);
      focus_ring(ctx, card, radius::kControl);
      if (drag.ghost) {
        const GhostScope ghost{ctx};
        paint(*drag.ghost, Elevation::dialog);
      }
    }
  }
  if (const std::optional<Drop> drop = take_drop(ctx, kGalleryDrag)) state.stage[drop->item] = drop->target;
}

void gallery_scripts(Context& ctx, Flow& flow) {
  for (const std::string_view name : kNames) text(ctx, flow.next(line_height(ctx)), name);
}

void gallery_icons(Context& ctx, Flow& flow) {
  WrapFlow line{.area = flow.rest(), .gap = ctx.px(space::kS), .line_height = ctx.px(32)};
  for (size_t index = 0; index < kIconCount; ++index)
    paint_icon(ctx, static_cast<Icon>(index), line.next(ctx.px(32)), ctx.palette().text_2, 20);
  flow.space(line.used());
}

void gallery_colours(Context& ctx, Flow& flow) {
  WrapFlow line{.area = flow.rest(), .gap = ctx.px(space::kS), .line_height = ctx.px(48)};
  for (uint32_t index = 0; index < 8; ++index)
    fill_rect(ctx, line.next(ctx.px(48)), data_colour(ctx, index), radius::kControl);
  flow.space(line.used());
}

}  // namespace ui
