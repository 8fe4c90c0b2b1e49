// Fields of money and whole numbers: text while it is edited, the formatted value otherwise; see field.h.

#include "base/ascii.h"
#include "base/number.h"
#include "base/text.h"
#include "ui/format.h"
#include "ui/locale.h"
#include "ui/widgets/field_frame.h"

namespace ui {

namespace {

// One cycle of a typed field: shows `formatted` until it is edited, reads the text when it is done. `read` answers
// whether the text made sense (and stores the value), with true for an empty one that may be empty.
template <typename Read>
FieldResponse typed_field(Context& ctx, const Rect& rect, const FieldText& text, std::string_view formatted,
                          std::string_view own_error, EditDesc edit, Read read) {
  const WidgetId id = field_id(ctx, text);
  TypedState& state = ctx.state<TypedState>(id);
  const bool focused = ctx.focused() == id;
  if (!focused && !state.editing && !state.unreadable) state.text.assign(formatted);
  FieldText shown = text;
  if (state.unreadable && text.error.empty()) shown.error = own_error;
  const Rect control = field_control(ctx, rect, shown);
  edit.id = id;
  edit.text = &shown;
  FieldResponse response = edit_control(ctx, control, state.text, edit);
  if (response.changed) state.editing = true;
  response.changed = false;
  if (state.editing && (response.committed || response.submitted)) {
    state.editing = false;
    state.unreadable = !read(std::string_view(state.text));
    response.changed = !state.unreadable;
    response.committed = response.changed;
    ctx.wake_in(0);
  } else {
    response.committed = false;
  }
  mark_unreadable(ctx, response, state.unreadable);
  return response;
}

// "1.2k", "3m": thousands and millions.
int64_t take_suffix(std::string_view& text) {
  if (text.size() < 2 || base::is_letter(text[text.size() - 2])) return 1;
  const char last = base::to_lower(text.back());
  if (last != 'k' && last != 'm') return 1;
  text = base::trim(text.substr(0, text.size() - 1));
  return last == 'k' ? 1000 : 1000000;
}

}  // namespace

FieldResponse money_field(Context& ctx, const Rect& rect, std::optional<int64_t>& minor_units,
                          const MoneyFieldDesc& desc) {
  const base::AmountFormat format{.fraction_digits = desc.fraction_digits};
  const std::string formatted = minor_units ? base::format_amount(*minor_units, format) : std::string{};
  return typed_field(ctx, rect, desc.text, formatted, tr(ctx, Key::ui_bad_money),
                     {.kind = FieldKind::decimal, .suffix = desc.currency}, [&](std::string_view typed) {
                       std::string_view text = base::trim(typed);
                       if (text.empty()) {
                         minor_units.reset();
                         return true;
                       }
                       const int64_t factor = take_suffix(text);
                       const auto amount = base::parse_amount(text, {.fraction_digits = desc.fraction_digits});
                       int64_t value = 0;
                       if (!amount || __builtin_mul_overflow(amount->minor_units, factor, &value)) return false;
                       minor_units = value;
                       return true;
                     });
}

FieldResponse number_field(Context& ctx, const Rect& rect, std::optional<int64_t>& value, const NumberFieldDesc& desc) {
  const std::string formatted = value ? base::format_integer(*value) : std::string{};
  const bool ranged = desc.minimum != INT64_MIN || desc.maximum != INT64_MAX;
  const std::string_view error =
      ranged ? tr(ctx, Key::ui_number_range, {{"minimum", desc.minimum}, {"maximum", desc.maximum}})
             : tr(ctx, Key::ui_bad_number);
  return typed_field(ctx, rect, desc.text, formatted, error, {.kind = FieldKind::number, .suffix = desc.suffix},
                     [&](std::string_view typed) {
                       const std::string_view text = base::trim(typed);
                       if (text.empty()) {
                         value.reset();
                         return true;
                       }
                       const auto number = base::parse_integer(text);
                       if (!number || *number < desc.minimum || *number > desc.maximum) return false;
                       value = number;
                       return true;
                     });
}

}  // namespace ui
