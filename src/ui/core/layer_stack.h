#pragma once
// What lies above what: the page, then dialogs, popovers and menus in the order they were opened, then messages, the
// ghost of a drag, and tooltips. Each layer is one Dear ImGui window over the whole display.

#include <cstdint>
#include <vector>

#include "ui/layout.h"
#include "ui/widget.h"

struct ImGuiWindow;

namespace ui {

enum class LayerKind : uint8_t { page, dialog, popover, toast, ghost, tooltip };

struct Layer {
  WidgetId id = 0;
  LayerKind kind = LayerKind::page;
  Rect rect;                    // of its surface; a press beyond it is outside
  bool modal = false;           // nothing below can be used
  bool closes_outside = false;  // by a press outside
  bool closes_on_escape = false;
  bool takes_focus = true;  // on opening, the first field or button gets the keyboard
  bool dismissed = false;   // asked to close; its owner reads and clears it
  bool opened = false;      // in this frame
  bool owns_focus = false;  // returns the focus when it closes
  WidgetId focus_return = 0;
  WidgetId parent = 0;        // the layer it was opened from
  uint32_t frame = 0;         // last drawn
  uint32_t order = 0;         // of opening
  float content_bottom = 0;   // lowest pixel drawn in the last frame, for layers that fit their content
  float measured_bottom = 0;  // of this frame, growing
  WidgetId unreadable = 0;    // a field in it, of this frame, whose text cannot be read
  ImGuiWindow* window = nullptr;
};

class LayerStack {
 public:
  void begin_frame(uint32_t frame);
  // The layer of that id, made and put on top when it is new. Good until the next open().
  Layer& open(WidgetId id, LayerKind kind);
  [[nodiscard]] Layer* find(WidgetId id);
  // Closed ones go; each is told to `closed`.
  template <typename Function>
  void end_frame(Function closed) {
    for (size_t i = 0; i < layers_.size();) {
      Layer& layer = layers_[i];
      layer.opened = false;
      layer.content_bottom = layer.measured_bottom;
      if (layer.frame == frame_ || layer.id == 0) {
        ++i;
        continue;
      }
      const Layer gone = layer;
      layers_.erase(layers_.begin() + static_cast<std::ptrdiff_t>(i));
      closed(gone);
    }
  }
  // From the page up.
  [[nodiscard]] std::vector<Layer>& all() { return layers_; }
  [[nodiscard]] uint16_t index_of(WidgetId id) const;
  // The topmost modal layer's index; 0 (the page) when there is none.
  [[nodiscard]] uint16_t modal_index() const;
  // The topmost layer that Escape closes.
  [[nodiscard]] Layer* escape_target();

 private:
  std::vector<Layer> layers_;
  uint32_t frame_ = 0;
  uint32_t opened_ = 0;
};

}  // namespace ui
