// Layers as Dear ImGui windows over the whole display: their order is the order of drawing, each has its own draw list.

#include <imgui.h>
#include <imgui_internal.h>

#include <charconv>

#include "ui/core/parts.h"

namespace ui {

namespace {

constexpr ImGuiWindowFlags kLayerFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                                         ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoBackground |
                                         ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoBringToFrontOnFocus;

}  // namespace

void begin_layer(Context& ctx, WidgetId id, LayerKind kind) {
  ContextParts& parts = ctx.parts();
  const WidgetId below = parts.layer_path.empty() ? 0 : parts.layer_path.back();
  Layer& layer = parts.layers.open(id, kind);
  if (layer.opened) {
    layer.parent = below;
    layer.focus_return = parts.focused;
  }
  char name[24] = "layer";
  *std::to_chars(name + 5, name + sizeof name - 1, id, 16).ptr = 0;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2{1, 1});
  ImGui::Begin(name, nullptr, kLayerFlags);
  ImGui::PopStyleVar(3);
  layer.window = ImGui::GetCurrentWindow();
  parts.list = layer.window->DrawList;
  parts.layer_path.push_back(id);
  parts.clips.push_back({0, 0, parts.viewport.width_px, parts.viewport.height_px});
  parts.list->PushClipRect({0, 0}, {parts.viewport.width_px, parts.viewport.height_px});
  // Nodes of a layer lie beside the page, not inside of what opened it.
  parts.tree.push_parent(0);
}

void end_layer(Context& ctx) {
  ContextParts& parts = ctx.parts();
  parts.tree.pop_parent();
  parts.list->PopClipRect();
  parts.clips.pop_back();
  parts.layer_path.pop_back();
  ImGui::End();
  const Layer* below = parts.layer_path.empty() ? nullptr : parts.layers.find(parts.layer_path.back());
  parts.list = below != nullptr ? below->window->DrawList : nullptr;
}

Layer& current_layer(Context& ctx) {
  ContextParts& parts = ctx.parts();
  return *parts.layers.find(parts.layer_path.back());
}

}  // namespace ui
