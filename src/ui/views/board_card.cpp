// One card of a column as something to click, to lift and to choose from: its node, its keys, its menus and its drag.

#include "ui/views/board_card.h"

#include <algorithm>

#include "ui/ui.h"
#include "ui/views/deal_card.h"
#include "ui/views/support.h"

namespace ui {

namespace {

constexpr uint32_t kItemPart = 1;
constexpr uint32_t kButtonPart = 2;
constexpr uint32_t kHoverPart = 4;
constexpr uint32_t kSettlePart = 1000;

bool take_arrows(Context& ctx, BoardState& state, const DealColumnDesc& desc, WidgetId card, uint32_t index) {
  const auto ask = [&](KeyCode key, uint32_t column, uint32_t above) {
    if (!ctx.take_key(card, key)) return false;
    state.focus_request = BoardCell{column, above};
    return true;
  };
  const uint32_t last = desc.column.count - 1;
  return ask(KeyCode::arrow_down, desc.index, std::min(index + 1, last)) ||
         ask(KeyCode::arrow_up, desc.index, index > 0 ? index - 1 : 0) ||
         ask(KeyCode::arrow_right, desc.index + 1, index) ||
         (desc.index > 0 && ask(KeyCode::arrow_left, desc.index - 1, index)) || ask(KeyCode::home, desc.index, 0) ||
         ask(KeyCode::end, desc.index, last);
}

void open_menu(BoardState& state, BoardState::Menu menu, const Rect& anchor, const crm::BoardCard& card,
               const crm::Stage& stage) {
  state.menu = menu;
  state.menu_open = true;
  state.menu_anchor = anchor;
  state.menu_deals = affected_deals(state, card.id);
  state.menu_name = card.name;
  state.menu_stage = stage.id;
}

void select_range(BoardState& state, const BoardWindow& window, const DealColumnDesc& desc, uint32_t index) {
  if (!state.anchor || state.anchor->column != desc.index) return;
  const uint32_t low = std::min(state.anchor->above, index);
  const uint32_t high = std::max(state.anchor->above, index);
  for (uint32_t at = std::max(low, window.offset); at <= high && at - window.offset < window.cards.size(); ++at) {
    const crm::DealId deal = window.cards[at - window.offset].id;
    if (!state.is_selected(deal)) state.selected.push_back(deal);
  }
}

void act(Context& ctx, BoardState& state, const BoardWindow& window, const DealColumnDesc& desc, const Response& card,
         uint32_t index) {
  const crm::BoardCard& deal = window.cards[index - window.offset];
  if (card.context_menu) {
    open_menu(state, BoardState::Menu::actions, {card.pointer.x, card.pointer.y, 0, 0}, deal, desc.column.stage);
  }
  if (!card.clicked) return;
  const BoardCell cell{desc.index, index};
  if ((card.modifiers & (modifier::kControl | modifier::kMeta)) != 0) {
    state.toggle(deal.id);
    state.anchor = cell;
  } else if ((card.modifiers & modifier::kShift) != 0) {
    if (!state.anchor) state.anchor = cell;
    select_range(state, window, desc, index);
  } else {
    ctx.navigate(href_of(ctx, crm::deal_ref(deal.id)));
  }
}

// Where the card is drawn that was just dropped: on its way from where it was let go.
bool draw_settling(Context& ctx, const Model& model, BoardState& state, const Rect& rect, const crm::BoardCard& card) {
  if (!state.settling || state.settling->deal != card.id) return false;
  const BoardState::Settling settling = *state.settling;
  const WidgetId id = deal_card_id(card.id, kSettlePart + static_cast<uint32_t>(settling.serial));
  const float travelled = ctx.tween_from(id, 0, 1, Motion::move);
  if (travelled >= 1 || ctx.reduced_motion()) {
    state.settling.reset();
    return false;
  }
  fill_rect(ctx, rect, accent_fill(ctx, Accent::accent), radius::kControl);
  const Rect flying{settling.from.x + (rect.x - settling.from.x) * travelled,
                    settling.from.y + (rect.y - settling.from.y) * travelled, rect.width, rect.height};
  const GhostScope above{ctx};
  paint_deal_card(ctx, model, flying, card, {.lifted = true});
  return true;
}

void move_button(Context& ctx, BoardState& state, const DealColumnDesc& desc, const crm::BoardCard& card,
                 const BoardCardDesc& place, float visibility) {
  const Rect rect = deal_card_button(ctx, place.rect);
  const bool opened = state.menu_open && state.menu == BoardState::Menu::move && state.menu_name == card.name;
  const Response button = interact(ctx, rect,
                                   {.exact_id = deal_card_id(card.id, kButtonPart),
                                    .name = tr(ctx, Key::board_move_to),
                                    .state = node_state::kHasPopup,
                                    .tab_stop = place.tab_stop});
  const float shown = button.hovered || button.focused || opened ? 1.0F : visibility;
  if (button.hovered) fill_rect(ctx, rect, ctx.palette().hover, radius::kInner);
  if (shown > 0) paint_icon(ctx, Icon::more, rect, with_alpha(ctx.palette().text_2, shown));
  focus_ring(ctx, button, radius::kInner);
  tooltip(ctx, button, tr(ctx, Key::board_move_to));
  if (button.clicked) open_menu(state, BoardState::Menu::move, rect, card, desc.column.stage);
}

}  // namespace

void draw_travelling_card(Context& ctx, const Model& model, const BoardState& state, const Rect& place,
                          const Rect& ghost) {
  if (ghost.empty()) return;
  const crm::BoardCard& card = state.travel->card;
  const auto together = static_cast<int32_t>(affected_deals(state, card.id).size());
  const GhostScope above{ctx};
  paint_deal_card(ctx, model, {ghost.x, ghost.y, place.width, place.height}, card,
                  {.lifted = true, .stacked = together});
}

std::optional<Rect> board_card_source(Context& ctx, BoardState& state, const Response& response,
                                      const crm::BoardCard& card, const BoardCell& here, std::string_view place) {
  const DragSource source = drag_source(
      ctx, response,
      {.kind = kDealDrag, .item = deal_number(card.id), .label = card.name, .target = here.packed(), .place = place});
  if (!source.dragged) return std::nullopt;
  const bool already = state.travel && state.travel->card.id == card.id;
  const Rect ghost = source.by_keyboard ? Rect{} : source.ghost.value_or(Rect{});
  state.travel = BoardState::Travel{.card = card,
                                    .from = already ? state.travel->from : here,
                                    .by_keyboard = source.by_keyboard,
                                    .ghost = ghost,
                                    .seen = state.frame};
  return ghost;
}

void board_card(Context& ctx, Model& model, BoardState& state, const DealColumnDesc& desc, const BoardWindow& window,
                const BoardCardDesc& place) {
  const crm::BoardCard& card = window.cards[place.index - window.offset];
  NodeScope item{ctx,
                 place.rect,
                 {.id = deal_card_id(card.id, kItemPart),
                  .role = Role::list_item,
                  .set_size = static_cast<int32_t>(desc.column.count),
                  .position = static_cast<int32_t>(place.index) + 1}};
  const bool selected = state.is_selected(card.id);
  const std::string_view words = window.words[place.index - window.offset];
  const Response response =
      interact(ctx, place.rect,
               {.exact_id = deal_card_id(card.id),
                .name = card.name,
                .description = selected ? join(ctx, {tr(ctx, Key::board_selected), ". ", words}) : words,
                .state = node_state::kDraggable,
                .tab_stop = place.tab_stop});
  const BoardCell here =
      state.travel && state.travel->card.id == card.id ? state.travel->from : BoardCell{desc.index, place.index};
  if (const std::optional<Rect> ghost =
          board_card_source(ctx, state, response, card, here, label_text(ctx, desc.column.stage.name))) {
    draw_travelling_card(ctx, model, state, place.rect, *ghost);
    return;
  }
  if (response.focused) {
    state.last_focused = card.id;
    (void)take_arrows(ctx, state, desc, response.id, place.index);
  }
  act(ctx, state, window, desc, response, place.index);
  const float visibility = ctx.coarse_pointer() ? 0.8F : response.hovered || response.focused ? 1.0F : 0.0F;
  if (!place.in_view) {
    move_button(ctx, state, desc, card, place, 0);
    return;
  }
  const float hover = ctx.tween(deal_card_id(card.id, kHoverPart), response.hovered ? 1.0F : 0.0F);
  if (!draw_settling(ctx, model, state, place.rect, card)) {
    paint_deal_card(ctx, model, place.rect, card, {.hover = hover, .selected = selected});
  }
  focus_ring(ctx, response, radius::kControl);
  move_button(ctx, state, desc, card, place, visibility);
}

}  // namespace ui
