#pragma once
// Where a deal stands, and one click to move it: the open stages as arrows in a row, then won, lost and unqualified. A
// closed deal shows how it ended and can be opened again.

#include <vector>

#include "ui/views/model.h"

namespace ui {

struct StagePathDesc {
  const crm::Deal& deal;
  std::span<const crm::Stage> stages;  // of its pipeline
};
void stage_path(Context& ctx, const Rect& rect, Model& model, const StagePathDesc& desc);
[[nodiscard]] float stage_path_height(const Context& ctx);

}  // namespace ui
