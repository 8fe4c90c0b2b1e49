#pragma once
// The cards of the dashboard, for dashboard_view.cpp only. Each measures itself first (Draw::no), so that the view can
// stack them on a phone and place them side by side on a desktop.

#include <optional>
#include <vector>

#include "crm/view_data.h"
#include "ui/views/model.h"
#include "ui/views/support.h"

namespace ui {

// Read once per state of the data, not once per frame.
struct DashboardData {
  std::optional<uint64_t> version;
  int64_t outdated_at_ms = 0;  // when something changes by itself
  std::optional<crm::PipelineId> pipeline;
  std::vector<crm::Pipeline> pipelines;
  std::vector<crm::BoardColumn> stages;
  std::vector<crm::ClosedFigures> closed;
  crm::Coming coming;
  crm::RecordCounts counts;
};

float pipeline_card(Context& ctx, Model& model, DashboardData& data, const Rect& area, Draw draw);
float closed_card(Context& ctx, Model& model, const DashboardData& data, const Rect& area, Draw draw);
enum class ComingKind : uint8_t { tasks, appointments };
float coming_card(Context& ctx, Model& model, const DashboardData& data, const Rect& area, ComingKind kind, Draw draw);
// In its own scrolling frame.
void feed_card(Context& ctx, Model& model, const Rect& area);
// As a part of the page, with at most `entries` entries; returns the height.
float feed_excerpt(Context& ctx, Model& model, const Rect& area, uint32_t entries, Draw draw);

}  // namespace ui
