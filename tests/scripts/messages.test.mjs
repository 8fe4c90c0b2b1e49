// The message syntax and the locale tables: a slip in a translation stops the build and names file and key.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { readLocales } from "../../scripts/generate/locales.mjs";
import { messageArguments } from "../../scripts/generate/message.mjs";

const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function locales(files) {
  const folder = mkdtempSync(join(tmpdir(), "kenalan-locales-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content, null, 1));
  }
  return folder;
}

test("arguments are found inside text and plural branches", () => {
  const text = "{name}: {count, plural, =0 {nothing} one {# deal of {owner}} other {# deals of {owner}}}";
  assert.deepEqual([...messageArguments(text)].sort(), ["count, plural", "name", "owner"]);
  assert.deepEqual([...messageArguments("Save")], []);
});

for (const [text, reason] of [
  ["{name", /never closed/],
  ["name}", /without/],
  ["{First name}", /not an argument name/],
  ["{}", /not an argument name/],
  ["{count, plural, one {# deal}}", /no branch "other"/],
  ["{count, plural, one {a} one {b} other {c}}", /twice/],
  ["{count, plural, some {a} other {b}}", /unknown branch/],
  ["{count, plural, other {a}", /never closed/],
  ["{count, plural, other {{more, plural, other {x}}}}", /inside a plural/],
  ["{count, number}", /only "plural"/],
]) {
  test(`refused: ${text}`, () => assert.throws(() => messageArguments(text), reason));
}

test("keys are sorted by their dotted names and both languages are in that order", () => {
  const folder = locales({
    "en/deals.json": { won: "Won", add: "Add {name}" },
    "ms/deals.json": { add: "Tambah {name}", won: "Menang" },
    "en/common.json": { save: "Save" },
    "ms/common.json": { save: "Simpan" },
  });
  assert.deepEqual(readLocales(folder), {
    keys: ["common.save", "deals.add", "deals.won"],
    texts: [["Save", "Add {name}", "Won"], ["Simpan", "Tambah {name}", "Menang"]],
  });
});

for (const [what, files, reason] of [
  ["a key that one language lacks", { "en/a.json": { x: "X", y: "Y" }, "ms/a.json": { x: "X" } }, /ms\/a\.json: key "y" is missing/],
  ["a file that one language lacks", { "ms/b.json": { x: "X" } }, /en\/b\.json: key "x" is missing/],
  ["other arguments", { "en/a.json": { x: "{name}" }, "ms/a.json": { x: "{nama}" } }, /ms\/a\.json: key "x": arguments \{nama\}/],
  ["a message that does not parse", { "en/a.json": { x: "{" }, "ms/a.json": { x: "x" } }, /en\/a\.json: key "x": a "\{" is never/],
  ["an empty text", { "en/a.json": { x: "x" }, "ms/a.json": { x: " " } }, /ms\/a\.json: key "x": empty/],
  ["broken JSON", { "en/a.json": "{", "ms/a.json": {} }, /en\/a\.json: not valid JSON/],
  ["nested JSON", { "en/a.json": { x: { y: "z" } }, "ms/a.json": {} }, /en\/a\.json: value of "x" must be a string/],
  ["a key twice", { "en/a.json": '{\n"x": "1",\n"x": "2"\n}', "ms/a.json": { x: "1" } }, /en\/a\.json: key "x" appears twice/],
  ["a key that is no identifier", { "en/a.json": { "x-y": "1" }, "ms/a.json": { "x-y": "1" } }, /en\/a\.json: key "x-y"/],
  ["two keys that become one", { "en/a.json": { b_c: "1" }, "ms/a.json": { b_c: "1" }, "en/a_b.json": { c: "1" }, "ms/a_b.json": { c: "1" } }, /are both a_b_c/],
]) {
  test(`refused: ${what}`, () => assert.throws(() => readLocales(locales(files)), reason));
}
