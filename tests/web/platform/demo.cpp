// A page of its own for the tests of the platform: the exports of app/main_web.cpp over a few hand-made widgets,
// without ui and store, so that a failing test points at platform/web and web/. What C++ was told stands in the
// paragraph "log", which tests read through the mirror like everything else. Built by build.mjs; no part of the
// product.

#include <emscripten.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "demo_draw.h"
#include "platform/web/abi.h"
#include "platform/web/formatter_web.h"
#include "platform/web/services_web.h"
#include "platform/web/time_zone_web.h"
#include "ui/access_node.h"
#include "ui/input.h"

namespace {

using ui::Role;
namespace state = ui::node_state;

constexpr uint32_t kLog = 1, kOffline = 3, kSave = 11, kOpen = 12, kCheck = 13, kName = 14, kNotes = 15, kList = 20,
                   kStatus = 30;
constexpr uint32_t kDialog = 40, kClose = 41, kFirstRow = 1000;
constexpr float kRowHeight = 36;

struct Demo {
  ui::Viewport viewport;
  ui::Preferences preferences;
  demo::Painter painter;
  platform::ClipboardWeb clipboard;
  platform::NavigatorWeb navigator;
  platform::DocumentWeb document;
  platform::FormatterWeb formatter;
  platform::TimeZoneWeb zone;

