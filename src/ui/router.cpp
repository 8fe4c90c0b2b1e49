// See router.h. Percent encoding as in RFC 3986: unreserved letters stay, all other bytes are escaped.

#include "ui/router.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"

namespace ui {

namespace {

std::string decode(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const int high = base::hex_value(text[i + 1]);
      const int low = base::hex_value(text[i + 2]);
      if (high >= 0 && low >= 0) {
        out += static_cast<char>(high * 16 + low);
        i += 2;
        continue;
      }
    }
    out += text[i] == '+' ? ' ' : text[i];
  }
  return base::to_valid_utf8(out);
}

void encode(std::string& out, std::string_view text) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char character : text) {
    const bool plain = base::is_letter(character) || base::is_digit(character) || character == '-' ||
                       character == '.' || character == '_' || character == '~';
    if (plain) {
      out += character;
      continue;
    }
    const auto byte = static_cast<uint8_t>(character);
    out += '%';
    out += kHex[byte >> 4U];
    out += kHex[byte & 15U];
  }
}

template <typename Function>
void for_each_part(std::string_view text, char separator, Function function) {
  while (!text.empty()) {
    const size_t end = text.find(separator);
    if (end != 0) function(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::string_view Route::segment(size_t index) const {
  return index < segments.size() ? std::string_view(segments[index]) : std::string_view{};
}

std::string_view Route::parameter(std::string_view name) const {
  for (const auto& [key, value] : parameters) {
    if (key == name) return value;
  }
  return {};
}

void Route::set(std::string_view name, std::string_view value) {
  const auto found =
      std::find_if(parameters.begin(), parameters.end(), [&](const auto& one) { return one.first == name; });
  if (value.empty()) {
    if (found != parameters.end()) parameters.erase(found);
  } else if (found != parameters.end()) {
    found->second.assign(value);
  } else {
    parameters.emplace_back(name, value);
  }
}

Route parse_route(std::string_view text) {
  if (text.starts_with('#')) text.remove_prefix(1);
  Route route;
  const size_t question = text.find('?');
  for_each_part(text.substr(0, question), '/', [&](std::string_view part) { route.segments.push_back(decode(part)); });
  if (question == std::string_view::npos) return route;
  for_each_part(text.substr(question + 1), '&', [&](std::string_view part) {
    const size_t equals = part.find('=');
    const std::string name = decode(part.substr(0, equals));
    if (equals != std::string_view::npos && !name.empty()) route.set(name, decode(part.substr(equals + 1)));
  });
  return route;
}

std::string build_route(const Route& route) {
  std::string out = "#";
  for (const std::string& segment : route.segments) {
    out += '/';
    encode(out, segment);
  }
  if (route.segments.empty()) out += '/';
  char separator = '?';
  for (const auto& [name, value] : route.parameters) {
    out += separator;
    encode(out, name);
    out += '=';
    encode(out, value);
    separator = '&';
  }
  return out;
}

}  // namespace ui
