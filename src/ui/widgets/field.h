#pragma once
// Fields: a label above, the control, help or an error below. All of them take a FieldText first, so that a form can
// give it its place; the rectangle is the whole field's (field_height()), or just the control with LabelPlace::hidden.
//
//   FormLayout form{ctx, body};
//   const FieldText name{.label = tr(ctx, Key::contacts_name), .error = draft.name_error, .required = true};
//   text_field(ctx, form.place(name), draft.name, {.text = name, .kind = FieldKind::name});
//   const FieldText notes{.label = tr(ctx, Key::contacts_notes)};
//   text_area(ctx, form.place(notes, {.lines = 4, .whole_row = true}), draft.notes, {.text = notes, .lines = 4});
//   … form.used_height()

#include <optional>
#include <string>
#include <string_view>

#include "ui/paint.h"

namespace ui {

enum class LabelPlace : uint8_t { above, hidden };

struct FieldText {
  std::string_view label;  // accessible name, always
  std::string_view help;
  std::string_view error;  // replaces the help, marks the field invalid
  std::string_view id;     // default: the label
  LabelPlace place = LabelPlace::above;
  bool required = false;
  bool disabled = false;
  bool read_only = false;
};
[[nodiscard]] float field_height(Context& ctx, const FieldText& text, float width, int32_t lines = 1);

struct FieldResponse : Response {
  bool changed = false;    // the value is another than before
  bool committed = false;  // left, or Enter pressed, after a change
  bool submitted = false;  // Enter
  bool cancelled = false;  // Escape
  // What stands in it cannot be read ("31/2/2027"); the value is the one before. A dialog's main button waits for it.
  bool unreadable = false;
  explicit operator bool() const { return changed; }
};

struct TextFieldDesc {
  FieldText text;
  FieldKind kind = FieldKind::text;
  std::string_view placeholder;
  std::optional<Icon> icon;
  std::string_view suffix;  // "%", "days"
  Align align = Align::start;
  bool password = false;
  bool clear_button = false;
  bool autofocus = false;        // takes the focus when it first appears
  size_t maximum_bytes = 65536;  // longer input is cut at a character border
};
FieldResponse text_field(Context& ctx, const Rect& rect, std::string& value, const TextFieldDesc& desc);

struct TextAreaDesc {
  FieldText text;
  std::string_view placeholder;
  int32_t lines = 3;
  bool autofocus = false;
  size_t maximum_bytes = 1 << 20;
};
// Control+Enter submits.
FieldResponse text_area(Context& ctx, const Rect& rect, std::string& value, const TextAreaDesc& desc);

// With a magnifier and a button that empties it; Escape empties it too.
//   if (search_field(ctx, bar.cut_left(ctx.px(280)), state.filter, {.label = tr(ctx, Key::contacts_filter)})) …
struct SearchFieldDesc {
  std::string_view label;
  std::string_view placeholder;  // default: the label
  std::string_view id;
  bool autofocus = false;
};
FieldResponse search_field(Context& ctx, const Rect& rect, std::string& value, const SearchFieldDesc& desc);

// ---- Typed values. The text is read when the field is left or Enter is pressed; what does not parse shows the field's
// own error and leaves the value alone. ----

// "23/11/2026", "23 nov", "today", "tomorrow", "fri", "+3"; a calendar opens beside it. ctx.set_calendar() rules.
struct DateFieldDesc {
  FieldText text;
  bool can_clear = true;
};
FieldResponse date_field(Context& ctx, const Rect& rect, std::optional<base::Date>& value, const DateFieldDesc& desc);
[[nodiscard]] std::optional<base::Date> parse_typed_date(std::string_view text, base::Date today);

// "14:30", "2.30pm", "9"; a list of quarter hours opens beside it. Minutes since midnight.
struct TimeFieldDesc {
  FieldText text;
  bool can_clear = true;
};
FieldResponse time_field(Context& ctx, const Rect& rect, std::optional<int32_t>& minute_of_day,
                         const TimeFieldDesc& desc);
[[nodiscard]] std::optional<int32_t> parse_typed_time(std::string_view text);

// "1,200.50", "RM 1 200", "1.2k", "3m" (million). Minor units.
struct MoneyFieldDesc {
  FieldText text;
  std::string_view currency = "MYR";
  int32_t fraction_digits = 2;
};
FieldResponse money_field(Context& ctx, const Rect& rect, std::optional<int64_t>& minor_units,
                          const MoneyFieldDesc& desc);

// Whole numbers with a range.
struct NumberFieldDesc {
  FieldText text;
  int64_t minimum = INT64_MIN;
  int64_t maximum = INT64_MAX;
  std::string_view suffix;
};
FieldResponse number_field(Context& ctx, const Rect& rect, std::optional<int64_t>& value, const NumberFieldDesc& desc);

}  // namespace ui
