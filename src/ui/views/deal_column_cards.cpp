// Cards in their places: reading the window that is in view, drawing, keyboard, selection, menus and dragging of each
// card, and the cells that catch what is dropped.

#include "ui/views/deal_column_cards.h"

#include <algorithm>
#include <cmath>

#include "ui/ui.h"
#include "ui/views/board_card.h"
#include "ui/views/deal_card.h"
#include "ui/views/support.h"

namespace ui {

namespace {

constexpr uint32_t kShiftPart = 3;
// Windows begin at multiples of this, so that a slow scroll does not read at every step.
constexpr uint32_t kBlock = 8;
constexpr double kScrollSpeed_css = 1.1;  // per millisecond, at the very edge

struct Range {
  uint32_t first = 0;
  uint32_t end = 0;
};

Range range_of(const CardGrid& grid, uint32_t count, float around) {
  const float above = (grid.visible.y - around - grid.top) / grid.pitch;
  const float below = (grid.visible.bottom() + around - grid.top) / grid.pitch;
  const auto limit = static_cast<float>(count);
  return {static_cast<uint32_t>(std::clamp(std::floor(above), 0.0F, limit)),
          static_cast<uint32_t>(std::clamp(std::ceil(below), 0.0F, limit))};
}

const BoardWindow& read_window(Context& ctx, Model& model, const DealColumnDesc& desc, const Range& wanted) {
  BoardWindow& window = ctx.state<BoardWindow>(ctx.id("window"), Keep::while_shown);
  const uint64_t version = model.database.data_version();
  const bool same = window.version == version && window.minute == desc.minute && window.filter == desc.filter &&
                    window.language == ctx.language();
  if (same && wanted.first >= window.offset && wanted.end <= window.offset + window.count) return window;
  window.version = version;
  window.minute = desc.minute;
  window.filter = desc.filter;
  window.offset = wanted.first / kBlock * kBlock;
  window.count = (wanted.end + kBlock - 1) / kBlock * kBlock - window.offset;
  window.cards = model.queries.cards(desc.column.stage.id, desc.filter, window.offset, window.count);
  window.language = ctx.language();
  window.words.clear();
  for (const crm::BoardCard& card : window.cards) window.words.emplace_back(deal_card_words(ctx, model, card));
  return window;
}

// Where a card shows: its index, with room made for what is on its way.
float place_of(const BoardState& state, uint32_t column, uint32_t index) {
  auto place = static_cast<int64_t>(index);
  if (!state.travel) return static_cast<float>(place);
  const BoardCell& from = state.travel->from;
  if (from.column == column && index > from.above) place -= 1;
  if (state.over && state.over->column == column && place >= static_cast<int64_t>(state.over->above)) place += 1;
  return static_cast<float>(place);
}

void draw_gap(Context& ctx, const Model& model, const BoardState& state, const DealColumnDesc& desc,
              const CardGrid& grid) {
  if (!state.travel || !state.over || state.over->column != desc.index) return;
  const Rect gap = grid.cell(static_cast<float>(state.over->above));
  if (state.travel->by_keyboard) {
    paint_deal_card(ctx, model, gap, state.travel->card, {.lifted = true});
    return;
  }
  fill_rect(ctx, gap, accent_fill(ctx, Accent::accent), radius::kControl);
  stroke_rect(ctx, gap, with_alpha(ctx.palette().accent, 0.6F), radius::kControl, ctx.px(1.5F));
}

void scroll_while_dragging(Context& ctx, BoardState& state, const DealColumnDesc& desc, const CardGrid& grid,
                           ScrollArea& area) {
  if (!state.travel) return;
  if (state.travel->by_keyboard) {
    if (!state.over || state.over->column != desc.index) return;
    const Rect gap = grid.cell(static_cast<float>(state.over->above));
    if (gap.y < grid.visible.y || gap.bottom() > grid.visible.bottom()) area.reveal(gap);
    return;
  }
  const Point pointer = state.travel->ghost.centre();
  if (pointer.x < desc.rect.x || pointer.x > desc.rect.right()) return;
  const float pull = edge_pull(pointer.y, grid.visible.y, grid.visible.bottom(), ctx.px(56));
  if (pull == 0) return;
  const double elapsed_ms = std::clamp(ctx.now_ms() - state.scrolled_ms, 0.0, 32.0);
  state.scrolled_ms = ctx.now_ms();
  const auto step = static_cast<float>(elapsed_ms * kScrollSpeed_css) * ctx.px(1) * pull;
  area.scroll_to(area.offset().x, area.offset().y + step);
  ctx.wake_in(0);
}

void answer_focus_request(Context& ctx, BoardState& state, const DealColumnDesc& desc, const CardGrid& grid,
                          const BoardWindow& window, const Range& mirrored, ScrollArea& area) {
  if (!state.focus_request || state.focus_request->column != desc.index) return;
  if (desc.column.count == 0) {
    state.focus_request.reset();
    return;
  }
  const uint32_t index = std::min(state.focus_request->above, desc.column.count - 1);
  area.reveal(grid.cell(static_cast<float>(index)));
  ctx.wake_in(0);
  const bool drawn = index >= mirrored.first && index < mirrored.end && index - window.offset < window.cards.size();
  if (!drawn) return;
  const crm::DealId deal = window.cards[index - window.offset].id;
  state.last_focused = deal;
  ctx.focus(deal_card_id(deal));
  state.focus_request.reset();
}

void draw_cards(Context& ctx, Model& model, BoardState& state, const DealColumnDesc& desc, const CardGrid& grid,
                const BoardWindow& window, const Range& mirrored) {
  const Range in_view = range_of(grid, desc.column.count, 0);
  bool has_focus_place = false;
  for (uint32_t i = mirrored.first; i < mirrored.end && i - window.offset < window.cards.size(); ++i) {
    has_focus_place = has_focus_place || window.cards[i - window.offset].id == state.last_focused;
  }
  draw_gap(ctx, model, state, desc, grid);
  for (uint32_t i = mirrored.first; i < mirrored.end && i - window.offset < window.cards.size(); ++i) {
    const crm::DealId deal = window.cards[i - window.offset].id;
    const bool travelling = state.travel && state.travel->card.id == deal;
    const float wanted =
        travelling ? static_cast<float>(state.over && state.over->column == desc.index ? state.over->above : i)
                   : place_of(state, desc.index, i);
    const WidgetId shift = deal_card_id(deal, kShiftPart + 16 * (static_cast<uint32_t>(state.settle_serial) + 1));
    const float moved =
        travelling ? wanted - static_cast<float>(i) : ctx.tween(shift, wanted - static_cast<float>(i), Motion::move);
    const bool tab_stop = has_focus_place ? deal == state.last_focused : i == std::max(in_view.first, mirrored.first);
    const Rect rect = grid.cell(static_cast<float>(i) + moved);
    // A little more than what is seen: shadows and the focus ring reach beyond a card.
    const bool seen = rect.overlaps(grid.visible.inset(-ctx.px(space::kS)));
    board_card(ctx, model, state, desc, window, {.index = i, .rect = rect, .tab_stop = tab_stop, .in_view = seen});
  }
}

// The source of a drag stays alive while its column has scrolled away from it.
void keep_source(Context& ctx, const Model& model, BoardState& state, const DealColumnDesc& desc,
                 const CardGrid& grid) {
  if (!state.travel || state.travel->from.column != desc.index || state.travel->seen == state.frame) return;
  const crm::BoardCard card = state.travel->card;
  const Rect rect = grid.cell(static_cast<float>(state.travel->from.above));
  const Response response =
      interact(ctx, rect, {.exact_id = deal_card_id(card.id), .name = card.name, .state = node_state::kDraggable});
  const std::optional<Rect> ghost = board_card_source(ctx, state, response, card, state.travel->from, {});
  if (ghost) draw_travelling_card(ctx, model, state, rect, *ghost);
}

}  // namespace

void column_cells(Context& ctx, BoardState& state, const DealColumnDesc& desc, const std::optional<CardGrid>& grid) {
  if (!state.travel) return;
  const std::string_view stage = label_text(ctx, desc.column.stage.name);
  const auto cell = [&](const Rect& rect, uint32_t above, std::string_view label) {
    const BoardCell place{desc.index, above};
    const DropTarget target = drop_target(ctx, rect, {.kind = kDealDrag, .target = place.packed(), .label = label});
    if (target.over) state.over_next = place;
  };
  const bool own = state.travel->from.column == desc.index;
  if (!grid || !has_order(desc.column.stage)) {
    cell(desc.rect, own ? state.travel->from.above : 0, stage);
    return;
  }
  const uint32_t others = desc.column.count - (own ? 1U : 0U);
  const Range range = range_of(*grid, others + 1, state.travel->by_keyboard ? 2 * grid->pitch : 0);
  for (uint32_t above = range.first; above < range.end; ++above) {
    Rect rect = grid->cell(static_cast<float>(above)).with_height(grid->pitch);
    const bool first = above == range.first;
    const bool last = above + 1 == range.end;
    if (!state.travel->by_keyboard) {
      if (first) rect = {rect.x, desc.rect.y, rect.width, rect.bottom() - desc.rect.y};
      if (last) rect = rect.with_height(desc.rect.bottom() - rect.y);
      rect = {desc.rect.x, rect.y, desc.rect.width, rect.height};
    }
    cell(rect, above, tr(ctx, Key::board_place, {{"stage", stage}, {"position", above + 1}, {"count", others + 1}}));
  }
}

void column_cards(Context& ctx, Model& model, BoardState& state, const DealColumnDesc& desc, const Rect& list) {
  ScrollArea area{ctx, list, {.id = "cards"}};
  const float gap = ctx.px(space::kS);
  CardGrid grid{.x = area.content().x + gap,
                .width = list.width - 2 * gap,
                .top = area.content().y + ctx.px(2),
                .card_height = deal_card_height(ctx),
                .pitch = deal_card_height(ctx) + gap,
                .visible = area.visible()};
  const bool gap_more = state.travel && state.travel->from.column != desc.index;
  const float cells = static_cast<float>(desc.column.count + (gap_more ? 1U : 0U));
  area.set_content_height(cells * grid.pitch + ctx.px(space::kS));
  const std::string_view name = tr(ctx, Key::board_column_name,
                                   {{"stage", label_text(ctx, desc.column.stage.name)}, {"count", desc.column.count}});
  NodeScope nodes{ctx,
                  {grid.x, grid.top, grid.width, std::max(cells * grid.pitch, grid.pitch)},
                  {.id = ctx.id("list"), .role = Role::list, .name = name}};
  if (desc.near_view) {
    const Range mirrored = range_of(grid, desc.column.count, grid.visible.height * 0.5F);
    const BoardWindow& window = read_window(ctx, model, desc, mirrored);
    draw_cards(ctx, model, state, desc, grid, window, mirrored);
    answer_focus_request(ctx, state, desc, grid, window, mirrored, area);
  }
  keep_source(ctx, model, state, desc, grid);
  if (desc.column.count == 0 && !state.travel) {
    paint_text(ctx, grid.cell(0).with_height(ctx.px(64)), tr(ctx, Key::board_empty_column),
               {.style = TextStyle::label_plain, .tone = Tone::tertiary, .align = Align::centre});
  }
  column_cells(ctx, state, desc, grid);
  scroll_while_dragging(ctx, state, desc, grid, area);
}

}  // namespace ui
