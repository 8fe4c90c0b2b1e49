// See layer_stack.h.

#include "ui/core/layer_stack.h"

#include <algorithm>

namespace ui {

namespace {

// Dialogs, popovers and menus share one order: a menu may open a dialog and a dialog a menu.
int rank(LayerKind kind) {
  switch (kind) {
    case LayerKind::page: return 0;
    case LayerKind::dialog:
    case LayerKind::popover: return 1;
    case LayerKind::toast: return 2;
    case LayerKind::ghost: return 3;
    case LayerKind::tooltip: return 4;
  }
  return 0;
}

}  // namespace

void LayerStack::begin_frame(uint32_t frame) {
  frame_ = frame;
  for (Layer& layer : layers_) {
    layer.measured_bottom = 0;
    layer.unreadable = 0;
  }
}

Layer& LayerStack::open(WidgetId id, LayerKind kind) {
  if (Layer* found = find(id)) {
    found->frame = frame_;
    return *found;
  }
  Layer layer;
  layer.id = id;
  layer.kind = kind;
  layer.opened = true;
  layer.frame = frame_;
  layer.order = ++opened_;
  const auto at = std::upper_bound(layers_.begin(), layers_.end(), layer, [](const Layer& a, const Layer& b) {
    return rank(a.kind) != rank(b.kind) ? rank(a.kind) < rank(b.kind) : a.order < b.order;
  });
  return *layers_.insert(at, layer);
}

Layer* LayerStack::find(WidgetId id) {
  for (Layer& layer : layers_) {
    if (layer.id == id) return &layer;
  }
  return nullptr;
}

uint16_t LayerStack::index_of(WidgetId id) const {
  for (size_t i = 0; i < layers_.size(); ++i) {
    if (layers_[i].id == id) return static_cast<uint16_t>(i);
  }
  return 0;
}

uint16_t LayerStack::modal_index() const {
  for (size_t i = layers_.size(); i-- > 0;) {
    if (layers_[i].modal) return static_cast<uint16_t>(i);
  }
  return 0;
}

Layer* LayerStack::escape_target() {
  for (size_t i = layers_.size(); i-- > 0;) {
    if (layers_[i].closes_on_escape) return &layers_[i];
    if (layers_[i].modal) return nullptr;
  }
  return nullptr;
}

}  // namespace ui
