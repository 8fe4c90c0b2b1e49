#pragma once
// What all fields share: label, help and error around the control, the frame that is drawn for it, and the text that is
// edited in the page's own <input> while the field has the focus (contract: src/ui/access_node.h, kEditing).

#include "ui/core/parts.h"
#include "ui/widgets/field.h"

namespace ui {

// Draws label and help (or error) and answers where the control goes.
[[nodiscard]] Rect field_control(Context& ctx, const Rect& rect, const FieldText& text, int32_t lines = 1);

struct EditDesc {
  WidgetId id = 0;
  const FieldText* text = nullptr;
  Role role = Role::text_field;
  FieldKind kind = FieldKind::text;
  std::string_view placeholder;
  std::string_view error;  // of the field itself, when the caller's text has none
  std::optional<Icon> icon;
  std::string_view suffix;
  float end_room = 0;  // device pixels kept free for buttons at the end
  int32_t lines = 1;
  Align align = Align::start;
  bool password = false;
  bool autofocus = false;
  bool read_only = false;  // chosen from a list, not typed
  size_t maximum_bytes = 65536;
  uint32_t state = 0;  // further node state (expanded, popup)
  WidgetId active_descendant = 0;
  WidgetId controls = 0;
};
// The control itself: frame, text, node, typing.
FieldResponse edit_control(Context& ctx, const Rect& control, std::string& value, const EditDesc& desc);
// True in the frame in which the field lost the focus.
[[nodiscard]] bool just_left(const Context& ctx, const FieldResponse& response);
// Tells the caller and the layer, whose dialog does not go on with it, that the text cannot be read.
void mark_unreadable(Context& ctx, FieldResponse& response, bool unreadable);
[[nodiscard]] WidgetId field_id(Context& ctx, const FieldText& text);

// What stands in a typed field (date, money) while it is edited, and whether it could be read.
struct TypedState {
  std::string text;
  bool editing = false;
  bool unreadable = false;
};

}  // namespace ui
