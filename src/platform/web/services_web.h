#pragma once
// The small services of the page: clock, randomness, clipboard, files, history and the document. Thin by design: what
// they do stands in web/*.ts; their state comes in through kenalan_document_state.

#include "base/clock.h"
#include "base/uuid.h"
#include "ui/services.h"

namespace platform {

class ClockWeb final : public base::Clock {
 public:
  [[nodiscard]] int64_t unix_ms() const override;
};

// The browser's cryptographic generator.
// Asks the browser for some thousand bytes at a time: an import draws them for every row.
class RandomWeb final : public base::Random {
 public:
  void fill(std::span<uint8_t> bytes) override;

 private:
  std::array<uint8_t, 4096> pool_{};
  size_t used_ = pool_.size();
};

class ClipboardWeb final : public ui::Clipboard {
 public:
  void write(std::string_view text, std::string_view html) override;
};

class FilesWeb final : public ui::Files {
 public:
  void choose(uint32_t request, std::string_view accept) override;
  void save(std::string_view name, std::string_view mime_type, std::span<const uint8_t> bytes) override;
};

class NavigatorWeb final : public ui::Navigator {
 public:
  void push(std::string_view route, std::string_view state) override;
  void replace(std::string_view route, std::string_view state) override;
  void back() override;
  void set_title(std::string_view title) override;
  void open_external(std::string_view url) override;
};

class DocumentWeb final : public ui::Document {
 public:
  struct State {
    bool can_install = false;
    bool update_waiting = false;
    bool offline_ready = false;
  };

  void set_cursor(ui::CursorShape shape) override;
  void set_appearance(std::string_view language, bool dark, uint32_t page_colour) override;
  [[nodiscard]] bool can_install() const override { return state_.can_install; }
  void install() override;
  [[nodiscard]] bool update_waiting() const override { return state_.update_waiting; }
  void apply_update() override;
  [[nodiscard]] bool offline_ready() const override { return state_.offline_ready; }

  void set_state(State state) { state_ = state; }
  // What shows where nothing is drawn, as last set.
  [[nodiscard]] uint32_t page_colour() const { return page_colour_; }

 private:
  State state_;
  ui::CursorShape cursor_ = ui::CursorShape::arrow;
  uint32_t page_colour_ = 0xFFF9F7F6;
};

}  // namespace platform
