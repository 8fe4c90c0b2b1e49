// What every source file keeps: at most 500 lines, a comment at its head that says why it exists, nothing unfinished,
// nothing that belongs to one machine, and no way of writing styles or markup that the page's policy forbids.
import { readFileSync } from "node:fs";
import { sourceFiles } from "./files.mjs";

const maximumLines = 500;
const commentStart = /^\s*(\/\/|\/\*|#(?!\s*(pragma|include|define|if))|<!--|\*)/;
// Written in parts, so that this file passes its own check.
const forbidden = [
  { pattern: new RegExp(`\\b(${["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"].join("|")})\\b`), reason: "unfinished work" },
  { pattern: new RegExp(["registry\\.", "(npmjs|yarnpkg)", "\\."].join("")), reason: "the address of a package registry" },
  { pattern: new RegExp(`["'\\s=](/${"work"}|/${"home"}|/${"root"})/`), reason: "a path of one machine" },
];
const forbiddenInPage = [
  { pattern: /\.(inner|outer)HTML\b/, reason: "markup from a string" },
  { pattern: /setAttribute\(\s*['"]style['"]/, reason: "an inline style attribute (the policy forbids it)" },
  { pattern: /\b(test|it|describe)\.(skip|todo|only)\b/, reason: "a test that does not run" },
];

const groups = [
  { folder: "src", endings: [".h", ".cpp"] },
  { folder: "tests", endings: [".h", ".cpp", ".mjs", ".ts"] },
  { folder: "web", endings: [".ts", ".js", ".css"] },
  { folder: "shaders", endings: [] },
  { folder: "cmake", endings: [".cmake"] },
  { folder: "scripts", endings: [] },
];

export function sourceProblems() {
  const problems = [];
  for (const { folder, endings } of groups) {
    for (const file of sourceFiles(folder, endings)) {
      const lines = readFileSync(file, "utf8").trimEnd().split("\n");
      if (lines.length > maximumLines) problems.push(`${file}: ${lines.length} lines; split it by concept (at most ${maximumLines})`);
      const head = lines.slice(0, 4).filter((line) => !line.startsWith("#!"));
      if (!head.some((line) => commentStart.test(line))) problems.push(`${file}: no opening comment that says why it exists`);
      const rules = folder === "web" || folder === "tests" ? [...forbidden, ...forbiddenInPage] : forbidden;
      lines.forEach((line, index) => {
        for (const { pattern, reason } of rules) {
          if (pattern.test(line)) problems.push(`${file}:${index + 1}: ${reason}`);
        }
      });
    }
  }
  return problems;
}
