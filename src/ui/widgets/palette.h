#pragma once
// The command palette: one field, results as you type, all by keyboard. The caller finds; this shows.
//   PaletteResponse answer = palette(ctx, {.query = state.query, .results = state.results}, state.open);
//   if (answer.query_changed) state.results = search(state.query);
//   if (answer.chosen) run(state.results[*answer.chosen]);

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/paint.h"

namespace ui {

struct PaletteResult {
  std::string_view title;
  std::string_view detail;
  std::string_view group;  // a heading before the first of each group
  std::optional<Icon> icon;
  bool avatar = false;
  std::string_view href;  // chosen ones with a route navigate by themselves
  std::string_view keys;
};
struct PaletteDesc {
  std::string& query;
  std::span<const PaletteResult> results;
  bool loading = false;
};
struct PaletteResponse {
  bool query_changed = false;
  std::optional<int32_t> chosen;
};
PaletteResponse palette(Context& ctx, const PaletteDesc& desc, bool& open);

}  // namespace ui
