#pragma once
// What the board remembers between frames: the cards read for each column, the card on its way, the selection, the open
// menu and the keyboard's place. The columns share it, because a card leaves one and arrives in another.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "crm/view_data.h"
#include "ui/views/deal_actions.h"
#include "ui/views/model.h"

namespace ui {

inline constexpr uint32_t kDealDrag = 0x6465616C;

// A place where a card can be dropped: a column, and the number of cards above it there.
struct BoardCell {
  uint32_t column = 0;
  uint32_t above = 0;

  bool operator==(const BoardCell&) const = default;
  [[nodiscard]] uint64_t packed() const { return (static_cast<uint64_t>(column) + 1) << 32U | above; }
  [[nodiscard]] static BoardCell unpacked(uint64_t packed) {
    return {static_cast<uint32_t>((packed >> 32U) - 1), static_cast<uint32_t>(packed)};
  }
};

// The window of cards that a column has read, and what it was read for: nothing is asked twice for the same frame.
struct BoardWindow {
  uint64_t version = UINT64_MAX;
  int64_t minute = -1;  // overdue and rotting change with time
  crm::BoardFilter filter;
  uint32_t offset = 0;
  uint32_t count = 0;
  std::vector<crm::BoardCard> cards;
  // The cards in words for screen readers, made once: most cards are only mirrored, frame after frame.
  std::vector<std::string> words;
  Language language{};
};

struct BoardState {
  // ---- The card on its way ----
  struct Travel {
    crm::BoardCard card;
    BoardCell from;
    bool by_keyboard = false;
    Rect ghost;         // where its picture is; empty by keyboard
    uint64_t seen = 0;  // frame in which the source said so
  };
  std::optional<Travel> travel;
  std::optional<Travel> latest;   // outlives the drag by the frame that tells of the drop
  std::optional<BoardCell> over;  // of the frame before: where the gap is
  std::optional<BoardCell> over_next;
  double scrolled_ms = 0;  // of the last step of scrolling near an edge
  double scrolled_sideways_ms = 0;

  // ---- The card that was dropped and glides into its place ----
  struct Settling {
    crm::DealId deal;
    Rect from;
    uint64_t serial = 0;
    double started_ms = 0;
  };
  std::optional<Settling> settling;
  uint64_t settle_serial = 0;

  // ---- Selection ----
  std::vector<crm::DealId> selected;
  std::optional<BoardCell> anchor;  // where a range by Shift begins
  [[nodiscard]] bool is_selected(crm::DealId deal) const;
  void toggle(crm::DealId deal);

  // ---- Menus ----
  enum class Menu : uint8_t { none, move, actions };
  Menu menu = Menu::none;
  bool menu_open = false;
  Rect menu_anchor;
  std::vector<crm::DealId> menu_deals;
  std::string menu_name;  // of the card it was opened on
  crm::StageId menu_stage;

  // ---- Keyboard: the card that Tab reaches, and where the arrows want to go ----
  crm::DealId last_focused;
  std::optional<BoardCell> focus_request;

  // ---- Columns that the person folded or unfolded ----
  struct Fold {
    crm::StageId stage;
    bool folded = false;
  };
  std::vector<Fold> folds;
  [[nodiscard]] bool is_folded(const crm::Stage& stage, bool by_default) const;
  void set_folded(const crm::Stage& stage, bool folded);

  uint64_t frame = 0;
};

// Of the card and of its place in the list: the same wherever it is drawn, so that focus and tweens travel with it.
[[nodiscard]] WidgetId deal_card_id(crm::DealId deal, uint32_t part = 0);
[[nodiscard]] uint64_t deal_number(crm::DealId deal);

// The deals that an act on this card is about: the selection when it belongs to it, else itself.
[[nodiscard]] std::vector<crm::DealId> affected_deals(const BoardState& state, crm::DealId deal);

}  // namespace ui