  std::vector<ui::AccessNode> nodes;
  std::string strings;
  std::string log;
  std::string route;
  std::string offline_state;
  std::string name = "Tan Wei Ling, AV To. 10:30";
  std::string notes = "First line\nsecond";
  uint32_t name_revision = 1;
  uint32_t focused = 0;
  uint32_t focus_request = 0;
  uint32_t clicks = 0;
  bool checked = false;
  bool dialog = false;
  float scroll = 0;
  double wait_ms = INFINITY;
};

Demo* self = nullptr;

void note(const std::string& line) { self->log += line + "\n"; }

ui::StringSlice text(std::string_view value) {
  const ui::StringSlice slice{static_cast<uint32_t>(self->strings.size()), static_cast<uint32_t>(value.size())};
  self->strings += value;
  return slice;
}

// Lengths in CSS pixels.
ui::AccessNode& add(uint32_t id, uint32_t parent, Role role, std::string_view name, float x, float y, float width,
                    float height, uint32_t flags) {
  const float scale = self->viewport.scale;
  ui::AccessNode node;
  node.id = id;
  node.parent = parent;
  node.role = static_cast<uint16_t>(role);
  node.name = text(name);
  node.x = std::round(x * scale);
  node.y = std::round(y * scale);
  node.width = std::round(width * scale);
  node.height = std::round(height * scale);
  node.state = flags | (self->focused == id && id != 0 ? state::kFocused : 0);
  self->nodes.push_back(node);
  return self->nodes.back();
}

constexpr uint32_t kControl = state::kFocusable | state::kTabStop;

void field(uint32_t id, Role role, std::string_view name, const std::string& value, float y, float height) {
  const float scale = self->viewport.scale;
  const bool editing = self->focused == id;
  ui::AccessNode& node = add(id, 0, role, name, 20, y, 300, height, kControl | (editing ? state::kEditing : 0));
  node.value = text(value);
  node.font_size_px = 14 * scale;
  node.text_x = std::round(12 * scale);
  node.text_width = node.width - 2 * node.text_x;
  node.baseline_y = std::round(21 * scale);
  node.line_height_px = 20 * scale;
  node.text_colour = 0xFF1D1916;
  node.font_weight = 400;
  node.text_revision = self->name_revision;
  self->painter.box(node.x, node.y, node.width, node.height, 6 * scale, 0xFFFFFFFF, 0);
  self->painter.box(node.x, node.y, node.width, node.height, 6 * scale, 0xFF998E86, std::round(scale));
  if (editing) return;
  float baseline = node.y + node.baseline_y;
  for (size_t begin = 0; begin <= value.size(); baseline += node.line_height_px) {
    const size_t end = std::min(value.find('\n', begin), value.size());
    self->painter.text(std::string_view(value).substr(begin, end - begin), node.x + node.text_x, baseline,
                       node.font_size_px, 0xFF1D1916);
    begin = end + 1;
  }
}

void button(uint32_t id, uint32_t parent, Role role, std::string_view name, float x, float y, uint32_t flags) {
  const float scale = self->viewport.scale;
  ui::AccessNode& node = add(id, parent, role, name, x, y, 120, 32, kControl | flags);
  self->painter.box(node.x, node.y, node.width, node.height, 6 * scale, 0xFF666E0B, 0);
  self->painter.text(name, node.x + std::round(12 * scale), node.y + std::round(21 * scale), 14 * scale, 0xFFFFFFFF);
}

void build_list() {
  const float scale = self->viewport.scale;
  ui::AccessNode& list = add(kList, 0, Role::list, "People", 360, 20, 240, 360, state::kScrollable);
  self->painter.shadow(list.x, list.y, list.width, list.height, 10 * scale, 12 * scale, 0x30000000);
  self->painter.box(list.x, list.y, list.width, list.height, 10 * scale, 0xFFFFFFFF, 0);
  self->painter.clip(list.x, list.y, list.width, list.height);
  const int first = static_cast<int>(self->scroll / kRowHeight);
  for (int row = std::max(0, first - 5); row < first + 16; ++row) {
    const float y = 20 + static_cast<float>(row) * kRowHeight - self->scroll;
    const std::string label = "Person " + std::to_string(row);
    const uint32_t id = kFirstRow + static_cast<uint32_t>(row) * 2;
    ui::AccessNode& item = add(id, kList, Role::list_item, "", 360, y, 240, kRowHeight, 0);
    item.set_size = 1000;
    item.position = row + 1;
    const float top = item.y;
    ui::AccessNode& link = add(id + 1, id, Role::link, label, 360, y, 240, kRowHeight, kControl);
    link.href = text("#/people/" + std::to_string(row));
    self->painter.text(label, 376 * scale, top + std::round(23 * scale), 14 * scale, 0xFF1D1916);
  }
  self->painter.unclip();
}

void build_nodes() {
  self->nodes.clear();
  self->strings.clear();
  self->painter.begin(self->viewport.width_px, self->viewport.height_px);
  add(2, 0, Role::heading, "Platform", 20, 8, 300, 28, 0).level = 1;
  self->painter.text("Platform", std::round(20 * self->viewport.scale), std::round(28 * self->viewport.scale),
                     20 * self->viewport.scale, 0xFF1D1916);
  field(kName, Role::text_field, "Name", self->name, 40, 32);
  button(kSave, 0, Role::button, "Save", 20, 90, 0);
  button(kOpen, 0, Role::link, "Open", 160, 90, 0);
  self->nodes.back().href = text("#/contacts/1");
  button(kCheck, 0, Role::checkbox, "Agree", 20, 140, self->checked ? state::kChecked : 0);
  field(kNotes, Role::text_area, "Notes", self->notes, 190, 80);
  build_list();
  add(kStatus, 0, Role::status, "Saved " + std::to_string(self->clicks), 20, 300, 300, 20, 0);
  add(kOffline, 0, Role::paragraph, self->offline_state, 20, 380, 300, 20, 0);
  add(kLog, 0, Role::paragraph, self->log, 20, 340, 300, 20, 0);
  self->painter.emoji_line(20 * self->viewport.scale, 320 * self->viewport.scale, 20 * self->viewport.scale);
  if (self->dialog) {
    ui::AccessNode& box = add(kDialog, 0, Role::dialog, "Really?", 200, 100, 240, 160, state::kModal);
    self->painter.box(box.x, box.y, box.width, box.height, 14, 0xFFFFFFFF, 0);
    button(kClose, kDialog, Role::button, "Close", 220, 200, 0);
  }
  for (ui::AccessNode& node : self->nodes) {
    uint32_t hash = 2166136261U ^ node.state ^ (node.text_revision << 8U) ^ static_cast<uint32_t>(node.position);
    for (const ui::StringSlice slice : {node.name, node.value, node.href}) {
      for (uint32_t i = 0; i < slice.length; ++i) {
        hash = (hash ^ static_cast<uint8_t>(self->strings[slice.offset + i])) * 16777619U;
      }
    }
    node.hash = hash;
  }
}

void focus(uint32_t id) {
  self->focused = id;
  ++self->focus_request;
}

void press(uint32_t id) {
  if (id == kSave) ++self->clicks;
  if (id == kCheck) self->checked = !self->checked;
  if (id == kOpen) {
    self->dialog = true;
    focus(kClose);
  }
  if (id == kClose) {
    self->dialog = false;
    focus(kOpen);
  }
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void* kenalan_allocate(int32_t bytes) { return std::malloc(static_cast<size_t>(bytes)); }
EMSCRIPTEN_KEEPALIVE void kenalan_release(void* pointer) { std::free(pointer); }

EMSCRIPTEN_KEEPALIVE void kenalan_start() {
  kenalan_bind();
  self = new Demo;
  self->formatter.set_locale("en-MY");
  note("money " + self->formatter.money(123456, "MYR", ui::Formatter::MoneyStyle::full));
  note("date " + self->formatter.date(base::Date{20000}, ui::DateStyle::long_date));
  self->zone.set_zone("Australia/Lord_Howe");
  // 2026-04-04T14:59:59Z is the last second of daylight time there, half an hour ahead.
  note("offset " + std::to_string(self->zone.offset_seconds(1775314799000)) + " " +
       std::to_string(self->zone.offset_seconds(1775314800000)));
  self->document.set_appearance("en", false, 0xFFF9F7F6);
}

EMSCRIPTEN_KEEPALIVE double kenalan_build(double) {
  build_nodes();
  const double wait = self->wait_ms;
  self->wait_ms = INFINITY;
  return wait;
}
EMSCRIPTEN_KEEPALIVE int32_t kenalan_has_work() { return 0; }
EMSCRIPTEN_KEEPALIVE void kenalan_work() {}
EMSCRIPTEN_KEEPALIVE void kenalan_render() { self->painter.render(self->document.page_colour()); }
EMSCRIPTEN_KEEPALIVE void kenalan_publish() {
  kenalan_mirror(self->nodes.data(), static_cast<int32_t>(self->nodes.size()), self->strings.data(),
                 static_cast<int32_t>(self->strings.size()), self->focus_request, self->viewport.scale);
}

EMSCRIPTEN_KEEPALIVE void kenalan_pointer(double, float x, float y, int32_t, int32_t phase, int32_t kind,
                                          int32_t button_, int32_t, int32_t modifiers) {
  if (phase == static_cast<int32_t>(ui::PointerPhase::move)) return;
  note("pointer " + std::to_string(phase) + " kind " + std::to_string(kind) + " button " + std::to_string(button_) +
       " modifiers " + std::to_string(modifiers));
  if (phase != static_cast<int32_t>(ui::PointerPhase::up) || button_ != 0) return;
  // What lies on top comes last.
  for (size_t i = self->nodes.size(); i-- > 0;) {
    const ui::AccessNode& node = self->nodes[i];
    if (x < node.x || y < node.y || x >= node.x + node.width || y >= node.y + node.height) continue;
    press(node.id);
    break;
  }
}
EMSCRIPTEN_KEEPALIVE void kenalan_wheel(double, float, float, float, float delta_y, int32_t) {
  self->scroll = std::max(0.0F, self->scroll + delta_y / self->viewport.scale);
}
EMSCRIPTEN_KEEPALIVE int32_t kenalan_key(double, int32_t code, int32_t phase, int32_t target, int32_t modifiers,
                                         int32_t, uint32_t character) {
  if (phase != 0) return 0;
  note("key " + std::to_string(code) + " target " + std::to_string(target) + " modifiers " + std::to_string(modifiers) +
       " character " + std::to_string(character));
  if (character == 'c' && modifiers == ui::modifier::kControl) {
    self->clipboard.write("copied text", "<b>copied</b>");
    return 1;
  }
  if (character == 'u' && modifiers == 0) self->document.apply_update();
  if (character == 't' && modifiers == 0) self->wait_ms = 5000;
  if (character == 'z' && modifiers == 0) std::abort();
  return character == 'k' && modifiers == ui::modifier::kControl ? 1 : 0;
}
EMSCRIPTEN_KEEPALIVE void kenalan_text_input(uint32_t node, const char* value, int32_t length, uint32_t, uint32_t,
                                             int32_t composing) {
  note("text " + std::to_string(length) + " composing " + std::to_string(composing));
  (node == kName ? self->name : self->notes).assign(value, static_cast<size_t>(length));
  // A rule of the program, to see the field take it: names have no digits 9.
  if (node == kName && self->name.find('9') != std::string::npos) {
    self->name.erase(self->name.find('9'), 1);
    ++self->name_revision;
  }
}
EMSCRIPTEN_KEEPALIVE void kenalan_node_action(uint32_t node, uint32_t action, float, float y) {
  note("action " + std::to_string(action) + " node " + std::to_string(node));
  switch (static_cast<ui::NodeAction>(action)) {
    case ui::NodeAction::activate: press(node); break;
    case ui::NodeAction::focus: self->focused = node; break;
    case ui::NodeAction::blur: self->focused = 0; break;
    case ui::NodeAction::scroll_into_view: self->scroll += y / self->viewport.scale; break;
    default: break;
  }
}
EMSCRIPTEN_KEEPALIVE void kenalan_file(uint32_t request, const char* name, int32_t name_length, const uint8_t*,
                                       int32_t length) {
  note("file " + std::to_string(request) + " " + std::string(name, static_cast<size_t>(name_length)) + " " +
       std::to_string(length));
}
EMSCRIPTEN_KEEPALIVE void kenalan_viewport(float width, float height, float scale, float, float, float, float) {
  self->viewport = {.width_px = width, .height_px = height, .scale = scale};
}
EMSCRIPTEN_KEEPALIVE void kenalan_preferences(int32_t dark, int32_t, int32_t, int32_t, int32_t) {
  self->preferences.dark = static_cast<uint8_t>(dark);
  note("dark " + std::to_string(dark));
}
EMSCRIPTEN_KEEPALIVE void kenalan_navigate(const char* route, int32_t length) {
  self->route.assign(route, static_cast<size_t>(length));
  note("route " + self->route);
}
EMSCRIPTEN_KEEPALIVE void kenalan_document_state(int32_t, int32_t waiting, int32_t ready) {
  self->offline_state = std::string(ready == 1 ? "offline ready" : "") + (waiting == 1 ? ", update waiting" : "");
}
EMSCRIPTEN_KEEPALIVE void kenalan_visibility(int32_t) {}
EMSCRIPTEN_KEEPALIVE void kenalan_fonts_changed() { self->painter.forget(); }
EMSCRIPTEN_KEEPALIVE void kenalan_context_restored() { self->painter.restore(); }
EMSCRIPTEN_KEEPALIVE double kenalan_counter(int32_t which) { return which == 5 ? 1 : 0; }
EMSCRIPTEN_KEEPALIVE int32_t kenalan_route(char* out, int32_t) {
  std::memcpy(out, self->route.data(), self->route.size());
  return static_cast<int32_t>(self->route.size());
}
EMSCRIPTEN_KEEPALIVE void kenalan_rescue() {
  platform::FilesWeb files;
  const uint8_t bytes[] = {1, 2, 3};
  files.save("kenalan.sqlite", "application/vnd.sqlite3", bytes);
}

}  // extern "C"
