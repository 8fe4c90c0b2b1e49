#pragma once
// One frame of the product's screen: the shell around the present route's view, the dialogs above it, and what is done
// from everywhere (search, add, undo, dropped files, shortcuts).

#include <string>

#include "app/command_palette.h"
#include "ui/context.h"
#include "ui/views/model.h"

namespace app {

struct ScreenState {
  CommandPalette& palette;
  bool& shortcuts_open;
  std::string& title;       // last one told to the browser
  std::string& appearance;  // last one told to the document
};

void screen(ui::Context& ctx, ui::Model& model, const ScreenState& state);

}  // namespace app
