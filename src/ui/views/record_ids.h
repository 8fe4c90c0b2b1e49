#pragma once
// Widget ids made of a record's id alone. They do not depend on scopes, so that a card keeps focus and movement when it
// is drawn in another column, and a list can say where the focus goes before that row is drawn.

#include <cstdint>

#include "base/uuid.h"
#include "ui/widget.h"

namespace ui {

// `part` tells the widgets of one record apart.
[[nodiscard]] inline WidgetId record_widget_id(const base::Uuid& id, uint32_t part) {
  uint32_t hash = 2166136261U ^ (part * 0x9E3779B9U);  // FNV-1a
  for (const uint8_t byte : id.bytes) hash = (hash ^ byte) * 16777619U;
  return hash == 0 ? 1 : hash;
}

}  // namespace ui
