#pragma once
// Events as the platform hands them to ui::Context, in order, as plain values: recorded traces of them are replayed in
// native tests. Positions are physical pixels, fractional.

#include <cstdint>
#include <string>
#include <vector>

namespace ui {

enum class PointerKind : uint8_t { mouse, touch, pen };
enum class PointerPhase : uint8_t { move, down, up, cancel, leave };

namespace modifier {
inline constexpr uint8_t kShift = 1;
inline constexpr uint8_t kControl = 2;
inline constexpr uint8_t kAlt = 4;
inline constexpr uint8_t kMeta = 8;
}  // namespace modifier

struct PointerEvent {
  double time_ms = 0;  // performance.now() of the event
  float x = 0;
  float y = 0;
  int32_t pointer_id = 0;
  PointerPhase phase = PointerPhase::move;
  PointerKind kind = PointerKind::mouse;
  uint8_t button = 0;   // DOM button of down and up: 0 primary, 1 middle, 2 secondary
  uint8_t buttons = 0;  // DOM buttons held
  uint8_t modifiers = 0;
};

struct WheelEvent {
  double time_ms = 0;
  float x = 0;
  float y = 0;
  float delta_x_px = 0;  // physical pixels; lines and pages are already turned into pixels
  float delta_y_px = 0;
  uint8_t modifiers = 0;
};

// Keys the product acts on; text comes through text fields, never from here. `character` serves shortcuts that are
// letters (matched by what the key types, so that AZERTY works).
enum class KeyCode : uint8_t {
  none,
  tab,
  enter,
  escape,
  space,
  backspace,
  delete_,
  arrow_left,
  arrow_right,
  arrow_up,
  arrow_down,
  home,
  end,
  page_up,
  page_down,
  f2,
  f10,
  context_menu,
  character,
};

enum class KeyPhase : uint8_t { down, up };
// Whether the DOM focus was in an editable field: then only keys that a one-line field leaves alone come here.
enum class KeyTarget : uint8_t { page, text_field };

struct KeyEvent {
  double time_ms = 0;
  KeyCode code = KeyCode::none;
  KeyPhase phase = KeyPhase::down;
  KeyTarget target = KeyTarget::page;
  uint8_t modifiers = 0;
  uint8_t repeat = 0;
  uint32_t character = 0;  // lower-cased code point of KeyCode::character
};

// The DOM field's whole text after each change; composing text is included and flagged.
struct TextInputEvent {
  uint32_t node_id = 0;
  std::string text;
  uint32_t selection_start = 0;  // UTF-16 offsets as the DOM gives them
  uint32_t selection_end = 0;
  uint8_t composing = 0;
};

// Files dropped anywhere or chosen after Files::choose (request > 0).
struct FileEvent {
  uint32_t request = 0;
  std::string name;
  std::vector<uint8_t> bytes;
};

struct Preferences {
  uint8_t dark = 0;
  uint8_t reduced_motion = 0;
  uint8_t more_contrast = 0;
  uint8_t forced_colours = 0;
  uint8_t coarse_pointer = 0;
};

struct Viewport {
  float width_px = 0;  // physical
  float height_px = 0;
  float scale = 1;  // physical pixels per CSS pixel
  // Physical pixels taken by notches and by the phone keyboard.
  float inset_top_px = 0;
  float inset_right_px = 0;
  float inset_bottom_px = 0;
  float inset_left_px = 0;
};

}  // namespace ui
