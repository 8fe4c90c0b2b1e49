#pragma once
// The subsystems behind a Context, for the widgets of this layer. Views do not include this.

#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

#include "ui/context.h"
#include "ui/core/access_tree.h"
#include "ui/core/arena.h"
#include "ui/core/format_cache.h"
#include "ui/core/interaction.h"
#include "ui/core/layer_stack.h"
#include "ui/core/state_store.h"
#include "ui/core/toast_list.h"
#include "ui/text/text_engine.h"

struct ImDrawList;
struct ImGuiContext;

namespace ui {

// A drag of things (widgets/drag.h) between frames.
struct DragState {
  bool active = false;
  bool by_keyboard = false;
  uint32_t kind = 0;
  uint64_t item = 0;
  uint64_t from = 0;  // target it lies in
  WidgetId source = 0;
  std::string label;
  std::string from_label;
  Rect rect;   // of the source when it was taken up
  Point grip;  // of the pointer within it
  std::optional<Drop> dropped;
  struct Target {
    uint64_t target = 0;
    int32_t index = -1;
    Rect rect;  // visible part, for the pointer
    Rect full;  // for the arrow keys
    std::string label;
    [[nodiscard]] bool same_as(const Target& other) const { return target == other.target && index == other.index; }
  };
  // By keyboard: which target. Kept by what it is, because others come and go while lists scroll.
  std::optional<Target> chosen;
  std::vector<Target> targets;      // this frame
  std::vector<Target> old_targets;  // the last one
};

struct ContextParts {
  explicit ContextParts(const Services& services_given) : services(services_given), text(services_given.glyphs) {}

  Services services;
  Viewport viewport;
  Preferences preferences;
  ThemeChoice theme = ThemeChoice::system;
  Language language = Language::english;
  Metrics metrics;
  const Palette* palette = &kLightPalette;
  bool dark = false;

  ImGuiContext* imgui = nullptr;
  // Where widgets draw now.
  ImDrawList* list = nullptr;
  std::vector<Rect> clips;
  std::vector<Point> extents;  // lowest right corner drawn, per layer or scroll area that measures its content
  bool paint_enabled = true;   // false: nodes only (rows beyond the view)
  bool hits_enabled = true;    // false: nothing can be pressed (ghosts)
  float opacity = 1;           // of everything painted (things that appear)

  uint32_t frame = 0;
  double now_ms = 0;
  FrameArena arena;
  std::string scratch_text;
  std::vector<Cluster> scratch_clusters;
  StateStore store;
  Tweens tweens;
  Interaction interaction;
  LayerStack layers;
  std::vector<WidgetId> layer_path;  // open begin_layer calls; back() is where widgets go
  AccessTree tree;
  TextEngine text;
  FormatCache formats;
  ToastList toasts;
  DragState drag;

  std::vector<WidgetId> id_path;
  std::function<bool()> work;  // until the next frame
  double wake_ms = std::numeric_limits<double>::infinity();
  int32_t settle_frames = 2;

  WidgetId focused = 0;
  WidgetId wanted_focus = 0;
  uint32_t wanted_focus_frames = 0;
  uint32_t focus_request = 0;
  bool focus_asked = false;  // by the program in this frame

  std::vector<Shortcut> shortcuts, old_shortcuts;   // asked for in this and the last frame
  uint32_t focused_keys = 0, old_focused_keys = 0;  // bits of KeyCode the focused widget asked for

  std::string announcement[2];  // by Urgency
  uint32_t announcement_count[2] = {0, 0};
  // A message may come between frames, when `now_ms` is that of a frame long ago.
  bool told = false;      // since the last frame
  double told_ms = -1e9;  // of the frame that had the last one first

  std::string navigation;
  bool has_navigation = false;
  uint32_t file_requests = 0;
  base::Date today;
  base::Weekday week_start = base::Weekday::monday;
  CursorShape cursor = CursorShape::arrow;
  std::string appearance;  // last told to the document

  std::vector<TextureUpdate> uploads;
  bool restore_uploads = false;            // the graphics context is new: everything is uploaded once
  int32_t frame_atlas_height[2] = {1, 1};  // by PixelFormat, when the frame began

  [[nodiscard]] WidgetId scope() const { return id_path.empty() ? 0 : id_path.back(); }
  [[nodiscard]] Rect clip() const { return clips.empty() ? Rect{} : clips.back(); }
  [[nodiscard]] uint16_t layer_index() const { return layers.index_of(layer_path.empty() ? 0 : layer_path.back()); }
};

// ---- Layers (core/layer.cpp) ----
// Everything between goes to that layer: drawing, clicks, and nodes below the root.
void begin_layer(Context& ctx, WidgetId id, LayerKind kind);
void end_layer(Context& ctx);
[[nodiscard]] Layer& current_layer(Context& ctx);

// ---- Nodes and interaction (core/widget.cpp) ----
// Index of the node in the tree; adds focus state and the layer.
uint32_t add_node(Context& ctx, const Rect& rect, const NodeDesc& desc);
[[nodiscard]] Response respond(Context& ctx, WidgetId id, const Rect& rect, bool disabled);
void add_hit(Context& ctx, WidgetId id, const Rect& rect, CursorShape cursor, bool disabled);
[[nodiscard]] WidgetId widget_id(Context& ctx, std::string_view id, std::string_view label);
// ---- Ends of frames (core/keys.cpp, widgets/drag.cpp) ----
void finish_keys(Context& ctx);
void finish_focus(Context& ctx);
void finish_drag(Context& ctx);
[[nodiscard]] bool shortcut_matches(const Shortcut& shortcut, const KeyEvent& key);
[[nodiscard]] bool is_scroll_key(const KeyEvent& key);

// What was drawn so far reaches down to here (layers and scroll areas fit their content).
void extend_content(Context& ctx, const Rect& rect);

}  // namespace ui
