// The Context of views: window, tokens, ids, state, time, focus, keys and words. Frames are in frame.cpp.

#include "ui/context.h"

#include <imgui.h>

#include <cmath>

#include "ui/core/hash_id.h"
#include "ui/core/parts.h"

namespace ui {

namespace {

float duration_of(Motion motion, bool reduced) {
  if (reduced) return motion == Motion::hover ? motion::kReduced : 0;
  switch (motion) {
    case Motion::hover: return motion::kHover;
    case Motion::enter: return motion::kEnter;
    case Motion::move: return motion::kMove;
    case Motion::sheet: return motion::kSheet;
  }
  return 0;
}

}  // namespace

Rect Context::window() const {
  const Viewport& view = parts_->viewport;
  return {view.inset_left_px, view.inset_top_px, view.width_px - view.inset_left_px - view.inset_right_px,
          view.height_px - view.inset_top_px - view.inset_bottom_px};
}

Breakpoint Context::breakpoint() const {
  const float width = parts_->viewport.width_px / scale();
  if (width < 600) return Breakpoint::phone;
  return width < 1024 ? Breakpoint::tablet : Breakpoint::desktop;
}

bool Context::coarse_pointer() const { return parts_->preferences.coarse_pointer != 0; }
float Context::scale() const { return parts_->viewport.scale; }

float Context::px(float css) const {
  const float pixels = std::round(css * scale());
  if (css > 0) return std::max(pixels, 1.0F);
  return pixels;
}

const Metrics& Context::metrics() const { return parts_->metrics; }
const Palette& Context::palette() const { return *parts_->palette; }
bool Context::dark() const { return parts_->dark; }
const Services& Context::services() const { return parts_->services; }

void Context::push_id(std::string_view name) { parts_->id_path.push_back(id(name)); }
void Context::push_id(uint64_t number) { parts_->id_path.push_back(id(number)); }
void Context::pop_id() { parts_->id_path.pop_back(); }
WidgetId Context::id(std::string_view name) const { return hash_id(parts_->scope(), name); }
WidgetId Context::id(uint64_t number) const { return hash_id(parts_->scope(), number); }

void* Context::state_slot(WidgetId id, const void* tag, Keep keep, void* (*make)(), void (*destroy)(void*)) {
  return parts_->store.slot(id, tag, keep, parts_->frame, make, destroy);
}

double Context::now_ms() const { return parts_->now_ms; }

float Context::tween(WidgetId id, float target, Motion motion) { return tween_from(id, target, target, motion); }

float Context::tween_from(WidgetId id, float from, float target, Motion motion) {
  return parts_->tweens.value(id, from, target, parts_->now_ms, duration_of(motion, reduced_motion()), parts_->frame);
}

void Context::work_between_frames(std::function<bool()> some) { parts_->work = std::move(some); }

bool Context::has_work() const { return parts_->work != nullptr; }

void Context::do_some_work() {
  if (parts_->work != nullptr && !parts_->work()) parts_->work = nullptr;
}

void Context::wake_in(double delay_ms) { parts_->wake_ms = std::min(parts_->wake_ms, std::max(delay_ms, 0.0)); }
bool Context::reduced_motion() const { return parts_->preferences.reduced_motion != 0; }

void Context::set_calendar(base::Date today, base::Weekday week_start) {
  parts_->today = today;
  parts_->week_start = week_start;
}
base::Date Context::today() const { return parts_->today; }
base::Weekday Context::week_start() const { return parts_->week_start; }

WidgetId Context::focused() const { return parts_->focused; }

void Context::focus(WidgetId id) {
  parts_->wanted_focus = id;
  parts_->wanted_focus_frames = 0;
  parts_->focus_asked = true;
  wake_in(0);
}

bool Context::focus_visible() const { return parts_->interaction.focus_visible(); }

bool Context::shortcut(const Shortcut& shortcut) {
  if (parts_->layer_index() < parts_->layers.modal_index()) return false;
  parts_->shortcuts.push_back(shortcut);
  const KeyEvent* key = parts_->interaction.key();
  if (key == nullptr || !shortcut_matches(shortcut, *key)) return false;
  parts_->interaction.take_key();
  return true;
}

bool Context::take_key(WidgetId focused_widget, KeyCode code) {
  if (focused_widget == 0 || parts_->focused != focused_widget) return false;
  parts_->focused_keys |= 1U << static_cast<uint32_t>(code);
  const KeyEvent* key = parts_->interaction.key();
  if (key == nullptr || key->code != code) return false;
  parts_->interaction.take_key();
  return true;
}

void Context::set_language(Language language) {
  if (parts_->language == language && parts_->frame > 0) return;
  parts_->language = language;
  parts_->formats.clear();
  parts_->services.formatter.set_locale(language == Language::malay ? "ms-MY" : "en-MY");
  wake_in(0);
}
Language Context::language() const { return parts_->language; }

void Context::announce(std::string_view text, Urgency urgency) {
  const auto index = static_cast<size_t>(urgency);
  parts_->announcement[index].assign(text);
  ++parts_->announcement_count[index];
}

bool Context::told_just_now() const {
  constexpr double kJustNow_ms = 1000;
  return parts_->told || parts_->now_ms - parts_->told_ms < kJustNow_ms;
}

void Context::toast(const ToastDesc& desc) {
  ToastList& list = parts_->toasts;
  Toast toast;
  toast.number = ++list.numbers;
  toast.text.assign(desc.text);
  toast.action.assign(desc.action);
  toast.action_id = desc.action_id;
  toast.accent = desc.accent;
  toast.shown_ms = parts_->now_ms;
  toast.duration_ms = desc.action.empty() ? desc.duration_ms : std::max(desc.duration_ms, 10000.0F);
  // Three at once are enough; the oldest gives way.
  if (list.toasts.size() >= 3) list.toasts.erase(list.toasts.begin());
  list.toasts.push_back(std::move(toast));
  announce(desc.text);
  parts_->told = true;
  wake_in(0);
}

bool Context::toast_action(uint32_t action_id) {
  std::vector<uint32_t>& actions = parts_->toasts.actions;
  const auto found = std::find(actions.begin(), actions.end(), action_id);
  if (found == actions.end()) return false;
  actions.erase(found);
  return true;
}

void Context::navigate(std::string_view route, HistoryMode mode) {
  parts_->navigation.assign(route);
  parts_->has_navigation = true;
  if (mode == HistoryMode::push) {
    parts_->services.navigator.push(route, {});
  } else {
    parts_->services.navigator.replace(route, {});
  }
  wake_in(0);
}

const std::string* Context::take_navigation() {
  if (!parts_->has_navigation) return nullptr;
  parts_->has_navigation = false;
  return &parts_->navigation;
}

std::span<const FileEvent> Context::files() const { return parts_->interaction.files(); }
uint32_t Context::new_file_request() { return ++parts_->file_requests; }

void Context::set_theme(ThemeChoice theme) {
  if (parts_->theme == theme) return;
  parts_->theme = theme;
  wake_in(0);
}
ThemeChoice Context::theme() const { return parts_->theme; }

}  // namespace ui
