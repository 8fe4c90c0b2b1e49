#pragma once
// The text one filters a screen by, kept in the route ("q"), so that back, reload and a copied link bring it back.
// Typing does not fill the history: the route follows when the person pauses.

#include <string>

#include "ui/views/model.h"
#include "ui/widget.h"

namespace ui {

struct RouteFilter {
  std::string text;    // what stands in the field, and what is filtered by
  std::string routed;  // what the route said last
  double changed_ms = 0;
  bool waiting = false;  // typed and not yet in the route
};
void route_filter_field(Context& ctx, const Rect& rect, const Model& model, RouteFilter& filter,
                        std::string_view label);

// The present route with one parameter changed (empty: removed).
void set_route_parameter(Context& ctx, const Model& model, std::string_view name, std::string_view value,
                         HistoryMode mode);

}  // namespace ui
