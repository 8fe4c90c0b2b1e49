// See services_web.h.

#include "platform/web/services_web.h"

#include <algorithm>

#include <chrono>

#include "platform/web/abi.h"

namespace platform {

namespace {

int32_t size_of(std::string_view text) { return static_cast<int32_t>(text.size()); }

}  // namespace

int64_t ClockWeb::unix_ms() const {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

void RandomWeb::fill(std::span<uint8_t> bytes) {
  for (size_t done = 0; done < bytes.size();) {
    if (used_ == pool_.size()) {
      kenalan_random(pool_.data(), static_cast<int32_t>(pool_.size()));
      used_ = 0;
    }
    const size_t count = std::min(bytes.size() - done, pool_.size() - used_);
    std::copy_n(pool_.data() + used_, count, bytes.data() + done);
    used_ += count;
    done += count;
  }
}

void ClipboardWeb::write(std::string_view text, std::string_view html) {
  kenalan_clipboard_write(text.data(), size_of(text), html.data(), size_of(html));
}

void FilesWeb::choose(uint32_t request, std::string_view accept) {
  kenalan_files_choose(request, accept.data(), size_of(accept));
}

void FilesWeb::save(std::string_view name, std::string_view mime_type, std::span<const uint8_t> bytes) {
  kenalan_files_save(name.data(), size_of(name), mime_type.data(), size_of(mime_type), bytes.data(),
                     static_cast<int32_t>(bytes.size()));
}

void NavigatorWeb::push(std::string_view route, std::string_view state) {
  kenalan_route_set(0, route.data(), size_of(route), state.data(), size_of(state));
}

void NavigatorWeb::replace(std::string_view route, std::string_view state) {
  kenalan_route_set(1, route.data(), size_of(route), state.data(), size_of(state));
}

void NavigatorWeb::back() { kenalan_history_back(); }

void NavigatorWeb::set_title(std::string_view title) { kenalan_set_title(title.data(), size_of(title)); }

void NavigatorWeb::open_external(std::string_view url) { kenalan_open_external(url.data(), size_of(url)); }

void DocumentWeb::set_cursor(ui::CursorShape shape) {
  // Asked for every frame; the DOM is written only when it changes.
  if (shape == cursor_) return;
  cursor_ = shape;
  kenalan_set_cursor(static_cast<int32_t>(shape));
}

void DocumentWeb::set_appearance(std::string_view language, bool dark, uint32_t page_colour) {
  page_colour_ = page_colour;
  kenalan_set_appearance(language.data(), size_of(language), dark ? 1 : 0, page_colour);
}

void DocumentWeb::install() { kenalan_install(); }

void DocumentWeb::apply_update() { kenalan_apply_update(); }

}  // namespace platform
