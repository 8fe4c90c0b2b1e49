// What the generators share: reading flat JSON with errors that name the file, writing only what changed (so
// that an untouched header keeps its time and nothing is rebuilt), and C++ string literals.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";

export class InputError extends Error {}

const shown = (path) => relative(process.cwd(), path);

export function writeIfChanged(path, text) {
  let old;
  try {
    old = readFileSync(path, "utf8");
  } catch {
    mkdirSync(dirname(path), { recursive: true });
  }
  if (old !== text) writeFileSync(path, text);
}

const keyLine = /^\s*"((?:[^"\\]|\\.)*)"\s*:/;

// A flat object of strings. Twice the same key is an error: JSON itself would silently take the last.
export function readFlatJson(path, keyPattern = /^[a-z][a-z0-9_]*$/) {
  let value;
  const text = readFileSync(path, "utf8");
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputError(`${shown(path)}: not valid JSON: ${error.message}`);
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new InputError(`${shown(path)}: must be one flat object`);
  }
  for (const [key, entry] of Object.entries(value)) {
    if (!keyPattern.test(key)) throw new InputError(`${shown(path)}: key "${key}" does not match ${keyPattern}`);
    if (typeof entry !== "string") throw new InputError(`${shown(path)}: value of "${key}" must be a string`);
  }
  const seen = new Set();
  for (const line of text.split("\n")) {
    const key = keyLine.exec(line)?.[1];
    if (key === undefined) continue;
    if (seen.has(key)) throw new InputError(`${shown(path)}: key "${key}" appears twice`);
    seen.add(key);
  }
  return value;
}

// A C++ literal of the UTF-8 text; a byte escape would swallow following hex digits, so there is none.
export function cppString(text) {
  const escaped = text.replace(/[\\"]/g, (c) => `\\${c}`).replace(/\n/g, "\\n").replace(/\t/g, "\\t");
  return `"${escaped}"`;
}

const cppKeywords = new Set(
  ("alignas alignof and and_eq asm auto bitand bitor bool break case catch char class compl concept const constexpr " +
    "continue decltype default delete do double else enum explicit export extern false float for friend goto if inline " +
    "int long mutable namespace new noexcept not not_eq nullptr operator or or_eq private protected public register " +
    "requires return short signed sizeof static struct switch template this throw true try typedef typeid typename " +
    "union unsigned using virtual void volatile wchar_t while xor xor_eq").split(" "),
);

export function checkIdentifier(path, name) {
  if (cppKeywords.has(name)) throw new InputError(`${shown(path)}: "${name}" is a word of C++; choose another name`);
}

// Runs a generator's main function: an input error ends with its sentence, not with a stack.
export function runGenerator(main) {
  try {
    main(...process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

export const generatedNote = (from) => `// Generated from ${from}; edit that, not this.\n`;
