#pragma once
// Everything ui asks of its platform, as values that a test can look at: what was copied, saved, opened, where the page
// went. Formats are plain and fixed.

#include <string>
#include <vector>

#include "platform/native/fixed_glyph_source.h"
#include "ui/services.h"

namespace platform {

class PlainFormatter final : public ui::Formatter {
 public:
  void set_locale(std::string_view language_tag) override { locale.assign(language_tag); }
  std::string date(base::Date date, ui::DateStyle style) override;
  std::string time(int32_t minute_of_day) override;
  std::string number(double value, int32_t maximum_fraction_digits) override;
  std::string money(int64_t minor_units, std::string_view currency, MoneyStyle style) override;
  std::string relative_days(int32_t days) override;
  std::string percent(double ratio) override;

  std::string locale;
};

class RecordedClipboard final : public ui::Clipboard {
 public:
  void write(std::string_view text_given, std::string_view html_given) override {
    text.assign(text_given);
    html.assign(html_given);
  }
  std::string text;
  std::string html;
};

class RecordedFiles final : public ui::Files {
 public:
  void choose(uint32_t request, std::string_view) override { requests.push_back(request); }
  void save(std::string_view name, std::string_view, std::span<const uint8_t> bytes) override {
    saved.emplace_back(std::string(name), std::string(bytes.begin(), bytes.end()));
  }
  std::vector<uint32_t> requests;
  std::vector<std::pair<std::string, std::string>> saved;
};

class RecordedNavigator final : public ui::Navigator {
 public:
  void push(std::string_view route, std::string_view) override { pushed.emplace_back(route); }
  void replace(std::string_view route, std::string_view) override { replaced.emplace_back(route); }
  void back() override { ++backs; }
  void set_title(std::string_view text) override { title.assign(text); }
  void open_external(std::string_view url) override { opened.emplace_back(url); }
  std::vector<std::string> pushed;
  std::vector<std::string> replaced;
  std::vector<std::string> opened;
  std::string title;
  int32_t backs = 0;
};

class RecordedDocument final : public ui::Document {
 public:
  void set_cursor(ui::CursorShape shape) override { cursor = shape; }
  void set_appearance(std::string_view language_given, bool dark_given, uint32_t) override {
    language.assign(language_given);
    dark = dark_given;
  }
  [[nodiscard]] bool can_install() const override { return false; }
  void install() override {}
  [[nodiscard]] bool update_waiting() const override { return false; }
  void apply_update() override {}
  [[nodiscard]] bool offline_ready() const override { return false; }
  ui::CursorShape cursor = ui::CursorShape::arrow;
  std::string language;
  bool dark = false;
};

struct TestServices {
  FixedGlyphSource glyphs;
  PlainFormatter formatter;
  RecordedClipboard clipboard;
  RecordedFiles files;
  RecordedNavigator navigator;
  RecordedDocument document;
  [[nodiscard]] ui::Services services() { return {glyphs, formatter, clipboard, files, navigator, document}; }
};

}  // namespace platform
