// A command may run again, long after the function that made it has returned (src/store/database.h): when another tab
// was first. So no command captures by reference, nor `this`. Found by its one parameter, a store::Writer.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { sourceFiles } from "../../scripts/checks/files.mjs";

const command = /\[([^\]\n]*)\]\s*\(\s*(?:store::)?Writer\s*&/g;

const offences = (name, text) =>
  [...text.matchAll(command)]
    .filter(([, captures]) => captures.split(",").some((capture) => /^\s*&|^\s*this\s*$/.test(capture)))
    .map((match) => `${name}:${text.slice(0, match.index).split("\n").length}: captures ${match[1]}`);

test("no command captures by reference", () => {
  const files = sourceFiles("src", [".h", ".cpp"]);
  const texts = files.map((file) => [file, readFileSync(file, "utf8")]);
  assert.ok(texts.some(([, text]) => text.match(command)));
  assert.deepEqual(texts.flatMap(([file, text]) => offences(file, text)), []);
});

test("the check finds references and this, and lets values pass", () => {
  assert.equal(offences("a", "write(info, [&](store::Writer& writer) {").length, 1);
  assert.equal(offences("a", "write(info, [id, &name](Writer& writer) {").length, 1);
  assert.equal(offences("a", "write(info, [this](Writer& writer) {").length, 1);
  assert.equal(offences("a", "write(info, [=](Writer& writer) {").length, 0);
  assert.equal(offences("a", "write(info, [id, name = std::move(name)](store::Writer& writer) {").length, 0);
});
