#pragma once
// The messages at the bottom of the window and which of their actions were pressed.

#include <cstdint>
#include <string>
#include <vector>

#include "ui/theme.h"

namespace ui {

class Context;

struct Toast {
  uint32_t number = 0;
  std::string text;
  std::string action;
  uint32_t action_id = 0;
  Accent accent = Accent::neutral;
  double shown_ms = 0;
  float duration_ms = 0;
  bool closing = false;
};

struct ToastList {
  std::vector<Toast> toasts;
  std::vector<uint32_t> actions;  // pressed, not yet asked for
  uint32_t numbers = 0;
};

// Draws them; called once at the end of each frame.
void draw_toasts(Context& ctx);

}  // namespace ui
