// Cuts the linked core in two: build/<preset>/page/core.wasm (which keeps its names) becomes first.wasm and second.wasm beside
// it. What goes where is told by second_part.mjs; the cut itself is made by Binaryen's wasm-split.
//
// usage: split.mjs BUILD_FOLDER    after linking (cmake/page.cmake)
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { firstFunctions, secondFiles } from "./second_part.mjs";

// A shorter function is not worth a call through the table.
const smallestBytes = 64;

// Sections and names of the WebAssembly binary format (core specification, 5.5 and the appendix "Custom Sections").
const sectionImport = 2;
const sectionCode = 10;
const sectionCustom = 0;
const subsectionFunctions = 1;

// [{ name, bytes }] of the functions that the module defines.
export function namedFunctions(module) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      if (at >= module.length) throw new Error("the module ends in the middle of a number");
      const byte = module[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const text = () => {
    const length = number();
    at += length;
    return module.toString("utf8", at - length, at);
  };
  const skipLimits = () => {
    const hasMaximum = (number() & 1) === 1;
    number();
    if (hasMaximum) number();
  };
  const skipImport = {
    0: () => number(),
    1: () => { at += 1; skipLimits(); },
    2: () => skipLimits(),
    3: () => { at += 2; },
  };
  let imported = 0;
  const sizes = [];
  const names = new Map();
  while (at < module.length) {
    const section = module[at++];
    const end = number() + at;
    if (section === sectionImport) {
      for (let left = number(); left > 0; --left) {
        text();
        text();
        const kind = module[at++];
        skipImport[kind]();
        if (kind === 0) imported += 1;
      }
    } else if (section === sectionCode) {
      for (let left = number(); left > 0; --left) {
        const bytes = number();
        sizes.push(bytes);
        at += bytes;
      }
    } else if (section === sectionCustom && text() === "name") {
      while (at < end) {
        const subsection = module[at++];
        const subsectionEnd = number() + at;
        if (subsection === subsectionFunctions) for (let left = number(); left > 0; --left) names.set(number(), text());
        at = subsectionEnd;
      }
    }
    at = end;
  }
  return sizes.map((bytes, index) => ({ name: names.get(imported + index) ?? "", bytes }));
}

// "ui::text" of "_ZN2ui4textERNS_7ContextE" (Itanium C++ ABI, 5.1.2 and 5.1.3), without the arguments of a template; "" for
// what has no scope. Constructors and destructors get the name of their class once more.
export function qualifiedName(mangled) {
  let rest = /^_ZNK?(.*)$/.exec(mangled)?.[1] ?? "";
  const parts = [];
  for (;;) {
    const length = /^\d+/.exec(rest)?.[0];
    if (length !== undefined) {
      parts.push(rest.slice(length.length, length.length + Number(length)));
      rest = rest.slice(length.length + Number(length));
    } else if (/^[CD]\d/.test(rest) && parts.length > 0) {
      parts.push(parts.at(-1));
      rest = rest.slice(2);
    } else {
      return /^[EI]/.test(rest) ? parts.join("::") : "";
    }
  }
}

const ruleExpression = (rule) => new RegExp(`^${rule.replace(/^!/, "").replace(/[.+]/g, "\\$&").replace(/\*/g, "[^/]*")}$`);

export function isSecondFile(path, rules = secondFiles) {
  return rules.reduce((is, rule) => (ruleExpression(rule).test(path) ? !rule.startsWith("!") : is), false);
}

// Folding of equal code leaves the library's templates under the name of whichever was met first, so that a name tells
// nothing about who calls them; closures kept in std::function are their maker's alone.
const isLibraryTemplate = (name) => /^_ZNK?S/.test(name) && !name.startsWith("_ZNSt3__210__function6__func");

// The names of what goes to the second part. definedBy: name → the source files that define it (inline functions: several).
export function secondFunctions(functions, definedBy) {
  return functions
    .filter(({ name, bytes }) => bytes >= smallestBytes && !isLibraryTemplate(name) && !firstFunctions.includes(qualifiedName(name)))
    .filter(({ name }) => definedBy.get(name)?.every((path) => isSecondFile(path)) ?? false)
    .map(({ name }) => name);
}

function objectsBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".o"))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

function readDefinitions(objects) {
  const definedBy = new Map();
  const listing = execFileSync("emnm", ["--defined-only", "--print-file-name", ...objects], {
    encoding: "utf8", maxBuffer: 512 * 1024 * 1024, stdio: ["ignore", "pipe", "ignore"],
  });
  for (const line of listing.split("\n")) {
    const match = /^(.*\.o): ?\S* [TtWw] (.*)$/.exec(line);
    if (match === null) continue;
    const path = /\/src\/(.*)\.o$/.exec(match[1])?.[1] ?? match[1];
    if (!definedBy.has(match[2])) definedBy.set(match[2], []);
    definedBy.get(match[2]).push(path);
  }
  return definedBy;
}

function split(folder) {
  const page = join(folder, "page");
  const core = join(page, "core.wasm");
  const definedBy = readDefinitions(objectsBelow(join(folder, "CMakeFiles")));
  const names = secondFunctions(namedFunctions(readFileSync(core)), definedBy);
  if (names.length === 0) throw new Error(`no function of ${relative(".", core)} belongs to the second part`);
  const list = join(page, "second_functions.txt");
  writeFileSync(list, `${names.join("\n")}\n`);
  execFileSync("wasm-split", [
    "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext", "--enable-mutable-globals", "--quiet",
    core, `--split-funcs=@${list}`, "--import-namespace=first", "--placeholder-namespace=second",
    "--placeholdermap", "-o1", join(page, "first.wasm"), "-o2", join(page, "second.wasm"),
  ], { stdio: ["ignore", "inherit", "inherit"] });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) split(process.argv[2]);
