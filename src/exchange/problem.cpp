// A problem quotes what was found in the file, and the file may hold megabytes in one cell: quotations are cut at a
// length a person reads, on a code point's border.

#include "exchange/problem.h"

#include "base/number.h"
#include "base/text.h"

namespace exchange {

namespace {

constexpr size_t kLongestQuotation = 80;

std::string shortened(std::string text) {
  size_t offset = 0;
  for (size_t count = 0; offset < text.size(); ++count) {
    if (count == kLongestQuotation) return text.substr(0, offset) + "…";
    base::decode_utf8(text, offset);
  }
  return text;
}

}  // namespace

Problem make_problem(Severity severity, int64_t line, std::string column, std::string message_key,
                     ProblemArguments arguments) {
  for (auto& [name, value] : arguments) value = shortened(std::move(value));
  arguments.emplace_back("line", base::format_integer(line));
  if (!column.empty()) arguments.emplace_back("column", shortened(column));
  return {.severity = severity,
          .line = line,
          .column = std::move(column),
          .message_key = std::move(message_key),
          .arguments = std::move(arguments)};
}

}  // namespace exchange
