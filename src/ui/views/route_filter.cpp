// The filter field of a screen and its place in the route.

#include "ui/views/route_filter.h"

#include "ui/ui.h"

namespace ui {

namespace {

constexpr double kPause_ms = 300;

}  // namespace

void set_route_parameter(Context& ctx, const Model& model, std::string_view name, std::string_view value,
                         HistoryMode mode) {
  Route route = model.route;
  route.set(name, value);
  if (route == model.route) return;
  ctx.navigate(build_route(route), mode);
}

void route_filter_field(Context& ctx, const Rect& rect, const Model& model, RouteFilter& filter,
                        std::string_view label) {
  const std::string_view asked = model.route.parameter("q");
  if (asked != filter.routed) {
    filter.routed = asked;
    if (!filter.waiting) filter.text = asked;
  }
  if (search_field(ctx, rect, filter.text, {.label = label, .id = "filter"})) {
    filter.waiting = true;
    filter.changed_ms = ctx.now_ms();
  }
  if (!filter.waiting) return;
  const double left_ms = filter.changed_ms + kPause_ms - ctx.now_ms();
  if (left_ms > 0) {
    ctx.wake_in(left_ms);
    return;
  }
  filter.waiting = false;
  filter.routed = filter.text;
  set_route_parameter(ctx, model, "q", filter.text, HistoryMode::replace);
}

}  // namespace ui
