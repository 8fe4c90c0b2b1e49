#pragma once
// Hash routes as values: "#/deals/42?view=board&stage=won" has the segments deals, 42 and two parameters. Pure.
//   Route route = parse_route("#/contacts/42");          route.segment(0) == "contacts"
//   Route list{.segments = {"contacts"}};  list.set("sort", "name");  ctx.navigate(build_route(list));

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ui {

struct Route {
  std::vector<std::string> segments;
  std::vector<std::pair<std::string, std::string>> parameters;  // in their order, names once

  bool operator==(const Route&) const = default;
  // Empty when there is none.
  [[nodiscard]] std::string_view segment(size_t index) const;
  [[nodiscard]] std::string_view parameter(std::string_view name) const;
  // An empty value removes it.
  void set(std::string_view name, std::string_view value);
};

// Takes "#/a/b?c=d", "/a/b" or "a/b"; percent escapes are decoded; anything is accepted.
[[nodiscard]] Route parse_route(std::string_view text);
[[nodiscard]] std::string build_route(const Route& route);

}  // namespace ui
