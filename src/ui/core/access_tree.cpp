// See access_tree.h.

#include "ui/core/access_tree.h"

#include <algorithm>

#include "base/hash.h"
#include "ui/core/hash_id.h"

namespace ui {

namespace {

uint64_t hash_slice(uint64_t seed, std::string_view strings, StringSlice slice) {
  if (slice.length == 0) return base::mix64(seed + 1);
  return base::hash_bytes(strings.substr(slice.offset, slice.length), seed);
}

// Of all that a node says; where it stands is compared by the mirror itself.
uint32_t hash_node(const AccessNode& node, std::string_view strings) {
  AccessNode plain = node;
  plain.hash = 0;
  plain.x = plain.y = plain.width = plain.height = 0;
  plain.name.offset = plain.value.offset = plain.description.offset = 0;
  plain.href.offset = plain.placeholder.offset = plain.keys.offset = 0;
  uint64_t hash = base::hash_bytes({reinterpret_cast<const char*>(&plain), sizeof plain});
  for (const StringSlice slice : {node.name, node.value, node.description, node.href, node.placeholder, node.keys}) {
    hash = hash_slice(hash, strings, slice);
  }
  return static_cast<uint32_t>(hash);
}

}  // namespace

void AccessTree::begin() {
  building().nodes.clear();
  building().layers.clear();
  building().strings.clear();
  building_index_.clear();
  parents_.clear();
  anonymous_ = 0;
}

StringSlice AccessTree::intern(std::string_view text) {
  std::string& pool = building().strings;
  const StringSlice slice{static_cast<uint32_t>(pool.size()), static_cast<uint32_t>(text.size())};
  pool.append(text);
  return slice;
}

std::string_view AccessTree::string(StringSlice slice) const {
  return std::string_view(building().strings).substr(slice.offset, slice.length);
}

uint32_t AccessTree::add(const Rect& rect, const NodeDesc& desc, uint16_t layer) {
  Frame& frame = building();
  const auto index = static_cast<uint32_t>(frame.nodes.size());
  WidgetId id = desc.id;
  if (id == 0) {
    uint32_t& count = parents_.empty() ? anonymous_ : parents_.back().anonymous;
    // A parent that is entered again counts anew.
    do id = hash_id(parent(), uint64_t{0xA11} << 32 | ++count);
    while (building_index_.find(id) != IdMap::kMissing);
  } else if (building_index_.find(id) != IdMap::kMissing) {
    ++duplicates_;
    last_duplicate_.assign(desc.name);
    while (building_index_.find(id) != IdMap::kMissing) id = hash_id(id, uint64_t{1});
  }
  building_index_.insert(id, index);

  AccessNode node;
  node.id = id;
  node.parent = parent();
  node.state = desc.state;
  node.x = rect.x;
  node.y = rect.y;
  node.width = rect.width;
  node.height = rect.height;
  node.role = static_cast<uint16_t>(desc.role);
  node.level = desc.level;
  node.set_size = desc.set_size;
  node.position = desc.position;
  node.column = desc.column;
  node.name = intern(desc.name);
  node.value = intern(desc.value);
  node.description = intern(desc.description);
  node.href = intern(desc.href);
  node.keys = intern(desc.keys);
  node.active_descendant = desc.active_descendant;
  node.controls = desc.controls;
  node.value_now = desc.value_now;
  node.value_max = desc.value_max;
  frame.nodes.push_back(node);
  frame.layers.push_back(layer);
  return index;
}

// The elements of the mirror lie over each other in this order, and a press must meet the one on top: the menu of the
// header is made before the page's content and covers it.
void AccessTree::sort_by_layer() {
  Frame& frame = building();
  if (std::is_sorted(frame.layers.begin(), frame.layers.end())) return;
  sorted_.nodes.clear();
  sorted_.layers.clear();
  const uint16_t highest = *std::max_element(frame.layers.begin(), frame.layers.end());
  for (uint16_t layer = 0; layer <= highest; ++layer) {
    for (size_t i = 0; i < frame.nodes.size(); ++i) {
      if (frame.layers[i] != layer) continue;
      sorted_.nodes.push_back(frame.nodes[i]);
      sorted_.layers.push_back(layer);
    }
  }
  frame.nodes.swap(sorted_.nodes);
  frame.layers.swap(sorted_.layers);
  building_index_.clear();
  for (size_t i = 0; i < frame.nodes.size(); ++i) {
    building_index_.insert(frame.nodes[i].id, static_cast<uint32_t>(i));
  }
}

void AccessTree::finish() {
  sort_by_layer();
  Frame& frame = building();
  uint64_t content = frame.nodes.size();
  for (AccessNode& node : frame.nodes) {
    node.hash = hash_node(node, frame.strings);
    const float geometry[4] = {node.x, node.y, node.width, node.height};
    content = base::hash_bytes({reinterpret_cast<const char*>(geometry), sizeof geometry},
                               base::combine_hash(content, node.hash));
  }
  frame.content = content;
  if (content != published().content) ++revision_;
  which_ = 1 - which_;
  std::swap(building_index_, published_index_);
}

const AccessNode* AccessTree::published_node(WidgetId id) const {
  const uint32_t index = published_index_.find(id);
  return index == IdMap::kMissing ? nullptr : &published().nodes[index];
}

}  // namespace ui
