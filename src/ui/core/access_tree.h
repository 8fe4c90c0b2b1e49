#pragma once
// The accessibility tree of the frame that is being built, and of the last one that was finished. Two buffers change
// places, so the platform may read the last frame while the next one is made. Nothing is allocated once the buffers
// have their size.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/access_node.h"
#include "ui/core/id_map.h"
#include "ui/layout.h"
#include "ui/widget.h"

namespace ui {

class AccessTree {
 public:
  void begin();

  // Adds a node under the present parent. A node without an id gets one from its parent and its place; an id that is
  // already taken is counted as a mistake and changed. Returns its index.
  uint32_t add(const Rect& rect, const NodeDesc& desc, uint16_t layer);
  void push_parent(WidgetId id) { parents_.push_back({id}); }
  void pop_parent() { parents_.pop_back(); }
  [[nodiscard]] WidgetId parent() const { return parents_.empty() ? 0 : parents_.back().id; }

  [[nodiscard]] AccessNode& at(uint32_t index) { return building().nodes[index]; }
  [[nodiscard]] uint32_t count() const { return static_cast<uint32_t>(building().nodes.size()); }
  [[nodiscard]] uint32_t index_of(WidgetId id) const { return building_index_.find(id); }
  [[nodiscard]] uint16_t layer_of(uint32_t index) const { return building().layers[index]; }
  [[nodiscard]] StringSlice intern(std::string_view text);
  // Of the frame being built.
  [[nodiscard]] std::string_view string(StringSlice slice) const;

  // Puts what lies above later, hashes every node, compares with the last frame, and makes this one the published
  // frame.
  void finish();

  [[nodiscard]] std::span<const AccessNode> nodes() const { return published().nodes; }
  [[nodiscard]] std::string_view strings() const { return published().strings; }
  [[nodiscard]] uint32_t revision() const { return revision_; }
  // In the published frame; nullptr when it was not there.
  [[nodiscard]] const AccessNode* published_node(WidgetId id) const;

  [[nodiscard]] uint32_t duplicates() const { return duplicates_; }
  [[nodiscard]] std::string_view last_duplicate() const { return last_duplicate_; }

 private:
  struct Frame {
    std::vector<AccessNode> nodes;
    std::vector<uint16_t> layers;
    std::string strings;
    uint64_t content = 0;  // hash of everything
  };
  void sort_by_layer();
  [[nodiscard]] Frame& building() { return frames_[which_]; }
  [[nodiscard]] const Frame& building() const { return frames_[which_]; }
  [[nodiscard]] const Frame& published() const { return frames_[1 - which_]; }

  Frame frames_[2];
  Frame sorted_;  // scratch
  IdMap building_index_;
  IdMap published_index_;
  // Nodes without a name of their own are counted below their parent, so that they stay who they are when something
  // elsewhere comes or goes: rows that scroll would else be new elements each time.
  struct Parent {
    WidgetId id = 0;
    uint32_t anonymous = 0;
  };
  std::vector<Parent> parents_;
  uint32_t which_ = 0;
  uint32_t revision_ = 1;
  uint32_t anonymous_ = 0;  // below the root
  uint32_t duplicates_ = 0;
  std::string last_duplicate_;
};

}  // namespace ui
