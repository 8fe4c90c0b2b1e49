// The syntax of messages, a small part of ICU's: `{name}` is a named argument, and
// `{count, plural, one {# deal} other {# deals}}` chooses by number (`#` is the number; `=0` to `=9` match exactly).
// A branch may hold arguments, not another plural. A literal brace cannot be written: no text needs one.
// Parsing here finds a slip in a translation when it is built, not when somebody reads that screen.

const namePattern = /^[a-z][a-z0-9_]*$/;
const branchPattern = /^(zero|one|two|few|many|other|=\d)$/;

// Returns the set of arguments, each as "name" or "name, plural"; throws an Error that says what is wrong.
export function messageArguments(text) {
  const found = new Set();
  parseText(text, 0, 0, found);
  return found;
}

function parseText(text, start, depth, found) {
  let at = start;
  while (at < text.length) {
    if (text[at] === "{") {
      at = parseArgument(text, at + 1, depth, found);
    } else if (text[at] === "}") {
      if (depth === 0) throw new Error(`"}" without "{" at character ${at + 1}`);
      return at;
    } else {
      at += 1;
    }
  }
  if (depth > 0) throw new Error('a "{" is never closed');
  return at;
}

function parseArgument(text, start, depth, found) {
  const end = text.slice(start).search(/[,}]/);
  if (end < 0) throw new Error('a "{" is never closed');
  const name = text.slice(start, start + end).trim();
  if (!namePattern.test(name)) throw new Error(`"{${name}" is not an argument name (snake_case)`);
  let at = start + end;
  if (text[at] === "}") {
    found.add(name);
    return at + 1;
  }
  const kind = /^,\s*plural\s*,\s*/.exec(text.slice(at));
  if (!kind) throw new Error(`argument "${name}": only "plural" may follow the comma`);
  if (depth > 0) throw new Error(`argument "${name}": a plural inside a plural`);
  at += kind[0].length;
  const branches = new Set();
  while (text[at] !== "}") {
    const head = /^([a-z]+|=\d+)\s*\{/.exec(text.slice(at));
    if (!head) throw new Error(`plural "${name}": expected a branch such as "one {...}" at character ${at + 1}`);
    if (!branchPattern.test(head[1])) throw new Error(`plural "${name}": unknown branch "${head[1]}"`);
    if (branches.has(head[1])) throw new Error(`plural "${name}": branch "${head[1]}" appears twice`);
    branches.add(head[1]);
    at = parseText(text, at + head[0].length, depth + 1, found) + 1;
    at += /^\s*/.exec(text.slice(at))[0].length;
    if (at >= text.length) throw new Error(`plural "${name}" is never closed`);
  }
  if (!branches.has("other")) throw new Error(`plural "${name}" has no branch "other"`);
  found.add(`${name}, plural`);
  return at + 1;
}
