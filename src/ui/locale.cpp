// Messages: choosing the language, putting arguments in, choosing plurals (the syntax is checked when the texts are
// built, so nothing here reports errors).

#include "ui/locale.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/number.h"
#include "base/text.h"
#include "generated/ui/locale_tables.h"
#include "ui/core/parts.h"
#include "ui/format.h"

namespace ui {

namespace {

// Finds texts in their packed form. Where each begins is counted at the first use (40 KB: some microseconds).
class Texts {
 public:
  explicit Texts(const char* packed) : packed_(packed) {
    uint32_t at = 0;
    for (size_t index = 0; index < kKeyCount; ++index) {
      begins_[index] = at;
      at += static_cast<uint32_t>(std::strlen(packed + at)) + 1;
    }
    begins_[kKeyCount] = at;
  }
  std::string_view operator[](size_t index) const {
    return {packed_ + begins_[index], begins_[index + 1] - begins_[index] - 1};
  }

 private:
  const char* packed_;
  std::array<uint32_t, kKeyCount + 1> begins_{};
};

const Argument* find_argument(std::initializer_list<Argument> arguments, std::string_view name) {
  const auto* found =
      std::find_if(arguments.begin(), arguments.end(), [&](const Argument& one) { return one.name == name; });
  return found == arguments.end() ? nullptr : found;
}

std::string_view plural_category(int64_t number, Language language) {
  // CLDR: English has one and other, Malay only other.
  return language == Language::english && number == 1 ? "one" : "other";
}

// The end of the block whose "{" stands before `at`.
size_t block_end(std::string_view message, size_t at) {
  int depth = 1;
  for (; at < message.size(); ++at) {
    if (message[at] == '{') ++depth;
    if (message[at] == '}' && --depth == 0) return at;
  }
  return message.size();
}

std::string_view choose_branch(std::string_view branches, int64_t number, Language language) {
  const std::string exact = "=" + base::format_integer(number);
  const std::string_view category = plural_category(number, language);
  std::string_view chosen;
  std::string_view other;
  size_t at = 0;
  while (at < branches.size()) {
    const size_t open = branches.find('{', at);
    if (open == std::string_view::npos) break;
    const std::string_view name = base::trim(branches.substr(at, open - at));
    const size_t end = block_end(branches, open + 1);
    const std::string_view body = branches.substr(open + 1, end - open - 1);
    if (name == exact) return body;
    if (name == category) chosen = body;
    if (name == "other") other = body;
    at = end + 1;
  }
  return chosen.empty() ? other : chosen;
}

struct Writer {
  std::string& out;
  std::initializer_list<Argument> arguments;
  Language language;
  NumberText number_text;

  void write(std::string_view message, const Argument* counted) {
    for (size_t at = 0; at < message.size();) {
      if (message[at] == '#' && counted != nullptr) {
        out += number_text(counted->number);
        ++at;
      } else if (message[at] == '{') {
        const size_t end = block_end(message, at + 1);
        write_argument(message.substr(at + 1, end - at - 1));
        at = end + 1;
      } else {
        const size_t next = message.find_first_of(counted != nullptr ? "{#" : "{", at);
        out += message.substr(at, next - at);
        at = next == std::string_view::npos ? message.size() : next;
      }
    }
  }

  void write_argument(std::string_view inner) {
    const size_t comma = inner.find(',');
    const Argument* argument = find_argument(arguments, base::trim(inner.substr(0, comma)));
    if (argument == nullptr) return;
    if (comma == std::string_view::npos) {
      if (argument->is_number) {
        out += number_text(argument->number);
      } else {
        out += argument->text;
      }
      return;
    }
    const size_t second = inner.find(',', comma + 1);
    write(choose_branch(inner.substr(second + 1), argument->number, language), argument);
  }
};

}  // namespace

void format_message(std::string& out, std::string_view message, std::initializer_list<Argument> arguments,
                    Language language, NumberText number_text) {
  Writer{out, arguments, language, number_text}.write(message, nullptr);
}

std::string_view message_text(Key key, Language language) {
  static const Texts english(kEnglish);
  static const Texts malay(kMalay);
  return (language == Language::malay ? malay : english)[static_cast<size_t>(key)];
}

std::string_view language_tag(Language language) { return language == Language::malay ? "ms-MY" : "en-MY"; }

std::string_view tr(Context& ctx, Key key) { return message_text(key, ctx.language()); }

std::string_view tr(Context& ctx, Key key, std::initializer_list<Argument> arguments) {
  std::string& text = ctx.parts().scratch_text;
  text.clear();
  format_message(text, message_text(key, ctx.language()), arguments, ctx.language(),
                 [](int64_t number) { return base::format_amount(number, {.fraction_digits = 0}); });
  return ctx.parts().arena.copy(text);
}

std::optional<Key> find_key(std::string_view dotted_name) {
  static const Texts names(kKeyNames);
  size_t first = 0;
  for (size_t end = kKeyCount; first < end;) {
    const size_t middle = (first + end) / 2;
    if (names[middle] < dotted_name)
      first = middle + 1;
    else
      end = middle;
  }
  if (first == kKeyCount || names[first] != dotted_name) return std::nullopt;
  return static_cast<Key>(first);
}

std::string_view error_text(Context& ctx, const base::Error& error) {
  const std::optional<Key> key = find_key(error.message_key);
  if (!key) return tr(ctx, Key::common_unknown_error);
  // An initializer_list cannot be made at run time: errors have at most four arguments.
  const auto argument = [&](size_t index) -> Argument {
    if (index >= error.arguments.size()) return {"", std::string_view{}};
    Argument made{error.arguments[index].first, std::string_view(error.arguments[index].second)};
    if (const auto number = base::parse_integer(made.text)) made.number = *number;
    return made;
  };
  return tr(ctx, *key, {argument(0), argument(1), argument(2), argument(3)});
}

}  // namespace ui
