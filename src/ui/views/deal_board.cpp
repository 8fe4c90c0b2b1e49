// Columns share the width when they fit and scroll sideways when they do not; on phones one column fills the screen and
// the next peeks in. Closed stages are narrow strips until they are unfolded, so that what is open has the room.

#include "ui/views/deal_board.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/ui.h"
#include "ui/views/deal_column.h"
#include "ui/views/support.h"

namespace ui {

namespace {

constexpr float kNarrowest_css = 232;
constexpr float kWidest_css = 340;
constexpr float kStrip_css = 84;
constexpr float kPeek_css = 32;
constexpr int64_t kMinute_ms = 60'000;
constexpr double kScrollSpeed_css = 1.4;  // per millisecond, at the very edge

struct Layout {
  float gap = 0;
  float open_width = 0;
  float strip_width = 0;
  float snap_px = 0;
};

bool folded(const Context& ctx, const BoardState& state, const crm::Stage& stage) {
  return !ctx.phone() && !has_order(stage) && state.is_folded(stage, true);
}

Layout layout_of(const Context& ctx, const Rect& area, const BoardState& state, const DealBoardDesc& desc) {
  Layout layout{.gap = ctx.px(space::kS), .strip_width = ctx.px(kStrip_css)};
  if (ctx.phone()) {
    layout.open_width = std::floor(area.width - 2 * ctx.metrics().gutter - ctx.px(kPeek_css));
    layout.snap_px = layout.open_width + layout.gap;
    return layout;
  }
  float strips = 0;
  float open = 0;
  for (const crm::BoardColumn& column : desc.columns) (folded(ctx, state, column.stage) ? strips : open) += 1;
  const float gaps = layout.gap * std::max(open + strips - 1, 0.0F) + 2 * ctx.metrics().gutter;
  const float share = (area.width - gaps - strips * layout.strip_width) / std::max(open, 1.0F);
  layout.open_width = std::floor(std::clamp(share, ctx.px(kNarrowest_css), ctx.px(kWidest_css)));
  return layout;
}

void scroll_sideways(Context& ctx, const BoardState& state, ScrollArea& scroll, double& last_ms) {
  if (!state.travel || state.travel->by_keyboard || state.travel->ghost.empty()) return;
  const Rect view = scroll.visible();
  const float pull = edge_pull(state.travel->ghost.centre().x, view.x, view.right(), ctx.px(64));
  if (pull == 0) return;
  const double elapsed_ms = std::clamp(ctx.now_ms() - last_ms, 0.0, 32.0);
  last_ms = ctx.now_ms();
  const auto step = static_cast<float>(elapsed_ms * kScrollSpeed_css) * ctx.px(1) * pull;
  scroll.scroll_to(scroll.offset().x + step, scroll.offset().y);
  ctx.wake_in(0);
}

// The card in front of which the dropped ones go: the first at that place that is not on its way itself.
std::optional<crm::DealId> card_below(Model& model, const DealBoardDesc& desc, const BoardState::Travel& travel,
                                      const BoardCell& cell, const std::vector<crm::DealId>& moving) {
  const bool own = cell.column == travel.from.column;
  const uint32_t index = cell.above + (own && cell.above >= travel.from.above ? 1U : 0U);
  const auto enough = static_cast<uint32_t>(moving.size()) + 1;
  for (const crm::BoardCard& card :
       model.queries.cards(desc.columns[cell.column].stage.id, desc.filter, index, enough)) {
    if (std::ranges::find(moving, card.id) == moving.end()) return card.id;
  }
  return std::nullopt;
}

std::vector<crm::Stage> stages_of(const DealBoardDesc& desc) {
  std::vector<crm::Stage> stages;
  for (const crm::BoardColumn& column : desc.columns) stages.push_back(column.stage);
  return stages;
}

void draw_move_menu(Context& ctx, Model& model, BoardState& state, const DealBoardDesc& desc) {
  const std::vector<crm::Stage> stages = stages_of(desc);
  const std::optional<int32_t> chosen =
      move_menu(ctx, {.id = "move_menu", .anchor = state.menu_anchor, .stages = stages, .current = state.menu_stage},
                state.menu_open);
  if (!chosen) return;
  const crm::Stage& stage = stages[static_cast<size_t>(*chosen)];
  if (state.menu_deals.size() == 1 && stage.id == state.menu_stage) return;
  if (move_deals(ctx, model, state.menu_deals, stage, state.menu_name) != MoveResult::refused) state.selected.clear();
}

void draw_actions_menu(Context& ctx, Model& model, BoardState& state) {
  const bool single = state.menu_deals.size() == 1;
  const std::array items = {
      MenuItem{.label = tr(ctx, Key::common_open), .icon = Icon::external_link, .disabled = !single},
      MenuItem{.label = tr(ctx, Key::deals_edit), .icon = Icon::edit, .disabled = !single},
      MenuItem{.label = tr(ctx, Key::deals_add_task), .icon = Icon::tasks, .disabled = !single},
      MenuItem{.label = tr(ctx, Key::deals_won), .icon = Icon::trophy, .separator_before = true},
      MenuItem{.label = tr(ctx, Key::deals_lost), .icon = Icon::lost},
      MenuItem{.label = tr(ctx, Key::deals_unqualified), .icon = Icon::unqualified},
      MenuItem{.label = tr(ctx, Key::common_delete), .icon = Icon::trash, .danger = true, .separator_before = true}};
  const std::optional<int32_t> chosen = menu(
      ctx, {.id = "card_menu", .label = state.menu_name, .anchor = state.menu_anchor, .items = items}, state.menu_open);
  if (!chosen) return;
  const crm::RecordRef record = crm::deal_ref(state.menu_deals.front());
  switch (*chosen) {
    case 0: ctx.navigate(href_of(ctx, record)); return;
    case 1: open_dialog(model, {.kind = DialogKind::deal, .record = record}); return;
    case 2: open_dialog(model, {.kind = DialogKind::task, .links = {record}}); return;
    case 3: close_deals(ctx, model, state.menu_deals, crm::Outcome::won, state.menu_name); break;
    case 4: close_deals(ctx, model, state.menu_deals, crm::Outcome::lost, state.menu_name); break;
    case 5: close_deals(ctx, model, state.menu_deals, crm::Outcome::unqualified, state.menu_name); break;
    default: open_dialog(model, {.kind = DialogKind::delete_records, .records = deal_refs(state.menu_deals)}); break;
  }
  state.selected.clear();
}

void draw_menus(Context& ctx, Model& model, BoardState& state, const DealBoardDesc& desc) {
  if (state.menu == BoardState::Menu::none || state.menu_deals.empty()) return;
  if (state.menu == BoardState::Menu::move) {
    draw_move_menu(ctx, model, state, desc);
  } else {
    draw_actions_menu(ctx, model, state);
  }
  if (!state.menu_open) state.menu = BoardState::Menu::none;
}

// A drop is told in the frame after the one that lets go, so the journey is remembered for that long.
void end_travel(Context& ctx, BoardState& state) {
  if (state.travel && state.travel->seen == state.frame) {
    if (state.over != state.over_next) ctx.wake_in(0);
    state.over = state.over_next;
    return;
  }
  if (!state.travel) return;
  ctx.wake_in(0);
  if (state.travel->seen + 1 >= state.frame) return;
  state.travel.reset();
  state.over.reset();
}

}  // namespace

bool take_dropped_deal(Context& ctx, Model& model, BoardState& state, const DealBoardDesc& desc) {
  const std::optional<Drop> drop = take_drop(ctx, kDealDrag);
  const std::optional<BoardState::Travel> travel = std::exchange(state.travel, std::nullopt);
  if (!drop || !travel || drop->item != deal_number(travel->card.id)) {
    state.travel = travel;
    return false;
  }
  state.over.reset();
  const BoardCell cell = BoardCell::unpacked(drop->target);
  if (cell.column >= desc.columns.size() || cell == travel->from) return false;
  const crm::Stage& stage = desc.columns[cell.column].stage;
  std::vector<crm::DealId> deals = affected_deals(state, travel->card.id);
  DealPlace place;
  if (has_order(stage)) {
    place.before = card_below(model, desc, *travel, cell, deals);
    place.place = place.before ? crm::Place::top : crm::Place::bottom;
  }
  const MoveResult result = move_deals(ctx, model, std::move(deals), stage, travel->card.name, place);
  if (result == MoveResult::refused) return false;
  state.selected.clear();
  ++state.settle_serial;
  if (result == MoveResult::moved && !travel->ghost.empty()) {
    state.settling = BoardState::Settling{travel->card.id, travel->ghost, state.settle_serial, ctx.now_ms()};
  }
  return true;
}

void deal_board(Context& ctx, const Rect& area, Model& model, BoardState& state, const DealBoardDesc& desc) {
  ++state.frame;
  state.over_next.reset();
  const Layout layout = layout_of(ctx, area, state, desc);
  {
    ScrollArea scroll{ctx,
                      area,
                      {.id = "board",
                       .label = tr(ctx, Key::board_region),
                       .axes = ScrollAxes::horizontal,
                       .snap_css = layout.snap_px / ctx.scale()}};
    float x = scroll.content().x + ctx.metrics().gutter;
    const int64_t minute = model.clock.unix_ms() / kMinute_ms;
    for (uint32_t index = 0; index < desc.columns.size(); ++index) {
      const crm::BoardColumn& column = desc.columns[index];
      const bool strip = folded(ctx, state, column.stage);
      const Rect rect{x, area.y, strip ? layout.strip_width : layout.open_width,
                      area.height - ctx.px(ctx.phone() ? space::kS : space::kL)};
      const bool near_view = rect.overlaps(scroll.visible().inset(-layout.open_width, 0));
      const bool wanted = (state.focus_request && state.focus_request->column == index) ||
                          (state.travel && state.travel->by_keyboard && state.over && state.over->column == index);
      const Rect view = scroll.visible();
      if (wanted && (rect.x < view.x || rect.right() > view.right())) scroll.reveal(rect);
      deal_column(ctx, model, state,
                  {.column = column,
                   .index = index,
                   .rect = rect,
                   .filter = desc.filter,
                   .minute = minute,
                   .folded = strip,
                   .can_fold = !ctx.phone(),
                   .near_view = near_view});
      x += rect.width + layout.gap;
    }
    scroll.set_content_width(x - layout.gap + ctx.metrics().gutter - scroll.content().x);
    scroll_sideways(ctx, state, scroll, state.scrolled_sideways_ms);
  }
  // There is no card to go to beyond the last column, and none shows in a folded one.
  if (state.focus_request) {
    const uint32_t column = state.focus_request->column;
    const bool reachable = column < desc.columns.size() && !folded(ctx, state, desc.columns[column].stage);
    if (!reachable) state.focus_request.reset();
    ctx.wake_in(0);
  }
  end_travel(ctx, state);
  draw_menus(ctx, model, state, desc);
}

}  // namespace ui
