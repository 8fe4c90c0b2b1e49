#pragma once
// Errors are values: the page is built without exceptions, so every function that can fail returns
// Result<T>. An Error carries a code that code may branch on, a localisation key with arguments for
// the person (ui turns it into a sentence), and a detail for the log that never reaches the screen.

#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace base {

enum class ErrorCode : uint8_t {
  invalid_argument,  // the caller's or the person's input breaks a rule
  invalid_format,    // a file or a message does not parse
  not_found,
  conflict,     // another writer was first
  unsupported,  // understood, but not available here
  io,           // the platform refused: quota, closed connection, network
  out_of_memory,
  corrupt,  // stored data fails its own check
  cancelled,
  internal,  // a rule of our own code was broken
};

struct Error {
  ErrorCode code = ErrorCode::internal;
  // Key of the localised sentence, as in assets/locales (for example "import.unclosed_quote").
  std::string message_key;
  // Named arguments of that sentence, for example {"line", "12"}.
  std::vector<std::pair<std::string, std::string>> arguments;
  // For the log: English, may hold identifiers, never shown.
  std::string detail;
};

// The outcome of a function that returns nothing else.
struct Unit {};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  [[nodiscard]] T& value() & {
    assert(ok() && "value() of a failed Result");
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] const T& value() const& {
    assert(ok() && "value() of a failed Result");
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T&& value() && {
    assert(ok() && "value() of a failed Result");
    return std::move(*std::get_if<0>(&state_));
  }
  [[nodiscard]] const Error& error() const& {
    assert(!ok() && "error() of a successful Result");
    return *std::get_if<1>(&state_);
  }
  [[nodiscard]] Error&& error() && {
    assert(!ok() && "error() of a successful Result");
    return std::move(*std::get_if<1>(&state_));
  }

  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }

 private:
  std::variant<T, Error> state_;
};

using Status = Result<Unit>;

inline Status success() { return Unit{}; }

}  // namespace base

// Returns the error of a failed expression from the enclosing function; otherwise goes on.
#define BASE_TRY(expression)                                              \
  do {                                                                    \
    auto base_try_result = (expression);                                  \
    if (!base_try_result.ok()) return std::move(base_try_result).error(); \
  } while (false)

// Declares `variable` from a successful expression, or returns its error.
#define BASE_TRY_ASSIGN(variable, expression)                               \
  auto variable##_result = (expression);                                    \
  if (!variable##_result.ok()) return std::move(variable##_result).error(); \
  auto variable = std::move(variable##_result).value()
