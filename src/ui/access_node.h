#pragma once
// One node of the accessibility tree. Every widget emits one; the same tree is what a screen reader reads (mirrored
// into real DOM elements over the canvas by web/mirror.ts), what native tests find things by, and what browser tests
// click. The record is plain memory: web/mirror.ts reads it from the heap by the offsets below (static_assert'ed),
// strings by offset into the frame's string pool.

#include <cstddef>
#include <cstdint>

namespace ui {

// The DOM element each becomes is chosen in web/mirror.ts; names follow WAI-ARIA 1.2.
enum class Role : uint16_t {
  none = 0,
  group,
  main,
  navigation,
  banner,
  region,
  complementary,
  search,
  form,
  heading,    // level 1 to 6
  paragraph,  // static text
  link,       // href set
  button,
  toggle_button,  // aria-pressed
  checkbox,
  switch_,
  radio_group,
  radio,
  tab_list,
  tab,
  tab_panel,
  text_field,  // <input>; TextFieldInfo says which
  text_area,   // <textarea>
  combobox,    // <input role=combobox>
  list_box,
  option,
  menu,
  menu_item,
  menu_item_checkbox,
  menu_item_radio,
  list,
  list_item,
  table,
  row_group,
  row,
  column_header,  // sort state in NodeState
  row_header,
  cell,
  grid,
  grid_cell,
  dialog,
  alert_dialog,
  status,  // polite live region
  alert,   // assertive live region
  progress_bar,
  slider,
  separator,
  image,
  tooltip,
  feed,
  article,
  toolbar,
  tree,
  tree_item,
};

namespace node_state {
inline constexpr uint32_t kDisabled = 1U << 0U;
inline constexpr uint32_t kFocusable = 1U << 1U;
inline constexpr uint32_t kFocused = 1U << 2U;  // the canvas says: DOM focus belongs here
inline constexpr uint32_t kChecked = 1U << 3U;
inline constexpr uint32_t kMixed = 1U << 4U;
inline constexpr uint32_t kSelected = 1U << 5U;
inline constexpr uint32_t kSelectable = 1U << 6U;
inline constexpr uint32_t kExpanded = 1U << 7U;
inline constexpr uint32_t kExpandable = 1U << 8U;  // aria-expanded is present
inline constexpr uint32_t kPressed = 1U << 9U;
inline constexpr uint32_t kInvalid = 1U << 10U;
inline constexpr uint32_t kRequired = 1U << 11U;
inline constexpr uint32_t kReadOnly = 1U << 12U;
inline constexpr uint32_t kBusy = 1U << 13U;
inline constexpr uint32_t kModal = 1U << 14U;
inline constexpr uint32_t kCurrent = 1U << 15U;   // aria-current=page
inline constexpr uint32_t kHasPopup = 1U << 16U;  // aria-haspopup
inline constexpr uint32_t kSortAscending = 1U << 17U;
inline constexpr uint32_t kSortDescending = 1U << 18U;
inline constexpr uint32_t kScrollable = 1U
                                        << 19U;  // clips its children; a DOM scroll of it is turned into a scroll here
inline constexpr uint32_t kTabStop = 1U << 20U;  // reached by Tab (roving tabindex: others of a composite are not)
inline constexpr uint32_t kClips = 1U << 21U;    // overflow hidden without scrolling
inline constexpr uint32_t kEditing = 1U << 22U;  // this text field is the visible DOM field now
inline constexpr uint32_t kDraggable = 1U << 23U;
inline constexpr uint32_t kMultiSelectable = 1U << 24U;
inline constexpr uint32_t kPassword = 1U << 25U;
}  // namespace node_state

// Which keyboard and autofill a field asks for (HTML inputmode, type, autocomplete, autocapitalize).
enum class FieldKind : uint8_t { text, name, email, telephone, url, number, decimal, search, date, time, organisation };

struct StringSlice {
  uint32_t offset = 0;  // into the frame's string pool, UTF-8
  uint32_t length = 0;
};

// 144 bytes, 4-byte aligned, no padding. Rectangles are physical pixels of the window, unclipped.
struct AccessNode {
  uint32_t id = 0;                 //   0 unique in the frame, stable while the thing lives; 0 is the root
  uint32_t parent = 0;             //   4 id of the parent, which comes earlier in the list
  uint32_t hash = 0;               //   8 of everything but the position; the mirror skips what did not change
  uint32_t state = 0;              //  12 node_state bits
  float x = 0;                     //  16
  float y = 0;                     //  20
  float width = 0;                 //  24
  float height = 0;                //  28
  uint16_t role = 0;               //  32 Role
  uint8_t level = 0;               //  34 heading or tree level; 0 none
  uint8_t field_kind = 0;          //  35 FieldKind
  int32_t set_size = 0;            //  36 aria-setsize or aria-rowcount (of table, grid); 0 none
  int32_t position = 0;            //  40 aria-posinset or aria-rowindex, from 1; 0 none
  int32_t column = 0;              //  44 aria-colindex or (of table) aria-colcount; 0 none
  StringSlice name;                //  48 accessible name
  StringSlice value;               //  56 value of a field, slider text, progress text
  StringSlice description;         //  64 help or error text (aria-description)
  StringSlice href;                //  72 of links: "#/contacts/…"
  StringSlice placeholder;         //  80
  StringSlice keys;                //  88 aria-keyshortcuts
  uint32_t active_descendant = 0;  //  96 id; 0 none
  uint32_t controls = 0;           // 100 id of the popup it owns; 0 none
  float value_now = 0;             // 104 progress and slider
  float value_max = 0;             // 108 0 = indeterminate
  // Look of the DOM field while it is edited (web/text_field.ts): it lies over the canvas field without a visible
  // shift.
  float font_size_px = 0;    // 112 physical pixels
  float text_x = 0;          // 116 start of the text, relative to x
  float text_width = 0;      // 120 of the visible text box
  float baseline_y = 0;      // 124 whole physical pixel, relative to y (first line)
  float line_height_px = 0;  // 128
  uint32_t text_colour = 0;  // 132 ImGui order
  uint32_t font_weight = 0;  // 136 400 or 600
  uint32_t text_revision =
      0;  // 140 grows when the program (not the person) changed the text: the DOM field takes `value`
};

static_assert(sizeof(StringSlice) == 8);
static_assert(sizeof(AccessNode) == 144);
static_assert(offsetof(AccessNode, name) == 48 && offsetof(AccessNode, active_descendant) == 96 &&
              offsetof(AccessNode, font_size_px) == 112 && offsetof(AccessNode, text_revision) == 140);

// What assistive technology, the DOM keyboard focus or a test asks of a node.
enum class NodeAction : uint32_t {
  activate = 0,          // a click that no pointer press came before
  focus = 1,             // DOM focus arrived
  blur = 2,              // DOM focus left
  scroll_into_view = 3,  // the DOM scrolled its container: value x, y = scroll offset in physical pixels to add
  increment = 4,
  decrement = 5,
  context_menu = 6,
};

}  // namespace ui
