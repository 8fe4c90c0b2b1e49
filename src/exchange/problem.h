#pragma once
// What an import has to say about one place of a file. A problem never stops the import: a warning tells what was kept
// differently from how it was written, an error that this one record cannot be made. (A file that cannot be read at
// all is a base::Error.) The interface turns the key and its arguments into a sentence.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace exchange {

enum class Severity : uint8_t { warning, error };

using ProblemArguments = std::vector<std::pair<std::string, std::string>>;

struct Problem {
  Severity severity = Severity::warning;
  // Where the record or the cell starts, counted from 1 as text editors count.
  int64_t line = 0;
  // The column's header or the vCard property; empty when the whole record is meant.
  std::string column;
  std::string message_key;
  // Always "line", and "column" where there is one; the others as the sentence needs them.
  ProblemArguments arguments;
};

// Adds the line and the column to the arguments. A quoted value is cut for display at 80 characters.
[[nodiscard]] Problem make_problem(Severity severity, int64_t line, std::string column, std::string message_key,
                                   ProblemArguments arguments = {});

}  // namespace exchange
