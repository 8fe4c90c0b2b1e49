#pragma once
// Words. Every text on the screen is a Key (assets/locales/{en,ms}/<area>.json); a key that one language lacks does not
// compile. Arguments are named, plurals are chosen by number:
//   "moved": "{name} moved to {stage}"
//   "selected": "{count, plural, one {# contact selected} other {# contacts selected}}"
//
//   tr(ctx, Key::common_save)
//   tr(ctx, Key::deals_moved, {{"name", deal.name}, {"stage", stage.name}})
//   tr(ctx, Key::contacts_selected, {{"count", 12}})

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "generated/ui/locale_keys.h"
#include "ui/context.h"

namespace ui {

struct Argument {
  std::string_view name;
  std::string_view text;
  int64_t number = 0;
  bool is_number = false;

  template <typename T>
  requires std::convertible_to<T, std::string_view> Argument(std::string_view argument_name, const T& value)
      : name(argument_name), text(value) {}
  template <std::integral T>
  Argument(std::string_view argument_name, T value)
      : name(argument_name), number(static_cast<int64_t>(value)), is_number(true) {}
};

// Lives until the frame ends (without arguments: for ever).
[[nodiscard]] std::string_view tr(Context& ctx, Key key);
[[nodiscard]] std::string_view tr(Context& ctx, Key key, std::initializer_list<Argument> arguments);

// By dotted name ("import.unclosed_quote"), as errors and steps carry it; nothing when there is no such key.
[[nodiscard]] std::optional<Key> find_key(std::string_view dotted_name);
// With arguments that come by name as well (at most four), as in steps of the change log.
using NamedArguments = std::span<const std::pair<std::string, std::string>>;
[[nodiscard]] std::string_view named_text(Context& ctx, std::string_view dotted_name, NamedArguments arguments);
// The sentence of an error for the person; a general one when its key is unknown.
[[nodiscard]] std::string_view error_text(Context& ctx, const base::Error& error);

// The parts, without a Context (tests, exports).
using NumberText = std::string (*)(int64_t);
void format_message(std::string& out, std::string_view message, std::initializer_list<Argument> arguments,
                    Language language, NumberText number_text);
[[nodiscard]] std::string_view message_text(Key key, Language language);
[[nodiscard]] std::string_view language_tag(Language language);  // "en-MY", "ms-MY"

}  // namespace ui
